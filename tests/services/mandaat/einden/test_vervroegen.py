"""The end of a mandaat that lies ahead is brought forward, by who gave it or who holds it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.db import transaction
from app.domain.basis.begrippen import Mandaatstatus, Uitkomst
from app.models import Openpunt
from app.services.besluit import besluiten
from app.services.dossier.stand import stand_op
from app.services.kern.toegang import vind_dossier
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.einden.vervroegen import vervroeg_einde
from app.services.mandaat.oordeel import blik_op
from app.services.mandaat.stand import ruimte
from app.services.mandaat.toegang import vind_mandaat
from app.services.naspel import speel_alles_na
from app.services.zaak import zaken
from tests.kern.opzet import (
    VANDAAG,
    actief_mandaat,
    acties,
    besluit,
    geweigerd,
    mandaat_van,
    meld_alles_verzonden,
    niet_aanvaard,
    open_zaak,
    zaak_van,
)
from tests.kern.spelers import Spelers

NACHT = timedelta(days=1)
STRAKS, EERDER = VANDAAG + 10 * NACHT, VANDAAG + 4 * NACHT


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


@pytest.fixture
def eindigend(spelers: Spelers, zaak: str) -> int:
    """A mandaat of Delft that ends in ten days, as was told today."""
    mandaat = actief_mandaat(spelers, zaak)
    spelers.delft.doet(mandaten.trek_in, mandaat, STRAKS, "Wij dragen niet langer bij.")
    return mandaat


@pytest.mark.parametrize("wie", ["delft", "directeur_sbjh"])
def test_de_gever_of_de_houder_vervroegt_en_dan_is_er_vanaf_die_dag_niets_meer(
    spelers: Spelers, zaak: str, eindigend: int, wie: str
) -> None:
    getattr(spelers, wie).doet(vervroeg_einde, eindigend, EERDER, "De bank betaalt.")
    assert mandaat_van(spelers.session, eindigend).ingetrokken_per == EERDER
    assert acties(spelers.session)[-1] == "vervroeg_einde"
    van_zaak = zaak_van(spelers.session, zaak)
    assert ruimte(spelers.session, van_zaak, EERDER - NACHT).plafond > 0
    assert ruimte(spelers.session, van_zaak, EERDER).plafond == 0
    speel_alles_na(spelers.session)


@pytest.mark.parametrize("per", [STRAKS, STRAKS + NACHT, VANDAAG - NACHT])
def test_uitstellen_of_terugdraaien_kan_niet(spelers: Spelers, eindigend: int, per: date) -> None:
    with niet_aanvaard(spelers.session, "datum_onlogisch", "datum"):
        spelers.delft.doet(vervroeg_einde, eindigend, per, "Anders.")


def test_een_ander_vervroegt_niet_en_een_besluit_houdt_het_tegen(spelers: Spelers, zaak: str, eindigend: int) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        spelers.directeur_denhaag.doet(vervroeg_einde, eindigend, EERDER, "Nu.")
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(1_00, VANDAAG))
    with geweigerd(spelers.session, "intrekking_terugwerkend"):
        spelers.delft.doet(vervroeg_einde, eindigend, VANDAAG, "Nu.")
    with niet_aanvaard(spelers.session, "motivering_verplicht", "toelichting"):
        spelers.delft.doet(vervroeg_einde, eindigend, EERDER, "")


def test_wat_niet_eindigt_of_al_voorbij_is_heeft_niets_te_vervroegen(spelers: Spelers, zaak: str) -> None:
    mandaat = actief_mandaat(spelers, zaak)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.delft.doet(vervroeg_einde, mandaat, VANDAAG, "Nu.")
    spelers.delft.doet(mandaten.trek_in, mandaat, VANDAAG, "Klaar.")
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.delft.doet(vervroeg_einde, mandaat, VANDAAG, "Nu.")


def test_het_dossier_weet_wat_er_op_die_dag_was_gezegd(spelers: Spelers, zaak: str, eindigend: int) -> None:
    later = VANDAAG + NACHT
    spelers.delft.op(later).doet(vervroeg_einde, eindigend, EERDER, "De bank betaalt.")
    wie = spelers.directeur_sbjh.op(later)
    dossier = vind_dossier(wie.session, wie.actor_nu(), zaak)
    for dag, per in ((VANDAAG, STRAKS), (later, EERDER)):
        (regel,) = stand_op(wie.session, dossier, dag).mandaten
        assert regel.feiten.ingetrokken_per == per


def test_de_pagina_biedt_het_de_gever_en_de_houder_aan(spelers: Spelers, zaak: str, eindigend: int) -> None:
    kan = {}
    for naam in ("delft", "directeur_sbjh", "directeur_denhaag"):
        wie = getattr(spelers, naam)
        dossier = vind_dossier(wie.session, wie.actor, zaak)
        mandaat = vind_mandaat(wie.session, dossier, eindigend)
        blik = blik_op(wie.session, dossier, [mandaat], VANDAAG)
        kan[naam] = blik.handelingen(mandaat, Mandaatstatus.ACTIEF)["vervroeg_einde"] is None
    assert kan == {"delft": True, "directeur_sbjh": True, "directeur_denhaag": False}


def test_een_zaak_die_in_nood_sluit_laat_niets_achter_dat_niemand_kan_doen(
    spelers: Spelers, zaak: str, eindigend: int
) -> None:
    """What ends in ten days was withdrawn already; in a closed zaak its grantor can let it end today."""

    def open_() -> list[str]:
        return [p.onderwerp for p in spelers.session.query(Openpunt).filter_by(soort="mandaat_na_sluiten")]

    meld_alles_verzonden(spelers, zaak)
    nood = "De rechtbank heeft vandaag beslist."
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG, nood)
    (wat,) = open_()
    assert wat.startswith("Vervroeg het einde van")
    spelers.delft.doet(vervroeg_einde, eindigend, VANDAAG, "De zaak is dicht.")
    assert open_() == []


@pytest.mark.beide
def test_de_database_laat_een_einde_alleen_eerder_komen(spelers: Spelers, eindigend: int) -> None:
    for zet in (
        f"ingetrokken_per = '{STRAKS + NACHT}', einde_vervroegd_op = '{VANDAAG}'",
        f"ingetrokken_per = '{EERDER}'",
        f"ingetrokken_per = '{VANDAAG - NACHT}', einde_vervroegd_op = '{VANDAAG}'",
        f"einde_vervroegd_op = '{VANDAAG}'",
        "ingetrokken_per = NULL",
    ):
        with pytest.raises(DBAPIError, match="verandert niet"), transaction(spelers.session) as session:
            session.execute(text(f"UPDATE mandaat SET {zet} WHERE id = :nr"), {"nr": eindigend})  # noqa: S608
    goed = f"UPDATE mandaat SET ingetrokken_per = '{EERDER}', einde_vervroegd_op = '{VANDAAG}' WHERE id = :nr"  # noqa: S608
    with transaction(spelers.session) as session:
        session.execute(text(goed), {"nr": eindigend})
