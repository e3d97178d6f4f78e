"""How often a password may be guessed: a wait, never a lock that somebody else puts on a director. Numbers ours [I].

An attempt counts for the account that is meant (however its address was written) and for the address it came from. Who
logged in before in the browser at hand counts as an account of its own: what others try elsewhere does not hold him up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

VENSTER = timedelta(minutes=5)
"""Wrong attempts of before this are forgotten."""
SAMEN = 10
"""Wrong attempts on one account from one address, after which that one waits until the first of them is forgotten."""
ACCOUNT = 20
"""Wrong attempts on one account from anywhere, after which each next one there waits a little longer."""
ADRES = 30
"""Wrong attempts from one address on whatever accounts, after which it waits until the first of them is forgotten."""
LANGSTE = timedelta(seconds=30)
"""The longest wait that others can put on an account."""


@dataclass(frozen=True)
class Poging:
    """A wrong attempt, or one of which the outcome is not known yet. Both names are hashes."""

    account: str
    adres: str
    op: datetime


def wachttijd(poging: Poging, eerder: Iterable[Poging]) -> timedelta:
    """How long this attempt waits, given the wrong ones before it; zero when it may go on."""
    recent = sorted((p for p in eerder if p.op > poging.op - VENSTER), key=lambda p: p.op)
    op_account = [p.op for p in recent if p.account == poging.account]
    van_adres = [p.op for p in recent if p.adres == poging.adres]
    samen = [p.op for p in recent if p.account == poging.account and p.adres == poging.adres]
    tot = [poging.op, *_tot_vergeten(samen, SAMEN), *_tot_vergeten(van_adres, ADRES)]
    if len(op_account) >= ACCOUNT:
        wacht = min(LANGSTE, timedelta(seconds=2 ** min(len(op_account) - ACCOUNT, 10)))
        tot.append(op_account[-1] + wacht)
    return max(tot) - poging.op


def _tot_vergeten(mislukt: Sequence[datetime], hoogstens: int) -> list[datetime]:
    """When so few are left that there may be one more."""
    return [mislukt[-hoogstens] + VENSTER] if len(mislukt) >= hoogstens else []
