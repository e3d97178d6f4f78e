"""The facts of a zaak that guards ask about. Facts only: what they mean is in grendelregels.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.basis.begrippen import Toestand


@dataclass(frozen=True)
class OpenStap:
    code: str
    titel: str


@dataclass(frozen=True, kw_only=True)
class Zaakstand:
    """The facts of a zaak that guards ask about, for a change from `van` to `naar`."""

    van: Toestand
    naar: Toestand
    onderbouwd: bool = False
    open_stappen: Sequence[OpenStap] = ()
    open_afspraken: Sequence[int] = ()
    actieve_mandaten: int = 0
    nog_te_plaatsen: int = 0
    open_informatieplichten: Sequence[str] = ()
    open_noodgrepen: int = 0
    open_opschalingen: int = 0
