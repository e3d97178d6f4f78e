"""A year of the region: put on its calendar, what came of each moment, and what stayed undone."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from app.domain.basis.fouten import NietGevonden
from app.domain.jaar.kalender import Momentstand, Momentuitkomst
from app.models import Jaarmoment, Jaaruitkomst
from app.services.jaar import blad as lezen
from app.services.jaar import kalender
from app.services.jaar.kalender import Jaaruitslag, leg_jaarmoment_vast, stel_jaarkalender_vast
from tests.kern.opzet import VANDAAG, geweigerd, logboek, niet_aanvaard
from tests.kern.spelers import Speler, Spelers, dag

GEDAAN = Jaaruitslag(Momentuitkomst.GEDAAN, dag(20, 3), kenmerk="B-2025-7")


@pytest.fixture
def jaar(spelers: Spelers) -> None:
    """2025 is on the calendar: the begroting and the kadernota."""
    spelers.directeur_sbjh.doet(stel_jaarkalender_vast, 2025, ["begroting", "kadernota"])


def moment(spelers: Spelers, code: str, gemeente: str = "") -> int:
    vraag = select(Jaarmoment.id).where(Jaarmoment.code == code, Jaarmoment.gemeente == gemeente)
    return spelers.session.scalars(vraag).one()


def stand(spelers: Spelers, wie: Speler, jaar_: int = 2025, op: date = VANDAAG) -> dict[tuple[str, str], Momentstand]:
    blad = lezen.jaarblad(spelers.session, wie.actor, jaar_, op)
    return {(regel.moment.code, regel.moment.gemeente): regel.stand for regel in blad.momenten}


@pytest.mark.beide
def test_een_jaar_staat_op_de_kalender_met_de_woorden_van_toen_en_in_het_logboek(spelers: Spelers, jaar: None) -> None:
    blad = lezen.jaarblad(spelers.session, spelers.directeur_sbjh.actor, 2025, VANDAAG)
    assert len(blad.momenten) == 1 + 9 + 1 + 1, "the nine municipalities of 30 June 2025"
    assert blad.momenten[0].wie == "directeur Servicebureau Jeugdhulp Haaglanden"
    assert "[S]" in blad.momenten[0].moment.bron
    assert set(blad.niet_opgenomen) == {"jaarstukken", "tarieven", "uitvoeringsplan"}
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.actie, regel.kop.zaak, regel.kop.object) == ("stel_jaarkalender_vast", None, "jaarkalender/2025")
    assert regel.inhoud["procedures"] == ["begroting", "kadernota"]
    assert regel.inhoud["regio"] == "haaglanden"


def test_een_procedure_staat_er_een_keer_op_en_wat_ontbrak_kan_erbij(spelers: Spelers, jaar: None) -> None:
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "procedures"):
        spelers.projectleider.doet(stel_jaarkalender_vast, 2025, ["begroting"])
    spelers.projectleider.doet(stel_jaarkalender_vast, 2025, ["jaarstukken"])
    assert ("vaststelling", "") in stand(spelers, spelers.delft)


@pytest.mark.parametrize("wie", ["wethouder", "delft", "rijnmond", "auditor", "beheerder"])
def test_alleen_het_team_stelt_de_jaarkalender_vast(spelers: Spelers, wie: str) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        getattr(spelers, wie).doet(stel_jaarkalender_vast, 2025, ["begroting"])


@pytest.mark.beide
def test_wie_het_doet_legt_vast_wat_ervan_kwam(spelers: Spelers, jaar: None) -> None:
    nr = moment(spelers, "voorlopig")
    spelers.directeur_sbjh.doet(leg_jaarmoment_vast, nr, GEDAAN, versie=0)
    zienswijze = moment(spelers, "zienswijze", "GM0503")
    niet = Jaaruitslag(Momentuitkomst.NIET_NODIG, dag(2, 6), "De raad ziet ervan af.")
    spelers.delft.doet(leg_jaarmoment_vast, zienswijze, niet)
    nu = stand(spelers, spelers.directeur_denhaag)
    assert nu["voorlopig", ""] is Momentstand.GEDAAN
    assert nu["zienswijze", "GM0503"] is Momentstand.NIET_NODIG
    assert nu["zienswijze", "GM1783"] is Momentstand.OPEN
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.actie, regel.inhoud["gemeente"], regel.inhoud["jaar"]) == ("leg_jaarmoment_vast", "GM0503", 2025)


def test_het_team_legt_voor_iedereen_vast_en_een_ander_niet(spelers: Spelers, jaar: None) -> None:
    van_delft, van_het_bureau = moment(spelers, "zienswijze", "GM0503"), moment(spelers, "voorlopig")
    spelers.projectleider.doet(leg_jaarmoment_vast, van_delft, GEDAAN)
    for wie in (spelers.delft, spelers.wethouder):
        with geweigerd(spelers.session, "geen_recht"):
            wie.doet(leg_jaarmoment_vast, van_het_bureau, GEDAAN)
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        spelers.westland.doet(leg_jaarmoment_vast, van_delft, GEDAAN)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.rijnmond.doet(leg_jaarmoment_vast, van_delft, GEDAAN)


def test_een_uitkomst_verbeteren_vraagt_een_reden_en_de_laatste_telt(spelers: Spelers, jaar: None) -> None:
    nr, wie = moment(spelers, "voorlopig"), spelers.directeur_sbjh
    wie.doet(leg_jaarmoment_vast, nr, GEDAAN)
    with niet_aanvaard(spelers.session, "motivering_verplicht", "toelichting"):
        wie.doet(leg_jaarmoment_vast, nr, GEDAAN, versie=1)
    with niet_aanvaard(spelers.session, "verouderd"):
        wie.doet(leg_jaarmoment_vast, nr, GEDAAN, versie=0)
    beter = Jaaruitslag(Momentuitkomst.GEDAAN, dag(21, 3), "De datum was verkeerd.")
    wie.doet(leg_jaarmoment_vast, nr, beter, versie=1)
    rij = lezen.jaarblad(spelers.session, wie.actor, 2025, VANDAAG).momenten[0].uitkomst
    assert rij is not None
    assert (rij.nummer, rij.datum) == (2, dag(21, 3))
    assert len(spelers.session.scalars(select(Jaaruitkomst)).all()) == 2, "the first one stays"


@pytest.mark.parametrize(
    ("uitslag", "code", "veld"),
    [
        (Jaaruitslag(Momentuitkomst.NIET_NODIG, dag(2, 6)), "motivering_verplicht", "toelichting"),
        (Jaaruitslag(Momentuitkomst.GEDAAN, dag(3, 6)), "datum_in_toekomst", "datum"),
        (Jaaruitslag(Momentuitkomst.GEDAAN, dag(2, 6), kenmerk="x" * 101), "ongeldige_invoer", "kenmerk"),
    ],
)
def test_wat_niet_klopt_wordt_niet_vastgelegd(
    spelers: Spelers, jaar: None, uitslag: Jaaruitslag, code: str, veld: str
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        spelers.directeur_sbjh.doet(leg_jaarmoment_vast, moment(spelers, "voorlopig"), uitslag)


def test_een_gemeente_ziet_wat_van_de_regio_en_van_haarzelf_is(spelers: Spelers, jaar: None) -> None:
    gezien = {gemeente for _, gemeente in stand(spelers, spelers.delft)}
    assert gezien == {"", "GM0503"}
    with pytest.raises(NietGevonden):
        kalender.vind_moment(spelers.session, spelers.delft.actor, moment(spelers, "zienswijze", "GM1783"))


def test_wat_vorig_jaar_niet_is_gedaan_blijft_staan_tot_iemand_iets_zegt(spelers: Spelers, jaar: None) -> None:
    later, wie = dag(1, 2, 2026), spelers.directeur_sbjh
    wie.doet(leg_jaarmoment_vast, moment(spelers, "voorlopig"), GEDAAN)
    ongedaan = lezen.jaarblad(spelers.session, wie.actor, 2026, later).ongedaan
    assert {regel.moment.code for regel in ongedaan} == {"zienswijze", "definitief", "kadernota"}
    assert len(ongedaan) == 11
    niet = Jaaruitslag(Momentuitkomst.NIET_NODIG, later, "Vervallen.")
    wie.op(later).doet(leg_jaarmoment_vast, moment(spelers, "kadernota"), niet)
    assert len(lezen.jaarblad(spelers.session, wie.actor, 2027, later).ongedaan) == 10
    eigen = lezen.jaarblad(spelers.session, spelers.delft.actor, 2026, later).ongedaan
    assert [regel.moment.code for regel in eigen] == ["zienswijze", "definitief"]


@pytest.mark.beide
def test_de_database_zelf_laat_niets_veranderen_of_weggaan(spelers: Spelers, jaar: None) -> None:
    for opdracht in (update(Jaarmoment).values(titel="x"), Jaarmoment.__table__.delete()):  # type: ignore[attr-defined]
        with pytest.raises(DBAPIError):
            spelers.session.execute(opdracht)
        spelers.session.rollback()
