"""Places that other providers offer in a zaak: added, put right with a reason, or struck out."""

from __future__ import annotations

from app.domain.basis.fouten import MotiveringVerplicht, NietGevonden, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.plaatsing.aanbod import Aanbod
from app.domain.plaatsing.boekhouding import bezet, geboekte_weken
from app.domain.termijn.termijn import datum_voluit
from app.models import Plaatsaanbod, Zaak
from app.services.kern.toegang import eis_lopend, eis_versie, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.plaatsing import lezen


def leg_aanbod_vast(
    werk: Werk,
    zaaknummer: str,
    nieuw: Aanbod,
    nummer: int | None = None,
    reden: str = "",
    vervalt: bool = False,
    versie: int | None = None,
) -> Plaatsaanbod:
    """Add an offer, or with its number put one right; `versie` is the one the user looked at.

    Raises GeenRecht, ZaakGesloten, NietGevonden, OngeldigeInvoer, DatumOnlogisch, MotiveringVerplicht, Verouderd.
    """
    werk.wil("leg_aanbod_vast", datum=werk.verzoek.vandaag, reden=reden)
    dossier = open_dossier(werk, zaaknummer, Recht.TELLING_VASTLEGGEN)
    eis_lopend(dossier.zaak)
    zaak, zorgvormen = dossier.zaak, lezen.vormen(dossier)
    alle = lezen.aanbod(werk.session, zaak)
    eerder = _te_verbeteren(alle, nummer, reden, versie) if nummer else None
    boekingen = lezen.boekingen(werk.session, zaak).geboekt if nummer else ()
    geboekt = bezet(boekingen, nummer) if nummer else 0
    if vervalt and geboekt:
        raise OngeldigeInvoer(
            f"Er zijn {geboekt} van deze plaatsen geboekt. Trek eerst die boekingen in.", veld="vervalt"
        )
    nieuw.toets(zorgvormen, geboekt)
    if nummer:
        nieuw.toets_boekingen(geboekte_weken(boekingen, nummer))
    was = eerder.waarden() if eerder else None
    anders = was.verschil(nieuw) if was else list(Aanbod.TITELS)
    if not anders and not vervalt:
        raise OngeldigeInvoer("Er is niets veranderd. Dit staat er al zo.")
    rij = schrijf_aanbod(werk, zaak, was if was and vervalt else nieuw, eerder, len(alle) + 1, reden, vervalt)
    werk.noteer(
        object=f"aanbod/{rij.nummer}",
        versie=rij.versie,
        was=_in_woorden(was, anders, zorgvormen) if was and not vervalt else None,
        wordt={"Vervallen": "ja"} if vervalt else _in_woorden(nieuw, anders, zorgvormen),
    )
    return rij


def _te_verbeteren(alle: dict[int, Plaatsaanbod], nummer: int, reden: str, versie: int | None) -> Plaatsaanbod:
    eerder = alle.get(nummer)
    if eerder is None or eerder.vervallen:
        raise NietGevonden("Dit aanbod is er niet in deze zaak.")
    eis_versie(eerder.versie, versie)
    if not heeft_inhoud(reden):
        raise MotiveringVerplicht("Schrijf waarom u dit wijzigt. Dit komt in het logboek.", veld="reden")
    return eerder


def in_woorden(wat: Aanbod, zorgvormen: dict[str, str]) -> list[str]:
    """What an offer says, in the order of its fields."""
    return [tekst for tekst in _in_woorden(wat, list(Aanbod.TITELS), zorgvormen).values() if tekst != "–"]


def schrijf_aanbod(
    werk: Werk,
    zaak: Zaak,
    wat: Aanbod,
    eerder: Plaatsaanbod | None,
    volgend: int,
    reden: str,
    vervalt: bool,
    opgave: int | None = None,
) -> Plaatsaanbod:
    """A version of an offer, or with `volgend` as its number a new one; `opgave` is the link of who made it himself."""
    rij = Plaatsaanbod(
        **{naam: getattr(wat, naam) for naam in Aanbod.TITELS},
        zaak_id=zaak.id,
        nummer=eerder.nummer if eerder else volgend,
        versie=eerder.versie + 1 if eerder else 1,
        vervallen=vervalt,
        reden=reden,
        opgave=opgave or (eerder.opgave if eerder else None),
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    werk.session.flush()
    return rij


def _in_woorden(wat: Aanbod, velden: list[str], zorgvormen: dict[str, str]) -> dict[str, str]:
    """What an offer says by the title of each field. Places are capacity, no children, so their number may be told."""
    woorden = {
        "aanbieder": wat.aanbieder,
        "locatie": wat.locatie,
        "zorgvorm": zorgvormen.get(wat.zorgvorm, wat.zorgvorm),
        "plaatsen": str(wat.plaatsen),
        "vanaf": datum_voluit(wat.vanaf),
        "tot": datum_voluit(wat.tot) if wat.tot else "",
        "voorwaarden": wat.voorwaarden,
    }
    return {Aanbod.TITELS[veld]: woorden[veld] or "–" for veld in velden}
