"""The virus scanner: what it is told, what it says, and that without its yes nothing is kept."""

from __future__ import annotations

import io
import shutil
import socket
import struct
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.domain.basis.fouten import BestandBesmet, NietGekeurd
from app.services.buiten.virusscan import Virusscanner, lees_plek

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The harmless file that every scanner knows, in two halves so that no scanner finds it in our source."""


def lees(lijn: socket.socket, aantal: int) -> bytes:
    ruw = b""
    while len(ruw) < aantal and (deel := lijn.recv(aantal - len(ruw))):
        ruw += deel
    return ruw


def als_clamd(lijn: socket.socket, antwoord: Callable[[bytes], bytes]) -> None:
    """One conversation as clamd(8) describes it: the command, chunks with their length, a chunk of nothing."""
    assert lees(lijn, 10) == b"zINSTREAM\0"
    inhoud = b""
    while lengte := struct.unpack(">I", lees(lijn, 4))[0]:
        inhoud += lees(lijn, lengte)
    lijn.sendall(antwoord(inhoud))


@contextmanager
def dienst(plek: Path, antwoord: Callable[[bytes], bytes]) -> Iterator[Virusscanner]:
    with socket.socket(socket.AF_UNIX) as luister:
        luister.bind(str(plek))
        luister.listen()

        def spreek() -> None:
            lijn, _adres = luister.accept()
            with lijn:
                als_clamd(lijn, antwoord)

        draad = threading.Thread(target=spreek)
        draad.start()
        yield Virusscanner(str(plek), wacht=10)
        draad.join()


def test_een_schoon_bestand_gaat_heel_langs_de_scanner_en_blijft_leesbaar(tmp_path: Path) -> None:
    gezien: list[bytes] = []

    def antwoord(inhoud: bytes) -> bytes:
        gezien.append(inhoud)
        return b"stream: OK\0"

    bestand = io.BytesIO(b"a" * 200_000)
    with dienst(tmp_path / "s", antwoord) as scanner:
        scanner.keur(bestand)
    assert gezien == [b"a" * 200_000]
    assert bestand.read() == b"a" * 200_000


def test_wat_de_scanner_vindt_wordt_bij_name_geweigerd(tmp_path: Path) -> None:
    met = dienst(tmp_path / "s", lambda _: b"stream: Win.Test.EICAR_HDB-1 FOUND\0")
    with met as scanner, pytest.raises(BestandBesmet, match=r"Win\.Test\.EICAR_HDB-1") as fout:
        scanner.keur(io.BytesIO(EICAR), "bestand")
    assert fout.value.veld == "bestand"


@pytest.mark.parametrize("antwoord", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"stream: \0", b"onzin"])
def test_zonder_ja_wordt_niets_bewaard(tmp_path: Path, antwoord: bytes) -> None:
    with dienst(tmp_path / "s", lambda _: antwoord) as scanner, pytest.raises(NietGekeurd, match="niets bewaard"):
        scanner.keur(io.BytesIO(b"x"))


def test_een_scanner_die_er_niet_is_keurt_niets(tmp_path: Path) -> None:
    for plek in (str(tmp_path / "weg"), ("127.0.0.1", 1)):
        with pytest.raises(NietGekeurd):
            Virusscanner(plek, wacht=1).keur(io.BytesIO(b"x"))


def test_de_plek_wordt_streng_gelezen() -> None:
    assert lees_plek("unix:/run/clamav/clamd.ctl") == "/run/clamav/clamd.ctl"
    assert lees_plek("tcp:scanner:3310") == ("scanner", 3310)
    for fout in ("", "scanner:3310", "tcp:scanner", "tcp::3310", "tcp:a:99999", "unix:run"):
        with pytest.raises(ValueError, match=fout or "^$"):
            lees_plek(fout)


@pytest.mark.skipif(shutil.which("clamd") is None, reason="clamd is not on this machine")
def test_een_echte_clamd_vindt_de_proef_en_laat_het_andere_door(tmp_path: Path) -> None:
    """With a signature of our own for EICAR, so that no list of viruses need be fetched."""
    lijst = tmp_path / "lijst"
    lijst.mkdir()
    (lijst / "eigen.hdb").write_text("44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature\n")
    plek, instelling = tmp_path / "clamd.ctl", tmp_path / "clamd.conf"
    regels = (f"DatabaseDirectory {lijst}", f"LocalSocket {plek}", "Foreground yes", f"TemporaryDirectory {tmp_path}")
    instelling.write_text("\n".join(regels) + "\n")
    with subprocess.Popen(
        ["clamd", "-c", str(instelling)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as clamd:
        try:
            assert clamd.stdout is not None
            gezegd = next((regel for regel in clamd.stdout if "Self checking" in regel or "ERROR" in regel), "niets")
            assert "ERROR" not in gezegd
            scanner = Virusscanner(str(plek))
            with pytest.raises(BestandBesmet, match="Eicar-Test-Signature"):
                scanner.keur(io.BytesIO(EICAR))
            scanner.keur(io.BytesIO(b"%PDF-1.7 gewoon"))
        finally:
            clamd.terminate()
