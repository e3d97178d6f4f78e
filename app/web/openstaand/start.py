"""The first page: what is open for me, for my team, and with others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from heapq import merge
from typing import Any

from flask import Blueprint, g, render_template, url_for
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.openstaand.punt import Weegt
from app.domain.openstaand.register import NOTITIE
from app.services.gebruiker.kladden import tel_kladden
from app.services.openstaand.algemeen import algemeen, alles_buiten_zaak, buiten_zaak_bij_anderen
from app.services.openstaand.blad import MEESTE
from app.services.openstaand.lijst import Aantal, Groep, Openstaand, per_groep, som, voor
from app.services.overzicht.zaaklijst import tel_per_toestand
from app.services.vergadering.kalenderblad import komende_week
from app.web.kern.gegevens import fouten
from app.web.kern.toegang import mag_ergens, vereist
from app.web.kern.verzoek import paginanummer, vandaag
from app.web.openstaand.bundel import Bundel
from app.web.openstaand.punten import adres_van, als_bestand, doet, legt_een_ander_vast

bp = Blueprint("start", __name__)
bp.add_app_template_global(legt_een_ander_vast)
EERST = 12
"""How many of a group the page shows before who looks asks for all of them."""
BESLUITEN, HOOGSTENS_BESLUITEN = "besluiten", 25
"""The group of what asks for a decision, and how many lines of his own and of his team it shows."""
PAGINA = 100
"""How many of a group a page of all of them shows."""


@bp.get("/")
@vereist(Recht.INGELOGD)
def start() -> str:
    return render_template("openstaand/start.html", **_blad(EERST))


@bp.get("/openstaand")
@vereist(Recht.INGELOGD)
def openstaand() -> str:
    nr = paginanummer()
    blad = _blad(PAGINA, nr)
    later = any(len(bundels) == PAGINA and aantal.totaal > nr * PAGINA for _, bundels, aantal in blad["groepen"])
    return render_template(
        "openstaand/start.html",
        **blad,
        vorige_url=url_for(".openstaand", pagina=nr - 1) if nr > 1 else None,
        volgende_url=url_for(".openstaand", pagina=nr + 1) if later else None,
    )


@bp.get("/openstaand.<any(xlsx,csv):vorm>")
@vereist(Recht.INGELOGD)
def bestand(vorm: str) -> Response:
    dag = vandaag()
    anderen = buiten_zaak_bij_anderen(db.session, g.actor, dag)
    punten = [*algemeen(db.session, g.actor, dag), *voor(db.session, g.actor, dag, grootte=MEESTE), *anderen]
    return als_bestand(punten, vorm, f"openstaand-{dag:%Y-%m-%d}")


def _blad(hoogstens: int, pagina: int = 1) -> dict[str, Any]:
    dag = vandaag()
    ziet_zaken = mag_ergens(g.actor, Recht.ZAKEN_INZIEN)
    buiten = alles_buiten_zaak(db.session, g.actor, dag)
    ter_informatie = [punt for punt in buiten if punt.punt.soort == NOTITIE]
    lijsten, aantallen = _lijsten(hoogstens, pagina, [punt for punt in buiten if punt.punt.soort != NOTITIE])
    return {
        "ter_informatie": ter_informatie,
        "vandaag": dag,
        "groepen": [*_groepen(lijsten, aantallen, apart=hoogstens == EERST)],
        "totaal": som(aantallen.values()),
        "bij_u": aantallen.get(Groep.U, Aantal()),
        "bijeenkomsten": komende_week(db.session, g.actor, dag) if mag_ergens(g.actor, Recht.KALENDER_INZIEN) else [],
        "kladden": tel_kladden(db.session, g.actor.id),
        "aantallen": tel_per_toestand(db.session, g.actor) if ziet_zaken else {},
        "ziet_zaken": ziet_zaken,
        "gegevensfouten": fouten(),
        "adres_van": adres_van,
        "doet": doet,
    }


def _groepen(
    lijsten: Mapping[Groep, Sequence[Bundel]], aantallen: Mapping[Groep, Aantal], *, apart: bool
) -> Iterator[tuple[str, Sequence[Bundel], Aantal]]:
    """Each group with its lines. `apart`: what asks a yes or a no that he may give stands above all else."""
    los = {groep: [b for b in lijsten.get(groep, ()) if apart and _is_besluit(b, groep)] for groep in Groep}
    geteld = {groep: Aantal(sum(b.aantal for b in deel), sum(map(_te_laat, deel))) for groep, deel in los.items()}
    if besluiten := [bundel for deel in los.values() for bundel in deel]:
        yield BESLUITEN, besluiten, som(geteld.values())
    for groep in Groep:
        lijnen = [bundel for bundel in lijsten.get(groep, ()) if bundel not in los[groep]]
        if apart and groep is Groep.TEAM:  # what his team decides and he may not is a task of the team as any other
            lijnen = sorted(lijnen, key=_plaats)[:EERST]
        over = aantallen.get(groep, Aantal()).zonder(geteld[groep])
        if lijnen or (apart and over.totaal):
            yield groep.value, lijnen, over


def _is_besluit(bundel: Bundel, groep: Groep) -> bool:
    """Whether it asks for a decision of himself, or one of his team that he may record."""
    return bundel.soort.beslissing and (groep is Groep.U or (groep is Groep.TEAM and bundel.doet))


def _te_laat(bundel: Bundel) -> int:
    return sum(punt.te_laat for punt in bundel.punten)


def _lijsten(
    hoogstens: int, pagina: int, buiten: Sequence[Openstaand]
) -> tuple[Mapping[Groep, Sequence[Bundel]], Mapping[Groep, Aantal]]:
    """What is of a zaak, and on the first page, at its day among them, what is of none: that is little."""
    sla_over = (pagina - 1) * hoogstens
    besluiten = HOOGSTENS_BESLUITEN if hoogstens == EERST else 0
    gelezen, aantallen = per_groep(db.session, g.actor, vandaag(), hoogstens, sla_over, besluiten=besluiten)
    lijsten = {groep: [Bundel(punten) for punten in lijnen] for groep, lijnen in gelezen.items()}
    plaats: Callable[[Bundel], Any] = _apart if hoogstens == EERST else _plaats
    for groep in (Groep.U, Groep.ANDEREN):
        van_groep = [punt for punt in buiten if punt.groep is groep]
        aantal = aantallen.get(groep, Aantal())
        los = [Bundel([punt]) for punt in van_groep] if pagina == 1 else []
        lijsten = {**lijsten, groep: [*merge(sorted(los, key=plaats), lijsten.get(groep, ()), key=plaats)]}
        meer = Aantal(aantal.totaal + len(van_groep), aantal.te_laat + sum(punt.te_laat for punt in van_groep))
        aantallen = {**aantallen, groep: meer}
    return lijsten, aantallen


def _plaats(bundel: Bundel) -> tuple[bool, bool, date]:
    """What keeps everything from being recorded comes first, then what was given to somebody, then the last day."""
    eerste = bundel.eerste
    houdt_op = eerste.zaaknummer is None and eerste.punt.weegt is Weegt.BLOKKEERT
    return not houdt_op, eerste.behandelaar_id != g.actor.id, eerste.punt.uiterlijk_op or date.max


def _apart(bundel: Bundel) -> tuple[bool, tuple[bool, bool, date]]:
    """The same, with what is asked to decide before all else."""
    return not (bundel.eerste.groep is Groep.U and bundel.soort.beslissing), _plaats(bundel)
