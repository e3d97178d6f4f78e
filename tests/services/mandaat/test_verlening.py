"""A mandaat granted by its own college, consented to, refused, withdrawn."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.mandaat.mandaat import HOUDER, WERKGEVER
from app.services.besluit import besluiten
from app.services.mandaat import handelingen as mandaten
from app.services.zaak import toewijzing
from tests.kern.opzet import (
    BEGIN,
    BESLUITDAG,
    GEGEVEN,
    TOT,
    VAN,
    VANDAAG,
    actief_mandaat,
    acties,
    besluit,
    geweigerd,
    mandaat_van,
    niet_aanvaard,
    nieuw_mandaat,
    open_zaak,
    status,
    stel_voor,
)
from tests.kern.spelers import Spelers, dag

S = Mandaatstatus
DAG = dag(14, 3)
NACHT = timedelta(days=1)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def test_een_mandaat_wordt_actief_na_beide_instemmingen(spelers: Spelers, verleend: int) -> None:
    directeur = spelers.directeur_sbjh
    assert status(spelers, verleend) is S.VERLEEND
    directeur.op(VAN).doet(mandaten.stem_in, verleend, VAN, HOUDER)
    assert status(spelers, verleend) is S.VERLEEND
    later = VAN + 2 * NACHT
    spelers.directeur_denhaag.op(later).doet(mandaten.stem_in, verleend, later, WERKGEVER, "", GEGEVEN)
    mandaat = mandaat_van(spelers.session, verleend)
    assert (mandaat.status, mandaat.actief_vanaf) == (S.ACTIEF, later)
    assert acties(spelers.session)[-4:] == ["stem_in", "stem_in", "activeer", "leg_afspraak_vast"]


def test_werkt_de_houder_bij_de_gever_dan_is_geen_instemming_nodig(spelers: Spelers, zaak: str) -> None:
    nieuw = nieuw_mandaat(["GM0518"], houder=spelers.directeur_denhaag.email)
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw)
    spelers.directeur_denhaag.op(DAG).doet(mandaten.keur_goed, mandaat_id, DAG)
    spelers.gemeente("denhaag").op(VAN).doet(mandaten.verleen, mandaat_id, VAN, "B-1")
    assert status(spelers, mandaat_id) is S.ACTIEF


def test_alleen_de_houder_zelf_stemt_als_houder_in(spelers: Spelers, verleend: int) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        spelers.directeur_denhaag.doet(mandaten.stem_in, verleend, VANDAAG, HOUDER)


def test_instemmen_kan_een_keer_en_pas_na_de_verlening(spelers: Spelers, goedgekeurd: int) -> None:
    directeur = spelers.directeur_sbjh
    with geweigerd(spelers.session, "ongeldige_overgang"):
        directeur.doet(mandaten.stem_in, goedgekeurd, VANDAAG, HOUDER)
    spelers.delft.op(VAN).doet(mandaten.verleen, goedgekeurd, VAN, "B-1")
    with niet_aanvaard(spelers.session, "datum_onlogisch", "datum"):
        directeur.doet(mandaten.stem_in, goedgekeurd, VAN - NACHT, HOUDER)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "door"):
        directeur.doet(mandaten.stem_in, goedgekeurd, VAN, "de buurman")
    directeur.doet(mandaten.stem_in, goedgekeurd, VAN, HOUDER)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        directeur.doet(mandaten.stem_in, goedgekeurd, VAN, HOUDER)


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
