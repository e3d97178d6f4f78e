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
from tests.e2e.test_toegankelijk import BLADZIJDEN, BREEDTES, _vul, bekijk_alle
from tests.kern.omvang import is_alles
from tests.web.kern.rollen import ROLLEN

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e-engels")]

WIE = ("sbjh", "delft", "beheerder", "gever")


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


def test_elke_soort_bladzijde_is_ook_in_het_engels_toegankelijk(lezer: Callable[[str], Scherm]) -> None:
    """One page of each folder of addresses; with `make test-all` each page of these."""
    gehad: set[str] = set()
    klachten: dict[str, list[str]] = {}
    for rol in WIE:
        paden = [pad for van, pad in BLADZIJDEN if van == rol and (is_alles() or _map_van(pad) not in gehad)]
        eersten = list({_map_van(pad): pad for pad in reversed(paden)}.values())
        gehad |= {_map_van(pad) for pad in paden}
        klachten |= bekijk_alle(lezer(ROLLEN[rol]), paden if is_alles() else eersten)
    assert klachten == {}
    assert len(gehad) > 40


def _map_van(pad: str) -> str:
    """/zaken/Z/mandaten/1 and /zaken/Z/mandaten are of one kind here."""
    return "/".join(pad.split("/")[:4])
