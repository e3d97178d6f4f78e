"""The day on which an answer to a request is hoped for: put right afterwards, for all its mandaten at once."""

from __future__ import annotations

from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, aliased, joinedload

from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.basis.invoer import toets_motivering
from app.domain.basis.rechten import Recht
from app.models import Mandaat, Mandaatverzoek, Organisatie, Reactiedatum, Zaak
from app.services.kern.toegang import eis_lopend, eis_versie, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.mandaat.opstelling import toets_reactie

ONBEKEND = "Dit verzoek bestaat niet."
_later = aliased(Reactiedatum)
NIEUWSTE_REACTIEDATUM = (Reactiedatum.verzoek_id == Mandaatverzoek.id) & (
    Reactiedatum.versie
    == select(func.max(_later.versie)).where(_later.verzoek_id == Mandaatverzoek.id).scalar_subquery()
)
"""How the row that counts is found beside its request; there is none while the first date holds."""
REACTIE_VOOR = case(
    (Reactiedatum.id.is_not(None), Reactiedatum.reactie_voor), else_=Mandaatverzoek.eerste_reactie_voor
).label("reactie_voor")
"""The day that counts, where `NIEUWSTE_REACTIEDATUM` was joined: `Mandaatverzoek.reactie_voor` as SQL."""


def wijzig_reactiedatum(
    werk: Werk, zaaknummer: str, volgnr: int, reactie_voor_datum: date | None, reden: str, versie: int | None = None
) -> Mandaatverzoek:
    """Give a request another answer date, or none; what was asked before stays, with the reason.

    `versie` is the one the user looked at, 1 for the first. Raises GeenRecht, NietGevonden, ZaakGesloten, Verouderd,
    MotiveringVerplicht, DatumOnlogisch, OngeldigeInvoer.
    """
    werk.wil(
        "wijzig_reactiedatum",
        datum=werk.verzoek.vandaag,
        object=f"mandaatverzoek/{volgnr}",
        reactie_voor=str(reactie_voor_datum or ""),
        reden=reden,
    )
    zaak = open_dossier(werk, zaaknummer, Recht.MANDAAT_VOORSTELLEN).zaak
    eis_lopend(zaak)
    verzoek = zoek_verzoek(werk.session, zaak, volgnr)
    if verzoek is None:
        raise NietGevonden(ONBEKEND)
    eis_versie(verzoek.reactieversie, versie)
    toets_motivering(reden, "reden")
    was, gevers = verzoek.reactie_voor, _gevers(werk.session, verzoek)
    if reactie_voor_datum == was:
        raise OngeldigeInvoer("Er is niets veranderd. Dit staat er al zo.", veld="reactie_voor_datum")
    toets_reactie(reactie_voor_datum, _gevraagd(werk.session, verzoek), zaak)
    verzoek.reactiedata.append(_rij(werk, verzoek, reactie_voor_datum, reden))
    werk.session.flush()
    werk.noteer(versie=verzoek.reactieversie, reactie_voor_was=was.isoformat() if was else None, mandaatgevers=gevers)
    return verzoek


def zoek_verzoek(session: Session, zaak: Zaak, volgnr: int) -> Mandaatverzoek | None:
    """A request of the zaak, with every answer date that it had."""
    vraag = select(Mandaatverzoek).where(Mandaatverzoek.zaak_id == zaak.id, Mandaatverzoek.volgnr == volgnr)
    return session.scalars(vraag.options(joinedload(Mandaatverzoek.reactiedata))).unique().one_or_none()


def verzoek_van(session: Session, mandaat: Mandaat) -> Mandaatverzoek | None:
    """The request that a mandaat was asked with, with every answer date that it had."""
    if mandaat.verzoek_id is None:
        return None
    vraag = select(Mandaatverzoek).where(Mandaatverzoek.id == mandaat.verzoek_id)
    return session.scalars(vraag.options(joinedload(Mandaatverzoek.reactiedata))).unique().one()


def _rij(werk: Werk, verzoek: Mandaatverzoek, dag: date | None, reden: str) -> Reactiedatum:
    return Reactiedatum(
        zaak_id=verzoek.zaak_id,
        versie=verzoek.reactieversie + 1,
        reactie_voor=dag,
        reden=reden,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )


def _gevraagd(session: Session, verzoek: Mandaatverzoek) -> date | None:
    """The day of the request itself: that on which the first of its mandaten was proposed, once one was."""
    return session.scalar(select(func.min(Mandaat.voorgesteld_datum)).where(Mandaat.verzoek_id == verzoek.id))


def _gevers(session: Session, verzoek: Mandaatverzoek) -> list[str]:
    """Whom it was asked of, by code."""
    vraag = select(Organisatie.code).join(Mandaat, Mandaat.mandaatgever_id == Organisatie.id)
    return sorted(set(session.scalars(vraag.where(Mandaat.verzoek_id == verzoek.id))))
