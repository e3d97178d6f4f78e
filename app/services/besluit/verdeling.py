"""How a decision is divided: looked at before it is taken, with the same rules and nothing kept, and by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.fouten import VerdelingKloptNiet
from app.domain.basis.rechten import Recht
from app.domain.besluit.besluit import Geweigerd, NieuwBesluit, Toegestaan, toets
from app.domain.besluit.verdeling import Uitleg
from app.domain.mandaat.houderschap import in_een_functie
from app.domain.mandaat.mandaatfeiten import is_actief_op
from app.models import Besluit, Mandaat
from app.services.besluit.besluiten import aanvraag, beslis
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.mandaat.houderschap import houderschap_van
from app.services.mandaat.stand import feiten_voor_besluit, lijst_mandaten


def voorbeeld(session: Session, dossier: Dossier, nieuw: NieuwBesluit) -> Uitleg | None:
    """What each grantor would pay; None when it is divided by hand or about inhoud.

    Raises what taking the decision would raise.
    """
    return _vooraf(session, dossier, nieuw).uitleg


def _vooraf(session: Session, dossier: Dossier, nieuw: NieuwBesluit) -> Toegestaan:
    stand = feiten_voor_besluit(session, dossier.zaak, nieuw.datum)
    wie = houderschap_van(session, dossier.zaak.regio, dossier.actor, stand, nieuw.datum)
    oordeel = toets(aanvraag(session, dossier.zaak, wie, nieuw, stand), stand)
    if isinstance(oordeel, Geweigerd):
        raise oordeel.reden
    return oordeel


def verdeling_vooraf(
    session: Session, dossier: Dossier, nieuw: NieuwBesluit, vandaag: date
) -> tuple[str | None, list[tuple[Mandaat, int]]]:
    """How it would be divided, in a sentence when it is explained, and the part of each mandaat in euro cents.

    Raises what taking the decision would raise.
    """
    eis_lopend(dossier.zaak)
    nieuw.toets_vorm(dossier.zaak.geopend_datum, vandaag)
    oordeel = _vooraf(session, dossier, nieuw)
    mandaten = [m for m in lijst_mandaten(session, dossier.zaak.id) if m.id in oordeel.verdeling]
    return oordeel.uitleg.zin if oordeel.uitleg else None, [(m, oordeel.verdeling[m.id]) for m in mandaten]


def neem_verdeeld_besluit(werk: Werk, zaaknummer: str, nieuw: NieuwBesluit, gegeven: Mapping[str, int]) -> Besluit:
    """Take a decision that is divided by hand, with the parts as `delen_per_mandaat` reads them.

    Raises what `neem_besluit` raises, and as that is noted, also for who names a mandaat that he does not have.
    """
    gezegd = {**replace(nieuw, verdeling={}).in_woorden(), "verdeling": dict(gegeven) or None}
    werk.wil("neem_besluit", datum=nieuw.datum, **gezegd)
    dossier = open_dossier(werk, zaaknummer, Recht.BESLUIT_NEMEN)
    delen = delen_per_mandaat(werk.session, dossier, nieuw, gegeven)
    return beslis(werk, dossier.zaak, replace(nieuw, verdeling=delen))


def delen_per_mandaat(
    session: Session, dossier: Dossier, nieuw: NieuwBesluit, gegeven: Mapping[str, int]
) -> dict[int, int]:
    """Parts by hand, given per code of a grantor or per number of a mandaat, as euro cents per mandaat id.

    A code means the mandaat of that grantor that the actor holds; of several, the one that is active on the day.
    Raises VerdelingKloptNiet for a code without one, or with more than one. Whether it may be used is judged later,
    and so is who holds no mandaat at all: that is what he is told then, whatever he named.
    """
    codes = {m.id: m.mandaatgever.code for m in lijst_mandaten(session, dossier.zaak.id)}
    dag = nieuw.datum
    stand = [f for f in feiten_voor_besluit(session, dossier.zaak, dag) if f.soort is nieuw.soort]
    wie = houderschap_van(session, dossier.zaak.regio, dossier.actor, stand, dag)
    eigen = in_een_functie(stand, wie, nieuw.functie)
    delen: dict[int, int] = {}
    for naam, cent in gegeven.items() if eigen else ():
        mogelijk = [f for f in eigen if naam in (codes[f.id], str(f.id))]
        passend = [f for f in mogelijk if is_actief_op(f, dag)] or mogelijk
        if len(passend) != 1:
            welke = "meer dan een mandaat" if passend else "geen mandaat van u"
            raise VerdelingKloptNiet(f"Bij {naam} hoort {welke}. Noem het nummer van het mandaat.", veld="verdeling")
        delen[passend[0].id] = delen.get(passend[0].id, 0) + cent
    return delen
