"""Requests that go wrong on their way: sent twice, from a stale page, too large, broken, or to a strange address."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import encode_multipart

from app.models import Tredebepaling
from tests.kern.opzet import inhoud, logboek
from tests.web.bezoeker import Bezoekers, Pagina
from tests.web.zaak.test_trede import BEPALING
from tests.web.zaak.test_zaken import NIEUW

pytestmark = pytest.mark.traag

ZAAK = "/zaken/2025-0001"


def test_een_dubbele_klik_telt_een_keer(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    velden = wie.verborgen(f"{ZAAK}/tredebepaling") | BEPALING
    assert wie.stuur(f"{ZAAK}/tredebepaling", velden).status_code == 302
    voor, regels = inhoud(session), len(logboek(session))
    tweede = wie.stuur(f"{ZAAK}/tredebepaling", velden)
    assert (tweede.status_code, tweede.location) == (302, ZAAK)
    assert "Dit was al verwerkt. U hoeft niets meer te doen." in wie.lees(ZAAK).tekst
    assert (inhoud(session), len(logboek(session))) == (voor, regels)


def test_een_dubbele_klik_opent_een_zaak(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    velden = wie.verborgen("/zaken/nieuw?aanbieder=nieuw") | NIEUW
    assert [wie.stuur("/zaken/nieuw", velden).location for _ in range(2)] == ["/zaken/2025-0002"] * 2
    assert len(inhoud(session)["zaak"]) == 2


def test_wie_te_laat_is_ziet_wat_er_gebeurde_en_bewaart_niets(bezoekers: Bezoekers, session: Session) -> None:
    eerste, tweede = bezoekers.directeur_sbjh, bezoekers.directeur_denhaag
    oud = tweede.verborgen(f"{ZAAK}/tredebepaling")
    assert eerste.post(f"{ZAAK}/tredebepaling", **BEPALING).status_code == 302
    voor = inhoud(session)
    antwoord = tweede.stuur(f"{ZAAK}/tredebepaling", oud | BEPALING | {"naar": "zeer_problematisch"})
    assert antwoord.status_code == 412
    pagina = Pagina(antwoord.text)
    assert "Iemand anders heeft deze gegevens gewijzigd" in pagina.tekst
    assert "Nu: problematisch, sinds 2 juni 2025." in pagina.tekst
    assert BEPALING["motivering"] in pagina.tekst, "what was typed is still there"
    assert inhoud(session) == voor
    nieuw = {naam: pagina.velden[naam] for naam in ("csrf_token", "sleutel", "versie")}
    assert nieuw["versie"] != oud["versie"]
    antwoord = tweede.stuur(f"{ZAAK}/tredebepaling", nieuw | BEPALING | {"naar": "zeer_problematisch"})
    assert antwoord.status_code == 302
    session.rollback()
    assert len(session.scalars(select(Tredebepaling)).all()) == 4


@pytest.mark.parametrize("versie", ["", "x", "-1", "99999999999", "0"])
def test_een_versie_die_niet_klopt_gaat_niet_voor_de_echte_door(bezoekers: Bezoekers, versie: str) -> None:
    antwoord = bezoekers.directeur_sbjh.post(f"{ZAAK}/tredebepaling", **BEPALING | {"versie": versie})
    assert antwoord.status_code == 412


def test_een_lijf_dat_te_groot_is_krijgt_uitleg(bezoekers: Bezoekers, session: Session) -> None:
    wie, voor = bezoekers.directeur_sbjh, inhoud(session)
    grens, deel = encode_multipart({"motivering": "x" * 9_000_000})
    _, veel = encode_multipart({f"v{nr}": "1" for nr in range(600)}, boundary=grens)
    for lijf, soort in (
        (b"motivering=" + b"x" * 68_000_000, "application/x-www-form-urlencoded"),
        (deel, f"multipart/form-data; boundary={grens}"),
        (veel, f"multipart/form-data; boundary={grens}"),
    ):
        antwoord = wie.client.post("/zaken/nieuw", data=lijf, content_type=soort)
        assert antwoord.status_code == 413
        assert "te groot" in Pagina(antwoord.text).tekst
        assert "Naar de startpagina" in Pagina(antwoord.text).tekst, "who is logged in is not sent to log in"
    assert inhoud(session) == voor


LIJVEN = [
    ("multipart/form-data", b"--x\r\nContent-Disposition"),
    ("multipart/form-data; boundary=x", b"geen deel"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="naam"\r\n\r\nhalf'),
    ("application/json", b'{"naam": "x"}'),
    ("application/json", b"{"),
    ("text/plain", b"naam=x"),
    ("application/x-www-form-urlencoded", b"naam=%ff%fe&%00=%zz&=&&"),
    ("application/x-www-form-urlencoded; charset=utf-16", b"naam=x"),
    ("", b""),
]


@pytest.mark.parametrize(("soort", "lijf"), LIJVEN)
def test_een_kapot_lijf_is_een_nette_weigering(bezoekers: Bezoekers, session: Session, soort: str, lijf: bytes) -> None:
    wie, voor = bezoekers.directeur_sbjh, inhoud(session)
    kop = {"X-CSRFToken": wie.csrf(), "Referer": "http://localhost/"}
    for pad in ("/zaken/nieuw", f"{ZAAK}/tredebepaling", "/inloggen"):
        antwoord = wie.client.post(pad, data=lijf, content_type=soort, headers=kop)
        assert antwoord.status_code in (302, 400, 413, 422), (pad, antwoord.status_code)
    assert inhoud(session) == voor


@pytest.mark.parametrize(
    "pad",
    [
        "2025-9999",
        "0000-0000",
        "%00",
        "..%2f..%2fetc%2fpasswd",
        "2025-0001%20",
        "2025-0001'--",
        "x" * 3000,
        "😀",
        "%ff",
    ],
)
def test_een_vreemd_adres_bestaat_niet(bezoekers: Bezoekers, pad: str) -> None:
    for rest in ("", "/trede", "/tredebepaling", "/afspraken/1"):
        antwoord = bezoekers.directeur_sbjh.get(f"/zaken/{pad}{rest}")
        assert antwoord.status_code == 404
        assert "bestaat niet" in antwoord.text
