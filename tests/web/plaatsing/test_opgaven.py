"""By a link: a provider gives its stock or its places without an account, looks at it first, and confirms it once."""

from __future__ import annotations

import io
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from app.domain.plaatsing.weken import maandag
from tests.kern.opzet import acties, logboek
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

ZAAK = "/zaken/2025-0001"
PAD = f"{ZAAK}/plaatsing"
VANDAAG = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
KOP = "week;locatie;zorgvorm;gemeente;titel;maand;aantal\n"


@pytest.fixture
def team(bezoekers: Bezoekers) -> Bezoeker:
    wie = bezoekers.projectleider
    locatie = {"naam": "Duinhuis", "gemeente": "Wassenaar", "soort": "residentieel"}
    assert wie.post(f"{ZAAK}/aanbieder/locaties/nieuw", **locatie).status_code == 302
    return wie


def vraag(team: Bezoeker, soort: str = "stand", dagen: str = "7") -> str:
    antwoord = team.post(f"{PAD}/opgaven/nieuw", soort=soort, wie="De Vliet", dagen=dagen)
    assert antwoord.status_code == 201
    gevonden = re.search(r"http://localhost(/opgave/[\w-]+)", antwoord.text)
    assert gevonden
    return gevonden[1]


def bestand(inhoud: str) -> dict[str, object]:
    return {"bestand": (io.BytesIO((KOP + inhoud).encode()), "opgave.csv")}


def test_een_aanbieder_telt_zelf_en_het_team_neemt_het_over(
    team: Bezoeker, bezoekers: Bezoekers, session: Session
) -> None:
    leeg = team.post(f"{PAD}/opgaven/nieuw", soort="stand", wie="De Vliet", dagen="").text
    assert "link? " in leeg.partition("foutoverzicht")[2].partition("</ul>")[0], "a question needs no colon behind it"
    link, buiten = vraag(team), bezoekers.anoniem
    pagina = buiten.lees(link)
    assert "Duinhuis" in pagina.tekst
    assert "2025-0001" not in pagina.tekst, "whose zaak it is, it does not say"
    assert "Duinhuis" in buiten.get(f"{link}/sjabloon.csv").text
    rij = f"{maandag(VANDAAG)};Duinhuis;;;;;641\n"
    gezien = buiten.post(link, door="Teamleider", **bestand(rij))
    assert (gezien.status_code, "Klopt dit?" in gezien.text) == (200, True)
    assert "641" not in buiten.lees(link).tekst, "nothing waits on the server"
    klaar = buiten.stuur(link, Pagina(gezien.text).velden)
    assert klaar.status_code == 201
    op = buiten.get(link)
    assert (op.status_code, "nieuwe link aan Haaglanden (H10)" in op.text) == (404, True), "whom to ask"
    assert 'class="utrecht-button' not in op.text, "who has no account is not sent to a login"
    assert "nieuwe link aan de regio" in buiten.get("/opgave/verzonnen").text
    regel = logboek(session)[-1]
    assert (regel.kop.actie, regel.kop.actor, regel.inhoud["ingevuld_door"]) == ("doe_opgave", "systeem", "Teamleider")
    assert link.removeprefix("/opgave/") not in str(regel.inhoud)
    assert "Bekijk de opgave van De Vliet" in team.lees(f"{ZAAK}/openstaand").tekst
    assert "641" in team.lees(f"{PAD}/opgaven/1").tekst
    assert team.post(f"{PAD}/opgaven/1").location == PAD
    assert acties(session)[-1] == "neem_opgave_over"
    assert "overgenomen" in team.lees(f"{PAD}/opgaven").tekst


def test_wat_niet_klopt_staat_er_en_de_link_blijft_werken(team: Bezoeker, bezoekers: Bezoekers) -> None:
    link, buiten = vraag(team), bezoekers.anoniem
    fout = buiten.post(link, door="Teamleider", **bestand(f"{maandag(VANDAAG)};Elders;;;;;4\n"))
    assert fout.status_code == 422
    assert "deze locatie heeft de aanbieder niet" in Pagina(fout.text).tekst
    assert buiten.post(link, door="").status_code == 422
    assert buiten.get(link).status_code == 200


def test_een_ontvangende_aanbieder_ziet_geen_locaties_en_geeft_plaatsen_op(
    team: Bezoeker, bezoekers: Bezoekers
) -> None:
    link, buiten = vraag(team, "aanbod"), bezoekers.anoniem
    assert "Duinhuis" not in buiten.lees(link).tekst
    rij = {"cel-0-zorgvorm": "daghulp", "cel-0-plaatsen": "8", "cel-0-vanaf": "01-12-2024", "cel-0-locatie": "Noord"}
    fout = buiten.post(link, door="Planner", **(rij | {"cel-0-vanaf": "straks"}))
    assert (fout.status_code, "Vul een datum in" in fout.text) == (422, True)
    gezien = buiten.post(link, door="Planner", **rij)
    terug = buiten.stuur(link, Pagina(gezien.text).velden | {"terug": "1"})
    assert 'value="Noord"' in terug.text, "what was typed stands there"
    for knop in ({}, {"terug": "1"}):
        geknoeid = Pagina(gezien.text).velden | {"inhoud": "zorgvorm\n" + "a" * 140_000} | knop
        assert buiten.stuur(link, geknoeid).status_code == 422, "what comes back can be anything"
    assert buiten.stuur(link, Pagina(gezien.text).velden).status_code == 201
    assert team.post(f"{PAD}/opgaven/1").location == PAD
    tekst = team.lees(PAD).tekst
    assert "De Vliet, Noord" in tekst
    assert "opgegeven door de aanbieder zelf" in tekst


def test_een_tweede_opgave_vraagt_wat_er_met_het_eerdere_aanbod_gebeurt(team: Bezoeker, bezoekers: Bezoekers) -> None:
    rij = {"cel-0-zorgvorm": "daghulp", "cel-0-plaatsen": "8", "cel-0-vanaf": "01-12-2024", "cel-0-locatie": "Noord"}
    for plaatsen, dagen in (("8", "7"), ("11", "6")):
        link, buiten = vraag(team, "aanbod", dagen), bezoekers.anoniem
        gezien = buiten.post(link, door="Planner", **(rij | {"cel-0-plaatsen": plaatsen}))
        assert buiten.stuur(link, Pagina(gezien.text).velden).status_code == 201
    assert "biedt in deze zaak al plaatsen aan" not in team.lees(f"{PAD}/opgaven/1").tekst
    assert team.post(f"{PAD}/opgaven/1").location == PAD
    assert "biedt in deze zaak al plaatsen aan" in team.lees(f"{PAD}/opgaven/2").tekst
    assert team.post(f"{PAD}/opgaven/2").status_code == 422, "nothing was chosen"
    assert team.post(f"{PAD}/opgaven/2", eerder="vervangt").location == PAD
    assert team.lees(PAD).tekst.count("De Vliet, Noord") == 2, "one offer: its name, and which one is put right"


def test_uitsplitsen_en_het_verslag_van_de_zitting(team: Bezoeker, session: Session) -> None:
    adres = f"{PAD}/standen/1/uitsplitsen"
    week = {"week": maandag(VANDAAG).isoformat(), "kinderen": "9"}
    rij = {"cel-0-zorgvorm": "gesloten", "cel-0-gemeente": "Delft", "cel-0-titel": "ots", "cel-0-aantal": "4"}
    fout = team.post(adres, **week, **(rij | {"cel-0-gemeente": "Nergens"}))
    assert (fout.status_code, "Rij 1: Deze gemeente is er niet" in fout.text) == (422, True)
    assert team.post(adres, **week, **rij).location == PAD
    assert 'value="Delft"' in team.get(f"{adres}?week={week['week']}").text
    assert team.get(f"{PAD}/standen/9/uitsplitsen").status_code == 404
    zitting = {"vanaf": VANDAAG.isoformat(), "datum": VANDAAG.isoformat(), "aanwezig": "Regievoerder en De Kade."}
    assert team.post(f"{PAD}/zitting", **zitting).location == f"{ZAAK}/documenten"
    assert acties(session)[-2:] == ["leg_standen_vast", "leg_zitting_vast"]
    assert team.get(f"{PAD}/zitting/blad.pdf?vanaf=onzin").data.startswith(b"%PDF")
