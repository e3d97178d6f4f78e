"""What the raadsinformatiebrief says of the zaak, and of each municipality its own figures and nobody else's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy.orm import Session

from app.domain.verloop import naam as toestandnaam
from app.export.raadsbrief import Brief, Cijfer
from app.models import Raadsbrief, Zaak
from app.regios import profiel
from app.services.edities import editie_van
from app.services.overzicht import lijst_bepalingen
from app.weergave import datum

VERBORGEN = "niet getoond: minder dan 5, of daartoe te herleiden"

PerGemeente = dict[str, list[Cijfer]]
"""Figures by the code of the municipality."""


def feiten(session: Session, zaak: Zaak, dag: date) -> list[Cijfer]:
    """The zaak as every municipality may tell it: provider, trede and since when, at the end of the day."""
    nu = [b for b in lijst_bepalingen(session, zaak) if b.datum <= dag][-1]
    trede = editie_van(session, zaak).trede(nu.naar)
    nummer = f" (trede {trede.nummer})" if trede and trede.nummer else ""
    return [
        Cijfer("Aanbieder", zaak.aanbieder.naam),
        Cijfer("Zaak", f"{zaak.zaaknummer}, geopend op {datum(zaak.geopend_datum)}"),
        Cijfer("Trede", f"{toestandnaam(nu.naar)}{nummer}, sinds {datum(nu.datum)}"),
        Cijfer("Toezichthouder", profiel(zaak.regio).toezichthouder_op(dag).naam),
    ]


def cijfers(session: Session, zaak: Zaak, dag: date) -> PerGemeente:
    """The own figures of every municipality at the end of the day."""
    samen: PerGemeente = {g.code: [] for g in profiel(zaak.regio).gemeenten}
    for bron in _BRONNEN:
        tuple[Callable[[Session, Zaak, date], PerGemeente], ...] = (_mandaten, _besluiten, _tellingen)


"""Who knows a figure of a municipality. A service that brings another one adds its function here and nothing else; it
gives only what the council and everybody who reads along may see.
"""


def brief_van(
    brief: Raadsbrief, zaak: Zaak, dag: date, wat: list[Cijfer], eigen: Mapping[str, list[Cijfer]], *, concept: bool
) -> Brief:
    """The letter of one municipality, with the facts of the zaak and its own figures."""
    gemeente = profiel(zaak.regio).gemeente(brief.gemeente)
    return Brief(
        titel=brief.romptekst.titel,
        tekst=brief.romptekst.tekst,
        gemeente=gemeente.naam if gemeente else brief.gemeente,
        datum=datum(dag),
        kenmerk=zaak.zaaknummer,
        versie=f"versie {brief.romptekst.versienr}",
        feiten=wat,
        cijfers=eigen.get(brief.gemeente, []),
        concept=concept,
    )
