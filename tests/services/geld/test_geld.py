"""Money promised under a decision, never more than it; divided to the cent, booked, settled before a zaak closes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app.domain.basis.begrippen import Toestand
from app.domain.geld.sleutel import Draagsleutel
from app.domain.geld.soorten import Geldsoort, Toezegsoort
from app.domain.geld.toezegging import Termijn
from app.export.dossierblad.toezeggingen import onder_besluit as in_het_dossier
from app.models import Geldpost
from app.services.besluit.besluiten import boek_tegen
from app.services.besluit.overzicht import besluitregels
from app.services.geld import lezen, stukken
from app.services.geld.boek import lees_geld, niet_afgewikkeld
from app.services.geld.boeken import draai_geldboeking_terug
from app.services.geld.keuzes import onder_besluit
from app.services.geld.toezeggen import wijzig_geldplan
from app.services.kern.toegang import vind_dossier
from app.services.naspel import speel_na
from app.services.openstaand.lijst import voor
from app.services.telling.tellingen import leg_tellingen_vast
from app.services.telling.weging import kinderen_van
from app.services.zaak.vooruitblik import vooruitblik_sluiten
from tests.kern.opzet import BESLUITDAG, VANDAAG, acties, geweigerd, logboek, niet_aanvaard, zaak_van
from tests.kern.opzetgegevens import telling
from tests.services.geld.conftest import DELFT, DEN_HAAG, RIJSWIJK, Kas

PLAN = [
    Termijn(Geldsoort.BETALING, date(2025, 4, 1), 60_00),
    Termijn(Geldsoort.TERUGBETALING, date(2025, 12, 1), 90_00),
]


def punten(kas: Kas) -> list[tuple[str, str]]:
    alle = voor(kas.spelers.session, kas.spelers.directeur_sbjh.actor, VANDAAG, grootte=100)
    return [(o.soort.code, o.punt.object) for o in alle if o.soort.code.startswith("geld")]


@pytest.mark.beide
def test_van_toezegging_tot_terugbetaald_en_het_logboek_speelt_het_na(kas: Kas) -> None:
    kas.zeg_toe(plan=PLAN, rente="3 % per jaar")
    regel = logboek(kas.spelers.session)[-1]
    assert regel.inhoud["verdeling"] == {DELFT: 30_00, DEN_HAAG: 30_00, RIJSWIJK: 30_00}
    assert (regel.kop.object, regel.inhoud["boeking"]) == ("toezegging/1", 1)
    kas.boek(Geldsoort.BETALING, 40_00)
    kas.boek(Geldsoort.VRIJVAL, 50_00, toelichting="Niet nodig.")
    fout = kas.boek(Geldsoort.TERUGBETALING, 10_00)
    kas.doet(draai_geldboeking_terug, fout.nummer, BESLUITDAG, "Verkeerd bedrag.")
    kas.boek(Geldsoort.TERUGBETALING, 25_00)
    assert niet_afgewikkeld(kas.spelers.session, zaak_van(kas.spelers.session, kas.zaak)) == ["1 (lening)"]
    kas.boek(Geldsoort.AFBOEKING, 15_00, grondslag="B-2025-9")
    assert kas.alles().rest == []
    kas.spelers.session.rollback()
    geteld = speel_na(kas.spelers.session, zaak_van(kas.spelers.session, kas.zaak))
    assert (geteld["toezegging"], geteld["geldplan"], geteld["geldboeking"]) == (1, 1, 7)
    posten = kas.spelers.session.scalars(select(Geldpost)).all()
    assert all(post.bedrag > 0 for post in posten)


@pytest.mark.beide
def test_rijen_veranderen_nooit(kas: Kas) -> None:
    kas.zeg_toe(plan=PLAN)
    for tabel in ("toezegging", "geldplan", "geldboeking", "geldpost"):
        for opdracht in (f"UPDATE {tabel} SET id = id", f"DELETE FROM {tabel}"):  # noqa: S608
            with pytest.raises(DBAPIError):
                kas.spelers.session.execute(text(opdracht))
            kas.spelers.session.rollback()


def test_nooit_meer_dan_het_besluit_tenzij_er_iets_vrijvalt(kas: Kas) -> None:
    kas.zeg_toe(200_00)
    with geweigerd(kas.spelers.session, "plafond_overschreden") as fout:
        kas.zeg_toe(100_01)
    assert "U kunt nog € 100 toezeggen" in fout.value.bericht
    kas.boek(Geldsoort.VRIJVAL, 50_00)
    assert kas.zeg_toe(150_00).nummer == 2


def test_wat_vrijviel_komt_alleen_terug_als_het_besluit_er_ruimte_voor_heeft(kas: Kas) -> None:
    session = kas.spelers.session
    kas.zeg_toe(300_00)
    vrij = kas.boek(Geldsoort.VRIJVAL, 100_00)
    kas.zeg_toe(50_00)
    with geweigerd(session, "plafond_overschreden"):
        kas.doet(draai_geldboeking_terug, vrij.nummer, BESLUITDAG, "Toch nodig.")
    kas.boek(Geldsoort.VRIJVAL, 50_00, 2)
    kas.boek(Geldsoort.VRIJVAL, 200_00)
    kas.doet(boek_tegen, kas.besluit.id, VANDAAG, "Toch niet.")
    with geweigerd(session, "ongeldige_overgang"):
        kas.doet(draai_geldboeking_terug, vrij.nummer, VANDAAG, "Toch nodig.")


def test_ook_op_een_eerdere_dag_is_er_nooit_meer_toegezegd_dan_besloten(kas: Kas) -> None:
    """What was released on a later day had no room on the days before it: a dossier of such a day would show more."""
    session, later = kas.spelers.session, BESLUITDAG + timedelta(days=3)
    kas.zeg_toe(300_00)
    kas.boek(Geldsoort.VRIJVAL, 100_00, dag=later)
    with geweigerd(session, "plafond_overschreden") as fout:
        kas.zeg_toe(100_00)
    assert fout.value.veld == "datum"
    kas.zeg_toe(100_00, datum=later)
    zaak = zaak_van(session, kas.zaak)
    assert [lees_geld(session, zaak, op).toegezegd for op in (BESLUITDAG, later)] == [300_00, 300_00]


def test_onder_een_teruggedraaid_besluit_is_niets_meer_toe_te_zeggen(kas: Kas) -> None:
    session = kas.spelers.session
    kas.zeg_toe()
    kas.doet(draai_geldboeking_terug, 1, BESLUITDAG, "Verkeerd.")
    kas.doet(boek_tegen, kas.besluit.id, VANDAAG, "Toch niet.")
    mijn = vind_dossier(session, kas.spelers.directeur_sbjh.actor, kas.zaak)
    eerste, *_terug = besluitregels(session, mijn)
    onder = onder_besluit(session, mijn, eerste.besluit, teruggedraaid=eerste.teruggedraaid_door is not None)
    assert onder
    assert ([r.rij.nummer for r in onder.regels], onder.toegezegd, onder.over) == ([1], 0, 0)
    besluiten: list[dict[str, Any]] = [
        {"volgnr": 1, "bedrag": 300_00, "tegenboeking_van": None},
        {"volgnr": 2, "bedrag": -300_00, "tegenboeking_van": 1},
    ]
    d = {"besluiten": besluiten, "geld": {"toezeggingen": [{"nummer": 1, "besluit": 1, "toegezegd": 0}]}}
    assert [regel[0] for regel in in_het_dossier(d, besluiten[0])] == [
        "toezegging: 1: €\N{NO-BREAK SPACE}0, nog toe te zeggen €\N{NO-BREAK SPACE}0"
    ]


def test_een_tegenboeking_gaat_samen_met_wat_er_daarna_gebeurde(kas: Kas) -> None:
    kas.zeg_toe()
    betaald = kas.boek(Geldsoort.BETALING, 90_00)
    terug = kas.boek(Geldsoort.TERUGBETALING, 90_00)
    kas.doet(draai_geldboeking_terug, terug.nummer, VANDAAG, "Verkeerd.")
    with geweigerd(kas.spelers.session, "ongeldige_overgang") as fout:
        kas.doet(draai_geldboeking_terug, betaald.nummer, BESLUITDAG, "Ook verkeerd.")
    assert fout.value.veld == "datum"
    kas.doet(draai_geldboeking_terug, betaald.nummer, VANDAAG, "Ook verkeerd.")
    assert kas.alles().betaald == 0


def test_een_dossier_van_eerder_kent_een_later_plan_niet(kas: Kas) -> None:
    kas.zeg_toe(plan=PLAN)
    kas.doet(wijzig_geldplan, 1, PLAN[:1], "Anders afgesproken.")
    zaak = zaak_van(kas.spelers.session, kas.zaak)
    assert lees_geld(kas.spelers.session, zaak, BESLUITDAG).regels[0].plan == PLAN
    assert lees_geld(kas.spelers.session, zaak, VANDAAG).regels[0].plan == PLAN[:1]


def test_een_toezegging_valt_onder_een_besluit_over_geld_van_deze_zaak(kas: Kas) -> None:
    session = kas.spelers.session
    with geweigerd(session, "mandaat_ontbreekt"):
        kas.zeg_toe(besluit_id=None)
    with geweigerd(session, "mandaat_ontbreekt"):
        kas.zeg_toe(besluit_id=kas.besluit.id + 99)
    kas.zeg_toe()
    with geweigerd(session, "ongeldige_overgang"):
        kas.doet(boek_tegen, kas.besluit.id, VANDAAG, "Toch niet.")
    kas.doet(draai_geldboeking_terug, 1, BESLUITDAG, "Verkeerd.")
    kas.doet(boek_tegen, kas.besluit.id, VANDAAG, "Toch niet.")
    with geweigerd(session, "ongeldige_overgang"):
        kas.zeg_toe()


@pytest.mark.parametrize(
    ("anders", "code", "veld"),
    [
        ({"omschrijving": ""}, "motivering_verplicht", "omschrijving"),
        ({"wederpartij": " "}, "ongeldige_invoer", "wederpartij"),
        ({"gemeenten": []}, "verdeling_klopt_niet", "gemeenten"),
        ({"gemeenten": ["GM9999"]}, "ongeldige_invoer", "gemeenten"),
        ({"voorfinancier": DELFT}, "ongeldige_invoer", "betaalt_niet"),
        ({"betaalt_niet": [DELFT], "voorfinancier": DELFT}, "ongeldige_invoer", "voorfinancier"),
        ({"sleutel": Draagsleutel.HAND, "delen": {DELFT: 1_00}}, "verdeling_klopt_niet", "delen"),
        ({"sleutel": Draagsleutel.ZORGDAGEN, "gewichten": {DELFT: 3}}, "verdeling_klopt_niet", "sleutel"),
        ({"soort": Toezegsoort.BIJDRAGE, "plan": PLAN}, "ongeldige_invoer", "plan"),
        ({"plan": [Termijn(Geldsoort.BETALING, VANDAAG, 90_01)]}, "ongeldige_invoer", "plan"),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld(kas: Kas, anders: dict[str, Any], code: str, veld: str) -> None:
    with niet_aanvaard(kas.spelers.session, code, veld):
        kas.zeg_toe(**anders)
    assert acties(kas.spelers.session).count("zeg_geld_toe") == 0


def test_naar_zorgdagen_en_naar_kinderen_zoals_een_besluit_ze_weegt(kas: Kas) -> None:
    dagen = {DELFT: 1, DEN_HAAG: 2, RIJSWIJK: 0}
    assert kas.zeg_toe(90_00, sleutel=Draagsleutel.ZORGDAGEN, gewichten=dagen).delen == {
        DELFT: 30_00, DEN_HAAG: 60_00, RIJSWIJK: 0,
    }  # fmt: skip
    twee = {"sleutel": Draagsleutel.KINDEREN, "gemeenten": [DELFT, DEN_HAAG], "datum": VANDAAG}
    with niet_aanvaard(kas.spelers.session, "verdeling_klopt_niet", "sleutel") as fout:
        kas.zeg_toe(90_00, **twee)
    assert "zijn de kinderen in zorg niet geteld" in fout.value.bericht
    tallen = {DELFT: 10, DEN_HAAG: 20}
    tellen = [telling(gemeente=code, in_zorg=tal, peildatum=VANDAAG) for code, tal in tallen.items()]
    kas.doet(leg_tellingen_vast, tellen)
    rij = kas.zeg_toe(34_00, **twee)
    weegt = kinderen_van(kas.spelers.session, zaak_van(kas.spelers.session, kas.zaak), [DELFT, DEN_HAAG], VANDAAG)
    assert (rij.gewichten, rij.peildatum) == (weegt.per_gever, VANDAAG)
    assert rij.delen == {DELFT: 12_00, DEN_HAAG: 22_00}, "each weighs as the middle of its band"


def test_wie_weigert_wordt_voorgefinancierd_en_rekent_later_af(kas: Kas) -> None:
    kas.zeg_toe(90_00, soort=Toezegsoort.BIJDRAGE, betaalt_niet=[RIJSWIJK], voorfinancier=DEN_HAAG)
    kas.boek(Geldsoort.BETALING, 90_00)
    session = kas.spelers.session
    stand = lezen.per_gemeente(kas.alles())
    assert (stand[RIJSWIJK].zelf_betaald, stand[RIJSWIJK].voorgefinancierd) == (0, 30_00)
    assert (stand[DEN_HAAG].zelf_betaald, stand[DEN_HAAG].vooruitbetaald) == (60_00, 30_00)
    assert ("geld_verevenen", "toezegging/1") in punten(kas)
    with niet_aanvaard(session, "ongeldige_invoer", "bedrag"):
        kas.boek(Geldsoort.VEREVENING, 30_01, college=RIJSWIJK)
    kas.boek(Geldsoort.VEREVENING, 20_00, college=RIJSWIJK)
    with niet_aanvaard(session, "ongeldige_invoer", "grondslag"):
        kas.boek(Geldsoort.OVERNAME, 10_00, college=RIJSWIJK)
    kas.boek(Geldsoort.OVERNAME, 10_00, college=RIJSWIJK, grondslag="DO van 2 juni")
    stand = lezen.per_gemeente(kas.alles())
    assert (stand[RIJSWIJK].last, stand[DEN_HAAG].last) == (20_00, 40_00)
    assert kas.alles().rest == []
    assert "geld_verevenen" not in dict(punten(kas))
    session.rollback()
    speel_na(session, zaak_van(session, kas.zaak))


def test_geld_van_het_rijk_verlaagt_wat_elk_draagt(kas: Kas) -> None:
    rijk = {"soort": Toezegsoort.RIJKSSUBSIDIE, "besluit_id": None, "wederpartij": "VWS"}
    kas.zeg_toe(60_00, **rijk, beschikking="VWS-1")
    kas.zeg_toe(90_00, soort=Toezegsoort.BIJDRAGE)
    kas.boek(Geldsoort.BETALING, 30_00, 1)
    kas.boek(Geldsoort.BETALING, 90_00, 2)
    stand = lezen.per_gemeente(kas.alles())[DELFT]
    assert (stand.toegezegd, stand.rijk, stand.ontvangen, stand.last) == (30_00, 20_00, 10_00, 20_00)


def test_termijnen_zijn_punten_tot_zij_zijn_gedekt_of_verzet(kas: Kas) -> None:
    kas.zeg_toe(plan=PLAN)
    assert punten(kas) == [("geld_betalen", "toezegging/1")]
    versie = kas.alles().regels[0].versie
    anders = [replace(PLAN[0], datum=date(2025, 9, 1)), PLAN[1]]
    with niet_aanvaard(kas.spelers.session, "verouderd"):
        kas.doet(wijzig_geldplan, 1, anders, "Uitstel.", versie - 1)
    with niet_aanvaard(kas.spelers.session, "motivering_verplicht", "reden"):
        kas.doet(wijzig_geldplan, 1, anders, "", versie)
    kas.doet(wijzig_geldplan, 1, anders, "Uitstel.", versie)
    assert punten(kas) == []
    assert lezen.per_gemeente(kas.alles())[DELFT].per_maand == {date(2025, 9, 1): 20_00, None: 10_00}
    kas.spelers.session.rollback()
    speel_na(kas.spelers.session, zaak_van(kas.spelers.session, kas.zaak))


def test_wat_op_een_dag_nog_niet_was_betaald_kwam_toen_niet_terug(kas: Kas) -> None:
    kas.zeg_toe()
    kas.boek(Geldsoort.BETALING, 90_00, dag=VANDAAG)
    with niet_aanvaard(kas.spelers.session, "ongeldige_invoer", "bedrag"):
        kas.boek(Geldsoort.TERUGBETALING, 10_00)
    assert kas.boek(Geldsoort.TERUGBETALING, 10_00, dag=VANDAAG).nummer == 3


def test_een_zaak_sluit_niet_zolang_er_geld_openstaat(kas: Kas) -> None:
    kas.zeg_toe()
    session = kas.spelers.session
    blik = vooruitblik_sluiten(session, zaak_van(session, kas.zaak), VANDAAG)
    assert "geld_open" in [v.fout.code for v in blik.beletsels]
    kas.boek(Geldsoort.VRIJVAL, 90_00)
    blik = vooruitblik_sluiten(session, zaak_van(session, kas.zaak), VANDAAG)
    assert "geld_open" not in [v.fout.code for v in blik.beletsels]
    assert zaak_van(session, kas.zaak).toestand is Toestand.ZORGELIJK


def test_een_gemeente_ziet_haar_eigen_deel_met_brief_en_rekenblad(kas: Kas) -> None:
    kas.zeg_toe(100_00, sleutel=Draagsleutel.INWONERS, plan=PLAN)
    kas.boek(Geldsoort.BETALING, 50_00)
    session = kas.spelers.session
    mijn = vind_dossier(session, kas.spelers.delft.actor, kas.zaak)
    standen = lezen.te_zien(mijn, kas.alles())
    assert list(standen) == [DELFT]
    blad = stukken.gemeenteblad(session, mijn, DELFT, VANDAAG)
    assert blad.delen[0].deel == standen[DELFT].toegezegd
    assert "inwoners" in blad.delen[0].uitleg
    assert sum(j.betaald + j.te_betalen for j in blad.jaren) == standen[DELFT].toegezegd
    assert stukken.geldbrief(session, mijn, DELFT, VANDAAG)[:2] == b"PK"
    assert stukken.geldwerkboek(session, mijn, DELFT, VANDAAG)[:2] == b"PK"
    with niet_aanvaard(session, "niet_gevonden"):
        stukken.gemeenteblad(session, vind_dossier(session, kas.spelers.delft.actor, kas.zaak), DEN_HAAG, VANDAAG)
    with geweigerd(session, "geen_recht"):
        kas.spelers.delft.doet(draai_geldboeking_terug, kas.zaak, 1, BESLUITDAG, "Nee.")
