"""Technical output, for operators. What was done in a zaak stands in the logboek, never here."""

from __future__ import annotations

import logging
import sys

import structlog


def stel_logger_in() -> None:
    """One JSON line per event on stderr. No case content and no e-mail addresses go in."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # as it is when something is said
        cache_logger_on_first_use=False,
    )


def veiligheid(gebeurtenis: str, **wat: object) -> None:
    """A security event for the operator: what, of which account (a pseudonym or a hash) and from where. No secrets, no
    names, no case content.
    """
    structlog.get_logger("draaiboek.veiligheid").info(gebeurtenis, soort="veiligheid", **wat)
