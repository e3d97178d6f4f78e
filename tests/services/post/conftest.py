"""A zaak with a mandaat on its way, and rounds of mail over it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import pytest

from app.services.buiten.post import Postbus
from app.services.post.afmelden import Kantoor
from app.services.post.herinneren import herinner
from app.services.post.klaarzetten import zet_klaar
from app.services.post.versturen import verstuur_post
from app.vertaling import engels
from tests.kern.opzet import open_zaak
from tests.kern.spelers import VANDAAG, Spelers
from tests.services.bus import Bus, tekst_van

BASIS = "https://draaiboek.example"
KANTOOR = Kantoor(BASIS, "geheim", lambda tekst: engels().zin(tekst))


@dataclass
class Ronde:
    """What `flask jobs run` does about mail, and what came of it."""

    spelers: Spelers
    postbus: Postbus | None
    bus: Bus
    gelezen: int = field(default=0)

    def draai(self, nu: datetime = VANDAAG) -> list[tuple[str, str]]:
        """Addresses and subjects of the mails that came in with this round."""
        session = self.spelers.session
        zet_klaar(session, nu)
        herinner(session, nu)
        verstuur_post(session, self.postbus, KANTOOR, nu)
        nieuw, self.gelezen = self.bus.berichten[self.gelezen :], len(self.bus.berichten)
        return [(str(b["To"]), str(b["Subject"])) for b in nieuw]

    def tekst(self) -> str:
        """Of the last mail."""
        return tekst_van(self.bus.berichten[-1])


@pytest.fixture
def ronde(spelers: Spelers, postbus: Postbus, bus: Bus) -> Ronde:
    return Ronde(spelers, postbus, bus)


@pytest.fixture
def zaak(spelers: Spelers, ronde: Ronde) -> str:
    """Opened, and mail went on from there: reminders of today went."""
    nummer = open_zaak(spelers)
    ronde.draai()
    bus = ronde.bus
    bus.berichten.clear()
    ronde.gelezen = 0
    return nummer
