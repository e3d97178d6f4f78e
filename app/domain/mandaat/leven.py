"""The acts of a mandaat, each with its rule, on the mandaat itself; and who gives it, who consents (domein 4).

Each act gives the status before it. What is read and written of a mandaat is what `Mandaatvelden` says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.domain.basis.afwijkdomein import Domeinen, schrijf_domeinen
from app.domain.basis.begrippen import Actor, Mandaateinde, Mandaatstatus
from app.domain.basis.fouten import (
    DatumOnlogisch,
    GeenRecht,
    OngeldigeInvoer,
    OngeldigeOvergang,
    TerugwerkendeIntrekking,
)
from app.domain.basis.invoer import toets_lengte
from app.domain.basis.rechten import Recht, mag
from app.domain.basis.tekst import heeft_inhoud
from app.domain.mandaat.houderschap import Houderschap, MetHouder
from app.domain.mandaat.instemming import GEEN, Gegeven
from app.domain.mandaat.mandaat import (
    ACTIVEER,
    EINDIGT_BIJ_SLUITEN,
    GEEF_MANDAAT_TERUG,
    HOUDER,
    KEUR_GOED,
    STEL_VOOR,
    TREK_IN,
    VERLEEN,
    VERVANG,
    WERKGEVER,
    WIJS_AF,
    instemming_nodig,
    overgang,
    toets_intrekking,
)

Vervangt = Callable[[int], bool]
"""Whether an actor deputises today for the account with this id."""


class Genoemd(Protocol):
    """An organisation, by its name."""

    @property
    def naam(self) -> str: ...


class Houder(Genoemd, Protocol):
    """Who holds a mandaat, and where he works."""

    @property
    def organisatie_id(self) -> int: ...
    @property
    def persoon_id(self) -> int: ...


class Mandaatvelden(Protocol):
    """What the acts read and write of a mandaat."""

    status: Mandaatstatus
    tot: date
    periode: int
    ondermandaat_mag: bool
    onder_id: int | None
    mandaatgever_id: int
    houder_id: int
    houder_functie: str | None
    voorgesteld_datum: date | None
    voorgesteld_door_id: int | None
    voorgesteld_persoon_id: int | None
    goedgekeurd_datum: date | None
    goedgekeurd_door_id: int | None
    goedgekeurd_persoon_id: int | None
    afgewezen_datum: date | None
    afgewezen_door_id: int | None
    afgewezen_persoon_id: int | None
    afwijkdomeinen: str | None
    verleend_datum: date | None
    besluitnummer: str
    instemming_houder_datum: date | None
    instemming_werkgever_datum: date | None
    instemming_gegeven_door: str | None
    instemming_gegeven_functie: str | None
    instemming_kenmerk: str | None
    instemming_document_id: int | None
    instemming_vastgelegd_door_id: int | None
    actief_vanaf: date | None
    ingetrokken_per: date | None
    einde_vervroegd_op: date | None
    einde_wijze: Mandaateinde | None
    vervangen_per: date | None

    @property
    def houder(self) -> Houder: ...
    @property
    def houdernaam(self) -> str: ...
    @property
    def houder_werkt_bij(self) -> int: ...
    @property
    def mandaatgever(self) -> Genoemd: ...
    @property
    def boven(self) -> Mandaatvelden | None: ...


def stel_voor(mandaat: Mandaatvelden, datum: date, door_id: int, persoon_id: int) -> Mandaatstatus:
    mandaat.voorgesteld_datum, mandaat.voorgesteld_door_id, mandaat.voorgesteld_persoon_id = datum, door_id, persoon_id
    return _word(mandaat, STEL_VOOR)


def keur_goed(mandaat: Mandaatvelden, datum: date, door_id: int | None, persoon_id: int | None) -> Mandaatstatus:
    mandaat.goedgekeurd_datum, mandaat.goedgekeurd_door_id, mandaat.goedgekeurd_persoon_id = datum, door_id, persoon_id
    return _word(mandaat, KEUR_GOED)


def wijs_af(
    mandaat: Mandaatvelden, datum: date, door_id: int, persoon_id: int, domeinen: Domeinen = ()
) -> Mandaatstatus:
    """`domeinen` is what a refusal touches, when that was said. Raises OngeldigeInvoer, OngeldigeOvergang."""
    mandaat.afgewezen_datum, mandaat.afgewezen_door_id, mandaat.afgewezen_persoon_id = datum, door_id, persoon_id
    mandaat.afwijkdomeinen = schrijf_domeinen(domeinen)
    return _word(mandaat, WIJS_AF)


def verleen(mandaat: Mandaatvelden, datum: date, besluitnummer: str) -> Mandaatstatus:
    """`datum` is that of the decision of the giver. Raises OngeldigeOvergang, OngeldigeInvoer, DatumOnlogisch."""
    overgang(VERLEEN, mandaat.status)
    if not heeft_inhoud(besluitnummer):
        raise OngeldigeInvoer("Vul het nummer van het besluit in.", veld="besluitnummer")
    toets_lengte(besluitnummer, "besluitnummer", 80)
    _toets_looptijd(mandaat, datum)
    mandaat.verleend_datum, mandaat.besluitnummer = datum, besluitnummer
    return _word(mandaat, VERLEEN)


def stem_in(
    mandaat: Mandaatvelden, datum: date, door: str, gegeven: Gegeven = GEEN, door_id: int | None = None
) -> Mandaatstatus:
    """The consent of the holder or of his employer; the status stays. `gegeven` and `door_id` say who gave that of the
    employer and who recorded it; what was taken over from paper has neither. Raises OngeldigeInvoer, OngeldigeOvergang.
    """
    overgang(ACTIVEER, mandaat.status)
    if door not in (HOUDER, WERKGEVER):
        raise OngeldigeInvoer("Kies de houder of de werkgever.", veld="door")
    if door not in ontbrekende_instemming(mandaat):
        raise OngeldigeOvergang(f"De instemming van de {door} is al vastgelegd.")
    if door == HOUDER:
        mandaat.instemming_houder_datum = datum
    else:
        mandaat.instemming_werkgever_datum, mandaat.instemming_vastgelegd_door_id = datum, door_id
        mandaat.instemming_gegeven_door = gegeven.gegeven_door.strip() or None
        mandaat.instemming_gegeven_functie = gegeven.gegeven_functie.strip() or None
        mandaat.instemming_kenmerk = gegeven.kenmerk.strip() or None
        mandaat.instemming_document_id = gegeven.document_id
    return mandaat.status


def activeer(mandaat: Mandaatvelden, vanaf: date) -> Mandaatstatus:
    mandaat.actief_vanaf = vanaf
    return _word(mandaat, ACTIVEER)


def trek_in(mandaat: Mandaatvelden, per: date, laatste_besluit: date | None = None) -> Mandaatstatus:
    """Never retroactive. Raises OngeldigeOvergang, TerugwerkendeIntrekking, DatumOnlogisch."""
    return _eindig(mandaat, TREK_IN, per, laatste_besluit)


def geef_terug(mandaat: Mandaatvelden, per: date, laatste_besluit: date | None) -> Mandaatstatus:
    """By its holder, from a day on; as a withdrawal in all else. Raises what `trek_in` raises."""
    mandaat.einde_wijze = Mandaateinde.TERUGGEGEVEN
    return _eindig(mandaat, GEEF_MANDAAT_TERUG, per, laatste_besluit)


def eindig_bij_sluiten(mandaat: Mandaatvelden, per: date, laatste_besluit: date | None) -> Mandaatstatus:
    """On the day on which its zaak is closed, which its grantor agreed to. Raises what `trek_in` raises."""
    if mandaat.verleend_datum and per < mandaat.verleend_datum:
        raise TerugwerkendeIntrekking(
            f"Het mandaat van {mandaat.mandaatgever.naam} is verleend op {mandaat.verleend_datum:%d-%m-%Y}. "
            "Sluit op of na die dag.",
            veld="datum",
        )
    mandaat.einde_wijze = Mandaateinde.BIJ_SLUITEN
    return _eindig(mandaat, EINDIGT_BIJ_SLUITEN, per, laatste_besluit)


def _eindig(mandaat: Mandaatvelden, handeling: str, per: date, laatste_besluit: date | None) -> Mandaatstatus:
    overgang(handeling, mandaat.status)
    toets_intrekking(per, laatste_besluit)
    _toets_looptijd(mandaat, per)
    mandaat.ingetrokken_per = per
    return _word(mandaat, handeling)


def vervang(mandaat: Mandaatvelden, per: date) -> Mandaatstatus:
    mandaat.vervangen_per = per
    return _word(mandaat, VERVANG)


def _word(mandaat: Mandaatvelden, handeling: str) -> Mandaatstatus:
    """Raises OngeldigeOvergang."""
    van, mandaat.status = mandaat.status, overgang(handeling, mandaat.status)
    return van


def _toets_looptijd(mandaat: Mandaatvelden, datum: date) -> None:
    if datum > mandaat.tot:
        raise DatumOnlogisch("Het mandaat is op deze dag al verlopen.", veld="datum")


@dataclass(frozen=True)
class Gever:
    """Who gives a mandaat: its college or region; an ondermandaat is given by the holder of the mandaat above it.

    `organisatie_id` is that under which its holder would have to work to need no consent.
    """

    naam: str
    organisatie_id: int
    houder_id: int | None = None
    houder_functie: str | None = None

    @property
    def recht(self) -> Recht:
        """What giving, refusing or withdrawing it asks for."""
        return Recht.MANDAAT_VERLENEN if self.houder_id is None else Recht.ONDERMANDAAT_VERLENEN

    def is_(self, actor: Actor) -> bool:
        """Whether this account gives it, with its offices of the day in the region of the zaak.

        Whether the holder above still leads the zaak, his rights there say.
        """
        if self.houder_functie is not None:
            return self.houder_functie in actor.functies
        if self.houder_id is not None:
            return actor.id == self.houder_id
        return actor.organisatie_id == self.organisatie_id and mag(self.recht, actor.rollen)


def gever_van(mandaat: Mandaatvelden) -> Gever:
    if mandaat.boven:
        boven = mandaat.boven
        return Gever(boven.houdernaam, boven.houder_werkt_bij, boven.houder_id, boven.houder_functie)
    return Gever(mandaat.mandaatgever.naam, mandaat.mandaatgever_id)


def vraagt_instemming(mandaat: Mandaatvelden) -> bool:
    """Whether its holder and his employer have to consent (Awb 10:4)."""
    return instemming_nodig(
        houder_organisatie=mandaat.houder_werkt_bij, gever_organisatie=gever_van(mandaat).organisatie_id
    )


def ontbrekende_instemming(mandaat: Mandaatvelden) -> list[str]:
    """Whose consent is not there yet."""
    data = {HOUDER: mandaat.instemming_houder_datum, WERKGEVER: mandaat.instemming_werkgever_datum}
    return [door for door, datum in data.items() if not datum]


def compleet_op(mandaat: Mandaatvelden) -> date | None:
    """The day on which the last that it needs to be active was there; None as long as something is missing."""
    nodig = [mandaat.verleend_datum]
    if vraagt_instemming(mandaat):
        nodig += [mandaat.instemming_houder_datum, mandaat.instemming_werkgever_datum]
    bekend = [datum for datum in nodig if datum]
    return max(bekend) if len(bekend) == len(nodig) else None


def eis_periode(mandaat: Mandaatvelden, periode: int) -> None:
    """Nothing happens any more to a mandaat of before the zaak was reopened. Raises OngeldigeOvergang."""
    if mandaat.periode != periode:
        raise OngeldigeOvergang("Dit mandaat hoort bij een eerdere periode van de zaak. Stel een nieuw mandaat op.")


def eis_houder(mandaat: Mandaatvelden, wie: Houderschap) -> None:
    """An ondermandaat is drawn up by the holder of the mandaat above it. Raises GeenRecht."""
    if not wie.is_houder(mandaat):
        raise GeenRecht(f"Alleen {mandaat.houdernaam} kan onder dit mandaat een ondermandaat geven.")


def kan_teruggeven(mandaat: MetHouder, wie: Houderschap, vervangt: Vervangt) -> bool:
    """Whether he holds it, or deputises today for the person who does."""
    return wie.is_houder(mandaat) or (mandaat.houder_functie is None and vervangt(mandaat.houder_id))


def eis_teruggever(mandaat: Mandaatvelden, wie: Houderschap, vervangt: Vervangt) -> None:
    """Its holder hands it back, or who deputises for him: nobody else gains or loses by it. Raises GeenRecht."""
    if not kan_teruggeven(mandaat, wie, vervangt):
        raise GeenRecht(f"Alleen {mandaat.houdernaam} of diens waarnemer kan dit mandaat teruggeven.")
