"""Counts in a grid on one page: what was before stands beside it, an empty cell is not nought."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.services.telling import tellingen
from tests.kern.opzet import acties, inhoud, tel_vragen
from tests.kern.opzetgegevens import telling
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoekers, Pagina
from tests.web.telling.test_tellingen import PAD, ZAAK, rijen

RASTER = f"{PAD}/raster"
MEI = f"{RASTER}?peildatum=2025-05-01&maat=in_zorg"
DELFT, HAAG = "cel-GM0503-pleegzorg", "cel-GM0518-pleegzorg"


@pytest.fixture
def geteld(spelers: Spelers) -> None:
    nieuw = [telling(in_zorg=3, wachtend=1), telling("GM0518", in_zorg=40)]
    spelers.directeur_sbjh.doet(tellingen.leg_tellingen_vast, ZAAK, nieuw)


def test_een_hele_maat_in_een_keer(bezoekers: Bezoekers, session: Session, geteld: None) -> None:
    wie = bezoekers.projectleider
    pagina = wie.lees(f"{RASTER}?peildatum=2025-06-02&maat=in_zorg")
    assert "In zorg op 2 juni 2025, per gemeente en zorgvorm" in pagina.tekst
    assert "was 3 op 01-05-2025" in pagina.tekst
    assert pagina.velden[DELFT] == ""
    antwoord = wie.post(f"{RASTER}?peildatum=2025-06-02&maat=in_zorg", **{DELFT: "4", HAAG: "0", "maat": "in_zorg"})
    assert antwoord.status_code == 302, Pagina(antwoord.text).tekst
    assert rijen(session)[-2:] == [("GM0503", "pleegzorg", 4, 1), ("GM0518", "pleegzorg", 0, 1)]
    assert acties(session).count("leg_tellingen_vast") == 2, "one entry for all cells"


def test_een_verkeerde_cel_staat_bij_naam_en_er_is_niets_vastgelegd(
    bezoekers: Bezoekers, session: Session, geteld: None
) -> None:
    voor, wie = inhoud(session), bezoekers.projectleider
    fout = wie.post(MEI, **{DELFT: "vier", HAAG: "41", "reden": "Nageteld."})
    assert fout.status_code == 422
    assert "Delft, Pleegzorg: " in Pagina(fout.text).tekst
    assert Pagina(fout.text).velden[DELFT] == "vier", "what was typed stays"
    zonder = wie.post(MEI, **{HAAG: "41"})
    assert (zonder.status_code, list(Pagina(zonder.text).fouten)) == (422, ["reden"])
    assert inhoud(session) == voor


def test_wie_niet_telt_ziet_het_raster_niet(bezoekers: Bezoekers, geteld: None) -> None:
    assert bezoekers.delft.get(MEI).status_code == 403
    assert RASTER not in bezoekers.delft.lees(PAD).links


def test_het_raster_vraagt_een_vast_aantal(bezoekers: Bezoekers, engine: Engine, geteld: None) -> None:
    bezoekers.projectleider.get(MEI)
    with tel_vragen(engine) as vragen:
        bezoekers.projectleider.get(MEI)
    assert len(vragen) <= 9
