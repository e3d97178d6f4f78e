"""S1 in other regions: with the roles and names of their own profile, beside Haaglanden, without a change of code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app import regios
from app.domain.basis.begrippen import Toestand, Uitkomst
from app.domain.basis.fouten import HoedanigheidNodig
from app.models import Besluit, Mandaat
from app.services.besluit import besluiten
from app.services.logboek import controle
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat import stand as mandaatstand
from app.services.zaak import zaken
from tests.kern.opzet import besluit, geweigerd, logboek, meld_alles_verzonden, nieuw_mandaat, stel_voor, zaak_van
from tests.kern.regios import HOLLAND_RIJNLAND, NIEUW, richt_in, speel
from tests.kern.spelers import Speler, Spelers, dag

SLOT = dag(13, 11)


def wie(spelers: Spelers, naam: str, regio: str = HOLLAND_RIJNLAND) -> Speler:
    return spelers.van(f"{naam}@{regio}.example")


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return speel(spelers.session, HOLLAND_RIJNLAND)


@pytest.fixture
def duinrand(tmp_path: Path) -> Iterator[str]:
    """A region written from scratch, in a folder of this installation."""
    (tmp_path / "duinrand.toml").write_text(NIEUW, encoding="utf-8")
    regios.BESTANDEN.zet_eigen_map(tmp_path)
    yield "duinrand"
    regios.BESTANDEN.zet_eigen_map(None)


def over(spelers: Spelers, zaaknummer: str, *moment: int) -> int:
    return mandaatstand.ruimte(spelers.session, zaak_van(spelers.session, zaaknummer), dag(*moment)).over // 100


def test_s1_loopt_in_holland_rijnland_met_twaalf_van_de_dertien_colleges(spelers: Spelers, zaak: str) -> None:
    assert zaak_van(spelers.session, zaak).regio == HOLLAND_RIJNLAND
    assert over(spelers, zaak, 17, 3) == 1_104_000
    assert over(spelers, zaak, 16, 5) == 354_000
    slot = wie(spelers, "secretaris-directeur").op(SLOT)
    meld_alles_verzonden(spelers, zaak, SLOT, slot)
    slot.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", SLOT)
    assert zaak_van(spelers.session, zaak).toestand is Toestand.AFGESLOTEN
    controle.verifieer(spelers.session)


def test_wie_een_regio_leidt_ziet_de_zaak_van_de_andere_niet(spelers: Spelers, zaak: str) -> None:
    with geweigerd(spelers.session, "niet_gevonden"):
        spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", dag(2, 6))


def test_een_weigering_noemt_de_functie_die_in_deze_regio_beoordeelt(spelers: Spelers, zaak: str) -> None:
    secretaris, project = wie(spelers, "secretaris-directeur"), wie(spelers, "projectleider")
    nieuw = nieuw_mandaat(["GM1884"], houder=secretaris.email)
    (mandaat_id,) = stel_voor(project, zaak, nieuw)
    with geweigerd(spelers.session, "geen_recht") as fout:
        secretaris.doet(mandaten.keur_goed, mandaat_id, dag(2, 6))
    assert fout.value.bericht == "Alleen de voorzitter van het AOO keurt een mandaat goed of af."


def test_een_portefeuillehouder_kiest_in_welke_hoedanigheid_hij_handelt(spelers: Spelers, zaak: str) -> None:
    stil = next(m for m in _mandaten(spelers, zaak) if m.mandaatgever.code == "GM1884")
    kaag, voor = wie(spelers, "kaag-en-braassem").op(dag(2, 6)), len(logboek(spelers.session))
    for poging in (kaag, kaag.als("directeur Servicebureau")):
        with pytest.raises(HoedanigheidNodig, match="Kies in welke hoedanigheid") as fout:
            poging.doet(mandaten.verleen, stil.id, dag(2, 6), "B-9")
        assert fout.value.veld == "hoedanigheid"
    assert len(logboek(spelers.session)) == voor
    kaag.als("lid van het PHO Jeugdhulp").doet(mandaten.verleen, stil.id, dag(2, 6), "B-9")
    assert logboek(spelers.session)[-1].kop.hoedanigheid == (
        "gemeente Kaag en Braassem, portefeuillehouder jeugdhulp, als lid van het PHO Jeugdhulp"
    )


def test_wie_maar_een_hoedanigheid_heeft_kiest_niet(spelers: Spelers) -> None:
    assert spelers.delft.als("iets anders").verzoek().actor.hoedanigheid == "gemeente Delft, lid DO en BOJ"


def _mandaten(spelers: Spelers, zaaknummer: str) -> list[Mandaat]:
    return list(mandaatstand.lijst_mandaten(spelers.session, zaak_van(spelers.session, zaaknummer).id))


def test_een_nieuwe_regio_speelt_s1_van_signaal_tot_sluiting(spelers: Spelers, duinrand: str) -> None:
    zaaknummer = speel(spelers.session, duinrand)
    assert over(spelers, zaaknummer, 17, 3) == 800_000
    assert over(spelers, zaaknummer, 16, 5) == 50_000
    hoofd = wie(spelers, "hoofd", duinrand)
    with geweigerd(spelers.session, "plafond_overschreden"):
        hoofd.op(dag(16, 6)).doet(besluiten.neem_besluit, zaaknummer, besluit(500_000_00, dag(16, 6)))
    meld_alles_verzonden(spelers, zaaknummer, SLOT, hoofd)
    hoofd.op(SLOT).doet(zaken.sluit_af, zaaknummer, Uitkomst.HERSTELD, "Hersteld.", SLOT)
    namen = {rij.namens for rij in spelers.session.scalars(select(Besluit))}
    assert namen == {"namens de colleges van Aaldorp en Ceintuur"}
    controle.verifieer(spelers.session)


def test_in_een_nieuwe_regio_beoordeelt_alleen_haar_eigen_functie(spelers: Spelers, duinrand: str) -> None:
    richt_in(spelers.session, duinrand)
    assert regios.profiel(duinrand).beoordelaar.titel == "griffier van Duinrand"
    assert regios.profiel("haaglanden").beoordelaar.code == "directeur-denhaag"
