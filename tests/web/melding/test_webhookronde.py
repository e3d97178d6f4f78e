"""The settings of webhooks, and one from the screen to its receiver by the jobs as an operator runs them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from app.domain.basis.begrippen import Toestand
from app.services.zaak import zaken
from config import Config, OngeldigeInstelling
from tests.kern.ontvanger import Ontvanger, klopt, luister
from tests.kern.opzet import bepaling
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoekers
from tests.web.melding.test_webhooks import geheim_van


@pytest.fixture
def ontvanger(app: Flask) -> Iterator[Ontvanger]:
    """A receiver to which this installation may send."""
    with luister() as gevonden:
        anders = {"base_url": "https://draaiboek.example", "webhook_hosts": (gevonden.host,)}
        app.extensions["draaiboek"] = replace(app.extensions["draaiboek"], **anders)
        yield gevonden


def test_what_a_regievoerder_does_reaches_the_system_of_a_municipality(
    app: Flask, bezoekers: Bezoekers, spelers: Spelers, ontvanger: Ontvanger
) -> None:
    geheim = geheim_van(bezoekers.delft.post("/webhooks/nieuw", naam="Zaaksysteem", url=f"{ontvanger.url}/haak"))
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, "2025-0001", bepaling(Toestand.ZEER_PROBLEMATISCH))
    uitkomst = app.test_cli_runner().invoke(args=["jobs", "run", "--once"])
    assert uitkomst.exit_code == 0, uitkomst.output
    assert "Berichten aan webhooks afgeleverd: 2." in uitkomst.stderr
    vraag, bericht, _ = ontvanger.binnen
    assert ontvanger.handelingen == ["bepaal_trede", "verloopt"], "the round itself noted that its mandaat ran out"
    assert (vraag.methode, bericht.handeling, bericht.event["subject"]) == ("OPTIONS", "bepaal_trede", "2025-0001")
    assert klopt()(geheim, bericht.koppen, bericht.inhoud)
    assert "bericht 1" in bezoekers.delft.lees("/webhooks/1").tekst


def test_settings_that_are_wrong_are_refused(tmp_path: Path) -> None:
    basis = {"DRAAIBOEK_DATA_DIR": str(tmp_path)}
    leeg = Config.uit_omgeving(basis)
    assert (leeg.events_bron, leeg.webhook_hosts) == ("urn:nld:jeugdregio-haaglanden.draaiboek", ())
    goed = {
        "DRAAIBOEK_EVENTS_BRON": "urn:nld:oin:00000001234567890000:systeem:draaiboek",
        "DRAAIBOEK_WEBHOOK_HOSTS": "Zaken.intern, ander.intern:9443",
    }
    gelezen = Config.uit_omgeving(basis | goed)
    assert gelezen.events_bron == goed["DRAAIBOEK_EVENTS_BRON"]
    assert gelezen.webhook_hosts == ("zaken.intern", "ander.intern:9443")
    for naam, waarde in (
        ("DRAAIBOEK_EVENTS_BRON", "draaiboek"),
        ("DRAAIBOEK_EVENTS_BRON", "urn:nld:met spatie"),
        ("DRAAIBOEK_WEBHOOK_HOSTS", "https://zaken.intern"),
        ("DRAAIBOEK_WEBHOOK_HOSTS", "zaken.intern:poort"),
    ):
        with pytest.raises(OngeldigeInstelling, match=naam):
            Config.uit_omgeving(basis | {naam: waarde})
