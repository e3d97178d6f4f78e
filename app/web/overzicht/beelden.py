"""The figures over zaken as drawings: in words for who does not see them, with the limits that the draaiboek names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from babel.dates import format_date
from flask_babel import gettext as _

from app.domain.zaak.verloop import naam as trednaam
from app.services.overzicht.lopend import beelden as cijfers
from app.services.overzicht.lopend.blad import Blad
from app.services.overzicht.lopend.rij import Grenzen, Rij
from app.services.telling.telverloop import te_tekenen
from app.web.beeld.kinderen import teken_kinderen
from app.web.beeld.kolommen import Laag, teken_kolommen
from app.web.beeld.staven import Staaf, teken_staven
from app.web.beeld.tekening import Tekening
from app.weergave import bedrag, dagen, datum

MEESTE = 8
"""How many zaken a drawing shows, the shortest first; the table of the page has all."""


def beelden(blad: Blad, maanden: Sequence[cijfers.Maandstand], dag: date) -> list[Tekening]:
    """Those of which there are figures."""
    gevonden = [
        teken_kinderen(te_tekenen(blad.stappen)),
        ruimteduur(blad.alle, blad.grenzen),
        kasduur(blad.alle, blad.grenzen),
        zaken_per_trede(maanden),
        tijd_in_trede(cijfers.duur_per_trede(blad.alle, dag)),
    ]
    return [tekening for tekening in gevonden if tekening]


def ruimteduur(rijen: Iterable[Rij], grenzen: Grenzen) -> Tekening | None:
    """How long the headroom of each zaak lasts, the shortest first."""
    met = sorted((rij for rij in rijen if rij.ruimte and rij.ruimtedagen is not None), key=lambda r: r.ruimtedagen or 0)
    staven = [
        Staaf(f"{rij.zaak.aanbieder}, {bedrag(rij.ruimte.over)}", rij.ruimtedagen or 0, dagen(rij.ruimtedagen or 0),
              rij.ruimte_krap(grenzen))
        for rij in met[:MEESTE] if rij.ruimte
    ]  # fmt: skip
    if not staven:
        return None
    kort = sum(staaf.let for staaf in staven)
    tekening = teken_staven(
        "ruimte",
        _("Hoe lang de ruimte duurt"),
        staven,
        uitleg=_("Van %(n)s zaken met ruimte; bij %(kort)s eindigt een mandaat binnen %(grens)s.", n=len(met),
                 kort=kort, grens=dagen(grenzen.ruimte)),
        koppen=[_("zaak"), _("ruimte"), _("eerste mandaat eindigt"), _("over")],
        rijen=[
            [rij.zaak.aanbieder, bedrag(rij.ruimte.over), datum(rij.ruimte.tot), dagen(rij.ruimtedagen or 0)]
            for rij in met[:MEESTE] if rij.ruimte
        ],
        grens=(grenzen.ruimte, _("grens: %(dagen)s", dagen=dagen(grenzen.ruimte))),
    )  # fmt: skip
    return tekening.met(_hoeveel(met))


def kasduur(rijen: Iterable[Rij], grenzen: Grenzen) -> Tekening | None:
    """The liquidity horizon of each provider, the shortest first; who does not run out is in no drawing."""
    met = sorted((rij for rij in rijen if rij.kasdagen is not None), key=lambda rij: rij.kasdagen or 0)
    if not met:
        return None
    staven = [
        Staaf(rij.zaak.aanbieder, rij.kasdagen or 0, dagen(rij.kasdagen or 0), rij.kas_krap(grenzen))
        for rij in met[:MEESTE]
    ]
    tekening = teken_staven(
        "kas",
        _("Hoe lang de kas reikt"),
        staven,
        uitleg=_("Van %(n)s aanbieders; het kortst reikt die van %(wie)s: %(dagen)s.", n=len(met),
                 wie=met[0].zaak.aanbieder, dagen=dagen(met[0].kasdagen or 0)),
        koppen=[_("zaak"), _("cijfers van"), _("geld tot"), _("dagen")],
        rijen=[
            [rij.zaak.aanbieder, datum(rij.kas.op), datum(rij.kas.tot), dagen(rij.kasdagen or 0)]
            for rij in met[:MEESTE] if rij.kas
        ],
        grens=(grenzen.kas, _("grens: %(dagen)s", dagen=dagen(grenzen.kas))),
    )  # fmt: skip
    return tekening.met(_hoeveel(met))


def _hoeveel(met: Sequence[Rij]) -> str:
    kort = _("kortste eerst")
    return str(kort if len(met) <= MEESTE else _("de kortste %(n)s van %(totaal)s", n=MEESTE, totaal=len(met)))


def zaken_per_trede(standen: Sequence[cijfers.Maandstand]) -> Tekening | None:
    if not any(sum(stand.aantallen.values()) for stand in standen):
        return None
    lagen = [
        Laag(
            trednaam(toestand),
            [stand.aantallen[toestand] for stand in standen],
            toestand.value,
            toestand is cijfers.OP_VOLGORDE[-1],
        )
        for toestand in cijfers.OP_VOLGORDE
    ]
    eerst, nu = (sum(stand.aantallen.values()) for stand in (standen[0], standen[-1]))
    getallen = {"eerst": eerst, "nu": nu, "dag": datum(standen[0].dag)}
    tekening = teken_kolommen(
        "treden",
        _("Zaken per trede"),
        [*(format_date(stand.dag, "MMM", locale="nl").rstrip(".") for stand in standen[:-1]), _("nu")],
        lagen,
        uitleg=_("Van %(eerst)s lopende zaken op %(dag)s naar %(nu)s nu.", **getallen),
        kop=_("aan het eind van"),
    )
    return tekening.met(_("alle zaken die u mag zien"))


def _lang(duur: cijfers.Trededuur) -> str:
    """Of one zaak the mean says nothing more."""
    if duur.zaken == 1:
        return dagen(duur.langst)
    return str(_("%(langst)s, gemiddeld %(gemiddeld)s", langst=dagen(duur.langst), gemiddeld=duur.gemiddeld))


def tijd_in_trede(duren: Sequence[cijfers.Trededuur]) -> Tekening | None:
    if not duren:
        return None
    staven = [
        Staaf(
            trednaam(duur.toestand),
            duur.langst,
            _lang(duur),
            duur.termijn is not None and duur.langst > duur.termijn,
            grens=duur.termijn,
        )
        for duur in duren
    ]
    te_lang = [trednaam(duur.toestand) for duur in duren if duur.termijn is not None and duur.langst > duur.termijn]
    tekening = teken_staven(
        "duur",
        _("Tijd in de trede"),
        staven,
        uitleg=_("De balk is de zaak die het langst in de trede is, de streep de langste termijn van een verplichte "
                 "stap. Langer dan die termijn: %(wie)s.", wie=", ".join(te_lang) or _("geen")),
        koppen=[_("trede"), _("zaken"), _("gemiddeld"), _("langst"), _("langste termijn")],
        rijen=[
            [trednaam(d.toestand), str(d.zaken), dagen(d.gemiddeld), dagen(d.langst),
             dagen(d.termijn) if d.termijn is not None else _("geen")]
            for d in duren
        ],
    )  # fmt: skip
    return tekening.met(_("streep: langste termijn van een verplichte stap, omgerekend naar dagen (eigen afleiding)"))
