"""What somebody outside the team reads on the pages of a zaak he also finds; what he does not read he does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.basis.fouten import DomeinFout
from app.domain.besluit.spoed import Spoeduitkomst
from app.domain.jaar.inbreng import Inbrengsoort, NieuweInbreng
from app.domain.overleg.standpunt import Hoedanigheid, Inbreng, Standpuntsoort
from app.services.document.documenten import NieuwDocument
from app.services.geld.boeken import draai_geldboeking_terug
from app.services.jaar.inbreng import leg_inbreng_vast
from app.services.jaar.kalender import stel_jaarkalender_vast
from app.services.jaar.stukken import dien_jaarstuk_in, vind_jaarstuk
from app.services.jaar.zoek import zoek_jaar
from app.services.overleg import opschaling
from tests.kern.opzet import BESLUITDAG, VANDAAG, actief_mandaat, open_zaak
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.besluit.test_spoed import BESLOTEN, TOESTAAN, beslis, neem, teken
from tests.services.besluit.twee import met_profiel
from tests.services.geld.conftest import Kas, kas
from tests.services.overleg.raadpleging import DELFT, WESTLAND, stel_vraag, zegt
from tests.services.zoeken.zoekopzet import gevonden

__all__ = ["kas"]
pytestmark = pytest.mark.beide


def test_wie_een_vraag_kreeg_vindt_wat_elke_gemeente_zei(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    stel_vraag(spelers.directeur_sbjh, zaak, [DELFT, WESTLAND])
    wat = Inbreng(Standpuntsoort.NIET_AKKOORD, VANDAAG, Hoedanigheid.AMBTENAAR, "J. Bakker", toelichting="Zeldzaam.")
    zegt(spelers.westland, zaak, WESTLAND, wat)
    for wie in (spelers.delft, spelers.westland, spelers.directeur_sbjh):
        assert gevonden(wie, "zeldzaam bakker") == ["leg_standpunt_vast"]
    for wie in (spelers.gemeente("rijswijk"), spelers.rijnmond, spelers.wethouder):
        assert gevonden(wie, "zeldzaam") == []


def test_de_opschaling_vindt_wie_de_zaak_ziet(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    wie = spelers.directeur_sbjh
    nummer = wie.doet(opschaling.open_opschaling, zaak, "Er is een patstelling.", VANDAAG).volgnr
    wie.doet(opschaling.stap_op, zaak, nummer, "directeuren", VANDAAG, "Een gesprek over de patstelling.")
    for lezer in (spelers.delft, spelers.wethouder):
        assert gevonden(lezer, "patstelling") == ["stap_op", "open_opschaling"]
    assert gevonden(spelers.rijnmond, "patstelling") == []


def test_een_gever_vindt_wat_bij_zijn_mandaat_staat(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    actief_mandaat(spelers, zaak)
    assert gevonden(spelers.delft, '"b 1"') == ["verleen"]
    assert gevonden(spelers.delft, "voorzitter") == ["stem_in"]
    assert gevonden(spelers.delft, "stemt") == []  # the word with which the other Regievoerder explained it
    assert "stem_in" in gevonden(spelers.directeur_sbjh, "stemt")
    assert gevonden(spelers.westland, '"b 1"') == []


def test_een_college_vindt_een_spoedbesluit_waarin_het_een_deel_heeft(spelers: Spelers, tmp_path: Path) -> None:
    with met_profiel(tmp_path, TOESTAAN.format(een_mag="false")):
        zaak = open_zaak(spelers)
        neem(spelers, zaak)
        teken(spelers.directeur_denhaag, zaak)
        beslis(spelers.delft, zaak, Spoeduitkomst.GEWEIGERD, BESLOTEN, "Daar was geen reden voor.")
    for wie in (spelers.delft, spelers.westland):
        assert gevonden(wie, "vrijdagavond") == ["neem_spoedbesluit"]
    assert gevonden(spelers.delft, "reden") == ["beslis_over_spoedbesluit"]
    for wie in (spelers.westland, spelers.rijnmond):
        assert gevonden(wie, "reden") == []
    assert gevonden(spelers.rijnmond, "vrijdagavond") == []


def test_wie_een_deel_draagt_vindt_de_toezegging_tot_zij_is_teruggedraaid(kas: Kas) -> None:
    kas.zeg_toe(omschrijving="Brugkrediet.", wederpartij="Stichting Geheim")
    spelers = kas.spelers
    assert gevonden(spelers.delft, "brugkrediet") == ["zeg_geld_toe"]
    assert gevonden(spelers.delft, "geheim") == gevonden(spelers.westland, "brugkrediet") == []
    kas.doet(draai_geldboeking_terug, 1, BESLUITDAG, "Vergissing.")
    assert gevonden(spelers.delft, "brugkrediet") == []
    assert gevonden(spelers.directeur_sbjh, "brugkrediet") == ["zeg_geld_toe"]


def in_jaar(wie: Speler, tekst: str) -> list[tuple[str, str]]:
    wie.session.rollback()
    return [(vondst.wat.value, vondst.titel) for vondst in zoek_jaar(wie.session, wie.actor_nu(), tekst)]


def test_het_jaar_van_de_regio_vindt_men_zover_men_het_ziet(spelers: Spelers) -> None:
    team = spelers.directeur_sbjh.op(dag(12, 3))
    rijen = {r.gemeente or r.code: r.id for r in team.doet(stel_jaarkalender_vast, 2025, ["begroting"])}
    bestand = NieuwDocument("begroting.txt", b"Wat het kost.\n", dag(10, 3))
    stukken = [
        team.doet(dien_jaarstuk_in, rijen[bij], titel, bestand).id
        for bij, titel in (("voorlopig", "Kadernota zwaluw"), (DELFT, "Zienswijze zwaluw"))
    ]
    inbreng = NieuweInbreng(Inbrengsoort.MOTIE, DELFT, dag(10, 3), "Let op de zwaluwen.", "begroting")
    team.doet(leg_inbreng_vast, 2025, inbreng)
    kader, zienswijze, motie = ("stuk", "Kadernota zwaluw"), ("stuk", "Zienswijze zwaluw"), ("inbreng", "motie")
    wat: dict[Speler, set[tuple[str, str]]] = {
        team: {kader, zienswijze, motie},
        spelers.delft: {kader, zienswijze, motie},
        spelers.westland: {kader},
        spelers.wethouder: {kader},
        spelers.rijnmond: set(),
        spelers.auditor: set(),
        spelers.beheerder: set(),
    }
    for wie, verwacht in wat.items():
        lezer = wie.op(dag(12, 3))
        assert set(in_jaar(lezer, "zwaluw")) == verwacht, wie.email
        ziet = set()
        for nr in stukken:
            try:
                ziet.add(vind_jaarstuk(lezer.session, lezer.actor_nu(), nr).stuk.titel)
            except DomeinFout:
                lezer.session.rollback()
        assert ziet >= {titel for soort, titel in verwacht if soort == "stuk"}
    assert in_jaar(team, '"zwaluw kadernota"') == in_jaar(team, "zwaluwnest") == in_jaar(team, "de") == []
    assert in_jaar(team, '"kadernota zwal*"') == []
    assert ("stuk", "Kadernota zwaluw") in in_jaar(team, "kadern*")
