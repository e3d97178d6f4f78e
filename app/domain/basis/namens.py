"""On whose behalf a decision is taken, in the words of the Awb."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.basis.bedrag import opsomming


def namens(colleges: Sequence[str], regios: Sequence[str] = ()) -> str:
    """The phrase of Awb 10:10: on behalf of these colleges (by municipality) and these other regions."""
    delen = []
    if colleges:
        delen.append(f"{'het college' if len(colleges) == 1 else 'de colleges'} van {opsomming(colleges)}")
    if regios:
        delen.append(f"{'de regio' if len(regios) == 1 else 'de regio’s'} {opsomming(regios)}")
    return f"namens {' en '.join(delen)}"
