"""Closing and reopening a zaak: not on a stale page, not while a mandaat is active, never a mandaat revived."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.domain.basis.begrippen import Toestand, Uitkomst
from app.models import Tredebepaling
from app.services.mandaat import handelingen as mandaten
from app.services.zaak import zaken
from tests.kern.opzet import (
    TOT,
    VANDAAG,
    actief_mandaat,
    acties,
    bepaling,
    geweigerd,
    meld_alles_verzonden,
    niet_aanvaard,
    open_zaak,
    zaak_van,
)
from tests.kern.spelers import Spelers, dag

T = Toestand


def test_een_verouderde_pagina_wordt_niet_aanvaard(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    gezien = zaak_van(spelers.session, zaak).versie
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(T.PROBLEMATISCH), gezien)
    handelingen: list[Callable[[], object]] = [
        lambda: spelers.directeur_denhaag.doet(zaken.bepaal_trede, zaak, bepaling(T.ZEER_PROBLEMATISCH), gezien),
        lambda: spelers.directeur_denhaag.doet(
            zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG, versie=gezien
        ),
    ]
    for handeling in handelingen:
        with niet_aanvaard(spelers.session, "verouderd"):
            handeling()


def test_sluiten_van_een_signaal_kan_niet(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, T.SIGNAAL)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.ONTERECHT_SIGNAAL, "Loos.", VANDAAG)


def test_sluiten_met_een_actief_mandaat_wordt_geweigerd(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    actief_mandaat(spelers, zaak)
    with geweigerd(spelers.session, "actieve_mandaten"):
        spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)


@pytest.mark.parametrize("datum", [dag(10, 3), dag(30, 9)])
def test_een_andere_sluitdatum_omzeilt_geen_actief_mandaat(spelers: Spelers, datum: date) -> None:
    """Neither a day before the mandaat began, nor, once it has expired, a day on which it was still active."""
    zaak = open_zaak(spelers)
    actief_mandaat(spelers, zaak)
    vandaag = max(datum + timedelta(days=1), VANDAAG)
    with geweigerd(spelers.session, "actieve_mandaten"):
        spelers.directeur_sbjh.op(vandaag).doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", datum)


def test_sluiten_kan_als_het_mandaat_is_ingetrokken_of_verlopen(spelers: Spelers) -> None:
    een, twee = open_zaak(spelers), open_zaak(spelers)
    ingetrokken, _ = actief_mandaat(spelers, een), actief_mandaat(spelers, twee)
    spelers.delft.doet(mandaten.trek_in, ingetrokken, VANDAAG, "Niet meer nodig.")
    meld_alles_verzonden(spelers, een)
    meld_alles_verzonden(spelers, twee)
    spelers.directeur_sbjh.doet(zaken.sluit_af, een, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    later = TOT + timedelta(days=1)
    spelers.directeur_sbjh.op(later).doet(zaken.sluit_af, twee, Uitkomst.AFGEBOUWD, "Klaar.", later)
    assert acties(spelers.session).count("sluit_af") == 2


def test_sluiten_en_heropenen_vragen_een_toelichting(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    meld_alles_verzonden(spelers, zaak)
    with niet_aanvaard(spelers.session, "motivering_verplicht", "toelichting"):
        spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, " ", VANDAAG)
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    with niet_aanvaard(spelers.session, "motivering_verplicht", "motivering"):
        spelers.directeur_sbjh.doet(zaken.heropen, zaak, T.ZORGELIJK, "", VANDAAG)


def test_een_lopende_zaak_kan_niet_heropend_worden(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(zaken.heropen, zaak, T.PROBLEMATISCH, "Omdat.", VANDAAG)


def test_de_uitkomst_staat_bij_de_sluiting_en_niet_bij_de_heropening(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    meld_alles_verzonden(spelers, zaak)
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.DOORSTART, "Doorstart.", VANDAAG)
    spelers.directeur_sbjh.doet(zaken.heropen, zaak, T.ZORGELIJK, "Terugval.", VANDAAG)
    rijen = spelers.session.scalars(select(Tredebepaling).order_by(Tredebepaling.volgnr)).all()
    assert [rij.uitkomst for rij in rijen] == [None, Uitkomst.DOORSTART, None]
