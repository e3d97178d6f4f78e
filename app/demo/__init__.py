"""Demo data, played through the same services as everything else: accounts, scenario S1 and the running zaken."""

from app.demo.accounts import WACHTWOORD, demo_accounts, maak_accounts
from app.demo.afbouw import speel_afbouw
from app.demo.lopend import Gespeeld, speel_lopend
from app.demo.scenario import speel_s1
from app.demo.slot import sluit_s1, staat_er

__all__ = [
    "WACHTWOORD",
    "Gespeeld",
    "demo_accounts",
    "maak_accounts",
    "sluit_s1",
    "speel_afbouw",
    "speel_lopend",
    "speel_s1",
    "staat_er",
]
