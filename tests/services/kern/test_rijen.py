"""Rows of a zaak that were read together are those that the session reads one by one."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, inspect, select
from sqlalchemy.exc import InvalidRequestError

from app.models import Besluit, Document, Gebruiker, Mandaat, Stap, Tredebepaling, Zaak
from app.services.dossier.beeld import VAN_HET_DOSSIER
from app.services.kern.rijen import lees_rijen
from app.services.kern.rijvorm import vorm_van
from tests.kern.opzet import tel_vragen
from tests.kern.spelers import Spelers

pytestmark = pytest.mark.beide


def test_elke_rij_en_elke_waarde_is_die_van_de_database(s1: Spelers) -> None:
    session, engine = s1.session, s1.session.get_bind()
    assert isinstance(engine, Engine)
    zaken = session.scalars(select(Zaak.id)).all()
    session.rollback()
    with tel_vragen(engine) as teller:
        gelezen = lees_rijen(session, zaken, VAN_HET_DOSSIER)
    assert len(teller) == 2, "the rows, and whom they point at"
    gezien = 0
    for rijen in gelezen.values():
        for soort in VAN_HET_DOSSIER:
            for rij in rijen.van(soort):
                sleutel = tuple(getattr(rij, kolom.name) for kolom in inspect(soort).primary_key)
                echt = session.get_one(soort, sleutel)
                for naam in vorm_van(soort).namen:
                    waarde = getattr(rij, naam)
                    assert (waarde, type(waarde)) == (getattr(echt, naam), type(getattr(echt, naam))), (soort, naam)
                    gezien += 1
    assert gezien > 1_000
    session.rollback()


def test_wat_bij_een_rij_hoort_ligt_erbij_en_wat_niet_is_gevraagd_is_geen_lege_lijst(s1: Spelers) -> None:
    zaak = s1.session.scalars(select(Zaak.id)).first()
    assert zaak is not None
    alles = lees_rijen(s1.session, [zaak], VAN_HET_DOSSIER)[zaak]
    assert {d.mandaat.mandaatgever.naam for b in alles.van(Besluit) for d in b.delen}
    assert all(m.houder.organisatie.naam for m in alles.van(Mandaat))
    assert alles.met(Document, 0) is None
    weinig = lees_rijen(s1.session, [zaak], {Zaak, Mandaat})[zaak]
    with pytest.raises(KeyError):
        weinig.van(Stap)
    with pytest.raises(InvalidRequestError):
        _ = weinig.van(Mandaat)[0].houder
    with pytest.raises(InvalidRequestError):
        _ = alles.van(Gebruiker)[0].password


def test_een_zaak_zonder_rijen_heeft_er_geen(s1: Spelers) -> None:
    assert list(lees_rijen(s1.session, [0], {Tredebepaling})[0].van(Tredebepaling)) == []
