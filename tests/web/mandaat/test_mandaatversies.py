"""Versions, ondermandaten, conditions, requests and the register through the screens."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.demo.accounts import WACHTWOORD
from app.domain.basis.begrippen import Mandaatstatus
from app.models import Mandaat
from tests.kern.opzet import acties, mandaat_van, nieuw_mandaat, stel_voor
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

ZAAK = "/zaken/2025-0001"
S1 = f"{ZAAK}/mandaten"
DELFT = f"{S1}/1"
TEKST = {
    "bevoegdheden": "Voorschotten en huur.",
    "voorwaarden": "Elke maand verslag.\nEerst overleg.",
    "van": "2025-03-17",
    "tot": "2030-09-30",
    "plafond": "150.000",
}


def versie(wie: Bezoeker, **anders: str) -> tuple[int, Pagina]:
    antwoord = wie.post(f"{DELFT}/versie", **TEKST | {"datum": "2025-06-02"} | anders)
    return antwoord.status_code, Pagina(antwoord.text)


def laatste(session: Session) -> int:
    session.rollback()
    return session.scalar(select(func.max(Mandaat.id))) or 0


@pytest.fixture
def lopend(spelers: Spelers) -> int:
    """A proposal in S1 that is still running today."""
    nieuw = nieuw_mandaat(["GM0637"], tot=dag(31, 12, 2030), voorwaarden="Elke maand verslag.")
    (nr,) = stel_voor(spelers.directeur_sbjh, "2025-0001", nieuw)
    return nr


def test_zonder_het_goede_wachtwoord_keurt_niemand_goed(bezoekers: Bezoekers, session: Session, lopend: int) -> None:
    pad, denh = f"{S1}/{lopend}", bezoekers.directeur_denhaag
    for wachtwoord in ("", "verkeerd", "x" * 300):
        antwoord = denh.client.post(
            f"{pad}/goedkeuring", data=denh.verborgen(pad) | {"datum": "2025-06-02", "wachtwoord": wachtwoord}
        )
        assert antwoord.status_code == 403
        assert "Typ uw wachtwoord" in Pagina(antwoord.text).fouten["keur_goed-wachtwoord"]
    assert acties(session)[-3:] == ["(keur_goed)"] * 3
    velden = denh.verborgen(pad) | {"datum": "2025-06-02", "wachtwoord": WACHTWOORD}
    assert denh.client.post(f"{pad}/goedkeuring", data=velden).status_code == 302
    session.rollback()
    assert mandaat_van(session, lopend).status is Mandaatstatus.GOEDGEKEURD


def test_na_tien_verkeerde_wachtwoorden_is_het_even_wachten(bezoekers: Bezoekers, lopend: int) -> None:
    pad, denh = f"{S1}/{lopend}", bezoekers.directeur_denhaag
    velden = denh.verborgen(pad) | {"datum": "2025-06-02", "wachtwoord": "niet het goede"}
    statussen = [denh.client.post(f"{pad}/goedkeuring", data=velden).status_code for _ in range(11)]
    assert statussen == [403] * 10 + [429]


def test_een_nieuwe_versie_door_het_scherm(
    bezoekers: Bezoekers, session: Session, spelers: Spelers, lopend: int
) -> None:
    pad, sbjh = f"{S1}/{lopend}", bezoekers.directeur_sbjh
    assert sbjh.lees(f"{pad}/versie").velden["tot"] == "2030-12-31"
    antwoord = sbjh.post(f"{pad}/versie", **TEKST | {"datum": "2025-06-02"})
    assert antwoord.status_code == 302
    nieuw = laatste(session)
    sbjh.post(f"{S1}/{nieuw}", datum="2025-06-02")
    assert sbjh.client.post(f"{S1}/{nieuw}/voorstel", data=sbjh.verborgen(f"{S1}/{nieuw}") | {"datum": "2025-06-02"})
    tekst = bezoekers.directeur_denhaag.lees("/mandaten/te-beoordelen").tekst
    assert "Wat er anders is dan in versie 1" in tekst
    assert "€\xa0120.000" in tekst
    assert "€\xa0150.000" in tekst
    naast = sbjh.lees(f"{S1}/{nieuw}/versies").tekst
    assert "versie 1" in naast
    assert "gewijzigd" in naast
    assert "Er wacht nu geen mandaat op uw oordeel." in sbjh.lees("/mandaten/te-beoordelen").tekst
    assert mandaat_van(session, lopend).status is Mandaatstatus.VERVANGEN


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"plafond": "veel"}, "plafond"),
        ({"plafond": ""}, "plafond"),
        ({"tot": "2020-01-01"}, "tot"),
        ({"bevoegdheden": " "}, "bevoegdheden"),
        ({"van": "31-02-2025"}, "van"),
        ({"datum": "2099-01-01"}, "datum"),
    ],
)
def test_een_versie_die_niet_klopt_blijft_staan_met_de_fout_bij_het_veld(
    bezoekers: Bezoekers, lopend: int, anders: dict[str, str], veld: str
) -> None:
    antwoord = bezoekers.directeur_sbjh.post(f"{S1}/{lopend}/versie", **TEKST | {"datum": "2025-06-02"} | anders)
    pagina = Pagina(antwoord.text)
    assert (antwoord.status_code, list(pagina.fouten)) == (422, [veld])


def test_een_verlopen_mandaat_krijgt_geen_versie(bezoekers: Bezoekers) -> None:
    status, pagina = versie(bezoekers.directeur_sbjh)
    assert status == 409
    assert "Dit mandaat is verlopen. Stel een nieuw mandaat op." in pagina.tekst


def test_een_ondermandaat_door_het_scherm_zegt_wat_er_ontbreekt(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.directeur_sbjh.post(f"{DELFT}/ondermandaat", **TEKST | {"datum": "2025-06-02"})
    assert antwoord.status_code == 422
    assert "Het mandaat zelf staat geen ondermandaat toe." in Pagina(antwoord.text).tekst


def test_een_voorwaarde_nagaan(bezoekers: Bezoekers, session: Session) -> None:
    pad = f"{DELFT}/voorwaarden/1"
    antwoord = bezoekers.projectleider.post(pad, oordeel="niet_voldaan", datum="2025-06-02")
    assert antwoord.status_code == 422
    assert Pagina(antwoord.text).fouten["toelichting"]
    assert bezoekers.projectleider.post(pad, oordeel="voldaan", datum="2025-06-02").status_code == 302
    assert "voldaan" in bezoekers.directeur_sbjh.lees(DELFT).tekst
    assert acties(session)[-1] == "ga_voorwaarde_na"
    assert bezoekers.projectleider.get(f"{DELFT}/voorwaarden/2").status_code == 404


def test_het_verzoek_laat_zien_wie_zwijgt_en_wat_ontbreekt(bezoekers: Bezoekers) -> None:
    assert f"{ZAAK}/mandaatverzoeken/1" in bezoekers.projectleider.lees(f"{ZAAK}/mandaatverzoeken").links
    tekst = bezoekers.projectleider.lees(f"{ZAAK}/mandaatverzoeken/1?datum=2025-05-16").tekst
    assert "8 van 9 verleend" in tekst
    assert "€\xa0960.000" in tekst, "beside what Voorschoten granted as a college of another region"
    assert "€\xa0120.000 ontbreekt. Dat is niet verdeeld over de anderen." in tekst
    assert "63 dagen" in tekst, "Westland was silent since 14 March"
    assert bezoekers.projectleider.get(f"{ZAAK}/mandaatverzoeken/9").status_code == 404


def test_de_ruimte_per_mandaatgever_staat_er_als_balk_en_als_getal(bezoekers: Bezoekers) -> None:
    html = bezoekers.directeur_sbjh.get(f"{S1}?datum=2025-05-16").text
    assert html.count('class="ruimtebalk"') == 10
    assert "telt nog niet mee" in html


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [("gever=GM0503", 1), ("houder=1", 10), ("houder=99", 0), ("binnenkort=ja", 0), ("gever=GM0503&status=actief", 0)],
)
def test_het_register_zeeft(bezoekers: Bezoekers, vraag: str, aantal: int) -> None:
    pagina = bezoekers.directeur_sbjh.lees(f"/mandaten?{vraag}")
    assert sum(link.startswith(f"{S1}/") for link in pagina.links) == aantal


def test_het_werkboek_heeft_dezelfde_rijen_en_geen_formules(bezoekers: Bezoekers, spelers: Spelers) -> None:
    antwoord = bezoekers.directeur_sbjh.get("/mandaten.xlsx?gever=GM0503")
    assert antwoord.status_code == 200
    blad = load_workbook(BytesIO(antwoord.data)).active
    assert blad is not None
    rijen = list(blad.iter_rows(min_row=4, values_only=True))
    assert rijen[0][:3] == ("zaak", "aanbieder", "mandaatgever")
    assert rijen[1][:3] == ("2025-0001", "Stichting Duinpoort", "Delft")
    assert rijen[1][7:10] == (120_000, rijen[1][8], 120_000 - float(str(rijen[1][8])))
    assert len(rijen) == 2
    assert all(cel.data_type != "f" for rij in blad.iter_rows() for cel in rij)


def test_een_gemeente_krijgt_alleen_haar_eigen_rijen(bezoekers: Bezoekers) -> None:
    blad = load_workbook(BytesIO(bezoekers.delft.get("/mandaten.xlsx").data)).active
    assert blad is not None
    assert {rij[2] for rij in blad.iter_rows(min_row=5, values_only=True)} == {"Delft"}


def test_de_taak_noteert_wat_verlopen_is(bezoekers: Bezoekers, session: Session) -> None:
    uit = bezoekers.app.test_cli_runner().invoke(args=["jobs", "run", "--once"])
    assert (uit.exit_code, "Verlopen mandaten genoteerd: 10." in uit.output) == (0, True)
    nog = bezoekers.app.test_cli_runner().invoke(args=["jobs", "run", "--once"])
    assert "Verlopen mandaten genoteerd: 0." in nog.output
    assert acties(session)[-1] == "verloopt"
    assert "Draaiboek" in bezoekers.directeur_sbjh.lees(DELFT).tekst
