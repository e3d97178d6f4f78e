"""The pages of a case that this account may open, with how much is behind each."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from app.db import db
from app.domain.basis.rechten import Recht
from app.services.kern.toegang import Dossier
from app.services.overzicht.zaaktelling import Tellingen, tellingen

LET_OP = ("noodgrepen.lijst", "opschaling.ladder", "informatie.lijst")
"""Pages on which something open asks for attention, also on the first page of the case."""


@dataclass(frozen=True)
class Punt:
    label: str
    url: str
    actief: bool
    teller: str | int | None = None
    let: bool = False


def zaaknav(dossier: Dossier, hier: str) -> list[Punt]:
    """Side navigation; `hier` is the endpoint of the page itself."""
    aantal = tellingen(db.session, dossier.zaak) if dossier.volledig else Tellingen()
    punten = (
        (_("Overzicht"), "zaken.overzicht", Recht.ZAKEN_INZIEN, None),
        (_("Trede"), "trede.geschiedenis", Recht.ZAKEN_INZIEN, None),
        (_("Wie doet wat"), "toewijzing.overzicht", Recht.DOSSIER_INZIEN, None),
        (_("Situatie op een dag"), "situatie.toon", Recht.DOSSIER_INZIEN, None),
        (_("Stappen"), "stappen.lijst", Recht.DOSSIER_INZIEN, aantal.stappen_open),
        (_("Termijnen"), "termijnen.lijst", Recht.DOSSIER_INZIEN, None),
        (_("Draaiboek"), "draaiboeken.van_zaak", Recht.DOSSIER_INZIEN, None),
        (_("Noodgrepen"), "noodgrepen.lijst", Recht.DOSSIER_INZIEN, aantal.noodgrepen_open),
        (_("Standpunten"), "vragen.lijst", Recht.STANDPUNTEN_INZIEN, aantal.vragen),
        (_("Opschaling"), "opschaling.ladder", Recht.STANDPUNTEN_INZIEN, aantal.opschalingen_open),
        (_("Toezicht"), "toezicht.spoor", Recht.DOSSIER_INZIEN, None),
        (_("Mandaten"), "mandaten.lijst", Recht.MANDATEN_INZIEN, aantal.mandaten),
        (_("Regio’s"), "regios.lijst", Recht.DOSSIER_INZIEN, None),
        (_("Besluiten"), "besluiten.lijst", Recht.MANDATEN_INZIEN, aantal.besluiten),
        (_("Informatie"), "informatie.lijst", Recht.DOSSIER_INZIEN, aantal.informatie_open),
        (_("Raadsbrief"), "raadsbrief.toon", Recht.RAADSBRIEF_INZIEN, None),
        (_("Stukken"), "stukken.lijst", Recht.STUKKEN_INZIEN, aantal.stukken),
        (_("Aantallen kinderen"), "tellingen.lijst", Recht.TELLINGEN_INZIEN, None),
        (_("Aanbieder"), "aanbieder.overzicht", Recht.DOSSIER_INZIEN, None),
        (_("Documenten"), "documenten.lijst", Recht.DOCUMENT_INZIEN, aantal.documenten),
        (_("Logboek"), "logboek.lijst", Recht.LOGBOEK_INZIEN, aantal.logboek),
        (_("Exports"), "exports.van_zaak", Recht.EXPORT_MAKEN, aantal.exports),
        (_("Vernietiging"), "vernietiging.toon", Recht.VERNIETIGING_INZIEN, None),
    )
    nummer = dossier.zaak.zaaknummer
    return [
        Punt(
            label,
            url_for(endpoint, zaaknummer=nummer),
            endpoint == hier,
            _teller(endpoint, dossier, teller),
            let=endpoint in LET_OP and bool(teller),
        )
        for label, endpoint, recht, teller in punten
        if dossier.mag(recht)
    ]


def _teller(endpoint: str, dossier: Dossier, teller: int | None) -> str | int | None:
    if teller is None or not dossier.volledig:
        return None
    telt_open = endpoint == "stappen.lijst" or endpoint in LET_OP
    return _("%(aantal)s open", aantal=teller) if telt_open and teller else teller or None
