"""How many rows are asked stands in the statement: with a parameter there it would be made anew each time."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, Integer, bindparam, select
from sqlalchemy.orm import Session

from app.models import Organisatie
from tests.kern.opzet import tel_vragen

pytestmark = pytest.mark.beide


def test_wat_gevraagd_wordt_is_er_en_staat_in_de_opdracht(session: Session, engine: Engine) -> None:
    alle = session.scalars(select(Organisatie.id).order_by(Organisatie.id)).all()
    vraag = select(Organisatie.id).order_by(Organisatie.id)
    hoogstens = vraag.limit(bindparam("hoogstens", type_=Integer))
    onder = select(vraag.limit(3).offset(1).subquery().c.id)
    with tel_vragen(engine) as teller:
        assert session.scalars(vraag.limit(2)).all() == alle[:2]
        assert session.scalars(vraag.limit(1).offset(2)).all() == alle[2:3]
        assert session.scalars(hoogstens, {"hoogstens": 1}).all() == alle[:1]
        assert session.scalars(hoogstens, {"hoogstens": 3}).all() == alle[:3], "the same statement, another value"
        assert set(session.scalars(onder)) == {*alle[1:4]}
    assert session.scalars(vraag.offset(2)).all() == alle[2:]
    assert not [opdracht for opdracht in teller.vragen if "?" in opdracht or "%(" in opdracht]
