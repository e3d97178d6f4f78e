"""A letter as .docx from a template: every value is text, whatever is in it. And the same letter as a PDF."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from app.domain.basis.fouten import DomeinFout
from app.export.briefraster import zet_tabel, zuilen
from app.export.document import Blok, Kolom, alinea, kop, lijst, maak_pdf, tabel

BRIEVEN = Path(__file__).resolve().parent.parent / "brieven"
_GEEN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TIJD = (1980, 1, 1, 0, 0, 0)


class SjabloonFout(DomeinFout):
    """A template of the region cannot be filled in."""

    code = "sjabloon_fout"
    status = 503


@dataclass(frozen=True)
class Briefdeel:
    """A heading, a paragraph or a table of a letter, as a page shows it; `rijen` begin with the head of the table."""

    soort: str
    tekst: str = ""
    niveau: int = 1
    """Of a heading, as Word counts: the title is 1."""
    rijen: Sequence[Sequence[str]] = ()


def vul_eigen(naam: str, eigen: Path | None, waarden: Mapping[str, object]) -> bytes:
    """From the template of the region when it has one. Raises SjabloonFout when that one cannot be filled in."""
    if eigen is None:
        return vul_brief(naam, waarden)
    try:
        return _vul(eigen, waarden)
    except Exception as fout:  # whatever somebody else's Word file makes of it
        raise SjabloonFout(
            f"Het sjabloon {eigen.name} van de regio is niet in te vullen: {fout}. Vraag de beheerder om hulp."
        ) from fout


def vul_brief(naam: str, waarden: Mapping[str, object]) -> bytes:
    """The template of this name with these values. A value that looks like a template or like XML stays text.

    The same values give the same bytes.
    """
    return _vul(BRIEVEN / f"{naam}.docx", waarden, eigen=False)


def _vul(sjabloon_: Path, waarden: Mapping[str, object], *, eigen: bool = True) -> bytes:
    """In a template of the region `eigen` the tables stay as it made them."""
    from docxtpl import DocxTemplate  # here alone: most processes never make a letter

    sjabloon = DocxTemplate(sjabloon_)
    omgeving = ImmutableSandboxedEnvironment(autoescape=True)
    sjabloon.render({naam: veilig(waarde) for naam, waarde in waarden.items()}, omgeving, autoescape=True)
    for raster in () if eigen else sjabloon.docx.tables:
        zet_tabel(raster)
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
    titel, *delen = lees_brief(docx)
    return maak_pdf(titel.tekst.strip(), auteur, gemaakt_op, list(_blokken(delen)))


def _blokken(delen: Sequence[Briefdeel]) -> Iterator[Blok]:
    """A table stands under its heading, which is not said again above it; points that follow each other are a list.

    The first heading says from where others are a level lower: a PDF/UA begins with its highest and skips none.
    """
    begin = next((deel.niveau for deel in delen if deel.soort == "kop"), 1)
    for soort, stuk in groupby(delen, lambda deel: deel.soort):
        if soort == "punt":
            yield lijst(deel.tekst for deel in stuk)
        elif soort == "tabel":
            yield from (_tabel(deel.rijen) for deel in stuk)
        else:
            yield from (
                kop(d.tekst, 1 if d.niveau <= begin else 2) if soort == "kop" else alinea(*d.tekst.split("\n"))
                for d in stuk
            )


def _tabel(alles: Sequence[Sequence[str]]) -> Blok:
    kolommen = [Kolom(zuil.kop, zuil.breed, getal=zuil.getal) for zuil in zuilen(alles)]
    return tabel("", kolommen, alles[1:], "Geen.")


def lees_brief(docx: bytes) -> Iterator[Briefdeel]:
    """Headings, paragraphs and tables of a letter in their order; what is empty is left out.

    A paragraph keeps the empty lines that it begins with: that is where somebody signs.
    """
    from docx import Document  # here alone, as above
    from docx.table import Table

    for deel in Document(BytesIO(docx)).iter_inner_content():
        if isinstance(deel, Table):
            yield Briefdeel("tabel", rijen=[[cel.text for cel in rij.cells] for rij in deel.rows])
        elif deel.text.strip():
            soort = _soort((deel.style.name or "") if deel.style else "")
            yield Briefdeel(soort, deel.text.rstrip() if soort == "alinea" else deel.text.strip(), _niveau(deel))


def _soort(stijl: str) -> str:
    """What a paragraph is, by the name of its style."""
    if stijl.startswith("Heading"):
        return "kop"
    return "punt" if stijl.startswith("List") else "alinea"


def _niveau(alinea_: Any) -> int:
    """That of a heading; of what is none, 1."""
    cijfer = ((alinea_.style.name or "") if alinea_.style else "").rpartition(" ")[2]
    return int(cijfer) if cijfer in "123456789" and cijfer else 1


def vaste_zip(inhoud: bytes) -> bytes:
    """The same parts in the same order, without the time at which they were packed."""
    uit = BytesIO()
    with zipfile.ZipFile(BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for deel in oud.infolist():
            kop = zipfile.ZipInfo(deel.filename, _TIJD)
            kop.compress_type = zipfile.ZIP_DEFLATED
            nieuw.writestr(kop, oud.read(deel))
    return uit.getvalue()
