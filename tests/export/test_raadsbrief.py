"""The council letter as a file: what people typed comes out as text, whatever it looks like."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.basis.bestand import toets_bestand
from app.export.brief import brief_pdf, vul_brief
from app.export.raadsbrief import Brief, Cijfer, maak_brief
from tests.kern.pdftekst import leesbare_tekst, open_pdf

NU = datetime(2025, 6, 2, 9, 30, tzinfo=UTC)
BESLUIT = {
    "zaaknummer": "2025-0001", "aanbieder": "Stichting Duinpoort", "volgnr": 3, "datum": "2 juni 2025",
    "soort": "besluit", "omschrijving": "Overbrugging tot en met juli #let x = 1 {{ y }}", "bedrag": "€ 450.000,00",
    "hoe": "Naar jeugdomzet.", "delen": [{"gever": "Delft", "nummer": "D-12", "bedrag": "€ 450.000,00"}],
    "namens": "Namens Delft", "naam": "A. van Dijk", "functie": "directeur", "laat": "",
}  # fmt: skip


def brief(tekst: str = "De zorg gaat door.", titel: str = "Stichting Duinpoort", waarde: str = "€ 1") -> Brief:
    return Brief(
        titel=titel,
        tekst=tekst,
        gemeente="Delft",
        datum="2 juni 2025",
        kenmerk="2025-0001",
        versie="versie 1",
        feiten=[Cijfer("Aanbieder", waarde)],
        cijfers=[Cijfer("Mandaten van de gemeente", "geen")],
    )


def alineas(inhoud: bytes) -> list[str]:
    return [alinea.text for alinea in Document(io.BytesIO(inhoud)).paragraphs]


def cellen(inhoud: bytes) -> list[list[str]]:
    return [[cel.text for cel in rij.cells] for tabel in Document(io.BytesIO(inhoud)).tables for rij in tabel.rows]


def test_de_brief_is_een_word_bestand_met_de_tekst_de_feiten_en_de_cijfers() -> None:
    inhoud = maak_brief(brief("Eerste alinea.\nNieuwe regel.\n\nTweede alinea."))
    assert toets_bestand("brief.docx", inhoud)
    tekst = alineas(inhoud)
    assert tekst[0] == "Stichting Duinpoort"
    assert tekst[2:4] == ["Eerste alinea.\nNieuwe regel.", "Tweede alinea."]
    assert cellen(inhoud) == [
        ["Onderwerp", "Stand"],
        ["Aanbieder", "€ 1"],
        ["Onderwerp", "Cijfer"],
        ["Mandaten van de gemeente", "geen"],
    ]
    assert "Concept" not in " ".join(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "{{ 7*7 }}",
        "{% for x in gemeenten %}{{ x }}{% endfor %}",
        "{_{ 7*7 }_} {_% x %_}",
        "{{ ''.__class__.__mro__ }}",
        "{%p if concept %}",
        "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
        "</w:t></w:r></w:p> & <!-- --> ]]> &amp; &#x26;",
        "٣ éÿ 漢字 \N{WINKING FACE}",
    ],
)
def test_wat_op_een_sjabloon_of_op_xml_lijkt_blijft_tekst(tekst: str) -> None:
    inhoud = maak_brief(brief(tekst, titel=tekst, waarde=tekst))
    assert alineas(inhoud)[0] == tekst
    assert alineas(inhoud)[2] == tekst
    assert cellen(inhoud)[1] == ["Aanbieder", tekst]


def test_wat_xml_niet_kan_bevatten_wordt_een_vraagteken() -> None:
    assert alineas(maak_brief(brief("a\x07b\x00c\uffffd\ud800e")))[2] == "a�b�c�d�e"


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_elke_tekst_geeft_een_brief_die_opengaat(tekst: str) -> None:
    assert alineas(maak_brief(brief(tekst)))[0] == "Stichting Duinpoort"


def test_dezelfde_invoer_geeft_dezelfde_bytes() -> None:
    assert maak_brief(brief()) == maak_brief(brief())


def test_er_staat_niets_van_een_machine_of_een_moment_in() -> None:
    with zipfile.ZipFile(io.BytesIO(maak_brief(brief()))) as pak:
        assert {deel.date_time for deel in pak.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "docx", [vul_brief("besluit", BESLUIT), maak_brief(brief("Een.\n\nTwee."))], ids=["besluit", "raad"]
)
def test_de_pdf_zegt_wat_in_het_word_bestand_staat(docx: bytes) -> None:
    pdf = brief_pdf(docx, "Haaglanden", NU)
    gelezen = re.sub(r"\s+", "", leesbare_tekst(pdf))
    for stuk in filter(None, [*alineas(docx), *(cel for rij in cellen(docx) for cel in rij)]):
        assert all(re.sub(r"\s+", "", regel) in gelezen for regel in stuk.split("\n")), stuk
    assert brief_pdf(docx, "Haaglanden", NU) == pdf


def test_een_brief_is_pdf_a_en_pdf_ua_en_heeft_geen_bijlage() -> None:
    pdf = open_pdf(brief_pdf(maak_brief(brief()), "Haaglanden", NU))
    assert not pdf.attachments
    with pdf.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("3", "A", "1")


def test_de_pdf_zegt_een_kop_niet_nog_eens_boven_de_tabel() -> None:
    """What stands above a table is its heading; a caption with the same words would stand below it."""
    tekst = leesbare_tekst(brief_pdf(maak_brief(brief()), "Haaglanden", NU))
    assert tekst.count("Cijfers van Delft") == 1
