"""Questions about a zaak to its municipalities: asked, opened, and read with where each municipality stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Rol
from app.domain.basis.fouten import NietZichtbaar
from app.domain.basis.invoer import toets_datum
from app.domain.basis.rechten import Recht
from app.domain.overleg.standpunt import Standpuntsoort, toets_vraag
from app.models import Gezien, Standpunt, Vraag, Zaak
from app.services.document.documenten import eis_document
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk


@dataclass(frozen=True)
class NieuweVraag:
    """A question to municipalities by code (all of the region when none are named), and the last day to answer."""

    tekst: str
    datum: date
    reactie_voor_datum: date
    gemeenten: Sequence[str] | None = None
    document_id: int | None = None


@dataclass(frozen=True)
class Vraagblad:
    """A question with everything that was said to it, oldest first, and who opened it when, as far as one may know."""

    vraag: Vraag
    standpunten: Sequence[Standpunt]
    gezien: Mapping[str, datetime]

    def laatste(self, gemeente: str) -> Standpunt | None:
        """The position that counts."""
        return next((s for s in reversed(self.standpunten) if s.gemeente == gemeente), None)

    def soort(self, gemeente: str) -> Standpuntsoort:
        gegeven = self.laatste(gemeente)
        return gegeven.standpunt if gegeven else Standpuntsoort.GEEN_REACTIE

    @property
    def aantallen(self) -> Counter[Standpuntsoort]:
        return Counter(self.soort(gemeente) for gemeente in self.vraag.aan)

    def afwijkend(self) -> list[str]:
        """Codes of the municipalities that do not agree now."""
        return [code for code in self.vraag.aan if self.soort(code) is Standpuntsoort.NIET_AKKOORD]


def stel_vraag(werk: Werk, zaaknummer: str, nieuw: NieuweVraag) -> Vraag:
    """Put a question to municipalities of the region.

    Raises GeenRecht, ZaakGesloten, NietGevonden, OngeldigeInvoer, DatumInToekomst, DatumOnlogisch.
    """
    werk.wil(
        "stel_vraag",
        datum=nieuw.datum,
        tekst=nieuw.tekst,
        reactie_voor=nieuw.reactie_voor_datum.isoformat(),
        gemeenten=list(nieuw.gemeenten or ()),
        document=nieuw.document_id,
    )
    dossier = open_dossier(werk, zaaknummer, Recht.VRAAG_STELLEN)
    eis_lopend(dossier.zaak)
    bekend = [gemeente.code for gemeente in dossier.profiel.gemeenten_op(nieuw.datum)]
    gevraagd = bekend if nieuw.gemeenten is None else nieuw.gemeenten
    toets_datum(nieuw.datum, werk.verzoek.vandaag, dossier.zaak.geopend_datum)
    toets_vraag(nieuw.tekst, nieuw.datum, nieuw.reactie_voor_datum, gevraagd, bekend)
    eis_document(werk.session, dossier.zaak, nieuw.document_id)
    vraag = _nieuwe_vraag(werk, dossier.zaak, nieuw, [code for code in bekend if code in gevraagd])
    werk.noteer(object=f"vraag/{vraag.volgnr}", gemeenten=list(vraag.aan))
    return vraag


def _nieuwe_vraag(werk: Werk, zaak: Zaak, nieuw: NieuweVraag, gemeenten: Sequence[str]) -> Vraag:
    hoogste = werk.session.scalar(select(func.max(Vraag.volgnr)).where(Vraag.zaak_id == zaak.id))
    vraag = Vraag(
        zaak_id=zaak.id,
        volgnr=(hoogste or 0) + 1,  # numbers are handed out under the lock on the zaak
        tekst=nieuw.tekst,
        gemeenten=",".join(gemeenten),
        gesteld_datum=nieuw.datum,
        reactie_voor=nieuw.reactie_voor_datum,
        document_id=nieuw.document_id,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(vraag)
    return vraag


def zie_vraag(werk: Werk, zaaknummer: str, nummer: int) -> bool:
    """Note that a municipality opened a question for the first time; False when there is nothing to note.

    Raises GeenRecht, NietZichtbaar.
    """
    werk.wil("zie_vraag", object=f"vraag/{nummer}")
    dossier = open_dossier(werk, zaaknummer, Recht.STANDPUNTEN_INZIEN)
    blad = vind_vraag(werk.session, dossier, nummer)
    if not is_nieuw_voor(dossier, blad):
        return False
    markeer_gezien(werk, blad)
    werk.noteer(gemeente=werk.verzoek.actor.organisatie_code)
    return True


def markeer_gezien(werk: Werk, blad: Vraagblad) -> None:
    """Keep when the actor's municipality first saw the question."""
    gemeente = werk.verzoek.actor.organisatie_code
    werk.session.add(Gezien(vraag_id=blad.vraag.id, gemeente=gemeente, op=werk.verzoek.nu))


def is_nieuw_voor(dossier: Dossier, blad: Vraagblad) -> bool:
    """Whether this account is of a municipality that was asked and did not see the question before."""
    gemeente = dossier.actor.organisatie_code
    van_gemeente = bool(dossier.rollen & {Rol.GEMEENTE, Rol.BESTUURDER})
    return van_gemeente and gemeente in blad.vraag.aan and gemeente not in blad.gezien


def vind_vraag(session: Session, dossier: Dossier, nummer: int) -> Vraagblad:
    """One question by its number. Raises NietZichtbaar when it is not there, or was put to others."""
    vraag = session.scalars(select(Vraag).where(Vraag.zaak_id == dossier.zaak.id, Vraag.volgnr == nummer)).one_or_none()
    if vraag is None or not _zichtbaar(dossier, vraag):
        raise NietZichtbaar("Deze vraag bestaat niet, of u mag haar niet zien.")
    return _bladen(session, dossier, [vraag])[0]


def lijst_vragen(session: Session, dossier: Dossier) -> list[Vraagblad]:
    """The questions that this actor may see, oldest first: the team all, a municipality those that were put to it."""
    vragen = session.scalars(select(Vraag).where(Vraag.zaak_id == dossier.zaak.id).order_by(Vraag.volgnr))
    return _bladen(session, dossier, [vraag for vraag in vragen if _zichtbaar(dossier, vraag)])


def _zichtbaar(dossier: Dossier, vraag: Vraag) -> bool:
    return dossier.volledig or dossier.actor.organisatie_code in vraag.aan


def _bladen(session: Session, dossier: Dossier, vragen: Sequence[Vraag]) -> list[Vraagblad]:
    """In two queries. Who opened a question is for the team; a municipality knows it of itself."""
    ids = [vraag.id for vraag in vragen]
    gegeven = session.scalars(select(Standpunt).where(Standpunt.vraag_id.in_(ids)).order_by(Standpunt.id)).all()
    geopend = session.scalars(select(Gezien).where(Gezien.vraag_id.in_(ids))).all()
    eigen = dossier.actor.organisatie_code
    return vraagbladen(vragen, gegeven, [g for g in geopend if dossier.volledig or g.gemeente == eigen])


def vraagbladen(vragen: Iterable[Vraag], gegeven: Sequence[Standpunt], geopend: Sequence[Gezien]) -> list[Vraagblad]:
    """These questions, each with what was said of it, oldest first, and who opened it."""
    return [
        Vraagblad(
            vraag,
            [s for s in gegeven if s.vraag_id == vraag.id],
            {g.gemeente: g.op for g in geopend if g.vraag_id == vraag.id},
        )
        for vraag in vragen
    ]
