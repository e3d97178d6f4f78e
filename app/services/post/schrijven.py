"""Write a mail when it goes, from what is so at that moment: what is closed meanwhile is no longer told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import dag_van
from app.domain.basis.rechten import Recht, mag
from app.domain.gebruiker.berichten import Bericht
from app.domain.openstaand.register import ALGEMEEN, SOORTEN
from app.domain.post.brief import Brief, Postregel
from app.domain.post.keuze import Mailsoort
from app.models import Puntbericht
from app.services.openstaand.algemeen import algemeen
from app.services.openstaand.lijst import Openstaand, tel_tot_grens, voor
from app.services.openstaand.wens import Groep, Puntwens
from app.services.post.afmelden import Kantoor
from app.services.post.buiten_zaak import met_dag, nu_buiten_zaak
from app.services.post.klaarzetten import MEEST
from app.services.post.wie import Bus, Lezer, Ontvanger, Punt, in_mail, lees
from app.services.vergadering.kalenderblad import komende_week
from app.weergave import datum

HERINNERBAAR = timedelta(days=14)
"""Nobody is reminded of a last day so far away, nor of one that was missed so long ago: a mail can wait two days."""
REGELS = 25
"""A mail names no more: it is a way to the list, and not the list."""
SOORT = {
    Bericht.WERK: Mailsoort.METEEN,
    Bericht.HERINNERING: Mailsoort.HERINNERING,
    Bericht.OVERZICHT: Mailsoort.OVERZICHT,
}
ALLES = "Bekijk wat er wacht"
NIETS_ERIN = "In deze mail staat met opzet niet meer: log in om te zien waar het over gaat."


def schrijf_werk(
    session: Session, wie: Ontvanger, naam: str, soort: Bericht, nr: int, kantoor: Kantoor, nu: datetime
) -> Brief | None:
    """The mail of this key about what waits for him; None when nothing of it does any more."""
    dag = dag_van(nu)
    if soort is Bericht.OVERZICHT and isinstance(wie, Lezer):
        return _overzicht(session, wie, naam, kantoor, dag)
    punten = [*lees(session, wie.punten(dag), in_mail(wie, nr), hoogstens=MEEST), *_erbuiten(session, wie, nr, dag)]
    if not punten:
        return None
    herinnering = soort is Bericht.HERINNERING
    regels = list(_regels(punten, kantoor.basis, dag, herinnering=herinnering))
    onderwerp = _onderwerp(regels, len(punten), herinnering=herinnering)
    return _brief(onderwerp, [_aanhef(naam), _waarom(wie, herinnering)], regels, wie, soort, kantoor)


def _erbuiten(session: Session, wie: Ontvanger, nr: int, dag: date) -> list[Punt]:
    p = Puntbericht
    vraag = select(p.soort, p.object).where(p.uitgaand == nr, p.zaak_id.is_(None), p.ontvanger == wie.sleutel)
    verteld = {(soort, object_) for soort, object_ in session.execute(vraag)}
    if not verteld:
        return []
    van_hem = nu_buiten_zaak(session, wie, dag) if isinstance(wie, Lezer) else ()
    alle = [*van_hem, *met_dag(session, wie, dag - HERINNERBAAR, dag + HERINNERBAAR)]
    return [punt for punt in alle if (punt.soort, punt.object) in verteld]


def _overzicht(session: Session, wie: Lezer, naam: str, kantoor: Kantoor, dag: date) -> Brief | None:
    wens = Puntwens(groep=Groep.U)
    los = algemeen(session, wie.actor, dag)
    gevonden = [*los, *_besluiten_eerst(session, wie, dag, wens)]
    punten = [Punt(None, p.zaaknummer or "", p.punt.soort, p.punt.object, p.punt.uiterlijk_op) for p in gevonden]
    if not punten:
        return None
    aantal = tel_tot_grens(session, wie.actor, dag, wens)
    totaal = aantal.totaal + len(los)
    te_laat = aantal.te_laat + sum(punt.te_laat for punt in los)
    laat = f"Te laat: {te_laat}." if te_laat else "Er is niets te laat."
    hoeveel = f"Er wachten meer dan {aantal.grens} taken op u." if totaal > aantal.grens else _hoeveel(totaal)
    regels = [*_regels(punten, kantoor.basis, dag, herinnering=True), *_week(session, wie, kantoor.basis, dag)]
    return _brief("Wat er op u wacht", [_aanhef(naam), hoeveel, laat], regels, wie, Bericht.OVERZICHT, kantoor)


def _besluiten_eerst(session: Session, wie: Lezer, dag: date, wens: Puntwens) -> list[Openstaand]:
    """What asks for a decision is named however much else waits, as on the start page. Two queries."""
    besluiten = voor(session, wie.actor, dag, wens=replace(wens, beslissing=True), grootte=REGELS + 1)
    alle = voor(session, wie.actor, dag, wens=wens, grootte=REGELS + 1)
    return [*besluiten, *(punt for punt in alle if not punt.soort.beslissing)][: REGELS + 1]


def _week(session: Session, wie: Lezer, basis: str, dag: date) -> Iterator[Postregel]:
    if mag(Recht.KALENDER_INZIEN, wie.actor.rollen):
        for vergadering, naam in komende_week(session, wie.actor, dag):
            yield Postregel(f"Vergadering van {naam}", "", f"{basis}/kalender", datum(vergadering.datum))


def _regels(punten: Sequence[Punt], basis: str, dag: date, *, herinnering: bool) -> Iterator[Postregel]:
    """Those of one kind in one zaak with the same last day on one line."""
    for (zaak, soort, uiterlijk), groep in groupby(punten, lambda p: (p.zaaknummer, p.soort, p.uiterlijk_op)):
        eerste, *rest = groep
        titel = (SOORTEN.get(soort) or ALGEMEEN[soort]).titel
        wat = f"{titel} ({len(rest) + 1})" if rest else titel
        yield Postregel(wat, zaak, eerste.adres(basis), _wanneer(uiterlijk, dag, herinnering=herinnering))


def _wanneer(uiterlijk: date | None, dag: date, *, herinnering: bool) -> str:
    if uiterlijk is None:
        return ""
    if uiterlijk < dag:
        return f"Te laat: de laatste dag was {datum(uiterlijk)}"
    return f"De laatste dag is {datum(uiterlijk)}" if herinnering else f"Uiterlijk {datum(uiterlijk)}"


def _onderwerp(regels: Sequence[Postregel], aantal: int, *, herinnering: bool) -> str:
    if len(regels) == 1:
        kop = " · ".join(filter(None, (regels[0].wat, regels[0].zaak)))
        return f"Herinnering · {kop}" if herinnering else kop
    return f"Herinnering aan {aantal} taken" if herinnering else _hoeveel(aantal).removesuffix(".")


def _hoeveel(aantal: int) -> str:
    return "Er wacht 1 taak op u." if aantal == 1 else f"Er wachten {aantal} taken op u."


def _aanhef(naam: str) -> str:
    return f"Beste {naam},"


def _waarom(wie: Ontvanger, herinnering: bool) -> str:
    if herinnering:
        return "Van het volgende is de laatste dag bijna daar, of voorbij."
    return "Het volgende wacht op uw organisatie." if isinstance(wie, Bus) else "Het volgende wacht op u."


def _brief(
    onderwerp: str, voor_: list[str], regels: Sequence[Postregel], wie: Ontvanger, soort: Bericht, kantoor: Kantoor
) -> Brief:
    meer = len(regels) - REGELS
    na = [f"En nog {meer} andere. In Draaiboek staat alles bij elkaar."] if meer > 0 else []
    na.append(NIETS_ERIN)
    if isinstance(wie, Lezer):
        na.append(f"Deze mail niet meer krijgen? Meld u af: {kantoor.afmeldadres(wie.gebruiker_id, SOORT[soort])}")
        na.append(f"Kies zelf welke mail u krijgt: {kantoor.basis}/account/mail")
    else:
        na.append(f"Deze postbus hoort bij uw organisatie. Een ander adres? Wijzig het: {kantoor.basis}/postbussen")
    return Brief(onderwerp, voor_, regels[:REGELS], na, (ALLES, f"{kantoor.basis}/openstaand"))
