"""The pieces of a request on the screen: read, downloaded one by one or all together; a grant recorded from paper."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.gebruiker.taal import Taal
from app.models import Gebruiker
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.reactiedatum import verzoek_van
from tests.kern.opzet import mandaat_van, nieuw_mandaat, stel_voor
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoekers
from tests.web.mandaat.test_mandaten import doe

ZAAK = "/zaken/2025-0001"


@pytest.fixture
def verzoek(bezoekers: Bezoekers, spelers: Spelers) -> tuple[str, int]:
    """A new request in S1, to Delft and Westland; that of Delft waits for its college. Its address and mandaat."""
    delft, _westland = stel_voor(
        spelers.directeur_sbjh, "2025-0001", nieuw_mandaat(["GM0503", "GM1783"], tot=dag(31, 12, 2035))
    )
    spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, delft, dag(14, 3))
    verzoek = verzoek_van(spelers.session, mandaat_van(spelers.session, delft))
    assert verzoek
    return f"{ZAAK}/mandaatverzoeken/{verzoek.volgnr}", delft


def test_de_stukken_zijn_te_lezen_en_te_downloaden(bezoekers: Bezoekers, verzoek: tuple[str, int]) -> None:
    pad, delft = verzoek
    wie = bezoekers.directeur_sbjh
    assert "Stukken per mandaatgever" in wie.lees(pad).tekst
    assert "de tekst is nog niet goedgekeurd" in wie.lees(f"{pad}/stukken").tekst, "that of Westland"
    with zipfile.ZipFile(BytesIO(wie.get(f"{pad}/stukken.zip").data)) as zip_:
        assert {naam.partition("/")[0] for naam in zip_.namelist()} == {"Delft", "Westland"}
    stuk = f"{pad}/stukken/{delft}/mandaatbesluit"
    assert "Artikel 1. Wat wordt verleend" in wie.lees(stuk).tekst
    assert wie.get(f"{stuk}?vorm=docx").data.startswith(b"PK")
    assert wie.get(f"{stuk}?vorm=pdf").data.startswith(b"%PDF")
    assert wie.get(f"{pad}/stukken/{delft}/mandaatraadsbrief").status_code == 409, "the council need not be told"


def test_een_stuk_blijft_nederlands_voor_wie_engels_leest(
    bezoekers: Bezoekers, session: Session, verzoek: tuple[str, int]
) -> None:
    """What is signed is never half a translation; the page around it is in English."""
    pad, delft = verzoek
    session.execute(update(Gebruiker).where(Gebruiker.email == "directeur@sbjh.example").values(taal=Taal.ENGELS))
    session.commit()
    for code, kop in (("collegevoorstel", "Wat wij u vragen"), ("mandaatbesluit", "Artikel 1. Wat wordt verleend")):
        tekst = bezoekers.directeur_sbjh.lees(f"{pad}/stukken/{delft}/{code}").tekst
        assert (kop in tekst, "Wat de houder" in tekst or "Artikel 2. Plafond" in tekst) == (True, True), code
        assert "How the paper reads" in tekst


def test_een_college_leest_de_eigen_stukken(bezoekers: Bezoekers, verzoek: tuple[str, int]) -> None:
    pad, delft = verzoek
    tekst = bezoekers.delft.lees(f"{pad}/stukken").tekst
    assert ("Delft" in tekst, "Westland" in tekst) == (True, False)
    assert bezoekers.delft.get(f"{pad}/stukken/{delft}/collegevoorstel").status_code == 200
    assert bezoekers.delft.get(f"{pad}/stukken/{delft + 1}/collegevoorstel").status_code == 404


def test_van_papier_vastleggen_vraagt_het_stuk(
    bezoekers: Bezoekers, session: Session, verzoek: tuple[str, int], spelers: Spelers
) -> None:
    pad = f"{ZAAK}/mandaten/{verzoek[1]}"
    wie = bezoekers.projectleider
    assert "Verlening vastleggen van papier" not in wie.lees(pad).tekst, "Delft has an account"
    org = spelers.delft.actor.organisatie_id
    session.execute(update(Gebruiker).where(Gebruiker.organisatie_id == org).values(active=False))
    session.commit()
    assert "Delft heeft hier geen account" in wie.lees(pad).tekst
    status, pagina = doe(wie, pad, "verlening-van-papier", besluitnummer="D-1")
    assert (status, [*pagina.fouten]) == (422, ["leg_verlening_vast-stuk"])
    bestand: Any = (BytesIO(b"Het college besluit.\n"), "besluit.txt")
    assert doe(wie, pad, "verlening-van-papier", besluitnummer="D-1", stuk=bestand)[0] == 302
    session.rollback()
    assert mandaat_van(session, verzoek[1]).status is Mandaatstatus.VERLEEND
    assert "verlening vastgelegd van papier" in wie.lees(pad).tekst


def test_wat_bij_geen_enkel_stuk_speelt_heeft_geen_kolom(bezoekers: Bezoekers, verzoek: tuple[str, int]) -> None:
    """Delft's text was approved: nothing to mind there. Of both together that of Westland is a concept."""
    pad, _delft = verzoek
    assert "let op" not in bezoekers.delft.lees(f"{pad}/stukken").tekst
    assert "let op" in bezoekers.directeur_sbjh.lees(f"{pad}/stukken").tekst


def test_het_verzoek_van_een_college_vraagt_niet_wat_er_met_de_andere_moet(
    bezoekers: Bezoekers, verzoek: tuple[str, int]
) -> None:
    """Of one row there is no other; and no mandaat has a decision yet, so nothing has a column of dashes."""
    pad, delft = verzoek
    tekst = bezoekers.delft.lees(pad).tekst
    assert "Als er één niet lukt" not in tekst
    assert "gevraagd op 14 maart 2025" in tekst
    assert "0 nog niet gevraagd" not in tekst
    tekst = bezoekers.delft.lees(f"{ZAAK}/mandaten/{delft}").tekst
    assert "Namens" not in tekst.partition("Wat het mandaat zegt")[2].partition("Waar het mandaat is")[0]
