"""Chapters on mandaten with their balances, how each came about, and the decisions."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.mandaat.inhoud import VELDEN, Veldsoort
from app.export.document import Blok, Cel, Kolom, kop, tabel
from app.export.dossierblad.taal import D, Regel, dag, extra, klein, let_op, moment, van_papier
from app.weergave import bedrag, woord

SINDS = (
    ("actief_vanaf", "actief vanaf"), ("vervangen_per", "vervangen per"), ("ingetrokken_per", "ingetrokken per"),
)  # fmt: skip
MOMENTEN = (
    ("voorgesteld_op", "voorgesteld"),
    ("goedgekeurd_op", "goedgekeurd"),
    ("verleend_op", "verleend"),
    ("instemming_houder_op", "instemming houder"),
    ("instemming_werkgever_op", "instemming werkgever"),
)


def mandaten(d: D) -> Iterator[Blok]:
    yield kop("Mandaten")
    yield tabel(
        "Mandaten met hun stand op de peildatum",
        [
            Kolom("nr", 0.4),
            Kolom("namens", 2),
            Kolom("houder", 1.3),
            Kolom("looptijd", 1.4),
            Kolom("status", 1.3),
            Kolom("plafond", 1.2, True),
            Kolom("besteed", 1.2, True),
            Kolom("over", 1.2, True),
        ],
        [_stand(m) for m in d["mandaten"]],
        "Er zijn geen mandaten.",
    )
    if d["mandaten"]:
        yield tabel(
            "Hoe elk mandaat tot stand kwam",
            [Kolom("nr", 0.4), Kolom("namens", 1.4), Kolom("wanneer", 2), Kolom("bevoegdheden en voorwaarden", 3)],
            [[str(m["id"]), m["mandaatgever"]["naam"], _momenten(m), _inhoud(m)] for m in d["mandaten"]],
            "",
        )


def _stand(m: D) -> list[Cel]:
    soort = f"{woord(m['soort'])}, {woord(m['bereik'])}"
    besluit = extra("besluit", m["besluitnummer"])
    versie = [klein(f"versie {m['versienr']} van mandaat {m['eerste_versie']}")] if m["versienr"] > 1 else []
    onder = [klein(f"ondermandaat onder mandaat {m['onder_mandaat']}")] if m["onder_mandaat"] else []
    sinds = [klein(f"{label} {dag(m[veld])}") for veld, label in SINDS if m[veld]]
    return [
        str(m["id"]),
        [m["mandaatgever"]["naam"], klein(soort), *besluit, *versie, *onder, *van_papier(m)],
        m["houder"],
        [dag(m["van"]), dag(m["tot_en_met"])],
        [woord(m["status"]), *sinds],
        bedrag(m["plafond"]),
        bedrag(m["besteed"]),
        bedrag(m["over"]),
    ]


def _momenten(m: D) -> list[Regel]:
    return [f"{label}: {dag(m[veld])}" for veld, label in MOMENTEN if m[veld]] or ["–"]


def _inhoud(m: D) -> list[Regel]:
    """Its texts; the bevoegdheden bear no label, the head of the column does."""
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
