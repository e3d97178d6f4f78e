"""In English too: axe without violations, and nothing wider than the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import Engine, update

from app.demo.accounts import WACHTWOORD
from app.domain.gebruiker.taal import Taal
from app.models import Gebruiker
from tests.e2e.scherm import Scherm
from tests.e2e.toegankelijk.test_toegankelijk import BLADZIJDEN, BREEDTES, _vul, bekijk_alle
from tests.kern.omvang import is_alles
from tests.web.kern.rollen import ROLLEN

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e-engels")]

WIE = ("sbjh", "delft", "beheerder", "gever", "auditor", "projectleider")
ZAAK = "/zaken/2025-0001"
ENKELE = ("/", "/overzicht", ZAAK, f"{ZAAK}/mandaten/1", f"{ZAAK}/tredebepaling", f"{ZAAK}/logboek", "/account")
"""A page of each kind: a list, a table, one of a zaak, an act, what was typed, what is marked as Dutch."""


def _vul_engels(engine: Engine) -> None:
    _vul(engine)
    with engine.begin() as verbinding:
        verbinding.execute(update(Gebruiker).values(taal=Taal.ENGELS))


@pytest.fixture(scope="module")
def vuller() -> Callable[[Engine], None]:
    return _vul_engels


class Engels(Scherm):
    """Who reads English; he logs in on a page that does not know that yet."""

    def log_in(self, email: str) -> None:
        self.doe("/inloggen", "Inloggen", email=email, password=WACHTWOORD)
        expect(self.page.locator("html")).to_have_attribute("lang", "en")


@pytest.fixture
def lezer(browser: Browser, basis: str) -> Iterator[Callable[[str], Scherm]]:
    open_: list[Scherm] = []

    def geef(email: str) -> Scherm:
        open_.append(Engels(browser, basis, email, BREEDTES[1]))
        return open_[-1]

    yield geef
    for een in open_:
        een.sluit()


def test_een_engelse_bladzijde_is_ook_toegankelijk(lezer: Callable[[str], Scherm]) -> None:
    """One of each kind, narrow; with `make test-all` every page of six readers, and wide for who sees most."""
    klachten: dict[tuple[str, str], list[str]] = {}
    gezien = 0
    for rol in WIE if is_alles() else WIE[:1]:
        paden = [pad for van, pad in BLADZIJDEN if van == rol and (is_alles() or pad in ENKELE)]
        gezien += len(paden)
        gevonden = bekijk_alle(lezer(ROLLEN[rol] or ""), paden, breed=is_alles())
        klachten |= {(rol, pad): klacht for pad, klacht in gevonden.items()}
    assert klachten == {}
    assert gezien >= len(ENKELE)
