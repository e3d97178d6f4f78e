"""A witness of the Go libraries signs our log, and ours a log of theirs: growth, repeats, and what is refused."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from app.domain.logboek import notitie
from app.export.checkpointmap import Checkpointmap
from app.export.ondertekening import lees_of_maak_sleutel
from app.getuige.geheugen import Geheugen
from app.getuige.getuige import Getuige as Kantoor
from app.services.bewijs.getuigen import Getuige, stand, vraag_getuigen
from app.services.logboek.checkpoints import logboeksleutel
from app.services.logboek.ronde import maak_ronde
from tests.derden.gereedschap import go, of_sla_over
from tests.kern.getuigen import dien, wsgi_van
from tests.kern.spelers import Spelers
from tests.services.bewijs.logboekeigenaar import vul_aan

NU = datetime(2025, 5, 20, 9, 0, tzinfo=UTC)


@contextmanager
def loopt(*opdracht: str | Path) -> Iterator[subprocess.Popen[str]]:
    """A program of Go, until the end of the block."""
    pijp = subprocess.PIPE
    with subprocess.Popen(opdracht, stdin=pijp, stdout=pijp, stderr=pijp, text=True) as proces:
        try:
            yield proces
        finally:
            proces.kill()


def regel(proces: subprocess.Popen[str]) -> str:
    assert proces.stdout is not None
    return proces.stdout.readline().strip()


def test_een_getuige_in_go_ondertekent_ons_logboek_terwijl_het_groeit(spelers: Spelers, tmp_path: Path) -> None:
    programma, session = of_sla_over(go), spelers.session
    wij = lees_of_maak_sleutel(tmp_path / "sleutel.pem", "draaiboek/test", Checkpointmap(tmp_path / "buiten"))
    vul_aan(spelers.directeur_sbjh, 1)
    with loopt(programma, "getuige", "getuige.voorbeeld", logboeksleutel(session, wij).vkey()) as proces:
        getuige = Getuige(notitie.lees_vkey(regel(proces)), regel(proces))
        groottes = []
        for erbij in (1, 2, 5, 40):
            vul_aan(spelers.directeur_sbjh, erbij)
            punt = maak_ronde(session, wij, NU, nieuw_mag=False)
            assert punt is not None
            vraag_getuigen(session, [getuige], NU)
            (gezien,) = stand(session)
            groottes.append((gezien.grootte, punt.grootte))
    assert all(gezien == gemaakt for gezien, gemaakt in groottes)
    assert len({gezien for gezien, _ in groottes}) == 4


def test_onze_getuige_ondertekent_een_logboek_in_go_en_weigert_wat_c2sp_weigert(tmp_path: Path) -> None:
    programma, vkey = of_sla_over(go), tmp_path / "vkey"
    with loopt(programma, "log", "log.voorbeeld/go", vkey) as proces:
        assert regel(proces) == "klaar"
        sleutel = lees_of_maak_sleutel(tmp_path / "getuige.pem")
        kantoor = Kantoor(
            "getuige.ons", sleutel, [notitie.lees_vkey(vkey.read_text().strip())], Geheugen(tmp_path / "g")
        )
        with dien(wsgi_van(kantoor)) as url:
            gezegd, fout = proces.communicate(f"{url} {kantoor.sleutel.vkey()}\n", timeout=60)
    assert fout == ""
    assert gezegd.split("\n")[:-1] == [f"{n}: getuige.ons" for n in (1, 2, 7, 8, 33, 33)]
