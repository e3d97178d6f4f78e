"""The last page: with what numbers this dossier, and each document, can be checked."""

from __future__ import annotations

from collections.abc import Iterator

from app.export.document import Blok, Kolom, alinea, kop, nieuwe_pagina, tabel, termen
from app.export.dossierblad.omslag import Omslag
from app.export.dossierblad.taal import D, Regel, code


def zo_controleert_u_dit(o: Omslag, d: D) -> Iterator[Blok]:
    yield nieuwe_pagina()
    yield kop("Zo controleert u dit")
    yield alinea(
        "Vergelijk de vingerafdruk van de sleutel met die u langs een andere weg hebt gekregen. In LEESMIJ.txt staat "
        "hoe u de bundel controleert. Een wijziging achteraf valt dan op."
    )
    yield termen(
        [
            ("Vingerafdruk van de sleutel", [code(o.vingerafdruk)]),
            ("Logboekregels", f"{o.aantal}, tot en met de regel van deze export"),
            ("Hash van de laatste regel", [code(o.laatste_hash)]),
            ("Checkpoint van het hele logboek", [code(r) for r in o.checkpoint.strip().split("\n") if r]),
            ("SHA-256 van de tekst van het draaiboek", [code(d["draaiboek"]["sha256"] or "–")]),
        ]
    )
    if d.get("personen"):
        yield tabel(
            "Namen bij de codes in het logboek",
            [Kolom("code", 1.5), Kolom("naam", 1.5), Kolom("hoedanigheid", 2)],
            [[[code(p["pseudoniem"])], p["naam"], p["hoedanigheid"]] for p in d["personen"]],
            "",
        )
    if d.get("documenten"):
        yield tabel(
            "SHA-256 van elk document",
            [Kolom("nr", 0.4), Kolom("naam", 2.4), Kolom("SHA-256", 4)],
            [[str(s["id"]), s["naam"], _som(s["sha256"])] for s in d["documenten"]],
            "",
        )


def _som(sha256: str) -> list[Regel]:
    return [code(sha256[:32]), code(sha256[32:])]
