"""Schemathesis over the live document: what it sends, which real things it is pointed at, and what it found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.core.transport import Response
from schemathesis.engine import Status, events, from_schema
from schemathesis.generation import GenerationMode
from schemathesis.generation.case import Case
from schemathesis.hooks import HookContext

ECHT: dict[str, Any] = {
    "zaaknummer": "2025-0001", "mandaatId": 1, "besluitId": 1, "documentId": 1, "exportId": 1, "plichtId": 1,
    "nummer": 1, "regio": "rijnmond", "station": "DO", "editie": "2021", "jaar": 2026, "aanbiederId": 1,
    "code": "PR-01", "briefId": 1, "gebruikerId": 1, "noodgreepId": 1, "opschalingId": 1, "vergaderingId": 1,
    "agendapuntId": 1, "tokenId": 1,
}  # fmt: skip
"""Names in an address, and what stands there of S1."""
NIET = {
    "positive_data_acceptance": "whether an act fits the state of the zaak cannot be said in a schema",
    "use_after_free": "nothing is ever deleted",
    "ensure_resource_availability": "the stateful phase is off: what was made has its own tests",
    "object_level_authorization": "tests/api/kern/test_rechten.py asks it of every operation and every character",
    "max_response_time": "a time says nothing on a busy machine",
}
"""Checks that are left out, and why."""
CHECKS = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance", "negative_data_rejection", "missing_required_header", "ignored_auth",
    "unsupported_method", "allow_header_conformance",
)  # fmt: skip


@dataclass
class Verslag:
    """How many answers of each status, and what is wrong, each kind once per operation."""

    statussen: Counter[int] = field(default_factory=Counter)
    fouten: dict[str, str] = field(default_factory=dict)

    @property
    def gelukt(self) -> int:
        return sum(aantal for status, aantal in self.statussen.items() if 200 <= status < 300)


def instellingen(token: str, voorbeelden: int) -> SchemathesisConfig:
    """Bounded and the same every time."""
    checks: dict[str, Any] = {"enabled": False} | {naam: {"enabled": True} for naam in CHECKS}
    checks["negative_data_rejection"]["expected-statuses"] = ["4xx"]  # an If-Match that is no ETag of ours is 412
    checks["missing_required_header"]["expected-statuses"] = ["4xx"]  # without If-Match it is 428
    return SchemathesisConfig.from_dict(
        {
            "seed": 1,
            "headers": {"Authorization": f"Bearer {token}"},
            "checks": checks,
            "generation": {"max-examples": voorbeelden, "deterministic": True, "no-shrink": True, "database": "none"},
            "phases": {"stateful": {"enabled": False}, "coverage": {"unexpected-methods": ["DELETE"]}},
            "suppress-health-check": ["all"],
            "warnings": False,
        }
    )


def verken(basis: str, token: str, voorbeelden: int) -> Verslag:
    """Ask everything of every operation of the product that listens there."""
    schema: Any = schemathesis.openapi.from_url(f"{basis}/api/v1/openapi.json", config=instellingen(token, voorbeelden))
    schema = schema.exclude(operation_id="trek_token_in")  # it would saw off the branch it sits on; has its own tests
    schemathesis.hook(before_call)
    verslag = Verslag()
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            _tel(verslag, event)
        elif isinstance(event, events.NonFatalError | events.FatalError):
            verslag.fouten[f"{getattr(event, 'label', '')} {type(event).__name__}"] = str(event)[:2000]
    return verslag


def before_call(_context: HookContext, case: Case[Any], _kwargs: dict[str, Any]) -> None:
    """Point what fits the document at things that exist, so that it gets past 404 and 412."""
    if case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
        return
    for naam in case.path_parameters or {}:
        case.path_parameters[naam] = ECHT.get(naam, case.path_parameters[naam])
    if case.headers and "If-Match" in case.headers:
        case.headers["If-Match"] = "*"


def _tel(verslag: Verslag, event: events.ScenarioFinished) -> None:
    for interactie in event.recorder.interactions.values():
        if interactie.response is not None:
            verslag.statussen[interactie.response.status_code] += 1
    for case_id, checks in event.recorder.checks.items():
        for check in checks:
            if check.status is Status.FAILURE:
                antwoord: Response | None = event.recorder.interactions[case_id].response
                inhoud = antwoord.content[:300] if antwoord else b""
                gevraagd = event.recorder.cases[case_id].value.as_curl_command()
                verslag.fouten[f"{event.recorder.label} {check.name}"] = (
                    f"{check.failure_info.failure if check.failure_info else ''}\n{gevraagd[:600]}\n{inhoud!r}"
                )
