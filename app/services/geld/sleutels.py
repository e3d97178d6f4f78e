"""Who can take part in a commitment, and what each weighs by its key on the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Organisatiesoort
from app.domain.geld.sleutel import Draagsleutel, deel_toe, eis_gewichten, toets_hand
from app.domain.geld.toezegging import NieuweToezegging
from app.models import BesluitDeel, Mandaat, Organisatie, Spoeddeel, Zaak
from app.services.aanbieder.omzetaandelen import omzet_per_gever
from app.services.geld.boek import Geldboek
from app.services.kern.toegang import Dossier
from app.services.mandaat.gevers.gewogen import naar_inwoners
from app.services.telling.weging import kinderen_van


@dataclass(frozen=True)
class Verdeeld:
    """The part of each by code, what each weighed, and of which year or day that is."""

    delen: Mapping[str, int]
    gewichten: Mapping[str, int]
    peiljaar: int | None = None
    peildatum: date | None = None


def deelnemers(session: Session, dossier: Dossier, dag: date) -> dict[str, str]:
    """Names by code: the municipalities of the region on that day, then others who were asked for a mandaat here."""
    eigen = {g.code: g.naam for g in dossier.profiel.gemeenten_op(dag)}
    vraag = (
        select(Organisatie.code, Organisatie.naam)
        .join(Mandaat, Mandaat.mandaatgever_id == Organisatie.id)
        .where(Mandaat.zaak_id == dossier.zaak.id)
        .distinct()
        .order_by(Organisatie.naam)
    )
    return eigen | {rij.code: rij.naam for rij in session.execute(vraag) if rij.code not in eigen}


def vooruitbetalers(session: Session, dossier: Dossier, dag: date) -> dict[str, str]:
    """Who can pay for another: who can take part, and the organisations of the region itself."""
    vraag = (
        select(Organisatie.code, Organisatie.naam)
        .where(Organisatie.regio == dossier.zaak.regio, Organisatie.soort != Organisatiesoort.GEMEENTE)
        .order_by(Organisatie.naam)
    )
    alle = deelnemers(session, dossier, dag)
    return alle | {rij.code: rij.naam for rij in session.execute(vraag) if rij.code not in alle}


def verdeel_toezegging(session: Session, zaak: Zaak, nieuw: NieuweToezegging, namen: Mapping[str, str]) -> Verdeeld:
    """The part of each who takes part (`namen`, in their order). Raises VerdelingKloptNiet."""
    if nieuw.sleutel is Draagsleutel.HAND:
        delen = toets_hand(nieuw.bedrag, nieuw.delen, namen)
        return Verdeeld(delen, {})
    bekend, jaar, dag = weeg(session, zaak, nieuw, namen)
    gewichten = eis_gewichten(nieuw.sleutel, bekend, namen)
    return Verdeeld(deel_toe(nieuw.bedrag, gewichten), gewichten, jaar, dag)


def delen_van_besluit(session: Session, zaak: Zaak, nieuw: NieuweToezegging) -> dict[str, int]:
    """The part of each (code) in the decision or the spoedbesluit under which it falls, in euro cents."""
    if nieuw.spoedbesluit_id is not None:
        vraag = select(Organisatie.code, Spoeddeel.bedrag).join(Spoeddeel, Spoeddeel.organisatie_id == Organisatie.id)
        vraag = vraag.where(Spoeddeel.spoedbesluit_id == nieuw.spoedbesluit_id, Spoeddeel.zaak_id == zaak.id)
    else:
        vraag = select(Organisatie.code, BesluitDeel.bedrag).join(Mandaat, Mandaat.mandaatgever_id == Organisatie.id)
        vraag = vraag.join(BesluitDeel, BesluitDeel.mandaat_id == Mandaat.id)
        vraag = vraag.where(BesluitDeel.besluit_id == nieuw.besluit_id, Mandaat.zaak_id == zaak.id)
    som = Counter[str]()
    for code, cent in session.execute(vraag.order_by(Organisatie.naam, Organisatie.code)):
        som[code] += cent
    return {code: cent for code, cent in som.items() if cent > 0}


def rest_van_besluit(boek: Geldboek, nieuw: NieuweToezegging, delen: Mapping[str, int]) -> dict[str, int]:
    """What each has left of its part (`delen`), after what was promised before with the same key: commitments under a
    decision that are divided like it never make a part larger than it, however their cents are rounded.
    """
    onder = (nieuw.besluit_id, nieuw.spoedbesluit_id)
    alle = [r for r in boek.regels if (r.rij.besluit_id, r.rij.spoedbesluit_id) == onder]
    eerder = [r.boek for r in alle if r.rij.sleutel is Draagsleutel.BESLUIT]
    return {code: max(0, cent - sum(een.aandeel(code) for een in eerder)) for code, cent in delen.items()}


def weeg(
    session: Session, zaak: Zaak, nieuw: NieuweToezegging, namen: Mapping[str, str]
) -> tuple[Mapping[str, int], int | None, date | None]:
    """What each weighs, as far as it is known, with the year of inhabitants and the day of counts."""
    if nieuw.sleutel is Draagsleutel.INWONERS:
        tallen = naar_inwoners(zaak.regio, {code: code for code in namen}, nieuw.datum)
        return tallen.per_sleutel, tallen.jaar, None
    if nieuw.sleutel is Draagsleutel.OMZET:
        return _omzet(session, zaak), None, None
    if nieuw.sleutel is Draagsleutel.KINDEREN:
        gewicht = kinderen_van(session, zaak, namen, nieuw.datum)
        return gewicht.per_gever, None, gewicht.teldatum
    return nieuw.gewichten, None, None


def _omzet(session: Session, zaak: Zaak) -> dict[str, int]:
    per_gever = omzet_per_gever(session, zaak)
    codes = session.execute(select(Organisatie.id, Organisatie.code).where(Organisatie.id.in_(per_gever)))
    return {rij.code: per_gever[rij.id].bedrag for rij in codes}
