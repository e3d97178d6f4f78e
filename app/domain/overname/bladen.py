"""The sheets of a file with cases that a region kept in Excel: their columns, what each is, and what it may hold.

The template, its explanation and the reader are all made from these tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.basis.begrippen import (
    TREDEN,
    Afspraakstatus,
    Bereik,
    Grootteklasse,
    Mandaatsoort,
    Toestand,
    Uitkomst,
)
from app.domain.draaiboek.draaiboekdelen import Middel

MAX_RIJEN = 1_000
"""Rows of one file. Each of them is a real act with its entries, and other writers wait until all of them are done."""
MAX_KENMERK = 80
UITLEG, LIJSTEN = "Uitleg", "Lijsten"
"""Sheets of the template that hold no rows."""


class Cel(StrEnum):
    """What a column holds."""

    TEKST = "tekst"
    DATUM = "datum"
    BEDRAG = "bedrag in euro"
    GETAL = "heel getal"
    CIJFERS = "cijfers"
    KEUZE = "keuze"
    EMAIL = "e-mailadres"


@dataclass(frozen=True)
class Kolom:
    """A column. `keuzes` gives by stored value the word that may be filled in as well."""

    naam: str
    cel: Cel
    uitleg: str
    verplicht: bool = True
    keuzes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Blad:
    """A sheet. `datum` is the column by which its rows stand among the others of a zaak."""

    naam: str
    uitleg: str
    datum: str
    kolommen: tuple[Kolom, ...]

    def kolom(self, naam: str) -> Kolom:
        return next(kolom for kolom in self.kolommen if kolom.naam == naam)


_ANDERS = {Mandaatsoort.FINANCIEN.value: "financiën"}


def _woorden(*waarden: StrEnum) -> dict[str, str]:
    return {waarde.value: _ANDERS.get(waarde.value, waarde.value.replace("_", " ")) for waarde in waarden}


JA_NEE = {"ja": "ja", "nee": "nee"}
_T, _D, _K = Cel.TEKST, Cel.DATUM, Cel.KEUZE
_KENMERK = Kolom("kenmerk", _T, f"Uw eigen kenmerk van de zaak, hoogstens {MAX_KENMERK} tekens; overal hetzelfde.")
_DATUM = Kolom("datum", _D, "De dag waarop dit gebeurde.")
_SOORT = Kolom("soort", _K, "Inhoud of financiën.", keuzes=_woorden(*Mandaatsoort))

ZAKEN = Blad(
    "Zaken",
    "Eén rij per zaak.",
    "geopend",
    (
        _KENMERK,
        Kolom("aanbieder", _T, "Naam van de aanbieder."),
        Kolom("kvk", Cel.CIJFERS, "KvK-nummer: 8 cijfers, met de nullen vooraan."),
        Kolom("rechtsvorm", _T, "Bijvoorbeeld stichting.", verplicht=False),
        Kolom("grootteklasse", _K, "Hoe groot de aanbieder is.", verplicht=False, keuzes=_woorden(*Grootteklasse)),
        Kolom("jeugdomzet", Cel.BEDRAG, "Jeugdomzet per jaar.", verplicht=False),
        Kolom("geopend", _D, "De dag waarop de zaak begon."),
        Kolom("toestand", _K, "De toestand bij opening.", keuzes=_woorden(Toestand.SIGNAAL, *TREDEN)),
        Kolom("motivering", _T, "Waarom de zaak is geopend."),
    ),
)
PROJECTLEIDERS = Blad(
    "Projectleiders",
    "Wie projectleider werd, en wanneer. Deze persoon heeft een account met de rol projectleider.",
    "datum",
    (_KENMERK, _DATUM, Kolom("email", Cel.EMAIL, "E-mailadres van het account."),
     Kolom("toelichting", _T, "Waarom.", verplicht=False)),
)  # fmt: skip
TREDEBEPALINGEN = Blad(
    "Tredebepalingen",
    "Elke trede na de opening, en een signaal dat ongemoeid is gelaten.",
    "datum",
    (
        _KENMERK,
        _DATUM,
        Kolom("naar", _K, "De nieuwe toestand.", keuzes=_woorden(*TREDEN, Toestand.NIET_IN_BEHANDELING)),
        Kolom("motivering", _T, "Waarom deze trede."),
        Kolom("onderbouwing", _T, "Waarop dat steunt; verplicht als de trede lichter wordt.", verplicht=False),
        Kolom("geraadpleegd", _T, "Wie is geraadpleegd.", verplicht=False),
        Kolom("standpunt_toezichthouder", _T, "Wat de toezichthouder vindt.", verplicht=False),
    ),
)  # fmt: skip
AFSPRAKEN = Blad(
    "Afspraken",
    "De afspraken van het draaiboek die zijn gedaan of bewust niet toegepast.",
    "datum",
    (
        _KENMERK,
        _DATUM,
        Kolom("nummer", Cel.GETAL, "Nummer van de afspraak in het draaiboek."),
        Kolom("status", _K, "Gedaan of niet toegepast.",
              keuzes=_woorden(Afspraakstatus.GEDAAN, Afspraakstatus.NIET_TOEGEPAST)),
        Kolom("toelichting", _T, "Waarom."),
    ),
)  # fmt: skip
STAPPEN = Blad(
    "Stappen",
    "Stappen van het draaiboek die zijn afgerond.",
    "datum",
    (_KENMERK, _DATUM, Kolom("stap", _T, "Code van de stap, bijvoorbeeld ZO-01."),
     Kolom("toelichting", _T, "Wat er is gedaan.", verplicht=False)),
)  # fmt: skip
MANDATEN = Blad(
    "Mandaten",
    "Mandaten die op papier zijn goedgekeurd. Wat nog niet is goedgekeurd, stelt u in het product op.",
    "voorgesteld_op",
    (
        _KENMERK,
        _SOORT,
        Kolom("bereik", _K, "Binnen de regio of van een andere regio.", keuzes=_woorden(*Bereik)),
        Kolom("mandaatgever", _K, "Code of naam van de gemeente of regio die het mandaat geeft."),
        Kolom("houder", Cel.EMAIL, "E-mailadres van de houder, die toen de leiding had of de zaak nu leidt."),
        Kolom("bevoegdheden", _T, "Wat het mandaat toestaat."),
        Kolom("plafond", Cel.BEDRAG, "Hoogste bedrag; alleen bij financiën.", verplicht=False),
        Kolom("voorwaarden", _T, "Voorwaarden, elke op een eigen regel in de cel.", verplicht=False),
        Kolom("van", _D, "Eerste dag van de looptijd."),
        Kolom("tot", _D, "Laatste dag van de looptijd."),
        Kolom("einde_bij_sluiten", _K, "Of het eindigt als de zaak sluit; leeg is nee.", False, JA_NEE),
        Kolom("organen", _T, "Namens welke colleges een regio het geeft.", verplicht=False),
        Kolom("volmacht", _K, "Of het ook volmacht geeft (Awb 10:12); leeg is nee.", False, JA_NEE),
        Kolom("machtiging", _K, "Of het ook machtiging geeft (Awb 10:12); leeg is nee.", False, JA_NEE),
        Kolom("voorgesteld_op", _D, "De dag van het voorstel."),
        Kolom("voorgesteld_door", _T, "Wie het voorstelde, zoals het op papier staat."),
        Kolom("goedgekeurd_op", _D, "De dag van de goedkeuring."),
        Kolom("goedgekeurd_door", _T, "Wie het goedkeurde: een ander dan wie het voorstelde."),
        Kolom("verleend_op", _D, "De dag van het collegebesluit; leeg als het nog niet is verleend.", verplicht=False),
        Kolom("besluitnummer", _T, "Nummer van het collegebesluit.", verplicht=False),
        Kolom("instemming_houder", _D, "De dag waarop de houder instemde.", verplicht=False),
        Kolom("instemming_werkgever", _D, "De dag waarop de werkgever van de houder instemde.", verplicht=False),
        Kolom("ingetrokken_per", _D, "De eerste dag waarop het niet meer geldt.", verplicht=False),
        Kolom("reden_intrekking", _T, "Waarom het is ingetrokken.", verplicht=False),
    ),
)  # fmt: skip
BESLUITEN = Blad(
    "Besluiten",
    "Besluiten die onder een mandaat zijn genomen. Ze worden getoetst op de dag waarop ze zijn genomen.",
    "datum",
    (
        _KENMERK,
        _DATUM,
        Kolom("genomen_door", Cel.EMAIL, "E-mailadres van de houder die het besluit nam."),
        _SOORT,
        Kolom("omschrijving", _T, "Wat er is besloten."),
        Kolom("bedrag", Cel.BEDRAG, "Het bedrag; alleen bij financiën.", verplicht=False),
        Kolom("verdeling", _T, "Leeg: gelijk verdeeld. Anders code=bedrag per gemeente, met ; ertussen: "
              "GM0503=25.000; GM0518=50.000.", verplicht=False),
    ),
)  # fmt: skip
INFORMATIE = Blad(
    "Informatie",
    "Wie is geïnformeerd. Zonder deze rijen kan een zaak niet dicht.",
    "datum",
    (
        _KENMERK,
        _DATUM,
        Kolom("partij", _T, "Naam of code van de partij, of “alle” voor iedereen die op die dag nog open stond."),
        Kolom("middel", _K, "Waarmee.", keuzes=_woorden(*Middel)),
        Kolom("toelichting", _T, "Wat erover te zeggen is.", verplicht=False),
    ),
)
AFSLUITING = Blad(
    "Afsluiting",
    "Zaken die al gesloten zijn.",
    "datum",
    (_KENMERK, _DATUM, Kolom("uitkomst", _K, "Hoe het afliep.", keuzes=_woorden(*Uitkomst)),
     Kolom("toelichting", _T, "Waarom de zaak is gesloten.")),
)  # fmt: skip

BLADEN = (
    ZAKEN, PROJECTLEIDERS, TREDEBEPALINGEN, AFSPRAKEN, STAPPEN, MANDATEN, BESLUITEN, INFORMATIE, AFSLUITING
)  # fmt: skip
"""In the order in which rows of one day are carried out; steps of the trede that is left come before the new one."""
PER_NAAM: Mapping[str, Blad] = {blad.naam: blad for blad in BLADEN}
MEESTE_KOLOMMEN = max(len(blad.kolommen) for blad in BLADEN) + 5
