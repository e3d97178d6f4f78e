"""The life of a mandaat through the services: drawn up, granted by its own college, consented to, withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.begrippen import Bereik, Mandaatsoort, Mandaatstatus, Toestand, Uitkomst
from app.domain.fouten import Verouderd
from app.services import besluiten, mandaatopstelling, mandaten, toewijzing, zaken
from tests.opzet import (
    BEGIN,
    BESLUITDAG,
    TOT,
    VAN,
    VANDAAG,
    actief_mandaat,
    acties,
    besluit,
    geweigerd,
    logboek,
    mandaat_van,
    niet_aanvaard,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
    verleen,
)
from tests.spelers import Spelers, dag

S = Mandaatstatus
DAG = dag(14, 3)
NACHT = timedelta(days=1)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


@pytest.fixture
def goedgekeurd(spelers: Spelers, zaak: str) -> int:
    """A mandaat of Delft that waits for its college."""
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    spelers.directeur_denhaag.op(DAG).doet(mandaten.keur_goed, mandaat_id, DAG)
    return mandaat_id


@pytest.fixture
def verleend(spelers: Spelers, goedgekeurd: int) -> int:
    spelers.delft.op(VAN).doet(mandaten.verleen, goedgekeurd, VAN, "B-1")
    return goedgekeurd


def status(spelers: Spelers, mandaat_id: int) -> Mandaatstatus:
    return mandaat_van(spelers.session, mandaat_id).status


def test_een_tekst_voor_tien_colleges_geeft_tien_mandaten(spelers: Spelers, zaak: str) -> None:
    codes = ["GM0503", "GM0518", "GM1916", "GM1842", "GM1926", "GM0603", "GM0626", "GM0629", "GM1783", "GM0637"]
    ids = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(codes))
    assert len(set(ids)) == 10
    assert {status(spelers, mandaat_id) for mandaat_id in ids} == {S.VOORGESTELD}
    assert acties(spelers.session)[1:] == ["stel_op"] * 10 + ["stel_voor"] * 10


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
    ({"bevoegdheden": " "}, "motivering_verplicht", "bevoegdheden"),
    ({"bevoegdheden": "a" * 10_001}, "ongeldige_invoer", "bevoegdheden"),
    ({"plafond": None}, "ongeldige_invoer", "plafond"),
    ({"plafond": 0}, "ongeldige_invoer", "plafond"),
    ({"plafond": 10**12}, "ongeldige_invoer", "plafond"),
    ({"plafond": 10**30}, "ongeldige_invoer", "plafond"),
    ({"soort": Mandaatsoort.INHOUD}, "ongeldige_invoer", "plafond"),
    ({"tot": VAN - NACHT}, "datum_onlogisch", "tot"),
    ({"van": BEGIN - NACHT}, "datum_onlogisch", "van"),
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


def test_een_mandaat_wordt_actief_na_beide_instemmingen(spelers: Spelers, verleend: int) -> None:
    directeur = spelers.directeur_sbjh
    assert status(spelers, verleend) is S.VERLEEND
    directeur.op(VAN).doet(mandaten.stem_in, verleend, VAN, mandaten.HOUDER)
    assert status(spelers, verleend) is S.VERLEEND
    later = VAN + 2 * NACHT
    directeur.op(later).doet(mandaten.stem_in, verleend, later, mandaten.WERKGEVER)
    mandaat = mandaat_van(spelers.session, verleend)
    assert (mandaat.status, mandaat.actief_vanaf) == (S.ACTIEF, later)
    assert acties(spelers.session)[-4:] == ["verleen", "stem_in", "stem_in", "activeer"]


def test_werkt_de_houder_bij_de_gever_dan_is_geen_instemming_nodig(spelers: Spelers, zaak: str) -> None:
    nieuw = nieuw_mandaat(["GM0518"], houder=spelers.directeur_denhaag.email)
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw)
    spelers.directeur_denhaag.op(DAG).doet(mandaten.keur_goed, mandaat_id, DAG)
    spelers.gemeente("denhaag").op(VAN).doet(mandaten.verleen, mandaat_id, VAN, "B-1")
    assert status(spelers, mandaat_id) is S.ACTIEF


def test_alleen_de_houder_zelf_stemt_als_houder_in(spelers: Spelers, verleend: int) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        spelers.directeur_denhaag.doet(mandaten.stem_in, verleend, VANDAAG, mandaten.HOUDER)


def test_instemmen_kan_een_keer_en_pas_na_de_verlening(spelers: Spelers, goedgekeurd: int) -> None:
    directeur = spelers.directeur_sbjh
    with geweigerd(spelers.session, "ongeldige_overgang"):
        directeur.doet(mandaten.stem_in, goedgekeurd, VANDAAG, mandaten.HOUDER)
    spelers.delft.op(VAN).doet(mandaten.verleen, goedgekeurd, VAN, "B-1")
    with niet_aanvaard(spelers.session, "datum_onlogisch", "datum"):
        directeur.doet(mandaten.stem_in, goedgekeurd, VAN - NACHT, mandaten.HOUDER)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "door"):
        directeur.doet(mandaten.stem_in, goedgekeurd, VAN, "de buurman")
    directeur.doet(mandaten.stem_in, goedgekeurd, VAN, mandaten.HOUDER)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        directeur.doet(mandaten.stem_in, goedgekeurd, VAN, mandaten.HOUDER)


@pytest.mark.parametrize(
    ("wie", "code"),
    [
        ("westland", "niet_gevonden"),
        ("rijnmond", "niet_gevonden"),
        ("wethouder", "geen_recht"),
        ("directeur_sbjh", "geen_recht"),
        ("directeur_denhaag", "geen_recht"),
        ("beheerder", "niet_gevonden"),
    ],
)
def test_alleen_het_eigen_account_van_de_gever_verleent(
    spelers: Spelers, goedgekeurd: int, wie: str, code: str
) -> None:
    with geweigerd(spelers.session, code):
        getattr(spelers, wie).doet(mandaten.verleen, goedgekeurd, VANDAAG, "B-1")


def test_ook_een_toegevoegde_gemeente_verleent_alleen_haar_eigen_mandaat(
    spelers: Spelers, zaak: str, goedgekeurd: int
) -> None:
    spelers.directeur_sbjh.doet(toewijzing.voeg_regievoerder_toe, zaak, spelers.westland.email, BEGIN, "Belang.")
    with geweigerd(spelers.session, "geen_recht") as fout:
        spelers.westland.doet(mandaten.verleen, goedgekeurd, VANDAAG, "B-1")
    assert "Delft" in fout.value.bericht


def test_verlenen_vraagt_goedkeuring_een_nummer_en_een_dag_binnen_de_termijn(spelers: Spelers, zaak: str) -> None:
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    with geweigerd(spelers.session, "niet_gevonden"):
        spelers.delft.doet(mandaten.verleen, mandaat_id, VANDAAG, "B-1")
    spelers.directeur_denhaag.op(DAG).doet(mandaten.keur_goed, mandaat_id, DAG)
    delft = spelers.delft.op(TOT + NACHT)
    for datum, nummer, code, veld in (
        (VAN, " ", "ongeldige_invoer", "besluitnummer"),
        (VAN, "b" * 81, "ongeldige_invoer", "besluitnummer"),
        (DAG - NACHT, "B-1", "datum_onlogisch", "datum"),
        (TOT + NACHT, "B-1", "datum_onlogisch", "datum"),
        (TOT + 2 * NACHT, "B-1", "datum_in_toekomst", "datum"),
    ):
        with niet_aanvaard(spelers.session, code, veld):
            delft.doet(mandaten.verleen, mandaat_id, datum, nummer)


def test_de_gever_wijst_af_na_goedkeuring_en_niet_eerder(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(toewijzing.voeg_regievoerder_toe, zaak, spelers.delft.email, BEGIN, "Belang.")
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(mandaten.wijs_af, mandaat_id, VANDAAG, "Te ruim.")
    spelers.directeur_denhaag.op(DAG).doet(mandaten.keur_goed, mandaat_id, DAG)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.directeur_denhaag.doet(mandaten.wijs_af, mandaat_id, VANDAAG, "Toch niet.")
    with niet_aanvaard(spelers.session, "motivering_verplicht", "toelichting"):
        spelers.delft.doet(mandaten.wijs_af, mandaat_id, VANDAAG, " ")
    spelers.delft.doet(mandaten.wijs_af, mandaat_id, VANDAAG, "Te ruim.")
    assert status(spelers, mandaat_id) is S.AFGEWEZEN


def test_na_een_besluit_kan_intrekken_pas_vanaf_de_dag_erna(spelers: Spelers, zaak: str) -> None:
    mandaat_id = actief_mandaat(spelers, zaak)
    spelers.directeur_sbjh.op(BESLUITDAG).doet(besluiten.neem_besluit, zaak, besluit(1_00))
    for datum in (BESLUITDAG - NACHT, BESLUITDAG):
        with geweigerd(spelers.session, "intrekking_terugwerkend"):
            spelers.delft.doet(mandaten.trek_in, mandaat_id, datum, "Niet meer nodig.")
    spelers.delft.doet(mandaten.trek_in, mandaat_id, BESLUITDAG + NACHT, "Niet meer nodig.")
    assert mandaat_van(spelers.session, mandaat_id).ingetrokken_per == BESLUITDAG + NACHT


def test_na_intrekking_telt_wat_ervoor_lag(spelers: Spelers, zaak: str) -> None:
    mandaat_id = actief_mandaat(spelers, zaak)
    spelers.delft.doet(mandaten.trek_in, mandaat_id, VANDAAG, "Niet meer nodig.")
    directeur = spelers.directeur_sbjh
    with geweigerd(spelers.session, "buiten_looptijd"):
        directeur.doet(besluiten.neem_besluit, zaak, besluit(1_00, VANDAAG))
    assert directeur.doet(besluiten.neem_besluit, zaak, besluit(1_00, VANDAAG - NACHT)).laat_ingevoerd


@pytest.mark.parametrize("wie", ["directeur_sbjh", "directeur_denhaag", "westland"])
def test_alleen_de_gever_trekt_in(spelers: Spelers, zaak: str, wie: str) -> None:
    mandaat_id = actief_mandaat(spelers, zaak)
    with geweigerd(spelers.session, "niet_gevonden" if wie == "westland" else "geen_recht"):
        getattr(spelers, wie).doet(mandaten.trek_in, mandaat_id, VANDAAG, "Niet meer nodig.")


def test_een_verouderde_pagina_keurt_niets_goed(spelers: Spelers, zaak: str) -> None:
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    with niet_aanvaard(spelers.session, Verouderd.code):
        spelers.directeur_denhaag.doet(mandaten.keur_goed, mandaat_id, VANDAAG, versie=1)


def test_een_mandaat_van_een_eerdere_periode_blijft_liggen(spelers: Spelers, zaak: str, goedgekeurd: int) -> None:
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
