"""What each municipality or region stands for if it stops: children, turnover, mandaten, and what it decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.basis.begrippen import Mandaatsoort, Mandaatstatus
from app.domain.basis.zoeken import op_naam
from app.domain.besluit.verdeling import verdeel
from app.domain.vooruitblik.stilstand import verst, week_van
from app.models import Besluit, Omzetaandeel
from app.regios import namen_van_anderen
from app.services.geld.lezen import Gemeentestand
from app.services.kern.toegang import Dossier
from app.services.mandaat.stand import Mandaatregel
from app.services.plaatsing.lezen import gemeentenamen

Cellen = Mapping[tuple[str, str], tuple[int, date]]
"""How many children, and on which reference date, by municipality and form of care."""


@dataclass(frozen=True)
class Gemeenteregel:
    """Amounts in euro cents. None is not counted, not entered, or no mandaat. `eigen`: a member of the region today."""

    code: str
    naam: str
    eigen: bool
    per_vorm: Mapping[str, int] = field(default_factory=dict)
    geteld_op: date | None = None
    omzet: int | None = None
    jaar: int | None = None
    besloten: int = 0
    toegezegd: int = 0
    te_betalen: int = 0
    ruimte: int = 0
    geld: Mandaatstatus | None = None
    inhoud: Mandaatstatus | None = None
    deel: int | None = None

    @property
    def kinderen(self) -> int | None:
        return sum(self.per_vorm.values()) if self.per_vorm else None

    @property
    def per_week(self) -> int | None:
        """What it spends at the provider in a week."""
        return None if self.omzet is None else week_van(self.omzet)

    @property
    def in_de_zaak(self) -> bool:
        """Whether it has turnover, money or a mandaat here, its children left aside."""
        return bool(self.omzet is not None or self.besloten or self.toegezegd or self.geld or self.inhoud)

    @property
    def mandaat_ontbreekt(self) -> bool:
        """Whether nobody can decide about money for it today."""
        return self.geld is not Mandaatstatus.ACTIEF


@dataclass(frozen=True)
class Gegevens:
    """What the zaak has, each read once; `tekort` is divided by turnover over those of whom that is known."""

    cellen: Cellen
    omzet: Sequence[Omzetaandeel]
    mandaten: Sequence[Mandaatregel]
    besluiten: Sequence[Besluit]
    geld: Mapping[str, Gemeentestand]
    tekort: int = 0


def gemeenteregels(dossier: Dossier, vandaag: date, wat: Gegevens) -> list[Gemeenteregel]:
    """The members of the region, and whoever else has children, turnover or a mandaat in the zaak; members first."""
    eigen = {gemeente.code for gemeente in dossier.profiel.gemeenten_op(vandaag)}
    omzet = {rij.organisatie.code: rij for rij in wat.omzet}
    staat, besloten, namen = (
        _mandaten(wat.mandaten, dossier.zaak.periode),
        _besloten(wat.besluiten),
        _namen(dossier, wat),
    )
    kinderen = _kinderen(wat.cellen)
    leeg = Gemeenteregel("", "", eigen=False)
    regels = [
        replace(
            staat.get(code, leeg),
            code=code,
            naam=namen.get(code, code),
            eigen=code in eigen,
            per_vorm=kinderen[code].per_vorm if code in kinderen else {},
            geteld_op=kinderen[code].geteld_op if code in kinderen else None,
            omzet=omzet[code].bedrag if code in omzet else None,
            jaar=omzet[code].jaar if code in omzet else None,
            besloten=besloten.get(code, 0),
            toegezegd=wat.geld[code].toegezegd if code in wat.geld else 0,
            te_betalen=wat.geld[code].te_betalen if code in wat.geld else 0,
        )
        for code in {*eigen, *kinderen, *omzet, *staat, *wat.geld}
    ]
    return _met_delen(sorted(regels, key=lambda regel: (not regel.eigen, op_naam(regel.naam))), wat.tekort)


def _met_delen(regels: Sequence[Gemeenteregel], tekort: int) -> list[Gemeenteregel]:
    """Each with its part of what is missing; cents that remain go by the order of the list."""
    gewichten = {regel.code: regel.omzet for regel in regels if regel.omzet}
    delen = verdeel(tekort, gewichten) if tekort and gewichten else {}
    return [replace(regel, deel=delen.get(regel.code)) for regel in regels]


def _kinderen(cellen: Cellen) -> dict[str, Gemeenteregel]:
    """By municipality what was counted last of each form of care, and the newest reference date."""
    per: dict[str, Gemeenteregel] = {}
    for (code, vorm), (aantal, dag) in sorted(cellen.items()):
        if not code:  # nobody knows yet whose they are
            continue
        eerder = per.get(code, Gemeenteregel(code, "", eigen=False))
        nieuwste = max(dag, eerder.geteld_op or dag)
        per[code] = replace(eerder, per_vorm={**eerder.per_vorm, vorm: aantal}, geteld_op=nieuwste)
    return per


def _mandaten(regels: Sequence[Mandaatregel], periode: int) -> dict[str, Gemeenteregel]:
    """By grantor how far its mandaten are, and what is left of the money of those that are active today."""
    per: dict[str, list[Mandaatregel]] = {}
    for regel in regels:
        if regel.mandaat.periode == periode and regel.mandaat.onder_id is None:
            per.setdefault(regel.mandaat.mandaatgever.code, []).append(regel)
    return {code: _staat(code, van_gever) for code, van_gever in per.items()}


def _staat(code: str, regels: Sequence[Mandaatregel]) -> Gemeenteregel:
    geld = [r for r in regels if r.mandaat.soort is Mandaatsoort.FINANCIEN]
    return Gemeenteregel(
        code,
        "",
        eigen=False,
        geld=verst(r.status for r in geld),
        inhoud=verst(r.status for r in regels if r.mandaat.soort is Mandaatsoort.INHOUD),
        ruimte=sum(max(0, r.feiten.over) for r in geld if r.status is Mandaatstatus.ACTIEF),
    )


def _besloten(besluiten: Iterable[Besluit]) -> dict[str, int]:
    """What was decided for the account of each grantor, reversals taken off."""
    samen: dict[str, int] = {}
    for besluit in besluiten:
        for deel in besluit.delen:
            code = deel.mandaat.mandaatgever.code
            samen[code] = samen.get(code, 0) + deel.bedrag
    return samen


def _namen(dossier: Dossier, wat: Gegevens) -> dict[str, str]:
    wie = [*(regel.mandaat.mandaatgever for regel in wat.mandaten), *(rij.organisatie for rij in wat.omzet)]
    anderen = namen_van_anderen(dossier.profiel.code)
    bekend = gemeentenamen() | anderen | dossier.profiel.gemeentenamen
    return bekend | {organisatie.code: organisatie.naam for organisatie in wie}
