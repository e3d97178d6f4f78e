"""The pages of a case that this account may open, with how much is behind each and how much of that is open."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.openstaand.onderdelen import Onderdeel
from app.services.kern.toegang import Dossier
from app.services.openstaand.lijst import Aantal
from app.services.overzicht.zaaktelling import Tellingen, tellingen
from app.web.kern.verzoek import vandaag

LET_OP = ("noodgrepen.lijst", "opschaling.ladder", "informatie.lijst")
"""Pages on which something open asks for attention, also on the first page of the case."""


@dataclass(frozen=True)
class Punt:
    """`let` asks for attention on the first page of the case; `laat` says that something there is late."""

    label: str
    url: str
    actief: bool
    teller: str | int | None = None
    let: bool = False
    laat: bool = False


def zaaknav(dossier: Dossier, hier: str, geteld: Tellingen | None = None) -> list[Punt]:
    """Side navigation; `hier` is the endpoint of the page itself."""
    geteld = geteld or tellingen(db.session, dossier, vandaag())
    stand: dict[object, Aantal] = defaultdict(Aantal, geteld.open)  # type: ignore[arg-type]
    stand["alles"] = geteld.alles
    nummer = dossier.zaak.zaaknummer
    return [
        Punt(
            label,
            url_for(endpoint, zaaknummer=nummer),
            endpoint == hier,
            _teller(stand[deel], geteld.aantal.get(telt or "")),
            let=endpoint in LET_OP and bool(stand[deel].totaal),
            laat=bool(stand[deel].te_laat),
        )
        for label, endpoint, recht, deel, telt in _bladen()
        if dossier.mag(recht)
    ]


def _bladen() -> tuple[tuple[str, str, Recht, object, str | None], ...]:
    """Label, page, right, the part of which it counts what is open, and the rows that it counts."""
    d = Onderdeel
    return (
        (_("Overzicht"), "zaken.overzicht", Recht.ZAKEN_INZIEN, None, None),
        (_("Wat openstaat"), "zaakopenstaand.lijst", Recht.ZAKEN_INZIEN, "alles", None),
        (_("Trede"), "trede.geschiedenis", Recht.ZAKEN_INZIEN, None, None),
        (_("Wie doet wat"), "toewijzing.overzicht", Recht.DOSSIER_INZIEN, d.TOEWIJZING, None),
        (_("Situatie op een dag"), "situatie.toon", Recht.DOSSIER_INZIEN, None, None),
        (_("Stappen"), "stappen.lijst", Recht.DOSSIER_INZIEN, d.STAPPEN, None),
        (_("Termijnen"), "termijnen.lijst", Recht.DOSSIER_INZIEN, None, None),
        (_("Draaiboek"), "draaiboeken.van_zaak", Recht.DOSSIER_INZIEN, None, None),
        (_("Noodgrepen"), "noodgrepen.lijst", Recht.DOSSIER_INZIEN, d.NOODGREPEN, None),
        (_("Standpunten"), "vragen.lijst", Recht.STANDPUNTEN_INZIEN, d.STANDPUNTEN, "vragen"),
        (_("Opschaling"), "opschaling.ladder", Recht.STANDPUNTEN_INZIEN, d.OPSCHALING, None),
        (_("Toezicht"), "toezicht.spoor", Recht.DOSSIER_INZIEN, d.TOEZICHT, None),
        (_("Mandaten"), "mandaten.lijst", Recht.MANDATEN_INZIEN, d.MANDATEN, "mandaten"),
        (_("Regio’s"), "regios.lijst", Recht.DOSSIER_INZIEN, None, None),
        (_("Besluiten"), "besluiten.lijst", Recht.MANDATEN_INZIEN, None, "besluiten"),
        (_("Informatie"), "informatie.lijst", Recht.DOSSIER_INZIEN, d.INFORMATIE, None),
        (_("Raadsbrief"), "raadsbrief.toon", Recht.RAADSBRIEF_INZIEN, d.RAADSBRIEF, None),
        (_("Stukken"), "stukken.lijst", Recht.STUKKEN_INZIEN, d.STUKKEN, "stukken"),
        (_("Aantallen kinderen"), "tellingen.lijst", Recht.TELLINGEN_INZIEN, d.TELLINGEN, None),
        (_("Aanbieder"), "aanbieder.overzicht", Recht.DOSSIER_INZIEN, d.AANBIEDER, None),
        (_("Documenten"), "documenten.lijst", Recht.DOCUMENT_INZIEN, d.DOCUMENTEN, "documenten"),
        (_("Logboek"), "logboek.lijst", Recht.LOGBOEK_INZIEN, None, "logboek"),
        (_("Exports"), "exports.van_zaak", Recht.EXPORT_MAKEN, d.EXPORTS, "exports"),
        (_("Vernietiging"), "vernietiging.toon", Recht.VERNIETIGING_INZIEN, d.VERNIETIGING, None),
    )


def _teller(open_: Aantal, aantal: int | None) -> str | int | None:
    """What is late or open; a number without a word is how many there are, open or not."""
    if open_.te_laat:
        return str(_("%(aantal)s te laat", aantal=open_.te_laat))
    if open_.totaal:
        return str(_("%(aantal)s open", aantal=open_.totaal))
    return aantal or None
