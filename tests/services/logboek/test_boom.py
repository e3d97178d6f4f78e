"""The tree that is read from tiles is the tree over the lines; checkpoints say what it is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.logboek import merkle, notitie
from app.export.ondertekening import Ondertekenaar, klopt
from app.models import Checkpoint, LogboekRegel, Logboektegel
from app.services.logboek import boom
from app.services.logboek.boom import Logboom, wortel_op
from app.services.logboek.checkpoints import maak_checkpoint
from app.services.logboek.noteren import Aantekening, noteer
from tests.kern.spelers import Spelers

pytestmark = pytest.mark.beide

NU = datetime(2025, 5, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def smal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tiles of four, so that a short logboek has several levels."""
    monkeypatch.setattr(boom, "BREEDTE", 4)


def schrijf(spelers: Spelers, aantal: int) -> list[bytes]:
    """This many more lines, and all lines there are then."""
    session = spelers.session
    with transaction(session):
        for n in range(aantal):
            noteer(session, spelers.directeur_sbjh.verzoek(), None, Aantekening("exporteer", {"n": n}))
    return list(session.scalars(select(LogboekRegel.regel).order_by(LogboekRegel.nr)))


@pytest.mark.usefixtures("smal")
def test_every_part_is_what_the_lines_give(spelers: Spelers) -> None:
    regels = schrijf(spelers, 75)
    assert {0, 1, 2} <= set(spelers.session.scalars(select(Logboektegel.niveau)))
    for grootte in range(1, len(regels) + 1):
        assert wortel_op(spelers.session, grootte) == merkle.wortel(regels[:grootte])
    gelezen, gerekend = Logboom(spelers.session, len(regels)), merkle.Bladboom(regels)
    for index in range(len(regels)):
        assert merkle.inclusiebewijs(gelezen, index) == merkle.inclusiebewijs(gerekend, index)
        assert merkle.consistentiebewijs(gelezen, index + 1) == merkle.consistentiebewijs(gerekend, index + 1)


def test_a_full_tile_is_kept_with_the_line_that_fills_it(spelers: Spelers) -> None:
    regels = schrijf(spelers, 256)
    tegels = spelers.session.scalars(select(Logboektegel)).all()
    assert [(t.niveau, t.nr) for t in tegels] == [(0, 0)]
    assert tegels[0].inhoud == b"".join(merkle.blad_hash(regel) for regel in regels[:256])


def test_a_checkpoint_is_signed_and_tells_the_root(spelers: Spelers, sleutel: Ondertekenaar) -> None:
    regels = schrijf(spelers, 3)
    punt = _checkpoint(spelers.session, sleutel)
    gelezen = notitie.lees_notitie(punt.tekst)
    bekend = notitie.Notitiesleutel(f"draaiboek/{punt.logboek}", sleutel.publiek())
    notitie.toets_ondertekend(gelezen, [bekend], klopt)
    assert notitie.lees_checkpoint(gelezen.tekst).wortel == merkle.wortel(regels)
    assert punt.grootte == len(regels)


def test_without_growth_there_is_no_second_checkpoint(spelers: Spelers, sleutel: Ondertekenaar) -> None:
    schrijf(spelers, 1)
    een, twee = (_checkpoint(spelers.session, sleutel) for _ in range(2))
    assert een.id == twee.id
    schrijf(spelers, 2)
    assert _checkpoint(spelers.session, sleutel).grootte > een.grootte


def _checkpoint(session: Session, sleutel: Ondertekenaar) -> Checkpoint:
    with transaction(session):
        return maak_checkpoint(session, sleutel, NU)
