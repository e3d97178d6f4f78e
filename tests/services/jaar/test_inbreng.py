"""What councils and who watches the process bring in, and that the region weighs it once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.jaar.inbreng import Inbrengsoort, NieuweInbreng, Wegingsuitkomst
from app.services.jaar import blad as lezen
from app.services.jaar.inbreng import NieuweWeging, leg_inbreng_vast, weeg_inbreng_af
from app.services.jaar.kalender import stel_jaarkalender_vast
from tests.kern.opzet import VANDAAG, geweigerd, logboek, niet_aanvaard
from tests.kern.regios import HOLLAND_RIJNLAND, richt_in
from tests.kern.spelers import Spelers, dag

ZIENSWIJZE = NieuweInbreng(Inbrengsoort.ZIENSWIJZE, "GM0503", dag(2, 6), "Kan het goedkoper?", "begroting")
SIGNAAL = NieuweInbreng(Inbrengsoort.SIGNAAL, "procesbewaker-po", dag(2, 6), "Het jaarplan ligt stil.")
WEGING = NieuweWeging(Wegingsuitkomst.DEELS, dag(2, 6), "De tweede helft past in het plan.")


@pytest.fixture
def jaar(spelers: Spelers) -> None:
    spelers.directeur_sbjh.doet(stel_jaarkalender_vast, 2025, ["begroting"])


@pytest.mark.beide
def test_een_raad_brengt_in_en_de_regio_weegt_een_keer_met_de_reden(spelers: Spelers, jaar: None) -> None:
    rij = spelers.delft.doet(leg_inbreng_vast, 2025, ZIENSWIJZE)
    spelers.projectleider.doet(weeg_inbreng_af, rij.id, WEGING)
    (regel,) = lezen.jaarblad(spelers.session, spelers.delft.actor, 2025, VANDAAG).inbreng
    assert (regel.wie, regel.over) == ("Delft", "Begroting van het Servicebureau")
    assert regel.weging is not None
    assert regel.weging.toelichting == "De tweede helft past in het plan."
    noot = logboek(spelers.session)[-1]
    assert (noot.kop.actie, noot.inhoud["inbrenger"]) == ("weeg_inbreng_af", "GM0503")
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_denhaag.doet(weeg_inbreng_af, rij.id, WEGING)


def test_een_gemeente_brengt_voor_zichzelf_in_en_leest_niet_wat_een_ander_zei(spelers: Spelers, jaar: None) -> None:
    rij = spelers.delft.doet(leg_inbreng_vast, 2025, ZIENSWIJZE)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.westland.doet(leg_inbreng_vast, 2025, ZIENSWIJZE)
    assert lezen.jaarblad(spelers.session, spelers.westland.actor, 2025, VANDAAG).inbreng == []
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(weeg_inbreng_af, rij.id, WEGING)
    spelers.projectleider.doet(leg_inbreng_vast, 2025, replace(ZIENSWIJZE, van="GM1783"))


@pytest.mark.parametrize(
    ("nieuw", "code", "veld"),
    [
        (replace(ZIENSWIJZE, procedure="tarieven"), "ongeldige_invoer", "procedure"),
        (replace(ZIENSWIJZE, van="GM0626"), "ongeldige_invoer", "van"),
        (replace(ZIENSWIJZE, tekst=" "), "motivering_verplicht", "tekst"),
        (replace(ZIENSWIJZE, datum=dag(3, 6)), "datum_in_toekomst", "datum"),
    ],
)
def test_wat_niet_klopt_komt_er_niet_bij(
    spelers: Spelers, jaar: None, nieuw: NieuweInbreng, code: str, veld: str
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        spelers.directeur_sbjh.doet(leg_inbreng_vast, 2025, nieuw)


def test_een_weging_ligt_niet_voor_de_inbreng(spelers: Spelers, jaar: None) -> None:
    rij = spelers.delft.doet(leg_inbreng_vast, 2025, ZIENSWIJZE)
    with niet_aanvaard(spelers.session, "datum_onlogisch", "datum"):
        spelers.directeur_sbjh.doet(weeg_inbreng_af, rij.id, replace(WEGING, datum=dag(1, 6)))


def test_een_procesbewaker_geeft_een_signaal_en_een_ander_niet_in_zijn_plaats(spelers: Spelers) -> None:
    richt_in(spelers.session, HOLLAND_RIJNLAND)
    bewaker = spelers.van("procesbewaker-po@holland-rijnland.example")
    secretaris = spelers.van("secretaris-directeur@holland-rijnland.example")
    rij = bewaker.doet(leg_inbreng_vast, 2025, SIGNAAL)
    with geweigerd(spelers.session, "geen_recht"):
        secretaris.doet(leg_inbreng_vast, 2025, SIGNAAL)
    secretaris.doet(weeg_inbreng_af, rij.id, WEGING)
    (regel,) = lezen.jaarblad(spelers.session, bewaker.actor, 2025, VANDAAG).inbreng
    assert regel.wie == "procesbewaker en voorzitter van het PO"
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        spelers.directeur_sbjh.doet(weeg_inbreng_af, rij.id, WEGING)
