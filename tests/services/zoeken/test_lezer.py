"""What is read in a file: text, Word and PDF, and nothing that would take too much."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document as Worddocument
from pypdf import PdfWriter

from app.domain.zoeken.leesuitslag import MEESTE_BYTES, MEESTE_TEKENS, Leesuitslag
from app.services.zoeken.lezer import lees_tekst


def word(*alineas: str) -> bytes:
    document, uit = Worddocument(), io.BytesIO()
    for alinea in alineas:
        document.add_paragraph(alinea)
    document.add_table(1, 1).cell(0, 0).text = "In een tabel."
    document.save(uit)
    return uit.getvalue()


def pdf(*bladzijden: str, wachtwoord: str = "") -> bytes:
    """Made by hand: a page per text, in a font that every reader has."""
    delen: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    delen.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kinderen = []
    for tekst in bladzijden:
        stroom = f"BT /F1 12 Tf 72 720 Td ({tekst}) Tj ET".encode("latin-1")
        delen.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stroom), stroom))
        delen.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(delen)
        )
        kinderen.append(b"%d 0 R" % len(delen))
    delen[1] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(kinderen), len(kinderen))
    uit, plekken = bytearray(b"%PDF-1.4\n"), []
    for nummer, deel in enumerate(delen, 1):
        plekken.append(len(uit))
        uit += b"%d 0 obj\n%b\nendobj\n" % (nummer, deel)
    begin = len(uit)
    uit += b"xref\n0 %d\n0000000000 65535 f \n" % (len(delen) + 1)
    uit += b"".join(b"%010d 00000 n \n" % plek for plek in plekken)
    uit += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(delen) + 1, begin)
    if not wachtwoord:
        return bytes(uit)
    schrijver, dicht = PdfWriter(clone_from=io.BytesIO(bytes(uit))), io.BytesIO()
    schrijver.encrypt(wachtwoord, algorithm="RC4-128")
    schrijver.write(dicht)
    return dicht.getvalue()


def test_de_tekst_van_elke_soort() -> None:
    assert lees_tekst("a.txt", "Kasstroom van Élan".encode()) == (Leesuitslag.GELEZEN, "Kasstroom van Élan")
    assert lees_tekst("a.csv", "Kasstroom van Élan".encode("cp1252"))[1] == "Kasstroom van Élan"
    assert lees_tekst("A.TXT", "Élan".encode("utf-16"))[1].strip("\ufeff") == "Élan"
    uitslag, tekst = lees_tekst("a.docx", word("Eerste alinea.", "Tweede."))
    assert (uitslag, tekst.split("\n")[:2]) == (Leesuitslag.GELEZEN, ["Eerste alinea.", "Tweede."])
    assert "In een tabel." in tekst
    uitslag, tekst = lees_tekst("a.pdf", pdf("Bladzijde een.", "Bladzijde twee."))
    assert (uitslag, tekst.split("\f")) == (Leesuitslag.GELEZEN, ["Bladzijde een.", "Bladzijde twee."])


@pytest.mark.parametrize(
    ("naam", "inhoud", "uitslag"),
    [
        ("a.pdf", pdf("Geheim.", wachtwoord="x"), Leesuitslag.VERSLEUTELD),
        ("a.pdf", b"%PDF-1.4 kapot", Leesuitslag.KAPOT),
        ("a.pdf", pdf(""), Leesuitslag.ZONDER_TEKST),
        ("a.docx", b"PK\x03\x04 kapot", Leesuitslag.KAPOT),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), Leesuitslag.VERSLEUTELD),
        ("a.png", b"\x89PNG", Leesuitslag.ANDERE_SOORT),
        ("zonder", b"tekst", Leesuitslag.ANDERE_SOORT),
        ("a.txt", b" \n\0 ", Leesuitslag.ZONDER_TEKST),
        ("a.txt", b"woord " * 100_000, Leesuitslag.INGEKORT),
    ],
)
def test_wat_niet_of_niet_helemaal_kan_wordt_gezegd(naam: str, inhoud: bytes, uitslag: Leesuitslag) -> None:
    gelezen, tekst = lees_tekst(naam, inhoud)
    assert gelezen is uitslag
    assert len(tekst) <= MEESTE_TEKENS
    assert bool(uitslag.uitleg)


def test_een_word_bestand_met_een_vreemde_verwijzing_wordt_niet_gevolgd() -> None:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as pak:
        pak.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>')
    assert lees_tekst("a.docx", uit.getvalue()) == (Leesuitslag.KAPOT, "")


def test_wat_uitgepakt_te_groot_is_wordt_niet_gelezen() -> None:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pak:
        pak.writestr("word/document.xml", bytes(MEESTE_BYTES + 1))
    assert lees_tekst("a.docx", uit.getvalue()) == (Leesuitslag.TE_GROOT, "")
    assert lees_tekst("a.txt", bytes(MEESTE_BYTES + 1)) == (Leesuitslag.TE_GROOT, "")


def test_lezen_duurt_niet_langer_dan_mag() -> None:
    assert lees_tekst("a.pdf", pdf("Bladzijde."), seconden=0) == (Leesuitslag.TE_LANG, "")
