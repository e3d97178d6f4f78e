"""What a monitor measures, and the trace that a request leaves in the technical log."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from prometheus_client.parser import text_string_to_metric_families
from werkzeug.test import Client

from app import metingen
from app.logger import stel_logger_in
from app.spoor import Spoor
from config import Config, OngeldigeInstelling
from config.bedrijf import metingen as lees_token
from config.bedrijf import verzoeklog
from tests.web.bezoeker import Bezoekers

TOKEN = "een-token-van-de-monitor"


def cijfers(app: Flask) -> dict[tuple[str, tuple[str, ...]], float]:
    antwoord = app.test_client().get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert antwoord.status_code == 200
    families = text_string_to_metric_families(antwoord.text)
    return {(s.name, tuple(s.labels.values())): s.value for f in families for s in f.samples}


def test_zonder_token_bestaan_de_metingen_niet(app: Flask) -> None:
    vraag = app.test_client()
    assert vraag.get("/metrics").status_code == 404
    app.extensions["draaiboek"] = replace(app.extensions["draaiboek"], metingen_token=TOKEN)
    for kop in ({}, {"Authorization": "Bearer "}, {"Authorization": "Bearer é"}, {"Authorization": f"Bearer {TOKEN}x"}):
        assert vraag.get("/metrics", headers=kop).status_code == 404


def test_een_monitor_ziet_verzoeken_wachtrijen_en_hoe_het_staat_en_geen_namen(app: Flask, bezoekers: Bezoekers) -> None:
    app.extensions["draaiboek"] = replace(app.extensions["draaiboek"], metingen_token=TOKEN)
    metingen.zet_aan()
    app.test_cli_runner().invoke(args=["jobs", "run", "--once"])
    voor = cijfers(app)
    assert bezoekers.beheerder.get("/beheer/status").status_code == 200
    na = cijfers(app)
    geteld = ("draaiboek_verzoeken_total", ("web", "200"))
    assert na[geteld] >= voor.get(geteld, 0) + 2
    assert na["draaiboek_stand", ("tabellen",)] == 0
    assert na["draaiboek_stand", ("reservekopie",)] == 2
    assert na["draaiboek_logboek_zonder_checkpoint", ()] >= 0
    assert na["draaiboek_taak_mislukt", ("checkpoint",)] == 0
    assert {rij for naam, rij in na if naam == "draaiboek_wachtrij"} == {
        ("exports",),
        ("mail_opnieuw",),
        ("mail_opgegeven",),
        ("webhook_regels_achter",),
    }
    assert na["draaiboek_schrijfslot_seconden_count", ()] > 0 or app.extensions["draaiboek"].database_url[0] == "p"
    assert not [rij for _, rij in na if any("@" in deel or re.search(r"\d{4}-\d", deel) for deel in rij)]


def test_een_verzoek_laat_een_spoor_na_met_wie_het_vroeg_en_zonder_adres(
    app: Flask, bezoekers: Bezoekers, capsys: pytest.CaptureFixture[str]
) -> None:
    stel_logger_in()
    bezoeker, config = bezoekers.beheerder, replace(app.extensions["draaiboek"], verzoeklog=True, proxies=1)
    binnen, app.wsgi_app = app.wsgi_app, Spoor(app.wsgi_app, config)  # type: ignore[method-assign, assignment]
    try:
        antwoord = bezoeker.client.get("/beheer/status?zoek=geheim", headers={"X-Request-ID": "van-de-proxy.1"})
        vreemd = bezoeker.client.get("/bestaat/niet", headers={"X-Request-ID": "x\ty" * 9})
    finally:
        app.wsgi_app = binnen  # type: ignore[method-assign]
    regels = [json.loads(r) for r in capsys.readouterr().err.splitlines() if '"event": "verzoek"' in r]
    assert antwoord.headers.getlist("X-Request-ID")[-1] == "van-de-proxy.1"
    eerste, tweede = regels
    assert (eerste["route"], eerste["status"], eerste["methode"]) == ("/beheer/status", 200, "GET")
    assert re.fullmatch(r"p-[0-9a-f]{16}", eerste["wie"])
    assert eerste["ms"] > 0
    assert "geheim" not in json.dumps(eerste)
    assert (tweede["route"], tweede["status"]) == ("-", 404)
    assert re.fullmatch(r"[0-9a-f]{16}", vreemd.headers.getlist("X-Request-ID")[-1])


@pytest.mark.parametrize(
    ("pad", "route"), [("/welkom/{}", "/welkom/<sleutel>"), ("/agenda/{}.ics", "/agenda/<sleutel>.ics")]
)
def test_een_fout_noemt_de_route_en_niet_het_geheim_in_het_adres(
    app: Flask, capsys: pytest.CaptureFixture[str], pad: str, route: str
) -> None:
    stel_logger_in()
    with app.test_request_context(pad.format("geheime-link")):
        app.handle_user_exception(RuntimeError("iets"))
    regel = capsys.readouterr().err
    assert json.loads(regel)["route"] == route
    assert "geheime-link" not in regel


def test_een_proxy_die_niet_van_ons_is_geeft_geen_nummer(tmp_path: Path) -> None:
    def binnen(_omgeving: object, begin: object) -> list[bytes]:
        begin("204 No Content", [])  # type: ignore[operator]
        return []

    config = Config(tmp_path, "sqlite://", "x" * 40, tmp_path / "sleutel.pem")
    antwoord = Client(Spoor(binnen, config)).get("/", headers={"X-Request-ID": "van-een-bezoeker"})
    assert antwoord.headers["X-Request-ID"] != "van-een-bezoeker"


def test_instellingen_die_niet_kunnen_zeggen_wat_er_mis_is(tmp_path: Path) -> None:
    kort = tmp_path / "token"
    kort.write_text("kort")
    for pad, waarom in ((str(tmp_path / "weg"), "niet te lezen"), (str(kort), "minstens 16")):
        with pytest.raises(OngeldigeInstelling, match=waarom):
            lees_token({"DRAAIBOEK_METINGEN_TOKEN_FILE": pad})
    kort.write_text(f" {TOKEN}\n")
    assert lees_token({"DRAAIBOEK_METINGEN_TOKEN_FILE": str(kort)}) == TOKEN
    assert [verzoeklog({}, productie=p) for p in (True, False)] == [True, False]
    with pytest.raises(OngeldigeInstelling, match="DRAAIBOEK_VERZOEKLOG"):
        verzoeklog({"DRAAIBOEK_VERZOEKLOG": "soms"}, productie=True)
