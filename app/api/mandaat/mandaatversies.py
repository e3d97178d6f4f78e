"""What is drawn up after a mandaat: its next version, and an ondermandaat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe
from app.api.kern.handelen import handel
from app.api.kern.lijst import adres_van
from app.api.kern.toegang import dossier
from app.api.mandaat.mandaatbeeld import Mandaat, mandaat_nu
from app.api.mandaat.mandaatinvoer import Ondermandaattekst, Versietekst
from app.api.mandaat.mandaatopstelling import INHOUDREGELS
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.mandaat.inhoud import Inhoud
from app.models import Mandaat as Rij
from app.services.mandaat import versies as versies
from app.services.mandaat.ondermandaten import stel_ondermandaat_op as stel_onder_op
from app.services.mandaat.toegang import vind_mandaat

GROEP = "Mandaten"


@doe(
    "/mandaten/<int:mandaat_id>/versies",
    Recht.MANDAAT_VOORSTELLEN,
    Versietekst,
    Mandaat,
    status=201,
    met_versie=True,
    codes=(*INHOUDREGELS, "datum_in_toekomst", "ongeldige_overgang", "buiten_bovenliggend_mandaat"),
)
def nieuwe_versie(mandaat_id: int, invoer: Versietekst, versie: int | None) -> Response:
    """Stel een nieuwe versie op

    Een concept dat de hele weg opnieuw gaat; de oude versie geldt tot de nieuwe actief is. Wat u weglaat, blijft.
    """
    return _stel_op(versies.nieuwe_versie, invoer, invoer.inhoud(_mandaat(mandaat_id)), mandaat_id, versie)


@doe(
    "/mandaten/<int:mandaat_id>/ondermandaten",
    Recht.ONDERMANDAAT_VERLENEN,
    Ondermandaattekst,
    Mandaat,
    status=201,
    met_versie=True,
    codes=(*INHOUDREGELS, "datum_in_toekomst", "ongeldige_overgang", "buiten_bovenliggend_mandaat"),
)
def stel_ondermandaat_op(mandaat_id: int, invoer: Ondermandaattekst, versie: int | None) -> Response:
    """Stel een ondermandaat op

    Voor de projectleider, binnen het mandaat dat u zelf heeft. Wat u weglaat, blijft zoals dat mandaat het zegt.
    """
    inhoud = replace(invoer.inhoud(_mandaat(mandaat_id)), ondermandaat_mag=False)  # there is no third layer
    return _stel_op(stel_onder_op, invoer, inhoud, mandaat_id, versie)


def _mandaat(mandaat_id: int) -> Rij:
    """As it was drawn up: what a mandaat says never changes, so that it can be read before the act."""
    return vind_mandaat(db.session, dossier(), mandaat_id)


def _stel_op(
    dienst: Callable[..., Rij], invoer: Ondermandaattekst, inhoud: Inhoud, mandaat_id: int, versie: int | None
) -> Response:
    return handel(
        dienst,
        mandaat_id,
        inhoud,
        invoer.datum,
        versie=versie,
        toon=mandaat_nu,
        plek=lambda nieuw: adres_van("mandaat", mandaat_id=nieuw.id),
    )
