"""Many rows written at once: on both databases the same rows, and the same refusals, as one by one."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.begrippen import Afspraakstatus
from app.domain.openstaand.punt import Weegt, Wie
from app.models import Afspraak, Openpunt, Zaak
from app.naast import voeg_toe
from tests.kern.databanken import eigenaar
from tests.kern.opzet import VANDAAG, open_zaak
from tests.kern.spelers import Spelers

pytestmark = pytest.mark.beide


def _zaak(spelers: Spelers, session: Session) -> Zaak:
    return session.scalars(select(Zaak).where(Zaak.zaaknummer == open_zaak(spelers))).one()


def _punt(zaak: Zaak, object_: str, **anders: object) -> dict[str, object]:
    """As a source gives it: with a day, words of the field, signs of a text, and what belongs to it."""
    waarden: dict[str, object] = dict.fromkeys(("tot", "uiterlijk_op", "behandelaar_id"))
    vast = {
        "zaak_id": zaak.id,
        "soort": "stap",
        "object": object_,
        "onderwerp": "“Bel” \\ de bank\n— nu",
        "wie": Wie.PARTIJ,
    }
    vast |= {
        "code": "",
        "naam": "het team",
        "sinds": VANDAAG,
        "vanaf": VANDAAG,
        "weegt": Weegt.INFORMATIE,
        "op_lijst": True,
    }
    return waarden | vast | {"gegevens": {"code": "SI-01", "nr": 2**53}} | anders


def test_wat_samen_geschreven_is_staat_er_zoals_het_gegeven_werd(spelers: Spelers, session: Session) -> None:
    zaak = _zaak(spelers, session)
    rijen = [_punt(zaak, f"proef/{nummer}", uiterlijk_op=date(2026, 12, nummer + 1)) for nummer in range(12)]
    with transaction(session):
        voeg_toe(session, Openpunt, rijen)
    vraag = select(Openpunt).where(Openpunt.object.startswith("proef/")).order_by(Openpunt.id)
    gelezen = [{naam: getattr(rij, naam) for naam in rijen[0]} for rij in session.scalars(vraag)]
    assert gelezen == rijen


def test_een_standaard_van_de_kolom_geldt_ook_dan(spelers: Spelers, session: Session) -> None:
    zaak = _zaak(spelers, session)
    rij = {"zaak_id": zaak.id, "nummer": 91, "status": Afspraakstatus.OPEN}
    with transaction(session):
        voeg_toe(session, Afspraak, [rij])
    gelezen = session.scalars(select(Afspraak).where(Afspraak.zaak_id == zaak.id, Afspraak.nummer == 91)).one()
    assert (gelezen.toelichting, gelezen.status, gelezen.datum) == ("", Afspraakstatus.OPEN, None)


def test_een_woord_dat_er_geen_is_en_een_rij_die_er_al_is_worden_geweigerd(spelers: Spelers, session: Session) -> None:
    zaak = _zaak(spelers, session)
    rijen = [{"zaak_id": zaak.id, "nummer": nummer, "status": Afspraakstatus.OPEN} for nummer in (92, 93)]
    with pytest.raises(Exception, match="misschien"), transaction(session):
        voeg_toe(session, Afspraak, [*rijen, {"zaak_id": zaak.id, "nummer": 94, "status": "misschien"}])
    with pytest.raises(IntegrityError), transaction(session):
        voeg_toe(session, Afspraak, [*rijen, rijen[0]])
    assert not session.scalars(select(Afspraak).where(Afspraak.zaak_id == zaak.id, Afspraak.nummer > 90)).all()


def test_een_rij_die_stil_wegblijft_is_een_fout(spelers: Spelers, session: Session) -> None:
    """PostgreSQL lets a trigger leave a row out without a word."""
    zaak = _zaak(spelers, session)
    if session.get_bind().dialect.name != "postgresql":
        pytest.skip("there many rows are as many statements")
    rijen = [{"zaak_id": zaak.id, "nummer": nummer, "status": Afspraakstatus.OPEN} for nummer in (92, 93)]
    slik = "BEGIN IF NEW.nummer = 93 THEN RETURN NULL; END IF; RETURN NEW; END"
    with eigenaar(session):
        session.execute(text(f"CREATE FUNCTION slik() RETURNS trigger LANGUAGE plpgsql AS $$ {slik} $$"))
        session.execute(text("CREATE TRIGGER slik BEFORE INSERT ON afspraak FOR EACH ROW EXECUTE FUNCTION slik()"))
    with pytest.raises(RuntimeError, match="1 of 2 rows"), transaction(session):
        voeg_toe(session, Afspraak, rijen)
