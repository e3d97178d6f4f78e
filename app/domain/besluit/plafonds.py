"""The ceilings of one request: one amount divided over who are asked, by the same keys as a decision is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.basis.bedrag import euro, opsomming
from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.fouten import OngeldigeInvoer, VerdelingKloptNiet
from app.domain.basis.invoer import toets_bedrag
from app.domain.besluit.verdeling import (
    TE_KLEIN,
    Gewichten,
    Uitleg,
    Verdeelsleutel,
    eis_bekend,
    in_woorden,
    leg_uit,
    noot_bij,
    verdeel,
)
from app.domain.termijn.termijn import datum_voluit


@dataclass(frozen=True, kw_only=True)
class Plafondwens:
    """How the ceilings are to come about: `totaal` (euro cents) by a key, or by hand `per_gever` (euro cents by code of
    the organisation), of which the sum is the whole.
    """

    sleutel: Verdeelsleutel
    totaal: int | None = None
    per_gever: Mapping[str, int] = field(default_factory=dict)

    def toets(self, soort: Mandaatsoort, plafond: int | None, codes: Mapping[str, str]) -> None:
        """Before anything is weighed; `codes` are the names of who are asked by their code. Raises OngeldigeInvoer,
        VerdelingKloptNiet.
        """
        if soort is Mandaatsoort.INHOUD:
            raise OngeldigeInvoer("Een mandaat op inhoud heeft geen plafond om te verdelen.", veld="verdeling")
        if plafond is not None:
            raise OngeldigeInvoer(
                "Geef elke mandaatgever hetzelfde plafond, of verdeel één bedrag. Maak dit veld leeg.", veld="plafond"
            )
        if self.sleutel is Verdeelsleutel.HAND:
            self._toets_hand(codes)
        elif self.totaal is None:
            raise OngeldigeInvoer("Vul in welk bedrag u over de mandaatgevers verdeelt.", veld="totaal")
        else:
            toets_bedrag(self.totaal, "totaal")

    def _toets_hand(self, codes: Mapping[str, str]) -> None:
        zonder = [naam for code, naam in codes.items() if code not in self.per_gever]
        if zonder:
            raise VerdelingKloptNiet(f"Vul ook het plafond van {opsomming(zonder)} in.", veld="verdeling")
        vreemd = sorted(self.per_gever.keys() - codes.keys())
        if vreemd:
            raise VerdelingKloptNiet(
                f"Er staat een plafond bij {opsomming(vreemd)}, maar die vraagt u niets. Maak dat veld leeg.",
                veld="verdeling",
            )
        for bedrag in self.per_gever.values():
            toets_bedrag(bedrag, "verdeling")
        som = sum(self.per_gever.values())
        if self.totaal is not None and self.totaal != som:
            raise VerdelingKloptNiet(
                f"De plafonds zijn samen {euro(som)}, het bedrag om te verdelen is {euro(self.totaal)}.", veld="totaal"
            )


@dataclass(frozen=True)
class Plafonds:
    """The ceilings in euro cents by code of the organisation, with what each weighed, and of which year or day."""

    sleutel: Verdeelsleutel
    totaal: int
    per_gever: Mapping[str, int]
    gewichten: Mapping[str, int]
    jaar: int | None = None
    teldatum: date | None = None


def verdeel_plafonds(wens: Plafondwens, namen: Mapping[str, str], gewogen: Gewichten[str] | None) -> Plafonds:
    """`namen` by code, in the order in which cents that remain are given; `gewogen` by code, for a key that weighs.

    A ceiling of nothing is none: who would get it is named. Raises VerdelingKloptNiet.
    """
    if wens.sleutel is Verdeelsleutel.HAND:
        delen = {code: wens.per_gever[code] for code in namen}
        return Plafonds(wens.sleutel, sum(delen.values()), delen, {})
    weegt = eis_bekend(wens.sleutel, gewogen.per_sleutel if gewogen else {}, namen)
    totaal = wens.totaal or 0
    delen = verdeel(totaal, weegt)
    niets = [namen[code] for code, deel in delen.items() if not deel]
    if niets:
        raise VerdelingKloptNiet(
            f"Zo krijgt {opsomming(niets)} een plafond van nul. Verdeel anders of vraag het niet.",
            veld="verdeling",
        )
    jaar, teldatum = (gewogen.jaar, gewogen.teldatum) if gewogen else (None, None)
    return Plafonds(wens.sleutel, totaal, delen, weegt, jaar, teldatum)


def uitleg_plafonds(plafonds: Plafonds, namen: Mapping[str, str]) -> Uitleg | None:
    """How they came about, as for a decision; None by hand: the amounts say it."""
    if not plafonds.gewichten or verdeel(plafonds.totaal, plafonds.gewichten) != dict(plafonds.per_gever):
        return None
    bekend = {code: namen.get(code, code) for code in plafonds.gewichten}
    hoe = in_woorden(plafonds.sleutel, plafonds.jaar, plafonds.teldatum)
    return leg_uit(plafonds.totaal, plafonds.gewichten, bekend, hoe, noot_bij(plafonds.sleutel))


_HOE = {
    Verdeelsleutel.GELIJK: "Eén bedrag is gelijk verdeeld over de mandaatgevers.",
    Verdeelsleutel.OMZET: "Eén bedrag is verdeeld naar jeugdomzet bij de aanbieder.",
    Verdeelsleutel.INWONERS: "Eén bedrag is verdeeld naar het aantal inwoners van de gemeenten.",
    Verdeelsleutel.KINDEREN: "Eén bedrag is verdeeld naar het aantal kinderen in zorg.",
    Verdeelsleutel.HAND: "Het plafond is voor elke mandaatgever apart bepaald.",
}


def hoe_plafonds(sleutel: Verdeelsleutel, jaar: int | None = None, teldatum: date | None = None) -> str:
    """By which key, for who reads his own ceiling; `jaar` is that of the inhabitants, `teldatum` of the children."""
    if sleutel is Verdeelsleutel.KINDEREN and teldatum:
        return f"Eén bedrag is verdeeld naar het aantal kinderen in zorg op {datum_voluit(teldatum)}. {TE_KLEIN}"
    if sleutel is Verdeelsleutel.INWONERS and jaar:
        return f"Eén bedrag is verdeeld naar het aantal inwoners van de gemeenten op 1 januari {jaar}."
    return _HOE[sleutel]
