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
    SOORTEN,
    STANDAARD,
    beoordeel,
    eis_te_openen,
    schone_naam,
    toets_bestand,
)
from app.domain.basis.bestandsoort import MAX_ONDERDELEN
from app.domain.basis.fouten import BestandVersleuteld, OngeldigBestand

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


def odf(soort: str, **delen: bytes) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        zip_.writestr("mimetype", SOORTEN[soort])
        zip_.writestr("content.xml", "<xml/>")
        for naam, inhoud in delen.items():
            zip_.writestr(naam, inhoud)
    return uit.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOCX, XLSX, PPTX = pak("word/document.xml"), pak("xl/workbook.xml"), pak("ppt/presentation.xml")
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", 13, b"IHDR") + b"\0\0\0\0IEND\xaeB`\x82"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\xff\xd9"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n%%EOF\n"
MSG = OLE + "__properties_version1.0".encode("utf-16-le")
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
    "pptx": PPTX,
    "odt": odf("odt"),
    "ods": odf("ods"),
    "heic": b"\0\0\0\x18ftypheic\0\0\0\0",
    "tif": b"II*\0\x08\0\0\0",
    "tiff": b"MM\0*\0\0\0\x08",
    "msg": MSG,
    "csv": "naam;aantal\n".encode("utf-16"),
    "zip": pak("map/stuk.pdf"),
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
    assert toets_bestand(f"stuk.{soort}", INHOUD[soort], soorten=SOORTEN) == SOORTEN[soort]
    assert toets_bestand(f"STUK.{soort.upper()}", INHOUD[soort], soorten=SOORTEN) == SOORTEN[soort]


_GELIJK = [{"jpg", "jpeg"}, {"tif", "tiff"}, {"txt", "csv"}]
_TEKST = {"txt", "csv"}


def _lijkt_op(naam: str, soort: str) -> bool:
    """A mail and our PDF are text themselves, and every packed document is a ZIP."""
    return (
        {naam, soort} in _GELIJK
        or (naam in _TEKST and soort in {"eml", "pdf"} | _TEKST)
        or (naam == "zip" and soort in {"docx", "xlsx", "pptx", "odt", "ods"})
    )


def test_de_inhoud_van_een_andere_soort_wordt_geweigerd() -> None:
    for naam in SOORTEN:
        for soort in SOORTEN:
            if naam != soort and not _lijkt_op(naam, soort):
                with pytest.raises(OngeldigBestand, match=naam):
                    toets_bestand(f"stuk.{naam}", INHOUD[soort], soorten=SOORTEN)


def test_een_zip_kan_alleen_waar_de_regio_haar_noemt() -> None:
    assert "zip" not in STANDAARD
    assert "soort bestand" in reden("stuk.zip", INHOUD["zip"])
    assert beoordeel("stuk.zip", INHOUD["zip"], soorten=("pdf", "zip")).bijzonder == (
        "bestanden: [Content_Types].xml, map/stuk.pdf",
    )


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("a.pdf", b"\xef\xbb\xbf\r\n" + PDF),
        ("a.pdf", b"HTTP/1.1 200 OK\r\n" + b" " * 900 + PDF),
        ("a.pdf", PDF + b"\r\n\0\0"),
        ("a.eml", b"\xef\xbb\xbf\r\n" + EML),
        ("a.eml", b"Subject: hallo\r\n\r\nBeste,\r\n"),
        ("a.txt", "tekst".encode("utf-16")),
        ("a.csv", b"\xef\xbb\xbfnaam;aantal"),
    ],
)
def test_wat_een_ontvanger_gewoon_opent_wordt_aanvaard(naam: str, inhoud: bytes) -> None:
    assert beoordeel(naam, inhoud).bijzonder == ()


@pytest.mark.parametrize(
    ("naam", "inhoud", "waarom"),
    [
        ("a.pdf", b" " * 1024 + PDF, "geen pdf"),
        ("a.pdf", PDF[:-7], "einde"),
        ("a.png", PNG[:-12], "einde"),
        ("a.jpg", JPG[:-2], "einde"),
        ("a.docx", OLE, "voor 2007"),
        ("a.eml", b"gewoon een verhaal\n", "geen eml"),
        ("a.zip", b"PK\x05\x06" + bytes(18), "niets"),
    ],
)
def test_wat_niemand_kan_openen_wordt_geweigerd_met_waarom(naam: str, inhoud: bytes, waarom: str) -> None:
    with pytest.raises(OngeldigBestand, match=waarom):
        beoordeel(naam, inhoud, soorten=SOORTEN)


def versleutelde_zip() -> bytes:
    stuk = bytearray(pak("map/a.pdf"))
    for merk, plek in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = 0
        while (begin := stuk.find(merk, begin)) >= 0:
            stuk[begin + plek] |= 1
            begin += 4
    return bytes(stuk)


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("a.pdf", b"%PDF-1.7\ntrailer <</Encrypt 4 0 R>>\n%%EOF\n"),
        ("a.pdf", b"%PDF-1.7\ntrailer <</Encrypt<</V 4>>>>\n%%EOF\n"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le")),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le")),
        ("a.odt", odf("odt", **{"META-INF/manifest.xml": b"<m:encryption-data/>"})),
        ("a.zip", versleutelde_zip()),
        ("a.eml", b"Subject: x\r\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\n"),
        ("a.eml", b"Subject: x\r\nContent-Type: multipart/encrypted\r\n\r\n"),
    ],
)
def test_een_versleuteld_bestand_wordt_herkend(naam: str, inhoud: bytes) -> None:
    oordeel = beoordeel(naam, inhoud, soorten=SOORTEN)
    assert oordeel.versleuteld
    assert oordeel.bijzonder[0] == "versleuteld"
    with pytest.raises(BestandVersleuteld):
        eis_te_openen(oordeel, bevestigd=False)
    eis_te_openen(oordeel, bevestigd=True)


def test_macros_en_bijlagen_worden_verteld() -> None:
    assert beoordeel("a.docx", pak("word/document.xml", **{"word/vbaProject.bin": b"x"})).bijzonder == ("met macro’s",)
    brief = b"Subject: x\r\nContent-Type: application/pdf; name=plan.pdf\r\n\r\n"
    assert beoordeel("a.eml", brief).bijzonder == ("bijlagen: plan.pdf",)


@pytest.mark.parametrize("naam", ["stuk.exe", "stuk.html", "stuk.svg", "stuk.docm", "stuk", "pdf", ".pdf/x", ""])
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


def test_tekst_in_oude_tekenset_is_tekst() -> None:
    assert toets_bestand("stuk.txt", "coördinatie".encode("cp1252"))
    assert reden("stuk.txt", "tekst".encode("utf-16-le"))


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
        ("bc..pdf", "bc..pdf"),
        ("bc.\u200bpdf", "bc.pdf"),
        ("\u3164.txt", "txt"),
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
