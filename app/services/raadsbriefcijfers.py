"""What the raadsinformatiebrief says of the zaak, and of each municipality its own figures and nobody else's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy.orm import Session

from app.domain.begrippen import Mandaatsoort
from app.domain.verloop import naam as toestandnaam
from app.export.raadsbrief import Brief, Cijfer
from app.models import Raadsbrief, Zaak
from app.regios import profiel
from app.services.besluitlijst import lijst_besluiten
from app.services.edities import editie_van
from app.services.mandaatstand import lijst_mandaten
from app.services.overzicht import Mandaatregel, lijst_bepalingen, mandaatregels
from app.weergave import bedrag, datum, woord

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
        for gemeente, regels in bron(session, zaak, dag).items():
            if gemeente in samen:
                samen[gemeente] += regels
    return samen


def _mandaten_en_besluiten(session: Session, zaak: Zaak, dag: date) -> PerGemeente:
    """The mandaten that a municipality was asked for in this period, and its part of what was decided under them."""
    besluiten = [b for b in lijst_besluiten(session, zaak.id) if b.datum <= dag]
    per: PerGemeente = {g.code: [] for g in profiel(zaak.regio).gemeenten}
    for regel in mandaatregels(lijst_mandaten(session, zaak.id), besluiten, dag):
        goedgekeurd = regel.mandaat.goedgekeurd_datum
        if regel.mandaat.periode == zaak.periode and goedgekeurd and goedgekeurd <= dag:
            per.setdefault(regel.mandaat.mandaatgever.code, []).extend(_van_mandaat(regel, dag))
    geen = [Cijfer("Mandaten van de gemeente", "geen")]
    return {gemeente: regels or geen for gemeente, regels in per.items()}


def _van_mandaat(regel: Mandaatregel, dag: date) -> list[Cijfer]:
    mandaat, feiten_ = regel.mandaat, regel.feiten
    looptijd = f"{datum(mandaat.van)} tot en met {datum(mandaat.tot)}"
    som = f"{bedrag(mandaat.plafond)}, " if mandaat.plafond else ""
    regels = [Cijfer(f"Mandaat over {woord(mandaat.soort.value)}, {looptijd}", f"{som}{woord(regel.status.value)}")]
    if mandaat.soort is Mandaatsoort.FINANCIEN:
        regels.append(Cijfer(f"Deel van de gemeente in de besluiten tot en met {datum(dag)}", bedrag(feiten_.besteed)))
    return regels


_BRONNEN: tuple[Callable[[Session, Zaak, date], PerGemeente], ...] = (_mandaten_en_besluiten,)
"""Who knows a figure of a municipality. A service that brings another one, such as the counts of children, adds its
function here and nothing else; it gives only what that municipality itself may see.
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
