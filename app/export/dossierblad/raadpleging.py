"""Chapters on informing, the council letter, questions and positions, opschaling, toezicht, counts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from app.export.document import Blok, Cel, Kolom, alinea, inleiding, kop, tabel
from app.export.dossierblad.bronlijst import Bronlijst
from app.export.dossierblad.taal import (
    IN_KLASSEN,
    LEEG,
    D,
    Regel,
    dag,
    extra,
    kinderaantal,
    klein,
    let_op,
    moment,
    opsomming,
    plaats,
    samen,
)
from app.weergave import woord


def informatie(d: D) -> Iterator[Blok]:
    """Parties of whom the same is said are one row; what was missed or late stands first."""
    yield kop("Wie geïnformeerd moest worden")
    bronnen = Bronlijst()
    rijen = sorted(d["informatie"], key=lambda i: not _laat(i))
    laat = sum(map(_laat, rijen))
    yield inleiding(let_op(f"Gemist of te laat: {laat} van {len(rijen)}.") if laat else "Niets is gemist of te laat.")
    yield tabel(
        "Partijen die bij een trede geïnformeerd moeten worden, zoals het stond op de peildatum",
        [Kolom("partij", 3), Kolom("trede", 1.3), Kolom("uiterlijk", 1.2), Kolom("stand", 2.4), Kolom("bron", 0.8)],
        [_plicht(groep, bronnen) for groep in samen(rijen, _zelfde_plicht)],
        "",
    )
    yield from bronnen.onder()


def _laat(i: D) -> bool:
    return bool(i["te_laat"] == "ja" or i["status"] == "te_laat")


def _zelfde_plicht(i: D) -> tuple[object, ...]:
    velden = ("trede", "tredebepaling", "uiterlijk_op", "door", "verplicht", "status", "te_laat", "verzonden_op")
    verder = ("middel", "vervallen_op", "toelichting", "vastgelegd_door", "bron", "merk")
    return (*(i[veld] for veld in (*velden, *verder)), (i["vastgelegd_op"] or "")[:10])


def _plicht(groep: list[D], bronnen: Bronlijst) -> list[Cel]:
    i = groep[0]
    partijen = opsomming(f"{r['partij']} (document {r['document']})" if r["document"] else r["partij"] for r in groep)
    stand: list[Regel] = [] if i["status"] == "te_laat" else [woord(i["status"])]
    if i["verzonden_op"]:
        stand = [f"{woord(i['status'])} op {dag(i['verzonden_op'])}, {woord(i['middel'])}"]
    elif i["vervallen_op"]:
        stand = [f"{woord(i['status'])} op {dag(i['vervallen_op'])}"]
    laat = [let_op("te laat")] if _laat(i) else []
    wanneer = dag(i["vastgelegd_op"][:10]) if i["vastgelegd_op"] else ""
    vast = [klein(f"vastgelegd {wanneer} door {i['vastgelegd_door']}")] if wanneer else []
    verplicht = ", verplicht" if i["verplicht"] == "ja" else ""
    return [
        [partijen, klein(f"door: {i['door']}{verplicht}")],
        [woord(i["trede"]), klein(f"tredebepaling {i['tredebepaling']}")],
        dag(i["uiterlijk_op"]),
        [*stand, *laat, *extra("Toelichting", i["toelichting"]), *vast],
        bronnen.nr(i["bron"], i["merk"]),
    ]


def raadsbrief(d: D) -> Iterator[Blok]:
    yield kop("Raadsinformatiebrief")
    for t in d["raadsbrieven"]:
        yield kop(f"Versie {t['versie']} van {dag(t['datum'])}: {t['titel']}", 2)
        yield alinea(*t["tekst"].split("\n"))
        yield tabel(
            f"Brief van elke gemeente met versie {t['versie']}",
            [Kolom("gemeente", 3), Kolom("stand", 1.2), Kolom("naar de gemeente", 1.3), Kolom("aan de raad", 2)],
            [_brief(groep, d) for groep in samen(t["brieven"], _zelfde_brief)],
            "Er zijn geen brieven.",
        )


def _zelfde_brief(b: D) -> tuple[object, ...]:
    return b["stand"], b["naar_gemeente_op"], b["verzonden_op"], b["toelichting"]


def _brief(groep: list[D], d: D) -> list[Cel]:
    b = groep[0]
    namen = (
        f"{plaats(d, r['gemeente'])} (document {r['document']})" if r["document"] else plaats(d, r["gemeente"])
        for r in groep
    )
    verzonden: list[Regel] = [dag(b["verzonden_op"]), *extra("Toelichting", b["toelichting"])]
    return [opsomming(namen), woord(b["stand"]), dag(b["naar_gemeente_op"]), verzonden]


def vragen(d: D) -> Iterator[Blok]:
    """Municipalities that did not react and did not look are one row."""
    yield kop("Vragen aan de gemeenten en hun standpunten")
    for v in d["vragen"]:
        yield kop(f"Vraag {v['nr']}, gesteld op {dag(v['gesteld_op'])}, reactie uiterlijk {dag(v['reactie_voor'])}", 2)
        yield inleiding(*v["tekst"].split("\n"))
        yield tabel(
            f"Standpunt van elke gemeente bij vraag {v['nr']} op de peildatum",
            [Kolom("gemeente", 2), Kolom("standpunt", 1.1), Kolom("gezien", 1.2), Kolom("wat zij zei", 3)],
            [_standpunten(v, groep, d) for groep in samen(v["gemeenten"], partial(_wie_zei_wat, v))],
            "Aan niemand gevraagd.",
        )


def _wie_zei_wat(v: D, g: D) -> tuple[object, ...]:
    zei = any(s["gemeente"] == g["gemeente"] for s in v["standpunten"])
    return g["standpunt"], g["gezien_op"], g["gemeente"] if zei else ""


def _standpunten(v: D, groep: list[D], d: D) -> list[Cel]:
    g = groep[0]
    return [
        opsomming(plaats(d, r["gemeente"]) for r in groep),
        [let_op("niet akkoord")] if g["standpunt"] == "niet_akkoord" else woord(g["standpunt"]),
        moment(g["gezien_op"]),
        [r for s in v["standpunten"] if s["gemeente"] == g["gemeente"] for r in _standpunt(s)] or LEEG,
    ]


def _standpunt(s: D) -> list[Regel]:
    return [
        f"{dag(s['datum'])}: {woord(s['standpunt'])}, {s['door']} ({woord(s['hoedanigheid'])})",
        *extra("In de plaats van", s["namens_wie"]),
        *extra("Reden", s["vervangingsreden"]),
        *extra("Toelichting", s["toelichting"]),
        *extra("Namens de gemeente vastgelegd; staat in", s["bron"]),
        *extra("Opschaling", s["opschaling"]),
        klein(f"ingevoerd {moment(s['ingevoerd_op'])}"),
    ]


def afwijkingen(d: D) -> Iterator[Blok]:
    """Refusals, silence, positions that do not agree, and what followed on each."""
    yield kop("Afwijkingen en wat erop volgde")
    yield tabel(
        "Afwijkingen tot en met de peildatum",
        [Kolom("wie", 1.2), Kolom("wat", 2.2), Kolom("raakt", 1.6), Kolom("vervolg", 2)],
        [
            [
                a["organisatie"],
                [f"{dag(a['sinds'])}: {woord(a['soort'])}, {a['over']}", *extra("Toelichting", a["toelichting"])],
                ", ".join(woord(domein) for domein in a["domeinen"]) or "niet vastgelegd",
                _vervolg(a),
            ]
            for a in d["afwijkingen"]
        ],
        "Niemand week af.",
    )


def _vervolg(a: D) -> list[Regel]:
    if not a["vervolg"]:
        return [let_op("nog geen vervolg")]
    return [
        f"{dag(a['gevolgd_op'])}: {woord(a['vervolg'])}",
        *extra("Opschaling", a["opschaling"]),
        *extra("Reden", a["reden"]),
    ]


def opschaling(d: D) -> Iterator[Blok]:
    yield kop("Opschaling")
    yield tabel(
        "Opschalingen tot en met de peildatum",
        [Kolom("nr", 0.3), Kolom("aanleiding", 2), Kolom("niveaus", 2.4), Kolom("uitkomst", 2)],
        [
            [
                str(o["nr"]),
                o["aanleiding"],
                [r for s in o["stappen"] if not s["uitkomst"] for r in _niveau(s)],
                [r for s in o["stappen"] if s["uitkomst"] for r in _uitkomst(s)] or [let_op("loopt nog")],
            ]
            for o in d["opschalingen"]
        ],
        "Er is niet opgeschaald.",
    )


def _niveau(s: D) -> list[Regel]:
    ingevoerd = klein(f"ingevoerd {moment(s['ingevoerd_op'])}")
    return [f"{dag(s['datum'])}: {s['titel']}", *extra("Toelichting", s["toelichting"]), ingevoerd]


def _uitkomst(s: D) -> list[Regel]:
    return [f"{dag(s['datum'])}: {woord(s['uitkomst'])}", *extra("Toelichting", s["toelichting"])]


def toezicht(d: D) -> Iterator[Blok]:
    yield kop("Interbestuurlijk toezicht")
    yield tabel(
        "Fasen van het interbestuurlijk toezicht tot en met de peildatum",
        [Kolom("datum", 1.4), Kolom("fase", 2), Kolom("toelichting", 3)],
        [
            [[dag(f["datum"]), klein(f"ingevoerd {moment(f['ingevoerd_op'])}")], f["titel"], f["toelichting"]]
            for f in d["interbestuurlijk_toezicht"]["fasen"]
        ],
        "Er was geen interbestuurlijk toezicht.",
    )
    yield tabel(
        "Brieven over het toezicht tot en met de peildatum",
        [Kolom("datum"), Kolom("richting"), Kolom("afzender of ontvanger", 1.5), Kolom("onderwerp", 2.5)],
        [
            [dag(b["datum"]), woord(b["richting"]), b["met"], [b["onderwerp"], *extra("document", b["document"])]]
            for b in d["interbestuurlijk_toezicht"]["brieven"]
        ],
        "Er zijn geen brieven vastgelegd.",
    )
    for plan in d["interbestuurlijk_toezicht"].get("plannen", []):
        yield from _plan(plan)


def _plan(plan: D) -> Iterator[Blok]:
    """A plan with its steps; dossiers of before have none."""
    yield kop(f"Plan {plan['nr']} voor het toezicht, klaar op {dag(plan['uiterlijk_op'])}", 2)
    op = plan["opgeleverd_op"]
    gedaan = [f"Opgeleverd op {dag(op)}: {plan['opgeleverd_toelichting']}"] if op else [let_op("nog niet opgeleverd")]
    yield alinea(plan["toelichting"], *gedaan, *extra("Document", plan["document"]))
    yield tabel(
        f"Stappen van plan {plan['nr']} tot en met de peildatum",
        [Kolom("nr", 0.3), Kolom("stap", 2.4), Kolom("bij wie", 1.5), Kolom("klaar op", 1), Kolom("stand", 2)],
        [[str(s["nr"]), s["titel"], s["met_wie"], dag(s["uiterlijk_op"]), _planstap(s)] for s in plan["stappen"]],
        "Er zijn geen stappen vastgelegd.",
    )


def _planstap(s: D) -> list[Regel]:
    if s["status"] == "open":
        return [let_op("open")]
    return [f"{woord(s['status'])}, {dag(s['afgerond_op'])}", *extra("Toelichting", s["toelichting"])]


def tellingen(d: D) -> Iterator[Blok]:
    yield kop("Aantallen kinderen")
    t = d["tellingen"]
    yield alinea(f"Op {dag(t['peildatum'])}. {IN_KLASSEN} Een totaal is opgeteld uit klassen.")
    for maat in t["maten"]:
        yield tabel(
            f"{maat['titel']}, per gemeente en zorgvorm",
            [Kolom("gemeente", 1.5), *(Kolom(kolom, 1, getal=True) for kolom in maat["kolommen"])],
            [[rij["naam"], *map(kinderaantal, rij["aantallen"])] for rij in maat["rijen"]],
            "",
        )
