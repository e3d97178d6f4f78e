"""The logboek over all cases, its alarm, and the check of a bundle, through the API."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.db import db
from app.domain.gebruiker.token import Tokenbereik
from tests.api.beller import BASIS, Beller, Bellers, code
from tests.export import voorbeeld
from tests.kern.spelers import ADRESSEN, Spelers
from tests.services.bewijs.logboekeigenaar import snijd_af, vul_aan

ZAAK = "/zaken/2025-0001"
WAAROM = "De schijf viel uit; de reservekopie van vannacht is teruggezet."


def bladen(wie: Beller, adres: str, richting: str) -> list[dict[str, Any]]:
    """Every page from this address on, by following the links."""
    gelezen = []
    while adres:
        blad = wie.lees(adres.partition(BASIS)[2] or adres)
        gelezen.append(blad)
        adres = blad[richting] or ""
    return gelezen


def test_het_hele_logboek_nieuwste_eerst_heen_en_terug(bellers: Bellers) -> None:
    sbjh = bellers.directeur_sbjh
    heen = bladen(sbjh, "/logboek?paginagrootte=40", "volgende")
    nummers = [regel["nr"] for blad in heen for regel in blad["resultaten"]]
    assert len(nummers) == heen[0]["aantal"] > 80
    assert nummers == sorted(nummers, reverse=True)
    assert {regel["zaaknummer"] for blad in heen for regel in blad["resultaten"]} == {"2025-0001"}
    assert heen[0]["vorige"] is None
    laatste = f"/logboek?paginagrootte=40&pagina=na.{heen[-2]['resultaten'][-1]['nr']}"
    terug = bladen(sbjh, laatste, "vorige")
    assert [regel["nr"] for blad in terug[::-1] for regel in blad["resultaten"]] == nummers


def test_zeef_het_hele_logboek(bellers: Bellers) -> None:
    sbjh = bellers.directeur_sbjh
    gevonden = sbjh.lees("/logboek?handeling=neem_besluit&uitkomst=geweigerd")["resultaten"]
    assert {(r["handeling"], r["uitkomst"]) for r in gevonden} <= {("neem_besluit", "geweigerd")}
    assert sbjh.lees("/logboek?zaaknummer=2025-0001")["aantal"] == sbjh.lees("/logboek")["aantal"]
    assert sbjh.lees("/logboek?zaaknummer=2024-0001")["aantal"] == 0


def test_wie_het_meeneemt_laat_een_regel_achter(bellers: Bellers) -> None:
    antwoord = bellers.directeur_sbjh.get("/logboek/bestand?vorm=json&handeling=open_zaak")
    assert (antwoord.status_code, "logboek.json" in antwoord.headers["Content-Disposition"]) == (200, True)
    assert "open_zaak" in antwoord.text


def test_een_export_is_gemaakt_ook_als_zijn_checkpoint_nu_nergens_kan_liggen(bellers: Bellers, tmp_path: Path) -> None:
    wie, pad = bellers.projectleider, f"{ZAAK}/exports"
    (tmp_path / "checkpoints").write_text("no folder")
    gemaakt = wie.post(pad, {"ontvanger": "toezichthouder", "doel": "Toezicht.", "peildatum": "2025-05-16"})
    assert gemaakt.status_code == 201, gemaakt.text
    assert wie.lees(pad)["aantal"] == 1
    hoofd = bellers.auditor.client.head(gemaakt.headers["Location"] + "/bundel", headers=bellers.auditor.koppen())
    assert (hoofd.status_code, hoofd.data) == (200, b"")
    gelezen = bellers.directeur_sbjh.lees(f"{ZAAK}/logboek?handeling=lees_export")["aantal"]
    assert gelezen == 0, "whoever asks the headers alone brings nothing along"


def test_wie_alleen_de_koppen_vraagt_neemt_niets_mee(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    voor = wie.lees("/logboek?handeling=download_logboek")["aantal"]
    for pad in ("/logboek/bestand", "/zaken/2025-0001/logboek/bestand"):
        antwoord = wie.client.head(BASIS + pad, headers=wie.koppen())
        assert (antwoord.status_code, antwoord.data) == (200, b"")
    assert wie.lees("/logboek?handeling=download_logboek")["aantal"] == voor


@pytest.mark.parametrize("wie", ["delft", "rijnmond", "auditor", "beheerder"])
def test_het_logboek_is_van_het_team(bellers: Bellers, wie: str) -> None:
    for pad in ("/logboek", "/logboek/bestand"):
        assert code(getattr(bellers, wie).get(pad)) == (403, "geen_recht")


def laat_afgaan(app: Flask) -> None:
    """Two entries were lost after the last checkpoint."""
    opdracht = app.test_cli_runner()
    opdracht.invoke(args=["jobs", "run", "--once"])
    with app.app_context():
        spelers = Spelers(db.session)
        vul_aan(spelers.directeur_sbjh, 2)
        db.session.close()
        opdracht.invoke(args=["jobs", "run", "--once"])
        snijd_af(db.session, 2)
        db.session.close()
    assert opdracht.invoke(args=["jobs", "run", "--once"]).exit_code == 1


def test_zonder_alarm(bellers: Bellers) -> None:
    assert bellers.auditor.lees("/logboek/alarm") == {"alarm": None, "getuigen": []}
    assert code(bellers.beheerder.doe("/logboek/alarm/hervatting", toelichting="X.")) == (404, "niet_gevonden")


def test_twee_mensen_hervatten_het_logboek(bellers: Bellers, app: Flask) -> None:
    sbjh, denhaag = bellers.directeur_sbjh, bellers.directeur_denhaag
    zwak = bellers.van(ADRESSEN["directeur_denhaag"], Tokenbereik.SCHRIJVEN)
    bellers.delft, bellers.auditor, zwak  # noqa: B018 - tokens from before the alarm
    laat_afgaan(app)
    alarm = sbjh.lees("/logboek/alarm")["alarm"]
    assert alarm["verwacht"] == alarm["goed"] + 2
    vraag = sbjh.doe(f"{ZAAK}/opschalingen", aanleiding="X.", datum="2025-06-02")
    assert code(vraag) == (503, "alleen_lezen")
    leeg = sbjh.doe("/logboek/alarm/hervatting")
    assert (code(leeg), leeg.json["invalidParams"][0]["name"]) == ((422, "ongeldige_invoer"), "toelichting")
    assert code(bellers.delft.doe("/logboek/alarm/hervatting", toelichting=WAAROM)) == (403, "geen_recht")
    assert sbjh.gelukt("/logboek/alarm/hervatting", toelichting=WAAROM)["alarm"]["toelichting"] == WAAROM
    assert bellers.auditor.lees("/logboek/alarm")["alarm"]["toelichting"] is None
    assert code(sbjh.doe("/logboek/alarm/bevestiging")) == (403, "vier_ogen")
    assert code(zwak.doe("/logboek/alarm/bevestiging")) == (403, "verse_aanmelding_nodig")
    assert denhaag.gelukt("/logboek/alarm/bevestiging")["alarm"] is None
    assert sbjh.doe(f"{ZAAK}/opschalingen", aanleiding="X.", datum="2025-06-02").status_code == 201


def toets(wie: Beller, **bestanden: bytes | str) -> Any:
    delen: dict[str, Any] = {
        naam: (io.BytesIO(deel), f"{naam}.bestand") if isinstance(deel, bytes) else deel
        for naam, deel in bestanden.items()
    }
    vorm = "multipart/form-data"
    antwoord = wie.client.post(f"{BASIS}/bundeltoets", data=delen, headers=wie.koppen(), content_type=vorm)
    antwoord.request.environ["wsgi.input"].close()  # the test client keeps what it sent in a file
    return antwoord


def bundel(bellers: Bellers) -> bytes:
    export = bellers.projectleider.gelukt(f"{ZAAK}/exports", ontvanger="toezichthouder", doel="Toezicht.")["id"]
    inhoud: bytes = bellers.projectleider.get(f"/exports/{export}/bundel").data
    return inhoud


def test_een_eigen_bundel_is_in_orde(bellers: Bellers) -> None:
    uitslag = toets(bellers.auditor, bestand=bundel(bellers))
    assert uitslag.status_code == 200, uitslag.text
    assert (uitslag.json["inOrde"], uitslag.json["eigenSleutel"], uitslag.json["fout"]) == (True, True, None)
    assert uitslag.json["verslag"]["zaak"] == "2025-0001"


def test_een_andere_bundel_heeft_een_andere_sleutel(bellers: Bellers) -> None:
    vreemd = voorbeeld.bundel()
    zonder = toets(bellers.delft, bestand=vreemd)
    assert (zonder.json["inOrde"], zonder.json["verslag"]) == (False, None)
    assert zonder.json["fout"]


@pytest.mark.parametrize(
    ("delen", "veld"),
    [
        ({}, "bestand"),
        ({"bestand": "tekst"}, "bestand"),
        ({"bestand": b"PK", "sleutel": "tekst"}, "sleutel"),
        ({"bestand": b"PK", "onbekend": b"x"}, "onbekend"),
    ],
)
def test_wat_geen_bundel_is(bellers: Bellers, delen: dict[str, Any], veld: str) -> None:
    antwoord = toets(bellers.delft, **delen)
    assert (code(antwoord), antwoord.json["invalidParams"][0]["name"]) == ((400, "ongeldige_invoer"), veld)


def test_een_bestand_ernaast_dat_niet_deugt(bellers: Bellers) -> None:
    antwoord = toets(bellers.delft, bestand=b"PK", sleutel=b"geen sleutel")
    assert (code(antwoord), antwoord.json["invalidParams"][0]["name"]) == ((422, "ongeldig_bestand"), "sleutel")
    antwoord = toets(bellers.delft, bestand=b"PK", tsa_ca=b"x")
    assert antwoord.json["invalidParams"][0]["name"] == "tsa_ca"
