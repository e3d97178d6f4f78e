"""The language of the screens: chosen per account, or by a visitor in his browser; what is recorded is Dutch."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Gebruiker, Klad
from tests.kern.opzet import logboek
from tests.web.bezoeker import Bezoeker, Bezoekers

ZAAK = "/zaken/2025-0001"
VRAAG = {
    "tekst": "Gaat u akkoord?",
    "datum": "02-06-2025",
    "reactie_voor_datum": "16-06-2025",
    "gemeenten": "GM0503",
}


def kies(wie: Bezoeker, taal: str) -> str:
    """The page that he gets after it."""
    antwoord = wie.client.post("/account/taal", data=wie.verborgen("/account") | {"taal": taal}, follow_redirects=True)
    assert antwoord.status_code == 200
    return antwoord.text


def regels(session: Session, vanaf: int) -> list[tuple[str, str | None, str | None, object]]:
    session.rollback()
    return [(r.kop.actie, r.kop.van, r.kop.naar, r.inhoud) for r in logboek(session) if r.kop.nr > vanaf]


def laatste(session: Session) -> int:
    session.rollback()
    return logboek(session)[-1].kop.nr


def test_wie_engels_kiest_leest_engels_en_een_ander_niet(bezoekers: Bezoekers, session: Session) -> None:
    wie, begin = bezoekers.directeur_sbjh, laatste(session)
    html = kies(wie, "en")
    assert "From now on your screens are in English." in html
    assert '<html lang="en"' in html
    assert '<html lang="nl"' in bezoekers.delft.get("/").text
    assert regels(session, begin) == [("kies_taal", "nl", "en", {})]
    assert "Uw schermen zijn voortaan in het Nederlands." in kies(wie, "nl")


def test_de_eerste_keer_staat_het_nederlandse_woord_erbij(bezoekers: Bezoekers) -> None:
    kies(bezoekers.directeur_sbjh, "en")
    html = bezoekers.directeur_sbjh.get(f"{ZAAK}/mandaten").text
    assert html.count('(<span lang="nl">mandaat</span>)') == 1


def test_wie_niet_is_ingelogd_kiest_voor_zijn_browser(app: Flask) -> None:
    wie = Bezoeker(app)
    velden = {"csrf_token": wie.csrf(), "taal": "en"}
    assert wie.stuur("/taal", velden).status_code == 302
    assert '<html lang="en"' in wie.get("/inloggen").text
    wie.stuur("/taal", velden | {"taal": "xx"})
    assert "Log in" in wie.lees("/inloggen").tekst
    wie.client.set_cookie("taal", '"><b>')
    assert '<html lang="nl"' in wie.get("/inloggen").text


def test_een_verkeerd_wachtwoord_wordt_in_het_engels_gezegd(app: Flask) -> None:
    wie = Bezoeker(app)
    wie.client.set_cookie("taal", "en")
    invoer = {"csrf_token": wie.csrf(), "email": "directeur@sbjh.example", "password": "fout"}
    assert "The e-mail address or the password is wrong." in wie.stuur("/inloggen", invoer).text


def test_wat_een_engelse_lezer_vastlegt_is_hetzelfde(bezoekers: Bezoekers, session: Session) -> None:
    """What was done, and what was refused with the reason: entry for entry, to the letter."""
    wie, gezegd = bezoekers.directeur_sbjh, []
    for taal in ("nl", "en"):
        kies(wie, taal)
        begin = laatste(session)
        with wie.client.session_transaction() as sessie:
            sessie.pop("zojuist", None)  # the same once more is meant
        wie.post(
            f"{ZAAK}/vragen/nieuw",
            tekst="Gaat u akkoord?",
            datum="02-06-2025",
            reactie_voor_datum="16-06-2025",
            gemeenten="GM0503",
        )
        wie.post(f"{ZAAK}/heropening", trede="zorgelijk", motivering="Toch.", datum="02-06-2025")
        gezegd.append(regels(session, begin))
    assert gezegd[0] == gezegd[1] != []


def test_wat_bewaard_wordt_heet_in_elke_taal_hetzelfde(bezoekers: Bezoekers, session: Session) -> None:
    kies(bezoekers.directeur_sbjh, "en")
    bezoekers.directeur_sbjh.post(f"{ZAAK}/vragen/nieuw", tekst="Later.", bewaar_klad="1")
    assert session.scalars(select(Klad.titel)).all() == ["Vraag stellen aan gemeenten"]


def test_een_bestand_blijft_nederlands(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    nederlands = wie.get(f"{ZAAK}/openstaand.csv").data
    kies(wie, "en")
    assert wie.get(f"{ZAAK}/openstaand.csv").data == nederlands


def test_een_fout_bij_een_veld_is_engels_en_wat_is_getypt_blijft(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    kies(wie, "en")
    html = wie.post(f"{ZAAK}/vragen/nieuw", tekst="Reden", datum="nooit").text
    assert "This is not a date." in html
    assert ">Reden</textarea>" in html.replace("\r\n", "")


def test_nieuwe_accounts_beginnen_in_het_nederlands(bezoekers: Bezoekers, session: Session) -> None:
    assert bezoekers.app
    assert {taal.value for taal in session.scalars(select(Gebruiker.taal))} == {"nl"}
