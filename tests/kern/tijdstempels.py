"""A timestamp authority of our own for tests: certificates and answers by openssl, over real HTTP on a free port."""

from __future__ import annotations

import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from app.services.bewijs.tijdstempel import VRAAGSOORT, Tijdstempeldienst

INSTELLINGEN = """\
[req]
distinguished_name = naam
prompt = no
[naam]
CN = Tijdstempeldienst
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[stempelt]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = dienst
[dienst]
serial = serie
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[streng]
serial = serie
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha512
ess_cert_id_alg = sha256
"""

Antwoord = tuple[int, bytes]
Beantwoord = Callable[[bytes], Antwoord]


class Stempelkantoor:
    """Keys and certificates in a folder, and the answers that they can give."""

    def __init__(self, map_: Path) -> None:
        self._map = map_
        (map_ / "tsa.cnf").write_text(INSTELLINGEN)
        self._openssl("req -x509 -newkey ed25519 -nodes -keyout ca.key -out ca.pem -config tsa.cnf -extensions ca")
        self._openssl("req -new -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -config tsa.cnf")
        uitgifte = "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem -days 30"
        self._openssl(f"{uitgifte} -extfile tsa.cnf -extensions stempelt")

    @property
    def ca(self) -> bytes:
        """What a reader trusts."""
        return (self._map / "ca.pem").read_bytes()

    def beantwoord(self, vraag: bytes, soort: str = "dienst", extra: str = "") -> Antwoord:
        """The answer to a request, after these settings; `extra` are options for openssl."""
        (self._map / "vraag").write_bytes(vraag)
        opdracht = f"ts -reply -config tsa.cnf -section {soort} -queryfile vraag -signer tsa.pem -inkey tsa.key"
        self._openssl(f"{opdracht} -out antwoord {extra}")
        return 200, (self._map / "antwoord").read_bytes()

    def _openssl(self, opdracht: str) -> None:
        subprocess.run(["openssl", *opdracht.split()], cwd=self._map, check=True, capture_output=True)


@contextmanager
def kantoor() -> Iterator[Stempelkantoor]:
    with tempfile.TemporaryDirectory() as map_:
        yield Stempelkantoor(Path(map_))


@contextmanager
def bereikbaar(ca: bytes, beantwoord: Beantwoord) -> Iterator[Tijdstempeldienst]:
    """The authority as an installation knows it, while it answers in this way."""

    class Loket(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            vraag = self.rfile.read(int(self.headers["Content-Length"]))
            assert self.headers["Content-Type"] == VRAAGSOORT
            status, inhoud = beantwoord(vraag)
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "/elders")
            self.send_header("Content-Length", str(len(inhoud)))
            self.end_headers()
            self.wfile.write(inhoud)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with HTTPServer(("127.0.0.1", 0), Loket) as server:
        draad = threading.Thread(target=server.serve_forever)
        draad.start()
        try:
            yield Tijdstempeldienst(f"http://127.0.0.1:{server.server_port}/stempel", ca)
        finally:
            server.shutdown()
            draad.join()
