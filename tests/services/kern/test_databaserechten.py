"""The application's own role on PostgreSQL: it can do its work, and nothing to what was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256

import psycopg
import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.db import transaction
from app.demo import speel_s1
from app.models import LogboekRegel
from app.services.bewaren.databaserechten import opdrachten
from app.services.logboek import controle
from app.services.naspel.logboektoets import toets_alles
from app.services.zaak import zaken
from tests.kern.databanken import Databank, maak_engine
from tests.kern.opzet import geweigerd, nieuwe_zaak, open_zaak
from tests.kern.postgresbank import ROL
from tests.kern.spelers import Spelers, vul_accounts

pytestmark = [pytest.mark.postgres, pytest.mark.parametrize("databank", ["postgres"], indirect=True)]


@pytest.fixture
def eigenaar(databank: Databank) -> Iterator[Engine]:
    """The owner of the tables, on a database with accounts; the role of the application has its rights there."""
    url = databank.kopie("accounts", vul_accounts)
    engine = maak_engine(url.partition("&options")[0])
    yield engine
    engine.dispose()
    databank.weg(url)


@pytest.fixture
def engine(eigenaar: Engine) -> Iterator[Engine]:
    """The application, logged in as its own role."""
    engine = maak_engine(eigenaar.url.set(username=ROL).render_as_string(hide_password=False))
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine, expire_on_commit=False) as session:
        yield session


def test_scenario_s1_runs_as_that_role(session: Session) -> None:
    speel_s1(session)
    assert toets_alles(session).keten.aantal > 50
    with geweigerd(session, "geen_recht"):
        Spelers(session).delft.doet(zaken.open_zaak, nieuwe_zaak())


AANVALLEN = [
    "UPDATE logboek_regel SET actie = 'x'",
    "UPDATE logboek_payload SET inhoud = ''",
    "DELETE FROM logboek_regel",
    "DELETE FROM logboek_payload",
    "TRUNCATE logboek_regel CASCADE",
    "TRUNCATE logboek_payload",
    "TRUNCATE logboek_kop",
    "DELETE FROM logboek_kop",
    "UPDATE logboek_kop SET nr = 1",
    "DELETE FROM checkpoint",
    "UPDATE checkpoint SET wortel = ''",
    "UPDATE tredebepaling SET motivering = 'x'",
    "DELETE FROM tredebepaling",
    "TRUNCATE tredebepaling CASCADE",
    "ALTER TABLE logboek_regel DISABLE TRIGGER ALL",
    "ALTER TABLE logboek_regel DROP COLUMN datum",
    "DROP TRIGGER logboek_regel_sluit_aan ON logboek_regel",
    "DROP TABLE logboek_regel",
    "DROP FUNCTION draaiboek_logboek_regel_sluit_aan() CASCADE",
    "CREATE OR REPLACE FUNCTION draaiboek_logboek_regel_sluit_aan() RETURNS trigger LANGUAGE plpgsql AS "
    "'BEGIN RETURN NEW; END'",
    "CREATE RULE weg AS ON INSERT TO logboek_regel DO INSTEAD NOTHING",
    "SET session_replication_role = replica",
    "SET ROLE postgres",
    f"ALTER ROLE {ROL} SUPERUSER",
    "CREATE TABLE logboek_regel_kopie (nr int)",
    "INSERT INTO logboek_regel SELECT * FROM logboek_regel ON CONFLICT (nr) DO UPDATE SET actie = 'x'",
    "MERGE INTO logboek_regel d USING logboek_regel b ON d.nr = b.nr WHEN MATCHED THEN DELETE",
]


@pytest.mark.parametrize("opdracht", AANVALLEN)
def test_what_was_recorded_cannot_be_changed_by_it(session: Session, opdracht: str) -> None:
    open_zaak(Spelers(session))
    voor = session.scalars(select(LogboekRegel.hash).order_by(LogboekRegel.nr)).all()
    session.rollback()
    with pytest.raises(DBAPIError), transaction(session):
        session.execute(text(opdracht))
    assert session.scalars(select(LogboekRegel.hash).order_by(LogboekRegel.nr)).all() == voor
    session.rollback()
    controle.verifieer(session)


def test_copy_of_forged_rows_is_refused(session: Session, engine: Engine) -> None:
    """COPY runs triggers too: a line that does not continue the chain does not come in, nor a payload without one."""
    open_zaak(Spelers(session))
    laatste = session.scalars(select(LogboekRegel).order_by(LogboekRegel.nr.desc())).first()
    assert laatste is not None
    nr, hash_ = laatste.nr, laatste.hash
    session.rollback()
    vals = f'{{"nr":{nr + 1},"vorige":"{"1" * 64}","verzoek":"v","zaak_nr":null}}'.encode()
    goed = f'{{"nr":{nr + 1},"vorige":"{hash_}","verzoek":"v","zaak_nr":null}}'.encode()
    kolommen = "nr, hash, vorige, verzoek, regel, op, actie, uitkomst"
    for regel, som in ((vals, sha256(vals).hexdigest()), (goed, "0" * 64)):
        rij = (nr + 1, som, "1" * 64 if regel is vals else hash_, "v", regel, "2025-01-01 00:00:00+00", "x", "gedaan")
        with pytest.raises(psycopg.Error, match="sluit niet aan"):
            _kopieer(engine, f"COPY logboek_regel ({kolommen}) FROM STDIN", rij)
    with pytest.raises(psycopg.Error, match="hoort niet bij de laatste regel"):
        _kopieer(engine, "COPY logboek_payload (nr, inhoud) FROM STDIN", (nr + 5, b"verzonnen"))
    controle.verifieer(session)


def _kopieer(engine: Engine, opdracht: str, rij: tuple[object, ...]) -> None:
    with (
        psycopg.connect(dbname=engine.url.database, user=ROL, host=str(engine.url.query["host"])) as verbinding,
        verbinding.cursor().copy(opdracht.encode()) as kopie,
    ):
        kopie.write_row(rij)


def test_it_cannot_give_itself_a_right(session: Session, engine: Engine) -> None:
    """PostgreSQL only warns when somebody grants what he may not grant: what matters is that nothing was granted."""
    open_zaak(Spelers(session))
    for opdracht in ("GRANT UPDATE ON logboek_regel TO PUBLIC", f"GRANT ALL ON logboek_regel TO {ROL}"):
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as verbinding:
            with suppress(DBAPIError):
                verbinding.execute(text(opdracht))
            recht = text(f"SELECT has_table_privilege('{ROL}', 'logboek_regel', 'UPDATE, DELETE, TRUNCATE')")
            assert not verbinding.scalar(recht)
        with pytest.raises(DBAPIError, match="permission denied"), transaction(session):
            session.execute(text("UPDATE logboek_regel SET actie = 'x'"))


NAMAAK = """
CREATE TEMP TABLE zaak AS SELECT * FROM public.zaak;
CREATE TEMP TABLE vernietiging AS SELECT z.id AS zaak_id, z.periode, now() AS bevestigd_op, 1 AS bevestigd_persoon_id,
  2 AS voorgesteld_persoon_id, 999 AS tot_nr FROM public.zaak z;
UPDATE pg_temp.zaak SET toestand = 'afgesloten';
DELETE FROM public.{tabel};
"""


@pytest.mark.parametrize("tabel", ["logboek_payload", "tredebepaling"])
def test_a_temporary_table_of_the_same_name_deceives_no_trigger(session: Session, tabel: str) -> None:
    """PostgreSQL finds a temporary table first; one that says "destroyed by two persons" is no proof."""
    open_zaak(Spelers(session))
    with pytest.raises(DBAPIError, match="is niet toegestaan"), transaction(session):
        session.connection().exec_driver_sql(NAMAAK.format(tabel=tabel))
    controle.verifieer(session)


def test_a_new_table_is_closed_until_its_rights_are_given(eigenaar: Engine, session: Session) -> None:
    """So a migration cannot open what nobody thought of; and what was given stays."""
    with eigenaar.begin() as verbinding:
        verbinding.execute(text("CREATE TABLE later (id int)"))
    for opdracht in ("SELECT * FROM later", "INSERT INTO later VALUES (1)", "DELETE FROM later"):
        with pytest.raises(DBAPIError, match="permission denied"), transaction(session):
            session.execute(text(opdracht))
    open_zaak(Spelers(session))


def test_everything_is_said_again_without_harm(eigenaar: Engine, session: Session) -> None:
    with eigenaar.begin() as verbinding:
        for opdracht in opdrachten(ROL):
            verbinding.execute(text(opdracht))
    open_zaak(Spelers(session))
