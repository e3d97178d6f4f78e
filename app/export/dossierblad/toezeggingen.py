"""The chapter on the money of the zaak: commitments, bookings, and what each municipality bears."""

from __future__ import annotations

from collections.abc import Iterator

from app.export.document import Blok, Cel, Kolom, kop, tabel
from app.export.dossierblad.taal import LEEG, D, dag, extra, klein
from app.weergave import bedrag, woord


def geld(d: D) -> Iterator[Blok]:
    """Commitments as one table, then what each bears, then every booking."""
    g = d["geld"]
    yield kop("Geld")
    if g["toezeggingen"]:
        yield tabel(
            "Toezeggingen tot en met de peildatum",
            [
                Kolom("nr", 0.4),
                Kolom("toezegging", 4),
                Kolom("toegezegd", 1.3, True),
                Kolom("betaald", 1.3, True),
                Kolom("nog te betalen", 1.3, True),
                Kolom("terug te verwachten", 1.3, True),
            ],
            [_toezegging(t) for t in g["toezeggingen"]],
            "",
        )
    if g["gemeenten"]:
        yield tabel("Wie draagt wat", _KOLOMMEN, [_gemeente(rij) for rij in g["gemeenten"]], "")
    if g["toezeggingen"]:
        yield tabel(
            "Boekingen",
            [
                Kolom("nr", 0.4),
                Kolom("datum", 1.2),
                Kolom("wat", 4),
                Kolom("toezegging", 0.9),
                Kolom("bedrag", 1.3, True),
            ],
            [_boeking(t, b) for t in g["toezeggingen"] for b in t["boekingen"]],
            "",
        )


_KOLOMMEN = [
    Kolom("gemeente", 2),
    Kolom("toegezegd", 1.2, True),
    Kolom("betaald", 1.2, True),
    Kolom("nog te betalen", 1.2, True),
    Kolom("terug te verwachten", 1.2, True),
    Kolom("voorgefinancierd", 1.2, True),
    Kolom("van het Rijk", 1.2, True),
]


def _toezegging(t: D) -> list[Cel]:
    voor = ", ".join(t["betaalt_niet"])
    return [
        str(t["nummer"]),
        [
            f"{woord(t['soort'])} aan {t['wederpartij']}: {t['omschrijving']}"
            if not t["beschikking"]
            else f"{woord(t['soort'])} van {t['wederpartij']}: {t['omschrijving']}",
            klein(f"{dag(t['datum'])}, gedragen {t['sleutel']}"),
            *extra("onder besluit", t["besluit"]),
            *extra("beschikking", t["beschikking"]),
            *extra("voorwaarden", t["voorwaarden"]),
            *extra("zekerheid", t["zekerheid"]),
            *extra("rente", t["rente"]),
            *extra("vooruit betaald", f"{t['voorfinancier']} voor {voor}" if voor else ""),
        ],
        bedrag(t["toegezegd"]),
        bedrag(t["betaald"]),
        bedrag(t["te_betalen"]),
        bedrag(t["uitstaand"]),
    ]


def _gemeente(rij: D) -> list[Cel]:
    velden = ("toegezegd", "betaald", "te_betalen", "uitstaand", "voorgefinancierd", "rijk")
    return [rij["naam"], *(bedrag(rij[veld]) for veld in velden)]


def _boeking(t: D, b: D) -> list[Cel]:
    wat = f"{woord(b['soort'])} {b['gemeente']}".strip()
    return [
        str(b["nummer"]),
        dag(b["datum"]),
        [
            wat,
            *extra("besluit", b["grondslag"]),
            *extra("toelichting", b["toelichting"]),
            *extra("draait terug boeking", b["tegenboeking_van"]),
            klein(f"door {b['ingevoerd_door'] or LEEG}"),
        ],
        str(t["nummer"]),
        bedrag(-b["bedrag"] if b["tegenboeking_van"] else b["bedrag"]),
    ]
