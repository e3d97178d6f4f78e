"""A wrong answer date of a request is put right, for all its mandaten, and what was asked before stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.services.kern.toegang import vind_dossier
from app.services.mandaat import opstelling
from app.services.mandaat.handelingen import keur_goed
from app.services.mandaat.reactiedatum import wijzig_reactiedatum
from app.services.mandaat.verzoeken import lijst_verzoeken, verzoekblad
from app.services.naspel import speel_alles_na
from app.services.openstaand.lijst import voor
from tests.kern.opzet import VANDAAG, geweigerd, logboek, niet_aanvaard, nieuw_mandaat, open_zaak, stel_voor
from tests.kern.spelers import Spelers, dag

VOORSTEL, GEVRAAGD, LATER = dag(14, 3), dag(1, 4), dag(1, 7)
TWEE = ["GM0503", "GM1783"]
WAAROM = "De raad vergadert later."


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    zaaknummer = open_zaak(spelers)
    for nr in stel_voor(spelers.directeur_sbjh, zaaknummer, replace(nieuw_mandaat(TWEE), reactie_voor_datum=GEVRAAGD)):
        spelers.directeur_denhaag.op(VOORSTEL).doet(keur_goed, nr, VOORSTEL)
    return zaaknummer


def wijzig(spelers: Spelers, zaak: str, op: date | None, reden: str = WAAROM, versie: int | None = None) -> None:
    spelers.directeur_sbjh.doet(wijzig_reactiedatum, zaak, 1, op, reden, versie)


def punten(spelers: Spelers) -> set[tuple[str, str, date | None]]:
    alle = voor(spelers.session, spelers.directeur_sbjh.actor, VANDAAG, grootte=100)
    soorten = {"mandaat_goedgekeurd", "mandaat_stil"}
    return {(o.soort.code, o.punt.object, o.punt.uiterlijk_op) for o in alle if o.soort.code in soorten}


@pytest.mark.beide
def test_alle_mandaten_van_het_verzoek_volgen_de_nieuwe_dag(spelers: Spelers, zaak: str) -> None:
    assert {(soort, op) for soort, _, op in punten(spelers)} == {
        ("mandaat_goedgekeurd", GEVRAAGD),
        ("mandaat_stil", None),
    }
    wijzig(spelers, zaak, LATER, versie=1)
    assert {(soort, op) for soort, _, op in punten(spelers)} == {("mandaat_goedgekeurd", LATER)}
    mijn = vind_dossier(spelers.session, spelers.directeur_sbjh.actor, zaak)
    verzoek = verzoekblad(spelers.session, mijn, 1, VANDAAG).verzoek
    assert (verzoek.eerste_reactie_voor, verzoek.reactie_voor, verzoek.reactieversie) == (GEVRAAGD, LATER, 2)
    (regel,) = lijst_verzoeken(spelers.session, mijn)
    assert regel.verzoek.reactie_voor == LATER
    entry = logboek(spelers.session)[-1]
    assert (entry.kop.object, entry.inhoud["reactie_voor_was"]) == ("mandaatverzoek/1", "2025-04-01")
    assert entry.inhoud["mandaatgevers"] == TWEE
    speel_alles_na(spelers.session)


def test_de_dag_kan_ook_weg(spelers: Spelers, zaak: str) -> None:
    wijzig(spelers, zaak, None)
    assert {op for _, _, op in punten(spelers)} == {None}
    speel_alles_na(spelers.session)


def test_een_verzoek_van_eerder_houdt_zijn_antwoorddatum_als_het_later_wordt_ingevoerd(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    nieuw = replace(nieuw_mandaat(TWEE), reactie_voor_datum=dag(20, 3))
    rijen = spelers.directeur_sbjh.doet(opstelling.stel_op_en_voor, zaak, nieuw, VOORSTEL)
    assert len(rijen) == 2
    with niet_aanvaard(spelers.session, "datum_onlogisch", "reactie_voor_datum"):
        te_vroeg = replace(nieuw, reactie_voor_datum=dag(13, 3))
        spelers.directeur_sbjh.doet(opstelling.stel_op_en_voor, zaak, te_vroeg, VOORSTEL)
    with niet_aanvaard(spelers.session, "datum_onlogisch", "reactie_voor_datum"):
        spelers.directeur_sbjh.doet(opstelling.stel_op, zaak, replace(nieuw, reactie_voor_datum=dag(1, 2)))


@pytest.mark.parametrize(
    ("op", "reden", "versie", "code", "veld"),
    [
        (GEVRAAGD, WAAROM, None, "ongeldige_invoer", "reactie_voor_datum"),
        (LATER, " ", None, "motivering_verplicht", "reden"),
        (LATER, WAAROM, 2, "verouderd", None),
        (dag(13, 3), WAAROM, None, "datum_onlogisch", "reactie_voor_datum"),
    ],
)
def test_wat_niet_kan(
    spelers: Spelers, zaak: str, op: date, reden: str, versie: int | None, code: str, veld: str | None
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        wijzig(spelers, zaak, op, reden, versie)


def test_alleen_het_team_en_alleen_een_verzoek_dat_er_is(spelers: Spelers, zaak: str) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(wijzig_reactiedatum, zaak, 1, LATER, WAAROM)
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        spelers.directeur_sbjh.doet(wijzig_reactiedatum, zaak, 9, LATER, WAAROM)
