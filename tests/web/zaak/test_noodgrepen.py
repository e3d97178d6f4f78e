"""The emergency override through the screens: asked for a reason, seen everywhere, ratified by the other."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Toestand
from tests.kern.opzet import acties, inhoud, meld_alles_verzonden, open_zaak
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoekers, Pagina
from tests.web.zaak.test_trede import BEPALING, SLUITING

TERUG = BEPALING | {"naar": "zorgelijk", "noodgreep": "De cijfers komen pas morgen."}
BEKRACHTIGING = {"datum": "2025-06-03", "toelichting": "Terecht: het kon niet wachten."}


@pytest.fixture
def pad(bezoekers: Bezoekers, spelers: Spelers) -> str:
    """A case that the directeur SbJH brought back to zorgelijk on 2 June, without evidence."""
    pad = f"/zaken/{open_zaak(spelers, Toestand.PROBLEMATISCH)}"
    assert bezoekers.directeur_sbjh.post(f"{pad}/tredebepaling", **TERUG).status_code == 302
    return pad


@pytest.fixture
def bekrachtiging(pad: str) -> str:
    return f"{pad}/noodgrepen/1/bekrachtiging"


def plat(pagina: Pagina) -> str:
    return " ".join(pagina.tekst.split())


def test_zij_staat_op_elke_bladzijde_die_over_de_trede_gaat(bezoekers: Bezoekers, pad: str) -> None:
    wie = bezoekers.directeur_denhaag
    assert "Noodgreep van 2 juni 2025: niet op tijd bekrachtigd" in plat(wie.lees(pad))
    assert re.search(r"noodgreep\s*niet op tijd bekrachtigd", wie.lees(f"{pad}/trede").tekst)
    assert "Noodgreep: De cijfers komen pas morgen." in plat(wie.lees(f"{pad}/trede"))
    assert "Trede bepaald noodgreep" in plat(wie.lees(f"{pad}/logboek"))
    assert "Bekrachtig de noodgreep van 2 juni 2025" in plat(wie.lees("/"))
    assert "1 open" in plat(wie.lees(pad))
    lijst = plat(wie.lees(f"{pad}/noodgrepen"))
    assert "GR-01 Terug naar een lichtere trede heeft een onderbouwing" in lijst
    assert "10 juni 2025" in lijst


def test_sluiten_kan_niet_en_zegt_waarom(bezoekers: Bezoekers, session: Session, pad: str) -> None:
    wie = bezoekers.directeur_denhaag
    assert "1 noodgreep is niet bekrachtigd" in plat(wie.lees(f"{pad}/afsluiting"))
    assert "1 noodgreep is niet bekrachtigd" in plat(wie.lees(f"{pad}/trede"))
    antwoord = wie.post(f"{pad}/afsluiting", **SLUITING)
    assert (antwoord.status_code, acties(session)[-1]) == (422, "(sluit_af)")
    assert "1 noodgreep is niet bekrachtigd" in antwoord.text


def test_de_ander_bekrachtigt_en_dan_kan_de_zaak_dicht(
    bezoekers: Bezoekers, spelers: Spelers, session: Session, pad: str, bekrachtiging: str
) -> None:
    wie = bezoekers.directeur_denhaag
    meld_alles_verzonden(spelers, pad.rpartition("/")[2], dag(13, 11))
    assert bekrachtiging in wie.lees(f"{pad}/noodgrepen").links
    antwoord = wie.post(bekrachtiging, **BEKRACHTIGING)
    assert (antwoord.status_code, antwoord.location) == (302, f"{pad}/noodgrepen")
    tekst = plat(wie.lees(f"{pad}/noodgrepen"))
    assert "De noodgreep is bekrachtigd." in tekst
    assert BEKRACHTIGING["toelichting"] in tekst
    assert acties(session)[-1] == "bekrachtig_noodgreep"
    assert "Noodgreep bekrachtigd" in plat(wie.lees(f"{pad}/logboek"))
    assert "nog te bekrachtigen" not in plat(wie.lees(pad))
    assert wie.post(f"{pad}/afsluiting", **SLUITING).status_code == 302


def test_te_laat_wordt_gezegd(bezoekers: Bezoekers, pad: str, bekrachtiging: str) -> None:
    wie = bezoekers.directeur_denhaag
    assert "er komt bij te staan dat het te laat was" in plat(wie.lees(bekrachtiging))
    assert wie.post(bekrachtiging, **BEKRACHTIGING | {"datum": "2025-06-11"}).status_code == 302
    assert "De noodgreep is te laat bekrachtigd." in plat(wie.lees(f"{pad}/noodgrepen"))
    assert "te laat bekrachtigd" in plat(wie.lees(f"{pad}/trede"))


def test_wie_haar_deed_ziet_geen_knop_en_wordt_geweigerd(
    bezoekers: Bezoekers, session: Session, pad: str, bekrachtiging: str
) -> None:
    wie = bezoekers.directeur_sbjh
    assert bekrachtiging not in wie.lees(f"{pad}/noodgrepen").links
    assert bekrachtiging not in wie.lees("/").links
    assert "U deed deze noodgreep zelf" in plat(wie.lees(bekrachtiging))
    antwoord = wie.post(bekrachtiging, **BEKRACHTIGING)
    assert (antwoord.status_code, acties(session)[-1]) == (403, "(bekrachtig_noodgreep)")
    assert "U deed deze noodgreep zelf" in antwoord.text


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        *(("datum", d) for d in ("", "2999-01-01", "2025-06-01", "ooit")),
        *(("toelichting", t) for t in ("", " \t", "x" * 10_001, "a\x07b", "Kind 111222333.")),
    ],
)
def test_een_verkeerd_veld_krijgt_een_melding_en_er_wordt_niets_bewaard(
    bezoekers: Bezoekers, session: Session, bekrachtiging: str, veld: str, waarde: str
) -> None:
    voor = inhoud(session)
    antwoord = bezoekers.directeur_denhaag.post(bekrachtiging, **BEKRACHTIGING | {veld: waarde})
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert inhoud(session) == voor


def test_twee_keer_bekrachtigen_kan_niet(bezoekers: Bezoekers, session: Session, bekrachtiging: str) -> None:
    wie = bezoekers.directeur_denhaag
    assert wie.post(bekrachtiging, **BEKRACHTIGING).status_code == 302
    voor = inhoud(session)
    assert "Deze noodgreep is al bekrachtigd." in plat(wie.lees(bekrachtiging))
    assert wie.post(bekrachtiging, **BEKRACHTIGING).status_code == 409
    assert inhoud(session) == voor


def test_een_dubbele_klik_telt_een_keer(bezoekers: Bezoekers, session: Session, pad: str, bekrachtiging: str) -> None:
    wie = bezoekers.directeur_denhaag
    velden = wie.verborgen(bekrachtiging) | BEKRACHTIGING
    assert [wie.stuur(bekrachtiging, velden).location for _ in range(2)] == [f"{pad}/noodgrepen"] * 2
    assert acties(session).count("bekrachtig_noodgreep") == 1


def test_een_noodgreep_van_een_andere_zaak_bestaat_niet(bezoekers: Bezoekers, pad: str) -> None:
    wie = bezoekers.directeur_denhaag
    for adres in ("/zaken/2025-0001/noodgrepen/1/bekrachtiging", f"{pad}/noodgrepen/2/bekrachtiging"):
        assert wie.get(adres).status_code == 404
        velden = BEKRACHTIGING | {"csrf_token": wie.csrf()}
        assert wie.stuur(adres, velden).status_code == 404


def test_het_formulier_weigert_een_reden_zonder_nood(bezoekers: Bezoekers, session: Session) -> None:
    voor = inhoud(session)
    omhoog = TERUG | {"naar": "zeer_problematisch"}
    antwoord = bezoekers.directeur_sbjh.post("/zaken/2025-0001/tredebepaling", **omhoog)
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, ["noodgreep"])
    assert inhoud(session) == voor


def test_een_gemeente_ziet_dat_de_trede_veranderde_maar_niet_de_noodgreep(bezoekers: Bezoekers, pad: str) -> None:
    for adres in (pad, f"{pad}/trede"):
        assert "noodgreep" not in bezoekers.delft.lees(adres).tekst.lower()
    assert bezoekers.delft.get(f"{pad}/noodgrepen").status_code == 403


def test_zonder_noodgreep_zegt_de_bladzijde_wat_het_is(bezoekers: Bezoekers) -> None:
    tekst = plat(bezoekers.projectleider.lees("/zaken/2025-0001/noodgrepen"))
    assert "In deze zaak is geen noodgreep gedaan." in tekst
    assert "binnen 5 werkdagen" in tekst


def test_sluiten_langs_een_actief_mandaat_vraagt_een_noodgreep_met_een_reden(
    bezoekers: Bezoekers, session: Session
) -> None:
    wie, pad, dicht = bezoekers.directeur_sbjh, "/zaken/2025-0001", SLUITING | {"datum": "2025-06-02"}
    assert wie.post(f"{pad}/afsluiting", **dicht).status_code == 422
    assert wie.post(f"{pad}/afsluiting", **dicht, noodgreep=" ").status_code == 422
    assert acties(session)[-1] == "(sluit_af)"
    assert wie.post(f"{pad}/afsluiting", **dicht, noodgreep="De colleges zijn onbereikbaar.").status_code == 302
    assert "GR-10 Geen mandaat loopt na het sluiten door" in plat(bezoekers.directeur_denhaag.lees(f"{pad}/noodgrepen"))
    assert "De colleges zijn onbereikbaar." in plat(bezoekers.directeur_denhaag.lees(f"{pad}/trede"))


def test_wat_de_wet_vraagt_passeert_geen_noodgreep(bezoekers: Bezoekers, session: Session, pad: str) -> None:
    antwoord = bezoekers.directeur_denhaag.post(f"{pad}/afsluiting", **SLUITING, noodgreep="Het moet.")
    assert (antwoord.status_code, acties(session)[-1]) == (422, "(sluit_af)")
