"""A letter as a file: what people typed comes out as text, whatever it looks like; and how every letter looks."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.basis.bestand import toets_bestand
from app.export.brief import BRIEVEN, brief_pdf, lees_brief, vul_brief
from app.export.briefraster import zuilen
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


SJABLONEN = sorted(BRIEVEN.glob("*.docx"))


def test_elke_brief_is_op_a4_met_paginanummers_en_een_kop_die_op_elke_pagina_terugkomt() -> None:
    """Of every template: A4, standing or on its side; heads of tables bold and repeated; no row on two pages."""
    fout = []
    for sjabloon in SJABLONEN:
        document = Document(str(sjabloon))
        maten = {round((blad.page_width or 0) / 360_000, 1) for blad in document.sections}
        voet = document.sections[0].footer._element.xml
        fout += [f"{sjabloon.name}: {maten}"] if not maten <= {21.0, 29.7} else []
        fout += [f"{sjabloon.name}: geen paginanummer"] if "NUMPAGES" not in voet else []
        for tabel in document.tables:
            kop, _voor, rij, _na = tabel.rows
            vet = all(deel.bold for cel in kop.cells for deel in cel.paragraphs[0].runs)
            heel = "w:tblHeader" in kop._tr.xml and "w:cantSplit" in rij._tr.xml
            fout += [] if vet and heel else [f"{sjabloon.name}: tabel {kop.cells[0].text}"]
    assert len(SJABLONEN) >= 10
    assert fout == []


def test_wat_er_niet_is_laat_geen_lege_regel_na() -> None:
    """Only under a table stands an empty line: room before what follows."""
    document = Document(io.BytesIO(vul_brief("besluit", BESLUIT | {"hoe": "", "laat": "", "bedrag": ""})))
    leeg = [vorig for vorig, a in zip(alineas_ervoor(document), document.paragraphs, strict=True) if not a.text.strip()]
    assert leeg == ["tbl"]


def alineas_ervoor(document: object) -> list[str]:
    """Of each paragraph what stands before it: `p` or `tbl`."""
    lijf = document.element.body  # type: ignore[attr-defined]
    soorten = [deel.tag.rpartition("}")[2] for deel in lijf]
    return [soorten[nr - 1] if nr else "" for nr, soort in enumerate(soorten) if soort == "p"]


def test_bedragen_staan_in_word_rechts_en_tonen_allemaal_hun_centen() -> None:
    """Also below nought, and under a head of more words; what is not known is no figure."""
    rijen = [("Delft", "D-1", "€\xa07.500"), ("Den Haag", "D-2", "-€\xa06.310,63"), ("Rijswijk", "D-3", "–")]
    delen = [dict(zip(("gever", "nummer", "bedrag"), rij, strict=True)) for rij in rijen]
    (tabel,) = Document(io.BytesIO(vul_brief("besluit", BESLUIT | {"delen": delen}))).tables
    assert [rij.cells[2].text for rij in tabel.rows] == ["Deel", "€\xa07.500,00", "-€\xa06.310,63", "–"]
    assert {rij.cells[2].paragraphs[0].alignment for rij in tabel.rows} == {WD_ALIGN_PARAGRAPH.RIGHT}
    assert {rij.cells[0].paragraphs[0].alignment for rij in tabel.rows} == {None}


def test_een_kolom_is_zo_breed_als_wat_erin_staat() -> None:
    namen, nummers = zuilen([["Toezegging", "Nog te betalen"], ["Voorschot " * 20, "-€ 1"]])
    assert (namen.breed, nummers.breed) == (47, 9)
    assert (namen.getal, nummers.getal) == (False, True)
    assert not zuilen([["Jaar"], ["2026"]])[0].getal
    klassen, zaken = zuilen([["Wie", "Aantal", "Zaak"], ["Delft", "1-4", "2026-27296"]])[1:]
    assert (klassen.getal, zaken.getal) == (True, False), "between which two a count lies is a figure, a number is not"


def test_punten_blijven_in_de_pdf_een_lijst() -> None:
    """A list of Word is a list in the structure of the PDF, with a sign before each point."""
    docx = Document()
    docx.add_heading("Brief", level=1)
    for punt in ("Elke maand verslag.", "Geen betaling zonder akkoord."):
        docx.add_paragraph(punt, style="List Bullet")
    uit = io.BytesIO()
    docx.save(uit)
    assert leesbare_tekst(brief_pdf(uit.getvalue(), "Haaglanden", NU)).count("•") == 2


def test_waar_iemand_tekent_blijft_ruimte() -> None:
    """In a letter as it is read again, and so in its PDF: the empty lines before a name."""
    *_eerder, laatste = lees_brief(vul_brief("besluit", BESLUIT))
    assert laatste.tekst.startswith("\n\nA. van Dijk")


def test_de_koppen_van_word_houden_in_de_pdf_hun_rang_ook_als_een_sjabloon_laag_begint() -> None:
    """A part of a chapter is no chapter; and PDF/UA refuses a first heading that is not of the highest rank."""
    for niveaus in ((2, 3, 2), (3, 2, 3)):
        docx = Document()
        docx.add_heading("Brief", level=1)
        for nr, niveau in enumerate(niveaus):
            docx.add_heading(f"Kop {nr}", level=niveau)
            docx.add_paragraph("Tekst.")
        uit = io.BytesIO()
        docx.save(uit)
        assert [deel.niveau for deel in lees_brief(uit.getvalue()) if deel.soort == "kop"] == [1, *niveaus]
        assert "Kop 2" in leesbare_tekst(brief_pdf(uit.getvalue(), "Haaglanden", NU))
