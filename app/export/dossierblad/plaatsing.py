"""Where children were and whether the place fits: bands of numbers, checks and signals."""

from __future__ import annotations

from collections.abc import Iterator

from app.export.document import Blok, Kolom, alinea, kop, tabel
from app.export.dossierblad.taal import IN_KLASSEN, D, Regel, dag, klein, let_op
from app.weergave import woord


def plaatsing(d: D) -> Iterator[Blok]:
    """A table for each kind that has anything."""
    p = d["plaatsing"]
    yield kop("Plaatsing van kinderen")
    yield alinea(IN_KLASSEN)
    if p["weken"]:
        yield tabel(
            "Kinderen per locatie, eind van de week",
            [Kolom("week van"), Kolom("locatie", 2), Kolom("kinderen")],
            [[dag(w["week"]), plek["naam"], plek["kinderen"]] for w in p["weken"] for plek in w["locaties"]],
            "",
        )
    yield from _oordelen(p["oordelen"])
    if p["kinderrechten"]:
        yield tabel(
            "Rechten van het kind bij locaties die sluiten",
            [Kolom("locatie"), Kolom("sluit"), Kolom("toets", 1.4), Kolom("belang", 1.6), Kolom("gehoord", 1.6)],
            [_toets(t) for t in p["kinderrechten"]],
            "",
        )
    if p["signalen"]:
        yield tabel(
            "Signalen van kinderen en ouders",
            [
                Kolom("tot en met"),
                Kolom("van"),
                Kolom("hoe"),
                Kolom("waarover"),
                Kolom("aantal"),
                Kolom("opvolging", 2),
            ],
            [_signaal(s) for s in p["signalen"]],
            "",
        )


def _oordelen(oordelen: list[D]) -> Iterator[Blok]:
    if oordelen:
        yield tabel(
            "Past de plek? Plaatsingen per moment",
            [Kolom("moment", 1.5), Kolom("gevraagd"), Kolom("gegeven"), Kolom("past niet"), Kolom("te laat")],
            [[woord(o["moment"]), o["gevraagd"], o["gegeven"], o["past_niet"], o["te_laat"]] for o in oordelen],
            "",
        )


def _toets(t: D) -> list[str | list[Regel]]:
    uitkomst: list[Regel] = [woord(t["uitkomst"]), klein(dag(t["dag"]))]
    if t["maatregelen"]:
        uitkomst.append(klein(t["maatregelen"]))
    return [t["locatie"], dag(t["sluit"]) if t["sluit"] else "", uitkomst, t["belang"], t["gehoord"]]


def _signaal(s: D) -> list[str | list[Regel]]:
    opvolging: list[Regel] = [s["opvolging"] if s["opvolging"] else let_op("nog niets")]
    return [dag(s["dag"]), woord(s["van"]), woord(s["kanaal"]), woord(s["onderwerp"]), s["aantal"], opvolging]
