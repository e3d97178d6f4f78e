"""Who can be the holder of a new mandaat in a zaak: who leads it, or an office of the region that leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.domain.basis.begrippen import Rol, Zaakrol
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.tekst import mailvorm
from app.domain.mandaat.houderschap import VOOR_FUNCTIE
from app.domain.regio.regio import Functie, Regioprofiel
from app.models import Gebruiker, Organisatie
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import Dossier
from app.services.kern.uitvoering import Werk


@dataclass(frozen=True)
class NieuweHouder:
    """A holder as he was named, and the columns of a mandaat that say who he is."""

    gezegd: str
    kolommen: Mapping[str, Any]


def functies_met_mandaat(profiel: Regioprofiel) -> list[Functie]:
    """The offices to which a mandaat can be given: those that lead. The projectleider gets an ondermandaat."""
    return [functie for functie in profiel.functies if functie.rol is Rol.REGIEVOERDER]


def vind_houder(werk: Werk, dossier: Dossier, wie: str) -> NieuweHouder:
    """The person with this address when he leads the zaak, or the office that is named (`functie:` and its code).

    Raises OngeldigeInvoer.
    """
    if wie.startswith(VOOR_FUNCTIE):
        return _aan_functie(werk, dossier, wie.removeprefix(VOOR_FUNCTIE).strip())
    leiding = [
        v.gebruiker
        for v in dossier.vervullingen
        if v.tot is None and v.rol is not Zaakrol.PROJECTLEIDER and v.gebruiker.email == mailvorm(wie)
    ]
    if not leiding:
        raise OngeldigeInvoer("Kies een houder die in deze zaak de leiding heeft.", veld="houder")
    return NieuweHouder(leiding[0].email, {"houder_id": leiding[0].id, "houder": leiding[0]})


def _aan_functie(werk: Werk, dossier: Dossier, code: str) -> NieuweHouder:
    """Somebody has to fill the office: who does is kept beside it, as the account of the day it was drawn up."""
    functie = next((f for f in functies_met_mandaat(dossier.profiel) if f.code == code), None)
    if functie is None:
        raise OngeldigeInvoer("Kies een functie die in deze regio de leiding heeft.", veld="houder")
    vandaag, bezetting = werk.verzoek.vandaag, lees_bezetting(werk.session, dossier.zaak.regio)
    nu = bezetting.houder_op(code, vandaag) or next(iter(bezetting.waarnemers_op(code, vandaag)), None)
    if nu is None:
        raise OngeldigeInvoer(
            f"Niemand vervult nu de functie {functie.titel}. Laat de beheerder een houder of waarnemer vastleggen.",
            veld="houder",
        )
    werkgever = werk.session.scalars(select(Organisatie).where(Organisatie.code == functie.organisatie)).one()
    houder = werk.session.get_one(Gebruiker, nu.gebruiker_id)
    ambt = {"houder_functie": code, "houder_titel": functie.titel, "houder_organisatie_id": werkgever.id}
    return NieuweHouder(f"{VOOR_FUNCTIE}{code}", {"houder_id": houder.id, "houder": houder, **ambt})
