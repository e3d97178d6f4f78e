"""Replay of mandaten and of the decisions under them. Amounts in euro cents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.basis.begrippen import Mandaateinde
from app.domain.besluit import tweehandtekeningen as twee
from app.domain.mandaat import mandaat as regels
from app.domain.mandaat.inhoud import VELDEN, Veldsoort
from app.domain.mandaat.mandaat import NIEUWE_VERSIE, STEL_ONDERMANDAAT_OP, STEM_IN, WERKGEVER
from app.services.naspel.spoed import HANDELINGEN as SPOED
from app.services.naspel.stand import ONBEKEND, Handeling, Stand, Zet, ja

NIET_GEBEURD = dict.fromkeys(
    (
        "voorgesteld_datum", "voorgesteld_door", "goedgekeurd_datum", "goedgekeurd_door", "verleend_datum",
        "verleend_vastgelegd_door", "afgewezen_vastgelegd_door", "ingetrokken_vastgelegd_door", "einde_vervroegd_op",
        "instemming_houder_datum", "instemming_werkgever_datum", "actief_vanaf", "ingetrokken_per", "einde_wijze",
        "vervangen_per", "einde_genoteerd_op", "afwijkdomeinen", "instemming_gegeven_door",
        "instemming_gegeven_functie", "instemming_kenmerk",
    )
)  # fmt: skip


def stel_op(stand: Stand, zet: Zet) -> None:
    stand.zet(
        "mandaat",
        zet.naam,
        status=zet.naar,
        periode=stand.zaak["periode"],
        mandaatgever=zet.veld("mandaatgever"),
        **_inhoud(zet),
        soort=zet.veld("soort", ONBEKEND),
        bereik=zet.veld("bereik", ONBEKEND),
        houder=zet.veld("houder_pseudoniem", ONBEKEND),
        houder_functie=zet.veld("houder_functie", None),
        houder_titel=zet.veld("houder_titel", None),
        tweede_vanaf=zet.veld("tweede_vanaf", None),
        versienr=zet.veld("versienr", ONBEKEND),
        besluitnummer="",
        ingelezen=bestand_van(zet),
        **NIET_GEBEURD,
    )
    if zet.veld("versienr", ONBEKEND) is not ONBEKEND:
        stand.zet("mandaat", zet.naam, eerste=zet.veld("eerste_versie"), onder=zet.veld("onder_mandaat"))


def _inhoud(zet: Zet) -> dict[str, object]:
    """What it says, field by field, as the entry has it."""
    looptijd = zet.veld("looptijd")
    van, tot = (ONBEKEND, ONBEKEND) if looptijd is ONBEKEND else looptijd.split(" tot en met ")
    los = {veld: zet.veld(veld.logboek, veld.leeg) for veld in VELDEN}
    zegt = {veld.naam: ja(w or None) if veld.soort is Veldsoort.JA_NEE else w for veld, w in los.items()}
    return {**zegt, "van": van, "tot": tot}


def bestand_van(zet: Zet) -> object:
    """The hash of the file that the entry came in with; None for what was done here."""
    ingelezen = zet.veld("ingelezen")
    return ingelezen["sha256"] if isinstance(ingelezen, dict) else ingelezen


def zet_mandaat(stand: Stand, zet: Zet, **velden: object) -> None:
    """Every act on a mandaat gives its status."""
    stand.zet("mandaat", zet.naam, status=zet.naar, **velden)


def _stel_voor(stand: Stand, zet: Zet) -> None:
    zet_mandaat(stand, zet, voorgesteld_datum=zet.datum, voorgesteld_door=zet.door)


def _keur_goed(stand: Stand, zet: Zet) -> None:
    zet_mandaat(stand, zet, goedgekeurd_datum=zet.datum, goedgekeurd_door=zet.door)


def _verleen(stand: Stand, zet: Zet) -> None:
    zet_mandaat(stand, zet, verleend_datum=zet.datum, besluitnummer=zet.veld("besluitnummer"))


def _leg_verlening_vast(stand: Stand, zet: Zet) -> None:
    _verleen(stand, zet)
    zet_mandaat(stand, zet, verleend_vastgelegd_door=zet.door)


def _stem_in(stand: Stand, zet: Zet) -> None:
    door = zet.veld("door")
    wie = {} if door is ONBEKEND else {f"instemming_{door}_datum": zet.datum}
    if door == WERKGEVER:
        wie |= {f"instemming_{veld}": zet.veld(veld) for veld in ("gegeven_door", "gegeven_functie", "kenmerk")}
    zet_mandaat(stand, zet, **wie)


def _activeer(stand: Stand, zet: Zet) -> None:
    """Entries made before the log named the first day leave it unsaid."""
    vanaf = zet.veld("actief_vanaf", ONBEKEND)
    zet_mandaat(stand, zet)
    if vanaf is ONBEKEND:
        stand.rijen[("mandaat", zet.naam)].pop("actief_vanaf", None)
    else:
        zet_mandaat(stand, zet, actief_vanaf=vanaf)


def _trek_in(stand: Stand, zet: Zet) -> None:
    zet_mandaat(stand, zet, ingetrokken_per=zet.datum)


def _wijs_af(stand: Stand, zet: Zet) -> None:
    zet_mandaat(stand, zet, afwijkdomeinen=domeinen(zet))


def _leg_weigering_vast(stand: Stand, zet: Zet) -> None:
    _wijs_af(stand, zet)
    zet_mandaat(stand, zet, afgewezen_vastgelegd_door=zet.door)


def _leg_intrekking_vast(stand: Stand, zet: Zet) -> None:
    _trek_in(stand, zet)
    zet_mandaat(stand, zet, ingetrokken_vastgelegd_door=zet.door)


def _vervroeg(stand: Stand, zet: Zet) -> None:
    zet_mandaat(stand, zet, ingetrokken_per=zet.datum, einde_vervroegd_op=zet.dag)


def domeinen(zet: Zet) -> object:
    """What a deviation touches, as the row has it."""
    gezegd = zet.veld("domeinen", [])
    return gezegd if gezegd is ONBEKEND else ",".join(gezegd) or None


def _geef_terug(stand: Stand, zet: Zet) -> None:
    zet_mandaat(stand, zet, ingetrokken_per=zet.datum, einde_wijze=Mandaateinde.TERUGGEGEVEN.value)


def _bij_sluiten(stand: Stand, zet: Zet) -> None:
    zet_mandaat(stand, zet, ingetrokken_per=zet.datum, einde_wijze=Mandaateinde.BIJ_SLUITEN.value)


def _vervang(stand: Stand, zet: Zet) -> None:
    zet_mandaat(stand, zet, vervangen_per=zet.veld("per"))


def _verloopt(stand: Stand, zet: Zet) -> None:
    """Only noted: the status follows from the day."""
    stand.zet("mandaat", zet.naam, einde_genoteerd_op=zet.dag)


def besluit(stand: Stand, zet: Zet) -> None:
    stand.zet(
        "besluit",
        zet.naam,
        soort=zet.veld("soort"),
        omschrijving=zet.veld("omschrijving"),
        bedrag=zet.veld("bedrag"),
        tegenboeking_van=None,
        ingelezen=bestand_van(zet),
        **_deel(zet),
    )


def _tegen(stand: Stand, zet: Zet) -> None:
    van = zet.veld("tegenboeking_van", ONBEKEND)
    stand.zet(
        "besluit", zet.naam, omschrijving=zet.veld("motivering"), tegenboeking_van=van, ingelezen=None, **_deel(zet)
    )
    oud = stand.rijen.get(("besluit", str(van)), {})
    if "bedrag" in oud:
        bedrag = oud["bedrag"]
        stand.zet("besluit", zet.naam, bedrag=-int(bedrag) if bedrag is not None else None, soort=oud["soort"])


def _deel(zet: Zet) -> dict[str, Any]:
    verdeling, mandaten = zet.veld("verdeling"), zet.veld("mandaten")
    return {
        "datum": zet.datum,
        "laat_ingevoerd": ja(zet.veld("laat_ingevoerd")),
        "peiljaar": zet.veld("peiljaar", None),
        "teldatum": zet.veld("teldatum", None),
        "functie": zet.veld("functie", None),
        "waarnemend": ja(zet.veld("waarnemend")),
        "verdeling": verdeling if verdeling is ONBEKEND else als_rij(verdeling),
        "mandaten": mandaten if mandaten is ONBEKEND else als_rij(mandaten),
        "door": zet.door,
    }


def als_rij(paren: Mapping[str, int]) -> str:
    """Parts in one spelling, for comparing."""
    return ", ".join(f"{naam}: {waarde}" for naam, waarde in sorted(paren.items()))


def _bereid_voor(stand: Stand, zet: Zet) -> None:
    stand.zet(
        "besluitvoorstel",
        zet.naam,
        **{veld: zet.veld(veld, None) for veld in ("soort", "omschrijving", "bedrag", "sleutel", "functie")},
        datum=zet.datum,
        status=zet.naar,
        door=zet.door,
        afgedaan_datum=None,
        reden="",
    )


def _doe_af(stand: Stand, zet: Zet) -> None:
    reden = zet.veld("toelichting", "")
    stand.zet("besluitvoorstel", zet.naam, status=zet.naar, afgedaan_datum=zet.datum, reden=reden)


def _kennis(stand: Stand, zet: Zet) -> None:
    stand.zet("besluitkennis", zet.naam, datum=zet.datum, door=zet.door)


def _voorwaarde(stand: Stand, zet: Zet) -> None:
    stand.zet(
        "voorwaardestand",
        stand.volgend("voorwaardestand"),
        mandaat=zet.naam,
        nummer=zet.veld("nummer"),
        oordeel=zet.naar,
        datum=zet.datum,
        toelichting=zet.veld("toelichting", ""),
    )


HANDELINGEN: dict[str, Handeling] = {
    "stel_op": stel_op,
    NIEUWE_VERSIE: stel_op,
    STEL_ONDERMANDAAT_OP: stel_op,
    regels.STEL_VOOR: _stel_voor,
    regels.KEUR_GOED: _keur_goed,
    regels.WIJS_AF: _wijs_af,
    regels.VERLEEN: _verleen,
    regels.LEG_VERLENING_VAST: _leg_verlening_vast,
    STEM_IN: _stem_in,
    regels.ACTIVEER: _activeer,
    regels.TREK_IN: _trek_in,
    regels.LEG_WEIGERING_VAST: _leg_weigering_vast,
    regels.LEG_INTREKKING_VAST: _leg_intrekking_vast,
    regels.VERVROEG_EINDE: _vervroeg,
    regels.GEEF_MANDAAT_TERUG: _geef_terug,
    regels.EINDIGT_BIJ_SLUITEN: _bij_sluiten,
    regels.VERVANG: _vervang,
    "verloopt": _verloopt,
    "neem_besluit": besluit,
    **SPOED,
    twee.BEREID_BESLUIT_VOOR: _bereid_voor,
    **dict.fromkeys((twee.ONDERTEKEN_BESLUIT, twee.WEIGER_BESLUIT, twee.TREK_BESLUITVOORSTEL_IN), _doe_af),
    twee.NEEM_KENNIS_VAN_BESLUIT: _kennis,
    "boek_tegen": _tegen,
    "ga_voorwaarde_na": _voorwaarde,
}
