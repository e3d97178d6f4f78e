"""The register on a day as it is told, and as a college publishes it: who may do what in its name, up to what."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from docx import Document

from app.domain.basis.fouten import NietGevonden
from app.services.besluit import besluiten
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.register.lezen import Registerfilter
from app.services.mandaat.register.publicatie import Publicatie, als_csv, als_docx, publicatie, zonder_zaak
from app.services.overzicht.registerblad import registerblad
from tests.kern.opzet import VAN, VANDAAG, actief_mandaat, besluit, nieuw_mandaat, open_zaak, stel_voor
from tests.kern.spelers import Speler, Spelers

NACHT = timedelta(days=1)
DELFT = "het college van burgemeester en wethouders van Delft"


@pytest.fixture
def mandaat(spelers: Spelers) -> int:
    """An active mandaat of Delft, beside one of Westland and one of Delft that nobody granted."""
    zaak = open_zaak(spelers)
    eigen = actief_mandaat(spelers, zaak)
    actief_mandaat(spelers, zaak, "GM1783")
    stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(["GM0503"]))
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(1_000_00))
    return eigen


def van_delft(wie: Speler, dag: object = VANDAAG, *, met_zaak: bool = False) -> Publicatie:
    return publicatie(wie.session, wie.actor_nu(), "GM0503", dag, met_zaak=met_zaak)  # type: ignore[arg-type]


def test_het_register_van_een_college_heeft_wat_op_die_dag_van_kracht_was(spelers: Spelers, mandaat: int) -> None:
    gevonden = van_delft(spelers.directeur_sbjh)
    (regel,) = gevonden.regels
    assert (gevonden.gever, regel.mandaat_id, regel.plafond, regel.besluitnummer) == (DELFT, mandaat, 120_000_00, "B-1")
    assert (regel.houder, regel.van) == (spelers.directeur_sbjh.actor.hoedanigheid, VAN)
    assert van_delft(spelers.directeur_sbjh, VAN - NACHT).regels == []
    spelers.delft.doet(mandaten.trek_in, mandaat, VANDAAG + NACHT, "Genoeg.")
    assert van_delft(spelers.directeur_sbjh).regels[0].tot == VANDAAG
    assert van_delft(spelers.directeur_sbjh, VANDAAG + NACHT).regels == []


def test_een_college_publiceert_zijn_eigen_register_en_geen_ander(spelers: Spelers, mandaat: int) -> None:
    assert [regel.mandaat_id for regel in van_delft(spelers.delft).regels] == [mandaat]
    for wie in (spelers.westland, spelers.rijnmond):
        with pytest.raises(NietGevonden):
            van_delft(wie)


@pytest.mark.usefixtures("mandaat")
def test_de_werkgever_staat_er_niet_nog_eens_als_de_functie_hem_al_noemt(spelers: Spelers) -> None:
    gevonden = van_delft(spelers.directeur_sbjh)
    (regel,) = gevonden.regels
    assert regel.organisatie in regel.houder
    (tabel,) = Document(io.BytesIO(als_docx(gevonden))).tables
    assert tabel.rows[1].cells[0].text == regel.houder


@pytest.mark.usefixtures("mandaat")
def test_er_staat_geen_naam_van_een_persoon_in_en_een_aanbieder_alleen_als_dat_is_gevraagd(spelers: Spelers) -> None:
    persoon = spelers.directeur_sbjh.actor.naam
    for met_zaak in (False, True):
        wat = van_delft(spelers.delft, met_zaak=met_zaak)
        document = Document(io.BytesIO(als_docx(wat)))
        tabel = "\n".join(cel.text for rij in document.tables[0].rows for cel in rij.cells)
        for tekst in (tabel, als_csv(wat).decode()):
            assert persoon not in tekst
            assert ("Stichting Test" in tekst) is met_zaak
            assert "Besluiten nemen." in tekst


def test_wat_is_geschreven_noemt_de_aanbieder_en_de_zaak_niet() -> None:
    tekst = "Voorschotten aan STICHTING Test (zaak 2025-0001), tot het plafond."
    verwacht = "Voorschotten aan de aanbieder (zaak (nummer weggelaten)), tot het plafond."
    assert zonder_zaak(tekst, "Stichting Test", "2025-0001") == verwacht


@pytest.mark.usefixtures("mandaat")
def test_het_bestand_is_elke_keer_hetzelfde_en_te_lezen(spelers: Spelers) -> None:
    wat = van_delft(spelers.delft)
    assert als_docx(wat) == als_docx(wat)
    kop, rij = csv.reader(io.StringIO(als_csv(wat).decode("utf-8-sig")), delimiter=";")
    assert len(kop) == len(rij)
    assert dict(zip(kop, rij, strict=True))["plafond in euro"] == "120000,00"
    alineas = [alinea.text for alinea in Document(io.BytesIO(als_docx(wat))).paragraphs]
    assert alineas[:3] == ["Mandaatregister", f"Mandaatgever: {DELFT}", "Van kracht op 2 juni 2025: 1 mandaat."]


def test_de_werkmap_zegt_ook_wat_mag_en_tot_welke_dag(spelers: Spelers, mandaat: int) -> None:
    spelers.delft.doet(mandaten.trek_in, mandaat, VANDAAG + NACHT, "Genoeg.")
    actor, wens = spelers.delft.actor_nu(), Registerfilter(op=VANDAAG)
    _, koppen, rijen = registerblad(spelers.session, actor, VANDAAG, wens)
    (rij,) = (dict(zip(koppen, rij, strict=True)) for rij in rijen)
    assert (rij["wat de houder mag"], rij["van kracht tot en met"]) == ("Besluiten nemen.", VANDAAG)
