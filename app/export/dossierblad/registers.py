"""The last chapters: papers, documents, what was refused, the chronology, the sources."""

from __future__ import annotations

from collections.abc import Iterator

from app.export.document import Blok, Cel, Kolom, alinea, kop, tabel, termen
from app.export.dossierblad.taal import (
    D,
    Regel,
    dag,
    extra,
    gemeenten,
    klein,
    let_op,
    moment,
    wie_de_aanbieder_is,
)
from app.weergave import bedrag, grootte, woord


def notities(d: D) -> Iterator[Blok]:
    yield kop("Notities naast het dossier")
    yield tabel(
        "Geen deel van dossier of logboek: wat medewerkers elkaar schreven, meegegeven omdat daarom is gevraagd",
        [Kolom("nr", 0.3), Kolom("wie", 1.2), Kolom("bij", 1.2), Kolom("notitie", 3)],
        [
            [
                str(n["nr"]),
                [n["door"], klein(moment(n["geplaatst_op"]))],
                n["bij"],
                [
                    "ingetrokken" if n["ingetrokken"] == "ja" else n["tekst"],
                    *extra("Genoemd", ", ".join(wie["naam"] for wie in n["genoemd"])),
                ],
            ]
            for n in d["notities"]
        ],
        "Er zijn geen notities.",
    )


def stukken(d: D) -> Iterator[Blok]:
    yield kop("Stukken")
    namen = gemeenten(d)
    yield tabel(
        "Stukken en waar zij waren op hun route, tot en met de peildatum",
        [Kolom("nr", 0.3), Kolom("stuk", 2), Kolom("route", 1.8), Kolom("behandeld", 2.4), Kolom("nu bij", 1.2)],
        [
            [
                str(s["nr"]),
                [s["titel"], klein(f"ingediend {dag(s['ingediend_op'])}"), *extra("document", s["document"])],
                " → ".join(s["stations"]),
                [r for b in s["behandelingen"] for r in _behandeling(b, namen)] or "–",
                _nu_bij(s),
            ]
            for s in d["stukken"]
        ],
        "Er zijn geen stukken ingediend.",
    )


def _behandeling(b: D, namen: dict[str, str]) -> list[Regel]:
    wie = f" {namen.get(b['gemeente'], b['gemeente'])}" if b["gemeente"] else ""
    return [f"{dag(b['datum'])}: {b['station']}{wie}, {woord(b['uitkomst'])}", *extra("Toelichting", b["toelichting"])]


def _nu_bij(s: D) -> Cel:
    if s["ingetrokken_op"]:
        return [f"ingetrokken {dag(s['ingetrokken_op'])}", *extra("Reden", s["ingetrokken_reden"])]
    return ", ".join(s["nu_bij"]) or "aan het eind van de route"


def aanbieder(d: D) -> Iterator[Blok]:
    """What was known of the provider before it was put right; nothing when it never was."""
    if not d["aanbiederversies"]:
        return
    yield kop("Eerdere gegevens van de aanbieder")
    yield tabel(
        "Wat er stond tot het werd gewijzigd",
        [Kolom("tot"), Kolom("wat er stond", 2.4), Kolom("waarom gewijzigd", 2), Kolom("gewijzigd", 1.6)],
        [
            [
                dag(v["vervangen_op"]),
                [wie_de_aanbieder_is(v), *_meer(v)],
                v["reden"],
                [moment(v["ingevoerd_op"]), klein(f"door {v['ingevoerd_door']}")],
            ]
            for v in d["aanbiederversies"]
        ],
        "",
    )


def _meer(v: D) -> list[Regel]:
    omzet = bedrag(v["jeugdomzet"]) if v["jeugdomzet"] else ""
    zorg = ", ".join(woord(soort) for soort in v["cruciale_zorg"])
    rijen = (("AGB-code", v["agb_code"]), ("Jeugdomzet per jaar", omzet), ("Cruciale zorg", zorg))
    return [regel for label, waarde in rijen for regel in extra(label, waarde)]


def documenten(d: D) -> Iterator[Blok]:
    yield kop("Documenten")
    yield tabel(
        "Documenten tot en met de peildatum",
        [Kolom("nr", 0.4), Kolom("naam", 2.8), Kolom("datum"), Kolom("grootte", 0.8, True), Kolom("toegevoegd", 2)],
        [
            [
                str(s["id"]),
                [s["naam"], *extra("Omschrijving", s["omschrijving"]), *_bijzonder(s), *_ingetrokken(s)],
                dag(s["datum"]),
                grootte(s["grootte"]),
                [moment(s["ingevoerd_op"]), klein(f"door {s['ingevoerd_door']}")],
            ]
            for s in d["documenten"]
        ],
        "Er zijn geen documenten.",
    )
    if d["documenten_na_peildatum"]:
        yield alinea(
            let_op(f"Met een datum na de peildatum, dus niet in deze bundel: {d['documenten_na_peildatum']}."),
            klein("Hun naam en SHA-256 staan in het logboek."),
        )


def _bijzonder(s: D) -> list[Regel]:
    """What who opens it must know; entries of before say nothing of it."""
    return [let_op(s["bijzonder"])] if s.get("bijzonder") else []


def _ingetrokken(s: D) -> list[Regel]:
    """What was said of a document that no longer counts, with what counts in its place."""
    regels: list[Regel] = []
    for nr, i in enumerate(s["intrekkingen"]):
        wat = "Ingetrokken" if nr == 0 else "Aangevuld"
        plaats = f" In de plaats: document {i['vervanger']}." if i["vervanger"] else ""
        regels.append(let_op(f"{wat} op {dag(i['datum'])} door {i['ingevoerd_door']}: {i['reden']}{plaats}"))
    return regels


_LIDDAGEN = (("vanaf", "vanaf"), ("tot en met", "tot"))


def _lid(gemeente: D) -> str:
    """Name and code, with the first and last day in the region where these are known."""
    dagen = [f"{woord} {dag(gemeente[veld])}" for woord, veld in _LIDDAGEN if gemeente.get(veld)]
    return " ".join([f"{gemeente['naam']} ({gemeente['code']})", *dagen])


def bronnen(d: D) -> Iterator[Blok]:
    yield kop("Regio, draaiboek en bronnen")
    regio, editie, namen = d["regio"], d["draaiboek"], gemeenten(d)
    rijen: list[tuple[str, Cel]] = [
        ("Regio", f"{regio['naam']} ({regio['jeugdregio']}). Bron: {regio['bron']}"),
        ("Gemeenten bij het openen", ", ".join(_lid(g) for g in regio["gemeenten"])),
    ]
    if regio.get("andere_gemeenten"):
        rijen.append(("Op een andere dag in de regio", ", ".join(_lid(g) for g in regio["andere_gemeenten"])))
    for wie in ("aanspreekpunt", "woordvoerder"):
        v = regio[wie]
        rijen.append(
            (
                wie.capitalize(),
                f"{namen.get(v['organisatie'], v['organisatie'])}: {v['toelichting']}. Bron: {v['bron']}",
            )
        )
    welke = f"Editie {editie['editie']}, {editie['titel']}, geldig vanaf {dag(editie['geldig_vanaf'])}."
    rijen.append(("Draaiboek", [welke, f"Bron: {editie['bron']}."]))
    if editie["toelichting"]:
        rijen.append(("Over deze editie", editie["toelichting"]))
    yield termen(rijen)
    yield alinea(klein("Tekens die dit document niet kan tonen staan als [U+…]; dossier.json heeft de tekst zelf."))
