"""What of a text a reader sees: whether there is anything, what in it is invisible, and how that is shown."""

from __future__ import annotations

import re
import unicodedata

_ANDERE = frozenset(
    [
        0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2800, 0x3164, 0xFFA0,
        *range(0xFE00, 0xFE10), *range(0xE0000, 0xE1000),
    ]
)  # fmt: skip
"""Characters that show nothing though Unicode calls them letters, marks or signs."""
_NAMEN = {"\N{NO-BREAK SPACE}": "vaste spatie", "\t": "tab", "\n": "regeleinde", "\N{SOFT HYPHEN}": "zacht streepje"}
_OMGEKEERD = frozenset("\u202b\u202e\u2067")
_KAAL = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    teken: " " for code in range(0x2000, 0x3001) if unicodedata.category(teken := chr(code)) == "Zs"
}
_KAAL |= {"\N{NO-BREAK SPACE}": " ", "\N{MINUS SIGN}": "-"}
"""Full width, spaces of other widths, and the minus of typographers, as a keyboard has them."""
_LEEG = re.compile(r"\s+")


def is_onzichtbaar(teken: str) -> bool:
    """Shows nothing and takes no room: zero width, the controls of direction, fillers, tags."""
    return unicodedata.category(teken) == "Cf" or ord(teken) in _ANDERE


def heeft_inhoud(tekst: str) -> bool:
    """Whether a reader sees anything: a space of whatever width is nothing, nor is a character without a form."""
    return any(unicodedata.category(t)[0] not in "ZC" and ord(t) not in _ANDERE for t in tekst)


def zonder_onzichtbaar(tekst: str) -> str:
    """Without what shows nothing; what joins two pictures into one (an emoji) stays."""
    if tekst.isascii():
        return tekst
    rond = zip(" " + tekst, tekst, tekst[1:] + " ", strict=False)
    return "".join(
        t for voor, t, na in rond if not is_onzichtbaar(t) or (t == "\u200d" and _beeld(voor) and _beeld(na))
    )


def _beeld(teken: str) -> bool:
    return unicodedata.category(teken) in ("So", "Sk") or teken == "\ufe0f"


def op_een_regel(tekst: str) -> str:
    """One line, of which the words have one plain space between them."""
    return _LEEG.sub(" ", tekst).strip()


def getypt(tekst: str) -> str:
    """A number or a code as it was meant: without what is invisible, in plain signs and spaces, a minus for every
    minus. What makes it read from right to left stays, so that it is refused: a reader saw another number.
    """
    return "".join(_KAAL.get(t, t) for t in tekst if t in _OMGEKEERD or not is_onzichtbaar(t)).strip()


def mailvorm(adres: str) -> str:
    """How an e-mail address is kept and compared; its marks and signs count."""
    return unicodedata.normalize("NFKC", zonder_onzichtbaar(adres)).strip().lower()


def is_mailadres(adres: str) -> bool:
    """Whether mail can be sent there: one address, without the signs by which a mail says more than that."""
    return (
        re.fullmatch(r"[^@\s,;:<>()\[\]\"\\]+@[^@\s,;:<>()\[\]\"\\]+\.[^@\s,;:<>()\[\]\"\\]+", mailvorm(adres))
        is not None
    )


def toon(tekst: str) -> str:
    """A text as a refusal repeats it: what cannot be seen stands there by name."""
    return "".join(_toon(t) for t in tekst)


def _toon(teken: str) -> str:
    if teken in _NAMEN:
        return f"⟨{_NAMEN[teken]}⟩"
    vreemd = is_onzichtbaar(teken) or (unicodedata.category(teken)[0] in "ZC" and teken != " ")
    return f"⟨U+{ord(teken):04X}⟩" if vreemd else teken
