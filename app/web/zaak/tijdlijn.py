"""What stands on the timeline of a zaak, in words: what happened, what runs until when, what is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from flask_babel import gettext as _

from app.domain.basis.begrippen import RUST, Mandaatsoort, Toestand, Zaakrol
from app.domain.basis.inzage import Inzage
from app.domain.draaiboek.draaiboek import Editie
from app.domain.mandaat.mandaatfeiten import laatste_dag
from app.domain.openstaand.mandaten import AFGEWEZEN, LOOPT_AF
from app.domain.zaak.tredetijd import dagnummer
from app.domain.zaak.verloop import naam
from app.services.kern.toegang import Dossier
from app.services.mandaat.stand import Mandaatregel
from app.services.openstaand.lijst import Openstaand
from app.services.overzicht.zaakscherm import Zaakscherm
from app.web.kern.taal.gekozen import gemerkt, samengesteld
from app.weergave import bedrag, dag_kort, datum, hoofdletter, mandaatnaam, woord

MEESTE_NAMEN = 4
LAATSTE, EERSTE = 5, 4
"""How much of what happened, and of what comes, the short list has."""


class Soort(StrEnum):
    """How a moment stands to today."""

    GEBEURD = "gebeurd"
    LAAT = "laat"
    NU = "nu"
    STRAKS = "straks"


@dataclass(frozen=True)
class Moment:
    """Something on a day: `tekst` in full, `kort` as a label in the drawing; without it only the list tells it."""

    dag: date
    tekst: str
    kort: str = ""
    soort: Soort = Soort.GEBEURD


@dataclass(frozen=True)
class Looptijd:
    """Mandaten that run over the same days."""

    van: date
    tot: date
    tekst: str


@dataclass(frozen=True)
class Tijdlijn:
    """`nu` is today; of a zaak that was closed the day of that, and nothing comes after it."""

    begin: date
    nu: date
    loopt: bool
    treden: Sequence[tuple[Toestand, date]]
    gebeurd: Sequence[Moment]
    termijnen: Sequence[Moment]
    looptijden: Sequence[Looptijd]

    @property
    def dagnummer(self) -> int:
        return dagnummer(self.begin, self.nu)

    def alles(self) -> list[Moment]:
        """Everything by day, today in its place: what the drawing shows, and what has no room in it."""
        treden = [Moment(dag, _trede(toestand, eerste=not nr)) for nr, (toestand, dag) in enumerate(self.treden)]
        nu = [Moment(self.nu, _("Vandaag, dag %(nr)s", nr=self.dagnummer), soort=Soort.NU)] if self.loopt else []
        volgorde = list(Soort)
        return sorted((*treden, *self.gebeurd, *self.termijnen, *nu), key=lambda m: (m.dag, volgorde.index(m.soort)))


def in_het_kort(momenten: Sequence[Moment]) -> tuple[list[Moment], int]:
    """For a narrow screen: how it began, the last that happened, today, and what is next; and how many are left out.

    What is late stands with what is next on the same page.
    """
    voorbij = [m for m in momenten if m.soort is Soort.GEBEURD]
    komt = [m for m in momenten if m.soort is Soort.STRAKS]
    getoond = [
        *voorbij[:1],
        *voorbij[1:][-LAATSTE:],
        *(m for m in momenten if m.soort is Soort.NU),
        *komt[:EERSTE],
    ]
    return getoond, len(momenten) - len(getoond)


def tijdlijn(scherm: Zaakscherm, dossier: Dossier, editie: Editie) -> Tijdlijn:
    """Of what this actor may see, from the opening to today."""
    bepalingen = scherm.overzicht.bepalingen
    loopt = dossier.zaak.toestand not in RUST
    nu = scherm.peildag
    looptijden = list(_looptijden(scherm.overzicht.mandaten, dossier.zaak.periode, nu, loopt=loopt))
    einden = [
        Moment(einde.tot, einde.tekst, _bij_dag(einde.tot, _("mandaat eindigt")), Soort.STRAKS) for einde in looptijden
    ]
    return Tijdlijn(
        begin=bepalingen[0].datum,
        nu=nu,
        loopt=loopt,
        treden=[(b.naar, b.datum) for b in bepalingen],
        gebeurd=sorted((m for m in _gebeurd(scherm, dossier, editie) if m.dag <= nu), key=lambda m: m.dag),
        termijnen=sorted((*_termijnen(scherm), *einden), key=lambda m: m.dag) if loopt else [],
        looptijden=looptijden,
    )


def namen_van(mandaten: Iterable[Mandaatregel]) -> dict[str, str]:
    """By object of the logboek the name of the grantor: an entry about a mandaat does not always say whose it is."""
    return {f"mandaat/{regel.mandaat.id}": regel.mandaat.mandaatgever.naam for regel in mandaten}


class _Benoemd(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def titel(self) -> str: ...


def titel_van(lijst: Iterable[_Benoemd], code: str) -> str:
    """The title of a rung or a phase; the code when the profile has it no more."""
    return next((een.titel for een in lijst if een.code == code), code)


def opsomming(namen: Sequence[str], hoogstens: int = MEESTE_NAMEN) -> str:
    """Delft, Den Haag en 3 andere; all of them when that is hardly longer."""
    if len(namen) <= hoogstens + 1:
        return ", ".join(namen)
    erbij = len(namen) - hoogstens
    return str(_("%(namen)s en %(aantal)s andere", namen=", ".join(namen[:hoogstens]), aantal=erbij))


def _trede(toestand: Toestand, *, eerste: bool) -> str:
    if eerste:
        return str(_("Zaak geopend: %(trede)s", trede=naam(toestand)))
    return naam(toestand).capitalize()


def _gebeurd(scherm: Zaakscherm, dossier: Dossier, editie: Editie) -> Iterator[Moment]:
    if dossier.inzage is not Inzage.EIGEN:
        for v in (v for v in dossier.vervullingen if v.rol is Zaakrol.PROJECTLEIDER):
            wie = _("Projectleider: %(naam)s", naam=v.gebruiker.naam)
            yield Moment(v.van, wie, _("projectleider"))
    yield from _mandaten(scherm)
    yield from _besluiten(scherm.overzicht.besluiten)
    for regel in scherm.overzicht.noodgrepen:
        yield Moment(regel.noodgreep.datum, _("Noodgreep"), _("noodgreep"))
    yield from _feiten(scherm, dossier, editie)


def _mandaten(scherm: Zaakscherm) -> Iterator[Moment]:
    """By day on which they became active, and by day on which they were refused."""
    actief: dict[tuple[date, Mandaatsoort], list[str]] = {}
    for regel in scherm.overzicht.mandaten:
        if begin := regel.feiten.actief_vanaf:
            actief.setdefault((begin, regel.mandaat.soort), []).append(regel.mandaat.mandaatgever.naam)
    for (dag, soort), namen in actief.items():
        wat = _("%(mandaat)s actief: %(namen)s", mandaat=mandaatnaam(soort.value), namen=opsomming(namen))
        yield Moment(dag, wat, _("1 mandaat") if len(namen) == 1 else _("%(n)s mandaten", n=len(namen)))
    for punt in (p.punt for p in scherm.punten if p.soort.code == AFGEWEZEN):
        wie = namen_van(scherm.overzicht.mandaten)[punt.object]
        yield Moment(punt.sinds, _("Geweigerd door %(wie)s", wie=wie), _("weigering"))


def _besluiten(besluiten: Sequence[tuple[date, int | None]]) -> Iterator[Moment]:
    per_dag: dict[date, list[int | None]] = {}
    for dag, cent in besluiten:
        per_dag.setdefault(dag, []).append(cent)
    for dag, bedragen in per_dag.items():
        som = bedrag(sum(cent or 0 for cent in bedragen))
        if len(bedragen) > 1:
            wat = _("%(n)s besluiten, samen %(som)s", n=len(bedragen), som=som)
            yield Moment(dag, wat, _("%(n)s besluiten", n=len(bedragen)))
        elif bedragen[0]:
            yield Moment(dag, _("Besluit: %(som)s", som=som), som)
        else:
            yield Moment(dag, _("Besluit over inhoud"), _("besluit"))


def _feiten(scherm: Zaakscherm, dossier: Dossier, editie: Editie) -> Iterator[Moment]:
    """Events of the edition, opschaling and toezicht; an event may lie before the opening."""
    begin = scherm.overzicht.bepalingen[0].datum
    for feit in scherm.feiten.gebeurtenissen:
        bekend = editie.gebeurtenis(feit.code)
        wat = bekend.naam if bekend else feit.code
        eerder = _(" (op %(dag)s)", dag=datum(feit.datum)) if feit.datum < begin else ""
        yield Moment(max(feit.datum, begin), hoofdletter(wat) + eerder, woord(feit.code))
    for spoor in scherm.feiten.opschalingen:
        for nr, (code, dag) in enumerate(spoor.stappen):
            wat = _(
                "Opschaling: %(wat)s",
                wat=titel_van((*dossier.profiel.opschaling, *dossier.profiel.opschaling_vroeger), code),
            )
            yield Moment(dag, wat, "" if nr else _("opschaling"))
        if spoor.einde:
            yield Moment(spoor.einde, _("Opschaling %(nr)s: uitkomst", nr=spoor.nummer))
    for spoor in scherm.feiten.toezicht:
        for nr, (code, dag) in enumerate(spoor.stappen):
            wat = _("Interbestuurlijk toezicht: %(wat)s", wat=titel_van(dossier.profiel.toezichtfasen, code))
            yield Moment(max(dag, begin), wat, "" if nr else _("toezicht"))
        if spoor.einde:
            yield Moment(max(spoor.einde, begin), _("Interbestuurlijk toezicht beëindigd"))


def _termijnen(scherm: Zaakscherm) -> Iterator[Moment]:
    """The last days of what is open, a moment per day; and the day on which the cash is gone."""
    per_dag: dict[date, list[Openstaand]] = {}
    for punt in (p for taak in scherm.taken for p in taak.punten if p.soort.code != LOOPT_AF):
        if punt.punt.uiterlijk_op:
            per_dag.setdefault(punt.punt.uiterlijk_op, []).append(punt)
    for dag, punten in per_dag.items():
        soort = Soort.LAAT if dag < scherm.dag else Soort.STRAKS
        yield Moment(dag, _wat(punten, soort), _bij_dag(dag, _kort(punten)), soort)
    if (kas := scherm.horizon) and kas.tot and kas.tot >= scherm.dag:
        wat = _("Kas op, volgens de cijfers van %(dag)s", dag=datum(kas.op))
        yield Moment(kas.tot, wat, _bij_dag(kas.tot, _("kas op")), Soort.STRAKS)


def _wat(punten: Sequence[Openstaand], soort: Soort) -> str:
    """Each kind with how many there are of it; one alone in its own words."""
    telling = Counter(p.soort.titel for p in punten)
    alleen = {p.soort.titel: p.punt.onderwerp for p in punten}
    delen = (f"{n} × {titel.lower()}" if n > 1 else alleen[titel] for titel, n in telling.items())
    wat = samengesteld("; ".join(map(gemerkt, delen)))
    return str(_("Te laat: %(wat)s", wat=wat) if soort is Soort.LAAT else _("Uiterlijk: %(wat)s", wat=wat))


def _bij_dag(dag: date, wat: str) -> str:
    """A label in the drawing: 16 mei: mandaat eindigt."""
    return samengesteld(f"{gemerkt(dag_kort(dag))}: {wat}")


def _kort(punten: Sequence[Openstaand]) -> str:
    titels = {p.soort.titel for p in punten}
    if len(punten) == 1:
        return gemerkt(punten[0].soort.titel.lower())
    if len(titels) == 1:
        return gemerkt(f"{len(punten)} × {titels.pop().lower()}")
    return str(_("%(n)s taken", n=len(punten)))


def _looptijden(mandaten: Sequence[Mandaatregel], periode: int, nu: date, *, loopt: bool) -> Iterator[Looptijd]:
    """Active ones of this period, and in a closed zaak those that were; together when they are of one kind and run over
    the same days.
    """
    samen: dict[tuple[Mandaatsoort, date, date], list[str]] = {}
    for regel in mandaten:
        begin, einde = regel.feiten.begin, laatste_dag(regel.feiten)
        eigen = regel.mandaat.periode == periode and regel.mandaat.onder_id is None
        if eigen and begin and begin <= nu and (einde >= nu or not loopt):
            samen.setdefault((regel.mandaat.soort, begin, einde), []).append(regel.mandaat.mandaatgever.naam)
    for (soort, begin, einde), namen in sorted(samen.items(), key=lambda deel: deel[0][1:]):
        wie = opsomming(namen) if len(namen) < MEESTE_NAMEN else _("%(n)s mandaatgevers", n=len(namen))
        yield Looptijd(
            begin,
            einde,
            _("%(mandaat)s, %(wie)s: tot en met %(dag)s", mandaat=mandaatnaam(soort.value), wie=wie, dag=datum(einde)),
        )
