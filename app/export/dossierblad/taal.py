"""How the values of the dossier read in the document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from app import weergave

D = Mapping[str, Any]
"""The dossier, or a part of it, as `services.dossier` gives it."""
Regel = str | tuple[str, str]
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
