"""One form in one column: amounts with cents make all amounts of their column show them, and times say their zone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from app.weergave import bedragen_gelijk, heeft_centen, tijdstip

_CEL = re.compile(r"(?=<t[hd][ >])")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)(?: \(UTC\))?")


def kolommen_gelijk(rijen: Sequence[Markup]) -> list[Markup]:
    """The rows of a table, each its cells as markup: amounts of one column all with cents, or all without."""
    if not any(heeft_centen(str(rij)) for rij in rijen):
        return list(rijen)
    cellen = [_CEL.split(str(rij)) for rij in rijen]
    for plek in range(max(map(len, cellen))):
        rijen_ = [rij for rij in cellen if plek < len(rij) and 'class="getal"' in rij[plek][:40]]
        for rij, cel in zip(rijen_, bedragen_gelijk([rij[plek] for rij in rijen_]), strict=True):
            rij[plek] = cel
    return [Markup("".join(rij)) for rij in cellen]  # noqa: S704  # it was markup, and only digits came to it


def blok_gelijk(blok: Markup) -> Markup:
    """The same of a list that stands in one block."""
    return Markup(bedragen_gelijk([str(blok)])[0])  # noqa: S704  # see above


def tijden_hier(tekst: str) -> str:
    """A line of a report for programs, with its moments on the clock in Amsterdam, of which the zone is said."""
    anders, aantal = _MOMENT.subn(lambda t: tijdstip(datetime.fromisoformat(t[0].partition(" ")[0])), tekst)
    return f"{anders.replace(' (UTC)', '')} (Nederlandse tijd)" if aantal else tekst
