"""The course of a zaak as a drawing to scale: treden, terms of mandaten, what happened, the closing or reference date.

Places are parts of the width. It shows what the tables say, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from app import weergave
from app.domain.basis.begrippen import TREDEN, Toestand
from app.export.document import Blok, passend
from app.export.dossierblad.gebeurd import Feit
from app.export.dossierblad.taal import D, aantal, dag, samen
from app.export.dossierblad.tekening import Balk, Stip, Streep, Tijdlijn, Tik, tijdlijn
from app.weergave import mandaatnaam, woord

NA = 0.1
"""So much of the course is drawn after its closing, or after the reference date when a mandaat goes on."""
LANEN, LAGEN = 4, 2
NABIJ, TEKEN, NAAST = 0.026, 0.008, 0.17
"""Marks that are nearer, and each character more in them, are one mark; days that are nearer stand below each other."""


class _Schaal:
    """From a day to its place."""

    def __init__(self, van: date, tot: date) -> None:
        self._van, self._dagen = van, max(1, (tot - van).days)

    def __call__(self, dag: date) -> float:
        return min(1.0, max(0.0, (dag - self._van).days / self._dagen))


def verloop_getekend(d: D, feiten: Sequence[Feit], peildatum: date) -> Blok:
    """The drawing, with its words. `feiten` are those of the table below it, in the same order."""
    tijden = d["tijd_per_trede"]
    van = min([date.fromisoformat(tijden[0]["van"]), *(f.datum for f in feiten)])
    gesloten = date.fromisoformat(tijden[-1]["van"]) if tijden[-1]["toestand"] == Toestand.AFGESLOTEN else None
    termen = _looptijden(d, gesloten or peildatum)
    schaal = _Schaal(van, _einde(van, gesloten, peildatum, [tot for _, tot, _ in termen]))
    slot = gesloten or peildatum
    dagen = [date.fromisoformat(t["van"]) for t in tijden]
    return tijdlijn(
        "Het verloop",
        _in_woorden(tijden, termen, len(feiten)),
        Tijdlijn(
            toestanden=list(_toestanden(tijden, schaal, peildatum)),
            looptijden=[Balk(schaal(begin), schaal(tot), tekst, "mandaat") for begin, tot, tekst in termen],
            stippen=list(_stippen(feiten, schaal)),
            strepen=[Streep(schaal(slot), "gesloten" if gesloten else "peildatum")],
            tikken=_tikken([dagen[0], slot, *dagen[1:]], schaal),
        ),
    )


def _einde(van: date, gesloten: date | None, peildatum: date, eindes: Sequence[date]) -> date:
    slot = gesloten or peildatum
    na = slot + timedelta(days=max(1, round((slot - van).days * NA)))
    verder = max([slot, *eindes])
    return min(na, max(peildatum, verder)) if verder > slot or gesloten else slot


def _toestanden(tijden: Sequence[D], schaal: _Schaal, peildatum: date) -> Iterator[Balk]:
    """Of a trede that is too short for its name the name stands in the words and in the table."""
    for t in tijden:
        van, tot = schaal(date.fromisoformat(t["van"])), schaal(date.fromisoformat(t["tot"] or peildatum.isoformat()))
        tekst = passend(f"{woord(t['toestand'])}, {_dagen(t)}", tot - van)
        if tot > van:
            yield Balk(van, tot, tekst, t["toestand"] if t["toestand"] in (Toestand.SIGNAAL, *TREDEN) else "rust")


def _looptijden(d: D, slot: date) -> list[tuple[date, date, str]]:
    """Of mandaten that were active: from when until when, and how many; one kind with one last day is one term."""
    actief = [m for m in d.get("mandaten", ()) if m["actief_vanaf"]]
    groepen = samen(actief, lambda m: (m["soort"], _laatste(m)))
    termen = [(min(m["actief_vanaf"] for m in groep), _laatste(groep[0]), groep) for groep in groepen]
    return [
        (date.fromisoformat(van), date.fromisoformat(tot), f"{mandaatnaam(groep[0]['soort'])} ({len(groep)})")
        for van, tot, groep in sorted(termen, key=lambda t: (t[0], t[1]))[:LANEN]
        if van <= slot.isoformat()
    ]


def _laatste(m: D) -> str:
    return str(min(op for op in (m["tot_en_met"], m["ingetrokken_per"], m["vervangen_per"]) if op))


def _stippen(feiten: Sequence[Feit], schaal: _Schaal) -> list[Stip]:
    """Marks that would lie over each other are one, with the first and the last number."""
    groepen: list[list[tuple[int, float]]] = []
    for nr, feit in enumerate(feiten, 1):
        groepen.append([(nr, schaal(feit.datum))])
        while len(groepen) > 1 and _raakt(groepen[-2], groepen[-1]):
            laatste = groepen.pop()
            groepen[-1] += laatste
    return [_stip(groep) for groep in groepen]


def _raakt(links: list[tuple[int, float]], rechts: list[tuple[int, float]]) -> bool:
    a, b = _stip(links), _stip(rechts)
    return b.plek - a.plek < NABIJ + TEKEN * (len(a.tekst) + len(b.tekst) - 2) / 2


def _stip(groep: list[tuple[int, float]]) -> Stip:
    eerste, laatste = groep[0], groep[-1]
    tekst = str(eerste[0]) if eerste == laatste else f"{eerste[0]}–{laatste[0]}"
    rand = (NABIJ + TEKEN * (len(tekst) - 1)) / 2
    return Stip(min(1 - rand, max(rand, (eerste[1] + laatste[1]) / 2)), tekst)


def _tikken(dagen: Sequence[date], schaal: _Schaal) -> list[Tik]:
    """Days with their date, those that matter most first; one for which there is no room stands in the table alone."""
    tikken: list[Tik] = []
    for op in dict.fromkeys(dagen):
        plek = schaal(op)
        vrij = (laag for laag in range(LAGEN) if all(abs(plek - t.plek) > NAAST for t in tikken if t.laag == laag))
        if (laag := next(vrij, None)) is not None:
            tikken.append(Tik(plek, weergave.datum(op), laag))
    return tikken


def _in_woorden(tijden: Sequence[D], termen: Sequence[tuple[date, date, str]], hoeveel: int) -> str:
    treden = "; ".join(
        f"{woord(t['toestand'])} van {dag(t['van'])} tot {dag(t['tot']) if t['tot'] else 'de peildatum'}, {_dagen(t)}"
        for t in tijden
    )
    lopend = "; ".join(f"{tekst} van {weergave.datum(v)} tot en met {weergave.datum(t)}" for v, t, tekst in termen)
    zinnen = [treden, *([lopend] if lopend else [])]
    nummers = f" De nummers 1 tot en met {hoeveel} staan in de tabel hierna." if hoeveel else ""
    return f"Tekening van het verloop. {'. '.join(zin[0].upper() + zin[1:] for zin in zinnen)}.{nummers}"


def _dagen(t: D) -> str:
    return aantal(t["dagen"], "dag", "dagen")
