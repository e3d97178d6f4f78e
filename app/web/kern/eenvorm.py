"""Tables: amounts with cents make all amounts of their table show them, cells say their column, times their zone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from markupsafe import Markup, escape

from app.web.kern.taal.uitgeschreven import lees
from app.weergave import bedragen_gelijk, heeft_centen, is_bedrag, tijdstip
from app.weergave import datum_kort as in_cijfers

_CEL = re.compile(r"(?=<t[hd][ >])")
_BEGIN = re.compile(r'<(tr|td|th)(?=[ >])((?: scope="row")(?= class="getal"))?')
_OVERZICHT = re.compile(r"(<div class=\"[^\"]*foutoverzicht.*?<ul>)(.*?)(</ul>)", re.DOTALL)
_FOUTREGEL = re.compile(r"(\s*<li>(?:<a href=\"#([^\"]+)\">)?.*?</li>)", re.DOTALL)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)(?: \(UTC\))?")


def tabel_gelijk(rijen: Sequence[Markup]) -> list[Markup]:
    """The rows of a table, each its cells as markup: the amounts in its columns of figures all with cents, or none."""
    if not any(heeft_centen(str(rij)) for rij in rijen):
        return list(rijen)
    cellen = [_CEL.split(str(rij)) for rij in rijen]
    plekken = [(rij, plek) for rij in cellen for plek, cel in enumerate(rij) if 'class="getal"' in cel[:40]]
    for (rij, plek), cel in zip(plekken, bedragen_gelijk([rij[plek] for rij, plek in plekken]), strict=True):
        rij[plek] = cel
    return [Markup("".join(rij)) for rij in cellen]  # noqa: S704  # it was markup, and only digits came to it


def _begin(kolom: Mapping[str, object]) -> str:
    """How a cell of this column begins: with its title, and whether one only clicks there."""
    doen = " data-doen" if kolom.get("doen") or not kolom["label"] else ""
    return f"<td{doen}" if doen and not kolom.get("gezegd") else f'<td{doen} data-k="{escape(kolom["label"])}"'


def met_koppen(rijen: Markup, kolommen: Sequence[Mapping[str, object] | str]) -> Markup:
    """The rows of a table in which each cell bears the title of its column, for where they are shown as cards.

    A header of a row is the title of its card, and needs none unless it is but a number. A cell of a column with
    `doen`, or without a title, needs none either, for its buttons say what they do: it gets the whole card, and says
    that one only clicks there, which paper leaves out. With `gezegd` it has words, no buttons, so it bears its title.
    """
    begin = [_begin(kolom if isinstance(kolom, Mapping) else {"label": kolom}) for kolom in kolommen]
    plek, hoeveel = 0, len(begin)

    def zet(deel: re.Match[str]) -> str:
        nonlocal plek
        if deel[1] == "tr":
            plek = 0
            return deel[0]
        plek += 1
        zegt = plek <= hoeveel and (deel[1] == "td" or deel[2])
        cel = begin[plek - 1].replace("<td", f"<{deel[1]}", 1) if zegt else f"<{deel[1]}"
        return f"{cel}{deel[2] or ''}"

    return Markup(_BEGIN.sub(zet, str(rijen)))  # noqa: S704  # it was markup, and titles are escaped


def datum_kort(dag: date | None) -> Markup:
    """16-05-2025, on one line: a browser would break it at its dashes. Not for an attribute."""
    return Markup(f'<span class="heel">{in_cijfers(dag)}</span>')  # noqa: S704  # digits and dashes


def fouten_op_volgorde(bladzijde: Markup) -> Markup:
    """The page with its summary of errors in the order of their fields; what is of no field stays first."""

    def orden(overzicht: re.Match[str]) -> str:
        regels = _FOUTREGEL.findall(overzicht[2])
        plek = [(bladzijde.find(f' id="{doel}"'), regel) for regel, doel in regels]
        return overzicht[1] + "".join(regel for _plek, regel in sorted(plek, key=lambda deel: deel[0])) + overzicht[3]

    return Markup(_OVERZICHT.sub(orden, bladzijde))  # noqa: S704  # its own lines


def zinnen(delen: Iterable[object]) -> Markup:
    """Sentences one after the other. In English each is put into it by itself, and never guessed where one ends."""
    return Markup(" ".join(map(lees, delen)))  # noqa: S704  # it is escaped


def letterlijk(tekst: str) -> Markup:
    """As it stands, in every language: of a letter, which leaves the region in Dutch."""
    return Markup(lees(tekst))  # noqa: S704  # it is escaped


def blok_gelijk(blok: Markup) -> Markup:
    """The same of a list that stands in one block."""
    return Markup(bedragen_gelijk([str(blok)])[0])  # noqa: S704  # see above


def waarden_gelijk(paren: Iterable[tuple[object, object]]) -> list[tuple[object, object]]:
    """Terms with their values: where one amount has cents, every value that is an amount has. A text that names one
    stays as it was written.
    """
    alle = list(paren)
    plekken = [plek for plek, (_term, waarde) in enumerate(alle) if isinstance(waarde, str) and is_bedrag(waarde)]
    for plek, bedrag in zip(plekken, bedragen_gelijk([str(alle[plek][1]) for plek in plekken]), strict=True):
        alle[plek] = (alle[plek][0], bedrag)
    return alle


def tijden_hier(tekst: str) -> str:
    """A line of a report for programs, with its moments on the clock in Amsterdam, of which the zone is said."""
    anders, aantal = _MOMENT.subn(lambda t: tijdstip(datetime.fromisoformat(t[0].partition(" ")[0])), tekst)
    return f"{anders.replace(' (UTC)', '')} (Nederlandse tijd)" if aantal else tekst
