"""What the dossier says of what was not done: also to whoever is about to close the zaak, before he signs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Uitkomst
from app.domain.draaiboek.draaiboek import Editie
from app.domain.logboek.keten import GEDAAN
from app.domain.regio.regio import Regioprofiel
from app.models import (
    Documentintrekking,
    Informatieplicht,
    LogboekRegel,
    Telling,
    Tredebepaling,
    Zaak,
    Zaakgebeurtenis,
    Zaakregio,
)
from app.regios import telt_voor
from app.services.document.intrekken import ingetrokken_in
from app.services.dossier.beeld import gelijkgesteld, lees_beeld
from app.services.dossier.gemist import DAGEN_LATER, Dekking, Feiten, Gemist, wat_is_gemist
from app.services.dossier.log import Ingevoerd
from app.services.dossier.openstaand import Bronfeiten, bronfeiten, lees_toezicht_nagelaten, rij, voor_dossier
from app.services.dossier.stappen import stappen_op, zaakstappen
from app.services.dossier.tekst import Deel, dag_tekst
from app.services.informatie.plichtenblad import plichtregels
from app.services.kern.toegang import Dossier
from app.services.openstaand.feiten.kaders import Zaakfeit
from app.services.termijn.stappen import Verloop


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
    beeld = lees_beeld(session, dossier.zaak.id)
    return gezegd_op(beeld, dag, editie or beeld.editie, _ingevoerd(session, dossier.zaak, dag))


def gezegd_op(beeld: Zaakfeit, dag: date, editie: Editie, ingevoerd: Ingevoerd) -> Gezegd:
    """The same, from the rows of the zaak and what is known of its entries."""
    bron = bronfeiten(beeld)
    return _gezegd(beeld.kader.profiel, bron, _feiten(beeld, dag, editie, bron, ingevoerd))


def wat_het_dossier_zal_zeggen(
    session: Session, dossier: Dossier, dag: date, uitkomst: Uitkomst | None = None
) -> Gezegd:
    """The same, when the zaak is closed on that day: for whoever is about to sign.

    It reads no words of the logboek, so that a page can show it: a fixed number of queries.
    """
    beeld = lees_beeld(session, dossier.zaak.id)
    bron = bronfeiten(beeld)
    feiten = _feiten(beeld, dag, beeld.editie, bron, _ingevoerd(session, dossier.zaak, dag))
    if bron.kader.gesloten_op is None:
        bron, feiten = bron.na_sluiten(dag), feiten.na_sluiten(uitkomst)
    return _gezegd(beeld.kader.profiel, bron, feiten)


def wat_niet_is_vastgelegd(
    session: Session,
    zaak: Zaak,
    dag: date,
    editie: Editie,
    verloop: Verloop,
    gebeurd: Collection[str],
    *,
    na_toezicht: bool = False,
) -> list[str]:
    """What the page of a zaak tells of it: treden that were passed by, steps and duties that left no trace.

    How terms are counted is not asked. Who asks has the course of the zaak and its edition, and knows which events of
    that were recorded, and whether a track of toezicht ended (`na_toezicht`): only then is its plan read.
    """
    bepalingen = verloop.bepalingen
    feiten = Feiten(
        dag=dag,
        editie=editie,
        bepalingen=bepalingen,
        stappen=stappen_op(verloop.stappen, bepalingen, editie, dag),
        plichten=plichtregels(verloop.plichten, editie, dag, None),
        toezicht_nagelaten=lees_toezicht_nagelaten(session, zaak.id, dag) if na_toezicht else (),
        gebeurd=gebeurd,
        uitkomsten=[b.uitkomst for b in bepalingen if b.uitkomst],
    )
    return [gemist.onderwerp for gemist in wat_is_gemist(feiten)]


def _gezegd(profiel: Regioprofiel, bron: Bronfeiten, feiten: Feiten) -> Gezegd:
    return Gezegd(
        [rij(punt, profiel, feiten.dag) for punt in voor_dossier(bron.open_op(feiten.dag))],
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


def _feiten(beeld: Zaakfeit, dag: date, editie: Editie, bron: Bronfeiten, ingevoerd: Ingevoerd) -> Feiten:
    rijen = beeld.rijen
    bepalingen = [b for b in rijen.van(Tredebepaling) if b.datum <= dag]
    return Feiten(
        dag=dag,
        editie=editie,
        bepalingen=bepalingen,
        stappen=stappen_op(zaakstappen(beeld), bepalingen, editie, dag),
        plichten=plichtregels(rijen.van(Informatieplicht), beeld.editie, dag, gelijkgesteld(beeld)),
        mandaten=bron.mandaten,
        toezicht_nagelaten=bron.toezicht_nagelaten(dag),
        dekking=_dekking(beeld, dag),
        ingetrokken=ingetrokken_in(rijen.van(Documentintrekking)),
        gebeurd={rij.code for rij in rijen.van(Zaakgebeurtenis) if rij.datum <= dag},
        uitkomsten=[b.uitkomst for b in bepalingen if b.uitkomst],
        met_dag=ingevoerd.met_dag,
        laat_ingevoerd=ingevoerd.laat,
    )


def _dekking(beeld: Zaakfeit, dag: date) -> list[Dekking]:
    """Every municipality of the region when the zaak was opened, and every other region that takes part on the day."""
    (zaak,), profiel = beeld.rijen.van(Zaak), beeld.kader.profiel
    geteld: dict[str, date] = {}
    for telling in beeld.rijen.van(Telling):
        if telling.peildatum <= dag:
            geteld[telling.gemeente] = max(telling.peildatum, geteld.get(telling.gemeente, telling.peildatum))
    mee = (r for r in beeld.rijen.van(Zaakregio) if r.vanaf <= dag and (r.tot is None or r.tot > dag))
    erbij = (r.regio_code for r in mee if r.regio_code != profiel.code)
    codes = dict.fromkeys([*(gemeente.code for gemeente in profiel.gemeenten_op(zaak.geopend_datum)), *erbij])
    return [Dekking(code, profiel.naam_van(code), _laatst_geteld(code, geteld)) for code in codes]


def _laatst_geteld(code: str, geteld: Mapping[str, date]) -> date | None:
    """Of a municipality its own; of a region that of any of its municipalities, or of the region as a whole."""
    return max((dag for deel, dag in geteld.items() if telt_voor(code, deel, dag)), default=None)


def _ingevoerd(session: Session, zaak: Zaak, dag: date) -> Ingevoerd:
    vraag = select(LogboekRegel.datum, LogboekRegel.op).where(
        LogboekRegel.zaak_id == zaak.id, LogboekRegel.datum <= dag, LogboekRegel.uitkomst == GEDAAN
    )
    geteld = Ingevoerd()
    for datum, op in session.execute(vraag):
        geteld.tel(datum, op)
    return geteld
