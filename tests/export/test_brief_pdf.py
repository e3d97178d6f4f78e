"""A letter as PDF: what stands in the .docx, and nothing else; declared as PDF/A-3a and PDF/UA-1."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from docx import Document

from app.export.brief import brief_pdf, vul_brief
from app.export.raadsbrief import Brief, Cijfer, maak_brief
from tests.kern.pdftekst import leesbare_tekst

NU = datetime(2025, 6, 2, 9, 30, tzinfo=UTC)
BESLUIT = {
    "zaaknummer": "2025-0001", "aanbieder": "Stichting Duinpoort", "volgnr": 3, "datum": "2 juni 2025",
    "soort": "besluit", "omschrijving": "Overbrugging tot en met juli #let x = 1 {{ y }}", "bedrag": "€ 450.000,00",
    "hoe": "Naar jeugdomzet.", "delen": [{"gever": "Delft", "nummer": "D-12", "bedrag": "€ 450.000,00"}],
    "namens": "Namens Delft", "naam": "A. van Dijk", "functie": "directeur", "laat": "",
}  # fmt: skip
RAADSBRIEF = Brief(
    titel="Stand van zaken", tekst="Eerste alinea.\n\nTweede alinea.", gemeente="Delft", datum="2 juni 2025",
    kenmerk="2025-0001", versie="versie 1", feiten=[Cijfer("Trede", "zorgelijk")], cijfers=[Cijfer("In zorg", "12")],
)  # fmt: skip


@pytest.mark.parametrize("docx", [vul_brief("besluit", BESLUIT), maak_brief(RAADSBRIEF)], ids=["besluit", "raad"])
def test_de_pdf_zegt_wat_in_het_word_bestand_staat(docx: bytes) -> None:
    pdf = brief_pdf(docx, "Haaglanden", NU)
    woorden = [deel.text for deel in Document(BytesIO(docx)).paragraphs]
    woorden += [cel.text for tabel in Document(BytesIO(docx)).tables for rij in tabel.rows for cel in rij.cells]
    gelezen = re.sub(r"\s+", "", leesbare_tekst(pdf))
    for stuk in filter(None, woorden):
        for regel in stuk.split("\n"):
            assert re.sub(r"\s+", "", regel) in gelezen, regel
    assert brief_pdf(docx, "Haaglanden", NU) == pdf


def test_een_brief_is_pdf_a_en_pdf_ua_en_heeft_geen_bijlage() -> None:
    with pikepdf.open(BytesIO(brief_pdf(maak_brief(RAADSBRIEF), "Haaglanden", NU))) as pdf:
        assert not pdf.attachments
        with pdf.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("3", "A", "1")
