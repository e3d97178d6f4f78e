"""Destruction of a zaak after its term: how it stands, proposing it, and recording that it is kept longer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, and_, case, extract, false, or_, select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.begrippen import RUST, Actor
from app.domain.basis.fouten import OngeldigeOvergang
from app.domain.basis.invoer import toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.bewaren.vernietiging import Bewaring, Vernietigstand, soort_van, toets_voorstel
from app.models import Bewaarbesluit, Vernietiging, Zaak
from app.regios import alle_profielen, profiel
from app.services.kern.tellen import tel_tot
from app.services.kern.toegang import open_dossier, teamzaken
from app.services.kern.uitvoering import Werk

PAGINA = 50
R = TypeVar("R", Bewaarbesluit, Vernietiging)


@dataclass(frozen=True)
class Vernietigblad:
    """A zaak with what decides about its destruction, and how it stands on the day of the page."""

    zaak: Zaak
    bewaring: Bewaring
    stand: Vernietigstand
    voorstel: Vernietiging | None = None
    bewaarbesluit: Bewaarbesluit | None = None


def blad(session: Session, zaak: Zaak, dag: date) -> Vernietigblad:
    """How destruction of this zaak stands on a day."""
    return _bladen(session, [zaak], dag)[0]


@dataclass(frozen=True)
class Vernietigpagina:
    """A page of the list, how many there are (up to TELGRENS), and whether more follow."""

    bladen: Sequence[Vernietigblad]
    aantal: int
    later: bool


def lijst(session: Session, actor: Actor, dag: date, *, sla_over: int = 0, grootte: int = PAGINA) -> Vernietigpagina:
    """A page of the cases at rest that this actor leads, the first one that may be destroyed first."""
    alle = select(Zaak).where(teamzaken(actor), Zaak.toestand.in_(RUST))
    vraag = alle.order_by(Zaak.vernietigd_op.is_not(None), *_vanaf(), Zaak.volgorde).offset(sla_over)
    aanbieder = joinedload(Zaak.aanbieder, innerjoin=True)
    zaken = session.scalars(vraag.limit(grootte + 1).options(aanbieder)).all()
    aantal = tel_tot(session, alle.with_only_columns(Zaak.id))
    return Vernietigpagina(_bladen(session, zaken[:grootte], dag), aantal, len(zaken) > grootte)


def _termijnen() -> list[tuple[ColumnElement[bool], int]]:
    """Which cases have which term, in years."""
    return [
        (and_(Zaak.regio == regio.code, Zaak.toestand == toestand), termijn.jaren)
        for regio in alle_profielen().values()
        for toestand in sorted(RUST)
        if (soort := soort_van(toestand)) and (termijn := regio.bewaartermijn(soort))
    ]


def _vanaf() -> Sequence[ColumnElement[Any]]:
    """Order by the first day on which it may be destroyed, as `Bewaartermijn.vanaf` counts it; without a term last."""
    sinds = Zaak.toestand_sinds
    nooit = date.max.year
    jaar = case(*((eis, extract("year", sinds) + jaren) for eis, jaren in _termijnen()), else_=nooit)
    return jaar, case((jaar < nooit, extract("month", sinds))), case((jaar < nooit, extract("day", sinds)))


def rijp(session: Session, dag: date) -> list[Vernietigblad]:
    """Every zaak that has reached its term and waits, in all regions; for the round of jobs, which destroys nothing."""
    # 1 January of the year: a first sieve that an index can answer; what is left is weighed by the rule itself
    om = [and_(eis, Zaak.toestand_sinds < date(max(dag.year - jaren + 1, 1), 1, 1)) for eis, jaren in _termijnen()]
    zaken = session.scalars(select(Zaak).where(or_(false(), *om), Zaak.vernietigd_op.is_(None))).all()
    return [b for b in _bladen(session, zaken, dag) if b.stand is Vernietigstand.TE_VERNIETIGEN]


def _bladen(session: Session, zaken: Sequence[Zaak], dag: date) -> list[Vernietigblad]:
    if not zaken:
        return []
    ids = [zaak.id for zaak in zaken]
    besluiten = _per_zaak(session.scalars(select(Bewaarbesluit).where(Bewaarbesluit.zaak_id.in_(ids))).all())
    vraag = select(Vernietiging).where(Vernietiging.zaak_id.in_(ids)).order_by(Vernietiging.id)
    voorstellen = _per_zaak(session.scalars(vraag).all())
    return [_blad(zaak, voorstellen.get(zaak.id, []), besluiten.get(zaak.id, []), dag) for zaak in zaken]


def _per_zaak(rijen: Sequence[R]) -> Mapping[int, list[R]]:
    per_zaak: dict[int, list[R]] = {}
    for rij in rijen:
        per_zaak.setdefault(rij.zaak_id, []).append(rij)
    return per_zaak


def _blad(zaak: Zaak, voorstellen: list[Vernietiging], besluiten: list[Bewaarbesluit], dag: date) -> Vernietigblad:
    soort = soort_van(zaak.toestand)
    voorstel = voorstellen[-1] if voorstellen and _geldt(voorstellen[-1], zaak, besluiten) else None
    open_besluit = next((b for b in besluiten if b.opgeheven_op is None), None)
    bewaring = Bewaring(
        sinds=zaak.toestand_sinds if soort else None,
        termijn=profiel(zaak.regio).bewaartermijn(soort) if soort else None,
        vastgehouden=open_besluit is not None,
        voorgesteld=voorstel is not None,
        vernietigd=zaak.vernietigd_op is not None,
    )
    return Vernietigblad(zaak, bewaring, bewaring.stand_op(dag), voorstel, open_besluit)


def _geldt(voorstel: Vernietiging, zaak: Zaak, besluiten: list[Bewaarbesluit]) -> bool:
    """A proposal lapses when the zaak is reopened, or when somebody says afterwards that it is kept longer."""
    if voorstel.bevestigd_op is not None:
        return True
    return voorstel.periode == zaak.periode and all(b.ingevoerd_op < voorstel.voorgesteld_op for b in besluiten)


def stel_vernietiging_voor(werk: Werk, zaaknummer: str) -> Vernietiging:
    """Propose to destroy the content of a zaak past its term. No text of one's own: it would outlive what it is about.

    Raises GeenRecht, ZaakLoopt, TermijnLooptNog, LangerBewaard, OngeldigeOvergang.
    """
    werk.wil("stel_vernietiging_voor", object=f"zaak/{zaaknummer}")
    zaak = open_dossier(werk, zaaknummer, Recht.VERNIETIGING_VOORSTELLEN).zaak
    bewaring = blad(werk.session, zaak, werk.verzoek.vandaag).bewaring
    toets_voorstel(bewaring, werk.verzoek.vandaag)
    assert bewaring.vanaf  # noqa: S101 - what was just judged
    assert bewaring.termijn  # noqa: S101 - the same
    actor = werk.verzoek.actor
    voorstel = Vernietiging(
        zaak_id=zaak.id,
        periode=zaak.periode,
        vanaf=bewaring.vanaf,
        voorgesteld_datum=werk.verzoek.vandaag,
        voorgesteld_op=werk.verzoek.nu,
        voorgesteld_door_id=actor.id,
        voorgesteld_persoon_id=actor.persoon_id,
    )
    werk.session.add(voorstel)
    werk.noteer(categorie=bewaring.termijn.categorie, jaren=bewaring.termijn.jaren, vanaf=bewaring.vanaf.isoformat())
    return voorstel


def toets_bewaren(stand: Vernietigblad) -> None:
    """Raises OngeldigeOvergang when it is kept longer already."""
    if stand.bewaarbesluit:
        raise OngeldigeOvergang("Er staat al dat deze zaak langer wordt bewaard.")


def eis_bewaarbesluit(stand: Vernietigblad) -> Bewaarbesluit:
    """What says that it is kept longer. Raises OngeldigeOvergang when nothing does."""
    if stand.bewaarbesluit is None:
        raise OngeldigeOvergang("Er staat niet dat deze zaak langer wordt bewaard.")
    return stand.bewaarbesluit


def bewaar_langer(werk: Werk, zaaknummer: str, reden: str) -> Bewaarbesluit:
    """Record that the zaak is kept longer, for a claim, an inquiry or by word of the archivist; a proposal lapses.

    Raises GeenRecht, MotiveringVerplicht, OngeldigeOvergang.
    """
    werk.wil("bewaar_langer", object=f"zaak/{zaaknummer}", reden=reden)
    zaak = open_dossier(werk, zaaknummer, Recht.LANGER_BEWAREN).zaak
    toets_motivering(reden, "reden")
    toets_bewaren(blad(werk.session, zaak, werk.verzoek.vandaag))
    besluit = Bewaarbesluit(
        zaak_id=zaak.id, reden=reden, ingevoerd_op=werk.verzoek.nu, ingevoerd_door_id=werk.verzoek.actor.id
    )
    werk.session.add(besluit)
    werk.noteer()
    return besluit


def hef_bewaring_op(werk: Werk, zaaknummer: str, reden: str) -> Bewaarbesluit:
    """End the longer keeping, with the reason. Raises GeenRecht, MotiveringVerplicht, OngeldigeOvergang."""
    werk.wil("hef_bewaring_op", object=f"zaak/{zaaknummer}", reden=reden)
    zaak = open_dossier(werk, zaaknummer, Recht.LANGER_BEWAREN).zaak
    toets_motivering(reden, "reden")
    besluit = eis_bewaarbesluit(blad(werk.session, zaak, werk.verzoek.vandaag))
    besluit.opgeheven_op, besluit.opgeheven_door_id = werk.verzoek.nu, werk.verzoek.actor.id
    besluit.opheffing_reden = reden
    werk.noteer()
    return besluit
