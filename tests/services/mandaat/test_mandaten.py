"""The life of a mandaat through the services: drawn up, proposed, kept to its period."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.basis.begrippen import Bereik, Mandaatsoort, Mandaatstatus, Toestand, Uitkomst
from app.domain.basis.fouten import Verouderd
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat import opstelling as mandaatopstelling
from app.services.zaak import toewijzing, zaken
from tests.kern.opzet import (
    BEGIN,
    VAN,
    VANDAAG,
    actief_mandaat,
    acties,
    geweigerd,
    logboek,
    mandaattekst,
    meld_alles_verzonden,
    niet_aanvaard,
    nieuw_mandaat,
    open_zaak,
    status,
    stel_voor,
    verleen,
)
from tests.kern.spelers import Spelers, dag

S = Mandaatstatus
DAG = dag(14, 3)
NACHT = timedelta(days=1)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def test_een_tekst_voor_negen_colleges_geeft_negen_mandaten(spelers: Spelers, zaak: str) -> None:
    codes = ["GM0503", "GM0518", "GM1916", "GM1842", "GM1926", "GM0603", "GM0629", "GM1783", "GM0637"]
    ids = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(codes))
    assert len(set(ids)) == 9
    assert {status(spelers, mandaat_id) for mandaat_id in ids} == {S.VOORGESTELD}
    assert acties(spelers.session)[1:] == ["stel_op"] * 9 + ["stel_voor"] * 9


def test_een_concept_kan_later_worden_voorgesteld(spelers: Spelers, zaak: str) -> None:
    (concept,) = spelers.directeur_sbjh.op(DAG).doet(mandaatopstelling.stel_op, zaak, nieuw_mandaat())
    assert status(spelers, concept.id) is S.CONCEPT
    spelers.directeur_sbjh.op(DAG).doet(mandaten.stel_voor, concept.id, DAG)
    assert status(spelers, concept.id) is S.VOORGESTELD


GOED = nieuw_mandaat()
FOUTEN = [
    ({"mandaatgevers": []}, "ongeldige_invoer", "mandaatgevers"),
    ({"mandaatgevers": ["GM0503", "GM9999"]}, "ongeldige_invoer", "mandaatgevers"),
    ({"mandaatgevers": ["sbjh"]}, "ongeldige_invoer", "mandaatgevers"),
    ({"mandaatgevers": ["rijnmond"]}, "ongeldige_invoer", "mandaatgevers"),
    ({"bereik": Bereik.ANDERE_REGIO}, "ongeldige_invoer", "mandaatgevers"),
    ({"houder": "niemand@voorbeeld.example"}, "ongeldige_invoer", "houder"),
    ({"houder": "delft@h10.example"}, "ongeldige_invoer", "houder"),
    ({"inhoud": mandaattekst(tekst=" ")}, "motivering_verplicht", "bevoegdheden"),
    ({"inhoud": mandaattekst(tekst="a" * 10_001)}, "ongeldige_invoer", "bevoegdheden"),
    ({"inhoud": mandaattekst(plafond=None)}, "ongeldige_invoer", "plafond"),
    ({"inhoud": mandaattekst(plafond=0)}, "ongeldige_invoer", "plafond"),
    ({"inhoud": mandaattekst(plafond=10**12)}, "ongeldige_invoer", "plafond"),
    ({"inhoud": mandaattekst(plafond=10**30)}, "ongeldige_invoer", "plafond"),
    ({"soort": Mandaatsoort.INHOUD}, "ongeldige_invoer", "plafond"),
    ({"inhoud": mandaattekst(tot=VAN - NACHT)}, "datum_onlogisch", "tot"),
    ({"inhoud": mandaattekst(van=BEGIN - NACHT)}, "datum_onlogisch", "van"),
]


@pytest.mark.parametrize(("fout", "code", "veld"), FOUTEN)
def test_een_opstelling_die_niet_klopt_geeft_geen_enkel_mandaat(
    spelers: Spelers, zaak: str, fout: dict[str, object], code: str, veld: str
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        spelers.directeur_sbjh.doet(mandaatopstelling.stel_op, zaak, replace(GOED, **fout))  # type: ignore[arg-type]


def test_de_projectleider_is_nog_geen_houder(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, spelers.projectleider.email, BEGIN)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "houder"):
        spelers.directeur_sbjh.doet(mandaatopstelling.stel_op, zaak, nieuw_mandaat(houder=spelers.projectleider.email))


def test_een_andere_regio_verleent_met_het_andere_bereik(spelers: Spelers, zaak: str) -> None:
    assert status(spelers, actief_mandaat(spelers, zaak, "rijnmond")) is S.ACTIEF


def test_een_verouderde_pagina_keurt_niets_goed(spelers: Spelers, zaak: str) -> None:
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    with niet_aanvaard(spelers.session, Verouderd.code):
        spelers.directeur_denhaag.doet(mandaten.keur_goed, mandaat_id, VANDAAG, versie=1)


def test_een_mandaat_van_een_eerdere_periode_blijft_liggen(spelers: Spelers, zaak: str, goedgekeurd: int) -> None:
    meld_alles_verzonden(spelers, zaak)
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    with geweigerd(spelers.session, "zaak_gesloten"):
        spelers.delft.doet(mandaten.verleen, goedgekeurd, VANDAAG, "B-1")
    spelers.directeur_sbjh.doet(zaken.heropen, zaak, Toestand.ZORGELIJK, "Terugval.", VANDAAG)
    with geweigerd(spelers.session, "ongeldige_overgang") as fout:
        spelers.delft.doet(mandaten.verleen, goedgekeurd, VANDAAG, "B-1")
    assert "eerdere periode" in fout.value.bericht


def test_elke_handeling_noemt_mandaat_gever_van_en_naar(spelers: Spelers, goedgekeurd: int) -> None:
    verleen(spelers, goedgekeurd, "GM0503")
    regels = [r for r in logboek(spelers.session) if r.kop.object == f"mandaat/{goedgekeurd}"]
    assert [(r.kop.actie, r.kop.van, r.kop.naar) for r in regels] == [
        ("stel_op", None, "concept"),
        ("stel_voor", "concept", "voorgesteld"),
        ("keur_goed", "voorgesteld", "goedgekeurd"),
        ("verleen", "goedgekeurd", "verleend"),
        ("stem_in", "verleend", "verleend"),
        ("stem_in", "verleend", "verleend"),
        ("activeer", "verleend", "actief"),
    ]
    versies = [r.kop.object_versie for r in regels]
    assert versies == sorted(set(filter(None, versies)))
    assert {r.inhoud["mandaatgever"] for r in regels[1:]} == {"GM0503"}


def test_een_onbekend_mandaat_bestaat_niet(spelers: Spelers, zaak: str) -> None:
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        spelers.directeur_denhaag.doet(mandaten.keur_goed, 999, VANDAAG)
