"""The plan of interbestuurlijk toezicht: a term and steps, which stay on the list until they are done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.overleg.toezichtplan import Nieuwstap, Planstapstatus
from app.services.dossier.samenstel import stel_samen
from app.services.dossier.stand import stand_op
from app.services.informatie import raadsbrieven
from app.services.kern.toegang import vind_dossier
from app.services.naspel import speel_alles_na
from app.services.openstaand.lijst import van_zaak
from app.services.overleg import toezichtplan as plannen
from app.services.overleg.toezicht import leg_toezichtstap_vast
from app.services.zaak.vooruitblik import checklist_sluiten
from tests.kern.opzet import BEGIN, VANDAAG, geweigerd, logboek, niet_aanvaard, open_zaak, zaak_van
from tests.kern.spelers import Speler, Spelers, dag

KLAAR, VERDER = dag(30, 6), dag(31, 7)
STAP = Nieuwstap("Contouren van het plan", "het onderzoeksbureau", dag(15, 6))


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


@pytest.fixture
def wie(spelers: Spelers, zaak: str) -> Speler:
    """The director, in a zaak under toezicht."""
    spelers.directeur_sbjh.doet(leg_toezichtstap_vast, zaak, "beoordeling", dag(4, 3), "Brief van VWS.")
    return spelers.directeur_sbjh


def stel_op(wie: Speler, zaak: str, datum: date = VANDAAG) -> None:
    wie.doet(plannen.stel_toezichtplan_op, zaak, datum, KLAAR, "De toekomst van de jeugdhulpplus.")


def open_(wie: Speler, zaak: str, op: date = VANDAAG) -> dict[str, bool]:
    """What is open about the toezicht, and whether it is late."""
    dossier = vind_dossier(wie.session, wie.actor, zaak)
    return {o.soort.code: o.te_laat for o in van_zaak(wie.session, dossier, op) if "toezicht" in o.soort.code}


def test_een_plan_heeft_een_termijn_en_stappen_die_open_staan_tot_ze_af_zijn(wie: Speler, zaak: str) -> None:
    assert set(open_(wie, zaak)) == {"toezicht", "toezicht_zonder_plan", "toezicht_raden"}
    stel_op(wie, zaak)
    wie.doet(plannen.voeg_planstap_toe, zaak, 1, STAP, VANDAAG)
    assert set(open_(wie, zaak)) == {"toezicht", "toezichtplan", "toezichtplanstap", "toezicht_raden"}
    laat = open_(wie, zaak, KLAAR + timedelta(days=1))
    assert (laat["toezichtplan"], laat["toezichtplanstap"], laat["toezicht"]) == (True, True, False)
    wie.doet(plannen.rond_planstap_af, zaak, 1, 1, Planstapstatus.GEDAAN, VANDAAG)
    wie.doet(plannen.lever_toezichtplan_op, zaak, 1, VANDAAG, "Aan de staatssecretaris.")
    assert set(open_(wie, zaak)) == {"toezicht", "toezicht_raden"}
    wie.doet(
        raadsbrieven.schrijf_romptekst, zaak, raadsbrieven.NieuweRomptekst("Toezicht", "Er loopt toezicht.", VANDAAG)
    )
    wie.doet(leg_toezichtstap_vast, zaak, "beeindigd", VANDAAG, "Klaar.")
    assert open_(wie, zaak) == {}
    speel_alles_na(wie.session)


def test_het_einde_van_het_toezicht_laat_niets_van_het_plan_open(wie: Speler, zaak: str) -> None:
    stel_op(wie, zaak)
    wie.doet(plannen.voeg_planstap_toe, zaak, 1, STAP, VANDAAG)
    wie.doet(leg_toezichtstap_vast, zaak, "beeindigd", VANDAAG, "Klaar.")
    assert open_(wie, zaak) == {}


@pytest.mark.beide
def test_zonder_toezicht_geen_plan_en_er_loopt_er_een_tegelijk(spelers: Spelers) -> None:
    wie, zaak = spelers.directeur_sbjh, open_zaak(spelers)
    with geweigerd(wie.session, "ongeldige_overgang"):
        stel_op(wie, zaak)
    wie.doet(leg_toezichtstap_vast, zaak, "beoordeling", BEGIN, "Brief van VWS.")
    stel_op(wie, zaak)
    with geweigerd(wie.session, "ongeldige_overgang"):
        stel_op(wie, zaak)
    wie.doet(plannen.lever_toezichtplan_op, zaak, 1, VANDAAG, "Aan het Rijk.")
    stel_op(wie, zaak)
    assert [p.volgnr for p in plannen.lijst_toezichtplannen(wie.session, zaak_van(wie.session, zaak))] == [1, 2]


def test_de_termijn_wordt_verzet_met_een_reden_en_de_oude_dag_blijft_staan(wie: Speler, zaak: str) -> None:
    stel_op(wie, zaak)
    with niet_aanvaard(wie.session, "motivering_verplicht", "reden"):
        wie.doet(plannen.verzet_toezichtplan, zaak, 1, VANDAAG, VERDER, "")
    wie.doet(plannen.verzet_toezichtplan, zaak, 1, VANDAAG, VERDER, "Op verzoek van VWS.")
    inhoud = logboek(wie.session)[-1].inhoud
    assert (inhoud["uiterlijk_op_was"], inhoud["uiterlijk_op"]) == (str(KLAAR), str(VERDER))
    speel_alles_na(wie.session)


def test_niet_toegepast_vraagt_een_reden_en_afronden_kan_een_keer(wie: Speler, zaak: str) -> None:
    stel_op(wie, zaak)
    wie.doet(plannen.voeg_planstap_toe, zaak, 1, STAP, VANDAAG)
    with niet_aanvaard(wie.session, "motivering_verplicht", "toelichting"):
        wie.doet(plannen.rond_planstap_af, zaak, 1, 1, Planstapstatus.NIET_TOEGEPAST, VANDAAG)
    wie.doet(plannen.rond_planstap_af, zaak, 1, 1, Planstapstatus.NIET_TOEGEPAST, VANDAAG, "Het Rijk vroeg het niet.")
    with geweigerd(wie.session, "ongeldige_overgang"):
        wie.doet(plannen.rond_planstap_af, zaak, 1, 1, Planstapstatus.GEDAAN, VANDAAG)


@pytest.mark.parametrize(("stap", "veld"), [
    (Nieuwstap(" ", "het bureau", KLAAR), "titel"),
    (Nieuwstap("Contouren", "", KLAAR), "met_wie"),
    (Nieuwstap("Contouren", "het bureau", BEGIN), "uiterlijk_op"),
])  # fmt: skip
def test_een_stap_zegt_wat_bij_wie_en_wanneer(wie: Speler, zaak: str, stap: Nieuwstap, veld: str) -> None:
    stel_op(wie, zaak)
    with niet_aanvaard(wie.session, "ongeldige_invoer", veld):
        wie.doet(plannen.voeg_planstap_toe, zaak, 1, stap, VANDAAG)


def test_sluiten_noemt_wat_er_van_het_plan_openstaat(wie: Speler, zaak: str) -> None:
    def regel() -> str:
        regels = checklist_sluiten(wie.session, zaak_van(wie.session, zaak), VANDAAG)
        return next(r.tekst for r in regels if r.code == "toezicht_loopt")

    assert "er is geen plan" in regel()
    stel_op(wie, zaak)
    wie.doet(plannen.voeg_planstap_toe, zaak, 1, STAP, VANDAAG)
    assert "plan 1 is niet opgeleverd; Contouren van het plan" in regel()


def test_het_dossier_vertelt_het_plan_van_de_dag(wie: Speler, zaak: str) -> None:
    stel_op(wie, zaak, dag(1, 5))
    wie.doet(plannen.voeg_planstap_toe, zaak, 1, STAP, dag(1, 5))
    wie.doet(plannen.rond_planstap_af, zaak, 1, 1, Planstapstatus.GEDAAN, VANDAAG)
    dossier = vind_dossier(wie.session, wie.actor, zaak)
    standen = []
    for op in (dag(2, 5), VANDAAG):
        gevonden: Any = stel_samen(stand_op(wie.session, dossier, op))["interbestuurlijk_toezicht"]
        standen += [stap["status"] for plan in gevonden["plannen"] for stap in plan["stappen"]]
    assert standen == ["open", "gedaan"]
