"""A file with one wrong cell is refused as a whole; the report names sheet, row and column, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from app.domain.overname.verslag import Oordeel, Overnameverslag
from app.services.overname import blad as importblad
from tests.kern.opzet import inhoud, niet_aanvaard
from tests.kern.overnamevoorbeeld import (
    KENMERK,
    Bladen,
    als_bestand,
    besluit,
    duinpoort,
    mandaat,
    vul_in,
    zaak,
)
from tests.kern.spelers import Spelers, dag
from tests.services.overname.imports import stel_voor

Fout = tuple[str, int, str, str]
"""Sheet, row, column, and a part of what is wrong."""


def cel(blad: str, **anders: Any) -> Callable[[Bladen], None]:
    """Other values in the first row of a sheet."""

    def verander(bladen: Bladen) -> None:
        bladen[blad][0] |= anders

    return verander


def erbij(blad: str, rij: dict[str, Any]) -> Callable[[Bladen], None]:
    def voeg_toe(bladen: Bladen) -> None:
        bladen.setdefault(blad, []).append(rij)

    return voeg_toe


def wis(blad: str, kolom: str) -> Callable[[Bladen], None]:
    return cel(blad, **{kolom: None})


FOUTEN: list[tuple[Callable[[Bladen], None], Fout]] = [
    (wis("Zaken", "motivering"), ("Zaken", 2, "motivering", "deze cel is leeg")),
    (cel("Zaken", motivering="   "), ("Zaken", 2, "motivering", "deze cel is leeg")),
    (cel("Zaken", motivering="=1+1"), ("Zaken", 2, "motivering", "formule")),
    (cel("Zaken", geopend=date(1925, 3, 4)), ("Zaken", 2, "geopend", "ligt voor 01-01-2015")),
    (cel("Zaken", motivering="x" * 10_001), ("Zaken", 2, "motivering", "10001 tekens")),
    (cel("Zaken", kvk=1234567), ("Zaken", 2, "kvk", "de nullen vooraan zijn weg")),
    (cel("Zaken", kvk="1234"), ("Zaken", 2, "kvk", "heeft 8 cijfers")),
    (cel("Zaken", geopend="3 februari"), ("Zaken", 2, "geopend", "geen datum")),
    (cel("Zaken", geopend="31-02-2025"), ("Zaken", 2, "geopend", "bestaat niet op de kalender")),
    (cel("Zaken", geopend=45_000), ("Zaken", 2, "geopend", "geen datum maar een getal")),
    (cel("Zaken", geopend=datetime(2025, 2, 3, 14, 30)), ("Zaken", 2, "geopend", "staat ook een tijd")),  # noqa: DTZ001
    (cel("Zaken", geopend=dag(3, 6)), ("Zaken", 2, "geopend", "in de toekomst")),
    (cel("Zaken", toestand="ernstig"), ("Zaken", 2, "toestand", "geen keuze")),
    (cel("Zaken", jeugdomzet=-1), ("Zaken", 2, "jeugdomzet", "bedrag boven nul")),
    (cel("Zaken", jeugdomzet="veel"), ("Zaken", 2, "jeugdomzet", "geen bedrag")),
    (cel("Zaken", jeugdomzet=True), ("Zaken", 2, "jeugdomzet", "geen bedrag")),
    (cel("Zaken", kenmerk="k" * 81), ("Zaken", 2, "kenmerk", "81 tekens")),
    (erbij("Zaken", zaak(KENMERK.lower())), ("Zaken", 3, "kenmerk", "staat ook op rij 2")),
    (cel("Tredebepalingen", datum=dag(2, 2)), ("Tredebepalingen", 2, "datum", "ligt voor 03-02-2025")),
    (cel("Tredebepalingen", naar="signaal"), ("Tredebepalingen", 2, "naar", "geen keuze")),
    (cel("Tredebepalingen", kenmerk="Niemand"), ("Tredebepalingen", 2, "kenmerk", "staat niet op het blad Zaken")),
    (cel("Projectleiders", email="niemand@sbjh.example"), ("Projectleiders", 2, "email", "kan deze rol niet krijgen")),
    (cel("Projectleiders", email="projectleider"), ("Projectleiders", 2, "email", "geen e-mailadres")),
    (cel("Afspraken", nummer=9), ("Afspraken", 2, "", "bestaat niet")),
    (cel("Afspraken", nummer=1.5), ("Afspraken", 2, "nummer", "geen heel getal")),
    (cel("Stappen", stap="XX-99"), ("Stappen", 2, "", "hoort niet bij deze zaak")),
    (cel("Mandaten", mandaatgever="Utrecht"), ("Mandaten", 2, "mandaatgever", "geen keuze")),
    (cel("Mandaten", bereik="andere regio"), ("Mandaten", 2, "mandaatgever", "past niet bij het bereik")),
    (cel("Mandaten", soort="inhoud"), ("Mandaten", 2, "plafond", "heeft geen plafond")),
    (cel("Mandaten", plafond=0), ("Mandaten", 2, "plafond", "bedrag boven nul")),
    (cel("Mandaten", van=dag(1, 1)), ("Mandaten", 2, "van", "voor de zaak is geopend")),
    (cel("Mandaten", voorgesteld_op=dag(1, 1)), ("Mandaten", 2, "voorgesteld_op", "ligt voor 03-02-2025")),
    (cel("Mandaten", goedgekeurd_op=dag(1, 3)), ("Mandaten", 2, "goedgekeurd_op", "ligt voor 14-03-2025")),
    (cel("Mandaten", goedgekeurd_door="j.  DE Boer"), ("Mandaten", 2, "", "")),
    (cel("Mandaten", houder="projectleider@sbjh.example"), ("Mandaten", 2, "houder", "geen leidende functie")),
    (wis("Mandaten", "besluitnummer"), ("Mandaten", 2, "besluitnummer", "nummer van het collegebesluit")),
    (wis("Mandaten", "verleend_op"), ("Mandaten", 2, "besluitnummer", "niet verleend")),
    (cel("Mandaten", instemming_houder=dag(16, 3)), ("Mandaten", 2, "instemming_houder", "ligt voor 17-03-2025")),
    (cel("Mandaten", ingetrokken_per=dag(1, 6)), ("Mandaten", 2, "reden_intrekking", "Schrijf waarom")),
    (cel("Mandaten", reden_intrekking="Zomaar."), ("Mandaten", 2, "reden_intrekking", "dag van intrekking")),
    (cel("Besluiten", bedrag=1.005), ("Besluiten", 2, "bedrag", "meer dan twee cijfers")),
    (cel("Besluiten", bedrag="€ 1,000.00"), ("Besluiten", 2, "bedrag", "geen bedrag")),
    (wis("Besluiten", "bedrag"), ("Besluiten", 2, "bedrag", "heeft een bedrag nodig")),
    (cel("Besluiten", datum=dag(16, 3)), ("Besluiten", 2, "datum", "buiten de looptijd")),
    (cel("Besluiten", genomen_door="directeur@denhaag.example"), ("Besluiten", 2, "genomen_door", "geen houder")),
    (cel("Besluiten", verdeling="Delft 100"), ("Besluiten", 2, "verdeling", "Schrijf de verdeling zo")),
    (cel("Besluiten", verdeling="GM0503=100"), ("Besluiten", 2, "verdeling", "De delen zijn samen")),
    (cel("Besluiten", verdeling="GM1783=450.000"), ("Besluiten", 2, "verdeling", "geen actief mandaat")),
    (erbij("Besluiten", besluit(dag(20, 5), 400_000)), ("Besluiten", 4, "bedrag", "meer dan de ruimte")),
    (
        erbij("Informatie", {"kenmerk": KENMERK, "datum": dag(9, 2), "partij": "De NZa", "middel": "brief"}),
        ("Informatie", 2, "partij", "geen informatieplicht"),
    ),
    (
        erbij(
            "Afsluiting", {"kenmerk": KENMERK, "datum": dag(1, 6), "uitkomst": "hersteld", "toelichting": "Hersteld."}
        ),
        ("Afsluiting", 2, "", "9 mandaten"),
    ),
]


def bekijk(spelers: Spelers, bladen: Bladen) -> Overnameverslag:
    return importblad.bekijk(spelers.session, spelers.directeur_sbjh.verzoek(), als_bestand(bladen))


MET_ALLES = ("Besluiten", "Informatie", "Afsluiting")


def klein() -> Bladen:
    """With one mandaat and no decision under it: whatever is wrong before that, takes no more to find."""
    bladen = duinpoort()
    return {blad: rijen[:1] if blad == "Mandaten" else rijen for blad, rijen in bladen.items() if blad not in MET_ALLES}


def test_zonder_fout_is_ook_het_kleine_bestand_goed(spelers: Spelers) -> None:
    assert bekijk(spelers, klein()).goed


@pytest.mark.parametrize(("verander", "waar"), FOUTEN, ids=[f"{b}-{k}-{w}"[:60] for _v, (b, _r, k, w) in FOUTEN])
def test_een_foute_cel_wordt_genoemd(spelers: Spelers, verander: Callable[[Bladen], None], waar: Fout) -> None:
    blad, rij, kolom, wat = waar
    bladen = duinpoort() if blad in MET_ALLES else klein()
    verander(bladen)
    verslag = bekijk(spelers, bladen)
    eerste = next(r for r in verslag.fouten if (r.blad, r.rij) == (blad, rij))
    assert (eerste.kolom, wat in eerste.wat) == (kolom or eerste.kolom, True), eerste
    assert eerste.herstel
    assert not verslag.goed


def test_een_fout_bestand_wordt_niet_voorgesteld_en_laat_niets_achter(spelers: Spelers) -> None:
    bladen = duinpoort()
    bladen["Stappen"][0]["stap"] = "XX-99"
    with niet_aanvaard(spelers.session, "import_geweigerd", "bestand") as fout:
        stel_voor(spelers, als_bestand(bladen))
    assert fout.value.bericht.startswith("1 rij is fout. Er is niets ingelezen. De eerste: blad Stappen, rij 2")


def test_elke_rij_krijgt_een_oordeel_ook_na_een_foute(spelers: Spelers) -> None:
    bladen = duinpoort()
    bladen["Zaken"][0]["kvk"] = "1"
    bladen["Zaken"].append(zaak("Tweede", kvk="20000001", aanbieder="Stichting Twee"))
    bladen["Mandaten"].append(mandaat(kenmerk="Tweede", houder="niemand@sbjh.example"))
    verslag = bekijk(spelers, bladen)
    assert (verslag.aantal(Oordeel.FOUT), verslag.aantal(Oordeel.GOED), verslag.aantal(Oordeel.OVERGESLAGEN)) == (
        2, 1, 20,
    )  # fmt: skip
    assert verslag.rijen == 23
    assert {r.wat for r in verslag.regels if r.oordeel is Oordeel.OVERGESLAGEN} == {"de zaak zelf is fout"}


def test_datums_als_tekst_en_bedragen_als_tekst_mogen(spelers: Spelers) -> None:
    bladen = duinpoort()
    bladen["Zaken"][0] |= {"geopend": "03-02-2025", "jeugdomzet": "14.200.000,00", "kvk": 12345678}
    bladen["Besluiten"][0] |= {"datum": "2025-03-21", "bedrag": "450.000,-"}
    bladen["Mandaten"][0] |= {"mandaatgever": "gm0503", "soort": "FINANCIEN"}
    assert bekijk(spelers, bladen).goed


def test_de_volgorde_van_de_rijen_maakt_niet_uit(spelers: Spelers) -> None:
    assert bekijk(spelers, {blad: rijen[::-1] for blad, rijen in reversed(duinpoort().items())}).goed


def test_een_mandaat_dat_dezelfde_persoon_voorstelde_en_goedkeurde_komt_er_niet_in(spelers: Spelers) -> None:
    bladen = duinpoort()
    bladen["Mandaten"][0]["goedgekeurd_door"] = " j. de  BOER "
    fout = bekijk(spelers, bladen).fouten[0]
    assert (fout.kolom, fout.code) == ("goedgekeurd_door", "vier_ogen")


def test_bekijken_van_een_fout_bestand_bewaart_niets(spelers: Spelers) -> None:
    voor = inhoud(spelers.session)
    bladen = duinpoort()
    bladen["Besluiten"][1]["bedrag"] = 9_000_000
    assert not bekijk(spelers, bladen).goed
    assert inhoud(spelers.session) == voor


def test_een_formule_en_een_foutcel_zijn_geen_waarde(spelers: Spelers) -> None:
    boek = vul_in(duinpoort())
    boek["Besluiten"]["F2"] = "=SUM(A1:A2)"
    boek["Besluiten"]["E3"] = "#REF!"
    boek["Besluiten"]["E3"].data_type = "e"
    verslag = importblad.bekijk(spelers.session, spelers.directeur_sbjh.verzoek(), als_bestand(boek))
    assert [(f.rij, f.kolom) for f in verslag.fouten] == [(2, "bedrag"), (3, "omschrijving")]
