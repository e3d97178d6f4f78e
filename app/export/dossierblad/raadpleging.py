"""Chapters on informing, the council letter, questions and positions, opschaling, toezicht, counts."""

from __future__ import annotations

from collections.abc import Iterator

from app.export.document import Blok, Cel, Kolom, alinea, kop, tabel
from app.export.dossierblad.taal import D, Regel, dag, extra, gemeenten, klein, let_op, moment
from app.weergave import woord


def informatie(d: D) -> Iterator[Blok]:
    yield kop("Wie geïnformeerd moest worden")
    gemist = [i for i in d["informatie"] if i["te_laat"] == "ja" or i["status"] == "te_laat"]
    kolommen = [Kolom("partij", 2), Kolom("trede", 1.2), Kolom("uiterlijk"), Kolom("stand", 2.2), Kolom("bron", 1.2)]
    yield tabel(
        "Partijen die bij een trede geïnformeerd moeten worden, zoals het stond op de peildatum",
        kolommen,
        [_plicht(i) for i in d["informatie"]],
        "Er hoefde niemand geïnformeerd te worden.",
    )
    yield kop("Gemist of te laat", 2)
    yield tabel("Informatieplichten die zijn gemist of te laat nagekomen", kolommen, map(_plicht, gemist), "Geen.")


def _plicht(i: D) -> list[Cel]:
    verplicht = [klein("verplicht")] if i["verplicht"] == "ja" else []
    stand: list[Regel] = [woord(i["status"])]
    if i["verzonden_op"]:
        stand = [
            f"{woord(i['status'])} op {dag(i['verzonden_op'])}, {woord(i['middel'])}",
            *extra("document", i["document"]),
        ]
    elif i["vervallen_op"]:
        stand = [f"{woord(i['status'])} op {dag(i['vervallen_op'])}"]
    laat = [let_op("te laat")] if i["te_laat"] == "ja" or i["status"] == "te_laat" else []
    vast = [klein(f"vastgelegd {moment(i['vastgelegd_op'])} door {i['vastgelegd_door']}")] if i["vastgelegd_op"] else []
    return [
        [i["partij"], *verplicht, klein(f"door: {i['door']}")],
        [woord(i["trede"]), klein(f"tredebepaling {i['tredebepaling']}")],
        dag(i["uiterlijk_op"]),
        [*stand, *laat, *extra("Toelichting", i["toelichting"]), *vast],
        [klein(f"{i['bron']} [{i['merk']}]")],
    ]


def raadsbrief(d: D) -> Iterator[Blok]:
    yield kop("Raadsinformatiebrief")
    namen = gemeenten(d)
    for t in d["raadsbrieven"]:
        yield kop(f"Versie {t['versie']} van {dag(t['datum'])}: {t['titel']}", 2)
        yield alinea(*t["tekst"].split("\n"))
        yield tabel(
            f"Brief van elke gemeente met versie {t['versie']}",
            [Kolom("gemeente", 1.5), Kolom("stand"), Kolom("naar de gemeente", 1.5), Kolom("aan de raad", 2)],
            [
                [
                    namen.get(b["gemeente"], b["gemeente"]),
                    woord(b["stand"]),
                    [dag(b["naar_gemeente_op"]), *extra("document", b["document"])],
                    [dag(b["verzonden_op"]), *extra("Toelichting", b["toelichting"])],
                ]
                for b in t["brieven"]
            ],
            "Er zijn geen brieven.",
        )
    if not d["raadsbrieven"]:
        yield alinea(klein("Er is geen raadsinformatiebrief geschreven."))


def vragen(d: D) -> Iterator[Blok]:
    yield kop("Vragen aan de gemeenten en hun standpunten")
    namen = gemeenten(d)
    for v in d["vragen"]:
        yield kop(f"Vraag {v['nr']}, gesteld op {dag(v['gesteld_op'])}, reactie uiterlijk {dag(v['reactie_voor'])}", 2)
        yield alinea(*v["tekst"].split("\n"))
        yield tabel(
            f"Standpunt van elke gemeente bij vraag {v['nr']} op de peildatum",
            [Kolom("gemeente", 1.3), Kolom("standpunt", 1.1), Kolom("gezien", 1.2), Kolom("wat zij zei", 3)],
            [
                [
                    namen.get(g["gemeente"], g["gemeente"]),
                    [let_op("niet akkoord")] if g["standpunt"] == "niet_akkoord" else woord(g["standpunt"]),
                    moment(g["gezien_op"]),
                    [r for s in v["standpunten"] if s["gemeente"] == g["gemeente"] for r in _standpunt(s)] or "–",
                ]
                for g in v["gemeenten"]
            ],
            "Aan niemand gevraagd.",
        )
    if not d["vragen"]:
        yield alinea(klein("Er zijn geen vragen gesteld."))


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
    if not t["maten"]:
        yield alinea(klein("Er zijn geen aantallen vastgelegd."))
        return
    yield alinea(f"Op {dag(t['peildatum'])}. Aantallen van 1 tot en met 4 staan er niet, net als wat ze zou verraden.")
    for maat in t["maten"]:
        yield tabel(
            f"{maat['titel']}, per gemeente en zorgvorm",
            [Kolom("gemeente", 1.5), *(Kolom(kolom, 1, getal=True) for kolom in maat["kolommen"])],
            [[rij["naam"], *rij["aantallen"]] for rij in maat["rijen"]],
            "",
        )
