"""What the raadsinformatiebrief says of the zaak, and of each municipality its own figures and nobody else's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.plaatsing.boeking import WACHT
from app.domain.plaatsing.wachten import wacht_sinds
from app.domain.telling.klassen import TOTAAL, klasse, toonbaar
from app.domain.telling.telling import MATEN, OPENBARE_MATEN
from app.domain.zaak.verloop import naam as toestandnaam
from app.export.raadsbrief import Brief, Cijfer
from app.models import Raadsbrief, Telling, Zaak
from app.regios import profiel
from app.services.draaiboek.bepalingen import lijst_bepalingen
from app.services.draaiboek.edities import editie_van
from app.services.mandaat.besluitlijst import lijst_besluiten
from app.services.mandaat.stand import Mandaatregel, lijst_mandaten, mandaatregels
from app.services.plaatsing.lezen import boekingen
from app.services.plaatsing.mandaat import gemachtigd_op
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
    samen: PerGemeente = {code: [] for code in profiel(zaak.regio).gemeentenamen}
    for lees in _BRONNEN:
        for gemeente, regels in lees(session, zaak, dag).items():
            if gemeente in samen:
                samen[gemeente] += regels
    return samen


def _mandaten(session: Session, zaak: Zaak, dag: date) -> PerGemeente:
    """The mandaten that reached a municipality in this period; no earlier versions, nothing of an ondermandaat."""
    mandaten, besluiten = lijst_mandaten(session, zaak.id), lijst_besluiten(session, zaak.id)
    per: PerGemeente = {code: [] for code in profiel(zaak.regio).gemeentenamen}
    for regel in mandaatregels(mandaten, besluiten, dag):
        mandaat = regel.mandaat
        bereikt = mandaat.goedgekeurd_datum is not None and mandaat.goedgekeurd_datum <= dag
        eigen = mandaat.periode == zaak.periode and mandaat.onder_id is None
        if bereikt and eigen and regel.status is not Mandaatstatus.VERVANGEN:
            per.setdefault(mandaat.mandaatgever.code, []).append(_van_mandaat(regel))
    geen = [Cijfer("Mandaten van de gemeente", "geen")]
    return {gemeente: regels or geen for gemeente, regels in per.items()}


def _van_mandaat(regel: Mandaatregel) -> Cijfer:
    mandaat = regel.mandaat
    looptijd = f"{datum(mandaat.van)} tot en met {datum(mandaat.tot)}"
    som = f"{bedrag(mandaat.plafond)}, " if mandaat.plafond else ""
    return Cijfer(f"Mandaat over {woord(mandaat.soort.value)}, {looptijd}", f"{som}{woord(regel.status.value)}")


def _besluiten(session: Session, zaak: Zaak, dag: date) -> PerGemeente:
    """The part of each municipality in what was decided up to and including the day, net of reversals."""
    per: dict[str, int] = {}
    for deel in (d for b in lijst_besluiten(session, zaak.id) if b.datum <= dag for d in b.delen):
        if deel.mandaat.periode == zaak.periode:
            per[deel.mandaat.mandaatgever.code] = per.get(deel.mandaat.mandaatgever.code, 0) + deel.bedrag
    wat = f"Deel van de gemeente in de besluiten tot en met {datum(dag)}"
    return {gemeente: [Cijfer(wat, bedrag(som))] for gemeente, som in per.items() if som}


def _tellingen(session: Session, zaak: Zaak, dag: date) -> PerGemeente:
    """Children of each municipality on the newest reference date, as anybody outside the team may see them.

    The letter becomes public: a municipality's own counts stand in it as bands too.
    """
    vraag = select(Telling).where(Telling.zaak_id == zaak.id, Telling.peildatum <= dag)
    rijen = session.scalars(vraag.order_by(Telling.peildatum, Telling.versie)).all()
    nieuwste = {(rij.gemeente, rij.zorgvorm): rij for rij in rijen if rij.peildatum == rijen[-1].peildatum}
    per: PerGemeente = {}
    for maat in OPENBARE_MATEN:
        geteld = {cel: getattr(rij, maat) for cel, rij in nieuwste.items() if getattr(rij, maat) is not None}
        cellen = toonbaar(geteld) if geteld else {}
        for gemeente in {gemeente for gemeente, _zorgvorm in geteld}:
            wat = f"Kinderen {MATEN[maat].lower()} op {datum(rijen[-1].peildatum)}"
            per.setdefault(gemeente, []).append(Cijfer(wat, cellen[gemeente, TOTAAL].woord))
    return per


def _wachten(session: Session, zaak: Zaak, dag: date) -> PerGemeente:
    """In which band are the children of each municipality who wait harmfully for somebody's yes, and who may decide
    then. The letter becomes public: a band, the same in every letter, says no more beside one of another day.
    """
    regels = profiel(zaak.regio).plaatsing
    per: dict[str, int] = {}
    for boeking in boekingen(session, zaak).geboekt:
        toen = [stap for stap in boeking.stappen if stap.dag <= dag]
        sinds = wacht_sinds(toen) if toen and toen[-1].fase in WACHT else None
        if boeking.rest and not boeking.wat.dubbel and sinds and regels.schadelijk(sinds, dag):
            per[boeking.wat.gemeente] = per.get(boeking.wat.gemeente, 0) + boeking.rest
    if not per:
        return {}
    wie = ", ".join(gemachtigd_op(session, zaak, dag).houders) or "niemand: er is geen actief mandaat"
    wat = f"Kinderen die langer dan {regels.schadelijk_wachten_dagen} dagen wachten op instemming of de rechter"
    return {
        gemeente: [Cijfer(wat, klasse(aantal).woord), Cijfer("Wie daarover mag beslissen", wie)]
        for gemeente, aantal in per.items()
    }


_BRONNEN: tuple[Callable[[Session, Zaak, date], PerGemeente], ...] = (_mandaten, _besluiten, _tellingen, _wachten)
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
