"""What the templates of letters have in common: paper, page numbers, tables, paragraphs that may not be there."""

from __future__ import annotations

from collections.abc import Sequence

from docx import Document
from docx.document import Document as Brief
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph


def nieuw(titel: str) -> Brief:
    """An empty letter in Dutch with readable letters, on the paper of the country, with room for a letterhead."""
    brief = Document()
    stijl = brief.styles["Normal"]
    stijl.font.name, stijl.font.size = "Calibri", Pt(11)
    taal = OxmlElement("w:lang")
    taal.set(qn("w:val"), "nl-NL")
    stijl.element.get_or_add_rPr().append(taal)
    brief.core_properties.title, brief.core_properties.language = titel, "nl-NL"
    brief.core_properties.author = "Draaiboek"
    blad = brief.sections[0]
    blad.page_width, blad.page_height = Cm(21), Cm(29.7)
    blad.left_margin = blad.right_margin = blad.top_margin = blad.bottom_margin = Cm(2.5)
    _paginanummers(blad.footer.paragraphs[0])
    return brief


def _paginanummers(voet: Paragraph) -> None:
    """1 van 2, at the foot of every page: of a letter that is printed no page gets lost unseen."""
    for deel in ("Pagina ", "PAGE", " van ", "NUMPAGES"):
        stuk = voet.add_run("" if deel.isupper() else deel)
        stuk.font.size = Pt(9)
        if deel.isupper():
            veld = OxmlElement("w:fldSimple")
            veld.set(qn("w:instr"), deel)
            getal = OxmlElement("w:t")
            getal.text = "1"
            stuk._r.append(getal)
            stuk._r.addprevious(veld)
            veld.append(stuk._r)


def als(brief: Brief, wanneer: str, *regels: str) -> None:
    """Paragraphs that stand there only when this holds: without it nothing is left, no empty line either."""
    for regel in (f"{{%p if {wanneer} %}}", *regels, "{%p endif %}"):
        brief.add_paragraph(regel)


def elk(brief: Brief, lijst: str, stijl: str | None = None) -> None:
    """One paragraph for each of a list."""
    brief.add_paragraph(f"{{%p for deel in {lijst} %}}")
    brief.add_paragraph("{{ deel }}", style=stijl)
    brief.add_paragraph("{%p endfor %}")


def tabel(brief: Brief, lijst: str, *kolommen: tuple[str, str], punten: int = 10, zonder_rijen: bool = True) -> Table:
    """A table with a row for each of the list: of each column its head and its field.

    The head is bold and repeats on every page; no row is split over two. Not `zonder_rijen` where the line above it
    says why there are none: there an empty one would only say that there is nothing.
    """
    if not zonder_rijen:
        brief.add_paragraph(f"{{%p if {lijst} %}}")
    raster = brief.add_table(rows=4, cols=len(kolommen), style="Table Grid")
    kop, herhaal, rij, klaar = raster.rows
    _rij_eigenschap(kop._tr, "w:tblHeader")
    _rij_eigenschap(kop._tr, "w:cantSplit")
    _rij_eigenschap(rij._tr, "w:cantSplit")
    for nr, (woord, veld) in enumerate(kolommen):
        kop.cells[nr].text, rij.cells[nr].text = woord, f"{{{{ rij.{veld} }}}}"
        kop.cells[nr].paragraphs[0].runs[0].bold = True
        for deel in (*kop.cells[nr].paragraphs[0].runs, *rij.cells[nr].paragraphs[0].runs):
            deel.font.size = Pt(punten)
    herhaal.cells[0].text, klaar.cells[0].text = f"{{%tr for rij in {lijst} %}}", "{%tr endfor %}"
    brief.add_paragraph("").paragraph_format.space_after = Pt(0)
    if not zonder_rijen:
        brief.add_paragraph("{%p endif %}")
    return raster


def _rij_eigenschap(rij: BaseOxmlElement, naam: str) -> None:
    rij.get_or_add_trPr().append(OxmlElement(naam))


def rijen(brief: Brief, koppen: Sequence[str], lijst: str) -> None:
    """Such a table of two columns: what it is, and how it stands."""
    tabel(brief, lijst, (koppen[0], "wat"), (koppen[1], "waarde"))
