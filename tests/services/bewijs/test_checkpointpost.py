"""Checkpoints and alarms go out by mail, over a real mail server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.export.checkpointmap import Checkpointmap
from app.export.ondertekening import Ondertekenaar, lees_of_maak_sleutel
from app.services.bewijs.checkpointpost import mail_alarm, mail_checkpoint
from app.services.buiten.post import Postbus, PostMislukt
from app.services.logboek.ronde import bij_start, maak_ronde
from tests.kern.spelers import Spelers
from tests.services.bewijs.logboekeigenaar import snijd_af, vul_aan
from tests.services.bus import Bus

pytestmark = pytest.mark.beide

NU = datetime(2025, 5, 20, 9, 0, tzinfo=UTC)
BASIS = "https://draaiboek.example"
AAN = ("griffie@delft.example", "archief@rijnmond.example")


@pytest.fixture
def wachter(tmp_path: Path) -> Ondertekenaar:
    return lees_of_maak_sleutel(tmp_path / "sleutel.pem", "draaiboek/test", Checkpointmap(tmp_path / "buiten"))


def test_the_newest_checkpoint_is_mailed_once(
    spelers: Spelers, wachter: Ondertekenaar, bus: Bus, postbus: Postbus
) -> None:
    vul_aan(spelers.directeur_sbjh, 3)
    punt = maak_ronde(spelers.session, wachter, NU, nieuw_mag=False)
    assert punt is not None
    for _ in range(2):
        mail_checkpoint(spelers.session, postbus, AAN, NU)
    (bericht,) = bus.berichten
    (bijlage,) = bericht.iter_attachments()
    assert bijlage.get_content() == punt.tekst
    assert f"{punt.grootte} regels" in str(bericht["Subject"])


def test_not_more_than_one_in_five_minutes(
    spelers: Spelers, wachter: Ondertekenaar, bus: Bus, postbus: Postbus
) -> None:
    for minuut in range(11):
        vul_aan(spelers.directeur_sbjh, 1)
        maak_ronde(spelers.session, wachter, NU, nieuw_mag=False)
        mail_checkpoint(spelers.session, postbus, AAN, NU + timedelta(minutes=minuut))
    assert len(bus.berichten) == 3


def test_a_server_that_is_away_is_told_and_tried_again(
    spelers: Spelers, wachter: Ondertekenaar, bus: Bus, postbus: Postbus
) -> None:
    vul_aan(spelers.directeur_sbjh, 3)
    maak_ronde(spelers.session, wachter, NU, nieuw_mag=False)
    with pytest.raises(PostMislukt, match="niet verstuurd"):
        mail_checkpoint(spelers.session, Postbus("smtp://127.0.0.1:9", "x@h10.example"), AAN, NU)
    mail_checkpoint(spelers.session, postbus, AAN, NU)
    assert len(bus.berichten) == 1


def test_the_database_is_let_go_while_the_mail_server_is_spoken_to(
    spelers: Spelers, wachter: Ondertekenaar, bus: Bus, postbus: Postbus
) -> None:
    in_transactie: list[bool] = []
    bus.bij_post = lambda: in_transactie.append(spelers.session.in_transaction())
    vul_aan(spelers.directeur_sbjh, 3)
    maak_ronde(spelers.session, wachter, NU, nieuw_mag=False)
    mail_checkpoint(spelers.session, postbus, AAN, NU)
    snijd_af(spelers.session, 1)
    bij_start(spelers.session, wachter, NU, nieuw_mag=False)
    mail_alarm(spelers.session, postbus, AAN, BASIS, NU)
    assert in_transactie == [False, False]


def test_an_alarm_is_mailed_once(spelers: Spelers, wachter: Ondertekenaar, bus: Bus, postbus: Postbus) -> None:
    vul_aan(spelers.directeur_sbjh, 3)
    maak_ronde(spelers.session, wachter, NU, nieuw_mag=False)
    mail_alarm(spelers.session, postbus, AAN, BASIS, NU)
    assert bus.berichten == []
    snijd_af(spelers.session, 1)
    bij_start(spelers.session, wachter, NU, nieuw_mag=False)
    for _ in range(2):
        mail_alarm(spelers.session, postbus, AAN, BASIS, NU)
    (bericht,) = bus.berichten
    assert "terwijl een ondertekend checkpoint" in bericht.get_content()
    assert f"{BASIS}/logboek/alarm" in bericht.get_content()
