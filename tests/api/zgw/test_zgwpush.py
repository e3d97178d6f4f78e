"""The round of jobs pushes shared cases, and a server that fails does not keep it from its other work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from config import Zgwpush
from tests.kern.zaaksysteem import Zaaksysteem
from tests.kern.zaaksysteemtoets import CLIENT, GEHEIM
from tests.services.zgw.zgwpush import RSIN, open_zaaksysteem


@pytest.fixture
def zaaksysteem(app: Flask) -> Iterator[Zaaksysteem]:
    """Another server, which this installation is set up for."""
    with open_zaaksysteem() as systeem:
        push = Zgwpush(systeem.basis, CLIENT, GEHEIM, systeem.zaaktype)
        app.extensions["draaiboek"] = replace(app.extensions["draaiboek"], zgw_rsin=RSIN, zgw_push=push)
        yield systeem


def ronde(app: Flask) -> tuple[int, str]:
    uit = app.test_cli_runner().invoke(args=["jobs", "run", "--once"])
    return uit.exit_code, uit.output


def test_a_round_pushes_what_is_shared(app: Flask, zaaksysteem: Zaaksysteem) -> None:
    code, tekst = ronde(app)
    assert (code, "ZGW: zaken bijgewerkt: 1." in tekst) == (0, True)
    assert len(zaaksysteem.rijen("zaken")) == 1
    assert "ZGW: niets te delen." in ronde(app)[1]
    assert app.test_cli_runner().invoke(args=["logboek", "verify"]).exit_code == 0


def test_a_failure_is_told_and_the_round_goes_on(app: Flask, zaaksysteem: Zaaksysteem) -> None:
    zaaksysteem.weigert = "2025-0001"
    code, tekst = ronde(app)
    assert code == 1
    assert "Zaak 2025-0001: POST" in tekst
    assert "Zaken die mogen worden vernietigd: 0." in tekst
    assert GEHEIM not in tekst


def test_without_settings_nothing_is_asked(app: Flask) -> None:
    assert "ZGW: niet ingesteld." in ronde(app)[1]
