"""The chapters that say what was not done: what was open on the reference date, and what left no record."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from app.export.document import Blok, Cel, Kolom, alinea, kop, lijst, tabel
from app.export.dossierblad.taal import NIETS_GEMIST, NIETS_OPEN, NIETS_OPEN_WEL_GEMIST, D, dag, klein, let_op
from app.weergave import woord

EERSTE = 5
"""So many of each list stand on the page that sums up; all of them stand in their own chapter."""


def samengevat(d: D) -> Iterator[Blok]:
    """How much it is and the first of both lists: no more is said than the chapters say."""
    yield kop("Wat niet klaar is", 2)
    if not d["watOpenstaat"] and not d["watNietIsVastgelegd"]:
        yield alinea(NIETS_OPEN)
        return
    for titel, rijen in (("Wat openstaat", d["watOpenstaat"]), ("Wat niet is vastgelegd", d["watNietIsVastgelegd"])):
        if rijen:
            yield alinea(f"{titel}: {len(rijen)}{_waarvan_laat(rijen)}.")
            soorten = [list(samen) for _, samen in groupby(rijen, key=_zelfde)]
            yield lijst(_eerste_van(samen) for samen in soorten[:EERSTE])
            if len(soorten) > EERSTE:
                rest = sum(len(samen) for samen in soorten[EERSTE:])
                yield alinea(klein(f"En nog {rest}; zie het hoofdstuk {titel}."))


def _zelfde(rij: D) -> tuple[str, ...]:
    return rij["soort"], rij.get("sinds", ""), rij.get("uiterlijkOp", "")


def _eerste_van(samen: list[D]) -> str:
    meer = f", en nog {len(samen) - 1} van deze soort" if len(samen) > 1 else ""
    return f"{samen[0]['onderwerp']}{meer}"


def _waarvan_laat(rijen: list[D]) -> str:
    laat = sum(rij.get("teLaat") == "ja" for rij in rijen)
    return f", waarvan {laat} te laat" if laat else ""


def openstaand(d: D) -> Iterator[Blok]:
    yield kop("Wat openstaat")
    if not d["watOpenstaat"]:
        yield alinea(klein(NIETS_OPEN_WEL_GEMIST if d["watNietIsVastgelegd"] else NIETS_OPEN))
        return
    yield alinea("Dit moest op de peildatum nog gebeuren, of was nooit gebeurd. Wat te laat is staat vooraan.")
    yield tabel(
        "Wat openstond op de peildatum, en bij wie het lag",
        [Kolom("wat", 3), Kolom("ligt bij", 1.6), Kolom("sinds", 1.1), Kolom("uiterlijk", 1.2)],
        [_punten(list(samen)) for _, samen in groupby(d["watOpenstaat"], key=_waar_en_wanneer)],
        "",
    )


def _waar_en_wanneer(rij: D) -> tuple[str, ...]:
    return rij["titel"], rij["ligtBij"]["naam"], rij["sinds"], rij["uiterlijkOp"]


def _punten(samen: list[D]) -> list[Cel]:
    """Points of one kind that lie with the same since the same day are one row."""
    rij = samen[0]
    laat = [let_op("te laat")] if rij["teLaat"] == "ja" else []
    return [
        [*(r["onderwerp"] for r in samen), klein(rij["titel"])],
        rij["ligtBij"]["naam"],
        dag(rij["sinds"]),
        [dag(rij["uiterlijkOp"]), *laat],
    ]


def niet_vastgelegd(d: D) -> Iterator[Blok]:
    yield kop("Wat niet is vastgelegd")
    if d["watNietIsVastgelegd"]:
        yield alinea(
            "Dit verwacht het draaiboek bij dit verloop en is niet vastgelegd. Het kan zijn gebeurd; dat blijkt hier "
            "niet uit."
        )
        yield tabel(
            "Wat het draaiboek bij dit verloop verwacht en niemand vastlegde",
            [Kolom("wat", 3.4), Kolom("trede", 1.1), Kolom("bron", 2)],
            [[rij["onderwerp"], woord(rij["trede"]), [klein(rij["bron"])]] for rij in d["watNietIsVastgelegd"]],
            "",
        )
    else:
        yield alinea(klein(NIETS_GEMIST))
    if "dekking_tellingen" in d:
        yield from _dekking(d)


def _dekking(d: D) -> Iterator[Blok]:
    """Who was counted up to the same day stands together; never counted is said, for it is not nought."""
    per_dag: dict[str, list[str]] = {}
    for r in d["dekking_tellingen"]:
        per_dag.setdefault(r["peildatum"] or "", []).append(r["naam"])
    yield kop("Waar de kinderen zijn geteld", 2)
    yield tabel(
        "De laatste peildatum van de tellingen, per gemeente en per andere regio",
        [Kolom("laatste peildatum", 1), Kolom("gemeenten en regio's", 4)],
        [[dag(op) if op else [let_op("nooit geteld")], ", ".join(per_dag[op])] for op in sorted(per_dag)],
        "Er is geen gemeente of regio.",
    )
