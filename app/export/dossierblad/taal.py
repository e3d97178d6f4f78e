"""How the values of the dossier read in the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from app import weergave

D = Mapping[str, Any]
"""The dossier, or a part of it, as `services.dossier` gives it."""
Regel = str | tuple[str, str]
LEEG = "–"
IN_KLASSEN = (
    "Aantallen staan er in klassen: 0, 1-4, 5-9, 10-14 en zo verder. Dat geldt voor elke dag en elke ontvanger, zodat "
    "ook twee dossiers naast elkaar niet meer zeggen."
)
NIETS_OPEN = "Van wat in dit dossier staat, stond niets open en is alles vastgelegd."
"""Said only when both lists of what was not done are empty."""
NIETS_OPEN_WEL_GEMIST = "Op de peildatum hoefde niemand nog iets te doen. Niet alles is vastgelegd."
NIETS_GEMIST = "Van wat het draaiboek bij dit verloop verwacht, is niets overgeslagen."


def dag(tekst: str | None) -> str:
    return weergave.datum(date.fromisoformat(tekst) if tekst else None)


def moment(tekst: str | None) -> str:
    return weergave.tijdstip(datetime.fromisoformat(tekst)) if tekst else "–"


def tot_en_met(periode: D) -> str:
    """The last day of a period; one that goes on reaches the reference date."""
    return dag(periode["tot_en_met"]) if periode["tot_en_met"] else "peildatum"


def klein(tekst: str) -> Regel:
    return (tekst, "klein")


def let_op(tekst: str) -> Regel:
    return (tekst, "let")


def code(tekst: str) -> Regel:
    return (tekst, "code")


def van_papier(rij: D) -> list[Regel]:
    """That a row was taken over from paper, when it was."""
    return [let_op("overgenomen van papier")] if rij["overgenomen"] == "ja" else []


def wie_de_aanbieder_is(a: D) -> str:
    delen = [a["naam"], f"KvK {a['kvk_nummer']}", a["rechtsvorm"], weergave.woord(a["grootteklasse"])]
    return ", ".join(deel for deel in delen if deel)


def extra(label: str, waarde: object) -> list[Regel]:
    """A small line with its label; nothing when there is nothing to say."""
    return [klein(f"{label}: {waarde}")] if waarde else []


def gemeenten(d: D) -> dict[str, str]:
    """Names by code of the municipalities that are or were in the region."""
    regio = d["regio"]
    return {g["code"]: g["naam"] for g in (*regio["gemeenten"], *regio.get("andere_gemeenten", ()))}


def plaats(d: D, code: str) -> str:
    """The name of a municipality or of a region that takes part by its code; the code when it is neither."""
    regios = {r["code"]: r["naam"] for r in d.get("andere_regios", ())}
    return str((gemeenten(d) | regios).get(code, code))


def samen(rijen: Iterable[D], sleutel: Callable[[D], object]) -> list[list[D]]:
    """Rows of which the same is said, together, in the order in which each began."""
    groepen: dict[object, list[D]] = {}
    for rij in rijen:
        groepen.setdefault(sleutel(rij), []).append(rij)
    return list(groepen.values())


def opsomming(delen: Iterable[str]) -> str:
    """Delft, Den Haag en Rijswijk; each once."""
    *voor, laatste = dict.fromkeys(delen)
    return f"{', '.join(voor)} en {laatste}" if voor else laatste


def reeks(nummers: Sequence[int]) -> str:
    """1, 3–5: numbers that follow each other as their first and last."""
    delen: list[list[int]] = []
    for nr in nummers:
        if delen and nr == delen[-1][-1] + 1:
            delen[-1].append(nr)
        else:
            delen.append([nr])
    return ", ".join(str(d[0]) if len(d) == 1 else f"{d[0]}–{d[-1]}" for d in delen)


def aantal(hoeveel: int, een: str, meer: str) -> str:
    return f"{hoeveel} {een if hoeveel == 1 else meer}"


def kinderaantal(tekst: str) -> str:
    """The band of a count."""
    return tekst or LEEG
