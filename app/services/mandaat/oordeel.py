"""Which acts a mandaat waits for, and for each of them why somebody may not do it. The acts ask the same rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import (
    RUST,
    Actor,
    Mandaatsoort,
    Mandaatstatus,
    Rol,
    Zaakrol,
)
from app.domain.basis.fouten import DomeinFout, GeenRecht
from app.domain.basis.rechten import Recht
from app.domain.besluit.besluit import Ruimte, ruimte_op
from app.domain.mandaat import mandaat as regels
from app.domain.mandaat.mandaat import NIEUWE_VERSIE, STEL_ONDERMANDAAT_OP
from app.domain.mandaat.mandaatfeiten import ONDERWEG, is_actief_op
from app.domain.regio.functies import Bezetting
from app.models import Mandaat
from app.regios import profiel
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import Dossier
from app.services.mandaat.stand import feiten_op
from app.services.mandaat.toegang import gever_van, is_gever

_S = Mandaatstatus

_WACHT_OP: Mapping[Mandaatstatus, tuple[str, ...]] = {
    _S.CONCEPT: (regels.STEL_VOOR,),
    _S.VOORGESTELD: (regels.KEUR_GOED, regels.WIJS_AF),
    _S.GOEDGEKEURD: (regels.VERLEEN, regels.WIJS_AF),
    _S.VERLEEND: (regels.STEM_IN, regels.TREK_IN),
    _S.ACTIEF: (regels.TREK_IN,),
}


def handelingen(session: Session, dossier: Dossier, mandaat: Mandaat, nu: Mandaatstatus) -> dict[str, str | None]:
    """The acts that this mandaat can have now, each with the reason why this actor may not; None when he may.

    `nu` is its status today: of what expired there is nothing left to withdraw.
    """
    return handelingen_van(session, dossier, [(mandaat, nu)])[mandaat.id]


def handelingen_van(
    session: Session, dossier: Dossier, mandaten: Sequence[tuple[Mandaat, Mandaatstatus]]
) -> dict[int, dict[str, str | None]]:
    """The same for many mandaten of a zaak, by id; who fills which office is read once, and only when it matters."""
    voorgesteld = any(mandaat.status is _S.VOORGESTELD for mandaat, _nu in mandaten)
    bezetting = lees_bezetting(session, dossier.zaak.regio) if voorgesteld else Bezetting()
    return {
        mandaat.id: {
            naam: _beletsel(dossier, mandaat, naam, bezetting)
            for naam in _WACHT_OP.get(mandaat.status, ())
            if (naam, nu) != (regels.TREK_IN, _S.VERLOPEN)
        }
        for mandaat, nu in mandaten
    }


def groei(dossier: Dossier, mandaat: Mandaat, nu: Mandaatstatus, *, is_laatste: bool) -> set[str]:
    """What can be made out of this mandaat by this actor: a new version, an ondermandaat. `nu` is its status today."""
    if dossier.zaak.toestand in RUST or mandaat.periode != dossier.zaak.periode or nu in (_S.INGETROKKEN, _S.VERLOPEN):
        return set()
    zelf_houder = mandaat.boven is None or mandaat.boven.houder_id == dossier.actor.id
    kan = {NIEUWE_VERSIE} if is_laatste and zelf_houder and dossier.mag(Recht.MANDAAT_VOORSTELLEN) else set()
    if mandaat.status is _S.ACTIEF and mandaat.ondermandaat_mag and mandaat.houder_id == dossier.actor.id:
        kan |= {STEL_ONDERMANDAAT_OP} if dossier.vervuld(Zaakrol.PROJECTLEIDER) and mandaat.onder_id is None else set()
    return kan


def _beletsel(dossier: Dossier, mandaat: Mandaat, naam: str, bezetting: Bezetting) -> str | None:
    if dossier.zaak.toestand in RUST:
        return "De zaak is gesloten. Aan dit mandaat verandert niets meer."
    if mandaat.periode != dossier.zaak.periode:
        return "Dit mandaat hoort bij een eerdere periode van de zaak. Stel een nieuw mandaat op."
    try:
        _eis(dossier, mandaat, naam, bezetting)
    except DomeinFout as fout:
        return fout.bericht
    return None


def _eis(dossier: Dossier, mandaat: Mandaat, naam: str, bezetting: Bezetting) -> None:
    if mandaat.status is _S.VOORGESTELD:
        toets_oordeel(dossier.actor, mandaat, dossier.zaak.regio, bezetting)
    elif naam == regels.STEL_VOOR:
        dossier.eis(Recht.MANDAAT_VOORSTELLEN)
    elif naam == regels.STEM_IN:
        if not instemmers(dossier, mandaat):
            raise GeenRecht(_wie_stemt_in(mandaat))
    elif not is_gever(dossier, mandaat):
        wat = "intrekken" if naam == regels.TREK_IN else "verlenen of afwijzen"
        raise GeenRecht(f"Alleen {gever_van(mandaat)} kan dit mandaat {wat}.")


def instemmers(dossier: Dossier, mandaat: Mandaat) -> list[str]:
    """In which capacity this actor can record a consent that is still missing (Awb 10:4)."""
    if not dossier.mag(Recht.MANDAAT_INSTEMMEN):
        return []
    als_houder = mandaat.houder_id == dossier.actor.id and not mandaat.instemming_houder_datum
    als_werkgever = not mandaat.instemming_werkgever_datum
    return [door for door, kan in ((regels.HOUDER, als_houder), (regels.WERKGEVER, als_werkgever)) if kan]


def gever_organisatie(mandaat: Mandaat) -> int:
    """Under whom the holder would have to work to need no consent: the college, or the holder above him."""
    return mandaat.boven.houder.organisatie_id if mandaat.boven else mandaat.mandaatgever_id


def _wie_stemt_in(mandaat: Mandaat) -> str:
    namen = {
        f"{mandaat.houder.naam} als houder": mandaat.instemming_houder_datum,
        "de werkgever van de houder": mandaat.instemming_werkgever_datum,
    }
    wie = [naam for naam, datum in namen.items() if not datum]
    return f"Eerst {'stemt' if len(wie) == 1 else 'stemmen'} {' en '.join(wie)} in."


def eis_beoordelaar(session: Session, actor: Actor, mandaat: Mandaat, regio: str) -> None:
    """Who judges a proposal (domein 4). Raises VierOgen, GeenRecht."""
    toets_oordeel(actor, mandaat, regio, lees_bezetting(session, regio))


def toets_oordeel(actor: Actor, mandaat: Mandaat, regio: str, bezetting: Bezetting) -> None:
    """The same, with the offices at hand. Raises VierOgen, GeenRecht."""
    goedkeurder = profiel(regio).beoordelaar
    regels.toets_vier_ogen(mandaat.voorgesteld_persoon_id, actor.persoon_id)
    regels.toets_beoordelaar(
        goedkeurder.titel,
        is_goedkeurder=goedkeurder.code in actor.functies,
        is_regievoerder=Rol.REGIEVOERDER in actor.rollen,
        goedkeurder_stelde_voor=goedkeurder_stelde_voor(mandaat, regio, bezetting),
    )


def goedkeurder_stelde_voor(mandaat: Mandaat, regio: str, bezetting: Bezetting) -> bool:
    """Whether the proposer filled the office that approves, when he proposed or since: then the other one judges.

    Since, because who proposed and then comes into that office cannot approve his own, nor leave it to his deputy.
    """
    if mandaat.voorgesteld_door_id is None or mandaat.voorgesteld_datum is None:
        return False
    functie = profiel(regio).beoordelaar.code
    return bezetting.vervulde(mandaat.voorgesteld_door_id, functie, mandaat.voorgesteld_datum, date.max)


@dataclass(frozen=True)
class Effect:
    """What the headroom is on a day, and what it would be with this mandaat active, in euro cents."""

    nu: Ruimte
    straks: int


def effect(session: Session, dossier: Dossier, mandaat: Mandaat, vandaag: date) -> Effect | None:
    """The effect of becoming active, on the first day of its term from today on; None when it has none."""
    if mandaat.soort is not Mandaatsoort.FINANCIEN or mandaat.periode != dossier.zaak.periode or mandaat.onder_id:
        return None
    if mandaat.status not in ONDERWEG | {_S.CONCEPT}:
        return None
    dag = min(max(vandaag, mandaat.van), mandaat.tot)
    feiten = feiten_op(session, dossier.zaak, dag)
    nu = ruimte_op(feiten, dag)
    vorige = sum(f.plafond or 0 for f in feiten if f.familie == mandaat.familie and is_actief_op(f, dag))
    return Effect(nu, nu.over + (mandaat.plafond or 0) - vorige)
