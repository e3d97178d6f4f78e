"""Every route × method × role, against the table in verwachting.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from app.db import db
from app.domain.basis.rechten import Recht
from app.models import LogboekRegel
from app.web.kern.toegang import MET_TOKEN, OPENBAAR, rechten_van
from tests.kern.databanken import Databank
from tests.kern.omvang import keren
from tests.kern.opzet import inhoud
from tests.kern.spelers import vul_s1
from tests.web import conftest
from tests.web.bezoeker import Bezoeker
from tests.web.kern.rollen import ROLLEN, ZAAK, voeg_rollen_toe
from tests.web.kern.verwachting import SPOED, Rij, dode_links, rijen
from tests.web.producten import draai

pytestmark = pytest.mark.traag

WAARDEN = {
    "zaak_nr": "1",
    "zaaknummer": "Z",
    "vorm": "csv",
    "nummer": "1",
    "boeking": "2",
    "code": "PR-01",
    "organisatie_code": "GM0503",
    "peildatum": "2025-05-01",
    "gemeente": "GM0503",
    "zorgvorm": "pleegzorg",
    "jaar": "2025",
    "kwartaal": "1",
    "mandaat_id": "1",
    "plicht_id": "1",
    "brief_id": "1",
    "besluit_id": "1",
    "besluitvoorstel_id": "1",
    "college": "GM0503",
    "document_id": "1",
    "export_id": "1",
    "gebruiker_id": "5",
    "aanbieder_id": "1",
    "filter_id": "1",
    "token_id": "1",
    "abonnement_id": "1",
    "editie": "2021",
    "noodgreep_id": "1",
    "station": "DO",
    "regio": "rijnmond",
    "dag": "2026-01-02",
    "volgnr": "1",
    "functie": "directeur-sbjh",
    "periode_id": "1",
    "inlezing_id": "1",
    "wat": "standpunt-1",
    "stapnr": "1",
    "nr": "1",
    "klad_id": "1",
    "voorstel_id": "1",
    "passkey_id": "1",
    "sessie_id": "1",
    "bericht_id": "1",
    "sleutel": "niets",
    "identiteit_id": "1",
    "ander": "2025-0002",
    **dict.fromkeys(("vergadering_id", "agendapunt_id", "moment_id", "inbreng_id", "stuk_id", "maand", "locatie"), "1"),
}
"""What stands in an address for its variable part: Z for the zaak; mandaat 1, raadsbrief 1 and token 1 are those of
Delft, document 1 is shared."""


def _vul(engine: Engine) -> None:
    vul_s1(engine)
    voeg_rollen_toe(engine)
    conftest.geef_wachtwoorden(engine)


@pytest.fixture(scope="module")
def app(databank: Databank, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One product for the whole walk: nothing in it changes, which is part of the test."""
    url = databank.kopie("web-rollen", _vul)
    yield from draai(url, Path(tmp_path_factory.mktemp("routes")))


@pytest.fixture(scope="module")
def bezoekers(app: Flask) -> dict[str, Bezoeker]:
    return {rol: Bezoeker(app, email) for rol, email in ROLLEN.items()}


@pytest.fixture(scope="module")
def tokens(bezoekers: dict[str, Bezoeker]) -> dict[str, str]:
    return {rol: bezoeker.csrf() for rol, bezoeker in bezoekers.items()}


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with app.app_context():
        engine = db.engine
    with Session(engine) as session:
        yield session


def _rij_van(regel: Rule) -> str:
    """The path of a rule with the values of this test in it."""
    onderdelen = re.sub(r"<[^>]*:", "<", regel.rule).split("/")
    return "/".join(re.sub(r"<(\w+)>", lambda deel: WAARDEN[deel[1]], d) for d in onderdelen)


def _van_schermen(app: Flask) -> list[Rule]:
    """All but the routes that ask a token: those are walked over in tests/api."""
    return [regel for regel in app.url_map.iter_rules() if regel.endpoint.partition(".")[0] not in MET_TOKEN]


def _eigen_regels(app: Flask) -> list[Rule]:
    return [regel for regel in _van_schermen(app) if not regel.endpoint.startswith("security.")]


def test_elke_route_staat_in_de_tabel_en_andersom(app: Flask) -> None:
    echt = {(m, _rij_van(r)) for r in _eigen_regels(app) for m in r.methods or () if m in ("GET", "POST")}
    verklaard = [(methode, pad) for methode, pad, _statussen in rijen()]
    assert sorted(verklaard) == sorted(echt)


def test_geen_route_kent_een_andere_methode(app: Flask) -> None:
    for regel in _van_schermen(app):
        assert (regel.methods or set()) <= {"GET", "HEAD", "OPTIONS", "POST"}, regel


def test_elke_route_noemt_haar_recht(app: Flask) -> None:
    with app.app_context():
        rechten = {r.endpoint: rechten_van(r.endpoint) for r in _van_schermen(app)}
    zonder = {endpoint for endpoint, verklaard in rechten.items() if not verklaard}
    openbaar = {endpoint for endpoint, verklaard in rechten.items() if Recht.OPENBAAR in verklaard}
    assert zonder == {"security.verify", "security.static"}, "routes of libraries that nobody can reach"
    assert {"security.login", "security.logout"} == OPENBAAR
    assert openbaar - OPENBAAR == {
        "inlogdienst.kies", "inlogdienst.begin", "inlogdienst.terug_van_dienst",
        "dienstuitgang.uitgelogd", "dienstuitgang.afmelden", "dienstuitgang.voorkant", "dienstuitgang.achterkant",
        "bewaking.gezond", "bewaking.gereed", "bewaking.meldpunt", "bewaking.metrics",
        "hulp.toegankelijkheid", "hulp.privacy",
        "inloggen.tweede", "inloggen.passkey", "welkom.kies", "welkom.vergeten", "account.kies_taal_als_bezoeker",
        "afmelden.toon", "afmelden.meld_mail_af", "agenda.lees", "opgeven.doe_opgave", "opgeven.sjabloon",
    }  # fmt: skip


def _vraag(bezoeker: Bezoeker, methode: str, pad: str, token: str = "") -> TestResponse:
    pad = pad.replace("/Z", f"/{ZAAK}")
    return bezoeker.get(pad) if methode == "GET" else bezoeker.stuur(pad, {"csrf_token": token})


def _gedaan(session: Session) -> int:
    session.rollback()
    vraag = select(func.count()).select_from(LogboekRegel).where(LogboekRegel.uitkomst == "gedaan")
    return session.scalars(vraag).one()


VOOR_BEZOEKERS = {"/taal"}
"""What who is not logged in may send, and that brings him back where he was."""


def _verschil(rij: Rij, bezoekers: dict[str, Bezoeker], tokens: dict[str, str]) -> dict[str, object]:
    """Whom the route answers otherwise than the table says: what, and what it should be."""
    methode, pad, verwacht = rij
    antwoorden = {rol: _vraag(wie, methode, pad, tokens[rol]) for rol, wie in bezoekers.items()}
    anders: dict[str, object] = {
        rol: (antwoord.status_code, verwacht[rol])
        for rol, antwoord in antwoorden.items()
        if antwoord.status_code != verwacht[rol]
    }
    anders |= {f"{rol} naar": dood for rol, antwoord in antwoorden.items() if (dood := dode_links(antwoord, rol))}
    waarheen = antwoorden["anoniem"].location or ""
    if verwacht["anoniem"] == 302 and pad not in VOOR_BEZOEKERS and not waarheen.startswith("/inloggen?next="):
        anders["anoniem"] = waarheen
    return anders


def test_elke_bladzijde_antwoordt_ieder_zoals_in_de_tabel(
    bezoekers: dict[str, Bezoeker], tokens: dict[str, str]
) -> None:
    paden = [rij for rij in rijen() if rij[0] == "GET"]
    assert len(paden) > 150
    assert {rij[1]: anders for rij in paden if (anders := _verschil(rij, bezoekers, tokens))} == {}


def test_elk_formulier_antwoordt_ieder_zoals_in_de_tabel_en_leeg_verandert_het_niets(
    bezoekers: dict[str, Bezoeker], tokens: dict[str, str], session: Session
) -> None:
    mis: dict[str, dict[str, object]] = {}
    stand = inhoud(session), _gedaan(session)
    for rij in (rij for rij in rijen() if rij[0] == "POST"):
        anders = _verschil(rij, bezoekers, tokens)
        voor, stand = stand, (inhoud(session), _gedaan(session))
        if stand != voor:
            anders["databank"] = "an empty form changes nothing"
        mis |= {rij[1]: anders} if anders else {}
    assert mis == {}


@pytest.mark.beide
def test_elke_bladzijde_opent_op_beide_databanken(bezoekers: dict[str, Bezoeker]) -> None:
    """For who sees most: what a page asks, both engines understand."""
    paden = [pad for methode, pad, verwacht in rijen() if methode == "GET" and verwacht["sbjh"] == 200]
    assert {pad: s for pad in paden if (s := _vraag(bezoekers["sbjh"], "GET", pad).status_code) != 200} == {}


GETEKEND = {"/inloggen/via/PR-01/einde", "/mail/af/niets"}
"""What a program sends that has no page of ours: the token that it signed says who it is; a mail program that stops
mail (RFC 8058) has the secret of its address.
"""


def test_zonder_csrf_wordt_niets_aangenomen(bezoekers: dict[str, Bezoeker]) -> None:
    wie = keren(("anoniem", "sbjh", "beheerder"), tuple(ROLLEN))  # it is looked at before who asks
    aangenomen: dict[tuple[str, str], int] = {}
    for pad in (rij[1] for rij in rijen() if rij[0] == "POST" and rij[1] not in GETEKEND):
        for rol in wie:
            antwoord = _vraag(bezoekers[rol], "POST", pad)
            if antwoord.status_code != 400 or "te lang open" not in antwoord.text:
                aangenomen[rol, pad] = antwoord.status_code
    assert aangenomen == {}


@pytest.mark.parametrize("pad", ["/inloggen", "/uitloggen"])
def test_ook_in_en_uitloggen_vragen_csrf(pad: str, bezoekers: dict[str, Bezoeker]) -> None:
    for rol in ("anoniem", "sbjh"):
        assert _vraag(bezoekers[rol], "POST", pad).status_code == 400


@pytest.mark.parametrize("pad", ["/verify", "/fs-static/css/base.css"])
def test_routes_van_bibliotheken_zijn_dicht(pad: str, bezoekers: dict[str, Bezoeker]) -> None:
    statussen = {rol: bezoeker.get(pad).status_code for rol, bezoeker in bezoekers.items()}
    assert statussen.pop("anoniem") == 302
    assert set(statussen.values()) == {403}


def test_uitloggen_is_geen_link(bezoekers: dict[str, Bezoeker]) -> None:
    antwoord = bezoekers["sbjh"].get("/uitloggen")
    assert antwoord.status_code == 405
    assert "gebruik de knoppen" in antwoord.text


DOOR_DE_BLADZIJDE = {
    ("sbjh", "/beheer/functies/periodes/1/einde"),
    *(("sbjh", f"/zaken/{ZAAK}/openstaand/behandelaar{wat}") for wat in ("", "/terugname")),
    *(("sbjh", f"/zaken/{ZAAK}/plaatsing/opgaven/1{wat}") for wat in ("", "/afwijzing", "/intrekking")),
    ("sbjh", f"/zaken/{ZAAK}/verwant/2025-0002/einde"),
    *(("sbjh", f"/zaken/{ZAAK}/besluiten/voorstellen/1/{wat}") for wat in ("ondertekening", "weigering", "intrekking")),
    *(("sbjh", f"/zaken/{ZAAK}/spoedbesluiten/1/{wat}") for wat in SPOED),
    *(("sbjh", f"/zaken/{ZAAK}/mandaatverzoeken/1/{wat}") for wat in ("stukken.zip", "stukken/1/PR-01")),
}
"""Who may come in by his role, and is refused by the page: a holder ends the period of his deputy, not his own; a task
has to be named in the question of the address; zaken that are not connected have no connection to
end; and in this zaak nothing was prepared or decided in an emergency, and nothing is left to sign.
"""
DOOR_DE_BLADZIJDE |= {
    (rol, pad)
    for rol in ("anoniem", "sbjh", "vreemd", "beheerder")
    for pad in ("/inloggen/tweede", "/inloggen/via/uitgelogd")
}


def _hoofd_en_opties(rol: str, wie: Bezoeker, pad: str, verwacht: int) -> bool:
    """Whether HEAD and OPTIONS of this page are as GET would have it."""
    zelf_gezocht = ZAAK not in pad  # by the view, which OPTIONS does not reach: the same whether or not it is there
    hoofd, opties = wie.client.head(pad), wie.client.options(pad)
    open_ = (rol, pad) in DOOR_DE_BLADZIJDE or (zelf_gezocht and verwacht == 404)
    return (
        (hoofd.status_code, hoofd.data) == (verwacht, b"")
        and opties.status_code == (200 if open_ else verwacht)
        and (b"<h1" not in opties.data or verwacht != 200)
    )


def test_head_zegt_hetzelfde_als_get_en_options_verraadt_niets(bezoekers: dict[str, Bezoeker]) -> None:
    paden = [(pad.replace("/Z", f"/{ZAAK}"), verwacht) for methode, pad, verwacht in rijen() if methode == "GET"]
    assert [
        (rol, pad)
        for pad, verwacht in paden
        for rol in ("anoniem", "sbjh", "vreemd", "beheerder")
        if not _hoofd_en_opties(rol, bezoekers[rol], pad, verwacht[rol])
    ] == []


@pytest.mark.parametrize("methode", ["PUT", "PATCH", "DELETE"])
def test_andere_methoden_zijn_er_niet(methode: str, bezoekers: dict[str, Bezoeker]) -> None:
    for pad in ("/", "/zaken", f"/zaken/{ZAAK}", f"/zaken/{ZAAK}/tredebepaling"):
        antwoord = bezoekers["sbjh"].client.open(pad, method=methode)
        assert antwoord.status_code in (400, 405), "without a token the form is not even looked at"
