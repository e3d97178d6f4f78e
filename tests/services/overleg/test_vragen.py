"""Questions to municipalities: asked by the team, seen by whom they were put to, and when for the first time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError

from app.domain.basis.begrippen import Toestand, Uitkomst
from app.models import Gezien
from app.services.document import documenten
from app.services.kern.toegang import vind_dossier
from app.services.overleg import vragen
from app.services.zaak import toewijzing, zaken
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
    tel_vragen,
)
from tests.kern.spelers import VANDAAG as NU
from tests.kern.spelers import Spelers
from tests.services.overleg.raadpleging import DELFT, DEN_HAAG, GESTELD, REACTIE, WESTLAND, blad, stel_vraag, zegt

NIEUW = vragen.NieuweVraag("Akkoord?", GESTELD, REACTIE)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def test_een_vraag_gaat_naar_alle_gemeenten_van_de_regio_en_staat_in_het_logboek(spelers: Spelers, zaak: str) -> None:
    assert stel_vraag(spelers.directeur_sbjh, zaak) == 1
    vraag = blad(spelers.directeur_sbjh, zaak).vraag
    assert (len(vraag.aan), vraag.gesteld_datum, vraag.reactie_voor) == (9, GESTELD, REACTIE)
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.actie, regel.kop.object) == ("stel_vraag", "vraag/1")
    assert regel.inhoud["gemeenten"] == list(vraag.aan)


def test_een_vraag_aan_sommigen_bestaat_voor_een_ander_niet(spelers: Spelers, zaak: str) -> None:
    stel_vraag(spelers.directeur_sbjh, zaak, [WESTLAND, DELFT])
    stel_vraag(spelers.directeur_sbjh, zaak, [WESTLAND])
    assert blad(spelers.directeur_sbjh, zaak).vraag.aan == (DELFT, WESTLAND)
    dossier = vind_dossier(spelers.session, spelers.delft.actor, zaak)
    assert [b.vraag.volgnr for b in vragen.lijst_vragen(spelers.session, dossier)] == [1]
    with geweigerd(spelers.session, "niet_gevonden"):
        spelers.delft.doet(vragen.zie_vraag, zaak, 2)


def test_de_wethouder_ziet_wat_aan_zijn_gemeente_is_gevraagd(spelers: Spelers, zaak: str) -> None:
    stel_vraag(spelers.directeur_sbjh, zaak, [DEN_HAAG])
    stel_vraag(spelers.directeur_sbjh, zaak, [DELFT])
    assert blad(spelers.wethouder, zaak).vraag.aan == (DEN_HAAG,)
    with geweigerd(spelers.session, "niet_gevonden"):
        spelers.wethouder.doet(vragen.zie_vraag, zaak, 2)


def test_de_eerste_keer_dat_een_gemeente_kijkt_wordt_onthouden_en_genoteerd(spelers: Spelers, zaak: str) -> None:
    stel_vraag(spelers.directeur_sbjh, zaak)
    assert spelers.delft.doet(vragen.zie_vraag, zaak, 1)
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.actie, regel.kop.object, regel.inhoud) == ("zie_vraag", "vraag/1", {"gemeente": DELFT})
    later = spelers.delft.op(VANDAAG + timedelta(days=1))
    assert not later.doet(vragen.zie_vraag, zaak, 1)
    assert blad(spelers.directeur_sbjh, zaak).gezien == {DELFT: NU}
    assert acties(spelers.session).count("zie_vraag") == 1


def test_het_team_kijkt_zonder_dat_een_gemeente_gezien_heeft(spelers: Spelers, zaak: str) -> None:
    stel_vraag(spelers.directeur_sbjh, zaak)
    for wie in (spelers.directeur_sbjh, spelers.directeur_denhaag):
        assert not wie.doet(vragen.zie_vraag, zaak, 1)
    assert spelers.session.scalars(select(Gezien)).all() == []


def test_wie_antwoordt_heeft_de_vraag_gezien(spelers: Spelers, zaak: str) -> None:
    stel_vraag(spelers.directeur_sbjh, zaak)
    zegt(spelers.westland, zaak, WESTLAND)
    assert list(blad(spelers.directeur_sbjh, zaak).gezien) == [WESTLAND]
    assert "zie_vraag" not in acties(spelers.session)


def test_een_gemeente_weet_alleen_van_zichzelf_wanneer_de_vraag_is_gezien(spelers: Spelers, zaak: str) -> None:
    stel_vraag(spelers.directeur_sbjh, zaak)
    for wie in (spelers.delft, spelers.westland):
        wie.doet(vragen.zie_vraag, zaak, 1)
    assert set(blad(spelers.delft, zaak).gezien) == {DELFT}
    assert set(blad(spelers.directeur_sbjh, zaak).gezien) == {DELFT, WESTLAND}


def test_de_vragen_kosten_even_veel_hoeveel_er_ook_zijn_gesteld(spelers: Spelers, engine: Engine, zaak: str) -> None:
    kosten = []
    for _ in range(3):
        nummer = stel_vraag(spelers.directeur_sbjh, zaak)
        zegt(spelers.westland, zaak, WESTLAND, nummer=nummer)
        dossier = vind_dossier(spelers.session, spelers.delft.actor, zaak)
        with tel_vragen(engine) as teller:
            vragen.lijst_vragen(spelers.session, dossier)
        kosten.append(len(teller))
    assert kosten == [3, 3, 3]


@pytest.mark.parametrize("naam", ["delft", "wethouder"])
def test_een_gemeente_stelt_geen_vragen(spelers: Spelers, zaak: str, naam: str) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        getattr(spelers, naam).doet(vragen.stel_vraag, zaak, NIEUW)


def test_een_gemeente_met_een_groot_belang_stelt_vragen_en_ziet_alles(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(toewijzing.voeg_regievoerder_toe, zaak, spelers.delft.email, BEGIN, "Groot belang.")
    stel_vraag(spelers.delft, zaak, [WESTLAND])
    assert blad(spelers.delft, zaak).vraag.aan == (WESTLAND,)
    assert not spelers.delft.doet(vragen.zie_vraag, zaak, 1)


@pytest.mark.parametrize("naam", ["rijnmond", "projectleider", "auditor", "beheerder"])
def test_wie_de_zaak_niet_ziet_weet_van_geen_vraag(spelers: Spelers, zaak: str, naam: str) -> None:
    stel_vraag(spelers.directeur_sbjh, zaak)
    with geweigerd(spelers.session, "niet_gevonden"):
        getattr(spelers, naam).doet(vragen.zie_vraag, zaak, 1)


@pytest.mark.parametrize(
    ("nieuw", "code", "veld"),
    [
        (vragen.NieuweVraag(" ", GESTELD, REACTIE), "ongeldige_invoer", "tekst"),
        (vragen.NieuweVraag("a\0", GESTELD, REACTIE), "ongeldige_invoer", "tekst"),
        (vragen.NieuweVraag("Over 111222333?", GESTELD, REACTIE), "mogelijk_bsn", "tekst"),
        (vragen.NieuweVraag("Akkoord?", VANDAAG + timedelta(days=1), VANDAAG), "datum_in_toekomst", "datum"),
        (vragen.NieuweVraag("Akkoord?", BEGIN - timedelta(days=1), REACTIE), "datum_onlogisch", "datum"),
        (vragen.NieuweVraag("Akkoord?", GESTELD, BEGIN), "ongeldige_invoer", "reactie_voor_datum"),
        (vragen.NieuweVraag("Akkoord?", GESTELD, REACTIE, []), "ongeldige_invoer", "gemeenten"),
        (vragen.NieuweVraag("Akkoord?", GESTELD, REACTIE, [DELFT, "GM0599"]), "ongeldige_invoer", "gemeenten"),
        (vragen.NieuweVraag("Akkoord?", GESTELD, REACTIE, document_id=999), "niet_gevonden", "document_id"),
    ],
)
def test_een_vraag_die_niet_klopt_wordt_niet_gesteld(
    spelers: Spelers, zaak: str, nieuw: vragen.NieuweVraag, code: str, veld: str
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        spelers.directeur_sbjh.doet(vragen.stel_vraag, zaak, nieuw)


def test_een_document_van_een_andere_zaak_hoort_niet_bij_de_vraag(spelers: Spelers, zaak: str) -> None:
    plan = documenten.NieuwDocument("plan.txt", b"Plan.", VANDAAG)
    ander = spelers.directeur_sbjh.doet(documenten.voeg_document_toe, open_zaak(spelers), plan)
    with niet_aanvaard(spelers.session, "niet_gevonden", "document_id"):
        nieuw = vragen.NieuweVraag("Akkoord?", GESTELD, REACTIE, document_id=ander.id)
        spelers.directeur_sbjh.doet(vragen.stel_vraag, zaak, nieuw)


def test_een_signaal_houdt_zijn_vragen_voor_het_team(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, Toestand.SIGNAAL)
    stel_vraag(spelers.directeur_sbjh, zaak)
    with geweigerd(spelers.session, "niet_gevonden"):
        spelers.delft.doet(vragen.zie_vraag, zaak, 1)


def test_een_gesloten_zaak_krijgt_geen_vragen(spelers: Spelers, zaak: str) -> None:
    meld_alles_verzonden(spelers, zaak)
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    with geweigerd(spelers.session, "zaak_gesloten"):
        stel_vraag(spelers.directeur_sbjh, zaak)


@pytest.mark.beide
@pytest.mark.parametrize("tabel", ["vraag", "standpunt", "gezien"])
@pytest.mark.parametrize("opdracht", ["UPDATE {} SET {} = 'GM0518'", "DELETE FROM {}"])
def test_wat_gevraagd_gezegd_en_gezien_is_blijft(spelers: Spelers, zaak: str, tabel: str, opdracht: str) -> None:
    stel_vraag(spelers.directeur_sbjh, zaak)
    zegt(spelers.westland, zaak, WESTLAND)
    with pytest.raises(DBAPIError, match="niet toegestaan"), eigenaar(spelers.session):
        spelers.session.execute(text(opdracht.format(tabel, "gemeenten" if tabel == "vraag" else "gemeente")))
