"""What happened in a zaak, day by day, each with who decided it: from the parts of the dossier that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.basis.begrippen import Toestand
from app.export.dossierblad.taal import D, dag, opsomming, plaats, samen
from app.weergave import bedrag, mandaatnaam, woord

MEESTE = 14
"""So many stand on the first page; what weighs most goes before."""


@dataclass(frozen=True)
class Feit:
    """Something that happened. `wie` decided it; `weegt` says what goes first when there is no room, 0 is most."""

    datum: date
    wat: str
    wie: str
    weegt: int
    soort: str
    let_op: bool = False


def feiten(d: D) -> list[Feit]:
    """All of it, oldest first."""
    alle = [feit for vertel in _VERTELLERS for feit in vertel(d)]
    return sorted(alle, key=lambda feit: feit.datum)


def belangrijkste(alle: list[Feit]) -> tuple[list[Feit], list[Feit]]:
    """Those for which there is room, oldest first, and those that are left out."""
    per_gewicht = sorted(range(len(alle)), key=lambda nr: (alle[nr].weegt, -nr))
    mee = set(per_gewicht[:MEESTE])
    return [f for nr, f in enumerate(alle) if nr in mee], [f for nr, f in enumerate(alle) if nr not in mee]


def _op(tekst: str) -> date:
    return date.fromisoformat(tekst)


def _rijen(d: D, deel: str) -> Iterable[D]:
    rijen: Iterable[D] = d.get(deel, ())
    return rijen


def _treden(d: D) -> Iterator[Feit]:
    nood = {n["tredebepaling"]: n for n in _rijen(d, "noodgrepen")}
    for b in _rijen(d, "treden"):
        noodgreep = b["volgnr"] in nood
        wat = _bepaling(b) + (" met een noodgreep" if noodgreep else "")
        yield Feit(_op(b["datum"]), wat, f"vastgelegd door {b['ingevoerd_door']}", 0, "tredebepalingen", noodgreep)


def _bepaling(b: D) -> str:
    if b["naar"] == Toestand.AFGESLOTEN:
        return f"Gesloten: {woord(b['uitkomst'])}" if b["uitkomst"] else "Gesloten"
    if b["van"] == Toestand.AFGESLOTEN:
        return f"Heropend in {woord(b['naar'])}"
    return f"Van {woord(b['van'])} naar {woord(b['naar'])}" if b["van"] else f"Geopend in {woord(b['naar'])}"


def _gebeurtenissen(d: D) -> Iterator[Feit]:
    for g in _rijen(d, "gebeurtenissen"):
        if g["geldt"] == "ja":
            yield Feit(_op(g["datum"]), g["titel"], f"vastgelegd door {g['ingevoerd_door']}", 0, "gebeurtenissen")


def _mandaten(d: D) -> Iterator[Feit]:
    """Mandaten of one kind that became active, or were refused, on the same day are one line."""
    for veld, wat, weegt in (("actief_vanaf", "actief", 2), ("afgewezen_op", "geweigerd", 1)):
        rijen = [m for m in _rijen(d, "mandaten") if m[veld]]
        for groep in samen(rijen, lambda m: (m[veld], m["soort"], m["plafond"], m["tot_en_met"])):  # noqa: B023
            yield _mandaat(groep, veld, wat, weegt)


def _mandaat(groep: list[D], veld: str, wat: str, weegt: int) -> Feit:
    m, geweigerd = groep[0], veld == "afgewezen_op"
    gevers = opsomming(g["mandaatgever"]["naam"] for g in groep)
    som = f", {'elk ' if len(groep) > 1 else ''}tot {bedrag(m['plafond'])}" if m["plafond"] is not None else ""
    tekst = f"{mandaatnaam(m['soort'])} {wat}: {gevers}{'' if geweigerd else som}"
    wie = gevers if geweigerd else f"houder: {opsomming(g['houder'] for g in groep)}"
    return Feit(_op(m[veld]), tekst, wie, weegt, "mandaten", geweigerd)


def _besluiten(d: D) -> Iterator[Feit]:
    for b in _rijen(d, "besluiten"):
        som = f", {bedrag(b['bedrag'])}" if b["bedrag"] is not None else ""
        wat = f"Besluit {b['volgnr']}: {b['omschrijving'].rstrip('.')}{som}"
        yield Feit(_op(b["datum"]), wat, f"{b['genomen_door']}, {b['namens']}", 1, "besluiten")


def _spoedbesluiten(d: D) -> Iterator[Feit]:
    """On the day on which it was taken; and who refused or withdrew it."""
    for b in _rijen(d, "spoedbesluiten"):
        som = f", {bedrag(b['bedrag'])}" if b["bedrag"] is not None else ""
        wat = f"Spoedbesluit {b['volgnr']}: {b['omschrijving'].rstrip('.')}{som}"
        yield Feit(_op(b["datum"]), wat, b["genomen_door"], 1, "spoedbesluiten")
        if b["einde_op"]:
            wat = f"Spoedbesluit {b['volgnr']} {woord(b['einde'])}: {b['einde_reden'].rstrip('.')}"
            yield Feit(_op(b["einde_op"]), wat, b["einde_door"], 1, "spoedbesluiten", True)


def _vragen(d: D) -> Iterator[Feit]:
    """The question on its day, and who did not agree on the day of that position."""
    for v in _rijen(d, "vragen"):
        yield Feit(_op(v["gesteld_op"]), f"Vraag {v['nr']} aan {len(v['gemeenten'])} gemeenten", "", 3, "vragen")
        for s in v["standpunten"]:
            if s["standpunt"] == "niet_akkoord":
                wat = f"{plaats(d, s['gemeente'])} is niet akkoord bij vraag {v['nr']}"
                yield Feit(_op(s["datum"]), wat, s["door"], 1, "standpunten", True)


def _opschalingen(d: D) -> Iterator[Feit]:
    for o in _rijen(d, "opschalingen"):
        yield Feit(_op(o["begin"]), f"Opschaling {o['nr']}: {o['aanleiding'].rstrip('.')}", "", 2, "opschalingen")
        if o["einde"]:
            yield Feit(_op(o["einde"]), f"Opschaling {o['nr']} klaar: {woord(o['uitkomst'])}", "", 2, "opschalingen")


def _toezicht(d: D) -> Iterator[Feit]:
    for fase in d.get("interbestuurlijk_toezicht", {}).get("fasen", ()):
        yield Feit(_op(fase["datum"]), f"Interbestuurlijk toezicht: {fase['titel']}", "", 1, "fasen van toezicht")


def _regios(d: D) -> Iterator[Feit]:
    for r in _rijen(d, "andere_regios"):
        yield Feit(_op(r["vanaf"]), f"{r['naam']} {woord(r['rol'])}", "", 3, "andere regio's")


_VERTELLERS: tuple[Callable[[D], Iterator[Feit]], ...] = (
    _treden, _gebeurtenissen, _mandaten, _besluiten, _spoedbesluiten, _vragen, _opschalingen, _toezicht, _regios,
)  # fmt: skip


def dag_van(feit: Feit) -> str:
    return dag(feit.datum.isoformat())
