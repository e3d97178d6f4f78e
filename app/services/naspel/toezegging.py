"""Replay of the money of a zaak: commitments, their plan, and what was booked on them."""

from __future__ import annotations

from app.domain.geld.soorten import Toezegsoort
from app.domain.geld.toezegging import begint_met
from app.services.naspel.geld import als_rij
from app.services.naspel.stand import ONBEKEND, Handeling, Stand, Zet

TEKSTEN = ("beschikking", "voorwaarden", "zekerheid", "rente", "voorfinancier")
"""Empty when it is not said."""


def _zeg_toe(stand: Stand, zet: Zet) -> None:
    stand.zet(
        "toezegging",
        zet.naam,
        datum=zet.datum,
        door=zet.door,
        **{veld: zet.veld(veld) for veld in ("soort", "omschrijving", "wederpartij", "bedrag", "besluit", "sleutel")},
        **{veld: zet.veld(veld, "") for veld in TEKSTEN},
        **{veld: zet.veld(veld, None) for veld in ("spoedbesluit", "beslissing_voor")},
        peiljaar=zet.veld("peiljaar", None),
        peildatum=zet.veld("peildatum", None),
        verdeling=_paren(zet, "verdeling"),
        gewichten=_paren(zet, "gewichten"),
        betaalt_niet=_lijst(zet, "betaalt_niet", ","),
    )
    _zet_plan(stand, zet, 1, "")
    boeking = zet.veld("boeking")
    if boeking is ONBEKEND:
        stand.onvolledig.add("geldboeking")
    else:
        _zet_boeking(stand, zet, boeking, _begint_met(zet), zet.naam)


def _begint_met(zet: Zet) -> object:
    soort, beschikking = zet.veld("soort"), zet.veld("beschikking", "")
    if ONBEKEND in (soort, beschikking):
        return ONBEKEND
    return begint_met(Toezegsoort(soort), beschikking or "").value


def _paren(zet: Zet, naam: str) -> object:
    waarde = zet.veld(naam, {})
    return waarde if waarde is ONBEKEND else als_rij(waarde)


def _lijst(zet: Zet, naam: str, tussen: str) -> object:
    waarde = zet.veld(naam, [])
    return waarde if waarde is ONBEKEND else tussen.join(waarde)


def _zet_plan(stand: Stand, zet: Zet, versie: object, reden: object) -> None:
    naam = f"{zet.naam}/{versie}"
    stand.zet("geldplan", naam, regels=_lijst(zet, "geldplan", "\n"), reden=reden, door=zet.door)


def _wijzig_plan(stand: Stand, zet: Zet) -> None:
    _zet_plan(stand, zet, zet.regel.kop.object_versie, zet.veld("reden"))


def _zet_boeking(stand: Stand, zet: Zet, naam: object, soort: object, toezegging: object) -> None:
    stand.zet(
        "geldboeking",
        naam,
        soort=soort,
        toezegging=toezegging,
        datum=zet.datum,
        bedrag=zet.veld("bedrag"),
        door=zet.door,
        college="",
        grondslag="",
        toelichting="",
        tegenboeking_van=None,
    )


def _boek(stand: Stand, zet: Zet) -> None:
    _zet_boeking(stand, zet, zet.naam, zet.veld("soort"), zet.veld("toezegging"))
    stand.zet("geldboeking", zet.naam, **{v: zet.veld(v, "") for v in ("college", "grondslag", "toelichting")})


def _tegen(stand: Stand, zet: Zet) -> None:
    van = zet.veld("tegenboeking_van")
    _zet_boeking(stand, zet, zet.naam, "tegenboeking", zet.veld("toezegging"))
    oud = stand.rijen.get(("geldboeking", str(van)), {})
    wat = {"toelichting": zet.veld("reden"), "tegenboeking_van": van}
    stand.zet("geldboeking", zet.naam, college=oud.get("college", ""), **wat)


HANDELINGEN: dict[str, Handeling] = {
    "zeg_geld_toe": _zeg_toe,
    "wijzig_geldplan": _wijzig_plan,
    "boek_geld": _boek,
    "draai_geldboeking_terug": _tegen,
}
