"""One page that sums up: where the zaak stands, the money, who decided, the children, and what was not done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from app import weergave
from app.domain.basis.begrippen import TREDEN, Toestand
from app.export.document import Blok, Cel, Deel, alinea, cijfers, kop, nieuwe_pagina, strook, termen
from app.export.dossierblad.niet_gedaan import samengevat
from app.export.dossierblad.omslag import Omslag
from app.export.dossierblad.taal import D, Regel, dag, klein, let_op, wie_de_aanbieder_is
from app.weergave import bedrag, woord

BESLUITEN = 2
"""So many of the newest decisions stand on it."""


def samenvatting(o: Omslag, d: D) -> Iterator[Blok]:
    """One page: where the zaak stands, the money, and the first of what was not done."""
    zaak, ruimte = d["zaak"], d.get("ruimte")
    yield kop("Samenvatting")
    yield alinea(_stand(o, zaak))
    if d.get("tijd_per_trede"):
        yield _tijdbalk(d["tijd_per_trede"])
    if ruimte:
        over = "niet besteed" if ruimte["geeindigd"] == "ja" else "nog te besteden"
        yield cijfers(
            [
                (bedrag(ruimte["plafond"]), "onder actief mandaat"),
                (bedrag(ruimte["besteed"]), "besteed"),
                (bedrag(ruimte["over"]), over),
                (str(len(d.get("besluiten", []))), "besluiten"),
                (str(len(d["watOpenstaat"])), "open punten"),
                (str(len(d["watNietIsVastgelegd"])), "niet vastgelegd"),
            ]
        )
        if ruimte["plafond"]:
            yield _geldbalk(ruimte)
        yield alinea(*_bij_de_bedragen(ruimte))
    yield termen([*_aanbieder(d), *_wie_besloot(d), *_kinderen(d)])
    yield from samengevat(d)
    if o.redacties:
        yield alinea(klein("Dit gaat alleen over de onderdelen die deze ontvanger krijgt; zie Wat is weggelaten."))
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


def _tijdbalk(tijden: Sequence[D]) -> Blok:
    """The course to scale; a stay that goes on reaches the reference date."""
    delen = [Deel(woord(t["toestand"]), t["dagen"], _kleur(t["toestand"])) for t in tijden]
    zinnen = [f"{woord(t['toestand'])} van {dag(t['van'])} tot {_einde(t)}, {_dagen(t)}" for t in tijden]
    return strook("Het verloop, naar de tijd in elke trede", f"{'; '.join(zinnen)}.".capitalize(), delen)


def _einde(tijd: D) -> str:
    return dag(tijd["tot"]) if tijd["tot"] else "de peildatum"


def _dagen(tijd: D) -> str:
    return weergave.dagen(tijd["dagen"])


def _kleur(toestand: str) -> str:
    return toestand if toestand in (Toestand.SIGNAAL, *TREDEN) else "rust"


def _geldbalk(ruimte: D) -> Blok:
    delen = [Deel("besteed", ruimte["besteed"], "besteed"), Deel("niet besteed", ruimte["over"], "over")]
    woorden = (
        f"Van {bedrag(ruimte['plafond'])} is {bedrag(ruimte['besteed'])} besteed en {bedrag(ruimte['over'])} niet."
    )
    return strook("De ruimte onder mandaat", woorden, delen)


def _bij_de_bedragen(ruimte: D) -> list[Regel]:
    uitleg = "Alleen financiële mandaten die op die dag actief waren tellen mee. Wat een college niet verleende, niet."
    if ruimte["geeindigd"] != "ja":
        return [klein(uitleg)]
    laatste = f"Op de peildatum was geen mandaat meer actief. De bedragen zijn die van {dag(ruimte['op'])}."
    return [let_op(laatste), klein(uitleg)]


def _aanbieder(d: D) -> list[tuple[str, str]]:
    a = d["aanbieder"]
    rijen = [("Aanbieder", wie_de_aanbieder_is(a))]
    if a.get("jeugdomzet"):
        rijen.append(("Jeugdomzet per jaar", bedrag(a["jeugdomzet"])))
    if a["cruciale_zorg"]:
        rijen.append(("Cruciale zorg", ", ".join(woord(soort) for soort in a["cruciale_zorg"])))
    return [*rijen, ("Toezichthouder op de peildatum", d["regio"]["toezichthouder"]["naam"])]


def _wie_besloot(d: D) -> Iterator[tuple[str, Cel]]:
    """What became of the mandaten, refusals by name, and the newest decisions with on whose mandate they were."""
    if d.get("mandaten"):
        aantallen = Counter(woord(m["status"]) for m in d["mandaten"])
        geweigerd = [m for m in d["mandaten"] if m["afgewezen_op"]]
        wie = [let_op(f"Geweigerd: {m['mandaatgever']['naam']}, {dag(m['afgewezen_op'])}") for m in geweigerd]
        yield "Mandaten", [", ".join(f"{aantal} {status}" for status, aantal in aantallen.items()), *wie]
    if d.get("besluiten"):
        nieuwste = d["besluiten"][-BESLUITEN:]
        eerder = len(d["besluiten"]) - len(nieuwste)
        meer = [klein(f"En {eerder} eerder; zie het hoofdstuk Besluiten.")] if eerder else []
        yield "Besluiten", [regel for b in nieuwste for regel in _besluit(b)] + meer


def _besluit(b: D) -> list[Regel]:
    som = f", {bedrag(b['bedrag'])}" if b["bedrag"] is not None else ""
    return [
        f"{dag(b['datum'])}: {b['omschrijving'].rstrip('.')}{som}",
        klein(f"{b['namens']}, door {b['genomen_door']}"),
    ]


def _kinderen(d: D) -> Iterator[tuple[str, Cel]]:
    """The totals of the newest reference date; never counted is said, for it is not nought."""
    if "tellingen" not in d:
        return
    t = d["tellingen"]
    totalen = [(maat["titel"], rij["aantallen"][-1]) for maat in t["maten"] for rij in maat["rijen"][-1:]]
    geteld = [f"Op {dag(t['peildatum'])}: {'; '.join(f'{wat}: {hoeveel}' for wat, hoeveel in totalen if hoeveel)}"]
    yield "Kinderen", geteld if t["maten"] else [let_op("nooit geteld")]
