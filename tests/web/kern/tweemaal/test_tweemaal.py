"""Going back in the browser and sending again records nothing twice unnoticed; who means it can."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

import app.web
from tests.kern.opzet import logboek
from tests.web.aanbieder.test_onderdelen import CERTIFICAAT, CONTRACT, LOCATIE
from tests.web.besluit.test_besluiten import BESLUIT
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina
from tests.web.overleg.test_vragen import VRAAG
from tests.web.vergadering.test_kalender import BOJ
from tests.web.vergadering.test_stukken import STUK
from tests.web.zaak.test_zaken import NIEUW

pytestmark = pytest.mark.traag

ZAAK = "/zaken/2025-0001"
MAAKT: dict[str, dict[str, Any]] = {
    f"{ZAAK}/notities/nieuw": {"tekst": "De bank belde."},
    f"{ZAAK}/vragen/nieuw": VRAAG,
    f"{ZAAK}/stukken/nieuw": STUK,
    f"{ZAAK}/besluiten/nieuw": BESLUIT | {"datum": "2025-06-16", "bedrag": "1.000"},
    f"{ZAAK}/aanbieder/contracten/nieuw": CONTRACT,
    f"{ZAAK}/aanbieder/locaties/nieuw": LOCATIE,
    f"{ZAAK}/aanbieder/certificaten/nieuw": CERTIFICAAT,
    "/zaken/nieuw?aanbieder=nieuw": NIEUW,
    "/kalender/nieuw": BOJ,
}
"""What makes something new each time that it is sent, with what is filled in."""
NIET_LANGS_DOE = {
    "post/afmelden.py": "a link that works once",
    "export/exports.py": "reads",
    "gebruiker/welkom.py": "a link that works once",
    "overleg/vragen.py": "seen, once for each",
    "plaatsing/opgeven.py": "a provider's link; what it sends again is looked at before it counts",
    "samenwerken/notities.py": "read, once for each",
    "overname/overnames.py": "reads",
    "bewijs/logboekuitvoer.py": "reads",
    "kern/handeling.py": "doe itself",
}
"""Where a screen runs an act by itself, and why it needs no `doe`."""
AL = "Precies dit heeft u"


def test_terug_en_nog_eens_versturen_vraagt_eerst_of_het_zo_bedoeld_is(bezoekers: Bezoekers, session: Session) -> None:
    mis: dict[str, object] = {}
    for pad, velden in MAAKT.items():
        wie = bezoekers.directeur_sbjh
        assert wie.post(pad, **velden).status_code == 302, pad
        voor = len(logboek(session))
        antwoord = wie.post(pad, **velden)  # the page anew, with a key of its own
        tekst = Pagina(antwoord.text).tekst
        if antwoord.status_code not in (409, 422) or len(logboek(session)) != voor:
            mis[pad] = antwoord.status_code, tekst[:200]
        elif AL in tekst and wie.post(pad, **velden).status_code != 302:
            mis[pad] = "who means it cannot"
    assert mis == {}


def test_met_dezelfde_sleutel_komt_men_bij_wat_er_al_is(bezoekers: Bezoekers, session: Session) -> None:
    """A page that the browser kept, as it was: whatever it is changed to, it was sent already."""
    wie, mis = bezoekers.directeur_sbjh, {}
    for pad, velden in MAAKT.items():
        heel = wie.verborgen(pad) | velden
        eerste = wie.stuur(pad, heel)
        voor = len(logboek(session))
        tweede = wie.stuur(pad, heel)
        if (tweede.status_code, tweede.location) != (302, eerste.location) or len(logboek(session)) != voor:
            mis[pad] = eerste.location, tweede.status_code, tweede.location
    assert mis == {}


def _document(wie: Bezoeker, inhoud: bytes, naam: str = "plan.pdf") -> Any:
    antwoord = wie.post(f"{ZAAK}/documenten/nieuw", bestand=(io.BytesIO(inhoud), naam), datum="2025-05-20")
    antwoord.request.environ["wsgi.input"].close()  # the test client keeps what it sent in a file
    return antwoord


def test_hetzelfde_bestand_komt_er_niet_ongemerkt_twee_keer_in(bezoekers: Bezoekers, session: Session) -> None:
    wie, een, ander = bezoekers.projectleider, b"%PDF-1.7 een\n%%EOF\n", b"%PDF-1.7 twee\n%%EOF\n"
    assert _document(wie, een).status_code == 302
    voor = len(logboek(session))
    terug = _document(wie, een)
    assert (terug.status_code, len(logboek(session))) == (409, voor)
    assert "Precies dit heeft u zojuist al vastgelegd. Er is nu niets bij gekomen." in Pagina(terug.text).tekst
    assert _document(wie, ander).status_code == 302, "another file of the same name is another document"
    assert _document(wie, een).status_code == 302, "who was told and sends it again means it"


def test_wat_een_ander_vastlegt_of_iets_anders_zegt_is_niet_hetzelfde(bezoekers: Bezoekers) -> None:
    pad = f"{ZAAK}/notities/nieuw"
    een, ander = bezoekers.directeur_sbjh, bezoekers.directeur_denhaag
    assert [wie.post(pad, tekst="De bank belde.").status_code for wie in (een, ander)] == [302, 302]
    assert een.post(pad, tekst="De bank belde weer.").status_code == 302


def test_elke_handeling_van_een_scherm_gaat_langs_doe() -> None:
    """There it is seen that something was sent before: a screen that runs an act by itself says here why not."""
    wortel = Path(app.web.__file__).parent
    zelf = {b.relative_to(wortel).as_posix() for b in wortel.rglob("*.py") if re.search(r"\bvoer_uit\(", b.read_text())}
    assert zelf == set(NIET_LANGS_DOE)


def test_van_twee_bestanden_of_antwoorden_voor_een_veld_wordt_er_geen_gekozen(
    bezoekers: Bezoekers, session: Session
) -> None:
    wie, voor = bezoekers.projectleider, len(logboek(session))
    twee = [(io.BytesIO(b"%PDF-1.7 een\n%%EOF\n"), "een.pdf"), (io.BytesIO(b"%PDF-1.7 twee\n%%EOF\n"), "twee.pdf")]
    antwoord = wie.post(f"{ZAAK}/documenten/nieuw", bestand=twee, datum="2025-05-20")
    antwoord.request.environ["wsgi.input"].close()
    assert antwoord.status_code == 422
    assert Pagina(antwoord.text).fouten == {"bestand": "Fout:Hier kan één bestand bij. Er kwamen er meer."}
    for pad, velden, veld in ((f"{ZAAK}/notities/nieuw", {"tekst": ["Het een.", "Het ander."]}, "tekst"),):
        antwoord = wie.post(pad, **velden)
        assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert wie.post(f"{ZAAK}/notities/nieuw", tekst=["Eender.", "Eender."]).status_code == 302
    assert len(logboek(session)) == voor + 1
