"""The tree that is read from tiles is the tree over the lines; checkpoints say what it is."""

# ruff: noqa: S608 - the names of tables and columns are our own
from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.logboek import merkle, notitie
from app.export.ondertekening import Ondertekenaar, klopt
from app.models import Checkpoint, Logboekknoop, LogboekRegel, Logboektegel
from app.services.logboek import boom
from app.services.logboek.boom import Logboom, tegelwortel, wortel_op
from app.services.logboek.checkpoints import maak_checkpoint
from app.services.logboek.controle import Afwijking
from app.services.logboek.noteren import Aantekening, noteer
from app.services.logboek.tegelbestanden import tegelbestanden, tegelpad
from app.services.naspel.boomtoets import toets_boom, vul_boom_aan
from tests.kern.databanken import migreer
from tests.kern.spelers import Spelers
from tests.services.bewijs.test_knoeien import knoei

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


@pytest.mark.usefixtures("smal")
def test_each_append_writes_what_it_filled_and_no_more(spelers: Spelers) -> None:
    """A tile and its root for every four lines, and so on above: rows that never change."""
    grootte = len(schrijf(spelers, 75))
    verwacht = sum(grootte // 4**niveau for niveau in range(1, 6))
    for tabel in (Logboektegel, Logboekknoop):
        assert spelers.session.scalar(select(func.count()).select_from(tabel)) == verwacht


@pytest.mark.usefixtures("smal")
def test_verify_names_a_tile_or_a_root_that_differs(spelers: Spelers) -> None:
    schrijf(spelers, 75)
    assert toets_boom(spelers.session).tegels
    for tabel, veld in (("logboek_tegel", "inhoud"), ("logboek_knoop", "hash")):
        anders = bytes(32 if tabel == "logboek_knoop" else 128)
        goed = spelers.session.scalar(text(f"SELECT {veld} FROM {tabel} WHERE niveau = 1 AND nr = 2"))
        knoei(spelers.session, f"UPDATE {tabel} SET {veld} = :x WHERE niveau = 1 AND nr = 2", x=anders)
        with pytest.raises(Afwijking, match=r"de tegel van niveau . over regel \d+ tot en met \d+ klopt niet"):
            toets_boom(spelers.session)
        with pytest.raises(Afwijking, match="klopt niet"), transaction(spelers.session):
            vul_boom_aan(spelers.session)
        knoei(spelers.session, f"UPDATE {tabel} SET {veld} = :x WHERE niveau = 1 AND nr = 2", x=goed)
    knoei(spelers.session, "INSERT INTO logboek_knoop VALUES (1, 99, :x)", x=bytes(32))
    with pytest.raises(Afwijking, match="over regels die er niet zijn"):
        toets_boom(spelers.session)


@pytest.mark.usefixtures("smal")
@pytest.mark.parametrize("waar", ["niveau = 1", "niveau > 1", "1 = 1"])
def test_what_is_missing_is_read_from_below_and_written_again(spelers: Spelers, waar: str) -> None:
    """The lines are what counts: without any tile the tree is the same, and the command makes them anew."""
    regels = schrijf(spelers, 75)
    session = spelers.session
    voor = bewaard(session)
    knoei(session, f"DELETE FROM logboek_tegel WHERE {waar}", f"DELETE FROM logboek_knoop WHERE {waar}")
    for grootte in range(1, len(regels) + 1):
        assert wortel_op(session, grootte) == merkle.wortel(regels[:grootte])
    with pytest.raises(Afwijking, match="ontbreekt; vul de boom aan met: flask logboek tegels"):
        toets_boom(session)
    session.expunge_all()
    with transaction(session):
        assert vul_boom_aan(session)
    assert bewaard(session) == voor
    assert schrijf(spelers, 9)
    assert toets_boom(session)


def bewaard(session: Session) -> list[object]:
    tegels = session.execute(select(Logboektegel.niveau, Logboektegel.nr, Logboektegel.inhoud)).all()
    knopen = session.execute(select(Logboekknoop.niveau, Logboekknoop.nr, Logboekknoop.hash)).all()
    return [*sorted(map(tuple, tegels)), *sorted(map(tuple, knopen))]


@pytest.mark.parametrize(
    ("plek", "breed", "pad"),
    [
        ((0, 0), 256, "tile/0/000"),
        ((0, 273), 112, "tile/0/273.p/112"),
        ((2, 0), 1, "tile/2/000.p/1"),
        ((0, 999), 256, "tile/0/999"),
        ((1, 1000), 256, "tile/1/x001/000"),
        ((63, 1_234_067), 256, "tile/63/x001/x234/067"),
    ],
)
def test_a_tile_has_the_path_of_c2sp(plek: tuple[int, int], breed: int, pad: str) -> None:
    """The examples of the specification, and what lies beside them."""
    assert tegelpad(plek, breed) == pad


@pytest.mark.usefixtures("smal")
def test_the_files_are_enough_to_know_the_root(spelers: Spelers) -> None:
    """Level by level as the specification says: a hash above a full tile is the root of it, a partial one has none."""
    regels = schrijf(spelers, 75)
    for grootte in (1, 4, 63, 64, len(regels)):
        bestanden = dict(tegelbestanden(spelers.session, grootte))
        onder, niveau = [merkle.blad_hash(regel) for regel in regels[:grootte]], 0
        while onder:
            for nr in range(-(-len(onder) // 4)):
                deel = onder[nr * 4 : nr * 4 + 4]
                assert bestanden.pop(
                    f"tile/{niveau}/{nr:03d}" + (f".p/{len(deel)}" if len(deel) < 4 else "")
                ) == b"".join(deel)
            vol = range(len(onder) // 4)
            onder = [tegelwortel(b"".join(onder[nr * 4 : nr * 4 + 4])) for nr in vol]
            niveau += 1
        assert bestanden == {}


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


def test_a_logboek_of_before_gets_its_roots(leeg: Engine) -> None:
    """What was kept as tiles alone; the root of each is a row after it."""
    migreer(leeg, "0033")
    inhoud = b"".join(merkle.blad_hash(bytes([nr])) for nr in range(256))
    tegel = text("INSERT INTO logboek_tegel (niveau, nr, inhoud) VALUES (:niveau, :nr, :inhoud)")
    with leeg.begin() as verbinding:
        for niveau, nr in ((0, 0), (0, 1), (1, 0)):
            verbinding.execute(tegel, {"niveau": niveau, "nr": nr, "inhoud": inhoud})
    migreer(leeg)
    with Session(leeg) as session:
        knopen = session.execute(select(Logboekknoop.niveau, Logboekknoop.nr, Logboekknoop.hash)).all()
    wortel = merkle.wortel(bytes([nr]) for nr in range(256))
    assert sorted(map(tuple, knopen)) == [(1, 0, wortel), (1, 1, wortel), (2, 0, wortel)]
