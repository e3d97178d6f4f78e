"""Before the application sees a request: under which name it came, and who sent it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from structlog.testing import capture_logs
from werkzeug.test import Client, EnvironBuilder

from app.voordeur import BIJ_ADRES, Voordeur
from app.web import koppen
from config import Config, OngeldigeInstelling
from tests.web.bezoeker import Bezoekers


def deur(productie: bool = True, hosts: tuple[str, ...] = (), basis: str = "https://draaiboek.regio.nl") -> Client:
    def binnen(_omgeving: dict[str, Any], begin: Callable[..., Any]) -> Iterable[bytes]:
        begin("200 OK", [])
        return [b"binnen"]

    nergens = Path()
    config = Config(nergens, "sqlite://", "geheim", nergens, productie=productie, hosts=hosts, base_url=basis)
    return Client(Voordeur(binnen, config, koppen(config)))


def vraag(client: Client, host: str, methode: str = "GET", pad: str = "/zaken", **koppen_: str) -> Any:
    meer = {f"HTTP_{naam.upper()}": waarde for naam, waarde in koppen_.items()}
    omgeving = EnvironBuilder(pad, method=methode, environ_overrides=meer).get_environ()
    omgeving["HTTP_HOST"] = host
    return client.open(omgeving)


@pytest.mark.parametrize("host", ["draaiboek.regio.nl", "DRAAIBOEK.regio.nl.", "draaiboek.regio.nl:443", "intern:8443"])
def test_onder_een_naam_van_ons_komt_het_binnen(host: str) -> None:
    assert vraag(deur(hosts=("intern:8443",)), host).data == b"binnen"


@pytest.mark.parametrize(
    "host",
    ["", "evil.example", "draaiboek.regio.nl.evil.example", "draaiboek.regio.nl:8000", "localhost", "127.0.0.1:8000",
     "draaiboek.regio.nl@evil.example", "draaiboek.regio.nl, evil.example", "evil.example/draaiboek.regio.nl", "[::1]",
     "draaiboek.regio.nl x"],
)  # fmt: skip
def test_onder_een_andere_naam_zegt_hij_dat_en_niets_meer(host: str) -> None:
    soorten = {"/zaken": "text/html", "/static/x.css": "text/html", "/api/v1/ik": "application/problem+json"}
    for pad, soort in soorten.items():
        for meer in ({}, {"x_forwarded_host": "draaiboek.regio.nl"}):
            antwoord = vraag(deur(), host, pad=pad, **meer)
            assert (antwoord.status_code, antwoord.mimetype) == (400, soort)
            assert "kent deze installatie zichzelf niet" in antwoord.text
            assert host not in antwoord.text or not host
            assert antwoord.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_het_blad_aan_de_deur_heeft_zijn_eigen_stijl_en_zegt_het_ook_in_het_engels() -> None:
    """Nothing else is served there, and which language somebody chose is not known."""
    antwoord = vraag(deur(), "evil.example")
    stijl = antwoord.text.partition("<style>")[2].partition("</style>")[0]
    regel = f"'sha256-{b64encode(sha256(stijl.encode()).digest()).decode()}'"
    assert antwoord.headers["Content-Security-Policy"].startswith(f"default-src 'none'; style-src {regel};")
    assert '<p lang="en">This installation' in antwoord.text


def test_wie_aan_de_deur_wordt_geweigerd_staat_in_het_log() -> None:
    with capture_logs() as log:
        vraag(deur(), "evil.example")
        vraag(deur(), "draaiboek.regio.nl", "POST", origin="https://evil.example")
    assert [(r["event"], r["soort"], r["host"], r["herkomst"]) for r in log] == [
        ("host_geweigerd", "veiligheid", "evil.example", ""),
        ("herkomst_geweigerd", "veiligheid", "draaiboek.regio.nl", "https://evil.example"),
    ]


@pytest.mark.parametrize("host", ["localhost:8001", "127.0.0.1:8000", "127.0.0.1", "[::1]:8000"])
def test_in_ontwikkeling_ook_onder_de_namen_van_de_machine_zelf(host: str) -> None:
    assert vraag(deur(productie=False, basis=""), host).data == b"binnen"
    assert vraag(deur(productie=False, basis=""), "evil.example").status_code == 400


def test_wie_bewaakt_vraagt_een_machine_bij_haar_adres() -> None:
    for pad in ("/gezond", "/gereed"):
        assert vraag(deur(), "10.0.0.7:8000", pad=pad).data == b"binnen"
        assert vraag(deur(), "10.0.0.7:8000", "POST", pad=pad).status_code == 400
        assert vraag(deur(), "10.0.0.7:8000", pad=f"{pad}/").status_code == 400


EIGEN = [
    {},
    {"origin": "https://draaiboek.regio.nl"},
    {"origin": "https://draaiboek.regio.nl", "sec_fetch_site": "same-origin"},
    {"sec_fetch_site": "none"},
]
VREEMD = [
    {"origin": "https://evil.example"},
    {"origin": "http://draaiboek.regio.nl"},
    {"origin": "https://draaiboek.regio.nl:8443"},
    {"origin": "https://draaiboek.regio.nl.evil.example"},
    {"origin": "null"},
    {"origin": ""},
    {"sec_fetch_site": "cross-site"},
    {"sec_fetch_site": "same-site"},
    {"origin": "https://draaiboek.regio.nl", "sec_fetch_site": "cross-site"},
]
METHODEN = ("POST", "PUT", "PATCH", "DELETE", "CONNECT")


def test_wat_onze_eigen_bladzijde_verstuurt_komt_binnen() -> None:
    for eigen in EIGEN:
        assert {vraag(deur(), "draaiboek.regio.nl", m, **eigen).status_code for m in METHODEN} == {200}


def test_wat_een_andere_site_verstuurt_komt_nergens_binnen() -> None:
    for vreemd in VREEMD:
        for methode in METHODEN:
            for pad in ("/zaken/nieuw", "/inloggen", "/api/v1/zaken", "/bestaat-niet"):
                antwoord = vraag(deur(), "draaiboek.regio.nl", methode, pad, **vreemd)
                assert (antwoord.status_code, "andere site" in antwoord.text) == (403, True), vreemd
        assert vraag(deur(), "draaiboek.regio.nl", "GET", **vreemd).status_code == 200, "looking changes nothing"


def test_de_deur_staat_voor_het_hele_product(app: Flask, bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    for regel in {regel.rule.replace("<zaaknummer>", "2025-0001") for regel in app.url_map.iter_rules()} - BIJ_ADRES:
        antwoord = wie.client.get(regel, headers={"Host": "evil.example"})
        assert (antwoord.status_code, "evil" in antwoord.text) == (400, False), regel
        antwoord = wie.client.post(regel, headers={"Origin": "https://evil.example"})
        assert antwoord.status_code == 403, regel
    velden = wie.verborgen("/zaken/nieuw?aanbieder=nieuw")
    antwoord = wie.client.post("/zaken/nieuw", data=velden, headers={"Origin": "http://localhost"})
    assert antwoord.status_code == 422, "from our own page the form is judged"


def test_in_productie_hoort_er_een_adres_bij(tmp_path: Path) -> None:
    productie = {"DRAAIBOEK_OMGEVING": "productie", "DRAAIBOEK_SECRET_KEY": "x", "DRAAIBOEK_DATA_DIR": str(tmp_path)}
    for basis in ("", "http://draaiboek.regio.nl", "https://draaiboek.regio.nl@evil.example"):
        with pytest.raises(OngeldigeInstelling, match="DRAAIBOEK_BASE_URL"):
            Config.uit_omgeving(productie | {"DRAAIBOEK_BASE_URL": basis})
    goed = productie | {"DRAAIBOEK_BASE_URL": "https://draaiboek.regio.nl/", "DRAAIBOEK_HOSTS": "Intern:8443, ander"}
    config = Config.uit_omgeving(goed)
    assert (config.base_url, config.hosts) == ("https://draaiboek.regio.nl", ("intern:8443", "ander"))
    with pytest.raises(OngeldigeInstelling, match="DRAAIBOEK_HOSTS"):
        Config.uit_omgeving(goed | {"DRAAIBOEK_HOSTS": "https://intern"})


def test_een_geheim_mag_in_een_bestand_staan(tmp_path: Path) -> None:
    """Of a vault, or a credential of systemd."""
    (tmp_path / "sleutel").write_text("uit het bestand\n")
    (tmp_path / "leeg").write_text(" \n")
    vast = {"DRAAIBOEK_DATA_DIR": str(tmp_path), "DRAAIBOEK_SECRET_KEY_FILE": str(tmp_path / "sleutel")}
    assert Config.uit_omgeving(vast).secret_key == "uit het bestand"
    for anders in (
        {"DRAAIBOEK_SECRET_KEY": "ook"},
        {"DRAAIBOEK_DATABASE_URL_FILE": str(tmp_path / "weg")},
        {"DRAAIBOEK_MAIL_URL_FILE": str(tmp_path / "leeg")},
    ):
        with pytest.raises(OngeldigeInstelling, match=r"DRAAIBOEK_[A-Z_]+_FILE"):
            Config.uit_omgeving(vast | anders)
