"""What begins when a trede is determined: its steps, and whatever else the edition ties to it."""

from __future__ import annotations

from app.models import Tredebepaling, Zaak
from app.services.informatie import begin_plichten
from app.services.stappen import vervang_stappen
from app.services.uitvoering import Werk


def begin_trede(werk: Werk, zaak: Zaak, bepaling: Tredebepaling) -> None:
    """Start what belongs to the new state, and let lapse what belonged to the old one."""
    vervang_stappen(werk.session, zaak, bepaling)
    begin_plichten(werk.session, zaak, bepaling)
