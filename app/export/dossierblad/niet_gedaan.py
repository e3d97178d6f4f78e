"""The chapters that say what was not done: what was open on the reference date, and what left no record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from app.export.document import Blok, Cel, Kolom, alinea, kop, tabel
from app.export.dossierblad.bronlijst import Bronlijst
from app.export.dossierblad.taal import (
    LEEG,
    NIETS_GEMIST,
    NIETS_OPEN,
    NIETS_OPEN_WEL_GEMIST,
    D,
    Regel,
    dag,
    klein,
    let_op,
    opsomming,
    samen,
)
from app.weergave import woord

NAMEN = 4
"""So many with whom points lie are named on the first pages."""


def geteld(d: D) -> Iterator[Blok]:
    """How much is not done, by kind: each point stands in its own chapter, and no more is said than there."""
    yield kop("Wat niet klaar is", 2)
    if not d["watOpenstaat"] and not d["watNietIsVastgelegd"]:
        yield alinea(NIETS_OPEN)
    if d["watOpenstaat"]:
        yield from _open_geteld(d["watOpenstaat"])
    if d["watNietIsVastgelegd"]:
        yield tabel(
            f"Wat niet is vastgelegd: {len(d['watNietIsVastgelegd'])}",
            [Kolom("soort", 2.4), Kolom("aantal", 0.7, True), Kolom("waar", 5)],
            [[g[0]["titel"], str(len(g)), _waar(g)] for g in samen(d["watNietIsVastgelegd"], _titel)],
            "",
        )
    yield from _invoer(d)


def _open_geteld(rijen: Sequence[D]) -> Iterator[Blok]:
    laat = [rij for rij in rijen if rij["teLaat"] == "ja"]
    if laat:
        yield tabel(
            f"Wat openstaat: {len(rijen)}, waarvan {len(laat)} te laat",
            [Kolom("te laat", 2.4), Kolom("aantal", 0.7, True), Kolom("ligt bij", 5)],
            [[g[0]["titel"], str(len(g)), _wie(g)] for g in samen(laat, _titel)],
            "",
        )
    rest = samen((rij for rij in rijen if rij["teLaat"] != "ja"), _titel)
    soorten = ", ".join(f"{groep[0]['titel'].lower()} ({len(groep)})" for groep in rest)
    if laat and rest:
        yield alinea(klein(f"Niet te laat: {soorten}."))
    elif rest:
        yield alinea(f"Wat openstaat: {len(rijen)}, niets te laat. Het gaat om: {soorten}.")


def _titel(rij: D) -> str:
    return str(rij["titel"])


def _wie(groep: Sequence[D]) -> str:
    wie = list(dict.fromkeys(rij["ligtBij"]["naam"] for rij in groep))
    meer = [f"{len(wie) - NAMEN} anderen"] if len(wie) > NAMEN + 1 else wie[NAMEN:]
    return opsomming([*wie[:NAMEN], *meer])


def _waar(groep: Sequence[D]) -> Cel:
    """Of steps and duties in which trede they are; of the rest, which are few, all their words."""
    if groep[0]["soort"].startswith(("stap_", "plicht_")):
        treden = Counter(woord(rij["trede"]) or "de zaak" for rij in groep)
        return opsomming(f"{hoeveel} in {trede}" for trede, hoeveel in treden.items())
    return [rij["onderwerp"] for rij in groep]


def _invoer(d: D) -> Iterator[Blok]:
    """The share that was entered late is a row of the list; that nothing was is said here."""
    i = d.get("invoer")
    if i and i["met_dag"] and not i["later"]:
        yield alinea(klein(f"Alle {i['met_dag']} regels met een dag zijn binnen {i['dagen']} dagen vastgelegd."))


def openstaand(d: D) -> Iterator[Blok]:
    yield kop("Wat openstaat")
    rijen = d["watOpenstaat"]
    if not rijen:
        yield alinea(klein(NIETS_OPEN_WEL_GEMIST if d["watNietIsVastgelegd"] else NIETS_OPEN))
        return
    yield alinea("Dit moest op de peildatum nog gebeuren, of was nooit gebeurd.")
    laat = [rij for rij in rijen if rij["teLaat"] == "ja"]
    met_dag = [rij for rij in rijen if rij["teLaat"] != "ja" and rij["uiterlijkOp"]]
    zonder = [rij for rij in rijen if rij["teLaat"] != "ja" and not rij["uiterlijkOp"]]
    for titel, deel in (("Te laat", laat), ("Met een laatste dag", met_dag), ("Zonder laatste dag", zonder)):
        if deel:
            yield from _tabel(f"{titel}: {len(deel)}", deel)


def _tabel(titel: str, rijen: Sequence[D]) -> Iterator[Blok]:
    kolommen = [Kolom("wat", 3.6), Kolom("ligt bij", 1.8), Kolom("sinds", 1.2), Kolom("uiterlijk", 1.2)]
    aantal = 4 if any(rij["uiterlijkOp"] for rij in rijen) else 3
    wie = {(_vraag(rij), rij["ligtBij"]["naam"]) for rij in rijen}
    aan = Counter(vraag for vraag, _ in wie)
    groepen = samen(rijen, lambda rij: _zelfde(rij, aan[_vraag(rij)]))
    yield tabel(titel, kolommen[:aantal], [_punten(groep)[:aantal] for groep in groepen], "")


def _vraag(rij: D) -> tuple[str, ...]:
    return rij["titel"], rij["sinds"], rij["uiterlijkOp"] or "", rij["onderwerp"]


def _zelfde(rij: D, hoeveel: int) -> tuple[str, ...]:
    """Points of one kind since the same day are one row, when it stays clear what lies with whom: it lies with the
    same, or what it is names him, or more than one (`hoeveel`) are asked the same.
    """
    *soort, wat = _vraag(rij)
    bij = rij["ligtBij"]["naam"]
    return (*soort, *(("tekst", wat) if hoeveel > 1 else ("genoemd", "") if bij in wat else ("bij", bij)))


def _punten(groep: Sequence[D]) -> list[Cel]:
    """One row; what is asked of many in the same words stands once."""
    rij = groep[0]
    wat = dict.fromkeys(r["onderwerp"] for r in groep)
    wie = opsomming(r["ligtBij"]["naam"] for r in groep)
    aantal = f", {len(groep)} keer" if len(groep) > 1 else ""
    laat = [let_op("te laat")] if rij["teLaat"] == "ja" else []
    return [[*wat, klein(f"{rij['titel']}{aantal}")], wie, dag(rij["sinds"]), [dag(rij["uiterlijkOp"]), *laat]]


def niet_vastgelegd(d: D) -> Iterator[Blok]:
    yield kop("Wat niet is vastgelegd")
    if d["watNietIsVastgelegd"]:
        bronnen = Bronlijst()
        yield alinea(
            "Dit verwacht het draaiboek bij dit verloop en is niet vastgelegd. Het kan zijn gebeurd; dat blijkt hier "
            "niet uit."
        )
        yield tabel(
            "Wat het draaiboek bij dit verloop verwacht en niemand vastlegde",
            [Kolom("wat", 5), Kolom("trede", 1.2), Kolom("bron", 0.8)],
            [[*_gemist_rij(groep), bronnen.nr(groep[0]["bron"])] for groep in _per_bron(d)],
            "",
        )
        yield from bronnen.onder()
    else:
        yield alinea(klein(NIETS_GEMIST))
    if "dekking_tellingen" in d:
        yield from _dekking(d)


def _per_bron(d: D) -> list[list[D]]:
    return samen(d["watNietIsVastgelegd"], lambda rij: (rij["titel"], rij["trede"], rij["bron"]))


def _gemist_rij(groep: Sequence[D]) -> list[Cel]:
    regels: list[Regel] = [rij["onderwerp"] for rij in groep]
    return [regels, woord(groep[0]["trede"]) or LEEG]


def _dekking(d: D) -> Iterator[Blok]:
    """Who was counted up to the same day stands together; never counted is said, for it is not nought."""
    per_dag: dict[str, list[str]] = {}
    for r in d["dekking_tellingen"]:
        per_dag.setdefault(r["peildatum"] or "", []).append(r["naam"])
    yield kop("Waar de kinderen zijn geteld", 2)
    yield tabel(
        "De laatste peildatum van de tellingen, per gemeente en per andere regio",
        [Kolom("laatste peildatum", 1), Kolom("gemeenten en regio's", 4)],
        [[dag(op) if op else [let_op("nooit geteld")], opsomming(per_dag[op])] for op in sorted(per_dag)],
        "Er is geen gemeente of regio.",
    )
