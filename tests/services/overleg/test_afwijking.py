"""A municipality that does not agree starts opschaling, in the same act; opschaling resolves it."""

from __future__ import annotations

import pytest

from app.domain.basis.begrippen import Toestand
from app.domain.basis.fouten import ReedsGedaan
from tests.kern.opzet import acties, logboek, niet_aanvaard, open_zaak
from tests.kern.spelers import Spelers, dag
from tests.services.overleg.raadpleging import (
    BRON,
    DELFT,
    GEZEGD,
    JA,
    NEE,
    WESTLAND,
    blad,
    inbreng,
    opschalingen,
    sluit,
    stap_op,
    stel_vraag,
    zegt,
)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    """In zorgelijk, with question 1 to all municipalities."""
    zaak = open_zaak(spelers)
    stel_vraag(spelers.directeur_sbjh, zaak)
    return zaak


def test_een_gemeente_die_niet_akkoord_is_begint_een_opschaling_op_het_laagste_niveau(
    spelers: Spelers, zaak: str
) -> None:
    zegt(spelers.westland, zaak, WESTLAND)
    (opschaling,) = opschalingen(spelers.directeur_sbjh, zaak)
    assert (opschaling.volgnr, opschaling.begin, opschaling.einde) == (1, GEZEGD, None)
    assert opschaling.aanleiding == "Westland is niet akkoord bij vraag 1."
    assert [(stap.niveau, stap.datum) for stap in opschaling.stappen] == [("ambtelijk", GEZEGD)]
    assert acties(spelers.session)[-2:] == ["leg_standpunt_vast", "open_opschaling"]
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.object, regel.kop.naar) == ("opschaling/1", "ambtelijk")
    standpunt = blad(spelers.westland, zaak).laatste(WESTLAND)
    assert standpunt is not None
    assert standpunt.opschaling_id == opschaling.id


def test_standpunt_en_opschaling_staan_of_vallen_samen(spelers: Spelers, zaak: str) -> None:
    with niet_aanvaard(spelers.session, "mogelijk_bsn", "toelichting"):
        zegt(spelers.westland, zaak, WESTLAND, inbreng(toelichting="Over 111222333."))


def test_een_dubbele_klik_is_een_standpunt_en_een_opschaling(spelers: Spelers, zaak: str) -> None:
    wie = spelers.westland.met_verzoek("westland-zegt-nee-1")
    zegt(wie, zaak, WESTLAND)
    with pytest.raises(ReedsGedaan):
        zegt(wie, zaak, WESTLAND)
    assert len(blad(wie, zaak).standpunten) == len(opschalingen(wie, zaak)) == 1


def test_een_tweede_gemeente_sluit_aan_bij_de_opschaling_die_loopt(spelers: Spelers, zaak: str) -> None:
    stel_vraag(spelers.directeur_sbjh, zaak)
    zegt(spelers.westland, zaak, WESTLAND)
    zegt(spelers.delft, zaak, DELFT)
    zegt(spelers.delft, zaak, DELFT, nummer=2)
    (opschaling,) = opschalingen(spelers.directeur_sbjh, zaak)
    gezegd = [*blad(spelers.delft, zaak).standpunten, *blad(spelers.delft, zaak, 2).standpunten]
    assert {s.opschaling_id for s in gezegd} == {opschaling.id}
    assert blad(spelers.delft, zaak).afwijkend() == [DELFT, WESTLAND]
    assert acties(spelers.session).count("open_opschaling") == 1
    assert logboek(spelers.session)[-1].inhoud["opschaling"] == 1


def test_een_gemeente_kan_na_akkoord_alsnog_afwijken_en_het_laatste_telt(spelers: Spelers, zaak: str) -> None:
    zegt(spelers.delft, zaak, DELFT, inbreng(JA))
    zegt(spelers.delft, zaak, DELFT, inbreng(NEE, dag(12, 3)))
    assert [s.standpunt for s in blad(spelers.delft, zaak).standpunten] == [JA, NEE]
    assert blad(spelers.delft, zaak).soort(DELFT) is NEE
    assert logboek(spelers.session)[-2].kop.van == "akkoord"
    assert len(opschalingen(spelers.directeur_sbjh, zaak)) == 1


def test_een_opschaling_lost_een_afwijking_op(spelers: Spelers, zaak: str) -> None:
    zegt(spelers.westland, zaak, WESTLAND)
    stap_op(spelers.directeur_denhaag, zaak, "wethouders")
    zegt(spelers.westland, zaak, WESTLAND, inbreng(JA, dag(20, 3)))
    assert opschalingen(spelers.delft, zaak)[0].einde is None, "the team says when it is over"
    sluit(spelers.directeur_sbjh, zaak, datum=dag(21, 3))
    (opschaling,) = opschalingen(spelers.delft, zaak)
    assert (opschaling.einde, opschaling.uitkomst) == (dag(21, 3), "opgelost")
    assert blad(spelers.delft, zaak).afwijkend() == []


def test_na_een_afgelopen_opschaling_begint_een_afwijking_een_nieuwe(spelers: Spelers, zaak: str) -> None:
    zegt(spelers.westland, zaak, WESTLAND)
    sluit(spelers.directeur_sbjh, zaak)
    zegt(spelers.delft, zaak, DELFT, inbreng(NEE, dag(12, 3)))
    assert [(o.volgnr, o.einde) for o in opschalingen(spelers.delft, zaak)] == [(1, GEZEGD), (2, None)]


def test_bij_een_signaal_begint_geen_opschaling(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, Toestand.SIGNAAL)
    stel_vraag(spelers.directeur_sbjh, zaak)
    zegt(spelers.directeur_sbjh, zaak, WESTLAND, inbreng(bron=BRON))
    assert blad(spelers.directeur_sbjh, zaak).soort(WESTLAND) is NEE
    assert opschalingen(spelers.directeur_sbjh, zaak) == []
