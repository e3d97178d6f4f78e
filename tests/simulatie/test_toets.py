"""What the simulator holds is really held: each of it is broken once, in a zaak that was played to the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.models import LogboekRegel, Mandaat, Openpunt, Tredebepaling, Zaak
from app.services.kern.toegang import vind_dossier
from app.simulatie.toets import Geschonden, Keten, Mensen, toets_geld, toets_vier_ogen, toets_zaak, toets_zicht
from tests.kern.databanken import zonder_regels
from tests.kern.spelers import Spelers

EEN = 1
"""The zaak of S1."""


def breek(session: Session, *hoe: object) -> None:
    with zonder_regels(session):
        for opdracht in hoe:
            session.execute(opdracht)  # type: ignore[call-overload]
    session.rollback()


def test_wat_heel_is_houdt_stand(s1: Spelers) -> None:
    session = s1.session
    nieuw = (ketting := Keten()).volg(session)
    assert ketting.nr == len(nieuw) > 30
    toets_vier_ogen(session, ketting, Mensen(), nieuw)
    toets_geld(session, EEN)
    toets_zaak(session, EEN)
    for speler in (s1.directeur_sbjh, s1.delft, s1.rijnmond, s1.auditor, s1.beheerder, s1.wethouder):
        toets_zicht(session, speler.actor)
    assert ketting.volg(session) == []


def test_een_gewijzigde_regel_valt_op(s1: Spelers) -> None:
    regel = s1.session.scalars(select(LogboekRegel.regel).where(LogboekRegel.nr == 9)).one()
    anders = regel.replace(b'"gedaan"', b'"geweigerd"')
    breek(s1.session, update(LogboekRegel).where(LogboekRegel.nr == 9).values(regel=anders))
    with pytest.raises(Geschonden, match="regel 9"):
        Keten().volg(s1.session)


def test_een_regel_die_er_niet_meer_is_valt_op(s1: Spelers) -> None:
    ketting = Keten(nr=4)
    with pytest.raises(Geschonden, match="verwijst naar de vorige"):
        ketting.volg(s1.session)


def test_meer_uitgegeven_dan_mag_valt_op(s1: Spelers) -> None:
    breek(s1.session, update(Mandaat).where(Mandaat.plafond.is_not(None)).values(plafond=1))
    with pytest.raises(Geschonden, match="terwijl 1 mag"):
        toets_geld(s1.session, EEN)


def test_wie_zichzelf_goedkeurt_valt_op(s1: Spelers) -> None:
    session, ketting = s1.session, Keten()
    nieuw = ketting.volg(session)
    zelf = s1.directeur_sbjh.actor.pseudoniem
    stuk = [
        replace(g, kop=replace(g.kop, actor=zelf)) if g.kop.naar == "goedgekeurd" else g
        for g in nieuw
        if g.kop.object and g.kop.object.startswith("mandaat/")
    ]
    with pytest.raises(Geschonden, match="een en dezelfde persoon"):
        toets_vier_ogen(session, ketting, Mensen(), stuk)


STUK: dict[str, Callable[[], object]] = {
    "tredebepaling": lambda: update(Tredebepaling).values(motivering="Iets anders."),
    "openstaat": lambda: delete(Openpunt),
}


@pytest.mark.parametrize("wat", STUK)
def test_tabellen_die_iets_anders_zeggen_vallen_op(s1: Spelers, wat: str) -> None:
    breek(s1.session, STUK[wat]())
    with pytest.raises(Geschonden, match=wat):
        toets_zaak(s1.session, EEN)


def test_wie_meer_ziet_dan_zijn_deel_valt_op(s1: Spelers, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody gets the sight of another."""
    directeur: Actor = s1.directeur_sbjh.actor
    monkeypatch.setattr("app.simulatie.toets.vind_dossier", lambda s, _, nr: vind_dossier(s, directeur, nr))
    with pytest.raises(Geschonden, match="ziet haar niet op zijn lijst"):
        toets_zicht(s1.session, s1.auditor.actor)
    assert s1.session.scalars(select(Zaak.id)).all() == [EEN]
