"""Decisions through the screens: S1's own amounts and refusals, the division, who sees which part, reversing."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Besluit
from tests.kern.opzet import acties, inhoud
from tests.web.bezoeker import Bezoekers, Pagina, regels

pytestmark = pytest.mark.traag

LIJST = "/zaken/2025-0001/besluiten"
BESLUIT = {"soort": "financien", "omschrijving": "Derde voorschot.", "verdeling": "gelijk"}


def test_meer_dan_de_ruimte_wordt_geweigerd_en_staat_bij_de_pogingen(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    antwoord = wie.post(f"{LIJST}/nieuw", **BESLUIT, datum="2025-06-16", bedrag="500.000")
    pagina = Pagina(antwoord.text)
    assert (antwoord.status_code, acties(session)[-1]) == (422, "(neem_besluit)")
    assert "er is nog € 330.000" in pagina.fouten["bedrag"]
    assert (pagina.velden["bedrag"], pagina.velden["datum"]) == ("500.000", "2025-06-16")
    poging = wie.lees(LIJST).tekst.partition("Geweigerde pogingen")[2]
    assert "€\xa0500.000" in poging
    assert "Geweigerde pogingen" not in bezoekers.delft.lees(LIJST).tekst


def test_na_de_looptijd_wordt_geweigerd(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.directeur_sbjh.post(f"{LIJST}/nieuw", **BESLUIT, datum="2025-10-01", bedrag="50.000")
    assert antwoord.status_code == 422
    assert "het mandaat is dan verlopen" in Pagina(antwoord.text).fouten["datum"]


def test_een_laat_ingevoerd_besluit_wordt_aanvaard_en_gemerkt(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    assert wie.post(f"{LIJST}/nieuw", **BESLUIT, datum="2025-09-30", bedrag="50.000").status_code == 302
    tekst = wie.lees(LIJST).tekst
    assert "Besluit 3 is genomen. De ruimte op 30 september 2025 is nu €\xa0280.000." in tekst
    assert "laat ingevoerd" in tekst


def test_een_gemeente_ziet_haar_eigen_deel_en_niet_dat_van_een_ander(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.delft.lees(LIJST).tekst
    assert "€\xa033.333,34" in tekst
    for verborgen in ("€\xa0300.000", "€\xa033.333,33", "Zoetermeer", "namens de colleges"):
        assert verborgen not in tekst
    assert "Er is nog geen besluit waarin u een deel heeft." in bezoekers.van("westland@h10.example").lees(LIJST).tekst


def test_een_besluit_zegt_wie_het_nam_en_een_gemeente_dat_het_bedrag_haar_deel_is(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.directeur_sbjh.lees(f"{LIJST}/2").tekst
    assert "Genomen door" in tekst
    assert "Genomen in de functie" not in tekst, "nothing is said of what there is not"
    tekst = bezoekers.delft.lees(f"{LIJST}/2").tekst
    assert "Genomen door" not in tekst
    assert tekst.count("Uw deel") == 2, "the heading, and the name of the amount"


def test_de_ruimte_op_een_gekozen_dag_tonen_legt_niets_vast(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    voor = inhoud(session)
    antwoord = wie.post(f"{LIJST}/nieuw", **BESLUIT, datum="2025-06-16", actie="bekijk")
    assert antwoord.status_code == 200
    assert "Op 16 juni 2025 kunt u nog €\xa0330.000 besteden" in Pagina(antwoord.text).tekst
    assert inhoud(session) == voor


def test_wie_later_besluit_ziet_dat_een_eerdere_dag_minder_overlaat(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.directeur_sbjh.lees(f"{LIJST}/nieuw?datum=2025-03-20").tekst
    assert "Op 20 maart 2025 kunt u nog €\xa0330.000 besteden" in tekst
    assert "De ruimte op die dag is €\xa01.080.000" in tekst


def test_zelf_verdelen(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    velden = BESLUIT | {"verdeling": "hand", "datum": "2025-06-16", "bedrag": "10.000"}
    antwoord = wie.post(f"{LIJST}/nieuw", **velden, **regels("delen", {"1": "4.000"}))
    assert antwoord.status_code == 422
    assert "De delen zijn samen € 4.000, het besluit is € 10.000." in Pagina(antwoord.text).fouten["verdeling"]
    assert wie.post(f"{LIJST}/nieuw", **velden, **regels("delen", {"1": "4.000", "2": "6.000,00"})).status_code == 302
    namens = session.scalars(select(Besluit.namens).order_by(Besluit.id.desc()).limit(1)).one()
    assert namens == "namens de colleges van Delft en Den Haag"


def test_wat_bij_de_delen_staat_telt_niet_bij_gelijk_verdelen(bezoekers: Bezoekers, session: Session) -> None:
    velden = BESLUIT | {"datum": "2025-06-16", "bedrag": "9.000"} | regels("delen", {"1": "onzin", "2": "9.000"})
    assert bezoekers.directeur_sbjh.post(f"{LIJST}/nieuw", **velden).status_code == 302
    assert session.scalar(select(func.count()).select_from(Besluit)) == 3


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        *(("bedrag", b) for b in ("", "450.00", "-5", "1e12", "1000000000000", "0", "=1+1", "٤٥٠", "💶")),
        *(("datum", d) for d in ("", "2999-01-01", "2025-02-02", "16 mei", "2025-13-01")),
        *(("omschrijving", t) for t in ("", "   ", "x" * 10_001, "a\0b", "bsn 111222333")),
        ("soort", "onzin"),
        ("verdeling", "onzin"),
    ],
)
def test_een_verkeerd_veld_krijgt_een_melding_en_er_wordt_niets_bewaard(
    bezoekers: Bezoekers, session: Session, veld: str, waarde: str
) -> None:
    wie, voor = bezoekers.directeur_sbjh, inhoud(session)
    velden = BESLUIT | {"datum": "2025-06-16", "bedrag": "1.000", veld: waarde}
    antwoord = wie.post(f"{LIJST}/nieuw", **velden)
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert inhoud(session) == voor


@pytest.mark.parametrize("tekst", ["<script>alert(1)</script>", "=SOM(A1)", "מכתב 🧡", "x" * 10_000])
def test_wat_iemand_typt_komt_terug_als_tekst(bezoekers: Bezoekers, tekst: str) -> None:
    wie = bezoekers.directeur_sbjh
    velden = BESLUIT | {"datum": "2025-06-16", "bedrag": "1.000", "omschrijving": tekst}
    assert wie.post(f"{LIJST}/nieuw", **velden).status_code == 302
    assert "<script>" not in wie.get(LIJST).text
    assert tekst in wie.lees(LIJST).tekst


def test_een_houder_van_niets_hoort_dat(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_denhaag
    tekst = wie.lees(f"{LIJST}/nieuw?datum=2025-06-16").tekst
    assert "U bent geen houder van een mandaat" in tekst
    assert "Een besluit met een bedrag wordt op die dag geweigerd." in tekst
    antwoord = wie.post(f"{LIJST}/nieuw", **BESLUIT, datum="2025-06-16", bedrag="1.000")
    assert antwoord.status_code == 422
    assert "U bent geen houder van een mandaat" in antwoord.text


def test_terugdraaien_laat_het_besluit_staan(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    velden = {"datum": "2025-06-02", "motivering": "Niet betaald."}
    assert wie.post(f"{LIJST}/2/tegenboeking", **velden).status_code == 302
    tekst = wie.lees(LIJST).tekst
    assert "Besluit 2 is teruggedraaid. De ruimte op 2 juni 2025 is nu €\xa0630.000." in tekst
    assert "Teruggedraaid door besluit 3." in tekst
    antwoord = wie.post(f"{LIJST}/2/tegenboeking", **velden)
    assert (antwoord.status_code, acties(session)[-1]) == (409, "(boek_tegen)")
    assert wie.get(f"{LIJST}/99/tegenboeking").status_code == 404
