"""Files with counts through the API: the template, a look, the import, and every wrong cell named."""

from __future__ import annotations

import io
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.api.beller import BASIS, Beller, Bellers, code
from tests.api.opzet import BUITEN, ZAAK, laatste_handeling, veld
from tests.kern.opzetgegevens import csv_bestand

PAD = f"{ZAAK}/tellingen"
GOED = csv_bestand("Delft;Pleegzorg;01-05-2025;12;;8;4;0;2", "Westland;daghulp;2025-05-01;3")


def lees_in(wie: Beller, inhoud: bytes, proef: str = "false", naam: str = "mei.csv", **velden: str) -> TestResponse:
    deel = {"bestand": (io.BytesIO(inhoud), naam)} | velden
    return wie.client.post(f"{BASIS}{PAD}/import?proef={proef}", data=deel, headers=wie.koppen())


def uitslag_van(antwoord: TestResponse) -> Any:
    assert antwoord.status_code == 200, antwoord.text
    return antwoord.json


def test_een_proef_laat_zien_wat_er_verandert_en_bewaart_niets(bellers: Bellers) -> None:
    wie = bellers.projectleider
    uitslag = uitslag_van(lees_in(wie, GOED, "true"))
    assert not uitslag["bewaard"]
    assert [(t["gemeente"], t["inZorg"]) for t in uitslag["nieuw"]] == [("GM0503", 12), ("GM1783", 3)]
    assert wie.lees(PAD)["aantal"] == 0
    assert laatste_handeling(wie) != "importeer_tellingen"


def test_een_bestand_wordt_heel_bewaard_en_verbetert_met_reden(bellers: Bellers) -> None:
    wie = bellers.projectleider
    assert uitslag_van(lees_in(wie, GOED))["bewaard"]
    assert wie.lees(PAD)["aantal"] == 2
    assert laatste_handeling(wie) == "importeer_tellingen"
    beter = csv_bestand("Delft;Pleegzorg;01-05-2025;13;;8;4;0;2", "Westland;daghulp;2025-05-01;3")
    zonder = lees_in(wie, beter)
    assert (code(zonder), veld(zonder)) == ((422, "motivering_verplicht"), "reden")
    uitslag = uitslag_van(lees_in(wie, beter, reden="Nieuwe opgave."))
    assert (uitslag["nieuw"], uitslag["ongewijzigd"]) == ([], 1)
    assert [(w["was"]["inZorg"], w["wordt"]["inZorg"]) for w in uitslag["gewijzigd"]] == [(12, 13)]


def test_elke_foute_cel_wordt_genoemd(bellers: Bellers) -> None:
    wie = bellers.projectleider
    for proef in ("true", "false"):
        fout = lees_in(wie, csv_bestand("Delft;toverij;01-05-2025;12", "Utrecht;daghulp;2025-05-01;-3"), proef)
        assert code(fout) == (422, "import_geweigerd")
        namen = [deel["name"] for deel in (fout.json or {})["invalidParams"]]
        assert namen == ["bestand.2.zorgvorm", "bestand.3.gemeente", "bestand.3.inZorg"]
    assert wie.lees(PAD)["aantal"] == 0


@pytest.mark.parametrize(("naam", "inhoud"), [("a.csv", b""), ("a.pdf", b"%PDF"), ("a.xlsx", b"geen werkmap")])
def test_wat_geen_bestand_met_tellingen_is_wordt_geweigerd(bellers: Bellers, naam: str, inhoud: bytes) -> None:
    antwoord = lees_in(bellers.projectleider, inhoud, naam=naam)
    assert (code(antwoord), veld(antwoord)) == ((422, "ongeldig_bestand"), "bestand")


def test_een_tekst_waar_een_bestand_hoort_wordt_geweigerd(bellers: Bellers) -> None:
    wie = bellers.projectleider
    koppen = wie.koppen() | {"Content-Type": "multipart/form-data; boundary=x"}
    inhoud = b'--x\r\nContent-Disposition: form-data; name="bestand"\r\n\r\ntekst\r\n--x--\r\n'
    antwoord = wie.client.post(f"{BASIS}{PAD}/import", data=inhoud, headers=koppen)
    assert (code(antwoord), veld(antwoord)) == ((400, "ongeldige_invoer"), "bestand")


def test_het_sjabloon_is_er_als_werkmap_en_als_csv(bellers: Bellers) -> None:
    wie = bellers.projectleider
    assert wie.get(f"{PAD}/sjabloon?soort=csv").data.decode("utf-8-sig").startswith("gemeente;zorgvorm;peildatum")
    werkmap = wie.get(f"{PAD}/sjabloon")
    assert werkmap.data.startswith(b"PK")
    assert "tellingen.xlsx" in werkmap.headers["Content-Disposition"]
    assert code(wie.get(f"{PAD}/sjabloon?soort=ods")) == (400, "ongeldige_invoer")


@pytest.mark.parametrize(("wie", "status"), BUITEN)
def test_alleen_het_team_leest_bestanden_in(bellers: Bellers, wie: str, status: int) -> None:
    beller = getattr(bellers, wie)
    assert beller.get(f"{PAD}/sjabloon").status_code == status
    for proef in ("true", "false"):
        assert lees_in(beller, GOED, proef).status_code == status
