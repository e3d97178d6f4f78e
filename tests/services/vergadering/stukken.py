"""Arrangements for papers and meetings: a paper of a zaak, brought along its route act by act."""

from __future__ import annotations

from datetime import date

from app.domain.basis.begrippen import Actor
from app.domain.vergadering.routes import Behandeluitkomst, Stationsuitslag
from app.regios import profiel
from app.services.kern.toegang import vind_dossier
from app.services.vergadering import agendering, kalender, stukken, uitkomsten
from tests.kern.spelers import Speler, dag

ALLEN = tuple(gemeente.code for gemeente in profiel("haaglanden").gemeenten_op(dag(3, 2)))
DELFT, DEN_HAAG, WESTLAND = "GM0503", "GM0518", "GM1783"
INGEDIEND = dag(10, 2)
DO, BOJ = dag(26, 2), dag(13, 3)
"""Those of scenario S1."""
DOORGELEID, BESLOTEN = Behandeluitkomst.DOORGELEID, Behandeluitkomst.BESLOTEN
AANGEHOUDEN, TERUG = Behandeluitkomst.AANGEHOUDEN, Behandeluitkomst.TERUGVERWEZEN


def plan(wie: Speler, overleg: str, datum: date) -> int:
    return wie.doet(kalender.plan_vergadering, kalender.NieuweVergadering(overleg, datum)).id


def dien_in(wie: Speler, zaak: str, route: str = "college", document_id: int | None = None) -> int:
    """A paper of this zaak; returns its number."""
    nieuw = stukken.NieuwStuk("Continuïteitsplan", route, INGEDIEND, document_id)
    return wie.doet(stukken.dien_stuk_in, zaak, nieuw).volgnr


def agendeer(wie: Speler, zaak: str, station: str, *gemeenten: str, datum: date | None = None, op: int = 0) -> int:
    """Paper 1 on the agenda of this meeting, or of these municipalities; returns the id of the first point."""
    wens = agendering.Agendering(op or None, datum, gemeenten)
    return wie.doet(agendering.agendeer, zaak, 1, station, wens)[0].id


def uitkomst(
    wie: Speler,
    zaak: str,
    station: str,
    *gemeenten: str,
    wat: Behandeluitkomst = DOORGELEID,
    datum: date = BOJ,
    waarom: str = "",
) -> None:
    wie.doet(uitkomsten.leg_uitkomst_vast, zaak, 1, station, Stationsuitslag(wat, datum, waarom, gemeenten))


def door_het_do(wie: Speler, zaak: str) -> int:
    """Paper 1 past the DO of 26 February; returns the id of that meeting."""
    do = plan(wie, "DO", DO)
    agendeer(wie, zaak, "DO", op=do)
    uitkomst(wie, zaak, "DO", datum=DO)
    return do


def blad(wie: Speler, zaak: str, actor: Actor | None = None) -> stukken.Stukblad:
    wie.session.rollback()
    return stukken.vind_stuk(wie.session, vind_dossier(wie.session, actor or wie.actor, zaak), 1)
