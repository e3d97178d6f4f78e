"""What each grantor of a decision weighs: its youth turnover at the provider, or its inhabitants."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy.orm import Session

from app.domain.besluit.besluit import NieuwBesluit
from app.domain.besluit.verdeling import Gewichten, Uitleg, Verdeelsleutel, in_woorden, leg_uit
from app.models import Besluit, Mandaat, Zaak
from app.naslag import naslag
from app.regios import profiel
from app.services.aanbieder.omzetaandelen import omzet_per_gever
from app.services.mandaat.stand import lijst_mandaten


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
    delen = sorted(besluit.delen, key=lambda d: (d.mandaat.mandaatgever.naam, d.mandaat_id))
    gewogen = dict.fromkeys((d.mandaat_id for d in delen), 1)
    if besluit.sleutel is Verdeelsleutel.INWONERS:
        mandaten = [d.mandaat for d in delen if d.bedrag]
        tallen = naar_inwoners(regio, mandaten, date(besluit.peiljaar or besluit.datum.year, 12, 31))
        gewogen = {m.id: tallen.per_mandaat.get(m.id, 0) for m in mandaten} if tallen.jaar == besluit.peiljaar else {}
    if not all(gewogen.values()) or not gewogen:
        return None
    namen = {d.mandaat_id: d.mandaat.mandaatgever.naam for d in delen}
    uitleg = leg_uit(besluit.bedrag, gewogen, namen, in_woorden(besluit.sleutel, besluit.peiljaar))
    klopt = besluit.sleutel is Verdeelsleutel.GELIJK or {d.bedrag for d in delen if d.bedrag} == {
        deel.bedrag for deel in uitleg.delen if deel.bedrag
    }
    return uitleg if klopt else None
