"""The dossier as PDF: what a screen reader finds, and that no text can break or change it."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.export import document
from app.export.document import (
    Blok,
    Deel,
    DocumentMislukt,
    Kolom,
    alinea,
    kop,
    lijst,
    maak_pdf,
    strook,
    tabel,
    termen,
    toonbaar,
)
from app.export.zetter import ZettenMislukt, zet
from tests.kern.pdftekst import elementen, leesbare_tekst, open_pdf

NU = datetime(2025, 6, 2, 10, 0, tzinfo=UTC)
KOLOMMEN = [Kolom("nr", 0.3), Kolom("wat", 2), Kolom("bedrag", 1, getal=True)]
BLOKKEN: list[Blok] = [
    alinea("Voor de NZa"),
    kop("Samenvatting"),
    lijst(["Het eerste.", "Het tweede."]),
    kop("Mandaten", 2),
    tabel(
        "Mandaten met hun stand", KOLOMMEN, [["1", ["Delft", ("klein", "klein")], "€ 1"], ["2", "Rijswijk", "€ 2"]], ""
    ),
    kop("Bronnen"),
    termen([("Regio", "Haaglanden")]),
]


def pdf(*blokken: Blok) -> bytes:
    return maak_pdf("Dossier 2025-0001", "Haaglanden", NU, list(blokken) or BLOKKEN, '{"a":1}')


def van_soort(gelezen: pikepdf.Pdf, soort: str) -> list[Any]:
    return [o for o in gelezen.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == f"/{soort}"]


def test_it_declares_both_standards_language_and_title() -> None:
    gelezen = open_pdf(pdf())
    assert gelezen.Root.MarkInfo.Marked
    assert str(gelezen.Root.Lang).startswith("nl")
    assert gelezen.Root.ViewerPreferences.DisplayDocTitle
    with gelezen.open_metadata() as gegevens:
        assert gegevens["dc:title"] == "Dossier 2025-0001"
        assert (gegevens["pdfaid:part"], gegevens["pdfaid:conformance"]) == ("3", "A")
        assert gegevens["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_headings_stand_in_order_and_skip_no_level() -> None:
    koppen = [(rol, tekst.strip()) for rol, tekst in elementen(open_pdf(pdf())) if rol in ("H1", "H2")]
    assert koppen == [("H1", "Samenvatting"), ("H2", "Mandaten"), ("H1", "Bronnen")]


def test_the_tags_are_read_in_the_order_of_the_blocks() -> None:
    assert leesbare_tekst(pdf()) == (
        "Dossier 2025-0001 Voor de NZa Samenvatting • Het eerste. • Het tweede. Mandaten Mandaten met hun stand "
        "nr wat bedrag 1 Delft klein € 1 2 Rijswijk € 2 Bronnen Regio Haaglanden"
    )


def test_a_table_has_a_caption_and_heads_with_their_scope() -> None:
    gelezen = open_pdf(pdf())
    koppen = van_soort(gelezen, "TH")
    assert len(koppen) == len(KOLOMMEN)
    for th in koppen:
        assert "/Column" in [str(deel.get("/Scope")) for deel in th.A]
    rollen = [rol for rol, _ in elementen(gelezen)]
    assert rollen.index("Caption") < rollen.index("THead") < rollen.index("TBody")


def test_a_drawing_says_in_words_what_it_shows() -> None:
    woorden = "Signaal 7 dagen; zorgelijk 112 dagen."
    delen = [Deel("signaal", 7, "signaal"), Deel("zorgelijk", 112, "zorgelijk"), Deel("niets", 0, "rust")]
    inhoud = pdf(strook("Het verloop", woorden, delen))
    gelezen = open_pdf(inhoud)
    assert [str(figuur.Alt) for figuur in van_soort(gelezen, "Figure")] == [woorden]
    assert woorden in leesbare_tekst(inhoud)
    niets = leesbare_tekst(pdf(strook("Het verloop", "Nog geen dag.", [Deel("signaal", 0, "signaal")])))
    assert "Nog geen dag." in niets


def test_the_data_for_computers_are_inside() -> None:
    gelezen = open_pdf(pdf())
    assert gelezen.attachments["dossier-gegevens.json"].get_file().read_bytes() == b'{"a":1}'
    assert str(gelezen.Root.AF[0].AFRelationship) == "/Data"


def test_the_same_blocks_give_the_same_bytes() -> None:
    assert pdf() == pdf()


def test_an_empty_table_says_so() -> None:
    assert "Er zijn geen mandaten." in leesbare_tekst(pdf(tabel("Mandaten", KOLOMMEN, [], "Er zijn geen mandaten.")))


VIJANDIG = [
    '#import "x": *', "$ a^2 $", "*vet* _schuin_ `code`", "= Kop", "#panic()", "<label> @verwijzing", "\\u{41}",
    "// weg /* ook weg */", "https://voorbeeld.nl", "~ -- --- '' \"\"", "#(1+1)",
]  # fmt: skip


@pytest.mark.parametrize("tekst", VIJANDIG)
def test_what_people_type_is_text_and_no_markup(tekst: str) -> None:
    assert tekst in leesbare_tekst(pdf(alinea(f"van {tekst} tot"), kop(f"Kop {tekst}"), lijst([tekst])))


def test_characters_that_no_font_has_are_named() -> None:
    assert toonbaar("a😀b") == "a[U+1F600]b"
    assert toonbaar("שלום") == "[U+05E9][U+05DC][U+05D5][U+05DD]"
    assert toonbaar("stil\u200bte\u202e") == "stilte"
    assert toonbaar("é € – → ✓ Ž Ω Я") == "é € – → ✓ Ž Ω Я"
    assert "[U+1F600]" in leesbare_tekst(pdf(alinea("😀 שלום")))


def test_every_character_that_is_shown_can_be() -> None:
    tekens = [chr(n) for n in range(0x20, 0x10000) if not 0xD800 <= n < 0xE000 and toonbaar(chr(n)) == chr(n)]
    assert len(tekens) > 1_500
    rijen = ["a".join(tekens[n : n + 100]) for n in range(0, len(tekens), 100)]
    assert pdf(lijst(rijen))


@settings(max_examples=60)
@given(st.lists(st.text(max_size=200), min_size=1, max_size=8))
def test_no_text_breaks_it(teksten: list[str]) -> None:
    rijen: list[list[document.Cel]] = [[tekst, [tekst, (tekst, "code")], "€ 1"] for tekst in teksten]
    assert pdf(alinea(*teksten), kop(teksten[0]), lijst(teksten), tabel(teksten[0], KOLOMMEN, rijen, ""))


def test_a_text_of_ten_thousand_characters_fits() -> None:
    assert "woord woord" in leesbare_tekst(pdf(tabel("Lang", KOLOMMEN, [["1", "woord " * 1_700, "2"]], "")))


def test_what_cannot_be_made_is_an_error_of_ours() -> None:
    with pytest.raises(DocumentMislukt):
        pdf(kop("Te diep", 3))


def test_nothing_of_the_machine_is_read() -> None:
    """Fonts are those of the library, so that every installation makes the same document."""
    bladzijden = open_pdf(pdf(alinea("tekst", ("code", "code")))).pages
    lettertypen = {str(f.BaseFont).partition("+")[2] for b in bladzijden for f in b.resources.Font.values()}
    assert lettertypen
    assert all(naam.startswith(("LibertinusSerif", "DejaVuSansMono", "NewCM")) for naam in lettertypen)
    assert document.SJABLONEN.name == "sjablonen"


def test_it_is_set_by_a_process_that_ends() -> None:
    """typst keeps hundreds of MB; in the process that serves people it is not even imported."""
    assert pdf().startswith(b"%PDF")
    assert "typst" not in sys.modules


def test_what_takes_too_much_ends_with_a_message() -> None:
    sjabloon, invoer = document.SJABLONEN / "dossier.typ", {"blad": "{}", "gegevens": "{}"}
    for grens, melding in (
        ({"geheugen": 40 * 2**20}, "past niet in het geheugen"),
        ({"seconden": 0}, "na 0 seconden nog niet klaar"),
    ):
        with pytest.raises(ZettenMislukt, match=melding):
            zet(sjabloon, invoer, 0, **grens)


def test_it_sees_no_settings_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What runs a template has no secrets to give away, and imports nothing from where it happens to stand."""
    (tmp_path / "typst.py").write_text("raise SystemExit('from the folder')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert pdf().startswith(b"%PDF")
