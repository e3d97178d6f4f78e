"""What an act takes: a zaak, a mandaat, a day, an amount. Mostly something that fits, sometimes anything at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.accounts import adres_van
from app.domain.basis.begrippen import Mandaatstatus, Rol
from app.domain.regio.regio import Regioprofiel
from app.models import Gebruiker, Mandaat, Organisatie, Rolvervulling, Zaak
from app.regios import profiel
from app.simulatie.wereld import BUITEN, REGIOS, Wereld, Wie

T = TypeVar("T")
DWARS = 0.12
"""How often something is taken that need not fit: of another zaak, in another state, or not there at all."""
NERGENS = 999_999
TEKSTEN = ("Zo is het afgesproken.", "Zie de brief van de aanbieder.", "Het overleg was unaniem.", "Per mail gehoord.")
RAAR = (
    "", " ", "\u200b", "x" * 12_000, "<script>alert(1)</script>", "nummer 123456782", "a\x00b", "\ud800",
    "e\u0301\u0301", "\u202egnel", "0", "NULL", "'; DROP TABLE zaak; --", "\n\n",
)  # fmt: skip
BEDRAGEN = (1, 9_99, 1_000_00, 12_500_00, 75_000_00, 200_000_00)
RARE_BEDRAGEN = (0, -1, 10**12, 2**63, 2**53)


@dataclass
class Greep:
    """One draw: everything in it follows from `kans` and from what stands in the database."""

    wereld: Wereld
    session: Session
    kans: Random
    regio: str
    nummer: str = ""
    """The zaak that the act is about, once drawn."""
    gever: str = ""
    """The organisation that it is about, when there is one: its own account does such acts."""
    houder: int = 0
    """Who holds the mandaat that it is about."""
    vergeefs: bool = False
    """Something was asked that there is not."""

    @classmethod
    def begin(cls, wereld: Wereld, session: Session, kans: Random) -> Greep:
        return cls(wereld, session, kans, kans.choices(REGIOS, (4, 1))[0])

    @property
    def profiel(self) -> Regioprofiel:
        return profiel(self.regio)

    @property
    def vandaag(self) -> date:
        return self.wereld.klok.dag

    def dwars(self) -> bool:
        return self.kans.random() < DWARS

    def een(self, keuzes: Sequence[T]) -> T:
        return self.kans.choice(keuzes)

    def enkele(self, keuzes: Sequence[T]) -> list[T]:
        return self.kans.sample(keuzes, self.kans.randrange(1, min(len(keuzes), 4) + 1))

    def ja(self, kans: float = 0.5) -> bool:
        return self.kans.random() < kans

    def rij(self, kolom: Any, *waar: Any) -> Any:
        """A value of this column among the newest rows where this is so. 999.999 when there is none."""
        vraag = select(kolom) if self.dwars() else select(kolom).where(*waar)
        gevonden = self.session.scalars(vraag.order_by(kolom.desc()).limit(12)).all()
        self.vergeefs = self.vergeefs or not gevonden
        return self.een(gevonden) if gevonden else NERGENS

    def zaak(self, *toestanden: str) -> str:
        """The number of a zaak of the region, in one of these states when there is such a one."""
        eigen = self.wereld.zaken[self.regio]
        if not eigen or self.ja(0.02):
            self.nummer = self.een([n for regio in REGIOS for n in self.wereld.zaken[regio]] or ["2025-9999"])
            return self.nummer
        vraag = select(Zaak.zaaknummer).where(Zaak.regio == self.regio, Zaak.toestand.in_(toestanden))
        past = self.session.scalars(vraag.order_by(Zaak.id.desc()).limit(6)).all() if toestanden else eigen[-6:]
        self.nummer = self.een(past or eigen)
        return self.nummer

    @property
    def zaak_id(self) -> int:
        return self.session.scalar(select(Zaak.id).where(Zaak.zaaknummer == self.nummer)) or NERGENS

    def van_zaak(self, model: Any, kolom: Any = None, *waar: Any, toestanden: Sequence[str] = ()) -> Any:
        """A row of a zaak of the region, by its key or another column; the zaak is drawn with it."""
        self.zaak(*toestanden)
        return self.rij(model.id if kolom is None else kolom, model.zaak_id == self.zaak_id, *waar)

    def mandaat(self, *statussen: Mandaatstatus) -> int:
        """A mandaat in one of these states, of which the grantor is who acts when the act is his."""
        vraag = select(Mandaat.id).join(Zaak, Zaak.id == Mandaat.zaak_id).where(Zaak.regio == self.regio)
        if statussen and not self.dwars():
            vraag = vraag.where(Mandaat.status.in_(statussen))
        gevonden = self.session.scalars(vraag.order_by(Mandaat.id.desc()).limit(12)).all()
        nr = self.een(gevonden) if gevonden else NERGENS
        wie = select(Organisatie.code, Mandaat.houder_id).join(Mandaat, Mandaat.mandaatgever_id == Organisatie.id)
        self.gever, self.houder = self.session.execute(wie.where(Mandaat.id == nr)).first() or ("", 0)
        return nr

    def zaak_met_mandaat(self) -> str | int:
        """A zaak in which somebody may decide now; he acts when the act is the holder's. 999.999 when there is none."""
        vraag = (
            select(Zaak.zaaknummer, Mandaat.houder_id)
            .join(Mandaat, Mandaat.zaak_id == Zaak.id)
            .where(Zaak.regio == self.regio, Mandaat.status == Mandaatstatus.ACTIEF)
        )
        gevonden = self.session.execute(vraag.order_by(Mandaat.id.desc()).limit(12)).all()
        if self.dwars():
            return self.zaak()
        if not gevonden:
            return NERGENS
        self.nummer, self.houder = self.een(gevonden)
        return self.nummer

    def leider(self) -> str:
        """Of somebody who leads the zaak now."""
        vraag = select(Gebruiker.email).join(Rolvervulling, Rolvervulling.gebruiker_id == Gebruiker.id)
        vraag = vraag.where(Rolvervulling.zaak_id == self.zaak_id, Rolvervulling.tot.is_(None))
        gevonden = self.session.scalars(vraag.order_by(Gebruiker.id)).all()
        return self.een(gevonden) if gevonden and not self.dwars() else self.email()

    def gemeente(self) -> str:
        """A municipality, whose account acts when the act is its own."""
        leden = [
            g.code for g in (self.profiel.gemeenten_ooit if self.dwars() else self.profiel.gemeenten_op(self.vandaag))
        ]
        self.gever = self.een(leden)
        return self.gever

    def gemeenten(self) -> list[str]:
        return self.enkele([g.code for g in self.profiel.gemeenten_op(self.vandaag)])

    def dag(self, verder: int = 0) -> date:
        """A business date: mostly today, else a few days ago; so many days later when that is asked."""
        worp = self.kans.random()
        if worp < 0.03:
            return self.een([date(1999, 1, 1), date(2199, 12, 31), date(2025, 3, 30), date(2025, 10, 26), date.max])
        terug = 0 if worp < 0.7 else self.kans.randrange(-1, 15)
        return self.vandaag + timedelta(days=verder - terug)

    def tekst(self) -> str:
        return self.een(RAAR) if self.ja(0.04) else self.een(TEKSTEN)

    def bedrag(self) -> int:
        return self.een(RARE_BEDRAGEN) if self.ja(0.04) else self.een(BEDRAGEN)

    def email(self, rol: Rol | None = None) -> str:
        """Of somebody of the region with this role."""
        past = [w for w in self.wereld.mensen if w.regio == self.regio and (rol is None or rol in w.rollen)]
        return self.een(past if past and not self.dwars() else self.wereld.mensen).email

    def wie(self, door: str) -> Wie:
        """Who does it: somebody with that role here, or of the organisation that it is about; sometimes anybody."""
        mensen = self.wereld.mensen
        if self.ja(DWARS):
            return self.een(mensen)
        if door == "gever":
            past = [w for w in mensen if w.organisatie == self.gever and w.rollen & {Rol.GEMEENTE, Rol.ANDERE_REGIO}]
        elif door == "houder":
            past = [w for w in mensen if w.id == self.houder]
        elif door == "beoordelaar":
            houder, _ = adres_van(self.profiel, self.profiel.beoordelaar)
            past = [w for w in mensen if w.email == houder]
        elif door == "buitenstaander":
            return BUITEN
        elif door == "leider":
            past = [w for w in mensen if w.email in self._leiders()]
        elif door == Rol.PROJECTLEIDER:
            past = [w for w in mensen if w.id in self._vervullers()]
        else:
            past = [w for w in mensen if w.regio == self.regio and door in w.rollen]
        return self.een(past or mensen)

    def _leiders(self) -> set[str]:
        """Of who holds a leading office of the region."""
        leidend = self.profiel.leidende_functies
        return {adres_van(self.profiel, functie)[0] for functie in self.profiel.functies if functie.code in leidend}

    def _vervullers(self) -> set[int]:
        vraag = select(Rolvervulling.gebruiker_id).where(Rolvervulling.zaak_id == self.zaak_id)
        return set(self.session.scalars(vraag.where(Rolvervulling.tot.is_(None))))
