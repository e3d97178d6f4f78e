"""Chapters on mandaten with their balances, how each came about, and the decisions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from app.domain.mandaat.inhoud import VELDEN, Veldsoort
from app.export.document import Blok, Cel, Kolom, alinea, kop, tabel
from app.export.dossierblad.taal import D, Regel, dag, extra, klein, let_op, moment, van_papier
from app.weergave import bedrag, woord

MOMENTEN = (
    ("voorgesteld_op", "voorgesteld"),
    ("goedgekeurd_op", "goedgekeurd"),
    ("verleend_op", "verleend"),
    ("instemming_houder_op", "instemming houder"),
    ("instemming_werkgever_op", "instemming werkgever"),
    ("actief_vanaf", "actief"),
    ("afgewezen_op", "geweigerd"),
    ("vervangen_per", "vervangen"),
    ("ingetrokken_per", "ingetrokken"),
)
_WOORDEN = (Veldsoort.TEKST, Veldsoort.DAG)
_ZELFDE = ("soort", "bereik", *(veld.dossier for veld in VELDEN if veld.soort in _WOORDEN))
"""What makes two mandaten one of the same words."""


def mandaten(d: D) -> Iterator[Blok]:
    """Mandaten with the same words as one table: the words once, a row for each that gives it."""
    yield kop("Mandaten")
    if not d["mandaten"]:
        yield alinea(klein("Er zijn geen mandaten."))
        return
    for groep in _per_tekst(d["mandaten"]):
        yield from _met_dezelfde_woorden(groep)
    yield kop("Geweigerde mandaten", 2)
    yield tabel(
        "Mandaten die tot en met de peildatum zijn geweigerd",
        [Kolom("nr", 0.4), Kolom("van", 1.4), Kolom("geweigerd op", 1.2), Kolom("reden", 3)],
        [
            [str(m["id"]), m["mandaatgever"]["naam"], dag(m["afgewezen_op"]), m["afwijzing"] or "–"]
            for m in d["mandaten"]
            if m["afgewezen_op"]
        ],
        "Er is geen mandaat geweigerd.",
    )


def _per_tekst(rijen: list[D]) -> list[list[D]]:
    groepen: dict[tuple[object, ...], list[D]] = {}
    for m in rijen:
        groepen.setdefault(tuple(m.get(veld) for veld in _ZELFDE), []).append(m)
    return list(groepen.values())


def _met_dezelfde_woorden(groep: list[D]) -> Iterator[Blok]:
    m = groep[0]
    wat = f"{woord(m['soort'])}, {woord(m['bereik'])}, {dag(m['van'])} tot en met {dag(m['tot_en_met'])}"
    nummers = ", ".join(str(m["id"]) for m in groep)
    samen = [moment for moment in _momenten(m) if len(groep) > 1 and all(moment in _momenten(g) for g in groep)]
    yield kop(f"{wat[0].upper()}{wat[1:]}", 2)
    yield alinea(*_inhoud(m), *extra("Alle", "; ".join(samen)))
    yield tabel(
        f"Mandaat {nummers}: de stand op de peildatum",
        [
            Kolom("nr", 0.4),
            Kolom("namens", 1.7),
            Kolom("houder", 1.3),
            Kolom("status", 1.3),
            Kolom("wanneer", 1.9),
            Kolom("plafond", 1.1, True),
            Kolom("besteed", 1.1, True),
            Kolom("over", 1.1, True),
        ],
        [_stand(g, samen) for g in groep],
        "",
    )


def _momenten(m: D) -> list[str]:
    """What happened to it, day by day."""
    gebeurd = [(m[veld], label) for veld, label in MOMENTEN if m[veld]]
    per_dag = groupby(sorted(gebeurd, key=itemgetter(0)), key=itemgetter(0))
    return [f"{dag(op)}: {', '.join(label for _, label in samen)}" for op, samen in per_dag]


def _stand(m: D, samen: list[str]) -> list[Cel]:
    """Its row; what happened on the same day to all of them was said above it.

    Of one that was never active nothing is left: its ceiling never counted.
    """
    besluit = extra("besluit", m["besluitnummer"])
    versie = [klein(f"versie {m['versienr']} van mandaat {m['eerste_versie']}")] if m["versienr"] > 1 else []
    onder = [klein(f"ondermandaat onder mandaat {m['onder_mandaat']}")] if m["onder_mandaat"] else []
    momenten = [klein(moment) for moment in _momenten(m) if moment not in samen]
    geweigerd = m["status"] == "afgewezen"
    return [
        str(m["id"]),
        [m["mandaatgever"]["naam"], *besluit, *versie, *onder, *van_papier(m)],
        m["houder"],
        [let_op("geweigerd")] if geweigerd else woord(m["status"]),
        momenten or "–",
        bedrag(m["plafond"]),
        bedrag(m["besteed"]),
        bedrag(m["over"]) if m["actief_vanaf"] else "–",
    ]


def _inhoud(m: D) -> list[Regel]:
    """Its texts; the bevoegdheden bear no label, they stand first."""
    teksten = [veld for veld in VELDEN if veld.soort is Veldsoort.TEKST and veld.naam != "bevoegdheden"]
    return [m["bevoegdheden"], *(regel for veld in teksten for regel in extra(veld.label, m.get(veld.dossier)))]


def besluiten(d: D) -> Iterator[Blok]:
    yield kop("Besluiten")
    yield tabel(
        "Besluiten onder mandaat tot en met de peildatum",
        [
            Kolom("nr", 0.4),
            Kolom("datum", 1.4),
            Kolom("besluit", 2.6),
            Kolom("verdeling", 2.4),
            Kolom("bedrag", 1.2, True),
        ],
        [_besluit(b) for b in d["besluiten"]],
        "Er zijn geen besluiten.",
    )


def _besluit(b: D) -> list[Cel]:
    laat = [let_op("later ingevoerd")] if b["laat_ingevoerd"] == "ja" else []
    terug = extra("draait terug besluit", b["tegenboeking_van"])
    sleutel = extra("verdeeld", woord(b["verdeelsleutel"]))
    delen: list[Regel] = []
    for deel in b["verdeling"]:
        som = f": {bedrag(deel['bedrag'])}" if deel["bedrag"] is not None else ""
        delen += [f"{deel['mandaatgever']}{som}", klein(f"mandaat {deel['mandaat']}, versie {deel['mandaat_versie']}")]
    return [
        str(b["volgnr"]),
        [dag(b["datum"]), *laat, *van_papier(b), klein(f"ingevoerd {moment(b['ingevoerd_op'])}")],
        [b["omschrijving"], *sleutel, klein(f"{b['namens']}, door {b['genomen_door']}"), *terug],
        delen,
        bedrag(b["bedrag"]),
    ]
