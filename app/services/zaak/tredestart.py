"""What begins and what lapses when a trede is determined: its steps, and whatever else the edition ties to it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.draaiboek.draaiboek import Editie, InformatieDef, StapDef
from app.domain.draaiboek.opbouw import Staand, te_beginnen
from app.models import Informatieplicht, Tredebepaling, Zaak
from app.services.draaiboek.edities import editie_van
from app.services.informatie.plichten import begin_plichten, laat_plichten_vervallen
from app.services.kern.uitvoering import Werk
from app.services.termijn.stappen import begin_stappen, verlaat_stappen
from app.services.termijn.termijnen import begin_termijnen


def begin_trede(werk: Werk, zaak: Zaak, bepaling: Tredebepaling) -> list[int]:
    """Let lapse what the edition says lapses, and start what belongs to the new state and to every lighter one that
    was skipped. Returns the ids of the duties that lapsed, for the entry.
    """
    session, editie = werk.session, editie_van(werk.session, zaak)
    staand = verlaat_stappen(session, zaak, bepaling, editie)
    vervallen = laat_plichten_vervallen(werk, zaak, bepaling, editie)
    stappen, informatie = te_beginnen(editie, bepaling.naar, _met_partijen(session, zaak, editie, staand))
    regels: list[StapDef | InformatieDef] = [*stappen, *informatie]
    begin = begin_termijnen(session, zaak, regels, bepaling.datum, werk.verzoek.nu)
    begin_stappen(session, bepaling, stappen, begin)
    werk.gevraagde_feiten |= {stap.vervult for stap in stappen if stap.vervult}
    begin_plichten(session, zaak, bepaling, informatie, begin)
    return vervallen


def _met_partijen(session: Session, zaak: Zaak, editie: Editie, staand: Staand) -> Staand:
    """Who was told in this period, or is still to be told, by the row of the edition that named him."""
    vraag = (
        select(Informatieplicht.code)
        .join(Tredebepaling, Tredebepaling.id == Informatieplicht.tredebepaling_id)
        .where(Informatieplicht.zaak_id == zaak.id, Tredebepaling.periode == zaak.periode)
        .distinct()
    )
    namen = {regel.code: regel.partij for regel in editie.regels() if isinstance(regel, InformatieDef)}
    return Staand(staand.stappen, staand.open_stappen, {namen[c] for c in session.scalars(vraag) if c in namen})
