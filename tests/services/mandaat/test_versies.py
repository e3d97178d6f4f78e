"""A new version of a mandaat: the whole way again, one ceiling over time, the versions before it kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.mandaat.inhoud import verschillen
from app.regios import profiel
from app.services.besluit import besluiten
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.stand import feiten_op, ruimte
from app.services.mandaat.versies import lees_versies, nieuwe_versie
from app.services.overzicht.oordelen import te_beoordelen
from tests.kern.opzet import (
    BESLUITDAG,
    TOT,
    VAN,
    VANDAAG,
    actief_mandaat,
    acties,
    besluit,
    geweigerd,
    mandaat_van,
    mandaattekst,
    niet_aanvaard,
    nieuw_mandaat,
    open_zaak,
    status,
    stel_voor,
    stem_in,
    zaak_van,
)
from tests.kern.spelers import Spelers, dag

S = Mandaatstatus
NACHT = timedelta(days=1)
HOGER = mandaattekst(150_000_00, tekst="Besluiten nemen, ook over huur.")
INGANG = dag(20, 5)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def versie_actief(spelers: Spelers, eerste: int, op: object = INGANG) -> int:
    """A second version through its whole life; returns its id."""
    sbjh = spelers.directeur_sbjh.op(op)  # type: ignore[arg-type]
    tweede = sbjh.doet(nieuwe_versie, eerste, HOGER, sbjh.nu.date()).id
    maak_actief(spelers, tweede, op)
    return tweede


def maak_actief(spelers: Spelers, tweede: int, op: object = INGANG, datum: date | None = None) -> None:
    """The whole way of a version that was drawn up, entered on a day and of that day, or of an earlier one."""
    sbjh = spelers.directeur_sbjh.op(op)  # type: ignore[arg-type]
    van = datum or sbjh.nu.date()
    sbjh.doet(mandaten.stel_voor, tweede, van)
    spelers.directeur_denhaag.op(sbjh.nu).doet(mandaten.keur_goed, tweede, van)
    spelers.delft.op(sbjh.nu).doet(mandaten.verleen, tweede, van, "B-2")
    stem_in(spelers, sbjh, tweede, van)


def test_de_vorige_versie_geldt_tot_de_nieuwe_actief_is(spelers: Spelers, zaak: str) -> None:
    eerste = actief_mandaat(spelers, zaak)
    spelers.directeur_sbjh.doet(nieuwe_versie, eerste, HOGER, VANDAAG)
    assert status(spelers, eerste) is S.ACTIEF
    assert ruimte(spelers.session, zaak_van(spelers.session, zaak), VANDAAG).plafond == 120_000_00
    assert spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(1_00, VANDAAG))


def test_een_versie_telt_niet_naast_een_die_voor_een_latere_dag_is_ingetrokken(spelers: Spelers, zaak: str) -> None:
    """Drawn up before the grantor withdrew the first on 30 May, and dated before that: it begins on that day."""
    eerste, einde = actief_mandaat(spelers, zaak), dag(30, 5)
    tweede = spelers.directeur_sbjh.op(INGANG).doet(nieuwe_versie, eerste, HOGER, INGANG).id
    spelers.delft.op(einde).doet(mandaten.trek_in, eerste, einde, "Er komt een nieuwe versie.")
    maak_actief(spelers, tweede, einde, INGANG)
    rij = zaak_van(spelers.session, zaak)
    assert [ruimte(spelers.session, rij, op).plafond for op in (INGANG, einde - NACHT, einde)] == [
        120_000_00,
        120_000_00,
        150_000_00,
    ]


def test_wat_besteed_is_telt_mee_voor_het_nieuwe_plafond(spelers: Spelers, zaak: str) -> None:
    eerste = actief_mandaat(spelers, zaak)
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(50_000_00))
    tweede = versie_actief(spelers, eerste)
    rij = zaak_van(spelers.session, zaak)
    assert (status(spelers, eerste), mandaat_van(spelers.session, eerste).vervangen_per) == (S.VERVANGEN, INGANG)
    voor, na = (ruimte(spelers.session, rij, dag_) for dag_ in (INGANG - NACHT, INGANG))
    assert (voor.plafond, voor.over, na.plafond, na.over) == (120_000_00, 70_000_00, 150_000_00, 100_000_00)
    with geweigerd(spelers.session, "plafond_overschreden"):
        spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(100_000_01, VANDAAG))
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(100_000_00, VANDAAG))
    assert [deel.mandaat_id for deel in genomen.delen] == [tweede]
    assert ruimte(spelers.session, rij, VANDAAG).over == 0, "what the new version spent counts as well"
    assert acties(spelers.session)[-4:] == ["activeer", "vervang", "(neem_besluit)", "neem_besluit"]


def test_een_laat_besluit_valt_onder_de_versie_van_zijn_dag(spelers: Spelers, zaak: str) -> None:
    eerste = actief_mandaat(spelers, zaak)
    versie_actief(spelers, eerste)
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(120_000_00, INGANG - NACHT))
    assert [deel.mandaat_id for deel in genomen.delen] == [eerste]
    with geweigerd(spelers.session, "plafond_overschreden"):
        spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(1, INGANG - NACHT))
    assert spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(30_000_00, VANDAAG))


def test_een_versie_begint_na_het_laatste_besluit_onder_de_vorige(spelers: Spelers, zaak: str) -> None:
    eerste = actief_mandaat(spelers, zaak)
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(10_00, dag(30, 5)))
    tweede = versie_actief(spelers, eerste, dag(31, 5))
    assert mandaat_van(spelers.session, tweede).actief_vanaf == dag(31, 5)
    derde = spelers.directeur_sbjh.op(dag(1, 6)).doet(nieuwe_versie, tweede, HOGER, dag(1, 6)).id
    spelers.directeur_sbjh.op(dag(1, 6)).doet(mandaten.stel_voor, derde, dag(1, 6))
    spelers.directeur_denhaag.op(dag(1, 6)).doet(mandaten.keur_goed, derde, dag(1, 6))
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(10_00, VANDAAG))
    verleen_op = spelers.delft.op(dag(1, 6))
    verleen_op.doet(mandaten.verleen, derde, dag(1, 6), "B-3")
    stem_in(spelers, spelers.directeur_sbjh, derde, VANDAAG)
    assert mandaat_van(spelers.session, derde).actief_vanaf == VANDAAG + NACHT
    assert mandaat_van(spelers.session, tweede).vervangen_per == VANDAAG + NACHT


def test_een_plafond_onder_wat_besteed_is_kan_niet(spelers: Spelers, zaak: str) -> None:
    eerste = actief_mandaat(spelers, zaak)
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(50_000_00))
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "plafond"):
        spelers.directeur_sbjh.doet(nieuwe_versie, eerste, mandaattekst(49_999_99), VANDAAG)


def test_van_een_oude_versie_of_wat_voorbij_is_komt_geen_nieuwe(spelers: Spelers, zaak: str) -> None:
    eerste = actief_mandaat(spelers, zaak)
    spelers.directeur_sbjh.doet(nieuwe_versie, eerste, HOGER, VANDAAG)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(nieuwe_versie, eerste, HOGER, VANDAAG)
    ander = actief_mandaat(spelers, zaak, "GM0603")
    na = TOT + NACHT
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.op(na).doet(nieuwe_versie, ander, HOGER, na)


def test_alleen_het_team_stelt_een_versie_op(spelers: Spelers, zaak: str) -> None:
    eerste = actief_mandaat(spelers, zaak)
    for wie, code in ((spelers.delft, "geen_recht"), (spelers.beheerder, "niet_gevonden")):
        with geweigerd(spelers.session, code):
            wie.doet(nieuwe_versie, eerste, HOGER, VANDAAG)


def test_de_versies_blijven_naast_elkaar_staan(spelers: Spelers, zaak: str) -> None:
    eerste = actief_mandaat(spelers, zaak)
    tweede = versie_actief(spelers, eerste)
    rij = lees_versies(spelers.session, mandaat_van(spelers.session, tweede))
    assert [(v.id, v.versienr, v.plafond) for v in rij] == [(eerste, 1, 120_000_00), (tweede, 2, 150_000_00)]
    assert [v.veld.naam for v in verschillen(rij[0], rij[1])] == ["bevoegdheden", "plafond"]


def test_de_beoordelaar_ziet_wat_er_anders_is(spelers: Spelers, zaak: str) -> None:
    eerste = actief_mandaat(spelers, zaak)
    tweede = spelers.directeur_sbjh.doet(nieuwe_versie, eerste, HOGER, VANDAAG)
    spelers.directeur_sbjh.doet(mandaten.stel_voor, tweede.id, VANDAAG)
    (taak,) = te_beoordelen(spelers.session, spelers.directeur_denhaag.actor, VANDAAG)
    assert taak.vorige is not None
    assert (taak.mandaat.id, taak.vorige.id) == (tweede.id, eerste)
    assert {(v.veld.naam, v.was, v.wordt) for v in taak.verschillen} >= {("plafond", 120_000_00, 150_000_00)}
    assert te_beoordelen(spelers.session, spelers.directeur_sbjh.actor, VANDAAG) == []


def test_wat_te_beoordelen_is_staat_er_ook_achter_honderd_andere(spelers: Spelers, zaak: str) -> None:
    gevers = [gemeente.code for gemeente in profiel("haaglanden").gemeenten_op(dag(3, 2))]
    for _ in range(12):
        stel_voor(spelers.directeur_denhaag, zaak, nieuw_mandaat(gevers))
    (laatste,) = stel_voor(spelers.directeur_sbjh, zaak)
    (taak,) = te_beoordelen(spelers.session, spelers.directeur_denhaag.actor, VANDAAG)
    assert taak.mandaat.id == laatste
    assert len(te_beoordelen(spelers.session, spelers.directeur_sbjh.actor, VANDAAG)) == 12 * 9


def test_een_verlaagd_plafond_geldt_vanaf_zijn_dag(spelers: Spelers, zaak: str) -> None:
    eerste = actief_mandaat(spelers, zaak)
    sbjh = spelers.directeur_sbjh.op(INGANG)
    tweede = sbjh.doet(nieuwe_versie, eerste, mandaattekst(60_000_00), INGANG).id
    sbjh.doet(mandaten.stel_voor, tweede, INGANG)
    spelers.directeur_denhaag.op(INGANG).doet(mandaten.keur_goed, tweede, INGANG)
    verleen_later(spelers, tweede)
    with geweigerd(spelers.session, "plafond_overschreden"):  # late, within the old ceiling, beyond the new one
        spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(60_000_01, BESLUITDAG))
    assert spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(60_000_00, BESLUITDAG))
    feiten = {f.id: f for f in feiten_op(spelers.session, zaak_van(spelers.session, zaak), VANDAAG)}
    assert (feiten[eerste].besteed, feiten[tweede].over) == (60_000_00, 0)


def verleen_later(spelers: Spelers, mandaat_id: int) -> None:
    spelers.delft.op(INGANG).doet(mandaten.verleen, mandaat_id, INGANG, "B-2")
    stem_in(spelers, spelers.directeur_sbjh.op(INGANG), mandaat_id, INGANG)


def test_de_periode_en_de_tekst_worden_getoetst_als_bij_een_nieuw_mandaat(spelers: Spelers, zaak: str) -> None:
    eerste = actief_mandaat(spelers, zaak)
    for fout, veld in (({"tekst": " "}, "bevoegdheden"), ({"plafond": None}, "plafond"), ({"tot": VAN - NACHT}, "tot")):
        code = {"bevoegdheden": "motivering_verplicht", "tot": "datum_onlogisch"}.get(veld, "ongeldige_invoer")
        with niet_aanvaard(spelers.session, code, veld):
            spelers.directeur_sbjh.doet(nieuwe_versie, eerste, mandaattekst(**fout), VANDAAG)


def test_een_verouderde_pagina_maakt_geen_versie(spelers: Spelers, zaak: str) -> None:
    eerste = actief_mandaat(spelers, zaak)
    with niet_aanvaard(spelers.session, "verouderd"):
        spelers.directeur_sbjh.doet(nieuwe_versie, eerste, HOGER, VANDAAG, versie=1)
