"""The text in a file: of plain text, Word and PDF. Bounded in bytes, pages, characters and time.

Reading happens in a process of its own with bounds on time and memory, for a file can be made so that reading it never
ends.
"""

from __future__ import annotations

import io
import multiprocessing
import resource
import zipfile
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path, PurePath

from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]
from pypdf import PdfReader

from app.domain.basis.bestandsoort import is_container
from app.domain.zoeken.fragment import BLADZIJDE
from app.domain.zoeken.leesuitslag import (
    LEESBARE_SOORTEN,
    MEESTE_BLADZIJDEN,
    MEESTE_BYTES,
    MEESTE_SECONDEN,
    MEESTE_TEKENS,
    Leesuitslag,
)

MEESTE_GEHEUGEN = 1024**3
"""Bytes that reading may take beside what the program has already."""
_BEZET = Path("/proc/self/statm")
"""Where Linux says how many pages of memory a process has in use."""
_WOORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Gelezen = tuple[Leesuitslag, str]


def lees_tekst(naam: str, inhoud: bytes, seconden: int = MEESTE_SECONDEN) -> Gelezen:
    """What a file says, and what came of reading it. Whatever the file does, it ends within the time."""
    soort = PurePath(naam).suffix.lower().removeprefix(".")
    if soort not in LEESBARE_SOORTEN:
        return Leesuitslag.ANDERE_SOORT, ""
    if len(inhoud) > MEESTE_BYTES:
        return Leesuitslag.TE_GROOT, ""
    if soort not in ("docx", "pdf"):
        return _ingekort([_ontcijfer(inhoud)])
    return _apart(soort, inhoud, seconden)


def _apart(soort: str, inhoud: bytes, seconden: int) -> Gelezen:
    """In a process that was forked from this one, which is ended when it takes too long."""
    omgeving = multiprocessing.get_context("fork")
    hier, daar = omgeving.Pipe(duplex=False)
    lezer = omgeving.Process(target=_lees_en_zeg, args=(daar, soort, inhoud, seconden), daemon=True)
    lezer.start()
    daar.close()
    try:
        if not hier.poll(seconden):
            return Leesuitslag.TE_LANG, ""
        uitslag, tekst = hier.recv()
        return Leesuitslag(uitslag), tekst
    except EOFError:  # it ended without a word: too much memory, or a fault in what reads
        return Leesuitslag.KAPOT, ""
    finally:
        lezer.kill()
        lezer.join()
        hier.close()


def _lees_en_zeg(terug: Connection, soort: str, inhoud: bytes, seconden: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconden, seconden + 1))
    bezet = int(_BEZET.read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (bezet + MEESTE_GEHEUGEN, bezet + MEESTE_GEHEUGEN))
    uitslag, tekst = lees_hier(soort, inhoud)
    terug.send((uitslag.value, tekst))


def lees_hier(soort: str, inhoud: bytes) -> Gelezen:
    """The same in this process, of a docx or a pdf."""
    try:
        return _docx(inhoud) if soort == "docx" else _pdf(inhoud)
    except Exception:  # whatever a library makes of a file that is none: it is told, and never tried again
        return Leesuitslag.KAPOT, ""


def _ontcijfer(inhoud: bytes) -> str:
    """UTF-8, else what Windows writes."""
    if inhoud[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return inhoud.decode("utf-16", "replace")
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", "replace")


def _docx(inhoud: bytes) -> Gelezen:
    if is_container(inhoud):
        return Leesuitslag.VERSLEUTELD, ""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
        if pak.getinfo("word/document.xml").file_size > MEESTE_BYTES:
            return Leesuitslag.TE_GROOT, ""
        with pak.open("word/document.xml") as deel:
            return _ingekort(_alineas(deel), tussen="\n")


def _alineas(deel: object) -> Iterator[str]:
    """Each paragraph, in the order of the document; those of tables too."""
    stukken: list[str] = []
    for _wanneer, element in iterparse(deel, events=("end",)):
        if element.tag == f"{_WOORD}t":
            stukken.append(element.text or "")
        elif element.tag in (f"{_WOORD}tab", f"{_WOORD}br"):
            stukken.append(" ")
        elif element.tag == f"{_WOORD}p":
            yield "".join(stukken)
            stukken.clear()
            element.clear()


def _pdf(inhoud: bytes) -> Gelezen:
    pdf = PdfReader(io.BytesIO(inhoud), strict=False)
    if pdf.is_encrypted and not pdf.decrypt(""):
        return Leesuitslag.VERSLEUTELD, ""
    bladzijden = (pdf.pages[nummer].extract_text() for nummer in range(min(len(pdf.pages), MEESTE_BLADZIJDEN)))
    uitslag, tekst = _ingekort(bladzijden, tussen=BLADZIJDE)
    te_veel = uitslag is Leesuitslag.GELEZEN and len(pdf.pages) > MEESTE_BLADZIJDEN
    return Leesuitslag.INGEKORT if te_veel else uitslag, tekst


def _ingekort(delen: Iterator[str] | list[str], tussen: str = "") -> Gelezen:
    """Together, as far as the bound; no more is read than that takes."""
    gelezen, lengte = [], 0
    for deel in delen:
        gelezen.append(deel)
        lengte += len(deel) + len(tussen)
        if lengte > MEESTE_TEKENS:
            break
    tekst = tussen.join(gelezen).replace("\0", "")
    if not tekst.strip():
        return Leesuitslag.ZONDER_TEKST, ""
    return (Leesuitslag.INGEKORT if lengte > MEESTE_TEKENS else Leesuitslag.GELEZEN), tekst[:MEESTE_TEKENS]
