"""Replay of the course of a zaak: its state, treden, roles, agreements, steps, noodgrepen, regions."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.basis.begrippen import RUST, Rol, Zaakrol
from app.domain.regio.bovenregionaal import Regiorol
from app.services.informatie.plichten import VERVALLEN_DOOR_TREDE
from app.services.naspel.stand import ONBEKEND, Handeling, Stand, Zet

REGIEVOERDERS = "regievoerders"


def _open(stand: Stand, zet: Zet) -> None:
    stand.zet("zaak", stand.zaaknummer, geopend_datum=zet.datum, periode=1, uitkomst=None, editie=zet.veld("editie"))
    stand.zet("zaak", stand.zaaknummer, editie_sha256=zet.veld("editie_sha256"))
    ingelezen = zet.veld("ingelezen", {})
    if ingelezen is ONBEKEND:
        stand.onvolledig.add("overname")
    elif ingelezen:
        stand.zet("overname", stand.zaaknummer, kenmerk=ingelezen["kenmerk"], sha256=ingelezen["sha256"])
    wie = zet.veld(REGIEVOERDERS, ONBEKEND)
    if wie is ONBEKEND:
        stand.onvolledig.add("rolvervulling")
    else:
        for pseudoniem, van in wie.items():
            _vervul(stand, pseudoniem, Zaakrol.REGIEVOERDER, van)
    _bepaal(stand, zet)


def _bepaal(stand: Stand, zet: Zet) -> None:
    """Any determination: the state of the zaak, and a row that stays."""
    uitkomst = zet.veld("uitkomst") if zet.naar in RUST else None
    stand.zet("zaak", stand.zaaknummer, toestand=zet.naar, toestand_sinds=zet.datum)
    if zet.naar in RUST:
        stand.zet("zaak", stand.zaaknummer, uitkomst=uitkomst)
    stand.zet(
        "tredebepaling",
        stand.volgend("tredebepaling"),
        periode=stand.zaak["periode"],
        van=zet.van,
        naar=zet.naar,
        datum=zet.datum,
        motivering=zet.veld("motivering", zet.veld("toelichting", "")),
        onderbouwing=zet.veld("onderbouwing", ""),
        geraadpleegd=zet.veld("geraadpleegd", ""),
        standpunt_toezichthouder=zet.veld("standpunt_toezichthouder", ""),
        uitkomst=uitkomst,
        door=zet.door,
    )
    if zet.veld("grendels") not in (None, ONBEKEND):
        _noodgreep(stand, zet)
    for plicht in zet.veld("vervallen_plichten") or ():
        stand.zet("informatieplicht", str(plicht), verzonden_datum=None, vervallen_datum=zet.datum, door=zet.door)
        stand.zet("informatieplicht", str(plicht), toelichting=VERVALLEN_DOOR_TREDE)


def _heropen(stand: Stand, zet: Zet) -> None:
    periode = int(stand.zaak["periode"] or 0) + 1
    stand.zet("zaak", stand.zaaknummer, periode=periode, uitkomst=None)
    _bepaal(stand, zet)


def _noodgreep(stand: Stand, zet: Zet) -> None:
    stand.zet(
        "noodgreep",
        stand.tellers["tredebepaling"],
        reden=zet.veld("noodgreep"),
        datum=zet.datum,
        uiterlijk_op=zet.veld("bekrachtigen_voor"),
        grendels="\n".join(zet.veld("grendels")),
        door=zet.door,
    )


def _bekrachtig(stand: Stand, zet: Zet) -> None:
    stand.zet("bekrachtiging", zet.naam, datum=zet.datum, door=zet.door, toelichting=zet.veld("toelichting", ""))


def _stap_over(stand: Stand, zet: Zet) -> None:
    stand.zet("zaak", stand.zaaknummer, editie_sha256=zet.veld("naar_sha256"))
    stand.zet("zaak", stand.zaaknummer, editie=(zet.naar or "").rpartition(" (")[0])


def _vervul(stand: Stand, pseudoniem: str, rol: str, van: str | None) -> None:
    stand.zet("rolvervulling", f"{rol}/{pseudoniem}/{van}", tot=None)


def _eindig(stand: Stand, pseudoniem: str, rol: str, tot: date) -> None:
    """The end of the running row; its last day never lies before its first."""
    for naam, rij in stand.van("rolvervulling"):
        if naam.startswith(f"{rol}/{pseudoniem}/") and rij["tot"] is None:
            rij["tot"] = max(naam.rpartition("/")[2], tot.isoformat())


def _projectleider(stand: Stand, zet: Zet) -> None:
    if zet.van:
        _eindig(stand, zet.van, Zaakrol.PROJECTLEIDER, date.fromisoformat(zet.datum or ""))
    _vervul(stand, zet.naar or "", Zaakrol.PROJECTLEIDER, zet.datum)


def _extra(stand: Stand, zet: Zet) -> None:
    _vervul(stand, zet.naar or "", Zaakrol.EXTRA_REGIEVOERDER, zet.datum)


def _vervang(stand: Stand, zet: Zet) -> None:
    tot = date.fromisoformat(zet.datum or "") - timedelta(days=1)
    for vorige in filter(None, (zet.van or "").split(", ")):
        _eindig(stand, vorige, Zaakrol.REGIEVOERDER, tot)
    _vervul(stand, zet.naar or "", Rol.REGIEVOERDER, zet.datum)


def _afspraak(stand: Stand, zet: Zet) -> None:
    stand.zet("afspraak", zet.naam, status=zet.naar, toelichting=zet.veld("toelichting", ""), datum=zet.datum)


def _stap(stand: Stand, zet: Zet) -> None:
    stand.zet(
        "stap",
        f"{stand.tellers['tredebepaling']}/{zet.naam}",
        status=zet.naar,
        afgerond_datum=zet.datum,
        toelichting=zet.veld("toelichting", ""),
        document=zet.veld("document"),
    )


def _lopend(stand: Stand, regio: str) -> tuple[str, dict[str, str | None]] | None:
    return next(((n, r) for n, r in stand.van("zaakregio") if r["regio"] == regio and r["tot"] is None), None)


def _regio(stand: Stand, regio: str, rol: str, zet: Zet, vertegenwoordiger: object) -> None:
    nummer = stand.volgend("zaakregio")
    stand.zet("zaakregio", nummer, regio=regio, rol=rol, vanaf=zet.datum, tot=None, reden_einde="")
    stand.zet("zaakregio", nummer, vertegenwoordiger=vertegenwoordiger, reden=zet.veld("reden"))


def _betrek(stand: Stand, zet: Zet) -> None:
    _regio(stand, zet.naam, Regiorol.BETROKKEN, zet, zet.veld("vertegenwoordiger"))


def _beeindig(stand: Stand, zet: Zet) -> None:
    if lopend := _lopend(stand, zet.naam):
        stand.zet("zaakregio", lopend[0], tot=zet.datum, reden_einde=zet.veld("reden"))


def _accounthouder(stand: Stand, zet: Zet) -> None:
    """The one before stays involved, unless it was the zaak's own region."""
    vorige = _lopend(stand, zet.van) if zet.van else None
    for lopend in filter(None, {id(v): v for v in (vorige, _lopend(stand, zet.naam)) if v}.values()):
        stand.zet("zaakregio", lopend[0], tot=zet.datum, reden_einde=zet.veld("reden"))
    if vorige and zet.van and zet.van != stand.regio:
        _regio(stand, zet.van, Regiorol.BETROKKEN, zet, vorige[1].get("vertegenwoordiger", ONBEKEND))
    _regio(stand, zet.naam, Regiorol.ACCOUNTHOUDEND, zet, zet.veld("vertegenwoordiger"))


HANDELINGEN: dict[str, Handeling] = {
    "open_zaak": _open,
    "bepaal_trede": _bepaal,
    "sluit_af": _bepaal,
    "heropen": _heropen,
    "bekrachtig_noodgreep": _bekrachtig,
    "stap_over_op_editie": _stap_over,
    "wijs_projectleider_aan": _projectleider,
    "voeg_regievoerder_toe": _extra,
    "vervang_regievoerder": _vervang,
    "leg_afspraak_vast": _afspraak,
    "rond_stap_af": _stap,
    "betrek_regio": _betrek,
    "beeindig_betrokkenheid": _beeindig,
    "wijs_accounthouder_aan": _accounthouder,
}
