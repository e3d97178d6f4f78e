"""A decision under mandaat as besluit of the Besluiten API."""

from __future__ import annotations

from app.domain.basis.bedrag import euro, opsomming
from app.models import Zaak
from app.services.besluit.overzicht import Besluitregel
from app.services.kern.toegang import Dossier
from app.services.zgw.adressen import Objectsoort
from app.services.zgw.typen import besluittype
from app.services.zgw.vorm import VAN_PAPIER, Deel, Zgw, dag


def besluit(zgw: Zgw, dossier: Dossier, regel: Besluitregel) -> Deel:
    """The decision with what its reader may see: the team the whole, a grantor its own part.

    ZGW has no place for amounts, so they stand in the toelichting. A reversal is a decision of its own; the one that
    it reverses keeps no end date, for it was not withdrawn but settled.
    """
    return {
        "url": zgw.url(Objectsoort.BESLUIT, regel.besluit.id),
        **kern(zgw.rsin, dossier.zaak, regel),
        "besluittype": zgw.url(Objectsoort.BESLUITTYPE, besluittype(regel.besluit.soort).nummer),
        "zaak": zgw.url(Objectsoort.ZAAK, dossier.zaak.id),
        "toelichting": " ".join(_toelichting(dossier, regel)),
        "bestuursorgaan": "",
        "vervaldatum": None,
        "vervalreden": "",
        "vervalredenWeergave": "",
        "publicatiedatum": None,
        "verzenddatum": None,
        "uiterlijkeReactiedatum": None,
    }


def kern(rsin: str, zaak: Zaak, regel: Besluitregel) -> Deel:
    """What identifies a decision and when it was taken: the part that is also written at another server."""
    return {
        "identificatie": f"{zaak.zaaknummer}-{regel.besluit.volgnr}",
        "verantwoordelijkeOrganisatie": rsin,
        "datum": dag(regel.besluit.datum),
        "ingangsdatum": dag(regel.besluit.datum),
    }


def _toelichting(dossier: Dossier, regel: Besluitregel) -> list[str]:
    """What was decided, in sentences."""
    wat = regel.besluit
    zinnen = [wat.omschrijving, *_bedrag(dossier, regel)]
    if wat.inlezing_id:
        zinnen.append(VAN_PAPIER)
    if regel.draait_terug:
        zinnen.append(f"Dit besluit draait besluit {dossier.zaak.zaaknummer}-{regel.draait_terug.volgnr} terug.")
    if regel.teruggedraaid_door:
        zinnen.append(f"Teruggedraaid door besluit {dossier.zaak.zaaknummer}-{regel.teruggedraaid_door.volgnr}.")
    return zinnen


def _bedrag(dossier: Dossier, regel: Besluitregel) -> list[str]:
    wat = regel.besluit
    if wat.bedrag is None:
        return []
    if not dossier.volledig:
        return [f"Uw deel: {euro(sum(deel.bedrag for deel in regel.delen))}."]
    delen = [f"{deel.mandaat.mandaatgever.naam} {euro(deel.bedrag)}" for deel in regel.delen]
    return [f"Bedrag: {euro(wat.bedrag)}.", *([f"Verdeling: {opsomming(delen)}."] if delen else [])]
