"""What the dossier says of what was not done: also to whoever is about to close the zaak, before he signs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import AMSTERDAM, Uitkomst
from app.domain.draaiboek.draaiboek import Editie
from app.domain.logboek.keten import GEDAAN
from app.models import LogboekRegel, Telling, Tredebepaling, Zaak, Zaakgebeurtenis, Zaakregio
from app.regios import telt_voor
from app.services.document.intrekken import lees_ingetrokken
from app.services.dossier.gemist import DAGEN_LATER, Dekking, Feiten, Gemist, wat_is_gemist
from app.services.dossier.openstaand import Bronfeiten, lees_bronfeiten, lees_toezicht_nagelaten, rij
from app.services.dossier.stappen import stappen_op
from app.services.dossier.tekst import Deel, dag_tekst
from app.services.draaiboek.bepalingen import lijst_bepalingen
from app.services.draaiboek.edities import editie_van
from app.services.informatie.plichtenblad import lijst_plichten
from app.services.kern.toegang import Dossier
from app.services.termijn.stappen import lijst_stappen


@dataclass(frozen=True)
class Gezegd:
    """Both lists as rows of the dossier: what was open, and what was not recorded; with who was counted when.

    `invoer`: of how many acts with a day (`met_dag`) the entry was made more than `dagen` days after it (`later`).
    """

    wat_openstaat: Sequence[Deel]
    wat_niet_is_vastgelegd: Sequence[Deel]
    dekking_tellingen: Sequence[Deel]
    invoer: Deel

    def geteld_tot(self) -> list[tuple[date | None, list[str]]]:
        """Who was counted up to the same day, together: never first, then the oldest day."""
        per_dag: dict[str, list[str]] = {}
        for wie in self.dekking_tellingen:
            per_dag.setdefault(str(wie["peildatum"] or ""), []).append(str(wie["naam"]))
        return [(date.fromisoformat(dag) if dag else None, per_dag[dag]) for dag in sorted(per_dag)]


def wat_het_dossier_zegt(session: Session, dossier: Dossier, dag: date, editie: Editie | None = None) -> Gezegd:
    """At the end of that day, under the edition of now unless another is given."""
    bron = lees_bronfeiten(session, dossier)
    return _gezegd(dossier, bron, _feiten(session, dossier, dag, editie or editie_van(session, dossier.zaak), bron))


def wat_het_dossier_zal_zeggen(
    session: Session, dossier: Dossier, dag: date, uitkomst: Uitkomst | None = None
) -> Gezegd:
    """The same, when the zaak is closed on that day: for whoever is about to sign.

    It reads no words of the logboek, so that a page can show it: a fixed number of queries.
    """
    bron = lees_bronfeiten(session, dossier)
    feiten = _feiten(session, dossier, dag, editie_van(session, dossier.zaak), bron)
    if bron.kader.gesloten_op is None:
        bron, feiten = bron.na_sluiten(dag), feiten.na_sluiten(uitkomst)
    return _gezegd(dossier, bron, feiten)


def wat_niet_is_vastgelegd(
    session: Session,
    zaak: Zaak,
    dag: date,
    editie: Editie,
    bepalingen: Sequence[Tredebepaling],
    gebeurd: Collection[str],
    *,
    na_toezicht: bool = False,
) -> list[str]:
    """What the page of a zaak tells of it: treden that were passed by, steps and duties that left no trace.

    How terms are counted is not asked. Who asks has the course of the zaak and its edition, and knows which events of
    that were recorded, and whether a track of toezicht ended (`na_toezicht`): only then is its plan read.
    """
    feiten = Feiten(
        dag=dag,
        editie=editie,
        bepalingen=bepalingen,
        stappen=stappen_op(lijst_stappen(session, zaak), bepalingen, editie, dag),
        plichten=lijst_plichten(session, zaak, dag, {}),
        toezicht_nagelaten=lees_toezicht_nagelaten(session, zaak.id, dag) if na_toezicht else (),
        gebeurd=gebeurd,
        uitkomsten=[b.uitkomst for b in bepalingen if b.uitkomst],
    )
    return [gemist.onderwerp for gemist in wat_is_gemist(feiten)]


def _gezegd(dossier: Dossier, bron: Bronfeiten, feiten: Feiten) -> Gezegd:
    return Gezegd(
        [rij(punt, dossier.profiel, feiten.dag) for punt in bron.open_op(feiten.dag)],
        [_rij(gemist) for gemist in wat_is_gemist(feiten)],
        [{"code": d.code, "naam": d.naam, "peildatum": dag_tekst(d.peildatum)} for d in feiten.dekking],
        {"dagen": DAGEN_LATER, "met_dag": feiten.met_dag, "later": feiten.laat_ingevoerd},
    )


def _rij(gemist: Gemist) -> Deel:
    return {
        "soort": gemist.soort,
        "titel": gemist.titel,
        "onderdeel": gemist.onderdeel.value,
        "onderwerp": gemist.onderwerp,
        "trede": gemist.trede.value if gemist.trede else None,
        "bron": gemist.bron,
        "mandaat": gemist.mandaat,
    }


def _feiten(session: Session, dossier: Dossier, dag: date, editie: Editie, bron: Bronfeiten) -> Feiten:
    zaak = dossier.zaak
    bepalingen = [b for b in lijst_bepalingen(session, zaak) if b.datum <= dag]
    met_dag, laat = _ingevoerd(session, zaak, dag)
    return Feiten(
        dag=dag,
        editie=editie,
        bepalingen=bepalingen,
        stappen=stappen_op(lijst_stappen(session, zaak), bepalingen, editie, dag),
        plichten=lijst_plichten(session, zaak, dag),
        mandaten=bron.mandaten,
        toezicht_nagelaten=bron.toezicht_nagelaten(dag),
        dekking=_dekking(session, dossier, dag),
        ingetrokken=lees_ingetrokken(session, [zaak.id]),
        gebeurd=_gebeurd(session, zaak, dag),
        uitkomsten=[b.uitkomst for b in bepalingen if b.uitkomst],
        met_dag=met_dag,
        laat_ingevoerd=laat,
    )


def _dekking(session: Session, dossier: Dossier, dag: date) -> list[Dekking]:
    """Every municipality of the region when the zaak was opened, and every other region that takes part on the day."""
    zaak, profiel = dossier.zaak, dossier.profiel
    geteld = dict(
        session.execute(
            select(Telling.gemeente, func.max(Telling.peildatum))
            .where(Telling.zaak_id == zaak.id, Telling.peildatum <= dag)
            .group_by(Telling.gemeente)
        ).all()
    )
    erbij = session.scalars(
        select(Zaakregio.regio_code)
        .where(Zaakregio.zaak_id == zaak.id, Zaakregio.vanaf <= dag, Zaakregio.regio_code != profiel.code)
        .where(or_(Zaakregio.tot.is_(None), Zaakregio.tot > dag))
        .order_by(Zaakregio.id)
    )
    codes = dict.fromkeys([*(gemeente.code for gemeente in profiel.gemeenten_op(zaak.geopend_datum)), *erbij])
    return [Dekking(code, profiel.naam_van(code), _laatst_geteld(code, geteld)) for code in codes]


def _laatst_geteld(code: str, geteld: Mapping[str, date]) -> date | None:
    """Of a municipality its own; of a region that of any of its municipalities, or of the region as a whole."""
    return max((dag for deel, dag in geteld.items() if telt_voor(code, deel, dag)), default=None)


def _gebeurd(session: Session, zaak: Zaak, dag: date) -> set[str]:
    vraag = select(Zaakgebeurtenis.code).where(Zaakgebeurtenis.zaak_id == zaak.id, Zaakgebeurtenis.datum <= dag)
    return set(session.scalars(vraag))


def _ingevoerd(session: Session, zaak: Zaak, dag: date) -> tuple[int, int]:
    """How many acts up to that day name the day that they are about, and how many of those were entered late."""
    vraag = select(LogboekRegel.datum, LogboekRegel.op).where(
        LogboekRegel.zaak_id == zaak.id, LogboekRegel.datum <= dag, LogboekRegel.uitkomst == GEDAAN
    )
    grens = timedelta(days=DAGEN_LATER)
    later = [op.astimezone(AMSTERDAM).date() - datum > grens for datum, op in session.execute(vraag) if datum]
    return len(later), sum(later)
