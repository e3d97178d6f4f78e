"""What every answer carries: no script but our file, nothing from elsewhere, nothing kept. And the matrix on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.domain.basis.begrippen import Rol
from app.domain.basis.rechten import MATRIX, Recht
from config import WORTEL
from tests.web.bezoeker import TERUG, Bezoekers
from tests.web.producten import maak_app

PADEN = ["/", "/inloggen", "/zaken", "/zaken/2025-0001", "/zaken/2025-0001/tredebepaling", "/bestaat-niet", "/static/x"]


@pytest.mark.parametrize("pad", PADEN)
def test_elke_bladzijde_sluit_vreemd_script_en_vreemde_bronnen_uit(pad: str, bezoekers: Bezoekers) -> None:
    for bezoeker in (bezoekers.directeur_sbjh, bezoekers.anoniem):
        koppen = bezoeker.get(pad).headers
        beleid = koppen["Content-Security-Policy"]
        assert beleid.startswith("default-src 'none'")
        assert "unsafe" not in beleid
        assert "script-src 'self';" in beleid
        assert "connect-src 'self';" in beleid
        assert "frame-ancestors 'none'" in beleid
        assert "form-action 'self'" in beleid
        assert koppen["X-Content-Type-Options"] == "nosniff"
        assert koppen["Referrer-Policy"] == "same-origin"
        assert koppen["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("pad", PADEN)
def test_geen_bladzijde_blijft_in_de_browser_achter(pad: str, bezoekers: Bezoekers) -> None:
    for bezoeker in (bezoekers.directeur_sbjh, bezoekers.anoniem):
        assert bezoeker.get(pad).headers["Cache-Control"] == "no-store"


def test_uitloggen_wist_wat_de_browser_van_een_teruggekomen_formulier_hield(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    geweigerd = wie.post("/zaken/nieuw")
    assert (geweigerd.status_code, geweigerd.headers["Cache-Control"]) == (422, TERUG)
    assert wie.stuur("/uitloggen", {"csrf_token": wie.csrf()}).headers["Clear-Site-Data"] == '"cache"'


@pytest.mark.parametrize("pad", PADEN)
def test_geen_bladzijde_bevat_script_of_stijl_in_de_tekst(pad: str, bezoekers: Bezoekers) -> None:
    html = bezoekers.directeur_sbjh.get(pad).text
    html = re.sub(r'<script src="/static/js/extra\.[0-9a-f]{16}\.js" defer></script>', "", html)
    for verboden in ("<script", "<style", " style=", " onclick=", " onload=", "javascript:", "http://", "https://"):
        assert verboden not in html


def test_het_koekje_is_niet_te_lezen_en_gaat_niet_mee_naar_elders(bezoekers: Bezoekers) -> None:
    koekje = bezoekers.anoniem.get("/inloggen").headers["Set-Cookie"]
    assert "HttpOnly" in koekje
    assert "SameSite=Lax" in koekje


def _matrix_op_papier() -> dict[str, set[str]]:
    tekst = (WORTEL / "docs" / "rechten.md").read_text()
    regels = tekst.partition("<!-- matrix -->")[2].partition("<!-- /matrix -->")[0].strip().splitlines()
    kop, _streep, *rijen = [[deel.strip() for deel in regel.strip("|").split("|")] for regel in regels]
    return {
        rij[0].strip("`"): {rol for rol, teken in zip(kop[1:], rij[1:], strict=True) if teken == "●"} for rij in rijen
    }


def test_de_matrix_in_de_documentatie_is_die_van_het_domein() -> None:
    assert _matrix_op_papier() == {recht.value: {rol.value for rol in rollen} for recht, rollen in MATRIX.items()}


def test_de_matrix_noemt_elk_recht_en_alleen_rollen_die_er_zijn() -> None:
    assert set(MATRIX) == set(Recht) - {Recht.OPENBAAR}
    assert set().union(*MATRIX.values()) <= set(Rol)


BASIS = "https://draaiboek.regio.nl"


def test_elk_antwoord_blijft_bij_zijn_eigen_site(bezoekers: Bezoekers) -> None:
    for pad in (*PADEN, "/api/v1/openapi.json", "/api/v1/ik"):
        koppen_ = bezoekers.directeur_sbjh.get(pad).headers
        assert koppen_["Cross-Origin-Opener-Policy"] == "same-origin", pad
        assert koppen_["Cross-Origin-Resource-Policy"] == "same-origin", pad
        assert "Strict-Transport-Security" not in koppen_, "here others may come without TLS"


def test_in_productie_alleen_over_tls_en_met_een_koekje_van_deze_naam_alleen(url: str, tmp_path: Path) -> None:
    client = maak_app(url, tmp_path, productie=True, base_url=BASIS).test_client()
    antwoord = client.get("/inloggen", base_url=BASIS)
    assert antwoord.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    (koekje,) = [k for k in antwoord.headers.getlist("Set-Cookie") if "session" in k]
    assert koekje.startswith("__Host-session=")
    assert {"Secure", "HttpOnly", "Path=/"} <= set(koekje.split("; "))
    assert "Domain" not in koekje
    with client.get(re.findall(r'href="(/static/[^"]+)"', antwoord.text)[0], base_url=BASIS, buffered=True) as stijl:
        assert (stijl.status_code, stijl.headers["Strict-Transport-Security"]) == (
            200,
            "max-age=63072000; includeSubDomains",
        )
