"""The overview as a sheet to take along: every row of the selection, with amounts and days as such."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from app.domain.basis.begrippen import AMSTERDAM
from app.domain.telling.telling import Geteld
from app.services.overzicht.lopend.blad import Blad
from app.services.overzicht.lopend.leiders import Leiders, Wie
from app.services.overzicht.lopend.rij import Rij
from app.services.overzicht.lopend.wens import Blik
from app.weergave import woord

Cel = str | int | float | date | None
_BEGIN = ("zaak", "aanbieder", "regio", "trede", "sinds", "dag in deze trede", "taken open", "taken te laat")
_GELD = ("verleend in euro", "besteed in euro", "ruimte in euro", "ruimte tot en met")
_EINDE = ("volgende datum", "wat er dan moet", "projectleider", "Regievoerders")
KOPPEN = {
    Blik.TEAM: (*_BEGIN, *_GELD, "kinderen in zorg", "nog te plaatsen", "peildatum", "kas tot en met", *_EINDE),
    Blik.AANDEEL: (
        *_BEGIN, "mandaten gevraagd", "mandaten verleend", "mandaten actief", *_GELD, "onze kinderen in zorg",
        "nog te plaatsen", "peildatum", *_EINDE,
    ),
}  # fmt: skip


def overzichtblad(blad: Blad, blik: Blik, nu: datetime) -> tuple[str, Sequence[str], list[list[Cel]]]:
    """What the sheet says above the table, its heads and its rows, with the total last."""
    hier = nu.astimezone(AMSTERDAM)
    onder = f"Stand van {hier:%d-%m-%Y} om {hier:%H:%M} uur (Europe/Amsterdam), lopende zaken: {blad.aantal}"
    if blad.meer:
        onder += ". Er lopen er meer; beperk de lijst met de filters."
    return onder, KOPPEN[blik], [_rij(rij, blik) for rij in blad.rijen]


def _rij(rij: Rij, blik: Blik) -> list[Cel]:
    z, eigen = rij.zaak, blik is Blik.AANDEEL
    m = rij.mandaten
    return [
        z.zaaknummer, z.aanbieder, z.regio, woord(z.toestand.value), z.toestand_sinds, rij.dagen,
        rij.punten.aantal.totaal, rij.te_laat,
        *([m.gevraagd, m.verleend, m.actief] if eigen else []),
        *_geld(rij), _geteld(rij.in_zorg), _geteld(rij.te_plaatsen), rij.in_zorg.laatste or rij.te_plaatsen.laatste,
        *([] if eigen else [_kas(rij)]),
        rij.volgende.dag if rij.volgende else None, rij.volgende.wat if rij.volgende else "",
        *_leiding(rij.leiding),
    ]  # fmt: skip


def _geld(rij: Rij) -> list[Cel]:
    ruimte = rij.ruimte
    if ruimte is None:
        return ["geen", None, None, None]
    return [ruimte.plafond / 100, ruimte.besteed / 100, ruimte.over / 100, ruimte.tot]


def _geteld(geteld: Geteld) -> Cel:
    return "niet geteld" if geteld.aantal is None else geteld.aantal


def _kas(rij: Rij) -> Cel:
    if rij.kas is None:
        return "niet bekend"
    return rij.kas.tot or "raakt niet op"


def _leiding(leiding: Leiders | None) -> list[Cel]:
    return ["; ".join(map(_wie, rol)) for rol in ((leiding.project, leiding.regie) if leiding else ((), ()))]


def _wie(wie: Wie) -> str:
    return f"{wie.naam} (waarnemer: {', '.join(wie.waarnemers)})" if wie.waarnemers else wie.naam
