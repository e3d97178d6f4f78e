"""What templates can call: the weergave as filters, and what every page needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from flask import Flask, current_app, g, request, url_for
from flask_babel import gettext as _

from app import weergave
from app.domain.basis.begrippen import Rol
from app.domain.basis.rechten import Recht, mag
from app.domain.regio.regio import Regioprofiel
from app.regios import alle_profielen
from app.services.openstaand.lijst import heeft_termijnen
from app.web.kern.eenvorm import (
    blok_gelijk,
    datum_kort,
    fouten_op_volgorde,
    letterlijk,
    met_koppen,
    tabel_gelijk,
    tijden_hier,
    waarden_gelijk,
    zinnen,
)
from app.web.kern.taal.gekozen import taal
from app.web.kern.toegang import mag_ergens
from config import Config


@dataclass(frozen=True)
class Navigatiepunt:
    """`hier` is what `aria-current` says of it: the page itself, or what this page lies below."""

    label: str
    url: str
    hier: str = ""


_HOOFDMENU: tuple[tuple[Callable[[], str], str, Recht, tuple[str, ...]], ...] = (
    (lambda: _("Start"), "start.start", Recht.INGELOGD, ("/", "/openstaand")),
    (lambda: _("Zaken"), "zaken.lijst", Recht.ZAKEN_INZIEN, ("/zaken", "/import")),
    (lambda: _("Overzicht"), "overzicht.toon", Recht.ZAKEN_INZIEN, ("/overzicht", "/aanbieders")),
    (lambda: _("Termijnen"), "termijnlijst.toon", Recht.ZAKEN_INZIEN, ("/termijnen",)),
    (lambda: _("Kalender"), "kalender.lijst", Recht.KALENDER_INZIEN, ("/kalender", "/regio/jaar")),
    (lambda: _("Mandaten"), "mandaatregister.register", Recht.MANDATEN_INZIEN, ("/mandaten",)),
    (lambda: _("Gedeelde dossiers"), "exports.lijst", Recht.EXPORT_LEZEN, ("/exports",)),
    (lambda: _("Accounts"), "beheer.gebruikers", Recht.GEBRUIKERS_BEHEREN, ("/beheer", "/accounts")),
)
"""The main menu: word, endpoint, right, and where the addresses begin of what lies below it, as the path of those pages
says. `tests/web/kern/test_menu.py` holds the two together.
"""


def registreer(app: Flask) -> None:
    for naam in weergave.FILTERS:
        app.jinja_env.filters[naam] = getattr(weergave, naam)
    for filter_ in (
        tabel_gelijk,
        met_koppen,
        fouten_op_volgorde,
        blok_gelijk,
        datum_kort,
        waarden_gelijk,
        tijden_hier,
        zinnen,
        letterlijk,
    ):
        app.jinja_env.filters[filter_.__name__] = filter_
    app.context_processor(_voor_elke_pagina)


def _voor_elke_pagina() -> dict[str, object]:
    config: Config = current_app.extensions["draaiboek"]
    return {
        "navigatie": _navigatie(),
        "demo": not config.productie,
        "zoek_url": _zoek_url(),
        "afdruk": _afdruk(),
        "thema": _thema,
    }


@dataclass(frozen=True)
class Afdruk:
    """What a page says of itself on paper, beside its title: when and by whom it was printed, and where it stands.

    `waar` is the address without its scheme, as people write one.
    """

    op: datetime
    regio: str
    wie: str
    waar: str


def _afdruk() -> Afdruk:
    regio = _regio_van_lezer()
    waar = request.host + request.script_root + request.full_path.rstrip("?")
    return Afdruk(datetime.now(UTC), regio.naam if regio else "", g.actor.naam if "actor" in g else "", waar)


def _regio_van_lezer() -> Regioprofiel | None:
    return alle_profielen().get(g.actor.regio) if "actor" in g else None


def _thema() -> str:
    """The colours of the region of who looks."""
    regio = _regio_van_lezer()
    return regio.thema if regio else ""


def _navigatie() -> list[Navigatiepunt]:
    if "actor" not in g:
        return []
    menu = _menu(frozenset(g.actor.rollen), heeft_termijnen(g.actor), taal())
    return [Navigatiepunt(label, url_for(endpoint), _hier(endpoint, onder)) for label, endpoint, onder in menu]


def _hier(endpoint: str, onder: Sequence[str]) -> str:
    if request.endpoint == endpoint:
        return "page"
    return "true" if any(f"{request.path}/".startswith(f"{begin}/") for begin in onder) else ""


@lru_cache(maxsize=256)
def _menu(rollen: frozenset[Rol], termijnen: bool, _taal: str) -> Sequence[tuple[str, str, tuple[str, ...]]]:
    """Its words, routes and addresses for these roles, in the language of who asks: the same for all who have them."""
    return [
        (label(), endpoint, onder)
        for label, endpoint, recht, onder in _HOOFDMENU
        if mag(recht, rollen) and (endpoint != "termijnlijst.toon" or termijnen)
    ]


def _zoek_url() -> str | None:
    return url_for("zoeken.toon") if "actor" in g and mag_ergens(g.actor, Recht.ZAKEN_INZIEN) else None
