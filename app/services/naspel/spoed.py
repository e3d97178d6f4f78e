"""Replay of spoedbesluiten. Amounts in euro cents."""

from __future__ import annotations

from functools import partial

from app.domain.besluit import spoed, spoedeinde
from app.domain.besluit.spoed import Spoedeinde
from app.services.naspel.stand import Handeling, Stand, Zet, ja


def _neem_spoed(stand: Stand, zet: Zet) -> None:
    velden = ("soort", "omschrijving", "reden", "geldig_tot", "bedrag", "sleutel", "peiljaar", "drager")
    stand.zet(
        "spoedbesluit",
        zet.naam,
        **{veld: zet.veld(veld, None) for veld in velden},
        een_mag=ja(zet.veld("een_mag")),
        datum=zet.datum,
        door=zet.door,
        tweede_datum=None,
        einde_wijze=None,
        einde_datum=None,
        einde_reden=None,
        verschuldigd=None,
    )
    verdeling = zet.veld("verdeling", {})
    for code, bedrag in verdeling.items() if isinstance(verdeling, dict) else ():
        stand.zet(
            "spoeddeel", f"{zet.naam}/{code}", bedrag=bedrag, uitkomst="wacht", beslist_datum=None, besluitnummer="",
            toelichting="", document=None, drager="", drager_datum=None,
        )  # fmt: skip


def _teken_mee(stand: Stand, zet: Zet) -> None:
    stand.zet("spoedbesluit", zet.naam, tweede_datum=zet.datum)


def _beslis_spoed(stand: Stand, zet: Zet) -> None:
    wat = {"beslist_datum": zet.datum, "besluitnummer": zet.veld("besluitnummer")}
    wat |= {"toelichting": zet.veld("toelichting", ""), "document": zet.veld("document", None)}
    stand.zet("spoeddeel", f"{zet.naam}/{zet.veld('college')}", uitkomst=zet.naar, **wat)


def _eindig_spoed(stand: Stand, zet: Zet, wijze: Spoedeinde) -> None:
    stand.zet(
        "spoedbesluit", zet.naam, einde_wijze=wijze.value, einde_datum=zet.datum, einde_reden=zet.veld("toelichting"),
        verschuldigd=zet.veld("verschuldigd", None),
    )  # fmt: skip


def _drager(stand: Stand, zet: Zet) -> None:
    naam = f"{zet.naam}/{zet.veld('college')}"
    stand.zet("spoeddeel", naam, drager=zet.veld("drager"), drager_datum=zet.datum)


HANDELINGEN: dict[str, Handeling] = {
    spoed.NEEM_SPOEDBESLUIT: _neem_spoed,
    spoed.TEKEN_SPOEDBESLUIT_MEE: _teken_mee,
    spoed.BESLIS_OVER_SPOEDBESLUIT: _beslis_spoed,
    spoed.LEG_BEKRACHTIGING_VAST: _beslis_spoed,
    spoed.LEG_DRAGER_VAST: _drager,
    spoedeinde.WEIGER_SPOEDBESLUIT: partial(_eindig_spoed, wijze=Spoedeinde.GEWEIGERD),
    spoedeinde.TREK_SPOEDBESLUIT_IN: partial(_eindig_spoed, wijze=Spoedeinde.INGETROKKEN),
}
