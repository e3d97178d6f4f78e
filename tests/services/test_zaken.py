"""The course of a zaak through the services: opening, treden, closing, reopening."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.domain.begrippen import TREDEN, Afspraakstatus, Toestand, Uitkomst, Zaakrol
from app.models import Afspraak, Rolvervulling, Tredebepaling
from app.services import aanbieders, mandaten, zaken
from app.services.stappen import lijst_stappen
from tests.opzet import (
    BEGIN,
    TOT,
    VANDAAG,
    aanbieder,
    actief_mandaat,
    acties,
    bepaling,
    geweigerd,
    logboek,
    niet_aanvaard,
    nieuwe_zaak,
    open_zaak,
    zaak_van,
)
from tests.spelers import Spelers, dag

T = Toestand


@pytest.mark.parametrize("trede", [T.SIGNAAL, *TREDEN])
def test_een_zaak_begint_in_elke_trede(spelers: Spelers, trede: Toestand) -> None:
    zaak = zaak_van(spelers.session, open_zaak(spelers, trede))
    assert (zaak.toestand, zaak.toestand_sinds, zaak.periode) == (trede, BEGIN, 1)
    assert zaak.gedeeld == (trede in TREDEN)
    kop = logboek(spelers.session)[-1].kop
    assert (kop.actie, kop.van, kop.naar, kop.datum) == ("open_zaak", None, trede, BEGIN.isoformat())


@pytest.mark.parametrize("trede", [T.AFGESLOTEN, T.NIET_IN_BEHANDELING])
def test_een_zaak_begint_niet_in_rust(spelers: Spelers, trede: Toestand) -> None:
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "trede"):
        spelers.directeur_sbjh.doet(zaken.open_zaak, nieuwe_zaak(trede))


def test_zaken_krijgen_een_nummer_per_jaar(spelers: Spelers) -> None:
    nummers = [open_zaak(spelers) for _ in range(3)] + [open_zaak(spelers, datum=dag(31, 12, 2024))]
    assert nummers == ["2025-0001", "2025-0002", "2025-0003", "2024-0001"]


def test_een_mislukte_opening_slaat_geen_nummer_over(spelers: Spelers) -> None:
    bestaand = nieuwe_zaak()
    spelers.directeur_sbjh.doet(zaken.open_zaak, bestaand)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "kvk_nummer"):
        spelers.directeur_sbjh.doet(zaken.open_zaak, bestaand)
    assert open_zaak(spelers) == "2025-0002"


def test_een_zaak_begint_met_regievoerders_afspraken_en_stappen(spelers: Spelers) -> None:
    zaak = zaak_van(spelers.session, open_zaak(spelers))
    vervuld = spelers.session.scalars(select(Rolvervulling).where(Rolvervulling.zaak_id == zaak.id)).all()
    directeuren = {spelers.directeur_sbjh.actor.id, spelers.directeur_denhaag.actor.id}
    assert {(v.gebruiker_id, v.rol, v.van, v.tot) for v in vervuld} == {
        (wie, Zaakrol.REGIEVOERDER, BEGIN, None) for wie in directeuren
    }
    assert list(spelers.session.scalars(select(Afspraak.status))) == [Afspraakstatus.OPEN] * 5
    assert lijst_stappen(spelers.session, zaak)


def test_een_bekende_aanbieder_kan_gekozen_worden(spelers: Spelers) -> None:
    eerste = zaak_van(spelers.session, open_zaak(spelers))
    tweede = spelers.directeur_sbjh.doet(zaken.open_zaak, replace(nieuwe_zaak(), aanbieder=eerste.aanbieder_id))
    assert tweede.aanbieder_id == eerste.aanbieder_id
    assert len(aanbieders.lijst_aanbieders(spelers.session, spelers.directeur_sbjh.actor)) == 1


def test_een_onbekende_aanbieder_kan_niet_gekozen_worden(spelers: Spelers) -> None:
    with niet_aanvaard(spelers.session, "niet_gevonden", "aanbieder"):
        spelers.directeur_sbjh.doet(zaken.open_zaak, replace(nieuwe_zaak(), aanbieder=999))


@pytest.mark.parametrize(
    ("fout", "code", "veld"),
    [
        ({"datum": VANDAAG + timedelta(days=1)}, "datum_in_toekomst", "datum"),
        ({"motivering": " "}, "motivering_verplicht", "motivering"),
        ({"motivering": "a" * 10_001}, "ongeldige_invoer", "motivering"),
        ({"motivering": "a\0b"}, "ongeldige_invoer", "motivering"),
        ({"motivering": "a\ud800"}, "ongeldige_invoer", "motivering"),
        ({"aanbieder": replace(aanbieder(), kvk_nummer="123")}, "ongeldige_invoer", "kvk_nummer"),
        ({"aanbieder": replace(aanbieder(), naam="")}, "ongeldige_invoer", "naam"),
        ({"aanbieder": replace(aanbieder(), naam="a" * 201)}, "ongeldige_invoer", "naam"),
        ({"aanbieder": replace(aanbieder(), rechtsvorm="a" * 81)}, "ongeldige_invoer", "rechtsvorm"),
        ({"aanbieder": replace(aanbieder(), agb_code="1")}, "ongeldige_invoer", "agb_code"),
        ({"aanbieder": replace(aanbieder(), jeugdomzet=-1)}, "ongeldige_invoer", "jeugdomzet"),
    ],
)
def test_een_opening_die_niet_klopt_laat_niets_achter(
    spelers: Spelers, fout: dict[str, object], code: str, veld: str
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        spelers.directeur_sbjh.doet(zaken.open_zaak, replace(nieuwe_zaak(), **fout))  # type: ignore[arg-type]


@pytest.mark.parametrize("wie", ["projectleider", "wethouder", "delft", "rijnmond", "auditor", "beheerder"])
def test_alleen_een_regievoerder_opent_een_zaak(spelers: Spelers, wie: str) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        getattr(spelers, wie).doet(zaken.open_zaak, nieuwe_zaak())
    assert logboek(spelers.session)[-1].kop.zaak is None


def test_omhoog_en_overslaan_en_weer_terug(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, T.SIGNAAL)
    for naar in (T.ZEER_PROBLEMATISCH, T.ZORGELIJK, T.PROBLEMATISCH):
        spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(naar))
    rijen = spelers.session.scalars(select(Tredebepaling).order_by(Tredebepaling.volgnr)).all()
    assert [str(rij.naar) for rij in rijen] == ["signaal", "zeer_problematisch", "zorgelijk", "problematisch"]
    koppen = [(r.kop.van, r.kop.naar) for r in logboek(spelers.session)]
    assert koppen[1:] == [
        ("signaal", "zeer_problematisch"),
        ("zeer_problematisch", "zorgelijk"),
        ("zorgelijk", "problematisch"),
    ]


def test_een_bepaling_bewaart_wie_er_gehoord_is_en_wat_de_toezichthouder_vindt(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    hoe = replace(bepaling(T.PROBLEMATISCH), geraadpleegd="DO", standpunt_toezichthouder="Oneens.")
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, hoe)
    laatste = logboek(spelers.session)[-1]
    assert laatste.inhoud["geraadpleegd"] == "DO"
    assert laatste.inhoud["standpunt_toezichthouder"] == "Oneens."


def test_terug_zonder_onderbouwing_wordt_geweigerd_en_genoteerd(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, T.PROBLEMATISCH)
    with geweigerd(spelers.session, "onderbouwing_verplicht"):
        spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(T.ZORGELIJK, onderbouwing=""))


def test_wat_de_machine_niet_kent_wordt_geweigerd(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(T.SIGNAAL))


def test_een_bepaling_voor_de_vorige_wordt_niet_aanvaard(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    with niet_aanvaard(spelers.session, "datum_onlogisch", "datum"):
        spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(T.PROBLEMATISCH, BEGIN - timedelta(days=1)))


def test_een_signaal_kan_terzijde_en_later_heropend(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, T.SIGNAAL)
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(T.NIET_IN_BEHANDELING))
    with geweigerd(spelers.session, "zaak_gesloten"):
        spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(T.ZORGELIJK))
    spelers.directeur_sbjh.doet(zaken.heropen, zaak, T.ZORGELIJK, "Toch zorgen.", VANDAAG)
    assert zaak_van(spelers.session, zaak).periode == 2


def test_een_verouderde_pagina_wordt_niet_aanvaard(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    gezien = zaak_van(spelers.session, zaak).versie
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(T.PROBLEMATISCH), gezien)
    for handeling in (
        lambda: spelers.directeur_denhaag.doet(zaken.bepaal_trede, zaak, bepaling(T.ZEER_PROBLEMATISCH), gezien),
        lambda: spelers.directeur_denhaag.doet(
            zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG, versie=gezien
        ),
    ):
        with niet_aanvaard(spelers.session, "verouderd"):
            handeling()


def test_sluiten_van_een_signaal_kan_niet(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, T.SIGNAAL)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.ONTERECHT_SIGNAAL, "Loos.", VANDAAG)


def test_sluiten_met_een_actief_mandaat_wordt_geweigerd(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    actief_mandaat(spelers, zaak)
    with geweigerd(spelers.session, "actieve_mandaten"):
        spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)


@pytest.mark.parametrize("datum", [dag(10, 3), dag(30, 9)])
def test_een_andere_sluitdatum_omzeilt_geen_actief_mandaat(spelers: Spelers, datum: date) -> None:
    """Neither a day before the mandaat began, nor, once it has expired, a day on which it was still active."""
    zaak = open_zaak(spelers)
    actief_mandaat(spelers, zaak)
    vandaag = max(datum + timedelta(days=1), VANDAAG)
    with geweigerd(spelers.session, "actieve_mandaten"):
        spelers.directeur_sbjh.op(vandaag).doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", datum)


def test_sluiten_kan_als_het_mandaat_is_ingetrokken_of_verlopen(spelers: Spelers) -> None:
    een, twee = open_zaak(spelers), open_zaak(spelers)
    ingetrokken, _ = actief_mandaat(spelers, een), actief_mandaat(spelers, twee)
    spelers.delft.doet(mandaten.trek_in, ingetrokken, VANDAAG, "Niet meer nodig.")
    spelers.directeur_sbjh.doet(zaken.sluit_af, een, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    later = TOT + timedelta(days=1)
    spelers.directeur_sbjh.op(later).doet(zaken.sluit_af, twee, Uitkomst.AFGEBOUWD, "Klaar.", later)
    assert acties(spelers.session).count("sluit_af") == 2


def test_sluiten_en_heropenen_vragen_een_toelichting(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    with niet_aanvaard(spelers.session, "motivering_verplicht", "toelichting"):
        spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, " ", VANDAAG)
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    with niet_aanvaard(spelers.session, "motivering_verplicht", "motivering"):
        spelers.directeur_sbjh.doet(zaken.heropen, zaak, T.ZORGELIJK, "", VANDAAG)


def test_een_lopende_zaak_kan_niet_heropend_worden(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(zaken.heropen, zaak, T.PROBLEMATISCH, "Omdat.", VANDAAG)


def test_de_uitkomst_staat_bij_de_sluiting_en_niet_bij_de_heropening(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.DOORSTART, "Doorstart.", VANDAAG)
    spelers.directeur_sbjh.doet(zaken.heropen, zaak, T.ZORGELIJK, "Terugval.", VANDAAG)
    rijen = spelers.session.scalars(select(Tredebepaling).order_by(Tredebepaling.volgnr)).all()
    assert [rij.uitkomst for rij in rijen] == [None, Uitkomst.DOORSTART, None]
