"""Demo data: the accounts of the region and scenario S1, played through the same services as everything else."""

from app.demo.accounts import WACHTWOORD, demo_accounts, maak_accounts
from app.demo.scenario import speel_s1

__all__ = ["WACHTWOORD", "demo_accounts", "maak_accounts", "speel_s1"]
