"""The pieces by which each college decides: its own, with its own ceiling, ready to sign, all in one file."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from sqlalchemy import select, update

from app.domain.basis.afwijkdomein import Afwijkdomein
from app.domain.basis.begrippen import Bereik
from app.domain.basis.fouten import NietGevonden, OngeldigeOvergang
from app.domain.mandaat.collegestuk import Stuksoort
from app.domain.mandaat.houderschap import VOOR_FUNCTIE
from app.export.brief import SjabloonFout, lees_brief
from app.models import Gebruiker, Organisatie
from app.regios import BESTANDEN
from app.services.collegestukken import stukken
from app.services.collegestukken.proef import VOORBEELD, proef_sjablonen
from app.services.collegestukken.waarden import stukwaarden, zaakwaarden
from app.services.kern.toegang import Dossier, vind_dossier
from app.services.mandaat import handelingen as mandaten
from tests.kern.opzet import VAN, nieuw_mandaat, open_zaak, stel_voor
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.regio.functies import SBJH

DAG = dag(14, 3)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    """With a request to Delft and Rijswijk: that of Delft waits for its college, with power of attorney."""
    nummer = open_zaak(spelers)
    delft, _rijswijk = stel_voor(spelers.directeur_sbjh, nummer, nieuw_mandaat(["GM0503", "GM0603"], volmacht=True))
    spelers.directeur_denhaag.op(DAG).doet(mandaten.keur_goed, delft, DAG)
    return nummer


def dossier(wie: Speler, zaak: str) -> Dossier:
    return vind_dossier(wie.session, wie.actor, zaak)


def tekst(docx: bytes) -> str:
    return "\n".join(deel.tekst for deel in lees_brief(docx))


def test_elk_college_krijgt_een_map_met_zijn_eigen_stukken(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh
    inhoud = stukken.alle_stukken(wie.session, dossier(wie, zaak), 1, DAG)
    with zipfile.ZipFile(BytesIO(inhoud)) as zip_:
        assert zip_.testzip() is None
        namen = zip_.namelist()
        besluit = tekst(zip_.read("Delft/2 ontwerpbesluit Delft.docx"))
        concept = tekst(zip_.read("Rijswijk/2 ontwerpbesluit Rijswijk.docx"))
    assert [naam.partition("/")[0] for naam in namen] == ["Delft"] * 4 + ["Rijswijk"] * 4
    assert "Het college van burgemeester en wethouders van Delft en de burgemeester van Delft" in besluit
    assert "ten hoogste €\N{NO-BREAK SPACE}120.000" in besluit
    assert "Rijswijk" not in besluit, "nobody else's"
    assert ("nog niet goedgekeurd" in concept, "nog niet goedgekeurd" in besluit) == (True, False)
    assert stukken.alle_stukken(wie.session, dossier(wie, zaak), 1, DAG) == inhoud, "the same again"


def test_wie_hetzelfde_heet_krijgt_een_eigen_map(spelers: Spelers, zaak: str) -> None:
    spelers.session.execute(update(Organisatie).where(Organisatie.code == "GM0603").values(naam="Delft"))
    spelers.session.commit()
    wie = spelers.directeur_sbjh
    with zipfile.ZipFile(BytesIO(stukken.alle_stukken(wie.session, dossier(wie, zaak), 1, DAG))) as zip_:
        namen = zip_.namelist()
    assert (len(namen), len(set(namen)), len({naam.partition("/")[0] for naam in namen})) == (8, 8, 2)


def test_elk_stuk_draagt_zijn_nummer_en_de_antwoorddatum(spelers: Spelers) -> None:
    wie, nummer = spelers.directeur_sbjh, open_zaak(spelers)
    (nr,) = stel_voor(wie, nummer, replace(nieuw_mandaat(volmacht=True), reactie_voor_datum=dag(20, 3)))

    def stuk(soort: Stuksoort, op: date = DAG) -> str:
        return tekst(stukken.lees_stuk(wie.session, dossier(wie, nummer), 1, nr, soort, op)[1])

    for plek, soort in enumerate(Stuksoort, start=1):
        assert f"{nummer}-V1-M{nr}, stuk {plek} van 4" in stuk(soort)
    assert "Wij vragen uw antwoord uiterlijk op 20 maart 2025." in stuk(Stuksoort.COLLEGEVOORSTEL)
    assert "Wij hebben het nog niet" in stuk(Stuksoort.COLLEGEVOORSTEL, dag(21, 3))
    instemming = stuk(Stuksoort.INSTEMMING, dag(21, 3))  # holder and employer read it: not they are to decide
    assert "wethouders van Delft is gevraagd uiterlijk op 20 maart 2025." in instemming
    assert "wilt u nu beslissen" not in instemming
    assert "Het college wil mandaat verlenen, en de burgemeester volmacht, aan" in stuk(Stuksoort.RAADSBRIEF)


def test_een_regio_heeft_geen_raad_en_tekent_namens_haar_besturen(spelers: Spelers) -> None:
    wie, nummer = spelers.directeur_sbjh, open_zaak(spelers)
    wens = nieuw_mandaat(["rijnmond"], bereik=Bereik.ANDERE_REGIO, volmacht=True, organen="het college van Schiedam")
    stel_voor(wie, nummer, wens)
    (een,) = stukken.stukken_van(wie.session, dossier(wie, nummer), 1, DAG).sets
    assert Stuksoort.RAADSBRIEF not in een.soorten
    _set, docx = stukken.lees_stuk(wie.session, dossier(wie, nummer), 1, een.mandaat.id, Stuksoort.MANDAATBESLUIT, DAG)
    assert "Namens het college van Schiedam" in tekst(docx)


@pytest.mark.parametrize(
    ("organen", "titel"),
    [
        ("het college van Schiedam", "Voorstel aan het college"),
        ("de colleges van de gemeenten van de regio", "Voorstel aan de colleges"),
        ("het dagelijks bestuur van de GRJR", "Voorstel aan het bestuur"),
    ],
)
def test_het_voorstel_aan_een_regio_heet_naar_wie_beslist(spelers: Spelers, organen: str, titel: str) -> None:
    wie, nummer = spelers.directeur_sbjh, open_zaak(spelers)
    stel_voor(wie, nummer, nieuw_mandaat(["rijnmond"], bereik=Bereik.ANDERE_REGIO, organen=organen))
    (een,) = stukken.stukken_van(wie.session, dossier(wie, nummer), 1, DAG).sets
    assert een.titel(Stuksoort.COLLEGEVOORSTEL) == titel


def test_een_mandaatgever_ziet_alleen_de_eigen_stukken(spelers: Spelers, zaak: str) -> None:
    delft = spelers.delft
    eigen = stukken.stukken_van(delft.session, dossier(delft, zaak), 1, DAG)
    assert [een.map_ for een in eigen.sets] == ["Delft"]
    with pytest.raises(NietGevonden):
        stukken.stukken_van(spelers.westland.session, dossier(spelers.westland, zaak), 1, DAG)


def test_de_werkgever_is_die_van_de_functie(spelers: Spelers) -> None:
    """Also when who fills the office has an account with somebody else: the employer of the office consents."""
    wie, nummer = spelers.directeur_sbjh, open_zaak(spelers)
    wens = nieuw_mandaat(["GM0603"], houder=f"{VOOR_FUNCTIE}{SBJH}")
    (nr,) = stel_voor(wie, nummer, wens)
    elders = select(Organisatie.id).where(Organisatie.code == "GM0518").scalar_subquery()
    spelers.session.execute(update(Gebruiker).where(Gebruiker.id == wie.actor.id).values(organisatie_id=elders))
    spelers.session.commit()
    zien = dossier(spelers.directeur_denhaag, nummer)
    _set, docx = stukken.lees_stuk(spelers.session, zien, 1, nr, Stuksoort.INSTEMMING, DAG)
    naam = spelers.session.scalars(select(Organisatie.naam).where(Organisatie.code == "sbjh")).one()
    assert naam in alles(docx)
    assert "Den Haag" not in alles(docx)


def alles(docx: bytes) -> str:
    return "\n".join(f"{deel.tekst} {deel.rijen}" for deel in lees_brief(docx))


def test_wat_er_in_een_mandaat_staat_is_tekst_en_geen_sjabloon(spelers: Spelers) -> None:
    nummer = open_zaak(spelers)
    (nr,) = stel_voor(spelers.directeur_sbjh, nummer, nieuw_mandaat(tekst="{{ kenmerk }} <b> & {% if x %}"))
    wie = spelers.directeur_sbjh
    _set, docx = stukken.lees_stuk(wie.session, dossier(wie, nummer), 1, nr, Stuksoort.COLLEGEVOORSTEL, DAG)
    assert "{{ kenmerk }} <b> & {% if x %}" in tekst(docx)


def test_wat_klaar_is_hoeft_niemand_te_tekenen(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh
    wie.op(DAG)
    (delft, _) = stukken.stukken_van(wie.session, dossier(wie, zaak), 1, DAG).sets
    spelers.delft.op(VAN).doet(mandaten.wijs_af, delft.mandaat.id, VAN, "Nee.", (Afwijkdomein.FINANCIEN,))
    over = stukken.stukken_van(wie.session, dossier(wie, zaak), 1, VAN)
    assert [een.map_ for een in over.sets] == ["Rijswijk"]
    with pytest.raises(OngeldigeOvergang):
        over.set_van(delft.mandaat.id, Stuksoort.MANDAATBESLUIT)


@pytest.fixture
def sjablonen(tmp_path: Path) -> Iterator[Path]:
    """The folder of a region with templates of its own."""
    (tmp_path / "haaglanden").mkdir()
    BESTANDEN.zet_eigen_map(tmp_path)
    yield tmp_path / "haaglanden"
    BESTANDEN.zet_eigen_map(None)


def zet_sjabloon(waar: Path, regel: str) -> None:
    brief = Document()
    brief.add_heading("Eigen papier van {{ gever }}", level=1)
    brief.add_paragraph(regel)
    brief.save(str(waar / "mandaatbesluit.docx"))


def test_een_eigen_sjabloon_gaat_voor_en_een_kapot_zegt_wat_er_mis_is(
    spelers: Spelers, zaak: str, sjablonen: Path
) -> None:
    wie = spelers.directeur_sbjh
    nr = stukken.stukken_van(wie.session, dossier(wie, zaak), 1, DAG).sets[0].mandaat.id
    wat = (wie.session, dossier(wie, zaak), 1, nr, Stuksoort.MANDAATBESLUIT, DAG)
    zet_sjabloon(sjablonen, "Ten hoogste {{ plafond }}.")
    assert tekst(stukken.lees_stuk(*wat)[1]).startswith("Eigen papier van Delft\nTen hoogste")
    assert [w.ernst.value for w in proef_sjablonen()] == ["goed"]
    zet_sjabloon(sjablonen, "{{ plafond")
    with pytest.raises(SjabloonFout, match=r"mandaatbesluit\.docx"):
        stukken.lees_stuk(*wat)
    assert [w.ernst.value for w in proef_sjablonen()] == ["mis"]


def test_het_voorbeeld_kent_elke_waarde_van_een_stuk(spelers: Spelers, zaak: str) -> None:
    """What `flask controle` fills in a template with is what a piece has."""
    wie = spelers.directeur_sbjh
    mijn = dossier(wie, zaak)
    alle = stukken.stukken_van(wie.session, mijn, 1, DAG)
    gedeeld = zaakwaarden(wie.session, mijn, alle.blad.verzoek, DAG)
    mandaat = alle.sets[0].mandaat
    waarden = stukwaarden(gedeeld, mandaat, "SbJH", mijn.profiel.collegestukken, raad=[], bijlagen=[])
    assert waarden.keys() == VOORBEELD.keys()


@pytest.mark.parametrize(
    ("organen", "woord"), [("de colleges van de regio", "besluiten:"), ("het college van Schiedam", "besluit:")]
)
def test_meer_dan_een_college_besluiten_en_een_besluit(spelers: Spelers, organen: str, woord: str) -> None:
    wie, nummer = spelers.directeur_sbjh, open_zaak(spelers)
    wens = nieuw_mandaat(["rijnmond"], bereik=Bereik.ANDERE_REGIO, organen=organen)
    (nr,) = stel_voor(wie, nummer, wens)
    _set, docx = stukken.lees_stuk(wie.session, dossier(wie, nummer), 1, nr, Stuksoort.MANDAATBESLUIT, DAG)
    assert woord in tekst(docx).split("\n")
