"""Who acts for whom in the steering groups of a zaak: added, put right with a reason, or struck out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import dag_van
from app.domain.basis.fouten import MotiveringVerplicht, NietGevonden, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.regio.stuurgroep import Stuurplek
from app.domain.termijn.termijn import datum_voluit
from app.models import Stuurgroepplek, Zaak
from app.services.kern.toegang import eis_lopend, eis_versie, open_dossier
from app.services.kern.uitvoering import Werk


def stuurgroepen(session: Session, zaak: Zaak) -> dict[int, Stuurgroepplek]:
    """What holds, by number; those struck out too."""
    vraag = select(Stuurgroepplek).where(Stuurgroepplek.zaak_id == zaak.id).order_by(Stuurgroepplek.versie)
    return {rij.nummer: rij for rij in session.scalars(vraag)}


def per_stuurgroep(session: Session, zaak: Zaak) -> list[Stuurgroepplek]:
    """Those not struck out, by steering group, role and day."""
    return sorted((rij for rij in stuurgroepen(session, zaak).values() if not rij.vervallen), key=_volgorde)


def _volgorde(rij: Stuurgroepplek) -> tuple[str, str, date, int]:
    return rij.stuurgroep.casefold(), rij.rol.value, rij.vanaf, rij.nummer


def plekregels(rijen: Iterable[Stuurgroepplek], dag: date = date.max) -> list[Sequence[Stuurgroepplek]]:
    """Every version of each place that was entered by the end of the day, oldest first; by steering group, role and day
    of the last one, those struck out last.
    """
    per_nummer: dict[int, list[Stuurgroepplek]] = {}
    for rij in sorted(rijen, key=lambda rij: (rij.nummer, rij.versie)):
        if dag_van(rij.ingevoerd_op) <= dag:
            per_nummer.setdefault(rij.nummer, []).append(rij)
    return sorted(per_nummer.values(), key=lambda regel: (regel[-1].vervallen, _volgorde(regel[-1])))


def zitten_op(rijen: Iterable[Stuurgroepplek], dag: date) -> list[Stuurgroepplek]:
    """Who sat where on a day, as it is known now."""
    laatste = [regel[-1] for regel in plekregels(rijen)]
    return [rij for rij in laatste if not rij.vervallen and rij.vanaf <= dag <= (rij.tot or date.max)]


def leg_stuurgroepplek_vast(
    werk: Werk,
    zaaknummer: str,
    nieuw: Stuurplek,
    nummer: int | None = None,
    reden: str = "",
    vervalt: bool = False,
    versie: int | None = None,
) -> Stuurgroepplek:
    """Say what a party is in a steering group, or with its number put that right; `versie` is the one looked at.

    Raises GeenRecht, ZaakGesloten, NietGevonden, OngeldigeInvoer, DatumOnlogisch, MotiveringVerplicht, Verouderd.
    """
    werk.wil("leg_stuurgroepplek_vast", datum=nieuw.vanaf, reden=reden)
    dossier = open_dossier(werk, zaaknummer, Recht.REGIO_BETREKKEN)
    eis_lopend(dossier.zaak)
    alle = stuurgroepen(werk.session, dossier.zaak)
    eerder = _te_verbeteren(alle, nummer, reden, versie) if nummer is not None else None
    if vervalt and eerder is None:
        raise OngeldigeInvoer("Zeg welke plek vervalt.", veld="nummer")
    was = eerder.waarden() if eerder else None
    if not vervalt:
        nieuw.toets(rij.waarden() for nr, rij in alle.items() if nr != nummer and not rij.vervallen)
    anders = was.verschil(nieuw) if was else list(Stuurplek.TITELS)
    if not anders and not vervalt:
        raise OngeldigeInvoer("Er is niets veranderd. Dit staat er al zo.")
    wat = was if was and vervalt else nieuw
    rij = _schrijf(werk, dossier.zaak, wat, eerder, len(alle) + 1, reden=reden, vervallen=vervalt)
    werk.noteer(
        object=f"stuurgroep/{rij.nummer}",
        versie=rij.versie,
        was=_in_woorden(was, anders) if was and not vervalt else None,
        wordt={"Vervallen": "ja"} if vervalt else _in_woorden(nieuw, anders),
    )
    return rij


def _schrijf(
    werk: Werk, zaak: Zaak, wat: Stuurplek, eerder: Stuurgroepplek | None, volgend: int, **hoe: Any
) -> Stuurgroepplek:
    rij = Stuurgroepplek(
        **{naam: getattr(wat, naam) for naam in Stuurplek.TITELS},
        **hoe,
        zaak_id=zaak.id,
        nummer=eerder.nummer if eerder else volgend,
        versie=eerder.versie + 1 if eerder else 1,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    werk.session.flush()
    return rij


def _te_verbeteren(alle: dict[int, Stuurgroepplek], nummer: int, reden: str, versie: int | None) -> Stuurgroepplek:
    eerder = alle.get(nummer)
    if eerder is None or eerder.vervallen:
        raise NietGevonden("Deze plek in een stuurgroep is er niet in deze zaak.")
    eis_versie(eerder.versie, versie)
    if not heeft_inhoud(reden):
        raise MotiveringVerplicht("Schrijf waarom u dit wijzigt. Dit komt in het logboek.", veld="reden")
    return eerder


def _in_woorden(wat: Stuurplek, velden: list[str]) -> dict[str, str]:
    woorden = {
        "stuurgroep": wat.stuurgroep,
        "rol": wat.rol.value,
        "partij": wat.partij,
        "wie": wat.wie,
        "vanaf": datum_voluit(wat.vanaf),
        "tot": datum_voluit(wat.tot) if wat.tot else "",
    }
    return {Stuurplek.TITELS[veld]: woorden[veld] or "–" for veld in velden}
