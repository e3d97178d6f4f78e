"""A region that asks other moments than before: what was said at an old one is kept, and it is asked no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.passend.volgen import Oordeelmoment
from app.domain.plaatsing.boeking import Fase
from app.services.dossier.beeld import VAN_HET_DOSSIER, lees_beeld
from app.services.dossier.kinderen.plaatsing import plaatsing_op
from app.services.kern.toegang import vind_dossier
from app.services.openstaand.bijwerken import herbouw
from app.services.openstaand.lijst import voor
from app.services.passend.blad import lees_passend
from app.services.passend.bladzij import gevraagd_per_moment
from app.services.passend.oordelen import leg_plekoordeel_vast
from tests.kern.opzet import VANDAAG, niet_aanvaard
from tests.services.besluit.twee import met_profiel
from tests.services.passend.test_passend import OORDEEL
from tests.services.plaatsing.conftest import Plek

TOEN, NU, LATER = VANDAAG, VANDAAG + timedelta(31), VANDAAG + timedelta(90)
OUD = Oordeelmoment.NA_1_MAAND
MAANDEN = ("volgen_maanden = [1, 6, 12]", "volgen_maanden = [6]")


@pytest.fixture
def gewijzigd(plek: Plek, tmp_path: Path) -> Iterator[Plek]:
    """Two placings, of which one was judged after a month; then the region asks that moment no more."""
    for _nr in range(2):
        plek.boek(2, Fase.GEPLAATST)
    eerste = replace(OORDEEL, past=2, past_niet=0, toelichting="")
    for boeking in (1, 2):
        plek.doet(leg_plekoordeel_vast, replace(eerste, boeking=boeking))
    plek.spelers.delft.op(NU).doet(leg_plekoordeel_vast, plek.zaak, replace(eerste, moment=OUD, dag=NU))
    with met_profiel(tmp_path, "", MAANDEN):
        plek.spelers.session.rollback()
        herbouw(plek.spelers.session)
        plek.spelers.session.commit()
        yield plek


def test_van_een_moment_dat_de_regio_niet_meer_vraagt_is_niets_te_laat(gewijzigd: Plek) -> None:
    """The page, the file and the list of what is open say the same, and what the page offers can be done."""
    session, spelers = gewijzigd.spelers.session, gewijzigd.spelers
    blad = lees_passend(session, vind_dossier(session, spelers.directeur_sbjh.actor, gewijzigd.zaak))
    assert blad.momenten == [Oordeelmoment.BIJ_PLAATSING, OUD, Oordeelmoment.NA_6_MAANDEN]
    een, ander = (next(vak for vak in regel.vakken if vak.moment is OUD) for regel in blad.regels)
    assert (een.gegeven is not None, een.geldt, een.kan_op(LATER)) == (True, True, True), "it can be put right"
    assert (ander.gegeven, ander.kan_op(LATER), ander.vraagt_op(LATER)) == (None, False, False)
    assert (blad.te_laat(LATER), gevraagd_per_moment(blad, LATER, "")) == (0, {})
    zaak = vind_dossier(session, spelers.directeur_sbjh.actor, gewijzigd.zaak).zaak
    deel: dict[str, Any] = dict(plaatsing_op(lees_beeld(session, zaak.id, VAN_HET_DOSSIER), LATER))
    assert {rij["moment"]: (rij["gevraagd"], rij["te_laat"]) for rij in deel["oordelen"]} == {
        "bij_plaatsing": ("1-4", "0"), OUD: ("1-4", "0"), "na_6_maanden": ("0", "0"),
    }  # fmt: skip
    open_ = voor(session, spelers.delft.op(LATER).actor_nu(), LATER, grootte=100)
    assert [punt for punt in open_ if punt.soort.code == "plek_oordeel"] == []
    with niet_aanvaard(session, "ongeldige_invoer", "moment"):
        nieuw = replace(OORDEEL, boeking=2, moment=OUD, dag=NU, past=2, past_niet=0)
        spelers.delft.op(LATER).doet(leg_plekoordeel_vast, gewijzigd.zaak, nieuw)


def test_ook_niet_als_de_plaatsing_daarna_kleiner_werd(gewijzigd: Plek) -> None:
    session = gewijzigd.spelers.session
    gewijzigd.verder(1, Fase.INGETROKKEN, aantal=1, toelichting="Eén bleef.", dag=TOEN)
    session.rollback()
    blad = lees_passend(session, vind_dossier(session, gewijzigd.spelers.directeur_sbjh.actor, gewijzigd.zaak))
    (oud,) = [vak for vak in blad.regels[0].vakken if vak.moment is OUD]
    assert (oud.geldt, oud.vraagt_op(LATER), oud.te_laat(LATER)) == (False, False, False)
    assert gevraagd_per_moment(blad, NU, "") == {Oordeelmoment.BIJ_PLAATSING: 1}
