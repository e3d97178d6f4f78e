"""What each mandaat weighs in a decision, and how a decision was divided, afterwards."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy.orm import Session

from app.domain.basis.fouten import VerdelingKloptNiet
from app.domain.besluit.besluit import NieuwBesluit
from app.domain.besluit.verdeling import Gewichten, Uitleg, Verdeelsleutel, in_woorden, leg_uit, noot_bij, verdeel
from app.models import Besluit, Zaak
from app.services.mandaat.gevers.gewogen import naar_inwoners, naar_kinderen, weeg
from app.services.mandaat.stand import lijst_mandaten, op_gever


def gewichten(session: Session, zaak: Zaak, nieuw: NieuwBesluit, onder: Collection[int]) -> Gewichten[int] | None:
    """By the key of the decision, of these mandaten (id); None for a key that asks for none. Raises
    VerdelingKloptNiet.
    """
    if nieuw.hoe not in (Verdeelsleutel.OMZET, Verdeelsleutel.INWONERS, Verdeelsleutel.KINDEREN):
        return None
    gevers = {m.id: m.mandaatgever for m in lijst_mandaten(session, zaak.id) if m.id in onder}
    return weeg(session, zaak, nieuw.hoe, gevers, nieuw.datum)


_UIT_TE_LEGGEN = (Verdeelsleutel.GELIJK, Verdeelsleutel.INWONERS, Verdeelsleutel.KINDEREN)


def uitleg_van(session: Session, zaak: Zaak, besluit: Besluit) -> Uitleg | None:
    """How the amount of a decision was divided, when what it was weighed by is still known and gives the same parts;
    None for any other: the parts themselves say it.
    """
    if not besluit.bedrag or besluit.sleutel not in _UIT_TE_LEGGEN:
        return None
    gewogen = _gewogen(session, zaak, besluit)
    if not gewogen or not any(gewogen.values()) or verdeel(besluit.bedrag, gewogen) != _delen(besluit):
        return None
    namen = {d.mandaat_id: d.mandaat.mandaatgever.naam for d in besluit.delen}
    hoe = in_woorden(besluit.sleutel, besluit.peiljaar, besluit.teldatum)
    return leg_uit(besluit.bedrag, gewogen, namen, hoe, noot_bij(besluit.sleutel))


def _delen(besluit: Besluit) -> dict[int, int]:
    """What each mandaat (id) paid of it, in the order in which the cents that remain were given."""
    return {d.mandaat_id: d.bedrag for d in sorted(besluit.delen, key=lambda d: op_gever(d.mandaat))}


def _gewogen(session: Session, zaak: Zaak, besluit: Besluit) -> dict[int, int]:
    """What each weighs by the key of the decision; empty when another year or day counts for its day by now, and when
    one of them is not known any more.
    """
    delen = _delen(besluit)
    if besluit.sleutel is Verdeelsleutel.GELIJK:
        return dict.fromkeys(delen, 1)
    gevers = {d.mandaat_id: d.mandaat.mandaatgever.code for d in besluit.delen}
    if besluit.sleutel is Verdeelsleutel.KINDEREN:
        tallen = _kinderen_van_toen(session, zaak, besluit, gevers)
    else:
        tallen = naar_inwoners(zaak.regio, gevers, besluit.datum)
    van_toen = (tallen.jaar, tallen.teldatum) == (besluit.peiljaar, besluit.teldatum)
    bekend = van_toen and tallen.per_sleutel.keys() == delen.keys()
    return {id_: tallen.per_sleutel[id_] for id_ in delen} if bekend else {}


def _kinderen_van_toen(session: Session, zaak: Zaak, besluit: Besluit, gevers: Mapping[int, str]) -> Gewichten[int]:
    """Of the day that is kept, as it was counted when the decision was entered: later corrections change nothing."""
    try:
        return naar_kinderen(session, zaak, gevers, besluit.teldatum or besluit.datum, besluit.ingevoerd_op)
    except VerdelingKloptNiet:
        return Gewichten({})
