"""Dividing an amount over grantors: to the cent, by one stated rule, and explained in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from app.domain.basis.bedrag import euro, opsomming
from app.domain.basis.fouten import VerdelingKloptNiet
from app.domain.termijn.termijn import datum_voluit

S = TypeVar("S")
"""By what somebody who takes part is known: the id of a mandaat, or the code of an organisation."""

AFRONDING = (
    "Elk deel wordt naar beneden afgerond op hele centen. De centen die overblijven gaan één voor één naar de "
    "mandaatgevers van wie het meest is afgerond; is dat gelijk, dan op alfabet."
)
"""The rounding rule, as it stands on the screen, in the letter and in the logboek's documentation."""


TE_KLEIN = (
    "Elk aantal weegt als het midden van zijn klasse (1-4, 5-9, 10-14 en zo verder). Zo kan niemand uit zijn deel "
    "afleiden bij welke gemeente maar een paar kinderen zorg krijgen. De aantallen zelf staan niet bij de verdeling."
)
"""What is kept back when children are the key, as it stands with the parts."""


class Verdeelsleutel(StrEnum):
    GELIJK = "gelijk"
    OMZET = "omzet"
    INWONERS = "inwoners"
    KINDEREN = "kinderen"
    HAND = "hand"


def verdeel(bedrag: int, gewichten: Mapping[S, int]) -> dict[S, int]:
    """Parts in euro cents by weight (largest remainder) that add up to `bedrag`; ties in the given order.

    Weights are whole, not negative, and not all 0.
    """
    totaal = sum(gewichten.values())
    delen = {sleutel: bedrag * gewicht // totaal for sleutel, gewicht in gewichten.items()}
    volgorde = sorted(gewichten, key=lambda sleutel: -(bedrag * gewichten[sleutel] % totaal))  # sorted is stable
    for sleutel in volgorde[: bedrag - sum(delen.values())]:
        delen[sleutel] += 1
    return delen


def per_gever(gewichten: Mapping[S, int], gevers: Mapping[S, str]) -> dict[str, int]:
    """What each grantor weighs: once, however many mandaten it gave."""
    return {gevers[wie]: gewicht for wie, gewicht in gewichten.items()}


@dataclass(frozen=True)
class Deel:
    """The part of one grantor, with its weight; `cent_erbij` says that it got one of the cents that remained."""

    mandaatgever: str
    gewicht: int
    bedrag: int
    cent_erbij: bool


@dataclass(frozen=True)
class Uitleg:
    """How an amount was divided: a sentence, and the parts. Amounts and weights in euro cents; equal weights are 1.
    `noot` says what is kept back, when the weights are children.
    """

    zin: str
    delen: Sequence[Deel]
    noot: str = ""


@dataclass(frozen=True)
class Gewichten(Generic[S]):
    """What each weighs by a key: youth turnover in euro cents (of `jaar`, when it is one year), inhabitants on 1
    January of `jaar`, or children in care on `teldatum`, rounded up so that no small count shows.

    Of whom it is not known is not in it.
    """

    per_sleutel: Mapping[S, int]
    jaar: int | None = None
    teldatum: date | None = None


_BEKEND = {
    Verdeelsleutel.OMZET: ("de jeugdomzet bij deze aanbieder", "Vul die eerst in, of kies een andere verdeling."),
    Verdeelsleutel.INWONERS: ("het aantal inwoners", "Kies een andere verdeling."),
    Verdeelsleutel.KINDEREN: ("het aantal kinderen in zorg", "Leg dat eerst vast, of kies een andere verdeling."),
}
"""What must be known of each grantor, and what to do when it is not."""


def eis_bekend(sleutel: Verdeelsleutel, bekend: Mapping[S, int], namen: Mapping[S, str]) -> dict[S, int]:
    """The weight of each of these (`namen`, in their order); equal is 1. Raises VerdelingKloptNiet."""
    if sleutel not in _BEKEND:
        return dict.fromkeys(namen, 1)
    wat, doe = _BEKEND[sleutel]
    onbekend = [naam for wie, naam in namen.items() if wie not in bekend]
    if onbekend:
        raise VerdelingKloptNiet(f"Van {opsomming(onbekend)} is {wat} niet bekend. {doe}", veld="verdeling")
    if not any(bekend[wie] for wie in namen):
        wat = wat[:1].upper() + wat[1:]
        raise VerdelingKloptNiet(f"{wat} is bij alle mandaatgevers nul. Verdeel anders.", veld="verdeling")
    return {wie: bekend[wie] for wie in namen}


def leg_uit(
    bedrag: int, gewichten: Mapping[S, int], namen: Mapping[S, str], hoe: str = "naar omzet", noot: str = ""
) -> Uitleg:
    """Explain `verdeel` to a reader; `hoe` says by which key when the weights differ, `noot` what is kept back."""
    totaal, verdeling = sum(gewichten.values()), verdeel(bedrag, gewichten)
    delen = [
        Deel(namen[sleutel], gewicht, verdeling[sleutel], verdeling[sleutel] > bedrag * gewicht // totaal)
        for sleutel, gewicht in gewichten.items()
    ]
    return Uitleg(_zin(bedrag, delen, "gelijk" if len(set(gewichten.values())) == 1 else hoe), delen, noot)


def noot_bij(sleutel: Verdeelsleutel) -> str:
    return TE_KLEIN if sleutel is Verdeelsleutel.KINDEREN else ""


def in_woorden(sleutel: Verdeelsleutel, jaar: int | None, teldatum: date | None = None) -> str:
    """By which key, as it stands in a sentence."""
    if sleutel is Verdeelsleutel.KINDEREN:
        return f"naar kinderen in zorg op {datum_voluit(teldatum)}" if teldatum else "naar kinderen in zorg"
    if sleutel is Verdeelsleutel.INWONERS:
        return f"naar inwoners op 1 januari {jaar}"
    return "naar omzet" if sleutel is Verdeelsleutel.OMZET else "gelijk"


_HOE = {
    Verdeelsleutel.GELIJK: "Het bedrag is gelijk verdeeld.",
    Verdeelsleutel.OMZET: "Het bedrag is verdeeld naar jeugdomzet bij de aanbieder.",
    Verdeelsleutel.INWONERS: "Het bedrag is verdeeld naar het aantal inwoners van de gemeenten.",
    Verdeelsleutel.KINDEREN: "Het bedrag is verdeeld naar het aantal kinderen in zorg.",
    Verdeelsleutel.HAND: "Het bedrag is verdeeld zoals de houder van het mandaat heeft bepaald.",
}


def hoe_verdeeld(sleutel: Verdeelsleutel, jaar: int | None = None, teldatum: date | None = None) -> str:
    """By which key an amount was divided, for who reads the parts; `jaar` is that of the inhabitants, `teldatum` the
    day on which the children were counted.
    """
    if sleutel is Verdeelsleutel.KINDEREN and teldatum:
        return f"Het bedrag is verdeeld naar het aantal kinderen in zorg op {datum_voluit(teldatum)}. {TE_KLEIN}"
    if jaar:
        return f"Het bedrag is verdeeld naar het aantal inwoners van de gemeenten op 1 januari {jaar}."
    return _HOE[sleutel]


def _zin(bedrag: int, delen: Sequence[Deel], hoe: str) -> str:
    erbij = [deel.mandaatgever for deel in delen if deel.cent_erbij]
    over_wie = f"{len(delen)} {'mandaatgever' if len(delen) == 1 else 'mandaatgevers'}"
    zin = f"{euro(bedrag)} is {hoe} verdeeld over {over_wie}"
    if hoe == "gelijk":
        zin += f": {euro(bedrag // len(delen))} voor ieder"
    if not erbij:
        return f"{zin}. Dat komt precies uit."
    over = "Er blijft 1 cent over" if len(erbij) == 1 else f"Er blijven {len(erbij)} centen over"
    krijgt = "die gaat naar" if len(erbij) == 1 else "die gaan naar"
    return f"{zin}. {over}; {krijgt} {opsomming(erbij)}."
