"""What each grantor of a decision weighs: its youth turnover at the provider, or its inhabitants."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy.orm import Session

from app.domain.besluit.besluit import NieuwBesluit
from app.domain.besluit.verdeling import Gewichten, Uitleg, Verdeelsleutel, in_woorden, leg_uit, verdeel
from app.models import Besluit, Mandaat, Zaak
from app.naslag import naslag
from app.regios import profiel
from app.services.aanbieder.omzetaandelen import omzet_per_gever
from app.services.mandaat.stand import lijst_mandaten, op_gever


def gewichten(session: Session, zaak: Zaak, nieuw: NieuwBesluit, onder: Collection[int]) -> Gewichten | None:
    """By the key of the decision, of these mandaten (id); None for a key that asks for none."""
    if nieuw.hoe not in (Verdeelsleutel.OMZET, Verdeelsleutel.INWONERS):
        return None
    mandaten = [m for m in lijst_mandaten(session, zaak.id) if m.id in onder]
    if nieuw.hoe is Verdeelsleutel.INWONERS:
        return naar_inwoners(zaak.regio, mandaten, nieuw.datum)
    per_gever = omzet_per_gever(session, zaak)
    bekend = {m.id: per_gever[m.mandaatgever_id] for m in mandaten if m.mandaatgever_id in per_gever}
    return Gewichten({id_: rij.bedrag for id_, rij in bekend.items()})


def naar_inwoners(regio: str, mandaten: Iterable[Mandaat], dag: date) -> Gewichten:
    """All of one year: the newest that had begun on the day, as `Naslag.inwoners` says."""
    van_wie = {m.id: wie_is(regio, m.mandaatgever.code, dag) for m in mandaten}
    samen = naslag().inwoners({code for codes in van_wie.values() for code in codes}, dag)
    op = date(samen.jaar, 12, 31) if samen else dag
    tallen = {id_: naslag().inwoners(codes, op) for id_, codes in van_wie.items()}
    return Gewichten({id_: tal.aantal for id_, tal in tallen.items() if tal}, samen.jaar if samen else None)


def wie_is(regio: str, gever: str, dag: date) -> list[str]:
    """The municipalities that a grantor stands for on a day: itself, or those of the youth region that it is."""
    if naslag().gemeente(gever):
        return [gever]
    eigen = profiel(regio)
    jeugdregio = next((r.jeugdregio for r in eigen.andere_regios if r.code == gever), "")
    return naslag().leden_op(jeugdregio, dag)


def uitleg_van(besluit: Besluit, regio: str) -> Uitleg | None:
    """How the amount of a decision was divided, when what it was weighed by is still known and gives the same parts;
    None for any other: the parts themselves say it.
    """
    if not besluit.bedrag or besluit.sleutel not in (Verdeelsleutel.GELIJK, Verdeelsleutel.INWONERS):
        return None
    gewogen = _gewogen(besluit, regio)
    if not gewogen or not all(gewogen.values()) or verdeel(besluit.bedrag, gewogen) != _delen(besluit):
        return None
    namen = {d.mandaat_id: d.mandaat.mandaatgever.naam for d in besluit.delen}
    return leg_uit(besluit.bedrag, gewogen, namen, in_woorden(besluit.sleutel, besluit.peiljaar))


def _delen(besluit: Besluit) -> dict[int, int]:
    """What each mandaat (id) paid of it, in the order in which the cents that remain were given."""
    return {d.mandaat_id: d.bedrag for d in sorted(besluit.delen, key=lambda d: op_gever(d.mandaat))}


def _gewogen(besluit: Besluit, regio: str) -> dict[int, int]:
    """What each weighs by the key of the decision; empty when another year counts for its day by now."""
    delen = _delen(besluit)
    if besluit.sleutel is Verdeelsleutel.GELIJK:
        return dict.fromkeys(delen, 1)
    tallen = naar_inwoners(regio, [d.mandaat for d in besluit.delen], besluit.datum)
    return {id_: tallen.per_mandaat.get(id_, 0) for id_ in delen} if tallen.jaar == besluit.peiljaar else {}
