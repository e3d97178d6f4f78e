"""A letter as .docx from a template: every value is text, whatever is in it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

BRIEVEN = Path(__file__).resolve().parent.parent / "brieven"
_GEEN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TIJD = (1980, 1, 1, 0, 0, 0)


def vul_brief(naam: str, waarden: Mapping[str, object]) -> bytes:
    """The template of this name with these values. A value that looks like a template or like XML stays text.

    The same values give the same bytes.
    """
    from docxtpl import DocxTemplate  # here alone: most processes never make a letter

    sjabloon = DocxTemplate(BRIEVEN / f"{naam}.docx")
    omgeving = ImmutableSandboxedEnvironment(autoescape=True)
    sjabloon.render({naam: veilig(waarde) for naam, waarde in waarden.items()}, omgeving, autoescape=True)
    uit = BytesIO()
    sjabloon.save(uit)
    return vaste_zip(uit.getvalue())


def veilig(waarde: Any) -> Any:
    """Text, also inside lists and mappings, as a run of Word can hold it: without what XML cannot, and escaped.

    Braces become references, for docxtpl rewrites some of those that it finds in the result.
    """
    if isinstance(waarde, Mapping):
        return {naam: veilig(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [veilig(deel) for deel in waarde]
    if not isinstance(waarde, str):
        return waarde
    schoon = escape(_GEEN_XML.sub("\N{REPLACEMENT CHARACTER}", waarde))
    return schoon.replace("{", Markup("&#123;")).replace("}", Markup("&#125;"))


def vaste_zip(inhoud: bytes) -> bytes:
    """The same parts in the same order, without the time at which they were packed."""
    uit = BytesIO()
    with zipfile.ZipFile(BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for deel in oud.infolist():
            kop = zipfile.ZipInfo(deel.filename, _TIJD)
            kop.compress_type = zipfile.ZIP_DEFLATED
            nieuw.writestr(kop, oud.read(deel))
    return uit.getvalue()
