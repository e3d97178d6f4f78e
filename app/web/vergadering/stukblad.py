"""The page of one paper, its line in the list, and the forms about it."""

from __future__ import annotations

from dataclasses import dataclass

from app.db import db
from app.domain.basis.begrippen import RUST
from app.domain.basis.rechten import Recht
from app.models import Agendapunt, Stuk
from app.services.document.documenten import lijst_documenten
from app.services.kern.namen import namen
from app.services.kern.toegang import Dossier
from app.services.vergadering.stukken import Stukblad
from app.services.vergadering.stukzicht import Plek, Stukzicht, zicht
from app.web.kern.pagina import zaakpagina
from app.web.kern.stappenbalk import Stap
from app.web.kern.toegang import dossier as mijn_dossier
from app.web.vergadering import stukweg


@dataclass(frozen=True)
class Kort:
    """A paper in the list."""

    stuk: Stuk
    route: str
    waar: str
    weg: list[Stap]


def kort(dossier: Dossier, stuk: Stukzicht) -> Kort:
    profiel = dossier.profiel
    return Kort(stuk.stuk, routenaam(dossier, stuk.stuk), stukweg.waar(stuk, profiel), stukweg.weg(stuk, profiel))


def routenaam(dossier: Dossier, stuk: Stuk) -> str:
    """What the profile calls the route now; its code when the profile has dropped it."""
    route = dossier.profiel.route(stuk.route)
    return route.titel if route else stuk.route


def toon(dossier: Dossier, blad: Stukblad) -> str:
    stuk = zicht(dossier, blad)
    return zaakpagina(
        "vergadering/stukken/toon.html",
        stuk=stuk,
        kort=kort(dossier, stuk),
        route=dossier.profiel.route(stuk.stuk.route),
        documenten={d.id: d for d in lijst_documenten(db.session, dossier)},
        mag_beheren=dossier.mag(Recht.STUK_BEHEREN) and dossier.zaak.toestand not in RUST and stuk.onderweg,
        lokaal=[stukweg.stationnaam(dossier.profiel, deel.code) for deel in stuk.lokaal],
        per_gemeente=list(zip(*(deel.plekken for deel in stuk.lokaal), strict=True)) if dossier.volledig else [],
        naam=lambda code: stukweg.stationnaam(dossier.profiel, code),
        wie=lambda punt: _wie(dossier, punt),
        stand=stukweg.stand,
        namen=namen(db.session, {stuk.stuk.ingevoerd_door_id}),
    )


def beeld(blad: Stukblad, station: str = "") -> dict[str, object]:
    """What a form about a paper shows: where it is now, and the station that it is about."""
    dossier = mijn_dossier()
    return {
        "blad": blad,
        "kort": kort(dossier, zicht(dossier, blad)),
        "station": station,
        "stationnaam": stukweg.stationnaam(dossier.profiel, station),
        "wie": lambda punt: _wie(dossier, punt),
    }


def _wie(dossier: Dossier, punt: Agendapunt | Plek) -> str:
    """The municipality of a point or a place; nothing at a station of the region."""
    gemeente = dossier.profiel.gemeente(punt.gemeente or "")
    return gemeente.naam if gemeente else punt.gemeente or ""
