"""Technical output, for operators. What was done in a zaak stands in the logboek, never here."""

from __future__ import annotations

import logging
import re
import sys
from typing import Any

import structlog

_RIJEN = re.compile(
    r"^(DETAIL|CONTEXT): .*?(?=^\[SQL: |^The above exception |^During handling |\Z)", re.DOTALL | re.MULTILINE
)
"""What PostgreSQL adds to an error, up to the statement or the next error: the row that it would not have."""


def stel_logger_in() -> None:
    """One JSON line per event on stderr. No case content and no e-mail addresses go in."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _zonder_rijen,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # as it is when something is said
        cache_logger_on_first_use=False,
    )


def _zonder_rijen(_logger: object, _methode: str, regel: Any) -> Any:
    if "exception" in regel:
        regel["exception"] = _RIJEN.sub("", regel["exception"])
    return regel


def veiligheid(gebeurtenis: str, **wat: object) -> None:
    """A security event for the operator: what, of which account (a pseudonym or a hash) and from where. No secrets, no
    names, no case content.
    """
    structlog.get_logger("draaiboek.veiligheid").info(gebeurtenis, soort="veiligheid", **wat)
