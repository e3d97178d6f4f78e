"""Decisions under mandaat through the services: never over the ceiling on any day, corrected only by a reversal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Toestand
from app.domain.basis.fouten import DomeinFout
from app.domain.besluit.besluit import NieuwBesluit
from app.services.besluit import besluiten
from app.services.mandaat import besluitlijst
from app.services.mandaat import stand as mandaatstand
from app.services.zaak import toewijzing
from tests.kern.databanken import Databank, maak_engine
from tests.kern.omvang import keren
from tests.kern.opzet import (
    BEGIN,
    BESLUITDAG,
    TOT,
    VAN,
    VANDAAG,
    actief_mandaat,
    besluit,
    geweigerd,
    logboek,
    niet_aanvaard,
    open_zaak,
    zaak_van,
)
from tests.kern.spelers import Spelers, dag, vul_accounts

NACHT = timedelta(days=1)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    """A zaak with € 100 of Delft and € 100 of Den Haag for the directeur SbJH."""
    nummer = open_zaak(spelers)
    for gever in ("GM0503", "GM0518"):
        actief_mandaat(spelers, nummer, gever, 100_00)
    return nummer


def over(spelers: Spelers, zaak: str, datum: date) -> int:
    return mandaatstand.ruimte(spelers.session, zaak_van(spelers.session, zaak), datum).over


def test_een_besluit_noemt_namens_wie_en_wat_er_over_blijft(spelers: Spelers, zaak: str) -> None:
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(30_01))
    assert genomen.namens == "namens de colleges van Delft en Den Haag"
    assert [deel.bedrag for deel in genomen.delen] == [15_01, 15_00]
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.van, regel.kop.naar, regel.kop.namens) == ("20000", "16999", "GM0503,GM0518")
    assert regel.inhoud["verdeling"] == {"GM0503": 15_01, "GM0518": 15_00}


def test_met_de_hand_verdeeld(spelers: Spelers, zaak: str) -> None:
    delft = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(2)).delen[0].mandaat_id
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(99_00, verdeling={delft: 99_00}))
    assert [deel.bedrag for deel in genomen.delen] == [99_00]
    with geweigerd(spelers.session, "plafond_overschreden") as fout:
        spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(99_00, verdeling={delft: 99_00}))
    assert "Delft" in fout.value.bericht


@pytest.mark.parametrize(
    ("wat", "code", "veld"),
    [
        (besluit(None), "mandaat_ontbreekt", None),
        (besluit(200_01), "plafond_overschreden", "bedrag"),
        (besluit(1, VAN - NACHT), "buiten_looptijd", "datum"),
    ],
)
def test_wat_het_mandaat_niet_draagt_wordt_geweigerd(
    spelers: Spelers, zaak: str, wat: NieuwBesluit, code: str, veld: str | None
) -> None:
    with geweigerd(spelers.session, code) as fout:
        spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, wat)
    assert fout.value.veld == veld


@pytest.mark.parametrize(
    ("wat", "code", "veld"),
    [
        (besluit(0), "ongeldige_invoer", "bedrag"),
        (besluit(-5), "ongeldige_invoer", "bedrag"),
        (besluit(10**12), "ongeldige_invoer", "bedrag"),
        (besluit(10**30), "ongeldige_invoer", "bedrag"),
        (besluit(1, VANDAAG + NACHT), "datum_in_toekomst", "datum"),
        (besluit(1, BEGIN - NACHT), "datum_onlogisch", "datum"),
        (besluit(10, verdeling={1: 9}), "verdeling_klopt_niet", "verdeling"),
        (besluit(10, verdeling={999: 10}), "verdeling_klopt_niet", "verdeling"),
        (besluit(10**9, verdeling={1: 10**30}), "ongeldige_invoer", "verdeling"),
    ],
)
def test_wat_niet_goed_is_ingevuld_wordt_niet_aanvaard(
    spelers: Spelers, zaak: str, wat: NieuwBesluit, code: str, veld: str
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, wat)


def test_wie_geen_houder_is_besluit_niet(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, spelers.projectleider.email, BEGIN)
    for wie in (spelers.directeur_denhaag, spelers.projectleider):
        with geweigerd(spelers.session, "mandaat_ontbreekt"):
            wie.doet(besluiten.neem_besluit, zaak, besluit(1))
    for vreemde, code in ((spelers.delft, "geen_recht"), (spelers.beheerder, "niet_gevonden")):
        with geweigerd(spelers.session, code):
            vreemde.doet(besluiten.neem_besluit, zaak, besluit(1))


def test_een_besluit_op_inhoud_onder_een_mandaat_op_inhoud(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    actief_mandaat(spelers, zaak, plafond=None)
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(None))
    assert (genomen.bedrag, [deel.bedrag for deel in genomen.delen]) == (None, [0])


def test_een_tegenboeking_geeft_de_ruimte_terug_vanaf_haar_dag(spelers: Spelers, zaak: str) -> None:
    directeur = spelers.directeur_sbjh
    genomen = directeur.doet(besluiten.neem_besluit, zaak, besluit(150_00))
    tegen = directeur.doet(besluiten.boek_tegen, zaak, genomen.id, VANDAAG, "Dubbel betaald.")
    assert (tegen.bedrag, tegen.tegenboeking_van_id, tegen.volgnr) == (-150_00, genomen.id, 2)
    assert {deel.bedrag for deel in tegen.delen} == {-75_00}
    assert [over(spelers, zaak, d) for d in (VAN, BESLUITDAG, VANDAAG)] == [200_00, 50_00, 200_00]


def test_een_besluit_wordt_een_keer_teruggedraaid_en_een_tegenboeking_nooit(spelers: Spelers, zaak: str) -> None:
    directeur = spelers.directeur_sbjh
    genomen = directeur.doet(besluiten.neem_besluit, zaak, besluit(150_00))
    with niet_aanvaard(spelers.session, "datum_onlogisch", "datum"):
        directeur.doet(besluiten.boek_tegen, zaak, genomen.id, BESLUITDAG - NACHT, "Dubbel.")
    with niet_aanvaard(spelers.session, "motivering_verplicht", "motivering"):
        directeur.doet(besluiten.boek_tegen, zaak, genomen.id, VANDAAG, " ")
    tegen = directeur.doet(besluiten.boek_tegen, zaak, genomen.id, VANDAAG, "Dubbel.")
    for besluit_id in (genomen.id, tegen.id):
        with geweigerd(spelers.session, "ongeldige_overgang"):
            directeur.doet(besluiten.boek_tegen, zaak, besluit_id, VANDAAG, "Nog eens.")


def test_een_besluit_van_een_andere_zaak_is_hier_niet_te_vinden(spelers: Spelers, zaak: str) -> None:
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(1))
    ander = open_zaak(spelers)
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        spelers.directeur_sbjh.doet(besluiten.boek_tegen, ander, genomen.id, VANDAAG, "Dubbel.")


def test_een_laat_besluit_telt_mee_op_elke_dag_sindsdien(spelers: Spelers, zaak: str) -> None:
    """Spent in March and reversed in June: in April there was nothing left, so no late decision fits there."""
    directeur = spelers.directeur_sbjh
    genomen = directeur.doet(besluiten.neem_besluit, zaak, besluit(200_00))
    directeur.doet(besluiten.boek_tegen, zaak, genomen.id, VANDAAG, "Niet doorgegaan.")
    with geweigerd(spelers.session, "plafond_overschreden"):
        directeur.doet(besluiten.neem_besluit, zaak, besluit(1, dag(10, 4)))
    with geweigerd(spelers.session, "plafond_overschreden"):
        directeur.doet(besluiten.neem_besluit, zaak, besluit(1, BESLUITDAG - NACHT))
    assert directeur.doet(besluiten.neem_besluit, zaak, besluit(200_00, VANDAAG))


dagen = st.integers(0, 30).map(lambda n: VAN + n * NACHT)
stappen = st.lists(st.tuples(st.sampled_from(["neem", "draai"]), dagen, st.integers(1, 200_00)), max_size=8)


@pytest.mark.traag
@pytest.mark.parametrize("databank", ["sqlite"], indirect=True)
@settings(max_examples=keren(6, 24), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen)
def test_op_geen_enkele_dag_is_er_meer_besteed_dan_het_plafond(
    databank: Databank, stappen: list[tuple[str, date, int]]
) -> None:
    url = databank.kopie("accounts", vul_accounts)
    engine = maak_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        spelers = Spelers(session)
        zaak = open_zaak(spelers, Toestand.ZORGELIJK)
        actief_mandaat(spelers, zaak, plafond=200_00)
        for wat, datum, bedrag in stappen:
            probeer(spelers, zaak, wat, datum, bedrag)
        assert all(0 <= over(spelers, zaak, VAN + n * NACHT) <= 200_00 for n in range((TOT - VAN).days))
    engine.dispose()
    databank.weg(url)


def probeer(spelers: Spelers, zaak: str, wat: str, datum: date, bedrag: int) -> None:
    """A decision or the reversal of the first one that stands, refused or not."""
    rijen = besluitlijst.lijst_besluiten(spelers.session, zaak_van(spelers.session, zaak).id)
    teruggedraaid = {rij.tegenboeking_van_id for rij in rijen} | {rij.id for rij in rijen if rij.tegenboeking_van_id}
    staat = [rij for rij in rijen if rij.id not in teruggedraaid]
    try:
        if wat == "neem":
            spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(bedrag, datum))
        elif staat:
            spelers.directeur_sbjh.doet(besluiten.boek_tegen, zaak, staat[0].id, datum, "Dubbel.")
    except DomeinFout as fout:
        assert fout.code in ("plafond_overschreden", "datum_onlogisch")  # noqa: PT017
