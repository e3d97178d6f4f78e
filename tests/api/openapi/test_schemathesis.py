"""Schemathesis from the live OpenAPI document: no server error, no answer that is not documented.

On both engines with `make test-all`; that each reads and does its work, test_lezen and the stories of a zaak hold.
"""

from __future__ import annotations

import logging
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from flask import Flask
from schemathesis import AuthContext, Case, HookContext, Response, hooks
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema

from tests.api.proefbeller import Proefbeller
from tests.kern.databanken import Databank
from tests.kern.spelers import vul_s1
from tests.web.producten import draai

logger = logging.getLogger(__name__)
pytestmark = pytest.mark.traag
DELEN = 8
"""Each part has a product of its own, so that what one act closes does not shut out all others."""
GELUKT = 0.5
"""The share of the operations of each part that some call must have succeeded at: a test of 404s proves little."""
OOK_GOED = ["400", "401", "403", "404", "405", "409", "410", "412", "413", "415", "422", "428"]
INSTELLING: dict[str, Any] = {
    "seed": 20250516,
    "continue-on-failure": True,
    "generation": {"max-examples": 1, "deterministic": True, "database": "none", "no-shrink": True},
    "phases": {
        # The scenarios are told by hand in test_s1.py: acts follow rules that links in a document cannot say.
        "stateful": {"enabled": False},
        "coverage": {"unexpected-methods": ["DELETE"]},
    },
    "cache": {"enabled": False},
    "checks": {
        # An If-Match of our shape that nobody was given matches nothing: 412.
        "negative_data_rejection": {"expected-statuses": OOK_GOED},
        # Most of what is well-formed is against some rule of the domain on this day in this zaak. That is an answer.
        "positive_data_acceptance": {"enabled": False},
        "missing_required_header": {"expected-statuses": ["401", "403", "404", "428"]},
        # Its probe hands the test client settings of `requests` that it does not know (4.32). That a token is
        # needed everywhere, test_wat_is_gedocumenteerd sees for itself: each operation answered 401 without one.
        "ignored_auth": {"enabled": False},
    },
}

NIET = {("negative_data_rejection", "POST /bundeltoets")}
"""Any bytes are a file: what is wrong with a bundle is the answer, not an error."""


@pytest.fixture
def app(databank: Databank, tmp_path: Path) -> Iterator[Flask]:
    """The product with S1, for who asks much in a minute."""
    url = databank.kopie("s1", vul_s1)
    yield from draai(url, tmp_path, api_limiet=1_000_000, base_url="http://localhost")
    databank.weg(url)


@dataclass
class Uitslag:
    """What was answered, by operation, and what was wrong."""

    bewerkingen: set[str]
    antwoorden: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    fouten: dict[str, str] = field(default_factory=dict)

    def neem_op(self, gebeurtenis: events.EngineEvent) -> None:
        if isinstance(gebeurtenis, events.NonFatalError):
            self.fouten[f"{gebeurtenis.label}: {gebeurtenis.value!r}"] = "".join(
                traceback.format_exception(gebeurtenis.value)
            )
        if isinstance(gebeurtenis, events.FatalError):
            raise gebeurtenis.exception
        if isinstance(gebeurtenis, events.ScenarioFinished):
            self._tel(gebeurtenis.recorder)

    def _tel(self, verslag: Any) -> None:
        for wissel in verslag.interactions.values():
            self.antwoorden[verslag.label][wissel.response.status_code] += 1
        for toets in (toets for toetsen in verslag.checks.values() for toets in toetsen):
            if toets.status is Status.FAILURE and (toets.name, verslag.label) not in NIET:
                fout = toets.failure_info
                self.fouten[f"{toets.name}, {verslag.label}: {fout.failure.message}"] = fout.code_sample

    def gelukt(self) -> set[str]:
        return {naam for naam, geteld in self.antwoorden.items() if any(200 <= s < 300 for s in geteld)}

    @property
    def totaal(self) -> Counter[int]:
        return sum(self.antwoorden.values(), Counter())


def _bewerkingen(document: Any, groepen: list[str]) -> Iterator[str]:
    for pad, methoden in document["paths"].items():
        yield from (f"{methode.upper()} {pad}" for methode, wat in methoden.items() if wat["tags"][0] in groepen)


def onderzoek(app: Flask, deel: int) -> Uitslag:
    """Run the phases over the groups of operations that are in this part."""
    config = SchemathesisConfig.from_dict(INSTELLING)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app, config=config)
    groepen = [groep["name"] for groep in schema.raw_schema["tags"]][deel::DELEN]
    beller = Proefbeller(app)

    @schema.auth(refresh_interval=None)
    class Token:
        def get(self, case: Case[Any], context: AuthContext) -> str:
            return beller.token(case)

        def set(self, case: Case[Any], data: str, context: AuthContext) -> None:
            case.headers["Authorization"] = f"Bearer {data}"

    def before_call(context: HookContext, case: Case[Any], kwargs: dict[str, Any]) -> None:
        kwargs["environ_base"] = {"REMOTE_ADDR": beller.adres()}
        beller.help(case)

    @schema.hook
    def after_call(context: HookContext, case: Case[Any], response: Response) -> None:
        beller.vergeet(case, response)

    gekozen = schema.include(tag=groepen)
    uitslag = Uitslag(set(_bewerkingen(schema.raw_schema, groepen)))
    schemathesis.hook(before_call)
    try:
        for gebeurtenis in from_schema(gekozen).execute():
            uitslag.neem_op(gebeurtenis)
    finally:
        hooks.unregister(before_call)
    return uitslag


@pytest.mark.parametrize("deel", range(DELEN))
def test_wat_is_gedocumenteerd_is_wat_gebeurt(app: Flask, deel: int) -> None:
    uitslag = onderzoek(app, deel)
    logger.info("deel %d: %s; nergens gelukt: %s", deel, dict(uitslag.totaal), uitslag.bewerkingen - uitslag.gelukt())
    assert not uitslag.fouten, "\n\n".join(f"{fout}\n{hoe}" for fout, hoe in uitslag.fouten.items())
    assert not {status for status in uitslag.totaal if status in (0, 429) or status >= 500}
    zonder = uitslag.bewerkingen - uitslag.gelukt()
    assert len(zonder) <= (1 - GELUKT) * len(uitslag.bewerkingen), sorted(zonder)
    assert set(uitslag.antwoorden) == uitslag.bewerkingen
    assert {naam for naam, geteld in uitslag.antwoorden.items() if 401 not in geteld} <= {"GET /openapi.json"}
