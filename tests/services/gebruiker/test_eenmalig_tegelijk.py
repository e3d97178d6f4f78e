"""What works once, asked by several at the same moment: one has it, on both engines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from threading import Barrier

import pytest
from passlib.totp import TOTP
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.domain.basis.fouten import NietGevonden
from app.domain.gebruiker.factoren import Eenmaligsoort
from app.models import Authenticator, Eenmalig, Gebruiker
from app.services.buiten.post import Postbus
from app.services.gebruiker import eenmalig, factoren
from app.services.gebruiker.uitnodigingen import kies_wachtwoord, vraag_herstel
from app.services.post.afmelden import Kantoor
from app.services.post.versturen import verstuur_post
from tests.kern.spelers import VANDAAG, Spelers
from tests.services.bus import Bus
from tests.services.gebruiker.test_factoren import KAST, STAP, stel_in
from tests.services.kern.wedloop import eigen, tegelijk

pytestmark = [pytest.mark.traag, pytest.mark.beide]

LOPERS, RONDEN = 4, 5
Doet = Callable[[Session, int], bool]


def winnaars(url: str, doet: Doet) -> list[int]:
    """How many of these had it in each round; they all begin a round together."""
    start = Barrier(LOPERS)

    def loop() -> list[str]:
        gelukt = []
        with eigen(url) as spelers:
            for nr in range(RONDEN):
                start.wait(60)
                if doet(spelers.session, nr):
                    gelukt.append(str(nr))
        return gelukt

    per_ronde = Counter(tegelijk([loop] * LOPERS))
    return [per_ronde[str(nr)] for nr in range(RONDEN)]


def test_met_een_link_kiest_een_het_wachtwoord(spelers: Spelers, url: str) -> None:
    wie = spelers.delft
    soort = Eenmaligsoort.HERSTEL
    links: list[str] = []
    for account in (wie, spelers.westland, spelers.rijnmond, spelers.wethouder, spelers.auditor):
        links.append(eenmalig.geef(spelers.session, soort, account.actor.id, VANDAAG))
    eigenaren = spelers.session.scalars(select(Eenmalig.gebruiker_id).order_by(Eenmalig.id)).all()
    spelers.session.commit()

    def kies(session: Session, nr: int) -> bool:
        zelf = replace(wie, session=session, actor=session.get_one(Gebruiker, eigenaren[nr]).als_actor())
        session.rollback()
        try:
            zelf.doet(kies_wachtwoord, links[nr], "gekozen")
        except NietGevonden:
            return False
        return True

    assert winnaars(url, kies) == [1] * RONDEN


def test_een_halve_aanmelding_wordt_een_keer_afgemaakt(spelers: Spelers, url: str) -> None:
    sleutels = [eenmalig.begin_aanmelding(spelers.session, spelers.delft.actor.id, VANDAAG) for _ in range(RONDEN)]
    assert winnaars(url, lambda s, nr: eenmalig.rond_aanmelding_af(s, sleutels[nr], VANDAAG)) == [1] * RONDEN


def test_een_antwoord_van_een_passkey_telt_een_keer(spelers: Spelers, url: str) -> None:
    wie = spelers.delft.actor.id
    assert winnaars(url, lambda s, nr: eenmalig.eerste_keer(s, wie, bytes([nr]), VANDAAG)) == [1] * RONDEN


def test_een_herstelcode_laat_een_binnen(spelers: Spelers, url: str) -> None:
    wie = spelers.delft
    _app, codes = stel_in(wie)
    assert winnaars(url, partial(_neem, wie.actor.id, codes)) == [1] * RONDEN


def test_een_code_van_de_app_laat_een_binnen(spelers: Spelers, url: str) -> None:
    wie = spelers.delft
    app: TOTP = stel_in(wie)[0]
    spelers.session.execute(update(Authenticator).values(teller=0))
    spelers.session.commit()
    codes = [app.generate(time=wie.nu + (nr - 1) * STAP).token for nr in range(3)] + ["000000"] * 2
    assert winnaars(url, partial(_neem, wie.actor.id, codes)) == [1, 1, 1, 0, 0]


def _neem(wie: int, codes: list[str], session: Session, nr: int) -> bool:
    return factoren.neem_code(session, wie, codes[nr], KAST, VANDAAG) is not None


def test_een_mail_gaat_een_keer_hoeveel_knopen_ook_versturen(
    spelers: Spelers, url: str, bus: Bus, postbus: Postbus
) -> None:
    for wie in (spelers.delft, spelers.westland, spelers.rijnmond, spelers.wethouder, spelers.auditor):
        assert vraag_herstel(spelers.session, wie.email, VANDAAG)

    def ronde(session: Session, _nr: int) -> bool:
        return bool(verstuur_post(session, postbus, Kantoor("https://x.example", "g"), VANDAAG))

    winnaars(url, ronde)
    assert len({str(b["To"]) for b in bus.berichten}) == len(bus.berichten) == 5
    assert spelers.session.scalar(select(func.count()).select_from(Eenmalig)) == 5
