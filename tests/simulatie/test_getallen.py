"""What the simulator holds of amounts and of numbers of children is really held: each of it is broken once."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.domain.geld.soorten import Geldsoort
from app.domain.plaatsing.boeking import Fase
from app.models import Boeking, Boekingstap, Geldpost, Plaatsstandcel, Plekoordeel, Toezegging, Zaak
from app.services.geld.boeken import draai_geldboeking_terug
from app.services.passend.oordelen import leg_plekoordeel_vast
from app.simulatie.getallen import toets_getallen
from app.simulatie.toets import Geschonden
from tests.kern.opzet import BESLUITDAG
from tests.services.geld.conftest import Kas, kas
from tests.services.passend.test_passend import OORDEEL
from tests.services.plaatsing.conftest import Plek, plek
from tests.simulatie.test_toets import breek

__all__ = ["kas", "plek"]


def valt_op(session: Session, woorden: str, *hoe: object) -> None:
    zaak = session.scalars(select(Zaak.id)).one()
    toets_getallen(session, zaak)
    breek(session, *hoe)
    with pytest.raises(Geschonden, match=woorden):
        toets_getallen(session, zaak)


def test_delen_die_samen_niet_het_geheel_zijn_vallen_op(kas: Kas) -> None:
    kas.zeg_toe()
    valt_op(kas.spelers.session, "zijn samen", update(Toezegging).values(bedrag=91_00))


def test_een_boeking_die_maar_half_is_teruggedraaid_valt_op(kas: Kas) -> None:
    kas.zeg_toe()
    fout = kas.boek(Geldsoort.BETALING, 40_00)
    terug = kas.doet(draai_geldboeking_terug, fout.nummer, BESLUITDAG, "Verkeerd bedrag.")
    minder = update(Geldpost).where(Geldpost.boeking_id == terug.id).values(bedrag=1)
    valt_op(kas.spelers.session, "draait niet precies terug", minder)


def test_een_deel_van_andere_kinderen_valt_op(plek: Plek) -> None:
    nummer = plek.boek(4)
    plek.verder(nummer, Fase.GEPLAATST, aantal=1)
    anders = update(Boeking).where(Boeking.deel_van.is_not(None)).values(gemeente="GM0518")
    valt_op(plek.spelers.session, "geen deel van boeking", anders)


def test_meer_kinderen_in_een_zorgvorm_dan_er_zijn_vallen_op(plek: Plek) -> None:
    valt_op(plek.spelers.session, "in zorgvorm", update(Plaatsstandcel).values(aantal=9))


@pytest.mark.parametrize(
    ("woorden", "hoe"),
    [
        ("een oordeel over 5 kinderen", update(Plekoordeel).values(past=4)),
        ("niet geplaatst zijn", delete(Boekingstap)),
        (r"zijn er versies \[2\]", update(Plekoordeel).values(versie=2)),
    ],
)
def test_een_oordeel_over_kinderen_die_er_niet_zijn_valt_op(plek: Plek, woorden: str, hoe: object) -> None:
    plek.boek(4, Fase.GEPLAATST)
    plek.doet(leg_plekoordeel_vast, OORDEEL)
    valt_op(plek.spelers.session, woorden, hoe)
