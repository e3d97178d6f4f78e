"""Mandaten through the screens: drawn up, judged, granted, consented to, withdrawn; the headroom on any day."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.accounts import WACHTWOORD
from app.domain.basis.begrippen import Mandaatstatus
from app.models import Mandaat
from tests.kern.opzet import acties, inhoud, logboek, mandaat_van, nieuw_mandaat, open_zaak, stel_voor
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

S1 = "/zaken/2025-0001/mandaten"
WESTLAND = f"{S1}/8"
OPSTELLING = {
    "soort": "financien",
    "bereik": "binnen_regio",
    "mandaatgevers": ["GM0503", "GM0603"],
    "houder": "directeur@sbjh.example",
    "bevoegdheden": "Besluiten over overbrugging.",
    "plafond": "120.000",
    "van": "2025-03-17",
    "tot": "2025-09-30",
    "datum": "2025-03-14",
}


@pytest.fixture
def pad(spelers: Spelers) -> str:
    """The mandaten of a case without any."""
    return f"/zaken/{open_zaak(spelers)}/mandaten"


@pytest.fixture
def delft(spelers: Spelers, pad: str) -> str:
    """The mandaat of Delft, proposed by the directeur SbJH."""
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, pad.split("/")[2])
    return f"{pad}/{mandaat_id}"


def doe(wie: Bezoeker, mandaat: str, handeling: str, **velden: str) -> tuple[int, Pagina]:
    """Fill in a form on the page of the mandaat and send it to the act."""
    invoer = wie.verborgen(mandaat) | {"datum": "2025-03-17"} | velden
    antwoord = wie.stuur(f"{mandaat}/{handeling}", invoer)
    return antwoord.status_code, Pagina(antwoord.text)


@pytest.mark.parametrize(
    ("dag", "ruimte"),
    [
        ("2025-03-16", "€\xa00"),
        ("2025-03-20", "€\xa01.080.000"),
        ("2025-03-21", "€\xa0630.000"),
        ("2025-05-16", "€\xa0330.000"),
        ("2025-10-01", "€\xa00"),
    ],
)
def test_de_ruimte_op_elke_dag_van_s1(bezoekers: Bezoekers, dag: str, ruimte: str) -> None:
    html = bezoekers.delft.get(f"{S1}?datum={dag}").text
    assert f'<p class="groot">{ruimte}</p>' in html


def test_een_gever_die_zwijgt_wordt_genoemd_en_telt_niet_mee(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.directeur_sbjh.lees(f"{S1}?datum=2025-05-16").tekst
    assert "Westland heeft nog niet verleend. €\xa0120.000 telt niet mee en is niet verdeeld" in tekst


@pytest.mark.parametrize("dag", ["ooit", "2025-02-30", "0000-00-00", "99999999999-01-01", "", "<b>"])
def test_wat_geen_dag_is_geeft_een_melding_en_de_stand_van_vandaag(bezoekers: Bezoekers, dag: str) -> None:
    pagina = bezoekers.directeur_sbjh.lees(f"{S1}?datum={dag}")
    assert pagina.fouten["datum"]
    assert "U ziet nu de stand van vandaag." in pagina.tekst


def test_een_gemeente_ziet_alleen_haar_eigen_mandaat(bezoekers: Bezoekers) -> None:
    assert {link for link in bezoekers.delft.lees(S1).links if link.startswith(f"{S1}/")} == {f"{S1}/1"}
    assert {link for link in bezoekers.delft.lees("/mandaten").links if link.startswith(S1)} == {f"{S1}/1"}
    assert bezoekers.delft.get(f"{S1}/2").status_code == 404


@pytest.mark.parametrize(("status", "aantal"), [("verlopen", 10), ("actief", 0), ("onzin", 10), ("", 10)])
def test_het_register_zeeft_op_de_status_van_vandaag(bezoekers: Bezoekers, status: str, aantal: int) -> None:
    links = bezoekers.directeur_denhaag.lees(f"/mandaten?status={status}").links
    assert sum(link.startswith(f"{S1}/") for link in links) == aantal


@pytest.mark.parametrize(("dag", "aantal"), [("2025-03-01", 0), ("2025-05-16", 9), ("2026-11-29", 0)])
def test_het_register_op_een_dag_noemt_wie_toen_wat_mocht(bezoekers: Bezoekers, dag: str, aantal: int) -> None:
    pagina = bezoekers.directeur_denhaag.lees(f"/mandaten?datum={dag}")
    assert sum(link.startswith(f"{S1}/") for link in pagina.links) == aantal
    assert f"/mandaten.xlsx?datum={dag}" in pagina.links
    assert {link for link in bezoekers.delft.lees(f"/mandaten?datum={dag}").links if link.startswith(S1)} <= {f"{S1}/1"}


def test_een_register_op_wat_geen_dag_is_zegt_dat_bij_het_veld(bezoekers: Bezoekers) -> None:
    assert bezoekers.directeur_denhaag.lees("/mandaten?datum=zomaar").fouten["datum"]


def test_een_voorstel_voor_meer_gemeenten_in_een_keer(bezoekers: Bezoekers, session: Session, pad: str) -> None:
    antwoord = bezoekers.projectleider.get(pad)
    assert antwoord.status_code == 404, "a projectleider sees only cases to which he is appointed"
    assert bezoekers.directeur_sbjh.post(f"{pad}/nieuw", **OPSTELLING).status_code == 302
    assert "Mandaat voorgesteld: Delft, Rijswijk." in bezoekers.directeur_sbjh.lees(pad).tekst
    assert acties(session)[-4:] == ["stel_op", "stel_op", "stel_voor", "stel_voor"]


def test_alle_gemeenten_in_een_keer_als_concept(bezoekers: Bezoekers, session: Session, pad: str) -> None:
    meer = {"mandaatgevers": ["alle", "GM0503"], "actie": "concept"}
    assert bezoekers.directeur_sbjh.post(f"{pad}/nieuw", **OPSTELLING | meer).status_code == 302
    statussen = session.scalars(select(Mandaat.status).order_by(Mandaat.id.desc()).limit(10)).all()
    assert statussen == [Mandaatstatus.CONCEPT] * 9 + [Mandaatstatus.ACTIEF]


GEGEVEN = {"gegeven_door": "M. de Boer", "gegeven_functie": "voorzitter", "kenmerk": "BS-2025-04"}


def test_van_voorstel_tot_intrekking(bezoekers: Bezoekers, session: Session, delft: str) -> None:
    for wie, handeling, velden, status in (
        (bezoekers.directeur_denhaag, "goedkeuring", {"wachtwoord": WACHTWOORD}, "goedgekeurd"),
        (bezoekers.delft, "verlening", {"besluitnummer": "D-1"}, "verleend"),
        (bezoekers.directeur_sbjh, "instemming", {"door": "houder"}, "verleend"),
        (bezoekers.directeur_denhaag, "instemming", {"door": "werkgever"} | GEGEVEN, "actief"),
        (bezoekers.delft, "intrekking", {"toelichting": "Klaar.", "datum": "2025-06-02"}, "ingetrokken"),
    ):
        assert doe(wie, delft, handeling, **velden)[0] == 302, handeling
        session.rollback()
        assert mandaat_van(session, int(delft.rpartition("/")[2])).status == status
    assert "Mandaat ingetrokken" in bezoekers.directeur_sbjh.lees(delft).tekst


def test_wie_voorstelde_ziet_waarom_hij_niet_mag_oordelen(bezoekers: Bezoekers, session: Session, delft: str) -> None:
    pagina = bezoekers.directeur_sbjh.lees(delft)
    assert "U heeft dit mandaat zelf voorgesteld. Iemand anders moet het beoordelen." in pagina.tekst
    assert "datum" not in pagina.velden
    status, pagina = doe(bezoekers.directeur_sbjh, delft, "goedkeuring", csrf_token=bezoekers.directeur_sbjh.csrf())
    assert (status, acties(session)[-1]) == (403, "(keur_goed)")


def test_stelde_den_haag_voor_dan_oordeelt_de_ander(bezoekers: Bezoekers, spelers: Spelers, pad: str) -> None:
    (mandaat_id,) = stel_voor(spelers.directeur_denhaag, pad.split("/")[2], nieuw_mandaat())
    tekst = bezoekers.directeur_sbjh.lees(f"{pad}/{mandaat_id}").tekst
    assert "Goedkeuring andere Regievoerder" in tekst
    assert doe(bezoekers.directeur_sbjh, f"{pad}/{mandaat_id}", "goedkeuring", wachtwoord=WACHTWOORD)[0] == 302


def test_het_blad_zegt_wat_de_ruimte_wordt(bezoekers: Bezoekers, delft: str) -> None:
    tekst = bezoekers.directeur_denhaag.lees(delft).tekst
    assert "dan was de ruimte op die dag €\xa0120.000 in plaats van €\xa00" in tekst


def test_afwijzen_vraagt_een_reden_en_houdt_wat_was_ingevuld(bezoekers: Bezoekers, delft: str) -> None:
    status, pagina = doe(bezoekers.directeur_denhaag, delft, "afwijzing", datum="2025-03-18")
    assert (status, pagina.velden["datum"]) == (422, "2025-03-18")
    assert "Vul dit veld in." in pagina.fouten["wijs_af-toelichting"]
    assert doe(bezoekers.directeur_denhaag, delft, "afwijzing", toelichting="Te ruim.")[0] == 302
    assert "Te ruim." in bezoekers.directeur_sbjh.lees(delft).tekst


def test_een_gever_wijst_af_of_verleent_met_besluitnummer(bezoekers: Bezoekers, delft: str) -> None:
    assert bezoekers.delft.get(delft).status_code == 404
    doe(bezoekers.directeur_denhaag, delft, "goedkeuring", wachtwoord=WACHTWOORD)
    status, pagina = doe(bezoekers.delft, delft, "verlening", besluitnummer="  ")
    assert (status, list(pagina.fouten)) == (422, ["verleen-besluitnummer"])
    assert doe(bezoekers.delft, delft, "afwijzing", toelichting="Geen dekking.", domeinen="geen")[0] == 302


def test_te_laat_verlenen_kan_niet(bezoekers: Bezoekers) -> None:
    westland = bezoekers.van("westland@h10.example")
    status, pagina = doe(westland, WESTLAND, "verlening", besluitnummer="W-1", datum="2025-10-01")
    assert status == 422
    assert "Het mandaat is op deze dag al verlopen." in pagina.fouten["verleen-datum"]


def test_een_handeling_op_wat_verborgen_is_wordt_niet_gevonden_en_wel_genoteerd(
    bezoekers: Bezoekers, session: Session
) -> None:
    velden = {"csrf_token": bezoekers.delft.csrf(), "datum": "2025-03-17", "besluitnummer": "X"}
    assert bezoekers.delft.stuur(f"{WESTLAND}/verlening", velden).status_code == 404
    assert (logboek(session)[-1].kop.object, acties(session)[-1]) == ("mandaat/8", "(verleen)")


def test_een_mandaat_van_een_andere_zaak_wordt_hier_niet_gevonden(
    bezoekers: Bezoekers, session: Session, pad: str, delft: str
) -> None:
    elders = f"{S1}/{delft.rpartition('/')[2]}"
    velden = {"csrf_token": bezoekers.directeur_denhaag.csrf(), "datum": "2025-03-17"}
    voor = inhoud(session)
    assert bezoekers.directeur_denhaag.get(elders).status_code == 404
    assert bezoekers.directeur_denhaag.stuur(f"{elders}/goedkeuring", velden).status_code == 404
    assert bezoekers.directeur_denhaag.get(f"{S1}/{10**30}").status_code == 404
    assert inhoud(session) == voor
