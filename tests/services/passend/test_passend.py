"""Verdicts, checks and signals: recorded, put right with a reason, asked at closing, and also after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app.domain.passend.kinderrechten import Toets, Toetsuitkomst
from app.domain.passend.oordeel import Oordeel, Oordeelmoment, Oordelaar
from app.domain.passend.signaal import Kanaal, Onderwerp, Signaal, Van
from app.domain.plaatsing.boeking import Fase
from app.domain.plaatsing.stand import regels_sha256
from app.models import Kinderrechtentoets, Kindsignaal, Plekoordeel
from app.services.kern.toegang import vind_dossier
from app.services.openstaand.lijst import voor
from app.services.passend.blad import lees_passend
from app.services.passend.kinderrechten import leg_kinderrechtentoets_vast
from app.services.passend.oordelen import leg_plekoordeel_vast
from app.services.passend.signalen import leg_signaal_vast
from app.services.passend.sluiting import wat_sluiten_vraagt
from tests.kern.opzet import VANDAAG, geweigerd, logboek, meld_alles_verzonden, niet_aanvaard, open_zaak
from tests.kern.spelers import Spelers
from tests.services.plaatsing.conftest import Plek
from tests.services.zaak.noodgrepen import sluit

OORDEEL = Oordeel(
    boeking=1, moment=Oordeelmoment.BIJ_PLAATSING, oordelaar=Oordelaar.GEMEENTE, dag=VANDAAG, past=3, past_niet=1,
    toelichting="Er wordt een plek gezocht die wel past.",
)  # fmt: skip
TOETS = Toets(
    locatie=1, dag=VANDAAG, besluit="Het bestuur van de aanbieder sluit de locatie.", belang="Dicht bij school.",
    gehoord="In groepsgesprekken.", alternatieven="Later sluiten.", uitkomst=Toetsuitkomst.IN_BELANG,
)  # fmt: skip
SIGNAAL = Signaal(dag=VANDAAG, van=Van.OUDERS, kanaal=Kanaal.KLACHT, onderwerp=Onderwerp.PLEK, aantal=3)


@pytest.fixture
def geplaatst(plek: Plek) -> Plek:
    """Four children of Delft are placed, from a location that closes."""
    plek.boek(4, Fase.GEPLAATST)
    return plek


def open_punten(plek: Plek, wie: str = "directeur_sbjh") -> list[str]:
    alle = voor(plek.spelers.session, getattr(plek.spelers, wie).actor, VANDAAG, grootte=100)
    return [o.soort.code for o in alle if o.soort.code in ("plek_oordeel", "kinderrechten", "kindsignaal")]


def gevraagd(plek: Plek) -> dict[str, object]:
    plek.spelers.session.rollback()
    dossier = vind_dossier(plek.spelers.session, plek.spelers.directeur_sbjh.actor, plek.zaak)
    return {naam: [*wat] for naam, wat in wat_sluiten_vraagt(plek.spelers.session, dossier.zaak).items()}


@pytest.mark.beide
def test_een_oordeel_staat_als_hash_in_het_logboek_en_verandert_nooit(geplaatst: Plek) -> None:
    session = geplaatst.spelers.session
    geplaatst.spelers.delft.doet(leg_plekoordeel_vast, geplaatst.zaak, OORDEEL)
    rij = session.scalars(select(Plekoordeel)).one()
    regel = logboek(session)[-1]
    assert regel.inhoud["plekoordeel_sha256"] == regels_sha256([rij.waarden().regel()], rij.zout)
    assert not {"past", "past_niet", "weg", "onbekend"} & set(regel.inhoud)
    geplaatst.doet(leg_kinderrechtentoets_vast, TOETS)
    geplaatst.doet(leg_signaal_vast, SIGNAAL)
    for model in (Plekoordeel, Kinderrechtentoets, Kindsignaal):
        for opdracht in (f"UPDATE {model.__tablename__} SET id = id", f"DELETE FROM {model.__tablename__}"):  # noqa: S608
            with pytest.raises(DBAPIError):
                session.execute(text(opdracht))
            session.rollback()


def test_een_gemeente_oordeelt_over_haar_eigen_kinderen_en_ziet_geen_andere(geplaatst: Plek) -> None:
    session, spelers = geplaatst.spelers.session, geplaatst.spelers
    geplaatst.boek(2, Fase.GEPLAATST, gemeente="GM0518")
    with geweigerd(session, "niet_gevonden"):
        spelers.delft.doet(leg_plekoordeel_vast, geplaatst.zaak, replace(OORDEEL, boeking=2, past=2, past_niet=0))
    blad = lees_passend(session, vind_dossier(session, spelers.delft.actor, geplaatst.zaak))
    assert ([regel.boeking.nummer for regel in blad.regels], blad.sluit, blad.signalen) == ([1], [], [])
    with geweigerd(session, "geen_recht"):
        spelers.delft.doet(leg_signaal_vast, geplaatst.zaak, SIGNAAL)


def test_een_oordeel_telt_niet_meer_als_een_deel_van_de_boeking_is_ingetrokken(geplaatst: Plek) -> None:
    session, spelers = geplaatst.spelers.session, geplaatst.spelers
    geplaatst.doet(leg_plekoordeel_vast, OORDEEL)
    geplaatst.verder(1, Fase.INGETROKKEN, aantal=2, toelichting="Twee bleven.")

    def telt() -> tuple[int, int, int]:
        session.rollback()
        blad = lees_passend(session, vind_dossier(session, spelers.directeur_sbjh.actor, geplaatst.zaak))
        return blad.geplaatst, blad.samen("past"), blad.zonder_oordeel

    assert telt() == (2, 0, 2), "three of two fit: that was said of others"
    geplaatst.doet(leg_plekoordeel_vast, replace(OORDEEL, past=1), "Het zijn er twee.", versie=1)
    assert telt() == (2, 1, 0)


def test_een_verbetering_heeft_een_reden_en_ziet_wat_er_stond(geplaatst: Plek) -> None:
    session = geplaatst.spelers.session
    geplaatst.doet(leg_plekoordeel_vast, OORDEEL)
    anders = replace(OORDEEL, past=4, past_niet=0)
    with niet_aanvaard(session, "ongeldige_invoer"):
        geplaatst.doet(leg_plekoordeel_vast, OORDEEL)
    with niet_aanvaard(session, "motivering_verplicht", "reden"):
        geplaatst.doet(leg_plekoordeel_vast, anders)
    with niet_aanvaard(session, "verouderd"):
        geplaatst.doet(leg_plekoordeel_vast, anders, "Nagevraagd.", versie=0)
    assert geplaatst.doet(leg_plekoordeel_vast, anders, "Nagevraagd.", versie=1).versie == 2
    with niet_aanvaard(session, "ongeldige_invoer", "past"):
        geplaatst.doet(leg_plekoordeel_vast, replace(OORDEEL, past=9))


def test_wat_nog_niemand_zei_ligt_bij_de_gemeente_en_houdt_het_sluiten_op(geplaatst: Plek) -> None:
    assert open_punten(geplaatst, "delft") == ["plek_oordeel"]
    assert "kinderrechten" in open_punten(geplaatst)
    assert gevraagd(geplaatst) == {
        "bord_niet_leeg": ["Duinhuis"], "open_oordelen": [1], "niet_getoetst": ["Duinhuis"],
    }  # fmt: skip
    geplaatst.spelers.delft.doet(leg_plekoordeel_vast, geplaatst.zaak, OORDEEL)
    geplaatst.doet(leg_kinderrechtentoets_vast, TOETS)
    assert gevraagd(geplaatst) == {"bord_niet_leeg": ["Duinhuis"], "open_oordelen": [], "niet_getoetst": []}
    assert open_punten(geplaatst, "delft") == []
    assert open_punten(geplaatst) == []


def test_een_signaal_wacht_op_wat_ermee_is_gedaan(plek: Plek) -> None:
    session = plek.spelers.session
    assert plek.doet(leg_signaal_vast, SIGNAAL).nummer == 1
    assert "kindsignaal" in open_punten(plek)
    with niet_aanvaard(session, "motivering_verplicht", "reden"):
        plek.doet(leg_signaal_vast, replace(SIGNAAL, aantal=4), 1, versie=1)
    gedaan = replace(SIGNAAL, opvolging="Met de aanbieder besproken.")
    assert plek.doet(leg_signaal_vast, gedaan, 1, versie=1).versie == 2
    assert "kindsignaal" not in open_punten(plek)


def test_een_toets_is_van_een_locatie_die_er_is(plek: Plek) -> None:
    with niet_aanvaard(plek.spelers.session, "ongeldige_invoer", "locatie"):
        plek.doet(leg_kinderrechtentoets_vast, replace(TOETS, locatie=9))
    plek.doet(leg_kinderrechtentoets_vast, TOETS)
    with niet_aanvaard(plek.spelers.session, "motivering_verplicht", "reden"):
        plek.doet(leg_kinderrechtentoets_vast, replace(TOETS, gehoord="Ieder apart."), versie=1)


def test_zonder_bord_vraagt_het_sluiten_niets(spelers: Spelers) -> None:
    assert gevraagd(Plek(spelers, open_zaak(spelers))) == {}


def test_ook_in_een_gesloten_zaak_wordt_gevolgd(geplaatst: Plek) -> None:
    """Closing says what is open and does not stand in its way: the four moments go on for a year."""
    spelers, zaak = geplaatst.spelers, geplaatst.zaak
    meld_alles_verzonden(spelers, zaak)
    sluit(spelers.directeur_sbjh, zaak)
    assert open_punten(geplaatst, "delft") == ["plek_oordeel"]
    spelers.delft.doet(leg_plekoordeel_vast, zaak, OORDEEL)
    geplaatst.doet(leg_kinderrechtentoets_vast, TOETS)
    geplaatst.doet(leg_signaal_vast, SIGNAAL)
    assert open_punten(geplaatst, "delft") == []
    assert open_punten(geplaatst) == ["kindsignaal"]
    maand = VANDAAG + timedelta(31)
    later = replace(OORDEEL, moment=Oordeelmoment.NA_1_MAAND, dag=maand, past=4, past_niet=0)
    spelers.delft.op(maand).doet(leg_plekoordeel_vast, zaak, later)
