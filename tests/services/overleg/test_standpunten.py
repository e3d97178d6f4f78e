"""Positions: by the municipality itself or on its behalf, in which capacity and when; the last one counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.basis.begrippen import Uitkomst
from app.domain.overleg.standpunt import Hoedanigheid, Inbreng
from app.services.naspel.logboektoets import toets_alles
from app.services.overleg import standpunten
from app.services.zaak import toewijzing, zaken
from tests.kern.opzet import BEGIN, VANDAAG, geweigerd, logboek, meld_alles_verzonden, niet_aanvaard, open_zaak
from tests.kern.spelers import Spelers
from tests.services.overleg.raadpleging import (
    BRON,
    DELFT,
    DEN_HAAG,
    GESTELD,
    GEZEGD,
    JA,
    NEE,
    STIL,
    WESTLAND,
    blad,
    inbreng,
    opschalingen,
    stel_vraag,
    vervanger,
    zegt,
)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    """In zorgelijk, with question 1 to all municipalities."""
    zaak = open_zaak(spelers)
    stel_vraag(spelers.directeur_sbjh, zaak)
    return zaak


def test_wie_niets_zei_heeft_niet_gereageerd(spelers: Spelers, zaak: str) -> None:
    assert blad(spelers.delft, zaak).aantallen == {STIL: 9}


def test_een_gemeente_legt_haar_eigen_standpunt_vast(spelers: Spelers, zaak: str) -> None:
    zegt(spelers.delft, zaak, DELFT, inbreng(JA))
    standpunt = blad(spelers.westland, zaak).laatste(DELFT)
    assert standpunt is not None
    assert (standpunt.standpunt, standpunt.datum, standpunt.door) == (JA, GEZEGD, "Gemeente Delft")
    assert (standpunt.hoedanigheid, standpunt.bron) == (Hoedanigheid.GEMEENTE, "")
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.actie, regel.kop.van, regel.kop.naar) == ("leg_standpunt_vast", "geen_reactie", "akkoord")
    assert regel.kop.namens is None
    assert opschalingen(spelers.directeur_sbjh, zaak) == []


def test_het_team_legt_vast_namens_een_gemeente_met_de_bron(spelers: Spelers, zaak: str) -> None:
    with niet_aanvaard(spelers.session, "motivering_verplicht", "bron"):
        zegt(spelers.directeur_sbjh, zaak, WESTLAND, inbreng(JA))
    zegt(spelers.directeur_sbjh, zaak, WESTLAND, inbreng(JA, bron=BRON))
    standpunt = blad(spelers.directeur_sbjh, zaak).laatste(WESTLAND)
    assert standpunt is not None
    assert (standpunt.door, standpunt.bron) == ("Gemeente Westland", BRON)
    assert logboek(spelers.session)[-1].kop.namens == WESTLAND
    assert blad(spelers.directeur_sbjh, zaak).gezien == {}, "the municipality itself did not look"


def test_namens_een_andere_gemeente_spreken_wordt_geweigerd_en_genoteerd(spelers: Spelers, zaak: str) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        zegt(spelers.delft, zaak, WESTLAND, inbreng(JA, bron=BRON))
    assert logboek(spelers.session)[-1].inhoud["gemeente"] == WESTLAND


def test_een_wethouder_en_een_andere_regio_leggen_niets_vast(spelers: Spelers, zaak: str) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        zegt(spelers.wethouder, zaak, DEN_HAAG)
    with geweigerd(spelers.session, "niet_gevonden"):
        zegt(spelers.rijnmond, zaak, DELFT)


def test_een_vraag_die_niet_aan_de_gemeente_is_gesteld_krijgt_geen_standpunt(spelers: Spelers, zaak: str) -> None:
    stel_vraag(spelers.directeur_sbjh, zaak, [WESTLAND])
    with geweigerd(spelers.session, "niet_gevonden"):
        zegt(spelers.delft, zaak, DELFT, nummer=2)
    for gemeente in (DELFT, "GM0599", "sbjh"):
        with niet_aanvaard(spelers.session, "niet_gevonden", "gemeente"):
            zegt(spelers.directeur_sbjh, zaak, gemeente, inbreng(bron=BRON), nummer=2)


def test_een_gemeente_in_de_regie_spreekt_voor_zichzelf_en_legt_vast_namens_een_ander(
    spelers: Spelers, zaak: str
) -> None:
    spelers.directeur_sbjh.doet(toewijzing.voeg_regievoerder_toe, zaak, spelers.delft.email, BEGIN, "Groot belang.")
    zegt(spelers.delft, zaak, DELFT, inbreng(JA))
    zegt(spelers.delft, zaak, WESTLAND, inbreng(JA, bron=BRON))
    assert blad(spelers.delft, zaak).aantallen == {JA: 2, STIL: 7}


def test_een_directeur_spreekt_in_de_plaats_van_een_afwezige_wethouder(spelers: Spelers, zaak: str) -> None:
    zegt(spelers.delft, zaak, DELFT, vervanger())
    standpunt = blad(spelers.directeur_sbjh, zaak).laatste(DELFT)
    assert standpunt is not None
    assert (standpunt.hoedanigheid, standpunt.door) == (Hoedanigheid.DIRECTEUR, "M. de Wit")
    assert (standpunt.namens_wie, standpunt.vervangingsreden) == ("wethouder Jansen", "Zij is ziek.")
    inhoud = logboek(spelers.session)[-1].inhoud
    assert (inhoud["namens_wie"], inhoud["vervangingsreden"]) == ("wethouder Jansen", "Zij is ziek.")


@pytest.mark.parametrize(
    ("datum", "code"),
    [
        (VANDAAG + timedelta(days=1), "datum_in_toekomst"),
        (GESTELD - timedelta(days=1), "datum_onlogisch"),
        (date(1, 1, 1), "datum_onlogisch"),
    ],
)
def test_een_standpunt_ligt_tussen_de_vraag_en_vandaag(spelers: Spelers, zaak: str, datum: date, code: str) -> None:
    with niet_aanvaard(spelers.session, code, "datum"):
        zegt(spelers.delft, zaak, DELFT, inbreng(JA, datum))


def test_een_later_standpunt_ligt_niet_voor_het_vorige(spelers: Spelers, zaak: str) -> None:
    zegt(spelers.delft, zaak, DELFT, inbreng(JA))
    with niet_aanvaard(spelers.session, "datum_onlogisch", "datum"):
        zegt(spelers.delft, zaak, DELFT, inbreng(NEE, GEZEGD - timedelta(days=1)))
    zegt(spelers.delft, zaak, DELFT, inbreng(NEE))


def test_in_een_gesloten_zaak_neemt_niemand_een_standpunt_in(spelers: Spelers, zaak: str) -> None:
    meld_alles_verzonden(spelers, zaak)
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    with geweigerd(spelers.session, "zaak_gesloten"):
        zegt(spelers.delft, zaak, DELFT)


@pytest.mark.parametrize("nummer", [0, 2, -1, 10**9])
def test_een_vraag_die_er_niet_is_bestaat_niet(spelers: Spelers, zaak: str, nummer: int) -> None:
    with geweigerd(spelers.session, "niet_gevonden"):
        spelers.delft.doet(standpunten.leg_standpunt_vast, zaak, nummer, DELFT, Inbreng(JA, GEZEGD))


def test_wie_antwoordt_zonder_naam_en_zonder_de_vraag_te_openen_speelt_na(spelers: Spelers, zaak: str) -> None:
    """The entry of the position says who spoke, and that the municipality saw the question."""
    spelers.delft.doet(standpunten.leg_standpunt_vast, zaak, 1, DELFT, Inbreng(JA, VANDAAG))
    assert logboek(spelers.session)[-1].inhoud["door_wie"] == "Gemeente Delft"
    assert toets_alles(spelers.session).nagespeeld
