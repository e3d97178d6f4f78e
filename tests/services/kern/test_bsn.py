"""No BSN gets in unseen: text that holds what looks like one is refused until somebody says that it is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.domain.basis.begrippen import Afspraakstatus, Toestand
from app.domain.zaak.verloop import Bepaling
from app.services.aanbieder import aanbieders
from app.services.logboek.noteren import zonder_bsn
from app.services.termijn import stappen
from app.services.zaak import toewijzing, zaken
from tests.kern.opzet import BEGIN, VANDAAG, bepaling, geweigerd, logboek, niet_aanvaard, nieuwe_zaak, open_zaak
from tests.kern.spelers import Speler, Spelers

BSN = "111222333"
T = Toestand


def opening(wie: Speler, _zaak: str) -> None:
    wie.doet(zaken.open_zaak, nieuwe_zaak(waarom=f"Kind {BSN} wacht."))


def aanbieder(wie: Speler, _zaak: str) -> None:
    nieuw = aanbieders.NieuweAanbieder(f"Praktijk {BSN}", "30000001")
    wie.doet(zaken.open_zaak, zaken.NieuweZaak(nieuw, T.SIGNAAL, "Omdat.", BEGIN))


def trede(wie: Speler, zaak: str) -> None:
    wie.doet(zaken.bepaal_trede, zaak, bepaling(T.PROBLEMATISCH, onderbouwing="111.222.333"))


def afspraak(wie: Speler, zaak: str) -> None:
    wie.doet(toewijzing.leg_afspraak_vast, zaak, 1, Afspraakstatus.GEDAAN, f"({BSN})", VANDAAG)


def stap(wie: Speler, zaak: str) -> None:
    wie.doet(stappen.rond_af, zaak, "ZO-01", VANDAAG, "111 222 333")


HANDELINGEN = {
    "motivering": opening,
    "aanbieder": aanbieder,
    "onderbouwing": trede,
    "toelichting": afspraak,
    "toelichting ": stap,
}
ALLE = pytest.mark.parametrize(("veld", "handeling"), HANDELINGEN.items(), ids=lambda w: getattr(w, "__name__", ""))
Handeling = Callable[[Speler, str], None]


@ALLE
def test_een_mogelijk_bsn_wordt_niet_zomaar_bewaard(spelers: Spelers, veld: str, handeling: Handeling) -> None:
    zaak = open_zaak(spelers)
    with niet_aanvaard(spelers.session, "mogelijk_bsn", veld.strip()):
        handeling(spelers.directeur_sbjh, zaak)


@ALLE
def test_na_bevestiging_wordt_het_bewaard(spelers: Spelers, veld: str, handeling: Handeling) -> None:
    zaak = open_zaak(spelers)
    handeling(spelers.directeur_sbjh.die_bevestigt(), zaak)
    assert len(logboek(spelers.session)) == 2


@pytest.mark.parametrize("bevestigd", [True, False])
def test_een_weigering_wordt_genoteerd_zonder_het_nummer(spelers: Spelers, bevestigd: bool) -> None:
    zaak = open_zaak(spelers, T.PROBLEMATISCH)
    wie = spelers.directeur_sbjh.die_bevestigt() if bevestigd else spelers.directeur_sbjh
    terug = Bepaling(T.ZORGELIJK, VANDAAG, f"Kind {BSN} en 111.222.333.")
    with geweigerd(spelers.session, "onderbouwing_verplicht"):
        wie.doet(zaken.bepaal_trede, zaak, terug)
    tekst = str(logboek(spelers.session)[-1].inhoud["motivering"])
    assert tekst == "Kind [nummer weggelaten] en [nummer weggelaten]."


def test_zonder_bsn_werkt_in_elke_diepte() -> None:
    inhoud = {"a": [f"x {BSN}", {"b": (BSN, 5)}], "c": None}
    assert zonder_bsn(inhoud) == {"a": ["x [nummer weggelaten]", {"b": ["[nummer weggelaten]", 5]}], "c": None}
