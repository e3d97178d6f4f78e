"""Terms through the screens: how each was computed, changing one, recording an event, the lists over all cases."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Toestand
from app.services.zaak import zaken
from app.weergave import datum
from tests.kern.opzet import acties, bepaling, inhoud, open_zaak
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoekers, Pagina

REDEN = "De accountant is ziek."
OPSCHORTING = {"datum": "2025-02-13", "reden": REDEN}
VERLENGING = {"werkdagen": "5", "datum": "2025-02-20", "reden": REDEN}
GEBEURTENIS = {"code": "faillissement", "datum": "2025-05-26", "toelichting": ""}


@pytest.fixture
def pad(spelers: Spelers) -> str:
    """The case of these tests: in zorgelijk since 3 February 2025, ZO-01 until 24 February."""
    return f"/zaken/{open_zaak(spelers)}"


@pytest.fixture
def ernstig(spelers: Spelers) -> str:
    """A case whose steps for a bankruptcy wait for one."""
    return f"/zaken/{open_zaak(spelers, Toestand.ZEER_PROBLEMATISCH)}"


def test_elke_termijn_zegt_hoe_zij_is_berekend(bezoekers: Bezoekers, pad: str) -> None:
    tekst = bezoekers.directeur_sbjh.lees(f"{pad}/termijnen").tekst
    assert "laatste dag was 24 februari 2025" in tekst
    assert "Zo is dit berekend" in tekst
    assert "De termijn is 15 werkdagen en telt vanaf de tredebepaling, 3 februari 2025." in tekst
    assert "15 werkdagen na 3 februari 2025 is 24 februari 2025" in tekst
    assert "voorstel zonder bron" in tekst


def test_een_termijn_die_op_een_gebeurtenis_wacht_zegt_dat(bezoekers: Bezoekers, ernstig: str) -> None:
    wie = bezoekers.directeur_sbjh
    voor = wie.lees(f"{ernstig}/termijnen").tekst
    assert "loopt nog niet" in voor
    assert "telt vanaf het faillissement van de aanbieder" in voor
    assert "termijn loopt nog niet" in wie.lees(f"{ernstig}/stappen").tekst
    antwoord = wie.post(f"{ernstig}/gebeurtenissen/nieuw", **GEBEURTENIS)
    assert (antwoord.status_code, antwoord.location) == (302, f"{ernstig}/termijnen")
    na = wie.lees(f"{ernstig}/termijnen").tekst
    assert "5 werkdagen na 26 mei 2025 is 4 juni 2025" in na
    assert "Hemelvaartsdag" in na


def test_wat_loopt_staat_voor_wat_wacht_en_wat_het_eerst_afloopt_voorop(bezoekers: Bezoekers, ernstig: str) -> None:
    tekst = bezoekers.directeur_sbjh.lees(f"{ernstig}/termijnen").tekst.partition("Gebeurtenissen")[0]
    gezegd = re.findall(r"laatste dag was (\d+ \w+ 2025)|nu (geen) laatste dag", tekst)
    dagen = {datum(dag_): dag_ for dag_ in (date(2025, 1, 1) + timedelta(days=n) for n in range(365))}
    volgorde = [dagen.get(dag_, date.max) for dag_, _geen in gezegd]
    assert len(volgorde) > 3
    assert volgorde == sorted(volgorde)
    assert date.max in volgorde


def test_opschorten_hervatten_en_verlengen(bezoekers: Bezoekers, session: Session, pad: str) -> None:
    wie, lijst = bezoekers.directeur_sbjh, f"{pad}/termijnen"
    assert wie.post(f"{lijst}/ZO-01/opschorting", **OPSCHORTING).location == lijst
    stil = wie.lees(lijst).tekst
    assert "De termijn is opgeschort." in stil
    assert "Na hervatting: nog 8 werkdagen." in stil
    assert REDEN in stil
    assert "termijn opgeschort" in wie.lees(f"{pad}/stappen").tekst
    assert wie.post(f"{lijst}/ZO-01/hervatting", **OPSCHORTING | {"datum": "18-02-2025"}).location == lijst
    assert "De laatste dag is 27 februari 2025." in wie.lees(lijst).tekst
    assert wie.post(f"{lijst}/ZO-01/verlenging", **VERLENGING).location == lijst
    tekst = wie.lees(lijst).tekst
    assert "15 + 5 werkdagen na 3 februari 2025 is 6 maart 2025" in tekst
    assert "3 opgeschorte werkdagen" in tekst
    assert acties(session)[-3:] == ["schort_op", "hervat", "verleng"]
    logboek = wie.lees(f"{pad}/logboek").tekst
    assert "Termijn verlengd" in logboek
    assert "Termijn opgeschort" in logboek


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        *(("datum", d) for d in ("", "ooit", "2025-02-02", "2025-02-25", "2999-01-01", "31-02-2025", "0000-00-00")),
        *(("reden", t) for t in ("", "  ", "x" * 10_001, "a\0b", "111222333")),
    ],
)
def test_een_verkeerde_opschorting_krijgt_een_melding_bij_het_veld(
    bezoekers: Bezoekers, session: Session, pad: str, veld: str, waarde: str
) -> None:
    wie, voor = bezoekers.directeur_sbjh, inhoud(session)
    antwoord = wie.post(f"{pad}/termijnen/ZO-01/opschorting", **OPSCHORTING | {veld: waarde})
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert inhoud(session) == voor


@pytest.mark.parametrize("waarde", ["", " ", "0", "-1", "1,5", "1.5", "vijf", "5e3", "٣", "2600", "999999", "9" * 50])
def test_verlengen_vraagt_een_heel_aantal(bezoekers: Bezoekers, session: Session, pad: str, waarde: str) -> None:
    wie, voor = bezoekers.directeur_sbjh, inhoud(session)
    antwoord = wie.post(f"{pad}/termijnen/ZO-01/verlenging", **VERLENGING | {"werkdagen": waarde})
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, ["werkdagen"])
    assert inhoud(session) == voor


def test_dubbel_opschorten_of_hervatten_wordt_geweigerd_en_genoteerd(
    bezoekers: Bezoekers, session: Session, pad: str
) -> None:
    wie, lijst = bezoekers.directeur_sbjh, f"{pad}/termijnen"
    assert wie.post(f"{lijst}/ZO-01/hervatting", **OPSCHORTING).status_code == 409
    assert "niet opgeschort" in wie.lees(f"{lijst}/ZO-01/hervatting").tekst
    wie.post(f"{lijst}/ZO-01/opschorting", **OPSCHORTING)
    antwoord = wie.post(f"{lijst}/ZO-01/opschorting", **OPSCHORTING)
    assert (antwoord.status_code, acties(session)[-1]) == (409, "(schort_op)")
    assert "al opgeschort, vanaf 13 februari 2025" in Pagina(antwoord.text).tekst
    vroeg = wie.post(f"{lijst}/ZO-01/hervatting", **OPSCHORTING | {"datum": "2025-02-12"})
    assert Pagina(vroeg.text).fouten.keys() == {"datum"}


@pytest.mark.parametrize("code", ["XX-99", "PR-01", "ZP-01", "ZO-01%27", "%00", "a" * 300])
def test_een_termijn_die_er_niet_is_bestaat_niet(bezoekers: Bezoekers, pad: str, code: str) -> None:
    for wat in ("opschorting", "hervatting", "verlenging"):
        assert bezoekers.directeur_sbjh.get(f"{pad}/termijnen/{code}/{wat}").status_code == 404


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        *(("code", c) for c in ("", "brand", "tredebepaling", "x" * 500)),
        *(("datum", d) for d in ("", "2999-01-01", "1999-01-01", "ooit")),
        *(("toelichting", t) for t in ("x" * 10_001, "111222333")),
    ],
)
def test_een_verkeerde_gebeurtenis_krijgt_een_melding_bij_het_veld(
    bezoekers: Bezoekers, session: Session, ernstig: str, veld: str, waarde: str
) -> None:
    wie, voor = bezoekers.directeur_sbjh, inhoud(session)
    antwoord = wie.post(f"{ernstig}/gebeurtenissen/nieuw", **GEBEURTENIS | {veld: waarde})
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert inhoud(session) == voor


def test_een_verbeterde_datum_vraagt_waarom(bezoekers: Bezoekers, ernstig: str) -> None:
    wie, vorm = bezoekers.directeur_sbjh, f"{ernstig}/gebeurtenissen/nieuw"
    wie.post(vorm, **GEBEURTENIS)
    assert "Al vastgelegd: het faillissement van de aanbieder op 26 mei 2025" in wie.lees(vorm).tekst
    beter = GEBEURTENIS | {"datum": "2025-05-27"}
    assert Pagina(wie.post(vorm, **beter).text).fouten.keys() == {"toelichting"}
    assert wie.post(vorm, **beter | {"toelichting": "Een dag later."}).status_code == 302
    assert "eerder vastgelegd: 26 mei 2025" in wie.lees(f"{ernstig}/termijnen").tekst


def test_wat_iemand_typt_blijft_tekst(bezoekers: Bezoekers, pad: str) -> None:
    wie = bezoekers.directeur_sbjh
    wie.post(f"{pad}/termijnen/ZO-01/opschorting", **OPSCHORTING | {"reden": "<script>alert(1)</script>"})
    for bladzijde in (f"{pad}/termijnen", f"{pad}/stappen", "/termijnen"):
        assert "<script>" not in wie.get(bladzijde).text


def test_het_team_vindt_de_termijnen_in_het_menu(bezoekers: Bezoekers, pad: str) -> None:
    assert "/termijnen" in bezoekers.directeur_sbjh.lees(pad).links
    assert f"{pad}/termijnen" in bezoekers.directeur_sbjh.lees(f"{pad}/openstaand").links
    assert "/termijnen" not in bezoekers.auditor.lees("/").links


def test_in_een_gesloten_zaak_zijn_er_geen_knoppen(bezoekers: Bezoekers, spelers: Spelers) -> None:
    nummer = open_zaak(spelers, Toestand.SIGNAAL)
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, nummer, bepaling(Toestand.NIET_IN_BEHANDELING))
    pagina = bezoekers.directeur_sbjh.lees(f"/zaken/{nummer}/termijnen")
    assert "In deze zaak zijn nu geen termijnen." in pagina.tekst
    assert not [link for link in pagina.links if "nieuw" in link or "verlenging" in link]


def test_een_gemeente_ziet_geen_termijnen(bezoekers: Bezoekers, pad: str) -> None:
    assert bezoekers.delft.get(f"{pad}/termijnen").status_code == 403
