"""Everything with a last day on one page: late first, filtered and cut in the database."""

from __future__ import annotations

import csv
import io

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import Engine, select, update

from app.db import db
from app.domain.basis.begrippen import Toestand
from app.domain.openstaand.onderdelen import Onderdeel
from app.models import Openpunt
from app.services.openstaand.bladeren import PAGINA
from tests.kern.opzet import open_zaak, tel_vragen
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoekers

pytestmark = pytest.mark.traag
PAD = "/termijnen"


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers, Toestand.ZEER_PROBLEMATISCH)


def test_alles_met_een_dag_staat_er_en_leidt_naar_de_handeling(bezoekers: Bezoekers, zaak: str) -> None:
    pagina = bezoekers.directeur_sbjh.lees(PAD)
    assert "Maak een continuïteitsplan" in pagina.tekst, "a step"
    assert "Informeer: " in pagina.tekst, "a duty"
    assert f"/zaken/{zaak}/projectleider" in pagina.links, "a step that another act closes leads to that act"
    dagen = pagina.tekst.split("uiterlijk ")[1:]
    assert len(dagen) == PAGINA or "Volgende pagina" not in pagina.tekst


@pytest.mark.beide
def test_de_filters_staan_in_het_adres_en_wat_onbekend_is_telt_niet(bezoekers: Bezoekers, zaak: str) -> None:
    wie = bezoekers.directeur_sbjh
    alleen = wie.lees(f"{PAD}?soort=informatie&laat=ja").tekst
    assert "Informeer: " in alleen
    assert "Maak een continuïteitsplan" not in alleen
    assert "Informeer: " not in wie.lees(f"{PAD}?soort=stappen").tekst
    assert zaak in wie.lees(f"{PAD}?zaak={zaak}").tekst
    assert "Er is niets met een laatste dag." in wie.lees(f"{PAD}?zaak=2099-0001").tekst
    assert "0 taken" in wie.lees(f"{PAD}?wie=Niemand").tekst
    verder = ("na=x", "na=2025-01-01.1", "na=2025-99-99.2025-01-01.1.1", "na=2025-01-01.2025-01-01.1.999999999999")
    for onzin in ("soort=x", "wie=%00", "laat=misschien", *verder):
        assert wie.get(f"{PAD}?{onzin}").status_code == 200, onzin
    groepen = [wie.lees(f"{PAD}?wie={groep}").tekst for groep in ("u", "team", "anderen")]
    assert len(set(groepen)) == 3


def test_de_bladzijden_samen_zijn_alles_en_niets_dubbel(bezoekers: Bezoekers, spelers: Spelers) -> None:
    for _ in range(3):
        open_zaak(spelers, Toestand.ZEER_PROBLEMATISCH)
    met_dag = select(Openpunt.onderwerp).where(Openpunt.uiterlijk_op.is_not(None), Openpunt.zaak_id > 1)
    verwacht = len(spelers.session.scalars(met_dag).all())
    gezien, adres = 0, f"{PAD}?zaak=Voorbeeld" if verwacht == 0 else PAD
    while adres:
        pagina = bezoekers.directeur_sbjh.lees(adres)
        gezien += pagina.tekst.count("uiterlijk ")
        adres = next((link for link in pagina.links if "na=" in link), "")
    assert gezien >= verwacht > PAGINA


def test_een_gemeente_ziet_wat_bij_haar_ligt_en_wie_niets_kan_hebben_heeft_geen_menu(
    bezoekers: Bezoekers, zaak: str
) -> None:
    assert "Maak een continuïteitsplan" not in bezoekers.delft.lees(PAD).tekst
    menus = {naam: PAD in getattr(bezoekers, naam).lees("/").links for naam in ("directeur_sbjh", "delft", "auditor")}
    assert menus == {"directeur_sbjh": True, "delft": True, "auditor": False}


def test_een_bladzijde_kost_even_veel_vragen_bij_een_als_bij_tien_zaken(
    app: Flask, bezoekers: Bezoekers, spelers: Spelers, zaak: str
) -> None:
    with app.app_context():
        engine: Engine = db.engine
    wie = bezoekers.directeur_sbjh
    wie.lees(PAD)  # the first page after logging in costs one more
    kosten = []
    for _ in range(2):
        with tel_vragen(engine) as teller:
            wie.lees(f"{PAD}?soort={Onderdeel.STAPPEN}")
        kosten.append(len(teller))
        for _ in range(9):
            open_zaak(spelers)
    assert kosten[0] == kosten[1] <= 8


@pytest.mark.parametrize("pad", ["/openstaand", "/zaken/{zaak}/openstaand"])
def test_de_lijst_gaat_mee_als_werkmap_en_csv_en_rekent_niet(
    bezoekers: Bezoekers, spelers: Spelers, zaak: str, pad: str
) -> None:
    spelers.session.execute(update(Openpunt).where(Openpunt.soort == "projectleider").values(onderwerp="=1+1"))
    spelers.session.commit()
    wie, adres = bezoekers.directeur_sbjh, pad.format(zaak=zaak)
    blad = load_workbook(io.BytesIO(wie.get(f"{adres}.xlsx").data)).worksheets[0]
    cellen = [cel for rij in blad.iter_rows() for cel in rij]
    (formule,) = {cel.data_type for cel in cellen if cel.value == "=1+1"}
    assert formule == "s"
    assert "(Europe/Amsterdam)" in str(blad["A2"].value)
    rijen = list(csv.reader(io.StringIO(wie.get(f"{adres}.csv").data.decode("utf-8-sig")), delimiter=";"))
    assert rijen[0][:4] == ["zaak", "aanbieder", "soort", "wat er moet gebeuren"]
    assert "'=1+1" in {rij[3] for rij in rijen}
    assert {rij[8] for rij in rijen[1:]} == {"ja", "nee"}


def test_het_menu_van_een_zaak_telt_uit_dezelfde_bron(bezoekers: Bezoekers, zaak: str) -> None:
    pagina = bezoekers.directeur_sbjh.lees(f"/zaken/{zaak}/openstaand")
    assert "te laat" in pagina.tekst
    html = bezoekers.directeur_sbjh.get(f"/zaken/{zaak}").text
    laat = html.split(f'<a href="/zaken/{zaak}/openstaand"')[1][:150]
    assert "zaaknav__teller--laat" in laat, "red only when something is late"
    assert "zaaknav__teller--laat" not in html.split(f'href="/zaken/{zaak}/tellingen"')[1][:150]


def test_de_lijst_van_zaken_zegt_wat_open_en_te_laat_is_en_wie_leidt(bezoekers: Bezoekers, zaak: str) -> None:
    pagina = bezoekers.directeur_sbjh.lees("/zaken")
    assert f"/zaken/{zaak}/openstaand" in pagina.links
    assert "te laat" in pagina.tekst
    assert "eerstvolgende dag" in pagina.tekst
