"""Who sees which counts: the team all, a municipality its own and of the others bands, outsiders none."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Bereik, Toestand
from app.services.kern.toegang import vind_dossier
from app.services.mandaat import handelingen as mandaten
from app.services.telling import tellingen
from app.services.telling.blad import Tellingblad, peildata, tellingblad
from tests.kern.opzet import geweigerd, nieuw_mandaat, open_zaak, stel_voor
from tests.kern.opzetgegevens import MEI, telling
from tests.kern.spelers import Speler, Spelers, dag

leg_vast = tellingen.leg_tellingen_vast


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def blad(wie: Speler, zaak: str) -> Tellingblad:
    return tellingblad(wie.session, vind_dossier(wie.session, wie.actor, zaak), MEI)


def tabellen(wie: Speler, zaak: str) -> dict[str, list[list[str]]]:
    """What he sees, by what was counted; – for not counted."""
    return {
        maat.titel: [[rij.naam, *(vak.klasse.woord if vak.klasse else "–" for vak in rij.vakken)] for rij in maat.rijen]
        for maat in blad(wie, zaak).maten
    }


@pytest.fixture
def geteld(spelers: Spelers, zaak: str) -> str:
    nieuw = [
        telling("GM0503", in_zorg=3, verblijf=3),
        telling("GM0518", in_zorg=40),
        telling("GM1783", in_zorg=12),
        telling("GM0503", "daghulp", in_zorg=20, ambulant=20),
        telling("GM0518", "daghulp", in_zorg=30),
        telling("GM1783", "daghulp", in_zorg=2),
    ]
    spelers.directeur_sbjh.doet(leg_vast, zaak, nieuw)
    return zaak


def test_het_team_ziet_alles(spelers: Spelers, geteld: str) -> None:
    gevonden = tabellen(spelers.directeur_denhaag, geteld)
    assert gevonden["In zorg"] == [
        ["Delft", "20", "3", "23"],
        ["Den Haag", "30", "40", "70"],
        ["Westland", "2", "12", "14"],
        ["", "52", "55", "107"],
    ]
    assert list(gevonden) == ["In zorg", "Met verblijf", "Ambulant"]
    assert len(blad(spelers.directeur_denhaag, geteld).regels) == 6


def test_een_gemeente_ziet_haar_eigen_rij_en_van_de_anderen_klassen(spelers: Spelers, geteld: str) -> None:
    gevonden = tabellen(spelers.delft, geteld)
    assert list(gevonden) == ["In zorg"], "the parts of in zorg would narrow a band"
    assert gevonden["In zorg"][0] == ["Delft", "20", "3", "23"]
    assert gevonden["In zorg"][1:3] == [["Den Haag", "30-34", "40-44", "70-78"], ["Westland", "1-4", "10-14", "11-18"]]
    assert blad(spelers.delft, geteld).regels == ()
    assert [(rij.zorgvorm, rij.verblijf) for rij in blad(spelers.delft, geteld).eigen] == [
        ("daghulp", None),
        ("pleegzorg", 3),
    ]


def test_een_andere_gemeente_ziet_de_drie_van_delft_niet(spelers: Spelers, geteld: str) -> None:
    gevonden = tabellen(spelers.gemeente("rijswijk"), geteld)
    assert gevonden["In zorg"][0] == ["Delft", "20-24", "1-4", "21-28"]
    assert gevonden["In zorg"][3] == ["", "51-62", "51-62", "102-124"], "from its parts, never counted apart"
    assert blad(spelers.gemeente("rijswijk"), geteld).eigen == []


def test_een_wethouder_ziet_de_rij_van_zijn_gemeente(spelers: Spelers, geteld: str) -> None:
    assert tabellen(spelers.wethouder, geteld)["In zorg"][1] == ["Den Haag", "30", "40", "70"]


def test_een_andere_regio_ziet_geen_aantallen_van_deze(spelers: Spelers, geteld: str) -> None:
    wens = nieuw_mandaat(["rijnmond"], bereik=Bereik.ANDERE_REGIO)
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, geteld, wens)
    spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, mandaat_id, dag(14, 3))
    dossier = vind_dossier(spelers.session, spelers.rijnmond.actor, geteld)
    assert peildata(spelers.session, dossier) == []
    gezien = tellingblad(spelers.session, dossier, MEI)
    assert [*gezien.maten, *gezien.regels, *gezien.eigen] == []


def test_een_signaal_blijft_bij_de_regievoerder(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, Toestand.SIGNAAL)
    spelers.directeur_sbjh.doet(leg_vast, zaak, [telling(in_zorg=12)])
    with geweigerd(spelers.session, "niet_gevonden"):
        spelers.delft.doet(leg_vast, zaak, [telling(in_zorg=12)])


def test_de_peildata_staan_met_de_nieuwste_eerst(spelers: Spelers, zaak: str, session: Session) -> None:
    nieuw = [telling(in_zorg=1), telling(peildatum=dag(20, 5), in_zorg=1), telling("GM0518", in_zorg=1)]
    spelers.directeur_sbjh.doet(leg_vast, zaak, nieuw)
    dossier = vind_dossier(session, spelers.delft.actor, zaak)
    assert peildata(session, dossier) == [dag(20, 5), MEI]
