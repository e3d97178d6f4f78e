"""Scenarios of a zaak: added, put right with a reason, or struck out; a row that is there never changes."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import MotiveringVerplicht, NietGevonden, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.vooruitblik.scenario import Scenario
from app.models import Scenario as Rij
from app.models import Zaak
from app.services.kern.toegang import Dossier, eis_lopend, eis_versie, open_dossier
from app.services.kern.uitvoering import Werk


def leg_scenario_vast(
    werk: Werk,
    zaaknummer: str,
    nieuw: Scenario,
    nummer: int | None = None,
    reden: str = "",
    vervalt: bool = False,
    versie: int | None = None,
) -> Rij:
    """Add a scenario, or with its number put one right; `versie` is the one the user looked at.

    Raises GeenRecht, ZaakGesloten, NietGevonden, OngeldigeInvoer, DatumOnlogisch, DatumInToekomst,
    MotiveringVerplicht, Verouderd.
    """
    werk.wil("leg_scenario_vast", datum=werk.verzoek.vandaag, reden=reden)
    dossier = open_dossier(werk, zaaknummer, Recht.AANBIEDER_BIJWERKEN)
    eis_lopend(dossier.zaak)
    alle, vormen = scenarios(werk.session, dossier.zaak), zorgvormen(dossier)
    eerder = _te_verbeteren(alle, nummer, reden, versie) if nummer is not None else None
    if vervalt and eerder is None:
        raise OngeldigeInvoer("Alleen een scenario dat er al is, kan vervallen.", veld="vervalt")
    if not vervalt:
        nieuw.toets(vormen, werk.verzoek.vandaag)
    was = eerder.waarden() if eerder else None
    anders = was.verschil(nieuw) if was else list(Scenario.TITELS)
    if not anders and not vervalt:
        raise OngeldigeInvoer("Er is niets veranderd. Dit staat er al zo.")
    rij = _rij(werk, dossier.zaak, was if was and vervalt else nieuw, eerder, len(alle) + 1, reden, vervalt)
    werk.noteer(
        object=f"scenario/{rij.nummer}",
        versie=rij.versie,
        was=was.in_woorden(anders, vormen) if was and not vervalt else None,
        wordt={"Vervallen": "ja"} if vervalt else nieuw.in_woorden(anders, vormen),
    )
    return rij


def zorgvormen(dossier: Dossier) -> dict[str, str]:
    """The forms of care of the region, by code."""
    return {vorm.code: vorm.titel for vorm in dossier.profiel.zorgvormen}


def scenarios(session: Session, zaak: Zaak) -> dict[int, Rij]:
    """As they hold, by number, those struck out too."""
    vraag = select(Rij).where(Rij.zaak_id == zaak.id).order_by(Rij.nummer, Rij.versie)
    return {rij.nummer: rij for rij in session.scalars(vraag)}


def _te_verbeteren(alle: dict[int, Rij], nummer: int, reden: str, versie: int | None) -> Rij:
    eerder = alle.get(nummer)
    if eerder is None or eerder.vervallen:
        raise NietGevonden("Dit scenario is er niet in deze zaak.")
    eis_versie(eerder.versie, versie)
    if not heeft_inhoud(reden):
        raise MotiveringVerplicht("Schrijf waarom u dit wijzigt. Dit komt in het logboek.", veld="reden")
    return eerder


def _rij(werk: Werk, zaak: Zaak, wat: Scenario, eerder: Rij | None, volgend: int, reden: str, vervalt: bool) -> Rij:
    velden = {naam: getattr(wat, naam) for naam in Scenario.TITELS}
    rij = Rij(
        **velden | {"plaatsen": [[deel.zorgvorm, deel.aantal] for deel in wat.plaatsen]},
        zaak_id=zaak.id,
        nummer=eerder.nummer if eerder else volgend,
        versie=eerder.versie + 1 if eerder else 1,
        vervallen=vervalt,
        reden=reden,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    werk.session.flush()
    return rij
