"""What only an operator asks: rights, key, time, mail server and address, and what is wrong with each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

from flask import Flask
from sqlalchemy.orm import Session

from app.domain.bewaking.stand import Ernst, Waarneming
from app.services.bewaking import proeven
from tests.services.bus import Bus, open_bus

NU = datetime(2026, 11, 30, 12, tzinfo=UTC)


@contextmanager
def site(inhoud: bytes, **koppen: str) -> Iterator[str]:
    """A real server that says this to everybody."""

    class Zegt(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            for naam, waarde in koppen.items():
                self.send_header(naam.replace("_", "-"), waarde)
            self.end_headers()
            self.wfile.write(inhoud)

        def log_message(self, *_args: object) -> None:
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Zegt)
    draad = Thread(target=server.serve_forever, daemon=True)
    draad.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        draad.join()


def ernst(gevonden: Iterator[Waarneming]) -> list[tuple[str, Ernst]]:
    return [(w.code, w.ernst) for w in gevonden]


def test_wat_anderen_kunnen_lezen_is_mis(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    (tmp_path / "dicht").write_text("")
    (tmp_path / "dicht").chmod(0o600)
    assert proeven.rechten(tmp_path).ernst is Ernst.GOED
    (tmp_path / "open").write_text("")
    (tmp_path / "open").chmod(0o644)
    gevonden = proeven.rechten(tmp_path)
    assert (gevonden.ernst, "kunnen bij: open." in gevonden.uitleg) == (Ernst.MIS, True)


def test_een_klok_die_achterloopt_op_het_logboek_is_mis(session: Session) -> None:
    (goed,) = proeven.tijd(session, datetime.now(UTC))
    (mis,) = proeven.tijd(session, datetime(2000, 1, 1, tzinfo=UTC))
    assert goed.ernst is not Ernst.MIS
    assert (mis.ernst, "van later dan de klok hier" in mis.uitleg) == (Ernst.MIS, True)


def test_het_adres_moet_van_draaiboek_zijn_en_de_proxy_de_koppen_laten_staan() -> None:
    goed, hsts = b'{"gezond": true}', {"Strict_Transport_Security": "max-age=1"}
    with site(goed, **hsts) as basis:
        hoe = {"productie": True, "nu": NU}
        assert ernst(proeven.adres(basis, proxies=1, **hoe)) == [("bereik", Ernst.GOED)]  # type: ignore[arg-type]
        assert ernst(proeven.adres(basis, proxies=0, **hoe))[-1] == ("proxy", Ernst.LET_OP)  # type: ignore[arg-type]
    with site(goed) as basis:
        assert ernst(proeven.adres(basis, proxies=1, productie=True, nu=NU))[-1] == ("proxy", Ernst.LET_OP)
    with site(b"welkom bij nginx") as basis:
        assert ernst(proeven.adres(basis, proxies=0, productie=False, nu=NU)) == [("bereik", Ernst.MIS)]
    assert ernst(proeven.adres(basis, proxies=0, productie=False, nu=NU)) == [("bereik", Ernst.MIS)], "nobody there"


def test_de_opdracht_vraagt_het_aan_de_mailserver_zelf(app: Flask) -> None:
    with open_bus(Bus()) as postbus:
        app.extensions["draaiboek"] = replace(app.extensions["draaiboek"], mail_url=postbus.url)
        goed = app.test_cli_runner().invoke(args=["controle"]).output
    assert "goed    Mailserver: Laat ons binnen." in goed
    assert "goed    Ondertekensleutel: Vingerafdruk" in goed
    assert (
        "MIS     Mailserver: De mailserver laat ons niet binnen"
        in app.test_cli_runner().invoke(args=["controle"]).output
    )
    assert "Mailserver" not in app.test_cli_runner().invoke(args=["controle", "--binnen"]).output
