"""Chapters on the course of the zaak: tredes, time, emergencies, who did what, agreements, steps."""

from __future__ import annotations

from collections.abc import Iterator

from app.export.document import Blok, Cel, Kolom, kop, tabel
from app.export.dossierblad.bronlijst import Bronlijst
from app.export.dossierblad.taal import LEEG, D, Regel, dag, extra, klein, let_op, moment, tot_en_met
from app.weergave import woord

BRON = Kolom("bron", 0.8)


def treden(d: D) -> Iterator[Blok]:
    yield kop("Verloop van de treden")
    nood = {n["tredebepaling"] for n in d.get("noodgrepen", [])}
    yield tabel(
        "Elke tredebepaling tot en met de peildatum",
        [
            Kolom("nr", 0.4),
            Kolom("datum", 1.1),
            Kolom("toestand", 1.3),
            Kolom("motivering", 3),
            Kolom("ingevoerd", 1.4),
        ],
        [_bepaling(b, nood) for b in d["treden"]],
        "Er zijn geen tredebepalingen.",
    )
    yield tabel(
        "Hoe lang de zaak in elke trede was",
        [
            Kolom("toestand", 2),
            Kolom("van", 1.5),
            Kolom("tot", 1.5),
            Kolom("dagen", 1, True),
            Kolom("werkdagen", 1, True),
        ],
        [
            [
                woord(t["toestand"]),
                dag(t["van"]),
                dag(t["tot"]) if t["tot"] else "peildatum",
                str(t["dagen"]),
                str(t["werkdagen"]),
            ]
            for t in d["tijd_per_trede"]
        ],
        "",
    )


def _bepaling(b: D, nood: set[int]) -> list[Cel]:
    merk = [let_op("noodgreep")] if b["volgnr"] in nood else []
    periode = [klein(f"periode {b['periode']}")] if b["periode"] > 1 else []
    erbij = [
        *extra("Onderbouwing", b["onderbouwing"]),
        *extra("Geraadpleegd", b["geraadpleegd"]),
        *extra("Toezichthouder", b["standpunt_toezichthouder"]),
        *extra("Uitkomst", woord(b["uitkomst"])),
    ]
    wie = [moment(b["ingevoerd_op"]), klein(b["ingevoerd_door"])]
    return [str(b["volgnr"]), dag(b["datum"]), [woord(b["naar"]), *merk, *periode], [b["motivering"], *erbij], wie]


def gebeurtenissen(d: D) -> Iterator[Blok]:
    yield kop("Gebeurtenissen")
    yield tabel(
        "Gebeurtenissen waarvan termijnen lopen, tot en met de peildatum",
        [Kolom("datum", 1.2), Kolom("gebeurtenis", 2), Kolom("toelichting", 2.6), Kolom("vastgelegd", 1.6)],
        [
            [
                dag(g["datum"]),
                [g["titel"], *([klein("later verbeterd; deze dag geldt niet")] if g["geldt"] == "nee" else [])],
                g["toelichting"] or LEEG,
                [moment(g["ingevoerd_op"]), klein(f"door {g['ingevoerd_door']}")],
            ]
            for g in d["gebeurtenissen"]
        ],
        "",
    )


def noodgrepen(d: D) -> Iterator[Blok]:
    yield kop("Noodgrepen")
    yield tabel(
        "Regels van het draaiboek die in nood zijn gepasseerd, tot en met de peildatum",
        [Kolom("datum"), Kolom("bepaling"), Kolom("gepasseerd", 2), Kolom("reden", 2), Kolom("bekrachtiging", 1.6)],
        [
            [
                [dag(n["datum"]), klein(f"ingevoerd {moment(n['ingevoerd_op'])}")],
                [f"nr {n['tredebepaling']}", klein(n["door"])],
                list(n["gepasseerd"]),
                n["reden"],
                _bekrachtiging(n),
            ]
            for n in d["noodgrepen"]
        ],
        "Er zijn geen noodgrepen gedaan.",
    )


def _bekrachtiging(n: D) -> Cel:
    if not n["bekrachtigd_op"]:
        wat = "niet op tijd bekrachtigd" if n["status"] == "niet_op_tijd" else "nog te bekrachtigen"
        return [let_op(f"{wat}: uiterlijk {dag(n['uiterlijk_op'])}")]
    laat = [let_op(f"te laat: uiterlijk {dag(n['uiterlijk_op'])}")] if n["status"] == "te_laat_bekrachtigd" else []
    return [f"{dag(n['bekrachtigd_op'])} door {n['bekrachtigd_door']}", *laat, *extra("Toelichting", n["toelichting"])]


def rollen(d: D) -> Iterator[Blok]:
    yield kop("Wie deed wat")
    yield tabel(
        "Rollen in deze zaak, met de periode",
        [Kolom("rol"), Kolom("wie", 1.2), Kolom("hoedanigheid", 1.6), Kolom("van"), Kolom("tot en met")],
        [[woord(v["rol"]), v["naam"], v["hoedanigheid"], dag(v["van"]), tot_en_met(v)] for v in d["rollen"]],
        "Er zijn geen rollen vastgelegd.",
    )
    yield tabel(
        "Functies van de regio, en wie waarnam",
        [Kolom("functie", 1.8), Kolom("wie", 1.2), Kolom("als"), Kolom("van"), Kolom("tot en met")],
        [[f["functie"], f["naam"], woord(f["soort"]), dag(f["van"]), tot_en_met(f)] for f in d["functies"]],
        "Er zijn geen functies vastgelegd.",
    )


def andere_regios(d: D) -> Iterator[Blok]:
    yield kop("Andere regio's")
    yield tabel(
        "Regio's die bij deze zaak betrokken waren",
        [Kolom("regio", 1.4), Kolom("rol"), Kolom("wie", 1.4), Kolom("periode", 1.4), Kolom("reden", 2)],
        [
            [
                r["naam"],
                woord(r["rol"]),
                r["vertegenwoordiger"],
                [f"{dag(r['vanaf'])} tot", dag(r["tot"]) if r["tot"] else "peildatum"],
                [r["reden"], *extra("Einde", r["reden_einde"])],
            ]
            for r in d["andere_regios"]
        ],
        "Er waren geen andere regio's betrokken.",
    )


def stuurgroepen(d: D) -> Iterator[Blok]:
    """Each place, with what stood there before under what counts."""
    yield kop("Stuurgroepen")
    yield tabel(
        "Wie in een stuurgroep voor wie optreedt",
        [
            Kolom("stuurgroep", 1.4), Kolom("rol", 1.2), Kolom("partij", 1.2), Kolom("wie", 1.2),
            Kolom("periode", 1.4), Kolom("ingevoerd", 1.8),
        ],
        [[p["stuurgroep"], woord(p["rol"]), p["partij"], p["wie"], _zitting(p), _zit_sinds(p)]
         for p in d["stuurgroepen"]],
        "Er is geen stuurgroep vastgelegd.",
    )  # fmt: skip


def _zitting(p: D) -> str:
    return f"{dag(p['vanaf'])} tot en met {dag(p['tot']) if p['tot'] else 'peildatum'}"


def _zit_sinds(p: D) -> list[Regel]:
    regels: list[Regel] = [moment(p["ingevoerd_op"]), klein(f"door {p['ingevoerd_door']}")]
    if p["vervallen"] == "ja":
        regels.append(let_op(f"Vervallen: {p['reden']}"))
    elif p["eerder"]:
        regels.append(klein(f"gewijzigd: {p['reden']}"))
    for oud in reversed(p["eerder"]):
        was = ", ".join([oud["stuurgroep"], woord(oud["rol"]), oud["partij"], oud["wie"], _zitting(oud)])
        regels.append(klein(f"was ({moment(oud['ingevoerd_op'])}): {was}"))
    return regels


_VERBAND = {
    "zelfde_groep": "aanbieder van dezelfde groep",
    "volgt_op": "deze zaak volgt erop",
    "gaat_vooraf": "volgt uit deze zaak",
    "zelfde": "gaat over hetzelfde",
}


def verwante_zaken(d: D) -> Iterator[Blok]:
    yield kop("Verwante zaken")
    yield tabel(
        "Zaken die bij deze zaak horen; hun dossier is een eigen dossier",
        [Kolom("zaak"), Kolom("verband", 1.4), Kolom("periode", 1.4), Kolom("toelichting", 2)],
        [
            [
                v["zaaknummer"],
                _VERBAND.get(v["verband"], v["verband"]),
                [f"{dag(v['vanaf'])} tot", dag(v["tot"]) if v["tot"] else "peildatum"],
                [v["toelichting"], *extra("Einde", v["reden_einde"])],
            ]
            for v in d["verwante_zaken"]
        ],
        "Er zijn geen verwante zaken.",
    )


def afspraken(d: D) -> Iterator[Blok]:
    yield kop("Afspraken in deze zaak")
    bronnen = Bronlijst()
    yield tabel(
        "De afspraken en wat ervan is vastgelegd",
        [Kolom("nr", 0.3), Kolom("afspraak", 2.4), Kolom("stand"), Kolom("datum"), Kolom("toelichting", 2), BRON],
        [
            [
                str(a["nummer"]),
                a["titel"],
                [let_op("open")] if a["status"] == "open" else woord(a["status"]),
                dag(a["datum"]),
                a["toelichting"] or LEEG,
                bronnen.nr(a["bron"]),
            ]
            for a in d["afspraken"]
        ],
        "",
    )
    yield from bronnen.onder()


def stappen(d: D) -> Iterator[Blok]:
    yield kop("Stappen")
    bronnen = Bronlijst()
    yield tabel(
        "Stappen van het draaiboek in deze zaak",
        [Kolom("stap", 3.4), Kolom("stand"), Kolom("uiterlijk", 1.1), Kolom("afgerond", 1.1), BRON],
        [_stap(s, bronnen) for s in d["stappen"]],
        "",
    )
    yield from bronnen.onder()


def _stap(s: D, bronnen: Bronlijst) -> list[Cel]:
    wat = f"{s['code']}, verplicht" if s["verplicht"] == "ja" else s["code"]
    laat = [let_op("te laat")] if s["te_laat"] == "ja" else []
    return [
        [s["titel"], klein(wat), *extra("Toelichting", s["toelichting"])],
        [woord(s["status"]), *laat],
        dag(s["uiterlijk_op"]),
        [dag(s["afgerond_op"]), *extra("document", s["document"])],
        bronnen.nr(s["bron"], s["merk"]),
    ]
