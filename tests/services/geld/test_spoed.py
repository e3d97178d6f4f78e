"""Money promised under a spoedbesluit: the bill comes before a college granted; what is not ratified stays visible."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from app.domain.basis.begrippen import Mandaatsoort
from app.domain.besluit.spoed import NieuwSpoedbesluit, Spoeduitkomst
from app.domain.besluit.verdeling import Verdeelsleutel
from app.domain.geld.dekking import Dekking, Dekkingstand
from app.domain.geld.sleutel import Draagsleutel
from app.domain.geld.soorten import Geldsoort, Toezegsoort
from app.domain.geld.toezegging import NieuweToezegging
from app.export.dossierblad.toezeggingen import geld as dossierblad_geld
from app.models import Geldboeking, Organisatie, Spoedbesluit, Spoeddeel
from app.services.besluit import spoed, spoedeinde
from app.services.dossier.beeld import VAN_HET_DOSSIER, lees_beeld
from app.services.dossier.geld import geld_op
from app.services.dossier.samenstel import stel_samen
from app.services.dossier.stand import stand_op
from app.services.geld import stukken
from app.services.geld.boek import Geldboek, lees_geld
from app.services.geld.boeken import NieuweBoeking, boek_geld, draai_geldboeking_terug
from app.services.geld.keuzes import besluiten_met_ruimte, onder_spoedbesluiten
from app.services.geld.spoed import dekkingen
from app.services.geld.toezeggen import zeg_geld_toe
from app.services.kern.toegang import vind_dossier
from app.services.naspel import speel_na
from tests.kern.opzet import geweigerd, niet_aanvaard, open_zaak, zaak_van
from tests.kern.spelers import Spelers, dag
from tests.services.besluit.twee import met_profiel

PROFIEL = """
[spoedbesluit]
hoogste_euro = 900
dagen = 14
drager = "de regio, naar inwoners"
een_mag = false
bron = "eigen afspraak van deze toets [I]"
"""
VRIJDAG, ZATERDAG, LAATSTE = dag(28, 2), dag(1, 3), dag(14, 3)
DELFT, WESTLAND = "GM0503", "GM1783"


@pytest.fixture(autouse=True)
def regio(tmp_path: Path) -> Iterator[None]:
    with met_profiel(tmp_path, PROFIEL):
        yield


class Nood:
    """A zaak without a mandaat, with a spoedbesluit of € 90 that one of the two took."""

    def __init__(self, spelers: Spelers) -> None:
        self.spelers, self.session = spelers, spelers.session
        self.zaak = open_zaak(spelers)
        nieuw = NieuwSpoedbesluit(
            Mandaatsoort.FINANCIEN, "Loon.", "Vrijdagavond.", VRIJDAG, LAATSTE, 90_00, Verdeelsleutel.GELIJK
        )
        self.besluit: Spoedbesluit = self.doet(spoed.neem_spoedbesluit, nieuw, op=VRIJDAG)

    def doet(self, dienst: Any, *wat: Any, op: date = ZATERDAG, **meer: Any) -> Any:
        return self.spelers.directeur_sbjh.op(op).doet(dienst, self.zaak, *wat, **meer)

    def teken(self, op: date = VRIJDAG) -> None:
        self.spelers.directeur_denhaag.op(op).doet(spoed.teken_spoedbesluit_mee, self.zaak, 1, op)

    def beslis(self, wie: Any, uitkomst: Spoeduitkomst, op: date = ZATERDAG) -> None:
        wie.op(op).doet(spoed.beslis_over_spoedbesluit, self.zaak, 1, op, uitkomst, "B-9", "Zie besluit.")

    def zeg_toe(self, bedrag: int = 60_00, op: date = ZATERDAG, **meer: Any) -> Any:
        wat: dict[str, Any] = {
            "soort": Toezegsoort.BIJDRAGE, "omschrijving": "Loon.", "wederpartij": "Stichting Test", "datum": op,
            "bedrag": bedrag, "spoedbesluit_id": self.besluit.id, "sleutel": Draagsleutel.BESLUIT,
        }  # fmt: skip
        return self.doet(zeg_geld_toe, NieuweToezegging(**wat | meer), op=op)

    def boek(self, soort: Geldsoort, bedrag: int, op: date = ZATERDAG, **meer: Any) -> Geldboeking:
        gemaakt: Geldboeking = self.doet(
            boek_geld, 1, NieuweBoeking(soort=soort, datum=op, bedrag=bedrag, **meer), op=op
        )
        return gemaakt

    def alles(self) -> Geldboek:
        self.session.rollback()
        return lees_geld(self.session, zaak_van(self.session, self.zaak))

    def gedekt(self, op: date) -> Dekkingstand:
        boek = self.alles()
        return dekkingen(self.session, zaak_van(self.session, self.zaak), boek, op)[1]


@pytest.fixture
def nood(spelers: Spelers) -> Nood:
    return Nood(spelers)


def test_de_rekening_van_zaterdag_kan_onder_het_spoedbesluit_van_vrijdag(nood: Nood) -> None:
    with geweigerd(nood.session, "ongeldige_overgang"):
        nood.zeg_toe()
    nood.teken()
    rij = nood.zeg_toe()
    vraag = select(func.count()).where(Spoeddeel.spoedbesluit_id == nood.besluit.id)
    assert sum(rij.delen.values()) == 60_00
    assert len(rij.delen) == nood.session.scalar(vraag), "every college of the spoedbesluit bears its part"
    nood.boek(Geldsoort.BETALING, 60_00)
    stand = nood.gedekt(ZATERDAG)
    assert (stand.wacht, stand.bekrachtigd, stand.ongedekt) == (60_00, 0, 0)
    nood.session.rollback()
    speel_na(nood.session, zaak_van(nood.session, nood.zaak))


def test_wat_niet_wordt_bekrachtigd_blijft_staan_als_niet_gedekt_met_wie_het_draagt(nood: Nood) -> None:
    nood.teken()
    rij = nood.zeg_toe()
    nood.beslis(nood.spelers.delft, Spoeduitkomst.BEKRACHTIGD)
    nood.beslis(nood.spelers.westland, Spoeduitkomst.GEWEIGERD)
    stand = nood.gedekt(ZATERDAG)
    assert (stand.bekrachtigd, stand.ongedekt) == (rij.delen[DELFT], rij.delen[WESTLAND])
    geweigerd_ = stand.van(WESTLAND)
    assert geweigerd_
    assert (geweigerd_.hoe, geweigerd_.drager) == (Dekking.ONGEDEKT, "de regio, naar inwoners")
    na = nood.gedekt(dag(15, 3))
    assert (na.wacht, na.ongedekt) == (0, 60_00 - rij.delen[DELFT]), "its days are over"
    nood.doet(spoed.leg_drager_vast, 1, WESTLAND, ZATERDAG, "Delft, tot het voorjaar")
    gedragen = nood.gedekt(ZATERDAG).van(WESTLAND)
    assert gedragen
    assert (gedragen.hoe, gedragen.drager) == (Dekking.GEDRAGEN, "Delft, tot het voorjaar")
    assert nood.alles().toegezegd == 60_00, "nothing is reversed"
    mijn = vind_dossier(nood.session, nood.spelers.westland.actor, nood.zaak)
    (deel,) = stukken.gemeenteblad(nood.session, mijn, WESTLAND, ZATERDAG).delen
    assert deel.dekking == gedragen
    assert stukken.geldbrief(nood.session, mijn, WESTLAND, ZATERDAG)[:2] == b"PK"


def test_nooit_meer_dan_het_spoedbesluit_en_alleen_op_de_dagen_waarop_het_geldt(nood: Nood) -> None:
    nood.teken()
    nood.zeg_toe()
    with geweigerd(nood.session, "plafond_overschreden"):
        nood.zeg_toe(30_01)
    with niet_aanvaard(nood.session, "datum_onlogisch", "datum"):
        nood.zeg_toe(10_00, op=dag(15, 3))
    with niet_aanvaard(nood.session, "ongeldige_invoer", "sleutel"):
        nood.zeg_toe(10_00, sleutel=Draagsleutel.INWONERS, gemeenten=[DELFT])
    with geweigerd(nood.session, "mandaat_ontbreekt"):
        nood.zeg_toe(10_00, spoedbesluit_id=nood.besluit.id + 9)
    vrij = nood.boek(Geldsoort.VRIJVAL, 60_00)
    nood.zeg_toe(90_00)
    with geweigerd(nood.session, "plafond_overschreden"):
        nood.doet(draai_geldboeking_terug, vrij.nummer, ZATERDAG, "Toch nodig.")


def test_veel_toezeggingen_samen_maken_van_geen_college_het_deel_groter(nood: Nood) -> None:
    """The cent that is left over each time does not go to the same one: together it is what each ratifies."""
    nood.teken()
    for bedrag in (10_01,) * 8:
        nood.zeg_toe(bedrag)
    nood.zeg_toe(90_00 - 8 * 10_01)
    deel, boek = Spoeddeel, nood.alles()
    vraag = select(Organisatie.code, deel.bedrag).join(Organisatie, Organisatie.id == deel.organisatie_id)
    besloten = {rij.code: rij.bedrag for rij in nood.session.execute(vraag)}
    assert {code: sum(r.boek.aandeel(code) for r in boek.regels) for code in besloten} == besloten
    with geweigerd(nood.session, "plafond_overschreden"):
        nood.zeg_toe(1)
    nood.session.rollback()
    speel_na(nood.session, zaak_van(nood.session, nood.zaak))


def test_een_teruggedraaide_toezegging_noemt_in_het_dossier_haar_spoedbesluit(nood: Nood) -> None:
    nood.teken()
    nood.zeg_toe()
    nood.doet(draai_geldboeking_terug, 1, ZATERDAG, "Verkeerd.")
    nood.session.rollback()
    zaak = zaak_van(nood.session, nood.zaak)
    deel: dict[str, Any] = dict(geld_op(lees_beeld(nood.session, zaak.id, VAN_HET_DOSSIER), ZATERDAG))
    (rij,) = deel["toezeggingen"]
    assert (rij["besluit"], rij["spoedbesluit"], rij["dekking"]) == (None, 1, [])


def test_intrekken_laat_staan_wat_is_toegezegd(nood: Nood) -> None:
    nood.teken()
    nood.zeg_toe()
    with niet_aanvaard(nood.session, "ongeldige_invoer", "verschuldigd") as fout:
        nood.doet(spoedeinde.trek_spoedbesluit_in, 1, ZATERDAG, "Niet meer nodig.", 59_99)
    assert "€ 60 toegezegd" in fout.value.bericht
    nood.doet(spoedeinde.trek_spoedbesluit_in, 1, ZATERDAG, "Niet meer nodig.", 60_00)
    with geweigerd(nood.session, "ongeldige_overgang"):
        nood.zeg_toe(10_00)
    assert nood.gedekt(ZATERDAG).wacht == 60_00


def test_intrekken_gaat_niet_terug_tot_voor_de_laatste_toezegging(nood: Nood) -> None:
    """Else money was promised on a day on which the spoedbesluit had ended."""
    nood.teken()
    nood.zeg_toe()
    with niet_aanvaard(nood.session, "datum_onlogisch", "datum"):
        nood.doet(spoedeinde.trek_spoedbesluit_in, 1, VRIJDAG, "Niet meer nodig.", 60_00)
    nood.boek(Geldsoort.VRIJVAL, 60_00)
    nood.doet(spoedeinde.trek_spoedbesluit_in, 1, VRIJDAG, "Niet meer nodig.", 0)


def test_wie_nog_niet_bekrachtigde_wordt_voorgefinancierd_en_rekent_af(nood: Nood) -> None:
    nood.teken()
    rij = nood.zeg_toe(betaalt_niet=[WESTLAND], voorfinancier=DELFT)
    nood.boek(Geldsoort.BETALING, 60_00)
    deel = rij.delen[WESTLAND]
    nood.beslis(nood.spelers.westland, Spoeduitkomst.GEWEIGERD)
    nood.boek(Geldsoort.OVERNAME, deel, college=WESTLAND, grondslag="DO van 3 maart")
    assert nood.alles().rest == []
    with niet_aanvaard(nood.session, "ongeldige_invoer", "betaalt_niet"):
        nood.zeg_toe(10_00, betaalt_niet=["GM9999"], voorfinancier=DELFT)


def test_de_keuze_en_het_spoedbesluit_zeggen_wat_er_over_is(nood: Nood) -> None:
    assert besluiten_met_ruimte(nood.session, zaak_van(nood.session, nood.zaak), ZATERDAG) == []
    team = vind_dossier(nood.session, nood.spelers.directeur_sbjh.actor, nood.zaak)
    besluit = nood.session.get_one(Spoedbesluit, nood.besluit.id)
    assert onder_spoedbesluiten(nood.session, team, [besluit], ZATERDAG)[besluit.id].over == 0, "it does not count yet"
    nood.session.rollback()
    nood.teken()
    nood.zeg_toe()
    nood.session.rollback()
    (keuze,) = besluiten_met_ruimte(nood.session, zaak_van(nood.session, nood.zaak), ZATERDAG)
    assert (keuze.spoed, keuze.volgnr, keuze.over) == (True, 1, 30_00)
    besluit = nood.session.get_one(Spoedbesluit, nood.besluit.id)
    team = vind_dossier(nood.session, nood.spelers.directeur_sbjh.actor, nood.zaak)
    onder = onder_spoedbesluiten(nood.session, team, [besluit], ZATERDAG)[besluit.id]
    assert (onder.toegezegd, onder.over, [r.rij.nummer for r in onder.regels]) == (60_00, 30_00, [1])
    delft = vind_dossier(nood.session, nood.spelers.delft.actor, nood.zaak)
    assert onder_spoedbesluiten(nood.session, delft, [besluit], ZATERDAG) == {}


def test_het_dossier_zegt_wat_niet_is_gedekt_en_wie_dat_draagt(nood: Nood) -> None:
    nood.teken()
    rij = nood.zeg_toe()
    nood.beslis(nood.spelers.westland, Spoeduitkomst.GEWEIGERD)
    nood.session.rollback()
    wie = nood.spelers.directeur_sbjh.op(ZATERDAG)
    mijn = vind_dossier(nood.session, wie.actor_nu(), nood.zaak)
    heel = stel_samen(stand_op(nood.session, mijn, ZATERDAG))
    (toezegging,) = heel["geld"]["toezeggingen"]  # type: ignore[index]
    assert (toezegging["spoedbesluit"], toezegging["besluit"]) == (1, None)
    westland = next(deel for deel in toezegging["dekking"] if deel["code"] == WESTLAND)
    assert (westland["stand"], westland["bedrag"]) == ("ongedekt", rij.delen[WESTLAND])
    assert westland["drager"] == "de regio, naar inwoners"
    tekst = str(list(dossierblad_geld(heel)))
    assert "voor rekening van de regio, naar inwoners" in tekst
