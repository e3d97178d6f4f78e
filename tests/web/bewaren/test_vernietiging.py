"""Destruction through the screens: two persons, a password, and then only the declaration."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import text

from app.db import transaction
from app.demo.accounts import WACHTWOORD
from app.models import Gebruiker
from app.services.gebruiker import gebruikers
from app.services.openstaand.bijwerken import herbouw
from tests.kern.spelers import Spelers, dag
from tests.services.bewaren.vernietigen import sluit
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

Z = "/zaken/2025-0001"
V = f"{Z}/vernietiging"
LANG_GELEDEN = dag(1, 1, 2012)


@pytest.fixture
def gesloten(spelers: Spelers) -> None:
    """Closed long before the day on which these tests run."""
    sluit(spelers, "2025-0001", LANG_GELEDEN)
    with transaction(spelers.session) as session:  # past the service nothing was kept beside it
        herbouw(session)


def bevestig(wie: Bezoeker, **meer: str) -> Pagina:
    velden = wie.lees(f"{V}/bevestiging").velden
    alles = velden | {"gezien": "y", "wachtwoord": WACHTWOORD} | meer
    return Pagina(wie.client.post(f"{V}/bevestiging", data=alles, follow_redirects=True).text)


@pytest.mark.usefixtures("gesloten")
def test_van_de_startpagina_tot_de_verklaring(bezoekers: Bezoekers) -> None:
    sbjh, denhaag = bezoekers.directeur_sbjh, bezoekers.directeur_denhaag
    assert "Stel voor de inhoud te vernietigen" in sbjh.lees("/").tekst
    assert "documenten" in sbjh.lees(f"{V}/voorstel").tekst
    assert sbjh.post(f"{V}/voorstel", gezien="y").status_code == 302
    assert "ligt bij directeur Jeugd, WMO en Regionale Inkoop Jeugd H10" in sbjh.lees("/").tekst
    assert f"{V}/bevestiging" in denhaag.lees("/").links
    pagina = bevestig(denhaag)
    assert "Verklaring van vernietiging" in pagina.tekst
    assert pagina.tekst.count("Duinpoort") == 9, "only in the words of the mandaten, which are kept for ever"
    assert "directeur Servicebureau Jeugdhulp Haaglanden" in pagina.tekst
    assert "Inhoud vernietigd" in sbjh.lees("/zaken").tekst


@pytest.mark.usefixtures("gesloten")
def test_de_verklaring_en_het_register_zeggen_wie_op_een_dag_welk_mandaat_had(bezoekers: Bezoekers) -> None:
    """Ten were asked and nine granted, from 17 March to 30 September 2025."""
    sbjh = bezoekers.directeur_sbjh
    sbjh.post(f"{V}/voorstel", gezien="y")
    bevestig(bezoekers.directeur_denhaag)
    assert "/vernietiging/mandaten" in sbjh.lees("/mandaten").links
    for pad in (V, "/vernietiging/mandaten"):
        toen = sbjh.lees(f"{pad}?datum=2025-05-16").tekst
        assert toen.count("tot en met 30-09-2025") == 9, pad
        assert "directeur Servicebureau Jeugdhulp Haaglanden" in toen
        assert "was er in" in sbjh.lees(f"{pad}?datum=2025-03-16").tekst
        assert "Dit is geen datum" in sbjh.lees(f"{pad}?datum=zomaar").tekst
    assert sbjh.lees(V).tekst.count("tot en met 30-09-2025") == 9
    assert bezoekers.delft.get("/vernietiging/mandaten").status_code == 403


@pytest.mark.usefixtures("gesloten")
def test_van_een_vernietigde_zaak_is_er_alleen_de_verklaring(bezoekers: Bezoekers) -> None:
    bezoekers.directeur_sbjh.post(f"{V}/voorstel", gezien="y")
    bevestig(bezoekers.directeur_denhaag)
    sbjh = bezoekers.directeur_sbjh
    for pad in (Z, f"{Z}/mandaten", f"{Z}/logboek", f"{Z}/documenten", f"{V}/voorstel"):
        antwoord = sbjh.get(pad)
        assert (antwoord.status_code, antwoord.location) == (302, V), pad
    token = {"csrf_token": sbjh.csrf()}
    antwoord = sbjh.stuur(f"{Z}/heropening", token)
    assert antwoord.status_code == 410
    assert "Alleen de verklaring" in antwoord.text
    assert bezoekers.delft.get(Z).status_code == 404
    assert bezoekers.projectleider.get(Z).status_code == 404
    assert sbjh.get("/vernietiging").status_code == 200


@pytest.mark.usefixtures("gesloten")
def test_een_verkeerd_wachtwoord_of_de_eigen_hand_vernietigt_niets(bezoekers: Bezoekers, spelers: Spelers) -> None:
    bezoekers.directeur_sbjh.post(f"{V}/voorstel", gezien="y")
    fout = bevestig(bezoekers.directeur_denhaag, wachtwoord="iets anders").fouten
    assert fout == {"wachtwoord": "Fout:Typ uw wachtwoord om de vernietiging te bevestigen."}
    assert "Iemand anders moet het bevestigen" in bevestig(bezoekers.directeur_sbjh).tekst
    with spelers.session as session:
        assert session.scalar(text("SELECT count(*) FROM tredebepaling"))


@pytest.mark.usefixtures("gesloten")
def test_zonder_te_kijken_kan_het_niet(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.directeur_sbjh.post(f"{V}/voorstel")
    assert antwoord.status_code == 422
    assert Pagina(antwoord.text).fouten == {"gezien": "Fout:Bekijk eerst wat weggaat en wat blijft."}


@pytest.mark.usefixtures("gesloten")
@pytest.mark.parametrize("voorstel", ["", "999", "x", "²", "9" * 30])
def test_een_ander_voorstel_dan_dat_op_de_pagina_wordt_niet_bevestigd(bezoekers: Bezoekers, voorstel: str) -> None:
    bezoekers.directeur_sbjh.post(f"{V}/voorstel", gezien="y")
    assert "intussen een ander voorstel" in bevestig(bezoekers.directeur_denhaag, voorstel=voorstel).tekst


@pytest.mark.usefixtures("gesloten")
def test_langer_bewaren_en_weer_niet(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    assert wie.post(f"{V}/bewaring", reden="Er loopt een claim.").status_code == 302
    assert "Er loopt een claim." in wie.lees(V).tekst
    assert "langer bewaard" in wie.lees("/vernietiging").tekst
    assert wie.post(f"{V}/voorstel", gezien="y").status_code == 409
    assert wie.post(f"{V}/bewaring/einde", reden="Afgewezen.").status_code == 302
    assert "te vernietigen" in wie.lees(V).tekst


def test_een_lopende_zaak_zegt_waarom_het_niet_kan(bezoekers: Bezoekers) -> None:
    assert "loopt nog" in bezoekers.directeur_sbjh.lees(V).tekst
    assert bezoekers.directeur_sbjh.post(f"{V}/voorstel", gezien="y").status_code == 409


def test_een_account_vervalt_op_het_scherm(bezoekers: Bezoekers, spelers: Spelers) -> None:
    wethouder = spelers.delft
    _beeindig(spelers, wethouder.actor.id)
    beheer, tweede = bezoekers.beheerder, bezoekers.directeur_sbjh
    spelers.beheerder.op(dag(1, 7)).doet(gebruikers.zet_actief, wethouder.actor.id, actief=False)
    pad = f"/accounts/{wethouder.actor.id}/vervallen"
    assert f"{pad}/voorstel" in beheer.lees("/accounts/vervallen").links
    assert beheer.post(f"{pad}/voorstel", gezien="y").status_code == 302
    assert "zelf voorgesteld" in beheer.lees(f"{pad}/bevestiging").tekst
    assert tweede.post(f"{pad}/bevestiging", gezien="y", wachtwoord=WACHTWOORD).status_code == 302
    pagina = beheer.lees("/beheer/gebruikers").tekst
    assert "delft@h10.example" not in pagina
    assert "Vervallen account" in pagina
    inloggen = bezoekers.anoniem
    velden = Pagina(inloggen.get("/inloggen").text).velden
    adres = spelers.session.get_one(Gebruiker, wethouder.actor.id, populate_existing=True).email
    poging = {"csrf_token": velden["csrf_token"], "email": adres, "password": "x"}
    assert inloggen.stuur("/inloggen", poging).status_code == 200, "refused, and not an error"


def _beeindig(spelers: Spelers, gebruiker_id: int) -> None:
    with transaction(spelers.session) as session:
        session.execute(
            text("UPDATE functievervulling SET tot = '2025-06-30' WHERE gebruiker_id = :g"), {"g": gebruiker_id}
        )


def test_de_opdrachten_noemen_en_ruimen_op(app: Flask, spelers: Spelers) -> None:
    sluit(spelers, "2025-0001", LANG_GELEDEN)
    spelers.session.close()
    loper = app.test_cli_runner()
    assert loper.invoke(args=["vernietiging", "lijst"]).output.startswith("2025-0001\t2022-01-01")
    assert loper.invoke(args=["vernietiging", "opruimen"]).exit_code == 0
    assert "mogen worden vernietigd: 1" in loper.invoke(args=["jobs", "run", "--once"]).output


@pytest.mark.usefixtures("gesloten")
@pytest.mark.parametrize("opdracht", [["export", "2025-0001", "--naar", "NZa", "-o", "bundel.zip"], ["demo"]])
def test_een_opdracht_over_een_vernietigde_zaak_zegt_dat_zij_vernietigd_is(
    app: Flask, bezoekers: Bezoekers, opdracht: list[str]
) -> None:
    bezoekers.directeur_sbjh.post(f"{V}/voorstel", gezien="y")
    bevestig(bezoekers.directeur_denhaag)
    uit = app.test_cli_runner().invoke(args=opdracht)
    assert uit.exit_code == 1
    assert "is vernietigd" in uit.output
