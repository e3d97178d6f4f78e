"""How many statements an act costs: few, and the same however much there is."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select

from app.domain.basis.begrippen import Afspraakstatus, Rol, Toestand
from app.models import Zaak
from app.services.besluit import besluiten
from app.services.kern.toegang import vind_dossier, zichtbare_zaken
from app.services.mandaat import handelingen as mandaten
from app.services.termijn import stappen
from app.services.zaak import toewijzing, zaken
from tests.kern.opzet import VANDAAG, actief_mandaat, bepaling, besluit, nieuwe_zaak, open_zaak, stel_voor, tel_vragen
from tests.kern.spelers import Spelers

pytestmark = pytest.mark.beide

TREDE_HOOGSTENS = 15
"""Of which two keep what is open, four are the entry, one has it found, and one reads all that the trede touches."""


def kosten_van_een_trede(spelers: Spelers, engine: Engine, zaak: str, naar: Toestand) -> int:
    with tel_vragen(engine) as teller:
        spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(naar))
    return len(teller)


def test_een_trede_bepalen_kost_hoogstens_vijftien_vragen(spelers: Spelers, engine: Engine) -> None:
    zaak = open_zaak(spelers)
    kosten = kosten_van_een_trede(spelers, engine, zaak, Toestand.PROBLEMATISCH)
    assert kosten <= TREDE_HOOGSTENS


def test_de_kosten_groeien_niet_met_het_aantal_zaken_of_regels(spelers: Spelers, engine: Engine) -> None:
    zaak = open_zaak(spelers)
    eerst = kosten_van_een_trede(spelers, engine, zaak, Toestand.PROBLEMATISCH)
    for _ in range(12):
        open_zaak(spelers)
    for nummer in range(1, 6):
        spelers.directeur_sbjh.doet(
            toewijzing.leg_afspraak_vast, zaak, nummer, Afspraakstatus.NIET_TOEGEPAST, "Niet.", VANDAAG
        )
    actief_mandaat(spelers, zaak)
    nog_eens = kosten_van_een_trede(spelers, engine, zaak, Toestand.ZEER_PROBLEMATISCH)
    assert nog_eens <= eerst


def test_een_besluit_kost_even_veel_onder_een_mandaat_als_onder_vijf(spelers: Spelers, engine: Engine) -> None:
    kosten = []
    for gevers in (["GM0503"], ["GM0503", "GM0518", "GM1916", "GM1842", "GM1926"]):
        zaak = open_zaak(spelers)
        for gever in gevers:
            actief_mandaat(spelers, zaak, gever, voorwaarden="Elke maand verslag.")
        with tel_vragen(engine) as teller:
            spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(1_00))
        kosten.append(len(teller))
    assert kosten[0] == kosten[1] <= 12


@pytest.mark.parametrize("wie", ["directeur_sbjh", "delft", "rijnmond", "auditor"])
def test_de_lijst_van_zaken_is_een_vraag(spelers: Spelers, engine: Engine, wie: str) -> None:
    for _ in range(5):
        open_zaak(spelers)
    actor = getattr(spelers, wie).actor
    with tel_vragen(engine) as teller:
        spelers.session.scalars(select(Zaak).where(zichtbare_zaken(actor))).all()
    assert len(teller) == 1


def test_een_zaak_wegen_kost_hoogstens_drie_vragen(spelers: Spelers, engine: Engine) -> None:
    zaak = open_zaak(spelers)
    actief_mandaat(spelers, zaak, "rijnmond")
    for wie, hoogstens in ((spelers.directeur_sbjh, 2), (spelers.delft, 2), (spelers.rijnmond, 3)):
        spelers.session.rollback()
        with tel_vragen(engine) as teller:
            vind_dossier(spelers.session, wie.actor, zaak)
        assert len(teller) <= hoogstens


def test_de_andere_handelingen_blijven_klein(spelers: Spelers, engine: Engine) -> None:
    sbjh, denhaag = spelers.directeur_sbjh, spelers.directeur_denhaag
    zaak = open_zaak(spelers, Toestand.SIGNAAL)
    (mandaat_id,) = stel_voor(sbjh, zaak)
    spelers.nieuw("ander@sbjh.example", "sbjh", Rol.PROJECTLEIDER)
    gemeten = {}
    for naam, handeling, hoogstens in (
        ("openen", lambda: sbjh.doet(zaken.open_zaak, nieuwe_zaak()), 20),
        ("stap", lambda: sbjh.doet(stappen.rond_af, zaak, "SI-01", VANDAAG), 11),
        ("goedkeuren", lambda: denhaag.doet(mandaten.keur_goed, mandaat_id, VANDAAG), 14),
        (
            "aanwijzen",
            lambda: sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, "ander@sbjh.example", VANDAAG),
            17,
        ),  # closes an agreement too
    ):
        with tel_vragen(engine) as teller:
            handeling()
        gemeten[naam] = (len(teller), hoogstens)
    assert all(aantal <= hoogstens for aantal, hoogstens in gemeten.values()), gemeten
