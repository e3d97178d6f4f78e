"""What begins and what lapses when a trede is determined: its steps, and whatever else the edition ties to it."""

from __future__ import annotations

from app.domain.draaiboek.draaiboek import Editie, InformatieDef, StapDef
from app.domain.draaiboek.opbouw import Staand, te_beginnen
from app.models import Tredebepaling, Zaak
from app.services.draaiboek.edities import editie_van
from app.services.informatie.plichten import begin_plichten, laat_plichten_vervallen
from app.services.kern.uitvoering import Werk
from app.services.termijn.begin import Zaakrijen, begin_termijnen, lees_zaakrijen
from app.services.termijn.stappen import begin_stappen, verlaat_stappen


def begin_trede(werk: Werk, zaak: Zaak, bepaling: Tredebepaling) -> list[int]:
    """Let lapse what the edition says lapses, and start what belongs to the new state and to every lighter one that
    was skipped. Returns the ids of the duties that lapsed, for the entry.
    """
    session, editie = werk.session, editie_van(werk.session, zaak)
    er_is = lees_zaakrijen(session, zaak)
    staand = verlaat_stappen(session, zaak, bepaling, editie, er_is.stappen)
    vervallen = laat_plichten_vervallen(werk, bepaling, editie, er_is.plichten)
    stappen, informatie = te_beginnen(editie, bepaling.naar, _met_partijen(zaak, editie, staand, er_is))
    regels: list[StapDef | InformatieDef] = [*stappen, *informatie]
    begin = begin_termijnen(zaak, er_is, regels, bepaling.datum, werk.verzoek.nu)
    begin_stappen(session, bepaling, stappen, begin)
    if bepaling.van:  # of a zaak that is opened now, nothing was true before
        werk.gevraagde_feiten |= {stap.vervult for stap in stappen if stap.vervult and stap.vervult in er_is.waar}
    begin_plichten(session, zaak, bepaling, informatie, begin)
    return vervallen


def _met_partijen(zaak: Zaak, editie: Editie, staand: Staand, er_is: Zaakrijen) -> Staand:
    """Who was told in this period, or is still to be told, by the row of the edition that named him."""
    namen = {regel.code: regel.partij for regel in editie.regels() if isinstance(regel, InformatieDef)}
    codes = {plicht.code for plicht in er_is.plichten if plicht.periode == zaak.periode}
    return Staand(staand.stappen, staand.open_stappen, {namen[code] for code in codes if code in namen})
