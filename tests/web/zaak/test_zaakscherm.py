"""One zaak on one screen: what it says to whom, and what can be done with the zaak as it stands."""

from __future__ import annotations

import re

import pytest

from app.domain.telling.telling import Telling
from app.services.aanbieder.kwartalen import leg_kwartaal_vast
from app.services.telling.tellingen import leg_tellingen_vast
from app.services.termijn.gebeurtenissen import leg_gebeurtenis_vast
from tests.kern.opzet import actief_mandaat, meld_alles_verzonden, open_zaak
from tests.kern.opzetgegevens import kwartaal
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoekers
from tests.web.zaak.test_trede import SLUITING

KNOPPEN = {
    "Besluit nemen": "/besluiten/nieuw",
    "Trede bepalen": "/tredebepaling",
    "Zaak sluiten": "/afsluiting",
    "Heropenen": "/heropening",
    "Dossier delen": "/exports/nieuw",
}


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def knoppen(bezoekers: Bezoekers, wie: str, zaak: str) -> set[str]:
    links = set(getattr(bezoekers, wie).lees(f"/zaken/{zaak}").links)
    return {naam for naam, pad in KNOPPEN.items() if f"/zaken/{zaak}{pad}" in links}


def test_een_open_zaak_biedt_aan_wat_wie_kijkt_mag(bezoekers: Bezoekers, zaak: str) -> None:
    assert knoppen(bezoekers, "directeur_sbjh", zaak) == KNOPPEN.keys() - {"Heropenen"}
    assert knoppen(bezoekers, "delft", zaak) == set()


def test_een_gesloten_zaak_biedt_heropenen_en_niets_wat_niet_meer_kan(
    bezoekers: Bezoekers, spelers: Spelers, zaak: str
) -> None:
    meld_alles_verzonden(spelers, zaak)
    assert bezoekers.directeur_sbjh.post(f"/zaken/{zaak}/afsluiting", **SLUITING).status_code == 302
    assert knoppen(bezoekers, "directeur_sbjh", zaak) == {"Heropenen", "Dossier delen"}
    tekst = bezoekers.directeur_sbjh.lees(f"/zaken/{zaak}").tekst
    assert "Wie had de leiding" in tekst
    assert "vandaag, dag" not in tekst
    assert "3 februari 2025 tot 13 november 2025" in " ".join(tekst.split())


def test_een_gesloten_zaak_vertelt_van_de_dag_waarop_zij_sloot(
    bezoekers: Bezoekers, spelers: Spelers, zaak: str
) -> None:
    """Not of today: the supervisor of then, how long the cash lasted then, and the mandaten that were."""
    actief_mandaat(spelers, zaak)
    meld_alles_verzonden(spelers, zaak)
    spelers.directeur_sbjh.op(dag(31, 10)).doet(leg_kwartaal_vast, zaak, kwartaal(nummer=3, bron_datum=dag(30, 9)))
    assert bezoekers.directeur_sbjh.post(f"/zaken/{zaak}/afsluiting", **SLUITING).status_code == 302
    tekst = " ".join(bezoekers.directeur_sbjh.lees(f"/zaken/{zaak}").tekst.split())
    assert "Toezichthouder Jeugdautoriteit" in tekst
    assert "Financieel mandaat, Delft: tot en met 30 september 2025" in tekst
    assert "Kas 77 dagen tot 29 januari 2026" in tekst


def test_zonder_ruimte_is_een_besluit_geen_dood_spoor(bezoekers: Bezoekers, spelers: Spelers, zaak: str) -> None:
    for pad in (f"/zaken/{zaak}", f"/zaken/{zaak}/besluiten/nieuw"):
        pagina = bezoekers.directeur_sbjh.lees(pad)
        assert "Er is nog geen mandaat gevraagd." in pagina.tekst
        assert f"/zaken/{zaak}/mandaten" in pagina.links
    actief_mandaat(spelers, zaak)
    formulier = bezoekers.directeur_denhaag.lees(f"/zaken/{zaak}/besluiten/nieuw").tekst
    assert "U bent geen houder van een mandaat voor financiën in deze zaak." in formulier


def test_nooit_geteld_en_geen_cijfers_staan_er_in_woorden(bezoekers: Bezoekers, zaak: str) -> None:
    tekst = " ".join(bezoekers.directeur_sbjh.lees(f"/zaken/{zaak}").tekst.split())
    assert tekst.count("onbekend nog nooit geteld") == 3
    assert "Kas onbekend nog geen cijfers vastgelegd" in tekst


def test_een_faillissement_staat_in_de_kop_en_in_wat_er_speelt(
    bezoekers: Bezoekers, spelers: Spelers, zaak: str
) -> None:
    spelers.directeur_sbjh.doet(leg_gebeurtenis_vast, zaak, "faillissement", dag(20, 5), "Vonnis van de rechtbank.")
    tekst = bezoekers.directeur_sbjh.lees(f"/zaken/{zaak}").tekst
    assert "faillissement sinds 20 mei 2025 (trede 6 van het draaiboek)" in tekst
    assert "Vonnis van de rechtbank." in tekst
    assert "faillissement" not in bezoekers.delft.lees(f"/zaken/{zaak}").tekst, "events are of the team"


VOOR_HET_TEAM = ("Kas", "Wat er speelt", "Afspraken in deze zaak", "Laatste uit het logboek", "Wat volgt")
VOOR_DE_GEMEENTE = ("Kinderen in zorg", "Nog te plaatsen", "Overgedragen", "Wie heeft vandaag de leiding", "jeugdomzet")
EIGEN = ("Verloop", "zorgelijk", "Mandaten van u", "Wat wacht op u")


@pytest.mark.parametrize(
    ("wie", "wel", "niet"),
    [
        ("directeur_sbjh", (*VOOR_HET_TEAM, "Wie heeft vandaag de leiding", "Kinderen in zorg"), ("Mandaten van u",)),
        ("projectleider", (*VOOR_HET_TEAM, "Wie heeft vandaag de leiding"), ("Mandaten van u", "Zaak sluiten")),
        ("delft", (*VOOR_DE_GEMEENTE, *EIGEN, "Ruimte onder mandaat"), VOOR_HET_TEAM),
        ("rijnmond", (*EIGEN, "Ruimte onder uw mandaat"), (*VOOR_HET_TEAM, *VOOR_DE_GEMEENTE, "KvK", "Directeur")),
    ],
)
def test_ieder_ziet_wat_van_hem_is(
    bezoekers: Bezoekers, spelers: Spelers, wie: str, wel: tuple[str, ...], niet: tuple[str, ...]
) -> None:
    zaak = "2025-0001"
    actief_mandaat(spelers, zaak, "rijnmond", 40_000_00)
    telling = Telling(gemeente="GM0503", zorgvorm="pleegzorg", peildatum=dag(1, 5), in_zorg=20)
    spelers.directeur_sbjh.doet(leg_tellingen_vast, zaak, [telling])
    tekst = getattr(bezoekers, wie).lees(f"/zaken/{zaak}").tekst
    assert [woord for woord in wel if woord not in tekst] == []
    assert [woord for woord in niet if woord in tekst] == []


def test_wie_de_zaak_niet_ziet_krijgt_geen_bladzijde(bezoekers: Bezoekers, zaak: str) -> None:
    assert bezoekers.rijnmond.get(f"/zaken/{zaak}").status_code == 404, "no mandaat was put before it"
    assert bezoekers.auditor.get(f"/zaken/{zaak}").status_code in (403, 404)


def test_een_andere_regio_leest_ook_op_de_mandaten_geen_totaal(bezoekers: Bezoekers, spelers: Spelers) -> None:
    actief_mandaat(spelers, "2025-0001", "rijnmond", 40_000_00)
    for pad in ("/zaken/2025-0001", "/zaken/2025-0001/mandaten?datum=2025-06-02"):
        tekst = bezoekers.rijnmond.lees(pad).tekst
        assert "€\N{NO-BREAK SPACE}330.000" not in tekst
        assert "1.120.000" not in tekst


def test_een_dag_is_geen_dagen(bezoekers: Bezoekers, zaak: str) -> None:
    for pad in (f"/zaken/{zaak}", f"/zaken/{zaak}/trede", f"/zaken/{zaak}/termijnen", "/zaken/2025-0001"):
        tekst = bezoekers.directeur_sbjh.lees(pad).tekst
        assert " 1 dagen" not in tekst
        assert " 1 werkdagen" not in tekst


def test_een_afdruk_noemt_de_zaak_het_moment_en_wie_haar_maakte(bezoekers: Bezoekers, zaak: str) -> None:
    html = bezoekers.directeur_sbjh.get(f"/zaken/{zaak}").text
    kop = html.partition('class="druk-kop">')[2].partition("</div>")[0]
    waar, wat, adres = re.findall(r"<p[^>]*>(.*?)</p>", kop)
    assert waar == f"Jeugdregio Haaglanden (H10) ·\N{NO-BREAK SPACE}Zaak {zaak}"
    assert re.fullmatch(
        rf"Overzicht – Stichting Test {zaak}\. Afgedrukt op \d+\xa0\w+\xa020\d\d, \d\d:\d\d door Directeur SbJH\.", wat
    )
    assert adres == f"localhost/zaken/{zaak}"
    assert f'data-druk="{wat}"' in html, "and at the foot of each page"


def test_koppen_gaan_geen_niveau_te_diep(bezoekers: Bezoekers, zaak: str) -> None:
    html = bezoekers.directeur_sbjh.get(f"/zaken/{zaak}").text
    assert html.count("<h1") == 1
    assert "<h3" not in html
    assert html.count("<h2") >= 7
