"""Who plays a zaak of the demo in a region: the accounts that its profile gives the parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import transaction
from app.demo.accounts import adres_van, gemeenteadres
from app.domain.basis.begrippen import AMSTERDAM, Rol, Verzoek
from app.domain.basis.fouten import ReedsGedaan, ZaakVernietigd
from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.mandaat.instemming import Gegeven
from app.domain.regio.regio import Regioprofiel
from app.models import Aanbieder, Document, Gebruiker, Informatieplicht, LogboekRegel, Mandaat, Organisatie, Zaak
from app.services.kern.bezetting import actor_op
from app.services.kern.hoedanigheid import hoedanigheden_van
from app.services.kern.uitvoering import voer_uit
from app.services.zaak.nummers import tel_op_volgorde

INSTEMMING = Gegeven("M. de Boer", "voorzitter van het bestuur", "BS-2025-04")
"""Who consents for the employer of the holder."""
KVK = "12345678"
S1, S1_VAN_TOEN = "demo-s1b", "demo-s1"
"""How the ids of the acts of S1 begin, now and up to version 0.2.0, which told nobody of its duties."""


@dataclass
class Speler:
    """Who plays the parts in this region, by account; `bestuurlijk` and `ambtelijk` are its first two meetings."""

    session: Session
    regio: Regioprofiel
    kvk: str = KVK
    reeks: str = ""
    stap: int = 0

    def __post_init__(self) -> None:
        regie = [f for f in self.regio.functies if f.rol is Rol.REGIEVOERDER and not f.beoordeelt_mandaten]
        project = next(f for f in self.regio.functies if f.rol is Rol.PROJECTLEIDER)
        self.voorsteller, _ = adres_van(self.regio, regie[0])
        self.beoordelaar, _ = adres_van(self.regio, self.regio.beoordelaar)
        self.projectleider, _ = adres_van(self.regio, project)
        codes = [overleg.code for overleg in self.regio.overleggen]
        self.bestuurlijk, self.ambtelijk = codes[0], codes[:2][-1]
        self.zwijgt = self.regio.gemeenten_ooit[-2].code  # in Haaglanden Westland, that has not granted by 17 March
        s1 = S1 if self.regio.code == "haaglanden" else f"{S1}-{self.regio.code}"
        self.reeks = self.reeks or s1

    def speelde_eerder(self) -> bool:
        """Whether a version that told S1 otherwise played it in this database: then it stays as it was told."""
        eerste = self.reeks.replace(S1, S1_VAN_TOEN, 1) + "-001"
        return self.session.scalar(select(LogboekRegel.nr).where(LogboekRegel.verzoek == eerste)) is not None

    def doe(self, email: str, dag: date, uur: int, handeling: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        """One act by this account at this hour; skipped when it was played before."""
        self.stap += 1
        gebruiker = self.session.scalars(select(Gebruiker).where(Gebruiker.email == email)).one()
        moment = datetime.combine(dag, time(uur, self.stap % 60), AMSTERDAM)
        verzoek = Verzoek(actor_op(self.session, gebruiker, dag), moment, f"{self.reeks}-{self.stap:03d}", vers=True)
        verzoek = replace(verzoek, hoedanigheid=next(iter(hoedanigheden_van(verzoek.actor)), ""))
        with suppress(ReedsGedaan):
            voer_uit(self.session, verzoek, handeling, *args, **kwargs)

    @contextmanager
    def bekend_nummer(self, jaar: int) -> Iterator[None]:
        """The first zaak that is opened here has the number that the examples name: 2025-0001. Later ones are drawn."""
        with transaction(self.session):
            tel_op_volgorde(self.session, jaar, aan=True)
        try:
            yield
        finally:
            with transaction(self.session):
                tel_op_volgorde(self.session, jaar, aan=False)

    def zaaknummer(self) -> str:
        """The zaak that is played. Raises ZaakVernietigd when it was, and cannot be played again."""
        vraag = (
            select(Zaak.zaaknummer)
            .join(Zaak.aanbieder)
            .where(Aanbieder.kvk_nummer == self.kvk, Zaak.regio == self.regio.code)
        )
        gevonden = self.session.scalars(vraag.order_by(Zaak.id).limit(1)).one_or_none()
        if gevonden is None:
            raise ZaakVernietigd("De demozaak is vernietigd. Speel de demo in een nieuwe database.")
        return gevonden

    def plichten(self, codes: Sequence[str]) -> list[tuple[int, Middel | None]]:
        """Id of the duties of these rows of the edition, and by what the party should be told."""
        rijen = self.session.execute(
            select(Informatieplicht.id, Informatieplicht.brief)
            .join(Zaak, Zaak.id == Informatieplicht.zaak_id)
            .where(Zaak.zaaknummer == self.zaaknummer(), Informatieplicht.code.in_(codes))
            .order_by(Informatieplicht.id)
        )
        return [(plicht_id, middel) for plicht_id, middel in rijen]

    def document(self, naam: str) -> int:
        """Id of the first document of the zaak with this name."""
        vraag = (
            select(Document.id)
            .join(Zaak, Zaak.id == Document.zaak_id)
            .where(Zaak.zaaknummer == self.zaaknummer(), Document.naam == naam)
        )
        return self.session.scalars(vraag.order_by(Document.id).limit(1)).one()

    def mandaten(self) -> list[tuple[int, str, str]]:
        """Id, code and account of the grantors of the mandaten that this scenario proposed."""
        namen = {g.code: gemeenteadres(self.regio, g) for g in self.regio.gemeenten_ooit}
        rijen = self.session.execute(
            select(Mandaat.id, Organisatie.code)
            .join(Mandaat.mandaatgever)
            .join(Zaak, Zaak.id == Mandaat.zaak_id)
            .where(Zaak.zaaknummer == self.zaaknummer(), Organisatie.code.in_(namen))
            .order_by(Mandaat.id)
            .limit(len(namen))
        )
        return [(mandaat_id, code, namen[code]) for mandaat_id, code in rijen]
