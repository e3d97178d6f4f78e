"""Opened in zeer problematisch with three regions: one withdraws, and two children to place block closing."""

from __future__ import annotations

import pytest

from app.domain.basis.begrippen import Toestand, Uitkomst
from app.services.besluit import besluiten
from app.services.logboek import controle
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.stand import ruimte
from app.services.regio import betrokken as bovenregionaal
from app.services.regio import blad as regioblad
from app.services.telling import tellingen
from app.services.zaak import zaken
from tests.kern.opzet import actief_mandaat, besluit, geweigerd, logboek, meld_alles_verzonden, open_zaak, zaak_van
from tests.kern.opzetgegevens import telling
from tests.kern.spelers import Spelers, dag

MAART, JUNI, SLOT = dag(1, 3), dag(2, 6), dag(13, 11)
REGIOS = ("rijnmond", "holland-rijnland")


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    """Delft, Rijnmond and Holland Rijnland granted € 120,000 each; € 300,000 was spent in March."""
    nummer = open_zaak(spelers, Toestand.ZEER_PROBLEMATISCH)
    for regio in REGIOS:
        spelers.directeur_sbjh.doet(
            bovenregionaal.betrek_regio, nummer, regio, "Directeur", MAART, "Kinderen van daar."
        )
    for gever in ("GM0503", *REGIOS):
        actief_mandaat(spelers, nummer, gever)
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, nummer, besluit(300_000_00))
    return nummer


def trek_rijnmond_in(spelers: Spelers) -> None:
    (mandaat_id,) = (
        r.kop.object for r in logboek(spelers.session) if r.kop.actie == "verleen" and "rijnmond" in str(r)
    )
    rijnmond = spelers.rijnmond.op(JUNI)
    rijnmond.doet(mandaten.trek_in, int(str(mandaat_id).partition("/")[2]), JUNI, "Wij regelen het zelf.")


def over(spelers: Spelers, zaak: str, moment: tuple[int, int]) -> int:
    return ruimte(spelers.session, zaak_van(spelers.session, zaak), dag(*moment)).over // 100


def test_wie_zich_terugtrekt_verlaagt_de_ruimte_en_niemand_neemt_het_over(spelers: Spelers, zaak: str) -> None:
    assert over(spelers, zaak, (1, 6)) == 60_000
    trek_rijnmond_in(spelers)
    assert (over(spelers, zaak, (1, 6)), over(spelers, zaak, (2, 6))) == (60_000, 40_000)
    rij = zaak_van(spelers.session, zaak)
    assert [r.rij.regio_code for r in regioblad.ontbrekende(spelers.session, rij, JUNI)] == ["rijnmond"]
    with geweigerd(spelers.session, "plafond_overschreden"):
        spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(60_000_00, JUNI))
    laat = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(30_000_00, dag(1, 6)))
    assert {d.mandaat.mandaatgever.code for d in laat.delen} == {"GM0503", *REGIOS}, (
        "on the day before it still counted"
    )


def test_twee_kinderen_houden_het_sluiten_tegen(spelers: Spelers, zaak: str) -> None:
    trek_rijnmond_in(spelers)
    wie = spelers.directeur_sbjh.op(SLOT)
    wie.doet(tellingen.leg_tellingen_vast, zaak, [telling(in_zorg=40, nog_te_plaatsen=2, peildatum=dag(1, 11))])
    meld_alles_verzonden(spelers, zaak, SLOT)
    uitkomst = Uitkomst.FAILLISSEMENT_MET_OVERDRACHT
    with geweigerd(spelers.session, "nog_te_plaatsen") as fout:
        wie.doet(zaken.sluit_af, zaak, uitkomst, "Alles is overgedragen.", SLOT)
    assert fout.value.bericht.startswith("1-4 kinderen"), "a count stays in the team"
    assert "2" not in str(logboek(spelers.session)[-1].inhoud["reden"])
    wie.doet(tellingen.leg_tellingen_vast, zaak, [telling(in_zorg=0, nog_te_plaatsen=0, peildatum=dag(12, 11))])
    wie.doet(zaken.sluit_af, zaak, uitkomst, "Alles is overgedragen.", SLOT)
    assert zaak_van(spelers.session, zaak).toestand is Toestand.AFGESLOTEN
    controle.verifieer(spelers.session)
