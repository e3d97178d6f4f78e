"""One's own mail, calendar and mailbox on screen; and stopping mail without logging in."""

from __future__ import annotations

import re

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.post.keuze import Mailsoort, Mailwens, Overzicht, Vooraf
from app.installatie import kantoor
from app.models import Gebruiker, LogboekRegel
from app.services.post.keuzes import lees_mailstand
from tests.web.bezoeker import Bezoeker, Bezoekers

PAD = "/account/mail"
ANDERS = {"vooraf": "7", "overzicht": "week"}


def wens_van(session: Session, wie: Bezoeker) -> Mailwens:
    session.rollback()
    gebruiker = session.scalars(select(Gebruiker).where(Gebruiker.email == wie.email)).one()
    return lees_mailstand(session, gebruiker).wens


def aangevinkt(wie: Bezoeker) -> bool:
    """Whether the box for mail at once is ticked on the page."""
    gevonden = re.search(r'<input[^>]*id="meteen"[^>]*>', wie.get(PAD).text)
    assert gevonden
    return "checked" in gevonden[0]


def test_wat_men_kiest_staat_er_daarna_en_wat_niet_is_aangevinkt_is_uit(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.delft
    assert aangevinkt(wie), "who chose nothing is mailed at once"
    assert wie.post(PAD, **ANDERS).status_code == 302
    assert wens_van(session, wie) == Mailwens(False, Vooraf.WEEK, False, Overzicht.WEEK)
    assert not aangevinkt(wie)
    antwoord = wie.post(PAD, vooraf="100", overzicht="week", meteen="y")
    assert (antwoord.status_code, "Not a valid" in antwoord.text) == (422, False)
    assert not wens_van(session, wie).meteen, "nothing was kept of it"


def test_een_link_meldt_af_zonder_inloggen_en_alleen_op_de_knop(
    app: Flask, bezoekers: Bezoekers, session: Session
) -> None:
    wie, anoniem = bezoekers.delft, bezoekers.anoniem
    account = session.scalars(select(Gebruiker).where(Gebruiker.email == wie.email)).one()
    with app.app_context():
        adres = kantoor().afmeldadres(account.id, Mailsoort.METEEN)
    link = adres[adres.index("/mail/af/") :]
    for _ in range(2):  # a mail program opens every link, perhaps twice
        assert "Afmelden" in anoniem.get(link).text
    assert wens_van(session, wie).meteen
    for _ in range(2):  # as a mail program does it (RFC 8058): no cookie, no token
        antwoord = anoniem.client.post(link, data={"List-Unsubscribe": "One-Click"})
        assert (antwoord.status_code, "U bent afgemeld" in antwoord.text) == (200, True)
    assert wens_van(session, wie) == Mailwens(meteen=False)
    for fout in (f"{link}x", link.replace("meteen", "overzicht"), "/mail/af/1-onzin-" + "A" * 22):
        assert anoniem.client.post(fout).status_code == anoniem.get(fout).status_code == 404
    assert wens_van(session, wie) == Mailwens(meteen=False)


def test_het_adres_van_de_agenda_staat_op_een_bladzijde_en_werkt_zonder_inloggen(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    assert "Adres maken" in wie.get(PAD).text
    velden = wie.verborgen(PAD) | {"zeker": "ja"}
    gemaakt = wie.stuur(f"{PAD}/agenda", velden)
    gevonden = re.search(r"/agenda/[\w-]+\.ics", gemaakt.text)
    assert (gemaakt.status_code, gevonden is not None) == (201, True)
    assert gevonden
    assert f"http://localhost{gevonden[0]}" in gemaakt.text, "a calendar asks for all of it"
    assert wie.stuur(f"{PAD}/agenda", velden).status_code == 302, "the second click shows it no more"
    agenda = bezoekers.anoniem.get(gevonden[0])
    assert (agenda.status_code, agenda.mimetype) == (200, "text/calendar")
    assert agenda.text.startswith("BEGIN:VCALENDAR")
    assert gevonden[0] not in wie.get(PAD).text
    assert wie.stuur(f"{PAD}/agenda/weg", wie.verborgen(PAD) | {"zeker": "ja"}).status_code == 302
    assert bezoekers.anoniem.get(gevonden[0]).status_code == 404


def test_een_gemeente_kiest_haar_postbus_en_de_beheerder_elke(bezoekers: Bezoekers, session: Session) -> None:
    pad = "/postbussen/GM0503"
    fout = bezoekers.delft.post(pad, adres="geen adres")
    assert (fout.status_code, "Schrijf een e-mailadres" in fout.text) == (422, True)
    assert bezoekers.delft.post(pad, adres="jeugd@delft.example").status_code == 302
    assert "jeugd@delft.example" in bezoekers.beheerder.get("/postbussen").text
    assert "jeugd@delft.example" not in bezoekers.auditor.get("/postbussen").text
    assert bezoekers.beheerder.post(f"{pad}/weg", weghalen="ja").status_code == 302
    assert "jeugd@delft.example" not in bezoekers.delft.get("/postbussen").text
    acties = select(func.count()).where(LogboekRegel.actie.in_(("zet_postbus", "haal_postbus_weg")))
    assert session.scalar(acties.where(LogboekRegel.uitkomst == "gedaan")) == 2
