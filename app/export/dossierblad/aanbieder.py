"""What the provider has: contracts, locations, certificate, and the share of each municipality."""

from __future__ import annotations

from collections.abc import Iterator

from app.export.document import Blok, Kolom, alinea, kop, tabel
from app.export.dossierblad.taal import D, Regel, klein, let_op, moment
from app.weergave import bedrag

TITELS = {
    "contracten": "Contracten van de aanbieder",
    "locaties": "Locaties van de aanbieder",
    "certificaten": "Certificaat van de gecertificeerde instelling",
}


def onderdelen(d: D) -> Iterator[Blok]:
    """A table for each kind that has anything, with what stood there before under what counts."""
    o = d["aanbiederonderdelen"]
    if not any(o[deel] for deel in (*TITELS, "aandelen")):
        return
    yield kop("Wat de aanbieder heeft")
    for deel, titel in TITELS.items():
        if o[deel]:
            yield _tabel(titel, o[deel])
    for jaar in o["aandelen"]:
        yield from _aandelen(jaar)


def _tabel(titel: str, rijen: list[D]) -> Blok:
    kolommen = list(rijen[0]["in_woorden"])
    return tabel(
        titel,
        [*(Kolom(naam.lower()) for naam in kolommen), Kolom("ingevoerd", 1.6)],
        [[*(r["in_woorden"][naam] for naam in kolommen), _herkomst(r)] for r in rijen],
        "",
    )


def _herkomst(r: D) -> list[Regel]:
    regels: list[Regel] = [moment(r["ingevoerd_op"]), klein(f"door {r['ingevoerd_door']}")]
    if r["vervallen"] == "ja":
        regels.append(let_op(f"Vervallen: {r['reden']}"))
    elif r["eerder"]:
        regels.append(klein(f"gewijzigd: {r['reden']}"))
    for oud in reversed(r["eerder"]):
        regels.append(klein(f"was ({moment(oud['ingevoerd_op'])}): {', '.join(oud['in_woorden'].values())}"))
    return regels


def _aandelen(jaar: D) -> Iterator[Blok]:
    yield tabel(
        f"Aandeel in de jeugdomzet, {jaar['jaar']}",
        [Kolom("gemeente of regio", 2), Kolom("jeugdomzet", 1, True), Kolom("promille", 0.8, True)],
        [[r["naam"], bedrag(r["bedrag"]), "" if r["promille"] is None else str(r["promille"])] for r in jaar["rijen"]],
        "Niemand heeft omzet in dit jaar.",
    )
    som = f"Samen {bedrag(jaar['samen'])}."
    if jaar["meer_dan_jeugdomzet"]:
        meer = bedrag(jaar["meer_dan_jeugdomzet"])
        yield alinea(
            klein(som), let_op(f"Dat is {meer} meer dan de jeugdomzet van de aanbieder: een van de twee klopt niet.")
        )
    else:
        yield alinea(klein(som))
