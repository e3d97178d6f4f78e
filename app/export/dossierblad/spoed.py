"""The chapter on spoedbesluiten: what each college ratified or refused, what nobody covers, and who bears it."""

from __future__ import annotations

from collections.abc import Iterator

from app.export.document import Blok, Cel, Kolom, inleiding, kop, tabel
from app.export.dossierblad.taal import LEEG, D, Regel, dag, extra, let_op, moment
from app.weergave import bedrag, woord


def spoedbesluiten(d: D) -> Iterator[Blok]:
    """Each by itself, with the part of each college."""
    yield kop("Spoedbesluiten")
    for b in d["spoedbesluiten"]:
        yield kop(f"Spoedbesluit {b['volgnr']} van {dag(b['datum'])}: {woord(b['status'])}", 2)
        yield inleiding(*_wat(b))
        yield tabel(
            f"Deel van elk college in spoedbesluit {b['volgnr']}, op de peildatum",
            [Kolom("college", 1.4), Kolom("deel", 1.1, True), Kolom("beslissing", 2.4), Kolom("wie draagt het", 2)],
            [_deel(b, deel) for deel in b["delen"]],
            "",
        )


def _wat(b: D) -> list[Regel]:
    geld = b["bedrag"] is not None
    stand = f"bekrachtigd {bedrag(b['bekrachtigd'])}, wacht {bedrag(b['wacht'])}, niet gedekt {bedrag(b['ongedekt'])}"
    regels: list[Regel] = [
        b["omschrijving"],
        *extra("Waarom het niet kon wachten", b["reden"]),
        *extra("Geldig tot en met", dag(b["geldig_tot_en_met"])),
        *extra("Genomen door", f"{b['genomen_door']}, {b['hoedanigheid']}, ingevoerd {moment(b['ingevoerd_op'])}"),
    ]
    if b["ondertekend_op"]:
        als = f", {b['ondertekend_als']}" if b["ondertekend_als"] else ""
        regels += extra("Meegetekend door", f"{b['ondertekend_door']}{als}, op {dag(b['ondertekend_op'])}")
    elif b["een_handtekening_genoeg"] == "nee" and not b["einde"]:
        regels.append(let_op("Geldt nog niet: de andere Regievoerder heeft niet getekend."))
    if geld:
        regels += extra("Bedrag", bedrag(b["bedrag"]))
        regels += extra(
            "Stand", stand + (f", door een ander gedragen {bedrag(b['gedragen'])}" if b["gedragen"] else "")
        )
    if b["einde"]:
        hoe = f"{dag(b['einde_op'])}, door {b['einde_door']}: {b['einde_reden']}"
        regels += extra(woord(b["einde"]).capitalize(), hoe)
    if b["verschuldigd"] is not None:
        regels += extra("Al verschuldigd", bedrag(b["verschuldigd"]))
    return [*regels, *extra("Wat niet wordt bekrachtigd draagt", b["drager"])]


def _deel(b: D, deel: D) -> list[Cel]:
    beslist: list[Regel] = [woord(deel["uitkomst"])]
    if deel["beslist_op"]:
        beslist.append(f"besluit {deel['besluitnummer']}, {dag(deel['beslist_op'])}")
    beslist += extra("Toelichting", deel["toelichting"])
    if deel["van_papier"] == "ja":
        beslist.append("vastgelegd van papier")
    if deel["ongedekt"] == "ja":
        beslist.append(let_op("niet gedekt"))
    drager: Cel = LEEG
    if deel["gedragen_sinds"]:
        drager = [deel["gedragen_door"], f"sinds {dag(deel['gedragen_sinds'])}"]
    return [deel["college"]["naam"], bedrag(deel["bedrag"]) if b["bedrag"] is not None else LEEG, beslist, drager]
