"""Who plays a running zaak of the demo, and the days of it: all of them follow from the day it was first played."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from app.demo.accounts import gemeenteadres
from app.demo.speler import INSTEMMING, Speler
from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.mandaat.mandaat import HOUDER, WERKGEVER
from app.models import LogboekRegel, Mandaat, Mandaatverzoek, Organisatie, Raadsbrief, Romptekst, Vergadering, Zaak
from app.services.informatie import plichten
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat import opstelling
from app.services.vergadering import kalender

ZATERDAG = 5


@dataclass(kw_only=True)
class Lopend(Speler):
    """Plays one running zaak; `vandaag` is the day it runs up to, which is that of the first time that it was played.

    `gedaan` are the request ids of before: what they name is passed over, so that a later time does nothing again and
    an interrupted one goes on with the days that it began with.
    """

    vandaag: date
    nieuw: int = 0
    gedaan: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        super().__post_init__()
        eerder = select(LogboekRegel.verzoek).where(LogboekRegel.verzoek.startswith(f"{self.reeks}-"))
        self.gedaan = frozenset(self.session.scalars(eerder))

    def doe(self, email: str, dag: date, uur: int, handeling: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        if f"{self.reeks}-{self.stap + 1:03d}" in self.gedaan:
            self.stap += 1
            return
        super().doe(email, dag, uur, handeling, *args, **kwargs)
        self.nieuw += 1

    def dag(self, terug: int) -> date:
        """So many days before today, and in a weekend the Friday before it: later stays later, or the same day."""
        dag = self.vandaag - timedelta(days=terug)
        return dag - timedelta(days=max(0, dag.weekday() - ZATERDAG + 1))

    def gemeente(self, account: str) -> str:
        """The code of a municipality by the name of its account."""
        return next(g.code for g in self.regio.gemeenten_ooit if g.account == account)

    def leden(self, dag: date) -> list[str]:
        """Codes of the municipalities of the region on a day."""
        return [g.code for g in self.regio.gemeenten_op(dag)]

    def adres(self, code: str) -> str:
        """The account that decides for this municipality or other region."""
        gemeente = self.regio.gemeente(code)
        return gemeenteadres(self.regio, gemeente) if gemeente else f"regio@{code}.example"

    def informeer(self, zaak: str, dag: date, *codes: str, vanaf: int = 0, tot: int | None = None) -> None:
        """Tell the parties of these rows of the edition, or some of them; a row that it has not is passed over."""
        for plicht_id, middel in self.plichten(codes)[vanaf:tot]:
            wat = plichten.Verzending(dag, middel or Middel.BRIEF)
            self.doe(self.voorsteller, dag, 15, plichten.meld_verzonden, zaak, plicht_id, wat)

    def stel_mandaat_voor(self, zaak: str, dag: date, nieuw: opstelling.NieuwMandaat) -> None:
        self.doe(self.voorsteller, dag, 9, opstelling.stel_op_en_voor, zaak, nieuw, dag)

    def keur_goed(self, verzoek: int, dag: date, codes: Sequence[str], uur: int = 11) -> None:
        for code in codes:
            self.doe(self.beoordelaar, dag, uur, mandaten.keur_goed, self.mandaat(verzoek, code), dag)

    def verleen(self, verzoek: int, dag: date, codes: Sequence[str]) -> None:
        for nr, code in enumerate(codes, start=1):
            besluit = f"B-{dag.year}-{100 * verzoek + nr}"
            self.doe(self.adres(code), dag, 12, mandaten.verleen, self.mandaat(verzoek, code), dag, besluit)

    def stem_in(self, verzoek: int, dag: date, codes: Sequence[str], *door: str) -> None:
        """By the holder and by his employer, unless said otherwise."""
        for code in codes:
            nummer = self.mandaat(verzoek, code)
            if not door or HOUDER in door:
                self.doe(self.voorsteller, dag, 13, mandaten.stem_in, nummer, dag, HOUDER)
            if not door or WERKGEVER in door:
                wat = (nummer, dag, WERKGEVER, "Besluit van het bestuur van de werkgever.", INSTEMMING)
                self.doe(self.projectleider, dag, 16, mandaten.stem_in, *wat)

    def mandaat(self, verzoek: int, code: str) -> int:
        """Id of the mandaat that this grantor was asked with this request of the zaak."""
        vraag = (
            select(Mandaat.id)
            .join(Mandaatverzoek, Mandaatverzoek.id == Mandaat.verzoek_id)
            .join(Organisatie, Organisatie.id == Mandaat.mandaatgever_id)
            .join(Zaak, Zaak.id == Mandaat.zaak_id)
            .where(Zaak.zaaknummer == self.zaaknummer(), Mandaatverzoek.volgnr == verzoek, Organisatie.code == code)
        )
        return self.session.scalars(vraag.order_by(Mandaat.id).limit(1)).one()

    def plan(self, overleg: str, gepland: date, dag: date) -> int:
        """Id of the meeting of a body on a day, planned when it was not on the calendar yet."""
        vraag = select(Vergadering.id).where(
            Vergadering.regio == self.regio.code, Vergadering.overleg == overleg, Vergadering.datum == dag
        )
        wat = kalender.NieuweVergadering(overleg, dag, "09:30")
        if (er_is := self.session.scalar(vraag)) is not None:
            self.stap += 1
            return er_is
        self.doe(self.projectleider, gepland, 9, kalender.plan_vergadering, wat)
        return self.session.scalars(vraag).one()

    def brief(self, code: str) -> int:
        """Id of the council letter of a municipality."""
        vraag = (
            select(Raadsbrief.id)
            .join(Romptekst, Romptekst.id == Raadsbrief.romptekst_id)
            .join(Zaak, Zaak.id == Romptekst.zaak_id)
            .where(Zaak.zaaknummer == self.zaaknummer(), Raadsbrief.gemeente == code)
        )
        return self.session.scalars(vraag).one()
