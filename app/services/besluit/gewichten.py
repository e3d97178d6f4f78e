"""What each mandaat weighs in a decision, and how a decision was divided, afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from sqlalchemy.orm import Session

from app.domain.besluit.besluit import NieuwBesluit
from app.domain.besluit.verdeling import (
    Gewichten,
    Uitleg,
    Verdeelsleutel,
    in_woorden,
    leg_uit,
    noot_bij,
    per_gever,
    verdeel,
)
from app.models import Besluit, Zaak
from app.services.mandaat.gevers.gewogen import naar_inwoners, weeg
from app.services.mandaat.stand import lijst_mandaten, op_gever

WEGEN = frozenset({Verdeelsleutel.OMZET, Verdeelsleutel.INWONERS, Verdeelsleutel.KINDEREN})
"""Keys by which one grantor weighs more than another."""


def gewichten(session: Session, zaak: Zaak, nieuw: NieuwBesluit, onder: Collection[int]) -> Gewichten[int] | None:
    """By the key of the decision, of these mandaten (id); None without an amount, and for a key that asks for none.
    Raises VerdelingKloptNiet.
    """
    if nieuw.bedrag is None or nieuw.hoe not in WEGEN:
        return None
    gevers = {m.id: m.mandaatgever for m in lijst_mandaten(session, zaak.id) if m.id in onder}
    return weeg(session, zaak, nieuw.hoe, gevers, nieuw.datum)


def uitleg_van(besluit: Besluit, regio: str) -> Uitleg | None:
    """How the amount of a decision was divided, when what it was weighed by is still known and gives the same parts;
    None for any other: the parts themselves say it.
    """
    if not besluit.bedrag or besluit.sleutel is None:
        return None
    gevers = {d.mandaat_id: d.mandaat.mandaatgever.naam for d in besluit.delen}
    gewogen = per_gever(_gewogen(besluit, regio), gevers)
    if not any(gewogen.values()) or verdeel(besluit.bedrag, gewogen) != _delen_per_gever(besluit):
        return None
    namen = {gever: gever for gever in gewogen}
    hoe = in_woorden(besluit.sleutel, besluit.peiljaar, besluit.teldatum)
    return leg_uit(besluit.bedrag, gewogen, namen, hoe, noot_bij(besluit.sleutel))


def _delen(besluit: Besluit) -> dict[int, int]:
    """What each mandaat (id) paid of it, in the order in which the cents that remain were given."""
    return {d.mandaat_id: d.bedrag for d in sorted(besluit.delen, key=lambda d: op_gever(d.mandaat))}


def _delen_per_gever(besluit: Besluit) -> Counter[str]:
    delen: Counter[str] = Counter()
    for deel in sorted(besluit.delen, key=lambda d: op_gever(d.mandaat)):
        delen[deel.mandaat.mandaatgever.naam] += deel.bedrag
    return delen


def _gewogen(besluit: Besluit, regio: str) -> dict[int, int]:
    """What each weighs by the key of the decision; empty when another year counts for its day by now, when that of one
    of them is not known any more, and for a key of which it is not known afterwards.
    """
    delen = _delen(besluit)
    if besluit.sleutel is Verdeelsleutel.GELIJK:
        return dict.fromkeys(delen, 1)
    if besluit.sleutel is Verdeelsleutel.KINDEREN:  # as it was counted then: a later correction changes nothing
        bewaard = besluit.gewichten or {}
        return {id_: bewaard.get(str(id_), 0) for id_ in delen}
    if besluit.sleutel is not Verdeelsleutel.INWONERS:
        return {}
    tallen = naar_inwoners(regio, {d.mandaat_id: d.mandaat.mandaatgever.code for d in besluit.delen}, besluit.datum)
    bekend = tallen.jaar == besluit.peiljaar and tallen.per_sleutel.keys() == delen.keys()
    return {id_: tallen.per_sleutel[id_] for id_ in delen} if bekend else {}
