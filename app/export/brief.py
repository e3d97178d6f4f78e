"""A letter as .docx from a template: every value is text, whatever is in it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment

BRIEVEN = Path(__file__).resolve().parent.parent / "brieven"


def vul_brief(naam: str, waarden: Mapping[str, object]) -> bytes:
    """The template of this name with these values. A value that looks like a template or like XML stays text."""
    sjabloon = DocxTemplate(BRIEVEN / f"{naam}.docx")
    omgeving = ImmutableSandboxedEnvironment(autoescape=True)
    sjabloon.render(dict(waarden), omgeving, autoescape=True)
    uit = BytesIO()
    sjabloon.save(uit)
    return uit.getvalue()
