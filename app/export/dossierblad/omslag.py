"""The cover: what this dossier is, for whom, and with what it can be checked; then one page that sums it up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app import weergave
from app.export.document import Blok, Kolom, alinea, cijfers, inhoudsopgave, kop, lijst, nieuwe_pagina, tabel, termen
from app.export.dossierblad.taal import NIETS_OPEN, D, Regel, code, dag, klein, let_op
from app.weergave import bedrag, woord

MEESTE_GATEN = 12
"""So many open points stand on the page that sums up; all of them stand in their own chapter."""


@dataclass(frozen=True)
class Omslag:
    """What stands on the cover; the same as in the manifest of the bundle. `redacties`: what was left out, and why."""

    zaaknummer: str
    titel: str
    ontvanger: str
    doel: str
    peildatum: date
    gemaakt_op: datetime
    aantal: int
    laatste_hash: str
    vingerafdruk: str
    checkpoint: str
    profiel: str
    redacties: Sequence[tuple[str, str]] = ()


def omslag(o: Omslag, d: D) -> Iterator[Blok]:
    """The first page."""
    yield alinea(klein(f"Dossier voor verantwoording. Zaak {o.zaaknummer}, regio {d['regio']['naam']}."))
    yield termen(
        [
            ("Gemaakt voor", o.ontvanger),
            ("Doel", o.doel),
            ("Profiel", o.profiel),
            ("Peildatum", weergave.datum(o.peildatum)),
            ("Gemaakt op", weergave.tijdstip(o.gemaakt_op)),
            ("Logboekregels", f"{o.aantal}, tot en met de regel van deze export"),
            ("Hash van de laatste regel", [code(o.laatste_hash)]),
            ("Vingerafdruk van de sleutel", [code(o.vingerafdruk)]),
            ("Checkpoint van het hele logboek", [code(r) for r in o.checkpoint.strip().split("\n") if r]),
        ]
    )
    yield alinea(d["uitleg"])
    yield alinea(
        "Vergelijk de vingerafdruk met die u langs een andere weg hebt gekregen. In LEESMIJ.txt staat hoe u de bundel "
        "controleert. Een wijziging achteraf valt dan op."
    )
    if o.redacties:
        yield kop("Wat is weggelaten")
        rijen = [[wat, reden] for wat, reden in o.redacties]
        yield tabel("Weggelaten voor deze ontvanger", [Kolom("wat"), Kolom("reden", 2)], rijen, "")
    yield inhoudsopgave()
    yield nieuwe_pagina()


def samenvatting(o: Omslag, d: D) -> Iterator[Blok]:
    """One page: where the zaak stands, the money, and the first open points."""
    zaak, ruimte = d["zaak"], d.get("ruimte")
    yield kop("Samenvatting")
    yield alinea(_stand(o, zaak))
    if ruimte:
        over = "niet besteed" if ruimte["geeindigd"] == "ja" else "nog te besteden"
        yield cijfers(
            [
                (bedrag(ruimte["plafond"]), "onder actief mandaat"),
                (bedrag(ruimte["besteed"]), "besteed"),
                (bedrag(ruimte["over"]), over),
                (str(len(d.get("besluiten", []))), "besluiten"),
                (str(len(d["openstaand"])), "open punten"),
            ]
        )
        yield alinea(*_bij_de_bedragen(ruimte))
    yield termen(_aanbieder(d))
    yield from _eerste_gaten(d)
    yield nieuwe_pagina()


def _stand(o: Omslag, zaak: D) -> str:
    trede = f" (trede {zaak['trede']})" if zaak["trede"] else ""
    periode = f" en was in periode {zaak['periode']}" if zaak["periode"] > 1 else ""
    einde = f" Zij is gesloten met de uitkomst {woord(zaak['uitkomst'])}." if zaak["uitkomst"] else ""
    papier = (
        " Zij is overgenomen van papier: regels met die vermelding zijn later ingelezen."
        if (zaak["overgenomen"] == "ja")
        else ""
    )
    return (
        f"Op {weergave.datum(o.peildatum)} was de zaak {zaak['toestand_naam']}{trede}, sinds "
        f"{dag(zaak['toestand_sinds'])}. De zaak is geopend op {dag(zaak['geopend_op'])}{periode}.{einde}{papier}"
    )


def _bij_de_bedragen(ruimte: D) -> list[Regel]:
    uitleg = "Alleen financiële mandaten die op die dag actief waren tellen mee. Wat een college niet verleende, niet."
    if ruimte["geeindigd"] != "ja":
        return [klein(uitleg)]
    laatste = f"Op de peildatum was geen mandaat meer actief. De bedragen zijn die van {dag(ruimte['op'])}."
    return [let_op(laatste), klein(uitleg)]


def _aanbieder(d: D) -> list[tuple[str, str]]:
    a = d["aanbieder"]
    delen = [a["naam"], f"KvK {a['kvk_nummer']}", a["rechtsvorm"], woord(a["grootteklasse"])]
    rijen = [("Aanbieder", ", ".join(deel for deel in delen if deel))]
    if a.get("jeugdomzet"):
        rijen.append(("Jeugdomzet per jaar", bedrag(a["jeugdomzet"])))
    if a["cruciale_zorg"]:
        rijen.append(("Cruciale zorg", ", ".join(woord(soort) for soort in a["cruciale_zorg"])))
    return [*rijen, ("Toezichthouder op de peildatum", d["regio"]["toezichthouder"]["naam"])]


def _eerste_gaten(d: D) -> Iterator[Blok]:
    gaten = d["openstaand"]
    yield kop("Wat het eerst aandacht vraagt", 2)
    if not gaten:
        yield alinea(NIETS_OPEN)
        return
    yield lijst(gat["wat"] for gat in gaten[:MEESTE_GATEN])
    if len(gaten) > MEESTE_GATEN:
        yield alinea(klein(f"En nog {len(gaten) - MEESTE_GATEN}; zie het hoofdstuk Wat open staat."))
