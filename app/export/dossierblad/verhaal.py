"""The story on the first pages: the course, who decided, what was refused, the money, the children, what is not done.

It says no more than what is recorded: each sentence comes from a part of the dossier that this recipient gets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app import weergave
from app.export.document import (
    Blok,
    Cel,
    Deel,
    Kolom,
    alinea,
    cijfers,
    inhoudsopgave,
    kop,
    nieuwe_pagina,
    strook,
    tabel,
)
from app.export.dossierblad.gebeurd import Feit, belangrijkste, dag_van, feiten
from app.export.dossierblad.niet_gedaan import geteld
from app.export.dossierblad.omslag import Omslag
from app.export.dossierblad.taal import (
    D,
    Regel,
    dag,
    kinderaantal,
    klein,
    let_op,
    opsomming,
    samen,
    wie_de_aanbieder_is,
)
from app.export.dossierblad.tijdlijn import verloop_getekend
from app.weergave import bedrag, mandaatnaam, woord


def verhaal(o: Omslag, d: D) -> Iterator[Blok]:
    """The pages before the registers, with the table of contents at their end."""
    yield kop("In het kort")
    yield alinea(_stand(o, d["zaak"]), _aanbieder(d))
    yield from _verloop(o, d)
    yield from _mandaten(d)
    yield from _geld(d)
    yield from _kinderen(d)
    yield from geteld(d)
    if o.redacties:
        yield alinea(klein("Dit gaat alleen over de onderdelen die deze ontvanger krijgt; zie Wat is weggelaten."))
    yield inhoudsopgave()
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


def _aanbieder(d: D) -> str:
    a = d["aanbieder"]
    omzet = f" Jeugdomzet per jaar: {bedrag(a['jeugdomzet'])}." if a.get("jeugdomzet") else ""
    zorg = f" Cruciale zorg: {', '.join(woord(soort) for soort in a['cruciale_zorg'])}." if a["cruciale_zorg"] else ""
    houder = d["regio"]["toezichthouder"]["naam"]
    return f"Aanbieder: {wie_de_aanbieder_is(a)}.{omzet}{zorg} Toezichthouder op de peildatum: {houder}."


def _verloop(o: Omslag, d: D) -> Iterator[Blok]:
    """The drawing, and what its numbers are; what did not fit is counted, with where it stands."""
    mee, rest = belangrijkste(feiten(d))
    if d.get("tijd_per_trede"):
        yield verloop_getekend(d, mee, o.peildatum)
    yield tabel(
        "Wat er gebeurde en wie besloot",
        [Kolom("nr", 0.35), Kolom("dag", 1.5), Kolom("wat", 4), Kolom("wie besloot of vastlegde", 3)],
        [[str(nr), dag_van(f), _wat(f), f.wie or "–"] for nr, f in enumerate(mee, 1)],
        "Er is niets vastgelegd.",
    )
    if rest:
        soorten = Counter(f.soort for f in rest)
        yield alinea(
            klein(f"Niet in deze tabel: {opsomming(f'{n} {s}' for s, n in soorten.items())}; zie de hoofdstukken.")
        )


def _wat(feit: Feit) -> Cel:
    return [let_op(feit.wat)] if feit.let_op else feit.wat


def _mandaten(d: D) -> Iterator[Blok]:
    """Of each kind and term who gave it, who did not yet, and who refused: the names, so that nobody disappears."""
    if not d.get("mandaten"):
        return
    groepen = samen(d["mandaten"], lambda m: (m["periode"], m["soort"], m["bereik"], m["van"], m["tot_en_met"]))
    yield tabel(
        "Mandaten: welke actief zijn of waren, welke het niet werden, wie weigerde",
        [
            Kolom("mandaat", 2.6),
            Kolom("actief geworden", 2.2),
            Kolom("niet actief geworden", 2.3),
            Kolom("geweigerd", 1.7),
        ],
        [_mandaatrij(groep) for groep in groepen],
        "",
    )


def _mandaatrij(groep: list[D]) -> list[Cel]:
    m = groep[0]
    geweigerd = [g for g in groep if g["afgewezen_op"]]
    actief = [g for g in groep if g["actief_vanaf"]]
    nooit = [g for g in groep if not g["actief_vanaf"] and not g["afgewezen_op"]]
    weigering: list[Regel] = [let_op(f"{_gever(g)}, {dag(g['afgewezen_op'])}") for g in geweigerd]
    return [
        [mandaatnaam(m["soort"]), klein(f"{dag(m['van'])} tot en met {dag(m['tot_en_met'])}")],
        _per_status(actief, "actief"),
        _per_status(nooit),
        weigering or "–",
    ]


def _per_status(rijen: list[D], gewoon: str = "") -> Cel:
    """Names by status; the usual status is not said again."""
    regels: list[Regel] = []
    for groep in samen(rijen, lambda g: g["status"]):
        status = groep[0]["status"]
        regels += [opsomming(_gever(g) for g in groep), *([klein(woord(status))] if status != gewoon else [])]
    return regels or "–"


def _gever(m: D) -> str:
    return str(m["mandaatgever"]["naam"])


def _geld(d: D) -> Iterator[Blok]:
    """The headroom to scale: spent, left, and beside it what was asked and not given, which does not count."""
    ruimte = d.get("ruimte")
    if not ruimte or not (ruimte["plafond"] or d.get("mandaten")):
        return
    yield kop("Geld", 2)
    niet = _niet_gegeven(d) if ruimte["geeindigd"] != "ja" else {}
    yield strook("De ruimte onder mandaat", _geldwoorden(ruimte, niet), _gelddelen(ruimte, niet))
    yield alinea(*_bij_de_bedragen(ruimte))


def _niet_gegeven(d: D) -> dict[str, int]:
    """Ceilings of the period of now that were asked and do not count: by what became of it."""
    som = {"gevraagd": 0, "geweigerd": 0}
    for m in d.get("mandaten", ()):
        if m["periode"] == d["zaak"]["periode"] and m["plafond"] and not m["actief_vanaf"]:
            if m["afgewezen_op"]:
                som["geweigerd"] += m["plafond"]
            elif m["status"] in ("voorgesteld", "goedgekeurd", "verleend"):
                som["gevraagd"] += m["plafond"]
    return som


def _gelddelen(ruimte: D, niet: dict[str, int]) -> list[Deel]:
    over = "niet besteed" if ruimte["geeindigd"] == "ja" else "nog te besteden"
    delen = [
        ("besteed", ruimte["besteed"], "besteed"),
        (over, ruimte["over"], "over"),
        ("gevraagd", niet.get("gevraagd", 0), "gevraagd"),
        ("geweigerd", niet.get("geweigerd", 0), "geweigerd"),
    ]
    return [Deel(f"{wat}, {bedrag(som)}", som, kleur) for wat, som, kleur in delen]


def _geldwoorden(ruimte: D, niet: dict[str, int]) -> str:
    tekst = f"Onder actief mandaat: {bedrag(ruimte['plafond'])}. Besteed: {bedrag(ruimte['besteed'])}. " + (
        f"Niet besteed: {bedrag(ruimte['over'])}."
        if ruimte["geeindigd"] == "ja"
        else f"Nog te besteden: {bedrag(ruimte['over'])}."
    )
    if niet.get("gevraagd"):
        tekst += f" Gevraagd en nog niet actief, telt niet mee: {bedrag(niet['gevraagd'])}."
    return tekst + (f" Geweigerd, telt niet mee: {bedrag(niet['geweigerd'])}." if niet.get("geweigerd") else "")


def _bij_de_bedragen(ruimte: D) -> list[Regel]:
    uitleg = "Alleen financiële mandaten die op die dag actief waren tellen mee. Wat een college niet verleende, niet."
    if ruimte["geeindigd"] != "ja":
        return [klein(uitleg)]
    laatste = f"Op de peildatum was geen mandaat meer actief. De bedragen zijn die van {dag(ruimte['op'])}."
    return [let_op(laatste), klein(uitleg)]


def _kinderen(d: D) -> Iterator[Blok]:
    """The totals of the newest reference date with who was counted; never counted is said, for it is not nought."""
    if "tellingen" not in d:
        return
    t = d["tellingen"]
    yield kop("Kinderen", 2)
    if not t["maten"]:
        yield alinea(let_op("De kinderen zijn nooit geteld. Dat is geen nul."))
        return
    totalen = [(maat["titel"], rij["aantallen"][-1]) for maat in t["maten"] for rij in maat["rijen"][-1:]]
    yield cijfers([(kinderaantal(hoeveel), wat) for wat, hoeveel in totalen])
    yield alinea(f"Stand op {dag(t['peildatum'])}.", *_dekking(d.get("dekking_tellingen", ()), t["peildatum"]))


def _dekking(rijen: list[D], peildatum: str) -> Iterator[Regel]:
    """How many of those that take part were counted on that day, and by name who was not."""
    toen = [r for r in rijen if r["peildatum"] == peildatum]
    eerder = [r for r in rijen if r["peildatum"] and r["peildatum"] != peildatum]
    nooit = [r["naam"] for r in rijen if not r["peildatum"]]
    if rijen:
        yield f"Toen geteld: {len(toen)} van {len(rijen)} gemeenten en andere regio's."
    if eerder:
        yield f"Eerder geteld: {opsomming(f'''{r['naam']} ({dag(r['peildatum'])})''' for r in eerder)}."
    if nooit:
        yield let_op(f"Nooit geteld: {opsomming(nooit)}.")
