"""What lies in the data folder is for the account of the application alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from app.bestandsrechten import sluit_af
from config import Config


@pytest.fixture(autouse=True)
def _omask() -> Iterator[None]:
    """As the process had it, afterwards."""
    was = os.umask(0o022)
    yield
    os.umask(was)


def config(map_: Path) -> Config:
    return Config(map_, "sqlite://", "geheim", map_ / "ondertekening.pem")


def rechten(map_: Path) -> dict[str, int]:
    return {
        pad.relative_to(map_).as_posix(): stat.S_IMODE(pad.lstat().st_mode)
        for pad in (map_, *sorted(map_.rglob("*")))
        if not pad.is_symlink()
    }


def vul(map_: Path) -> None:
    (map_ / "checkpoints" / "lb-1").mkdir(parents=True)
    for naam in ("draaiboek.sqlite3", "draaiboek.sqlite3.lock", "checkpoints/lb-1/000007"):
        (map_ / naam).write_text("x")


GESLOTEN = {
    ".": 0o700, "checkpoints": 0o700, "checkpoints/lb-1": 0o700, "checkpoints/lb-1/000007": 0o600,
    "draaiboek.sqlite3": 0o600, "draaiboek.sqlite3.lock": 0o600,
}  # fmt: skip


@pytest.fixture
def log() -> Iterator[list[MutableMapping[str, Any]]]:
    """What is said in the technical log."""
    with capture_logs() as regels:
        yield regels


Log = list[MutableMapping[str, Any]]


def test_wat_er_van_vroeger_ligt_wordt_hersteld_en_dat_wordt_gezegd(tmp_path: Path, log: Log) -> None:
    map_ = tmp_path / "data"
    map_.mkdir()
    vul(map_)
    (buiten := tmp_path / "buiten").write_text("x")
    (map_ / "wijzer").symlink_to(buiten)
    sluit_af(config(map_))
    assert rechten(map_) == GESLOTEN
    assert stat.S_IMODE(buiten.stat().st_mode) == 0o644, "what a link points at is not ours"
    assert [regel["hersteld"] for regel in log] == [6]
    sluit_af(config(map_))
    assert len(log) == 1, "and once is enough"


def test_wat_later_wordt_opengezet_ook(tmp_path: Path) -> None:
    sluit_af(config(tmp_path))
    vul(tmp_path)
    assert rechten(tmp_path) == GESLOTEN, "what is made from now on begins so"
    (tmp_path / "draaiboek.sqlite3").chmod(0o664)
    sluit_af(config(tmp_path))
    assert rechten(tmp_path) == GESLOTEN


def test_een_map_die_er_nog_niet_is_wordt_gesloten_gemaakt(tmp_path: Path) -> None:
    Config.uit_omgeving({"DRAAIBOEK_DATA_DIR": str(tmp_path / "nieuw")})
    assert rechten(tmp_path / "nieuw") == {".": 0o700, "secret_key": 0o600}


def test_wat_niet_van_ons_is_wordt_gezegd(tmp_path: Path, log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    vul(tmp_path)

    def van_een_ander(_pad: Path, _rechten: int) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", van_een_ander)  # a test does not run as somebody else
    tmp_path_rechten = rechten(tmp_path)
    sluit_af(config(tmp_path))
    assert rechten(tmp_path) == tmp_path_rechten
    assert "draaiboek.sqlite3" in log[0]["niet_hersteld"]
