"""The columns of the overview: what each is called, and by what it is sorted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flask_babel import gettext as _

from app.services.overzicht.lopend.rij import Rij
from app.services.overzicht.lopend.wens import Blik, Kolom, Wens

RECHTS = frozenset({Kolom.DAGEN, Kolom.LAAT, Kolom.RUIMTE, Kolom.ZORG, Kolom.PLAATSEN, Kolom.KAS})
ALLEEN_TEAM = frozenset({Kolom.KAS})
ALLEEN_BINNEN = frozenset({Kolom.ZORG, Kolom.PLAATSEN, Kolom.LEIDING})
"""What is told of a zaak only to who is of its region (`verteld`)."""


def kolomnaam(kolom: Kolom, blik: Blik) -> str:
    eigen = blik is Blik.AANDEEL
    namen = {
        Kolom.ZAAK: _("zaak"),
        Kolom.TREDE: _("trede"),
        Kolom.DAGEN: _("dagen"),
        Kolom.LAAT: _("te laat bij u") if eigen else _("te laat"),
        Kolom.RUIMTE: _("uw ruimte") if eigen else _("ruimte"),
        Kolom.TOT: _("ruimte tot"),
        Kolom.ZORG: _("uw kinderen in zorg") if eigen else _("in zorg"),
        Kolom.PLAATSEN: _("te plaatsen"),
        Kolom.KAS: _("kas"),
        Kolom.DATUM: _("volgende datum"),
        Kolom.LEIDING: _("leiding"),
    }
    return str(namen[kolom])


def volgorden(wens: Wens) -> list[tuple[str, str]]:
    """Orders to choose in a list, for where the rows are cards and there are no heads; the present one among them."""
    gevonden = {
        "-trede": _("zwaarste trede eerst"),
        "zaak": _("naam van de aanbieder"),
        "-dagen": _("langst in de trede"),
        "-laat": _("meeste taken te laat"),
        "ruimteTot": _("ruimte die het eerst eindigt"),
        "kas": _("kas die het eerst op is"),
        "-nogTePlaatsen": _("meeste kinderen te plaatsen"),
        "datum": _("eerste volgende datum"),
    }
    if wens.blik is Blik.AANDEEL:
        del gevonden["kas"]
    hoe = _("aflopend") if wens.af else _("oplopend")
    nu = {wens.sorteer: f"{kolomnaam(wens.kolom, wens.blik)}, {hoe}"}
    return list((nu | gevonden).items())


def verteld(rijen: Sequence[Rij]) -> bool:
    """Whether of any row is told who leads and how many children there are: another region sees no empty columns."""
    return not rijen or any(rij.zaak.binnen for rij in rijen)


def koppen(rijen: Sequence[Rij], wens: Wens, adres: Callable[[Wens], str] | None) -> list[dict[str, Any]]:
    """The heads, as the table takes them. Without `adres`, on paper, nothing is sorted by them."""
    gevonden, binnen = [], verteld(rijen)
    for kolom in Kolom:
        if (kolom in ALLEEN_TEAM and wens.blik is Blik.AANDEEL) or (kolom in ALLEEN_BINNEN and not binnen):
            continue
        if kolom is Kolom.RUIMTE and wens.blik is Blik.AANDEEL:
            gevonden.append({"label": _("uw mandaten"), "getal": False})
        kop: dict[str, Any] = {"label": kolomnaam(kolom, wens.blik), "getal": kolom in RECHTS}
        if adres:
            kop["url"] = adres(wens.bij_kop(kolom))
        if kolom is wens.kolom:
            kop["sort"] = "descending" if wens.af else "ascending"
        gevonden.append(kop)
    return gevonden
