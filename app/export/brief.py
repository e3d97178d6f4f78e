"""A letter as .docx from a template: every value is text, whatever is in it. And the same letter as a PDF."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from app.export.document import Blok, Kolom, alinea, kop, maak_pdf, tabel

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


def brief_pdf(docx: bytes, auteur: str, gemaakt_op: datetime) -> bytes:
    """The letter in this .docx (one of ours) as PDF/A-3a and PDF/UA-1: what stands in it, in our own layout.

    So a letter has one text, that of its template. `gemaakt_op` is aware. Raises DocumentMislukt.
    """
    (_, titel), *blokken = _delen(docx)
    return maak_pdf(titel, auteur, gemaakt_op, [blok for blok, _ in blokken])


def _delen(docx: bytes) -> Iterator[tuple[Blok, str]]:
    """Headings, paragraphs and tables in their order, each with its text; what is empty is left out."""
    from docx import Document  # here alone, as above
    from docx.table import Table

    boven = ""
    for deel in Document(BytesIO(docx)).iter_inner_content():
        if isinstance(deel, Table):
            koppen, *rijen = [[cel.text for cel in rij.cells] for rij in deel.rows]
            yield tabel(boven, [Kolom(naam) for naam in koppen], rijen, "Geen."), boven
        elif tekst := deel.text.strip():
            stijl = deel.style.name if deel.style else ""
            is_kop = bool(stijl and stijl.startswith("Heading"))
            boven = tekst if is_kop else boven
            yield kop(tekst, 1) if is_kop else alinea(*tekst.split("\n")), tekst


def vaste_zip(inhoud: bytes) -> bytes:
    """The same parts in the same order, without the time at which they were packed."""
    uit = BytesIO()
    with zipfile.ZipFile(BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for deel in oud.infolist():
            kop = zipfile.ZipInfo(deel.filename, _TIJD)
            kop.compress_type = zipfile.ZIP_DEFLATED
            nieuw.writestr(kop, oud.read(deel))
    return uit.getvalue()
