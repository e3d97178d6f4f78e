"""What begins when a trede is determined: its steps, and whatever else the edition ties to it."""

from __future__ import annotations

from app.domain.draaiboek.draaiboek import InformatieDef, StapDef
from app.models import Tredebepaling, Zaak
from app.services.draaiboek.edities import editie_van
from app.services.informatie.plichten import begin_plichten
from app.services.kern.uitvoering import Werk
from app.services.termijn.stappen import vervang_stappen
from app.services.termijn.termijnen import begin_termijnen


def begin_trede(werk: Werk, zaak: Zaak, bepaling: Tredebepaling) -> None:
    """Start what belongs to the new state, and let lapse what belonged to the old one."""
    session, editie = werk.session, editie_van(werk.session, zaak)
    regels: list[StapDef | InformatieDef] = [*editie.stappen(bepaling.naar), *editie.informatie(bepaling.naar)]
    begin = begin_termijnen(session, zaak, regels, bepaling.datum)
    vervang_stappen(session, zaak, bepaling, begin)
    begin_plichten(session, zaak, bepaling, begin)
