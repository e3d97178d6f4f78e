"""Steps through the screens: who does what by when and on whose word, and finishing one."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Toestand
from app.models import Stap
from app.services.zaak import zaken
from tests.kern.opzet import acties, bepaling, inhoud, open_zaak
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoekers, Pagina

S1 = "/zaken/2025-0001/stappen"
AFRONDING = {"datum": "2025-03-01", "toelichting": "Plan ontvangen."}


@pytest.fixture
def pad(spelers: Spelers) -> str:
    """The steps of a case in zorgelijk since 3 February 2025."""
    return f"/zaken/{open_zaak(spelers)}/stappen"


def test_elke_stap_zegt_wie_wanneer_en_waarom_die_dag(bezoekers: Bezoekers, pad: str) -> None:
    tekst = bezoekers.directeur_sbjh.lees(pad).tekst
    assert "uiterlijk 24 februari 2025: te laat" in tekst
    assert "15 werkdagen na 3 februari 2025 is 24 februari 2025" in tekst
    assert "Waar dit vandaan komt (openbare bron)" in tekst
    assert "door ons afgeleid: een voorstel, geen tekst uit het draaiboek" in tekst


def test_afronden_met_datum_toelichting_en_document(bezoekers: Bezoekers, session: Session, spelers: Spelers) -> None:
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, "2025-0001", bepaling(Toestand.PROBLEMATISCH))
    velden = {"datum": "2025-06-03", "toelichting": "Gemaakt.", "document_id": "2"}
    antwoord = bezoekers.directeur_sbjh.post(f"{S1}/PR-01/afronding", **velden)
    assert (antwoord.status_code, antwoord.location) == (302, S1)
    tekst = bezoekers.directeur_sbjh.lees(S1).tekst
    assert "document: herstelplan-v1.txt" in tekst
    assert "Eerder: zorgelijk" in tekst
    assert acties(session)[-1] == "rond_stap_af"


def test_wat_open_stond_gaat_mee_naar_een_zwaardere_trede_en_vervalt_op_de_terugweg(
    bezoekers: Bezoekers, spelers: Spelers, pad: str
) -> None:
    wie, zaak = spelers.directeur_sbjh, pad.split("/")[2]
    wie.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.PROBLEMATISCH))
    nu = bezoekers.directeur_sbjh.lees(pad).tekst.partition("Eerder: zorgelijk")[0]
    assert "Maak een herstelplan" in nu
    assert "Maak een continuïteitsplan" in nu
    wie.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.ZORGELIJK))
    assert "vervallen" in bezoekers.directeur_sbjh.lees(pad).tekst.partition("Eerder: problematisch")[2]


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        *(("datum", d) for d in ("", "2999-01-01", "2025-02-02", "ooit")),
        *(("document_id", d) for d in ("1", "999", "onzin", "-1")),
        *(("toelichting", t) for t in ("x" * 10_001, "a\0b", "111222333")),
    ],
)
def test_een_verkeerd_veld_krijgt_een_melding_en_er_wordt_niets_bewaard(
    bezoekers: Bezoekers, session: Session, pad: str, veld: str, waarde: str
) -> None:
    wie, voor = bezoekers.directeur_sbjh, inhoud(session)
    antwoord = wie.post(f"{pad}/ZO-01/afronding", **AFRONDING | {veld: waarde})
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert inhoud(session) == voor


def test_een_stap_wordt_een_keer_afgerond(bezoekers: Bezoekers, session: Session, pad: str) -> None:
    wie = bezoekers.directeur_sbjh
    assert wie.post(f"{pad}/ZO-01/afronding", **AFRONDING).status_code == 302
    antwoord = wie.post(f"{pad}/ZO-01/afronding", **AFRONDING | {"toelichting": "Nog eens."})
    assert (antwoord.status_code, acties(session)[-1]) == (409, "(rond_stap_af)")
    assert "Deze stap is al afgerond." in antwoord.text
    assert "Nog eens." not in session.scalars(select(Stap.toelichting)).all()


@pytest.mark.parametrize("code", ["XX-99", "ZO-01%27", "PR-01"])
def test_een_stap_die_niet_bij_de_zaak_hoort_bestaat_niet(bezoekers: Bezoekers, pad: str, code: str) -> None:
    assert bezoekers.directeur_sbjh.get(f"{pad}/{code}/afronding").status_code == 404


def test_een_gemeente_ziet_geen_stappen(bezoekers: Bezoekers) -> None:
    assert bezoekers.delft.get(S1).status_code == 403
