"""Files with counts: taken over whole, or not at all, whatever is in them."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.domain.telling.telling import regels_sha256
from app.domain.telling.tellingrijen import ImportGeweigerd
from app.models import Telling
from app.regios import profiel
from app.services.telling import tellingen
from app.services.telling.bestand import als_csv
from app.services.telling.tellingen import Tellingbestand
from tests.kern.opzet import geweigerd, logboek, niet_aanvaard, open_zaak
from tests.kern.opzetgegevens import MEI, csv_bestand, telling, werkmap
from tests.kern.spelers import Spelers

importeer = tellingen.importeer_tellingen
GOED = werkmap([["Delft", "Pleegzorg", MEI, 12, None, 8, 4, 0, 2], ["GM0518", "daghulp", MEI, 40]])
GOED_CSV = csv_bestand("Delft;Pleegzorg;01-05-2025;12;;8;4;0;2", "GM0518;daghulp;2025-05-01;40;;;;;")


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def aantal(spelers: Spelers) -> int:
    spelers.session.rollback()
    return spelers.session.scalars(select(func.count()).select_from(Telling)).one()


@pytest.mark.parametrize(("naam", "inhoud"), [("mei.xlsx", GOED), ("mei.csv", GOED_CSV), ("MEI.CSV", GOED_CSV)])
def test_een_goed_bestand_wordt_overgenomen(spelers: Spelers, zaak: str, naam: str, inhoud: bytes) -> None:
    verschil = spelers.directeur_sbjh.doet(importeer, zaak, Tellingbestand(naam, inhoud))
    verwacht = [
        telling(in_zorg=12, verblijf=8, ambulant=4, overgedragen=0, nog_te_plaatsen=2),
        telling("GM0518", "daghulp", in_zorg=40),
    ]
    assert verschil.nieuw == verwacht
    regel = logboek(spelers.session)[-1]
    assert regel.kop.actie == "importeer_tellingen"
    assert regel.inhoud["naam"] == naam
    rijen = spelers.session.scalars(select(Telling)).all()
    assert {rij.zout for rij in rijen} == {rijen[0].zout}
    assert regel.inhoud["tellingen_sha256"] == regels_sha256([rij.waarden() for rij in rijen], rijen[0].zout)


@pytest.mark.parametrize("scheiding", [";", ","])
@pytest.mark.parametrize("begin", [b"", b"\xef\xbb\xbf"])
def test_een_csv_mag_met_komma_of_puntkomma_en_met_bom(
    spelers: Spelers, zaak: str, scheiding: str, begin: bytes
) -> None:
    inhoud = begin + GOED_CSV.replace(b";", scheiding.encode())
    assert len(spelers.directeur_sbjh.doet(importeer, zaak, Tellingbestand("a.csv", inhoud)).nieuw) == 2


def test_nog_eens_hetzelfde_bestand_verandert_niets(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(importeer, zaak, Tellingbestand("mei.xlsx", GOED))
    with niet_aanvaard(spelers.session, "ongeldige_invoer"):
        spelers.directeur_sbjh.doet(importeer, zaak, Tellingbestand("mei.csv", GOED_CSV))


def test_een_bestand_dat_aantallen_verandert_vraagt_waarom(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh
    wie.doet(importeer, zaak, Tellingbestand("mei.xlsx", GOED))
    anders = Tellingbestand("mei2.csv", GOED_CSV.replace(b"2025-05-01;40", b"2025-05-01;41"))
    with niet_aanvaard(spelers.session, "motivering_verplicht", "reden"):
        wie.doet(importeer, zaak, anders)
    verschil = wie.doet(importeer, zaak, anders, "Nieuwe opgave van Den Haag.")
    assert (len(verschil.nieuw), len(verschil.gewijzigd), verschil.ongewijzigd) == (0, 1, 1)


def test_een_fout_in_de_laatste_rij_en_niets_wordt_bewaard(spelers: Spelers, zaak: str) -> None:
    rijen = [f"Delft;daghulp;{1 + nr % 28:02d}-{1 + nr // 28:02d}-2024;5;;;;;" for nr in range(300)]
    with niet_aanvaard(spelers.session, "import_geweigerd", "bestand") as fout:
        bestand = Tellingbestand("a.csv", csv_bestand(*rijen, "Delft;daghulp;01-05-2025;-5;;;;;"))
        spelers.directeur_sbjh.doet(importeer, zaak, bestand)
    assert isinstance(fout.value, ImportGeweigerd)
    assert [(f.rij, f.kolom) for f in fout.value.fouten] == [(302, "in_zorg")]


def test_een_werkmap_met_formules_tekst_en_datums_als_tekst(spelers: Spelers, zaak: str) -> None:
    inhoud = werkmap(
        [
            ["Delft", "daghulp", MEI, "=1+1"],
            ["Delft", "pleegzorg", "2025-05-01", 3],
            ["Delft", "gesloten", MEI, "3"],
            ["Delft", "ambulant", MEI, 2.5],
            ["Utrecht", "daghulp", MEI, 1],
            ["=A2", "daghulp", "=TODAY()", 1],
        ]
    )
    with niet_aanvaard(spelers.session, "import_geweigerd", "bestand") as fout:
        spelers.directeur_sbjh.doet(importeer, zaak, Tellingbestand("a.xlsx", inhoud))
    assert isinstance(fout.value, ImportGeweigerd)
    gevonden = [(f.rij, f.kolom) for f in fout.value.fouten]
    assert gevonden == [
        *((2, "in_zorg"), (3, "peildatum"), (4, "in_zorg"), (5, "in_zorg"), (6, "gemeente")),
        *((7, "gemeente"), (7, "peildatum")),
    ]


def test_vijfduizend_rijen_kunnen_en_eentje_meer_niet(spelers: Spelers, zaak: str) -> None:
    rijen = [
        f"{gemeente.code};{vorm.code};{1 + dag % 28:02d}-{1 + dag // 28:02d}-2024;5;;;;;"
        for dag in range(70)
        for gemeente in profiel("haaglanden").gemeenten_op(MEI)
        for vorm in profiel("haaglanden").zorgvormen
    ]
    with niet_aanvaard(spelers.session, "ongeldig_bestand", "bestand") as fout:
        spelers.directeur_sbjh.doet(importeer, zaak, Tellingbestand("a.csv", csv_bestand(*rijen[:5001])))
    assert "meer dan 5.000 rijen" in fout.value.bericht
    spelers.directeur_sbjh.doet(importeer, zaak, Tellingbestand("a.csv", csv_bestand(*rijen[:5000])))
    assert aantal(spelers) == 5_000


@pytest.mark.traag
def test_vijftigduizend_rijen_worden_geweigerd_zonder_ze_te_lezen(spelers: Spelers, zaak: str) -> None:
    groot = werkmap([["Delft", "pleegzorg", MEI, 5]] * 50_000)
    with niet_aanvaard(spelers.session, "ongeldig_bestand", "bestand") as fout:
        spelers.directeur_sbjh.doet(importeer, zaak, Tellingbestand("a.xlsx", groot))
    assert "meer dan 5.000 rijen" in fout.value.bericht


def test_een_gemeente_leest_niets_in(spelers: Spelers, zaak: str) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(importeer, zaak, Tellingbestand("mei.xlsx", GOED))


def test_wat_als_csv_wordt_meegegeven_leest_als_dezelfde_aantallen(spelers: Spelers, zaak: str) -> None:
    tellingen_ = [telling(in_zorg=0, overgedragen=3), telling("GM0518", "daghulp", nog_te_plaatsen=1)]
    bestand = Tellingbestand("tellingen.csv", als_csv(tellingen_).encode(), "mei.xlsx")
    assert spelers.directeur_sbjh.doet(importeer, zaak, bestand).nieuw == tellingen_
    assert logboek(spelers.session)[-1].inhoud["naam"] == "mei.xlsx"
