"""Verdicts, checks and signals: recorded, put right with a reason, asked at closing, and also after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app.domain.aanbieder.onderdelen import Locatie, Verblijf
from app.domain.basis.begrippen import Toestand, Uitkomst
from app.domain.passend.kinderrechten import Toets, Toetsuitkomst
from app.domain.passend.oordeel import Oordeel, Oordelaar, Plekuitkomst
from app.domain.passend.signaal import Kanaal, Onderwerp, Signaal, Van
from app.domain.passend.volgen import Oordeelmoment
from app.domain.plaatsing.boeking import Fase
from app.domain.plaatsing.stand import regels_sha256
from app.models import Kinderrechtentoets, Kindsignaal, Plekoordeel
from app.services.aanbieder.onderdelen import Verbetering, leg_locatie_vast
from app.services.kern.toegang import vind_dossier
from app.services.openstaand.lijst import voor
from app.services.passend.blad import lees_passend
from app.services.passend.kinderrechten import leg_kinderrechtentoets_vast
from app.services.passend.oordelen import Groep, Velenoordeel, leg_plekoordeel_vast, leg_plekoordelen_vast
from app.services.passend.signalen import leg_signaal_vast
from app.services.passend.sluiting import wat_sluiten_vraagt
from app.services.zaak.zaken import sluit_af
from tests.kern.opzet import VANDAAG, acties, geweigerd, logboek, meld_alles_verzonden, niet_aanvaard, open_zaak
from tests.kern.spelers import MIDDAG, Spelers
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


def open_punten(plek: Plek, wie: str = "directeur_sbjh", dag: date = VANDAAG) -> list[str]:
    alle = voor(plek.spelers.session, getattr(plek.spelers, wie).actor, dag, grootte=100)
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
    assert gevraagd(geplaatst)["open_oordelen"] == [1], "closing asks it again"
    assert open_punten(geplaatst, "delft") == ["plek_oordeel"], "and it lies with who owes it"
    geplaatst.doet(leg_plekoordeel_vast, replace(OORDEEL, past=1), "Het zijn er twee.", versie=1)
    assert telt() == (2, 1, 0)
    assert gevraagd(geplaatst)["open_oordelen"] == []
    assert open_punten(geplaatst, "delft") == []


def samen(*groepen: Groep, **meer: Any) -> Velenoordeel:
    wat: dict[str, Any] = {
        "groepen": groepen, "moment": Oordeelmoment.BIJ_PLAATSING, "uitkomst": Plekuitkomst.PAST,
        "oordelaar": Oordelaar.GEMEENTE, "dag": VANDAAG,
    }  # fmt: skip
    return Velenoordeel(**wat | meer)


def groep(boeking: int, kinderen: int, versie: int = 0) -> Groep:
    return Groep(boeking=boeking, kinderen=kinderen, versie=versie)


@pytest.mark.beide
def test_hetzelfde_oordeel_van_veel_plaatsingen_is_elk_een_eigen_regel_of_niets(plek: Plek) -> None:
    session = plek.spelers.session
    for aantal in (1, 1, 2):
        plek.boek(aantal, Fase.GEPLAATST)
    plek.boek(2, Fase.GEPLAATST, gemeente="GM0518")
    delft, voor = plek.spelers.delft, len(logboek(session))
    with niet_aanvaard(session, "niet_alles"):
        delft.doet(leg_plekoordelen_vast, plek.zaak, samen(groep(1, 1), groep(3, 1)))
    with niet_aanvaard(session, "ongeldige_invoer", "kies"):
        delft.doet(leg_plekoordelen_vast, plek.zaak, samen(groep(1, 1), groep(1, 1)))
    assert session.scalars(select(Plekoordeel)).all() == []
    assert len(logboek(session)) == voor, "nothing was done, and nothing that is protected was refused"
    uitslag = delft.doet(leg_plekoordelen_vast, plek.zaak, samen(groep(1, 1), groep(2, 1), groep(3, 2)))
    assert [(rij.boeking, rij.past) for rij in uitslag.gedaan.values()] == [(1, 1), (2, 1), (3, 2)]
    regels = logboek(session)[voor:]
    assert acties(session)[-3:] == ["leg_plekoordeel_vast"] * 3
    assert len({regel.inhoud["plekoordeel_sha256"] for regel in regels}) == len(regels) == 3


def test_wat_samen_niet_kan_staat_er_met_naam_bij(plek: Plek) -> None:
    """A municipality cannot judge children of another, and what changed meanwhile is not overwritten."""
    session, delft = plek.spelers.session, plek.spelers.delft
    plek.boek(2, Fase.GEPLAATST)
    plek.boek(2, Fase.GEPLAATST, gemeente="GM0518")
    uitslag = delft.doet(
        leg_plekoordelen_vast, plek.zaak, samen(groep(1, 2), groep(2, 2), uitkomst=Plekuitkomst.ONBEKEND, alles=False)
    )
    assert ([*uitslag.gedaan], [(een.naam, een.fout.code) for een in uitslag.niet]) == (
        [1], [("Boeking 2", "niet_gevonden")],
    )  # fmt: skip
    with niet_aanvaard(session, "niet_alles"):
        delft.doet(leg_plekoordelen_vast, plek.zaak, samen(groep(1, 2)))
    with niet_aanvaard(session, "niet_alles"):
        delft.doet(leg_plekoordelen_vast, plek.zaak, samen(groep(1, 2, versie=1)))
    with niet_aanvaard(session, "niet_alles") as fout:
        delft.doet(leg_plekoordelen_vast, plek.zaak, samen(groep(1, 3, versie=1), reden="Nagevraagd."))
    assert "intussen een ander aantal kinderen" in fout.value.bericht, "who ticks it cannot make four numbers equal"
    goed = samen(groep(1, 2, versie=1), reden="Nu is het wel bekend.")
    assert delft.doet(leg_plekoordelen_vast, plek.zaak, goed).gedaan[1].versie == 2


def test_alleen_wat_de_regio_vraagt_wordt_vastgelegd(geplaatst: Plek) -> None:
    later = replace(OORDEEL, moment=Oordeelmoment.NA_3_MAANDEN)
    with niet_aanvaard(geplaatst.spelers.session, "ongeldige_invoer", "moment"):
        geplaatst.doet(leg_plekoordeel_vast, later)


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
    plek.doet(leg_signaal_vast, SIGNAAL, 1, "Het was een ander signaal.", versie=2)
    assert "kindsignaal" in open_punten(plek), "what was not done after all waits again"


def test_een_toets_is_van_een_locatie_die_er_is(plek: Plek) -> None:
    with niet_aanvaard(plek.spelers.session, "ongeldige_invoer", "locatie"):
        plek.doet(leg_kinderrechtentoets_vast, replace(TOETS, locatie=9))
    plek.doet(leg_kinderrechtentoets_vast, TOETS)
    with niet_aanvaard(plek.spelers.session, "motivering_verplicht", "reden"):
        plek.doet(leg_kinderrechtentoets_vast, replace(TOETS, gehoord="Ieder apart."), versie=1)


@pytest.mark.parametrize("later", [timedelta(hours=1), timedelta(days=1)])
def test_een_toets_over_een_besluit_dat_van_tafel_is_telt_niet(geplaatst: Plek, later: timedelta) -> None:
    """The location stays open after all, on the day of the check too, and closes later by another decision: that one
    is checked too.
    """
    spelers, toen = geplaatst.spelers, datetime.combine(VANDAAG, MIDDAG) + later
    morgen = toen.date()
    geplaatst.doet(leg_kinderrechtentoets_vast, TOETS)
    assert gevraagd(geplaatst)["niet_getoetst"] == []
    huis = Locatie(naam="Duinhuis", gemeente="Wassenaar", soort=Verblijf.RESIDENTIEEL)
    regie = spelers.directeur_sbjh.op(toen)
    regie.doet(leg_locatie_vast, geplaatst.zaak, huis, Verbetering(1, "Zij blijft open."))
    assert gevraagd(geplaatst)["niet_getoetst"] == []
    dicht = replace(huis, tot=morgen + timedelta(60))
    regie.doet(leg_locatie_vast, geplaatst.zaak, dicht, Verbetering(1, "Zij sluit toch."))
    assert gevraagd(geplaatst)["niet_getoetst"] == ["Duinhuis"]
    assert "kinderrechten" in open_punten(geplaatst, dag=morgen)
    weer = replace(TOETS, dag=morgen, besluit="Het bestuur sluit de locatie alsnog.")
    regie.doet(leg_kinderrechtentoets_vast, geplaatst.zaak, weer, "Er is een nieuw besluit.", versie=1)
    assert gevraagd(geplaatst)["niet_getoetst"] == []
    assert "kinderrechten" not in open_punten(geplaatst, dag=morgen)


def test_zonder_bord_vraagt_het_sluiten_niets(spelers: Spelers) -> None:
    assert gevraagd(Plek(spelers, open_zaak(spelers))) == {}


def test_sluiten_vraagt_om_de_oordelen_en_kan_in_nood_zonder(geplaatst: Plek) -> None:
    spelers, zaak = geplaatst.spelers, geplaatst.zaak
    meld_alles_verzonden(spelers, zaak)
    with geweigerd(spelers.session, "plekken_niet_beoordeeld"):
        sluit(spelers.directeur_sbjh, zaak)
    nood = ("Hersteld.", VANDAAG, "De gemeente antwoordt niet.")
    dicht = spelers.directeur_sbjh.doet(sluit_af, zaak, Uitkomst.HERSTELD, *nood)
    assert dicht.toestand is Toestand.AFGESLOTEN


def test_ook_in_een_gesloten_zaak_wordt_gevolgd(geplaatst: Plek) -> None:
    """Closing asks the first verdict and not the later ones: the others go on for a year, in a zaak that is closed."""
    spelers, zaak = geplaatst.spelers, geplaatst.zaak
    meld_alles_verzonden(spelers, zaak)
    spelers.delft.doet(leg_plekoordeel_vast, zaak, OORDEEL)
    sluit(spelers.directeur_sbjh, zaak)
    assert open_punten(geplaatst, "delft") == []
    geplaatst.doet(leg_kinderrechtentoets_vast, TOETS)
    geplaatst.doet(leg_signaal_vast, SIGNAAL)
    assert open_punten(geplaatst) == ["kindsignaal"]
    maand = VANDAAG + timedelta(31)
    assert open_punten(geplaatst, "delft", maand) == ["plek_oordeel"]
    later = replace(OORDEEL, moment=Oordeelmoment.NA_1_MAAND, dag=maand, past=4, past_niet=0)
    spelers.delft.op(maand).doet(leg_plekoordeel_vast, zaak, later)
    assert open_punten(geplaatst, "delft", maand) == []
