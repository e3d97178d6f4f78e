"""What the dossier and the bundle say of noodgrepen and of the edition, on any day."""

from __future__ import annotations

import pytest

from app.domain.basis.begrippen import Toestand
from app.draaiboeken import editiebestand
from app.export.ondertekening import Ondertekenaar
from app.services.termijn.overstap import Overstap, stap_over_op_editie
from app.services.zaak import zaken
from tests.export.inpakken import uitgepakt
from tests.kern.gegevens import Editiemap
from tests.kern.opzet import VANDAAG, bepaling
from tests.kern.pdftekst import leesbare_tekst
from tests.kern.spelers import Spelers, dag
from tests.services.export.bundels import ZAAK, Maak, bundel, dossier, nagekeken
from tests.services.zaak.noodgrepen import UITERLIJK, bekrachtig, doe_noodgreep

LATER = dag(20, 6)
GISTEREN = dag(1, 6)
DEN_HAAG = "directeur Jeugd, WMO en Regionale Inkoop Jeugd H10"


@pytest.fixture
def noodgreep(s1: Spelers) -> int:
    """In S1, back to zorgelijk on 2 June."""
    s1.directeur_sbjh.doet(zaken.bepaal_trede, ZAAK, bepaling(Toestand.PROBLEMATISCH, GISTEREN))
    return doe_noodgreep(s1, ZAAK)


def test_een_open_noodgreep_staat_in_het_dossier_en_bij_wat_openstaat(
    s1: Spelers, noodgreep: int, maak: Maak, sleutel: Ondertekenaar
) -> None:
    wie = s1.directeur_sbjh
    export = maak(wie)
    d = dossier(wie, export)
    (rij,) = d["noodgrepen"]
    assert (rij["status"], rij["uiterlijk_op"], rij["door"]) == ("te_bekrachtigen", "2025-06-10", "Directeur SbJH")
    assert rij["gepasseerd"] == ["GR-01 Terug naar een lichtere trede heeft een onderbouwing"]
    assert (rij["bekrachtigd_op"], rij["bekrachtigd_door"]) == (None, None)
    assert [
        (p["onderwerp"], p["uiterlijkOp"], p["ligtBij"]["naam"]) for p in d["watOpenstaat"] if p["soort"] == "noodgreep"
    ] == [
        ("Bekrachtig de noodgreep van 2 juni 2025", "2025-06-10", "directeur Jeugd, WMO en Regionale Inkoop Jeugd H10")
    ]
    assert [r["noodgreep"] for r in d["chronologie"] if r["actie"] == "bepaal_trede"][-2:] == ["nee", "ja"]
    tekst = leesbare_tekst(uitgepakt(bundel(wie, export))["dossier.pdf"])
    assert "nog te bekrachtigen: uiterlijk 10 juni 2025" in tekst
    assert "noodgreep" in tekst
    assert nagekeken(wie, export, sleutel).manifest["doel"] == "Toezicht."


def test_een_bekrachtiging_telt_pas_op_haar_dag(s1: Spelers, noodgreep: int, maak: Maak) -> None:
    bekrachtig(s1.directeur_denhaag.op(LATER), noodgreep, LATER)
    wie = s1.directeur_sbjh.op(LATER)
    toen = dossier(wie, maak(wie, peildatum=UITERLIJK))
    assert (toen["noodgrepen"][0]["status"], toen["noodgrepen"][0]["toelichting"]) == ("te_bekrachtigen", "")
    daarna = dossier(wie, maak(wie, peildatum=dag(11, 6)))
    assert daarna["noodgrepen"][0]["status"] == "niet_op_tijd"
    nu = dossier(wie, maak(wie, peildatum=LATER))
    assert nu["noodgrepen"][0]["status"] == "te_laat_bekrachtigd"
    assert nu["noodgrepen"][0]["bekrachtigd_door"] == s1.directeur_denhaag.actor.naam
    assert not [punt for punt in nu["watOpenstaat"] if punt["soort"] == "noodgreep"]


def test_voor_de_noodgreep_was_zij_er_niet(s1: Spelers, noodgreep: int, maak: Maak) -> None:
    assert dossier(s1.directeur_sbjh, maak(s1.directeur_sbjh, peildatum=GISTEREN))["noodgrepen"] == []


def test_het_dossier_noemt_de_tekst_van_de_editie_van_die_dag(s1: Spelers, edities: Editiemap, maak: Maak) -> None:
    edities.herschrijf("2021", '"ZO-03"', '"ZO-30"')
    wie = s1.directeur_sbjh
    wie.doet(stap_over_op_editie, ZAAK, Overstap("2021", "De nieuwe editie.", VANDAAG))
    toen, nu = dossier(wie, maak(wie, peildatum=GISTEREN)), dossier(wie, maak(wie, peildatum=VANDAAG))
    assert (toen["draaiboek"]["editie"], nu["draaiboek"]["editie"]) == ("2025", "2021")
    assert toen["draaiboek"]["sha256"] == editiebestand("2025").sha256
    assert nu["draaiboek"]["sha256"] == editiebestand("2021").sha256
    codes = [{s["code"] for s in d["stappen"]} for d in (toen, nu)]
    assert "ZO-30" not in codes[0]
    assert "ZO-30" in codes[1]
    assert "stap_over_op_editie" in [r["actie"] for r in nu["chronologie"]]
