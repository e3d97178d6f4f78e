"""The course of a zaak through the services: opening, and its treden."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.db import transaction
from app.domain.basis.begrippen import TREDEN, Afspraakstatus, Toestand, Zaakrol
from app.models import Afspraak, Rolvervulling, Tredebepaling, Zaak
from app.services.aanbieder import aanbieders
from app.services.termijn.stappen import lijst_stappen
from app.services.zaak import zaken
from app.services.zaak.nummers import tel_op_volgorde
from tests.kern.opzet import (
    BEGIN,
    VANDAAG,
    aanbieder,
    bepaling,
    geweigerd,
    logboek,
    niet_aanvaard,
    nieuwe_zaak,
    open_zaak,
    zaak_van,
)
from tests.kern.spelers import Spelers, dag

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


def test_een_nummer_zegt_niet_hoeveel_zaken_er_zijn(spelers: Spelers) -> None:
    """As the product numbers them: on the day, and drawn. Two that follow each other are not told by their numbers."""
    with transaction(spelers.session):
        tel_op_volgorde(spelers.session, 2025, aan=False)
    dagen = [dag(3, 2)] * 12 + [dag(4, 2)] * 12
    nummers = [open_zaak(spelers, datum=dag_) for dag_ in dagen]
    assert len(set(nummers)) == 24
    assert {nummer[5:7] for nummer in nummers} == {"34", "35"}
    assert nummers[:12] != sorted(nummers[:12]), "one in twelve factorial"
    with transaction(spelers.session):
        tel_op_volgorde(spelers.session, 2025, aan=True)
    assert open_zaak(spelers) == "2025-0025", "how many there are is known inside"


def test_als_een_dag_vol_is_wordt_het_nummer_langer(spelers: Spelers) -> None:
    zaak = zaak_van(spelers.session, open_zaak(spelers))
    with transaction(spelers.session):
        tel_op_volgorde(spelers.session, 2025, aan=False)
        vol = [kopie(zaak, f"2025-34{nr:02d}") for nr in range(100)]
        spelers.session.add_all(vol)
    assert re.fullmatch(r"2025-34[0-9]{3}", open_zaak(spelers, datum=dag(3, 2)))


def test_als_ook_de_langere_nummers_van_een_dag_op_zijn_komt_er_een_na_alle_dagen(spelers: Spelers) -> None:
    """Drawing on among what is taken would never end, with the lock of whoever writes."""
    zaak = zaak_van(spelers.session, open_zaak(spelers))
    with transaction(spelers.session):
        tel_op_volgorde(spelers.session, 2025, aan=False)
        spelers.session.add_all(kopie(zaak, f"2025-34{nr:02d}") for nr in range(100))
        spelers.session.add_all(kopie(zaak, f"2025-34{nr:03d}") for nr in range(1_000))
    assert 367_000 <= int(open_zaak(spelers, datum=dag(3, 2)).removeprefix("2025-")) < 1_000_000


def kopie(zaak: Zaak, zaaknummer: str) -> Zaak:
    velden = {k.name: getattr(zaak, k.name) for k in Zaak.__table__.columns if k.name not in ("id", "volgorde")}
    return Zaak(**velden | {"zaaknummer": zaaknummer})


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
    assert len(aanbieders.lijst_aanbieders(spelers.session, spelers.directeur_sbjh.actor)[0]) == 1


def test_een_onbekende_aanbieder_kan_niet_gekozen_worden(spelers: Spelers) -> None:
    with niet_aanvaard(spelers.session, "niet_gevonden", "aanbieder_id"):
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
