"""What stands in a council letter: text as it was typed, the own figures of a municipality and nobody else's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from app.services.telling import tellingen
from tests.kern.opzet import niet_aanvaard, open_zaak, tel_vragen
from tests.kern.opzetgegevens import telling
from tests.kern.spelers import Spelers
from tests.services.informatie.raadsbrieven import GEMEENTEN, TEKST, bied_aan, brieftekst, schrijf

S1 = "2025-0001"
DELFT, DEN_HAAG, WESTLAND = "GM0503", "GM0518", "GM1783"


@pytest.mark.parametrize("tekst", ["{{ 7*7 }}", "{% raw %}", "<w:p>Alinea</w:p>", "{_{ zaak }_}"])
def test_wat_op_een_sjabloon_lijkt_komt_als_tekst_in_de_brief(spelers: Spelers, tekst: str) -> None:
    zaak = open_zaak(spelers)
    schrijf(spelers.directeur_sbjh, zaak, replace(TEKST, titel=tekst, tekst=tekst))
    bied_aan(spelers.directeur_sbjh, zaak, [DELFT])
    assert brieftekst(spelers.delft, zaak, DELFT).splitlines().count(tekst) == 2


def test_stuurtekens_worden_niet_aangenomen(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "tekst"):
        schrijf(spelers.directeur_sbjh, zaak, replace(TEKST, tekst="Piep\x07."))


def test_de_brief_noemt_eigen_cijfers_en_die_van_niemand_anders(s1: Spelers) -> None:
    wie = s1.directeur_sbjh
    schrijf(wie, S1)
    bied_aan(wie, S1)
    delft, westland = brieftekst(s1.delft, S1, DELFT), brieftekst(s1.westland, S1, WESTLAND)
    assert "Trede\tzorgelijk (trede 3), sinds 10 februari 2025" in delft
    assert (
        "Mandaat over financiën, 17 maart 2025 tot en met 30 september 2025\t€\N{NO-BREAK SPACE}120.000, actief"
        in delft
    )
    assert "in de besluiten tot en met 2 juni 2025\t€\N{NO-BREAK SPACE}83.333,34" in delft
    assert "120.000, goedgekeurd" in westland
    assert "in de besluiten" not in westland
    for ander in ("Westland", "Zoetermeer", "1.080.000", "450.000", "330.000"):
        assert ander not in delft


@pytest.mark.parametrize(("aantal", "staat_er"), [(3, "1-4"), (7, "5-9")])
def test_ook_in_de_eigen_brief_staan_kinderen_in_klassen(spelers: Spelers, aantal: int, staat_er: str) -> None:
    zaak, wie = open_zaak(spelers), spelers.directeur_sbjh
    geteld = [telling(gemeente=DELFT, in_zorg=aantal), telling(gemeente=DEN_HAAG, in_zorg=40)]
    wie.doet(tellingen.leg_tellingen_vast, zaak, geteld)
    schrijf(wie, zaak)
    bied_aan(wie, zaak, [DELFT])
    regel = next(r for r in brieftekst(spelers.delft, zaak, DELFT).splitlines() if r.startswith("Kinderen in zorg"))
    assert regel.partition("\t")[2] == staat_er


def test_meer_brieven_vragen_de_cijfers_niet_vaker(s1: Spelers) -> None:
    schrijf(s1.directeur_sbjh, S1)
    engine = s1.session.get_bind()
    assert isinstance(engine, Engine)
    with tel_vragen(engine) as een:
        bied_aan(s1.directeur_sbjh, S1, [DELFT])
    with tel_vragen(engine) as acht:
        bied_aan(s1.directeur_sbjh, S1, [code for code in GEMEENTEN if code != DELFT])
    assert len(acht) - len(een) <= 8 * 7, "a document and an entry each"
