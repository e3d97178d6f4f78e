"""A new version of a mandaat: the text or the ceiling changes, the version before it stays to be read.

What was granted goes on until the new version is active; what was only asked for gives way at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.begrippen import Actor, Mandaatstatus
from app.domain.basis.rechten import Recht
from app.domain.mandaat import leven
from app.domain.mandaat import mandaat as regels
from app.domain.mandaat.inhoud import Inhoud
from app.domain.mandaat.mandaatfamilie import besteed_onder, op_dag
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, status_op
from app.models import Besluit, BesluitDeel, Mandaat, Voorwaarde
from app.services.kern.toegang import Dossier
from app.services.kern.uitvoering import Werk
from app.services.mandaat.concept import maak_concept
from app.services.mandaat.houderschap import houder_nu
from app.services.mandaat.stand import stand
from app.services.mandaat.toegang import mag_zien, open_mandaat, vind_mandaat


def nieuwe_versie(werk: Werk, mandaat_id: int, inhoud: Inhoud, datum: date, versie: int | None = None) -> Mandaat:
    """Draw up the next version, as a concept that goes the whole way again. Grantor and holder stay.

    Raises GeenRecht, OngeldigeOvergang, OngeldigeInvoer, DatumOnlogisch, BuitenBovenliggendMandaat, Verouderd.
    """
    werk.wil(regels.NIEUWE_VERSIE, datum=datum, object=f"mandaat/{mandaat_id}", **inhoud.in_woorden())
    vorige = open_mandaat(werk, mandaat_id, Recht.MANDAAT_VOORSTELLEN, datum, versie)
    zaak = werk.geopend
    gelezen = stand(werk.session, zaak)
    feiten = {f.id: f for f in op_dag(gelezen, werk.verzoek.vandaag)}
    laatste = max(lees_versies(werk.session, vorige), key=lambda v: v.versienr)
    besteed = besteed_onder(gelezen, vorige.familie)
    weg = vorige.status is Mandaatstatus.INGETROKKEN  # also when the day of that is still to come
    nu = vorige.status if weg else status_op(feiten[vorige.id], werk.verzoek.vandaag)
    regels.toets_nieuwe_versie(nu, inhoud.plafond, besteed, is_laatste=vorige.id == laatste.id)
    inhoud.toets(vorige.soort, zaak.geopend_datum)
    if vorige.boven:
        leven.eis_houder(vorige.boven, houder_nu(werk, vorige.boven))
        regels.toets_ondermandaat(geldend(feiten.values(), vorige.boven), inhoud.plafond, inhoud.van, inhoud.tot)
    nieuw = maak_concept(werk, _volgende(vorige), inhoud)
    if laatste.status in regels.NOG_NIET_VERLEEND:
        _vervang(werk, laatste, datum, datum)
    return nieuw


def _volgende(vorige: Mandaat) -> Mandaat:
    return Mandaat(
        zaak_id=vorige.zaak_id,
        periode=vorige.periode,
        soort=vorige.soort,
        bereik=vorige.bereik,
        mandaatgever_id=vorige.mandaatgever_id,
        mandaatgever=vorige.mandaatgever,
        houder_id=vorige.houder_id,
        houder=vorige.houder,
        houder_functie=vorige.houder_functie,
        houder_titel=vorige.houder_titel,
        houder_organisatie_id=vorige.houder_organisatie_id,
        verzoek_id=vorige.verzoek_id,
        eerste_id=vorige.familie,
        onder_id=vorige.onder_id,
        versienr=vorige.versienr + 1,
    )


def geldend(feiten: Iterable[Mandaatfeiten], mandaat: Mandaat) -> Mandaatfeiten:
    """The version of a mandaat that is active by its acts; when none is, the newest."""
    versies = [f for f in feiten if f.familie == mandaat.familie]
    return next((f for f in versies if f.status is Mandaatstatus.ACTIEF), versies[-1])


def lees_versies(session: Session, mandaat: Mandaat) -> Sequence[Mandaat]:
    """Every version of the mandaat with its conditions, oldest first."""
    return _lees(session, or_(Mandaat.id == mandaat.familie, Mandaat.eerste_id == mandaat.familie))


def lees_mandaten(session: Session, ids: Sequence[int]) -> Sequence[Mandaat]:
    """These mandaten with their conditions, in one query. Who may see them was asked before."""
    gelezen = {mandaat.id: mandaat for mandaat in _lees(session, Mandaat.id.in_(ids))}
    return [gelezen[sleutel] for sleutel in ids]


def _lees(session: Session, welke: ColumnElement[bool]) -> Sequence[Mandaat]:
    return (
        session.scalars(
            select(Mandaat)
            .where(welke)
            .order_by(Mandaat.versienr)
            .options(
                joinedload(Mandaat.mandaatgever, innerjoin=True),
                joinedload(Mandaat.houder, innerjoin=True),
                joinedload(Mandaat.boven).joinedload(Mandaat.houder),
                joinedload(Mandaat.checklist).joinedload(Voorwaarde.standen),
            )
        )
        .unique()
        .all()
    )


def vind_versies(session: Session, dossier: Dossier, actor: Actor, mandaat_id: int) -> Sequence[Mandaat]:
    """The versions of a mandaat that this actor may see, oldest first. Raises NietGevonden."""
    mandaat = vind_mandaat(session, dossier, mandaat_id)
    return [versie for versie in lees_versies(session, mandaat) if mag_zien(dossier, actor, versie)]


def begin_na_vorige(session: Session, mandaat: Mandaat, vanaf: date) -> date:
    """The first day of a version: never before the last decision under an earlier one, so that it stays valid; nor
    before the day on which one that was withdrawn meanwhile is over, so that no two of them count.
    """
    if mandaat.eerste_id is None:
        return vanaf
    versies = or_(Mandaat.id == mandaat.familie, Mandaat.eerste_id == mandaat.familie)
    laatste = session.scalar(
        select(func.max(Besluit.datum))
        .join(BesluitDeel, BesluitDeel.besluit_id == Besluit.id)
        .join(Mandaat, Mandaat.id == BesluitDeel.mandaat_id)
        .where(or_(versies, Mandaat.onder_id == mandaat.familie))
    )
    ingetrokken = session.scalar(select(func.max(Mandaat.ingetrokken_per)).where(versies))
    return max(vanaf, laatste + timedelta(days=1) if laatste else vanaf, ingetrokken or vanaf)


def eis_dekking(werk: Werk, mandaat: Mandaat) -> None:
    """Decisions may have come between drawing up a version and its beginning. Raises OngeldigeInvoer."""
    if mandaat.eerste_id is not None:
        regels.toets_dekking(mandaat.plafond, besteed_onder(stand(werk.session, werk.geopend), mandaat.familie))


def vervang_vorige(werk: Werk, mandaat: Mandaat, datum: date) -> None:
    """End the versions that were granted before, on the first day of the one that is active now."""
    if mandaat.eerste_id is None:
        return
    begin = max(mandaat.van, mandaat.actief_vanaf or mandaat.van)
    for eerder in lees_versies(werk.session, mandaat):
        if eerder.versienr < mandaat.versienr and eerder.status in (Mandaatstatus.VERLEEND, Mandaatstatus.ACTIEF):
            _vervang(werk, eerder, begin, datum)


def _vervang(werk: Werk, mandaat: Mandaat, per: date, datum: date) -> None:
    van = leven.vervang(mandaat, per)
    werk.session.flush()
    werk.wil(regels.VERVANG, datum=datum, object=f"mandaat/{mandaat.id}", per=str(per))
    werk.noteer(van=van, naar=mandaat.status, versie=mandaat.versie, mandaatgever=mandaat.mandaatgever.code)
