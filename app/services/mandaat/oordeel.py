"""Who looks at a mandaat and what he may do with it, who judges it, and what it would do to the headroom."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import (
    Actor,
    Mandaatsoort,
    Mandaatstatus,
    Rol,
    Zaakrol,
)
from app.domain.basis.rechten import Recht, mag
from app.domain.besluit.besluit import Ruimte, ruimte_op
from app.domain.mandaat import mandaat as regels
from app.domain.mandaat.bevoegd import Blik
from app.domain.mandaat.leven import Mandaatvelden
from app.domain.mandaat.mandaatfeiten import ONDERWEG, is_actief_op
from app.domain.regio.functies import Bezetting
from app.models import Mandaat
from app.regios import profiel
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import Dossier
from app.services.kern.uitvoering import Werk
from app.services.mandaat.gevers.account import met_account
from app.services.mandaat.stand import feiten_op
from app.services.mandaat.teruggave import vervangt_op

_S = Mandaatstatus


def blik_op(session: Session, dossier: Dossier, mandaten: Collection[Mandaat], vandaag: date) -> Blik:
    """This actor today before these mandaten; who fills which office is read once, and only when it matters."""
    regio, actor = dossier.zaak.regio, dossier.actor
    voorgesteld = any(mandaat.status is _S.VOORGESTELD for mandaat in mandaten)
    aan_functie = any(functies_van(mandaat) for mandaat in mandaten)
    bezetting = lees_bezetting(session, regio) if voorgesteld or aan_functie else Bezetting()
    bij_gever = {m.mandaatgever_id for m in mandaten if m.status in (_S.GOEDGEKEURD, _S.VERLEEND, _S.ACTIEF)}
    vraag_het = bij_gever and mag(Recht.MANDAAT_VASTLEGGEN, dossier.rollen)
    return Blik(
        actor=actor,
        rollen=dossier.rollen,
        toestand=dossier.zaak.toestand,
        periode=dossier.zaak.periode,
        projectleider=bool(dossier.vervuld(Zaakrol.PROJECTLEIDER)),
        toets_oordeel=lambda mandaat: toets_oordeel(actor, mandaat, regio, bezetting, vandaag),
        vervangt=vervangt_op(session, actor, vandaag),
        wie=bezetting.houderschap(actor.id, actor.persoon_id, vandaag),
        met_account=met_account(session, bij_gever) if vraag_het else (),
    )


def functies_van(mandaat: Mandaat) -> set[str]:
    """The offices whose fillers count for it: that it was given to, and that of the mandaat above it."""
    boven = mandaat.boven if mandaat.onder_id else None
    return {m.houder_functie for m in (mandaat, boven) if m and m.houder_functie}


def eis_beoordelaar(werk: Werk, mandaat: Mandaat, datum: date) -> None:
    """Who judges a proposal, today and on the day he names (domein 4). Raises VierOgen, GeenRecht.

    Which office it was for is kept, so that the database can hold the same.
    """
    regio, verzoek = werk.geopend.regio, werk.verzoek
    toets_oordeel(verzoek.actor, mandaat, regio, lees_bezetting(werk.session, regio), verzoek.vandaag, datum)
    mandaat.oordeel_functie = profiel(regio).beoordelaar.code  # after what is read: one UPDATE with the judgement


def toets_oordeel(actor: Actor, mandaat: Mandaatvelden, regio: str, bezetting: Bezetting, *dagen: date) -> None:
    """The same, with the offices at hand. Raises VierOgen, GeenRecht."""
    goedkeurder = profiel(regio).beoordelaar
    regels.toets_vier_ogen(mandaat.voorgesteld_persoon_id, actor.persoon_id)
    regels.toets_beoordelaar(
        goedkeurder.titel,
        is_goedkeurder=goedkeurder.code in actor.functies,
        is_regievoerder=Rol.REGIEVOERDER in actor.rollen,
        vervult_functie=goedkeurder.code in bezetting.tweede(actor.persoon_id, *dagen).functies,
        goedkeurder_stelde_voor=goedkeurder_stelde_voor(mandaat, regio, bezetting),
    )


def goedkeurder_stelde_voor(mandaat: Mandaatvelden, regio: str, bezetting: Bezetting) -> bool:
    """Whether the person who proposed filled the office that approves, then or since, by any account: then the other
    one judges.

    Since, because who proposed and then comes into that office cannot approve his own, nor leave it to his deputy.
    """
    if mandaat.voorgesteld_datum is None:
        return False
    ambten = bezetting.ambten(mandaat.voorgesteld_persoon_id, mandaat.voorgesteld_datum, date.max)
    return profiel(regio).beoordelaar.code in ambten


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
