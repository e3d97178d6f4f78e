"""Writes docs/gebeurtenissen.md: the types of events, for receivers. Run as `python -m scripts.gebeurtenissen`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.domain.basis.handelingen import Buiten
from app.domain.melding.gebeurtenissen import per_soort

BLAD = Path(__file__).resolve().parent.parent / "docs" / "gebeurtenissen.md"
WIE = {
    Buiten.NIEMAND: "the team",
    Buiten.MANDAAT: "the team, and the grantor of that mandaat once approved",
    Buiten.ZAAK: "who sees the zaak",
}
KOP = """\
# Types of events

What each `type` of an event means ([webhooks.md](webhooks.md)): the act in a zaak that was recorded, never what was
said in it. Printed by `python -m scripts.gebeurtenissen` from the register of acts; the product shows the same table at
`/api-uitleg/gebeurtenissen`. The heads are the kinds to which a webhook can be limited (`soorten`). The fields of the
entry itself: [handelingen.md](handelingen.md). New types may come within `v1` of the API; none goes.
"""


def bladzijde() -> str:
    """The page as it must be."""
    return "\n".join([KOP, *_regels()]) + "\n"


def _regels() -> Iterator[str]:
    for soort, rijen in per_soort():
        yield from (f"## {soort.value}", "", "| type | what was recorded | who gets it |", "|---|---|---|")
        yield from (f"| `{r.type}` | {r.woord} | {WIE[r.buiten]} |" for r in rijen)
        yield ""


if __name__ == "__main__":
    BLAD.write_text(bladzijde(), encoding="utf-8")
