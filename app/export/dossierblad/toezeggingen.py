"""The chapter on the money of the zaak: commitments, bookings, and what each municipality bears."""

from __future__ import annotations

from collections.abc import Iterator

from app.export.document import Blok, Cel, Kolom, kop, tabel
from app.export.dossierblad.taal import LEEG, D, Regel, dag, extra, klein
from app.weergave import bedrag, woord

RIJKSSUBSIDIE = "rijkssubsidie"


def geld(d: D) -> Iterator[Blok]:
    """Commitments as one table, then what each bears, then every booking."""
    g = d["geld"]
    yield kop("Geld")
    if g["toezeggingen"]:
        yield tabel(
            "Toezeggingen tot en met de peildatum",
            [
                Kolom("nr", 0.4),
                Kolom("toezegging", 4),
                Kolom("toegezegd", 1.3, True),
                Kolom("betaald", 1.3, True),
                Kolom("nog te betalen", 1.3, True),
                Kolom("terug te verwachten", 1.3, True),
            ],
            [_toezegging(t) for t in g["toezeggingen"]],
            "",
        )
    if g["gemeenten"]:
        yield tabel("Wie draagt wat", _KOLOMMEN, [_gemeente(rij) for rij in g["gemeenten"]], "")
    if g["toezeggingen"]:
        yield tabel(
            "Boekingen",
            [
                Kolom("nr", 0.4),
                Kolom("datum", 1.2),
                Kolom("wat", 4),
                Kolom("toezegging", 0.9),
                Kolom("bedrag", 1.3, True),
            ],
            [_boeking(t, b) for t in g["toezeggingen"] for b in t["boekingen"]],
            "",
        )


_KOLOMMEN = [
    Kolom("gemeente", 2),
    Kolom("toegezegd", 1.2, True),
    Kolom("betaald", 1.2, True),
    Kolom("nog te betalen", 1.2, True),
    Kolom("terug te verwachten", 1.2, True),
    Kolom("voorgefinancierd", 1.2, True),
    Kolom("van het Rijk", 1.2, True),
]


def _toezegging(t: D) -> list[Cel]:
    voor = ", ".join(t["betaalt_niet"])
    van = "van" if t["soort"] == RIJKSSUBSIDIE else "aan"
    return [
        str(t["nummer"]),
        [
            f"{woord(t['soort'])} {van} {t['wederpartij']}: {t['omschrijving']}",
            klein(f"{dag(t['datum'])}, gedragen {t['sleutel']}"),
            *extra("onder besluit", t["besluit"]),
            *extra("onder spoedbesluit", t["spoedbesluit"]),
            *extra("bekrachtiging", _gedekt(t)),
            *extra("beschikking", t["beschikking"]),
            *extra("gevraagd, telt nog niet mee", bedrag(t["gevraagd"]) if t["gevraagd"] else ""),
            *extra("het Rijk beslist voor", dag(t["beslissing_voor"]) if t["beslissing_voor"] else ""),
            *extra("voorwaarden", t["voorwaarden"]),
            *extra("zekerheid", t["zekerheid"]),
            *extra("rente", t["rente"]),
            *extra("vooruit betaald", f"{t['voorfinancier']} voor {voor}" if voor else ""),
        ],
        bedrag(t["toegezegd"]),
        bedrag(t["betaald"]),
        bedrag(t["te_betalen"]),
        bedrag(t["uitstaand"]),
    ]


def _gedekt(t: D) -> str:
    """What of a commitment under a spoedbesluit is ratified, waits and is not covered, with who bears that."""
    delen: list[str] = []
    for stand in ("bekrachtigd", "wacht", "gedragen", "ongedekt"):
        groep = [deel for deel in t["dekking"] if deel["stand"] == stand]
        for drager in dict.fromkeys(deel["drager"] for deel in groep):
            wie = [deel for deel in groep if deel["drager"] == drager]
            som = f"{woord(stand)} {bedrag(sum(deel['bedrag'] for deel in wie))}"
            door = f", voor rekening van {drager}" if drager else ""
            delen.append(f"{som} ({', '.join(deel['naam'] for deel in wie)}{door})")
    return "; ".join(delen)


def _gemeente(rij: D) -> list[Cel]:
    velden = ("toegezegd", "betaald", "te_betalen", "uitstaand", "voorgefinancierd")
    rijk: list[Regel] = [bedrag(rij["rijk"])]
    if rij["gevraagd"]:
        rijk.append(klein(f"gevraagd {bedrag(rij['gevraagd'])}"))
    return [rij["naam"], *(bedrag(rij[veld]) for veld in velden), rijk]


def _boeking(t: D, b: D) -> list[Cel]:
    wat = f"{woord(b['soort'])} {b['gemeente']}".strip()
    return [
        str(b["nummer"]),
        dag(b["datum"]),
        [
            wat,
            *extra("besluit", b["grondslag"]),
            *extra("toelichting", b["toelichting"]),
            *extra("draait terug boeking", b["tegenboeking_van"]),
            klein(f"door {b['ingevoerd_door'] or LEEG}"),
        ],
        str(t["nummer"]),
        bedrag(-b["bedrag"] if b["tegenboeking_van"] else b["bedrag"]),
    ]


def onder_besluit(d: D, besluit: D) -> list[Regel]:
    """What was promised under a decision, and what is left of it; nothing for who does not get the commitments."""
    onder = [t for t in d["geld"]["toezeggingen"] if t["besluit"] == besluit["volgnr"]] if "geld" in d else []
    if not onder or besluit["bedrag"] is None:
        return []
    som = sum(t["toegezegd"] for t in onder)
    nummers = ", ".join(str(t["nummer"]) for t in onder)
    terug = any(ander["tegenboeking_van"] == besluit["volgnr"] for ander in d["besluiten"])
    over = 0 if terug else besluit["bedrag"] - som
    return extra("toezegging", f"{nummers}: {bedrag(som)}, nog toe te zeggen {bedrag(over)}")
