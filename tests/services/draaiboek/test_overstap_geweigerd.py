"""When a zaak does not move to another edition: the reason is said, and nothing changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.basis.begrippen import Toestand, Uitkomst
from app.draaiboeken import editiebestand
from app.services.termijn.overstap import Overstap
from app.services.zaak import zaken
from tests.kern.gegevens import Editiemap
from tests.kern.opzet import (
    BEGIN,
    VANDAAG,
    bepaling,
    geweigerd,
    meld_alles_verzonden,
    niet_aanvaard,
    open_zaak,
    zaak_van,
)
from tests.kern.spelers import Spelers, dag
from tests.services.draaiboek.test_overstap import stap_over

T = Toestand


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def test_een_zaak_stapt_niet_over_op_de_tekst_die_zij_al_heeft(spelers: Spelers, zaak: str) -> None:
    with geweigerd(spelers.session, "ongeldige_overgang") as fout:
        stap_over(spelers.directeur_sbjh, zaak, Overstap("2025", "Omdat.", VANDAAG))
    assert fout.value.veld == "editie"


@pytest.mark.parametrize("code", ["2030", "", "../2021", "2025.toml", "a" * 500])
def test_een_editie_die_er_niet_is_wordt_genoemd(spelers: Spelers, zaak: str, code: str) -> None:
    with niet_aanvaard(spelers.session, "niet_gevonden", "editie"):
        stap_over(spelers.directeur_sbjh, zaak, Overstap(code, "Omdat.", VANDAAG))


def test_wie_een_andere_tekst_bekeek_dan_er_nu_staat_stapt_niet_over(
    spelers: Spelers, zaak: str, edities: Editiemap
) -> None:
    gezien = editiebestand("2021").sha256
    edities.herschrijf("2021", "termijn = 15", "termijn = 10")
    with niet_aanvaard(spelers.session, "verouderd"):
        stap_over(spelers.directeur_sbjh, zaak, Overstap("2021", "Omdat.", VANDAAG, gezien))


def test_een_verouderde_pagina_wordt_niet_aanvaard(spelers: Spelers, zaak: str) -> None:
    gezien = zaak_van(spelers.session, zaak).versie
    spelers.directeur_denhaag.doet(zaken.bepaal_trede, zaak, bepaling(T.PROBLEMATISCH))
    with niet_aanvaard(spelers.session, "verouderd"):
        stap_over(spelers.directeur_sbjh, zaak, versie=gezien)


@pytest.mark.parametrize(
    ("motivering", "datum", "code", "veld"),
    [
        ("  ", VANDAAG, "motivering_verplicht", "motivering"),
        ("Omdat.", VANDAAG + timedelta(days=1), "datum_in_toekomst", "datum"),
        ("Omdat.", BEGIN - timedelta(days=1), "datum_onlogisch", "datum"),
    ],
)
def test_een_overstap_heeft_een_reden_en_een_dag_die_kan(
    spelers: Spelers, zaak: str, motivering: str, datum: date, code: str, veld: str
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        stap_over(spelers.directeur_sbjh, zaak, Overstap("2021", motivering, datum))


def test_een_gesloten_zaak_stapt_niet_over(spelers: Spelers, zaak: str) -> None:
    meld_alles_verzonden(spelers, zaak, dag(1, 6))
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", dag(1, 6))
    with geweigerd(spelers.session, "zaak_gesloten"):
        stap_over(spelers.directeur_sbjh, zaak)


@pytest.mark.parametrize(
    ("wie", "code"),
    [
        ("delft", "geen_recht"),
        ("wethouder", "geen_recht"),
        ("projectleider", "niet_gevonden"),
        ("rijnmond", "niet_gevonden"),
    ],
)
def test_alleen_een_regievoerder_stapt_over(spelers: Spelers, zaak: str, wie: str, code: str) -> None:
    with geweigerd(spelers.session, code):
        stap_over(getattr(spelers, wie), zaak)


def test_een_overstap_ligt_niet_voor_de_vorige(spelers: Spelers, zaak: str) -> None:
    """Else nobody could say which edition held on a day."""
    stap_over(spelers.directeur_sbjh, zaak)
    with niet_aanvaard(spelers.session, "datum_onlogisch", "datum"):
        stap_over(spelers.directeur_sbjh, zaak, Overstap("2025", "Toch niet.", VANDAAG - timedelta(days=1)))
