"""Amounts and names as a reader sees them in a sentence."""

from __future__ import annotations

from collections.abc import Sequence


def euro(cent: int) -> str:
    """Euro cents in Dutch notation; whole euros without decimals."""
    geheel, rest = divmod(abs(cent), 100)
    tekst = f"{geheel:,}".replace(",", ".") + (f",{rest:02d}" if rest else "")
    return f"{'-' if cent < 0 else ''}€ {tekst}"


def opsomming(namen: Sequence[str]) -> str:
    """A, B en C."""
    return " en ".join(filter(None, (", ".join(namen[:-1]), *namen[-1:])))


def namens(colleges: Sequence[str], regios: Sequence[str] = ()) -> str:
    """The phrase of Awb 10:10: on behalf of these colleges (by municipality) and these other regions."""
    delen = []
    if colleges:
        delen.append(f"{'het college' if len(colleges) == 1 else 'de colleges'} van {opsomming(colleges)}")
    if regios:
        delen.append(f"{'de regio' if len(regios) == 1 else 'de regio’s'} {opsomming(regios)}")
    return f"namens {' en '.join(delen)}"
