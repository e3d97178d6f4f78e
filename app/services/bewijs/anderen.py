"""Who adds something to what goes out, so that it need not be believed on our word alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.bewijs.getuigen import Getuige
from app.services.bewijs.tijdstempel import Tijdstempeldienst
from app.services.bewijs.zegel import Zegelaar


@dataclass(frozen=True)
class Anderen:
    """A timestamp authority, witnesses, and the certificate of the seal: each when this installation has it."""

    dienst: Tijdstempeldienst | None = None
    getuigen: Sequence[Getuige] = ()
    zegelaar: Zegelaar | None = None
