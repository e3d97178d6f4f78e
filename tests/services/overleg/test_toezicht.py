"""Interbestuurlijk toezicht in a zaak: its phases with dates, and the letters, recorded by the team alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.domain.basis.begrippen import Uitkomst
from app.domain.overleg.toezicht import Richting
from app.services.document import documenten
from app.services.overleg import toezicht
from app.services.zaak import zaken
from tests.kern.databanken import eigenaar
from tests.kern.opzet import (
    BEGIN,
    VANDAAG,
    acties,
    geweigerd,
    logboek,
    meld_alles_verzonden,
    niet_aanvaard,
    open_zaak,
    zaak_van,
)
from tests.kern.spelers import Speler, Spelers, dag

BRIEF = toezicht.NieuweBrief(Richting.INKOMEND, "Ministerie van VWS", dag(4, 3), "Vraag om informatie")


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


@pytest.fixture
def wie(spelers: Spelers) -> Speler:
    return spelers.directeur_sbjh


def zet(wie: Speler, zaak: str, fase: str, datum: date = VANDAAG, waarom: str = "Brief van VWS.") -> None:
    wie.doet(toezicht.leg_toezichtstap_vast, zaak, fase, datum, waarom)


def schrijf(wie: Speler, zaak: str, brief: toezicht.NieuweBrief = BRIEF) -> None:
    wie.doet(toezicht.leg_correspondentie_vast, zaak, brief)


def test_het_toezicht_gaat_langs_zijn_fasen_met_datum_en_toelichting(wie: Speler, zaak: str) -> None:
    for fase, datum in (("beoordeling", dag(4, 3)), ("afspraken", dag(1, 4)), ("beeindigd", dag(1, 5))):
        zet(wie, zaak, fase, datum)
    stappen = toezicht.lijst_toezichtstappen(wie.session, zaak_van(wie.session, zaak))
    assert [(s.fase, s.datum) for s in stappen] == [
        ("beoordeling", dag(4, 3)),
        ("afspraken", dag(1, 4)),
        ("beeindigd", dag(1, 5)),
    ]
    kop = logboek(wie.session)[-1].kop
    assert (kop.actie, kop.van, kop.naar) == ("leg_toezichtstap_vast", "afspraken", "beeindigd")


def test_toezicht_kan_begonnen_zijn_voor_de_zaak_en_na_het_einde_opnieuw_beginnen(wie: Speler, zaak: str) -> None:
    zet(wie, zaak, "signalering", BEGIN - timedelta(days=90))
    zet(wie, zaak, "beeindigd")
    zet(wie, zaak, "signalering")
    with geweigerd(wie.session, "ongeldige_overgang"):
        zet(wie, zaak, "signalering")


@pytest.mark.parametrize("fase", ["uitvoering_indeplaatsstelling", "beeindigd", "bestaat_niet", ""])
def test_een_fase_die_nu_niet_kan_wordt_geweigerd(wie: Speler, zaak: str, fase: str) -> None:
    with geweigerd(wie.session, "ongeldige_overgang"):
        zet(wie, zaak, fase)


@pytest.mark.parametrize(
    ("datum", "waarom", "code", "veld"),
    [
        (VANDAAG + timedelta(days=1), "Brief.", "datum_in_toekomst", "datum"),
        (dag(3, 3), "Brief.", "datum_onlogisch", "datum"),
        (VANDAAG, " ", "motivering_verplicht", "toelichting"),
        (VANDAAG, "Over 111222333.", "mogelijk_bsn", "toelichting"),
    ],
)
def test_een_stap_die_niet_klopt_wordt_niet_bewaard(
    wie: Speler, zaak: str, datum: date, waarom: str, code: str, veld: str
) -> None:
    zet(wie, zaak, "signalering", dag(4, 3))
    with niet_aanvaard(wie.session, code, veld):
        zet(wie, zaak, "afspraken", datum, waarom)


def test_brieven_staan_op_datum_met_hun_document(wie: Speler, zaak: str) -> None:
    stuk = wie.doet(
        documenten.voeg_document_toe, zaak, documenten.NieuwDocument("brief.txt", b"Geacht college.", VANDAAG)
    )
    schrijf(wie, zaak, replace(BRIEF, richting=Richting.UITGAAND, datum=dag(18, 3), document_id=stuk.id))
    schrijf(wie, zaak)
    brieven = toezicht.lijst_correspondentie(wie.session, zaak_van(wie.session, zaak))
    assert [(b.richting, b.datum, b.document_id) for b in brieven] == [
        (Richting.UITGAAND, dag(18, 3), stuk.id),
        (Richting.INKOMEND, dag(4, 3), None),
    ]
    assert acties(wie.session)[-1] == "leg_correspondentie_vast"
    assert logboek(wie.session)[-1].inhoud["met"] == "Ministerie van VWS"


@pytest.mark.parametrize(
    ("anders", "code", "veld"),
    [
        ({"met": " "}, "ongeldige_invoer", "met"),
        ({"met": "x" * 161}, "ongeldige_invoer", "met"),
        ({"onderwerp": ""}, "ongeldige_invoer", "onderwerp"),
        ({"onderwerp": "x" * 201}, "ongeldige_invoer", "onderwerp"),
        ({"datum": VANDAAG + timedelta(days=1)}, "datum_in_toekomst", "datum"),
        ({"document_id": 999}, "niet_gevonden", "document_id"),
    ],
)
def test_een_brief_die_niet_klopt_wordt_niet_bewaard(
    wie: Speler, zaak: str, anders: dict[str, object], code: str, veld: str
) -> None:
    with niet_aanvaard(wie.session, code, veld):
        schrijf(wie, zaak, replace(BRIEF, **anders))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("naam", "code"), [("delft", "geen_recht"), ("wethouder", "geen_recht"), ("rijnmond", "niet_gevonden")]
)
def test_alleen_het_team_legt_toezicht_vast(spelers: Spelers, zaak: str, naam: str, code: str) -> None:
    wie = getattr(spelers, naam)
    with geweigerd(spelers.session, code):
        zet(wie, zaak, "signalering")
    with geweigerd(spelers.session, code):
        schrijf(wie, zaak)


def test_een_gesloten_zaak_neemt_niets_meer_aan(spelers: Spelers, wie: Speler, zaak: str) -> None:
    meld_alles_verzonden(spelers, zaak)
    wie.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    with geweigerd(wie.session, "zaak_gesloten"):
        zet(wie, zaak, "signalering")
    with geweigerd(wie.session, "zaak_gesloten"):
        schrijf(wie, zaak)


@pytest.mark.beide
@pytest.mark.parametrize("tabel", ["toezichtstap", "correspondentie"])
@pytest.mark.parametrize("opdracht", ["UPDATE {} SET datum = '2025-01-01'", "DELETE FROM {}"])
def test_wat_is_vastgelegd_blijft(wie: Speler, zaak: str, tabel: str, opdracht: str) -> None:
    zet(wie, zaak, "signalering")
    schrijf(wie, zaak)
    with pytest.raises(DBAPIError, match="niet toegestaan"), eigenaar(wie.session):
        wie.session.execute(text(opdracht.format(tabel)))
