"""Offices through the screens: a timeline per office, somebody else on it, and what the others see of it."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.demo.accounts import WACHTWOORD
from app.domain.basis.begrippen import Rol
from tests.kern.opzet import acties, inhoud, logboek
from tests.kern.spelers import Spelers
from tests.services.regio.functies import DEN_HAAG, SBJH, maak_plv, periode
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina
from tests.web.conftest import geef_wachtwoorden
from tests.web.kern.rollen import ZAAK

PAD = "/beheer/functies"
WAARNEMING = {
    "gebruiker": "plv@denhaag.example",
    "van": "2025-01-01",
    "tot": "",
    "reden": "De directeur is langdurig ziek.",
}


@pytest.fixture
def plv(app: Flask, spelers: Spelers, session: Session) -> Bezoeker:
    """Somebody of Den Haag without an office."""
    speler = maak_plv(spelers)
    geef_wachtwoorden(session.get_bind())  # type: ignore[arg-type]
    return Bezoeker(app, speler.email)


def neem_waar(bezoekers: Bezoekers, spelers: Spelers, **anders: str) -> int:
    """Asked by the administrator, confirmed by the directeur SbJH."""
    velden = WAARNEMING | {"voor": str(periode(spelers, DEN_HAAG))} | anders
    antwoord = bezoekers.beheerder.post(f"{PAD}/{DEN_HAAG}/waarneming", **velden)
    return bevestig(bezoekers.directeur_sbjh, antwoord.location)


def bevestig(wie: Bezoeker, pad: str) -> int:
    assert "Bevestigen" in wie.lees(pad).tekst
    return wie.stuur(f"{pad}/bevestiging", wie.verborgen(pad) | {"wachtwoord": WACHTWOORD}).status_code


def test_elke_functie_heeft_haar_perioden_en_haar_houder(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.beheerder.lees(PAD).tekst
    assert "4 functies" in tekst
    assert "directeur Servicebureau Jeugdhulp Haaglanden" in tekst
    assert "1 juli 2021" in tekst
    assert PAD in bezoekers.beheerder.lees("/beheer/gebruikers").links


def test_een_waarnemer_ziet_de_zaken_meteen_en_zegt_wie_hij_is(
    bezoekers: Bezoekers, spelers: Spelers, plv: Bezoeker, session: Session
) -> None:
    assert plv.get(f"/zaken/{ZAAK}/wie-doet-wat").status_code == 403
    assert neem_waar(bezoekers, spelers) == 302
    blad = plv.lees(f"/zaken/{ZAAK}/wie-doet-wat").tekst
    assert "waarnemend directeur Jeugd, WMO en Regionale Inkoop Jeugd H10, voor de houder" in blad
    assert "Waarnemer: plv" in blad
    assert "De directeur is langdurig ziek." in bezoekers.beheerder.lees(PAD).tekst
    assert acties(session)[-1] == "wijs_waarnemer_aan"


def test_na_het_einde_is_het_voorbij(bezoekers: Bezoekers, spelers: Spelers, plv: Bezoeker, session: Session) -> None:
    neem_waar(bezoekers, spelers)
    waarneming = periode(spelers, DEN_HAAG) + 99
    assert bezoekers.beheerder.get(f"{PAD}/periodes/{waarneming}/einde").status_code == 404
    rij = logboek(session)[-1].inhoud["periode"]
    antwoord = bezoekers.beheerder.post(f"{PAD}/periodes/{rij}/einde", tot="2025-06-01", reden="Hersteld.")
    assert (antwoord.status_code, antwoord.location) == (302, PAD)
    assert plv.get(f"/zaken/{ZAAK}/wie-doet-wat").status_code == 403
    assert "1 juni 2025" in bezoekers.beheerder.lees(PAD).tekst


@pytest.mark.parametrize(
    ("anders", "status", "veld", "melding"),
    [
        ({"gebruiker": ""}, 422, "gebruiker", "Maak een keuze."),
        ({"gebruiker": "niemand@x.example"}, 422, "gebruiker", "keuze"),
        ({"gebruiker": "directeur@denhaag.example"}, 409, "gebruiker", "zichzelf niet waarnemen"),
        ({"van": "ooit"}, 422, "van", "geen datum"),
        ({"van": ""}, 422, "van", "Vul een datum in"),
        ({"van": "2020-01-01"}, 409, "van", "kies andere dagen"),
        ({"tot": "2024-12-31"}, 422, "tot", "Draai de datums om"),
        ({"reden": "  "}, 422, "reden", "Vul dit veld in."),
        ({"voor": ""}, 409, "voor", "Kies voor wie wordt waargenomen"),
        ({"voor": "999"}, 422, "voor", "keuze"),
        ({"voor": "x"}, 422, "voor", "keuze"),
    ],
)
def test_wat_niet_kan_wordt_gezegd_bij_het_veld(
    bezoekers: Bezoekers,
    spelers: Spelers,
    plv: Bezoeker,
    session: Session,
    anders: dict[str, str],
    status: int,
    veld: str,
    melding: str,
) -> None:
    velden = WAARNEMING | {"voor": str(periode(spelers, DEN_HAAG))} | anders
    voor = inhoud(session)
    antwoord = bezoekers.beheerder.post(f"{PAD}/{DEN_HAAG}/waarneming", **velden)
    assert (antwoord.status_code, melding in Pagina(antwoord.text).fouten[veld]) == (status, True), antwoord.text
    assert inhoud(session) == voor


def test_een_functie_of_periode_die_er_niet_is(bezoekers: Bezoekers) -> None:
    wie = bezoekers.beheerder
    for pad in ("geen/benoeming", "geen/waarneming", "periodes/999/einde"):
        assert wie.get(f"{PAD}/{pad}").status_code == 404


def vervang_houder(bezoekers: Bezoekers, spelers: Spelers) -> None:
    spelers.nieuw("opvolger@sbjh.example", "sbjh", Rol.GEMEENTE)
    wie, oud = bezoekers.beheerder, periode(spelers, SBJH)
    wie.post(f"{PAD}/periodes/{oud}/einde", tot="2025-05-18", reden="Een andere baan.")
    nieuw = {"gebruiker": "opvolger@sbjh.example", "van": "19-05-2025"}
    antwoord = wie.post(f"{PAD}/{SBJH}/benoeming", **nieuw)
    assert bevestig(bezoekers.directeur_denhaag, antwoord.location) == 302


def test_een_zaak_laat_zien_dat_zij_een_vorige_houder_volgt_en_krijgt_de_nieuwe(
    bezoekers: Bezoekers, spelers: Spelers, session: Session
) -> None:
    pad, denhaag = f"/zaken/{ZAAK}/regievoerders/vervanging", bezoekers.directeur_denhaag
    assert "niemand te vervangen" in denhaag.lees(pad).tekst
    vervang_houder(bezoekers, spelers)
    blad = denhaag.lees(f"/zaken/{ZAAK}/wie-doet-wat")
    assert "Regievoerders volgen hun functie niet meer" in blad.tekst
    assert pad in blad.links
    leeg = denhaag.post(pad, functie=SBJH, datum="2025-05-18", toelichting="Nieuw.")
    assert "Kies die dag of een latere" in Pagina(leeg.text).fouten["datum"]
    assert denhaag.post(pad, functie=SBJH, datum="2025-05-20", toelichting="Nieuw.").status_code == 302
    assert "volgen hun functie niet meer" not in denhaag.lees(f"/zaken/{ZAAK}/wie-doet-wat").tekst
    assert acties(session)[-1] == "vervang_regievoerder"
    assert bezoekers.directeur_sbjh.get(f"/zaken/{ZAAK}").status_code == 404


@pytest.mark.parametrize(
    ("dag", "wel", "niet"),
    [
        ("2025-02-09", ["signaal", "geen actief mandaat"], ["120.000"]),
        ("2025-03-17", ["zorgelijk", "1.080.000", "Projectleider SbJH", "Delft"], ["Westland"]),
        ("2025-05-16", ["330.000", "750.000"], []),
        ("16-05-2025", ["330.000"], []),
    ],
)
def test_de_situatie_op_een_dag(bezoekers: Bezoekers, dag: str, wel: list[str], niet: list[str]) -> None:
    tekst = bezoekers.directeur_sbjh.lees(f"/zaken/{ZAAK}/situatie?datum={dag}").tekst
    assert [deel for deel in wel if deel not in tekst] == []
    assert [deel for deel in niet if deel in tekst] == []


@pytest.mark.parametrize("dag", ["2025-02-02", "2999-01-01", "onzin", "", "0000-00-00"])
def test_een_dag_die_niet_kan_geeft_een_melding_en_nooit_een_storing(bezoekers: Bezoekers, dag: str) -> None:
    pagina = bezoekers.directeur_sbjh.lees(f"/zaken/{ZAAK}/situatie?datum={dag}")
    assert pagina.fouten["datum"]


def test_zonder_dag_is_het_vandaag(bezoekers: Bezoekers) -> None:
    pagina = bezoekers.projectleider.lees(f"/zaken/{ZAAK}/situatie")
    assert pagina.fouten == {}
    assert f"/zaken/{ZAAK}/situatie" in pagina.links
