"""Files that may be kept: judged by their real content, never by their name alone."""

from __future__ import annotations

import io
import struct
import unicodedata
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.basis.bestand import (
    MAX_GROOTTE,
    MAX_NAAM,
    MAX_ONDERDELEN,
    SOORTEN,
    schone_naam,
    toets_bestand,
)
from app.domain.basis.fouten import OngeldigBestand

MB = 1024 * 1024


def pak(hoofddeel: str, **delen: bytes) -> bytes:
    """A minimal office document with these parts more."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("[Content_Types].xml", "<Types/>")
        zip_.writestr(hoofddeel, "<xml/>")
        for naam, inhoud in delen.items():
            zip_.writestr(naam, inhoud)
    return uit.getvalue()


DOCX, XLSX = pak("word/document.xml"), pak("xl/workbook.xml")
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", 13, b"IHDR")
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
EML = b"From: a@voorbeeld.example\r\nSubject: =?utf-8?q?zorg?=\r\n\r\nBeste,\r\n"
TXT = "Verslag van het DO – 26 februari\n".encode()

INHOUD = {
    "pdf": PDF,
    "docx": DOCX,
    "xlsx": XLSX,
    "png": PNG,
    "jpg": JPG,
    "jpeg": JPG,
    "eml": EML,
    "txt": TXT,
}


def reden(naam: str, inhoud: bytes) -> str:
    with pytest.raises(OngeldigBestand) as fout:
        toets_bestand(naam, inhoud, "document")
    assert fout.value.veld == "document"
    return fout.value.bericht


def test_er_is_een_voorbeeld_van_elke_soort() -> None:
    assert INHOUD.keys() == SOORTEN.keys()


@pytest.mark.parametrize("soort", SOORTEN)
def test_elke_soort_met_haar_eigen_inhoud_wordt_aanvaard(soort: str) -> None:
    assert toets_bestand(f"stuk.{soort}", INHOUD[soort]) == SOORTEN[soort]
    assert toets_bestand(f"STUK.{soort.upper()}", INHOUD[soort]) == SOORTEN[soort]


LIJKT_OP = {("jpg", "jpeg"), ("jpeg", "jpg"), ("txt", "eml"), ("txt", "pdf")}  # the last two are text themselves
VERWISSELD = [(naam, soort) for naam in SOORTEN for soort in SOORTEN if naam != soort and (naam, soort) not in LIJKT_OP]


@pytest.mark.parametrize(("naam", "soort"), VERWISSELD)
def test_de_inhoud_van_een_andere_soort_wordt_geweigerd(naam: str, soort: str) -> None:
    assert naam in reden(f"stuk.{naam}", INHOUD[soort])


@pytest.mark.parametrize(
    "naam", ["stuk.exe", "stuk.html", "stuk.svg", "stuk.docm", "stuk.zip", "stuk", "pdf", ".pdf/x", ""]
)
def test_een_andere_soort_wordt_geweigerd(naam: str) -> None:
    assert "soort bestand" in reden(naam, PDF)


def test_een_dubbele_extensie_telt_alleen_de_laatste() -> None:
    assert "soort bestand" in reden("stuk.pdf.exe", PDF)
    assert "pdf" in reden("stuk.exe.pdf", b"MZ\x90\0")


def test_een_leeg_bestand_wordt_geweigerd() -> None:
    assert "leeg" in reden("stuk.txt", b"")


def test_meer_dan_25_mb_wordt_geweigerd_en_25_mb_niet() -> None:
    assert "30 MB" in reden("stuk.txt", b"a" * 30 * MB)
    assert "25 MB" in reden("stuk.txt", b"a" * (MAX_GROOTTE + 1))
    assert toets_bestand("stuk.txt", b"a" * MAX_GROOTTE)


def test_een_zipbom_als_docx_wordt_geweigerd() -> None:
    bom = pak("word/document.xml", **{f"deel{nr}": bytes(70 * MB) for nr in range(3)})
    assert len(bom) < MB
    assert "veel te groots" in reden("stuk.docx", bom)


def test_te_veel_onderdelen_wordt_geweigerd() -> None:
    bom = pak("word/document.xml", **{f"d{nr}": b"" for nr in range(MAX_ONDERDELEN)})
    assert "veel te groots" in reden("stuk.docx", bom)


def test_een_zip_die_over_zijn_grootte_liegt_wordt_geweigerd() -> None:
    eerlijk = pak("word/document.xml", bom=bytes(3 * MB))
    leugen = eerlijk.replace(struct.pack("<I", 3 * MB), struct.pack("<I", 10))
    assert leugen != eerlijk
    assert "geen docx" in reden("stuk.docx", leugen)


@pytest.mark.parametrize("plek", [50, 60, -30])
def test_een_beschadigde_docx_wordt_geweigerd(plek: int) -> None:
    stuk = bytearray(DOCX)
    stuk[plek] ^= 0xFF
    assert reden("stuk.docx", bytes(stuk))


def test_een_afgekapte_docx_wordt_geweigerd() -> None:
    assert "geen docx" in reden("stuk.docx", DOCX[:-10])


def test_een_gewone_zip_is_geen_docx() -> None:
    assert "geen docx" in reden("stuk.docx", pak("ander/deel.xml"))
    assert "geen xlsx" in reden("stuk.xlsx", DOCX)


def test_tekst_in_oude_tekenset_is_tekst_en_in_utf16_niet() -> None:
    assert toets_bestand("stuk.txt", "coördinatie".encode("cp1252"))
    assert reden("stuk.txt", "tekst".encode("utf-16"))


def test_mail_zonder_afzender_is_geen_mail() -> None:
    assert reden("stuk.eml", b"Subject: hallo\r\n\r\nBeste,\r\n")


@pytest.mark.parametrize(
    ("ruw", "schoon"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\jan\\plan.docx", "plan.docx"),
        ("map/plan.pdf", "plan.pdf"),
        ("..", ""),
        (".pdf", "pdf"),
        ("plan.pdf ", "plan.pdf"),
        ("plan\u202efdp.exe", "planfdp.exe"),
        ("pl\0an\n.pdf", "plan.pdf"),
        ('a<b>:"c|d?*.txt', "abcd.txt"),
        ("e\u0301e\u0301n.txt", "één.txt"),
        ("计划 👍.pdf", "计划 👍.pdf"),
        ("", ""),
    ],
)
def test_een_naam_houdt_alleen_zichzelf_over(ruw: str, schoon: str) -> None:
    assert schone_naam(ruw) == schoon


def test_een_lange_naam_houdt_haar_extensie() -> None:
    naam = schone_naam("a" * 500 + ".pdf")
    assert (len(naam), naam[-4:]) == (MAX_NAAM, ".pdf")


@given(st.text(st.characters(), max_size=400))
@example("a." + "b" * 400)
@example("a" * 149 + "." + "b" * 149)
def test_elke_naam_wordt_een_veilige_naam(ruw: str) -> None:
    naam = schone_naam(ruw)
    assert len(naam) <= MAX_NAAM
    assert not set('/\\<>:"|?*') & set(naam)
    assert not any(unicodedata.category(teken)[0] == "C" for teken in naam)
    assert not naam.startswith((".", " "))
    naam.encode()
