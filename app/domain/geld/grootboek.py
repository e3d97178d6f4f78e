"""Double entry: each posting takes an amount from one account and gives it to another, so every booking balances.

Nothing is changed: a mistake is booked back, which swaps both sides of each posting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.basis.bedrag import euro
from app.domain.basis.fouten import OngeldigeInvoer, OngeldigeOvergang
from app.domain.geld.sleutel import verdeel_rest
from app.domain.geld.soorten import BRON, Geldsoort, Rekening, Toezegsoort, kan

Plek = tuple[Rekening, str]
"""A line of an account: of which organisation (code)."""


@dataclass(frozen=True)
class Post:
    """An amount above nought, in euro cents, from one line to another."""

    van: Plek
    naar: Plek
    bedrag: int

    @property
    def terug(self) -> Post:
        return Post(self.naar, self.van, self.bedrag)


@dataclass(frozen=True)
class Boeking:
    """A booking on a commitment. `tegen` is the number of the booking that it reverses."""

    nummer: int
    soort: Geldsoort
    datum: date
    bedrag: int
    posten: Sequence[Post]
    tegen: int | None = None
    college: str = ""


def saldi(posten: Iterable[Post]) -> Counter[Plek]:
    """What each line holds: they always add up to nought."""
    stand: Counter[Plek] = Counter()
    for post in posten:
        stand[post.van] -= post.bedrag
        stand[post.naar] += post.bedrag
    return stand


@dataclass(frozen=True)
class Voorwaarde:
    """What a booking must know of its commitment: its kind, and who pays for whom."""

    soort: Toezegsoort
    delen: Mapping[str, int]
    betaalt_niet: frozenset[str] = frozenset()
    voorfinancier: str = ""

    def betaler(self, code: str) -> str:
        return self.voorfinancier if code in self.betaalt_niet else code


class Grootboek:
    """The bookings of one commitment, in their order, and how it stands with them."""

    def __init__(self, wat: Voorwaarde, boekingen: Iterable[Boeking] = ()) -> None:
        self.wat = wat
        self.boekingen = list(boekingen)
        self._op_nummer = {b.nummer: b for b in self.boekingen}
        self._stand = saldi(post for b in self.boekingen for post in b.posten)
        self._teken = -1 if wat.soort.van_rijk else 1

    def op(self, dag: date) -> Grootboek:
        """As it stood at the end of a day, by the days on which things happened."""
        return Grootboek(self.wat, [boeking for boeking in self.boekingen if boeking.datum <= dag])

    def saldo(self, rekening: Rekening, code: str) -> int:
        """As a number that is not below nought for what is still to be paid, stands out, or is owed."""
        plus = self._stand[(rekening, code)]
        return plus * self._teken * (-1 if rekening is Rekening.SCHULD else 1)

    def per(self, rekening: Rekening) -> dict[str, int]:
        """Of each who takes part, what is not nought, in their order."""
        alle = ((code, self.saldo(rekening, code)) for code in self.wat.delen)
        return {code: bedrag for code, bedrag in alle if bedrag}

    def som(self, rekening: Rekening) -> int:
        return sum(self.per(rekening).values())

    def kaal(self, rekening: Rekening, code: str) -> int:
        """What the line holds, as it is booked."""
        return self._stand[(rekening, code)]

    def beweging(self, soort: Geldsoort, rekening: Rekening, code: str) -> int:
        """What bookings of this kind, and what booked them back, did to a line."""
        plek = (rekening, code)
        posten = (post for b in self.boekingen if self.soort_van(b) is soort for post in b.posten)
        return sum(post.bedrag * ((post.naar == plek) - (post.van == plek)) for post in posten)

    def verloop(self, soort: Geldsoort) -> int:
        """What was booked of this kind, less what was booked back."""
        return sum(b.bedrag if b.soort is soort else -b.bedrag for b in self.boekingen if self.soort_van(b) is soort)

    def van_soort(self, *soorten: Geldsoort) -> list[tuple[Boeking, int]]:
        """The bookings of these kinds with 1, and what booked them back with -1, in their order."""
        alle = ((b, -1 if b.tegen else 1) for b in self.boekingen)
        return [(b, teken) for b, teken in alle if self.soort_van(b) in soorten]

    def soort_van(self, boeking: Boeking) -> Geldsoort:
        """Its kind; of what books one back the kind of that one."""
        return self._op_nummer[boeking.tegen].soort if boeking.tegen else boeking.soort

    @property
    def teruggedraaid(self) -> frozenset[int]:
        return frozenset(b.tegen for b in self.boekingen if b.tegen)

    @property
    def vervallen(self) -> bool:
        """The commitment itself was booked back."""
        return bool(self.boekingen) and self.boekingen[0].nummer in self.teruggedraaid

    @property
    def beloften(self) -> list[tuple[date, int]]:
        """What was promised (of the Rijk: granted), and what was released or booked back below nought, by its day."""
        meer = self.van_soort(Geldsoort.TOEZEGGING, Geldsoort.TOEKENNING)
        minder = ((b, -teken) for b, teken in self.van_soort(Geldsoort.VRIJVAL))
        return [(b.datum, b.bedrag * teken) for b, teken in (*meer, *minder)]

    @property
    def toegezegd(self) -> int:
        """What is promised now: all of that together."""
        return sum(cent for _dag, cent in self.beloften)

    def aandeel(self, code: str) -> int:
        """The part of each in that, as it is booked: below nought of what the Rijk grants."""
        return self.kaal(Rekening.GEBONDEN, code) - self.beweging(Geldsoort.BETALING, Rekening.GEBONDEN, code)

    @property
    def gevraagd(self) -> int:
        """What was asked of the Rijk, on which it has not decided."""
        return self.som(Rekening.GEVRAAGD)

    @property
    def betaald(self) -> int:
        return self.verloop(Geldsoort.BETALING)

    @property
    def afgewikkeld(self) -> bool:
        """Nothing is asked, to be paid, stands out, or is owed to who paid for another."""
        return not any(self.som(rek) for rek in _OPEN)

    def mogelijk(self) -> list[Geldsoort]:
        """What can be booked now."""
        return [soort for soort in kan(self.wat.soort) if self.som(BRON[soort])]

    def boek(self, soort: Geldsoort, bedrag: int) -> list[Post]:
        """The postings of what is divided over everybody. Raises OngeldigeInvoer, OngeldigeOvergang."""
        if soort is Geldsoort.TOEZEGGING:
            return self._richting(_beloofd(code, deel) for code, deel in self.wat.delen.items() if deel)
        if soort is Geldsoort.AANVRAAG:
            return self._richting(_gevraagd(code, deel) for code, deel in self.wat.delen.items() if deel)
        if soort not in kan(self.wat.soort):
            raise OngeldigeOvergang("Dit kan niet bij deze toezegging. Kies iets anders.", veld="soort")
        rest = self.per(BRON[soort])
        self._eis_over(bedrag, sum(rest.values()), BRON[soort])
        maak = {
            Geldsoort.TOEKENNING: self._ken_toe,
            Geldsoort.AFWIJZING: self._wijs_af,
            Geldsoort.BETALING: self._betaal,
            Geldsoort.VRIJVAL: self._vrij,
            Geldsoort.TERUGBETALING: self._terug,
        }.get(soort, self._naar_last)
        delen = verdeel_rest(bedrag, rest)
        return self._richting(post for code, deel in delen.items() for post in maak(code, deel))

    def boek_college(self, soort: Geldsoort, code: str, bedrag: int) -> list[Post]:
        """The postings by which a municipality and who paid for it get even. Raises OngeldigeInvoer."""
        schuld, wie = self.saldo(Rekening.SCHULD, code), self.wat.voorfinancier
        if not schuld:
            raise OngeldigeInvoer("Voor deze gemeente is niets meer vooruit betaald.", veld="college")
        if bedrag > schuld:
            raise OngeldigeInvoer(f"Er is nog {euro(schuld)} vooruit betaald. Vul dat of minder in.", veld="bedrag")
        quitte = Post((Rekening.VORDERING, wie), (Rekening.SCHULD, code), bedrag)
        waar = Rekening.BANK if soort is Geldsoort.VEREVENING else Rekening.LAST
        if waar is Rekening.LAST and self.som(Rekening.UITSTAAND):
            raise OngeldigeOvergang("Dit geld kan nog terugkomen. Wikkel dat eerst af.", veld="soort")
        if waar is Rekening.LAST and bedrag > self.saldo(Rekening.LAST, code):
            raise OngeldigeOvergang("Dit geld kwam al terug bij de gemeente. Kies verevening.", veld="soort")
        return [Post((waar, code), (waar, wie), bedrag), quitte]

    def boek_tegen(self, nummer: int) -> list[Post]:
        """The postings that take a booking back. Raises OngeldigeOvergang."""
        oud = self._op_nummer[nummer]
        if oud.tegen or nummer in self.teruggedraaid:
            raise OngeldigeOvergang("Deze boeking is al teruggedraaid, of draait er zelf een terug.")
        terug = [post.terug for post in oud.posten]
        na = Grootboek(
            self.wat, [*self.boekingen, Boeking(0, Geldsoort.TEGENBOEKING, oud.datum, oud.bedrag, terug, nummer)]
        )
        if na.onder_nul:
            raise OngeldigeOvergang("Een latere boeking gaat hierop door. Draai die eerst terug.")
        return terug

    @property
    def onder_nul(self) -> bool:
        """Whether somebody has to pay, stands out, bears or owes less than nothing: that cannot be."""
        return any(bedrag < 0 for rekening in (*_OPEN, Rekening.LAST) for bedrag in self.per(rekening).values())

    def eis_elke_dag(self, datum: date, posten: Sequence[Post]) -> None:
        """What is booked on a day also goes with what happened after it. Raises OngeldigeOvergang at the date."""
        na = [*self.boekingen, Boeking(0, Geldsoort.TEGENBOEKING, datum, 0, posten)]
        for dag in sorted({b.datum for b in na if b.datum >= datum}):
            if Grootboek(self.wat, na).op(dag).onder_nul:
                raise OngeldigeOvergang(
                    f"Dit gaat niet samen met wat er op {dag:%d-%m-%Y} is geboekt. Kies een latere dag.", veld="datum"
                )

    def _richting(self, posten: Iterable[Post]) -> list[Post]:
        """What the Rijk gives goes the other way."""
        return [post.terug if self._teken < 0 else post for post in posten]

    def _eis_over(self, bedrag: int, over: int, bron: Rekening) -> None:
        if bedrag > over:
            zin = (_VAN_RIJK if self.wat.soort.van_rijk else _OVER)[bron]
            raise OngeldigeInvoer(zin.format(over=euro(over)), veld="bedrag")

    def _ken_toe(self, code: str, deel: int) -> list[Post]:
        return [_gevraagd(code, deel).terug, _beloofd(code, deel)]

    def _wijs_af(self, code: str, deel: int) -> list[Post]:
        return [_gevraagd(code, deel).terug]

    def _betaal(self, code: str, deel: int) -> list[Post]:
        wie = self.wat.betaler(code)
        waarheen = Rekening.UITSTAAND if self.wat.soort.staat_uit else Rekening.LAST
        posten = [_vrijgemaakt(code, deel), Post((Rekening.BANK, wie), (waarheen, code), deel)]
        if wie != code:
            posten.append(Post((Rekening.SCHULD, code), (Rekening.VORDERING, wie), deel))
        return posten

    def _vrij(self, code: str, deel: int) -> list[Post]:
        return [_vrijgemaakt(code, deel)]

    def _terug(self, code: str, deel: int) -> list[Post]:
        """First to who paid for it, as long as that is owed."""
        wie = self.wat.voorfinancier
        eerst = min(deel, self.saldo(Rekening.SCHULD, code))
        posten = []
        if eerst:
            posten.append(Post((Rekening.UITSTAAND, code), (Rekening.BANK, wie), eerst))
            posten.append(Post((Rekening.VORDERING, wie), (Rekening.SCHULD, code), eerst))
        if deel > eerst:
            posten.append(Post((Rekening.UITSTAAND, code), (Rekening.BANK, code), deel - eerst))
        return posten

    def _naar_last(self, code: str, deel: int) -> list[Post]:
        return [Post((Rekening.UITSTAAND, code), (Rekening.LAST, code), deel)]


def _beloofd(code: str, deel: int) -> Post:
    return Post((Rekening.TE_BETALEN, code), (Rekening.GEBONDEN, code), deel)


def _gevraagd(code: str, deel: int) -> Post:
    return Post((Rekening.TE_BETALEN, code), (Rekening.GEVRAAGD, code), deel)


def _vrijgemaakt(code: str, deel: int) -> Post:
    return _beloofd(code, deel).terug


_OVER = {
    Rekening.GEBONDEN: "Er is nog {over} te betalen. Vul dat of minder in.",
    Rekening.UITSTAAND: "Er komt nog {over} terug. Vul dat of minder in.",
}
_VAN_RIJK = {
    Rekening.GEVRAAGD: "Over {over} is nog niet beslist. Vul dat of minder in.",
    Rekening.GEBONDEN: "Er is nog {over} te ontvangen. Vul dat of minder in.",
    Rekening.UITSTAAND: "Van wat is ontvangen is {over} nog niet vastgesteld. Vul dat of minder in.",
}
_OPEN = (Rekening.GEVRAAGD, Rekening.GEBONDEN, Rekening.UITSTAAND, Rekening.SCHULD)
"""What is settled when all of it is nought."""
