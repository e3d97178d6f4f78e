"""Writes docs/handelingen.md: the register of acts, for people. Run as `python -m scripts.handelingen`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.domain.basis.handelingen import HANDELINGEN, Buiten, Handeling, Soort
from app.domain.basis.handelingen.herstel import HERSTEL
from app.domain.basis.handelingen.velden import GEWEIGERD, INGELEZEN, KLOK, Bouw, Veld

BLAD = Path(__file__).resolve().parent.parent / "docs" / "handelingen.md"
BOUW = {Bouw.EEN: "{}", Bouw.LIJST: "list of {}", Bouw.PER: "{} per key"}
BUITEN = {Buiten.ZAAK: "who sees the zaak", Buiten.MANDAAT: "its grantor"}
KOP = """\
# Handelingen

What can be noted in the logboek: the register of `app/domain/basis/handelingen`, printed by
`python -m scripts.handelingen`. Change the register, never this page. `werk.wil` and `werk.noteer` take no other act
and no other field, and every audit bundle carries the register as JSON Schemas (`handelingen` in dossier.json).

A field with `?` can be absent. Forms: `tekst` what somebody wrote, `woord` a word of the program, `code` of an
organisation, an office or a person, `datum` a day in ISO 8601, `hash` in hex, `getal`, `bedrag` in euro cents,
`grootte` in bytes.

Nothing that was recorded is taken out. *Mended by* says which act puts right what was typed wrongly: `itself` is a next
version or a next finding, another act its reverse or withdrawal; `not` says why there is none, `not yet` what to do.
"""


def bladzijde() -> str:
    """The page as it must be."""
    return "\n".join([KOP, *_algemeen(), *(regel for soort in Soort for regel in _soort(soort))]) + "\n"


def _algemeen() -> Iterator[str]:
    yield f"Any act may have {_veld(INGELEZEN)}, when it was taken over from paper."
    yield f"Any act may have {_veld(KLOK)}: what the clock read, when that was before the entry before it."
    yield f"A refusal holds what had been said by then of these fields, and {', '.join(map(_veld, GEWEIGERD))}."


def _soort(soort: Soort) -> Iterator[str]:
    yield from (
        "",
        f"## {soort.value}",
        "",
        "| act | reads as | fields | mended by | remarks |",
        "|---|---|---|---|---|",
    )
    yield from (_rij(handeling) for handeling in HANDELINGEN.values() if handeling.soort is soort)


def _rij(handeling: Handeling) -> str:
    velden, merken = ", ".join(map(_veld, handeling.velden)), "; ".join(_merken(handeling))
    return f"| `{handeling.code}` | {handeling.woord} | {velden} | {_herstel(handeling)} | {merken} |"


def _herstel(handeling: Handeling) -> str:
    herstel = HERSTEL[handeling.code]
    if herstel.door:
        return ", ".join("itself" if code == handeling.code else f"`{code}`" for code in herstel.door)
    return f"{'not yet' if herstel.gat else 'not'}: {herstel.waarom}"


def _merken(handeling: Handeling) -> Iterator[str]:
    if handeling.buiten in BUITEN:
        yield f"told to {BUITEN[handeling.buiten]}"
    if handeling.wachtwoord:
        yield "asks the password"
    if handeling.recent:
        yield "asks a recent proof"
    if handeling.vier_ogen:
        yield "takes another person"
    if handeling.ook_gesloten:
        yield "also at rest"


def _veld(veld: Veld) -> str:
    soort = f"({', '.join(map(_veld, veld.delen))})" if veld.delen else BOUW[veld.bouw].format(veld.vorm.value)
    return f"`{veld.naam}`{'' if veld.altijd else '?'} {soort}"


if __name__ == "__main__":
    BLAD.write_text(bladzijde(), encoding="utf-8")
