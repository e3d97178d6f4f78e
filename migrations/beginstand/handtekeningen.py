"""The rule of two signatures: by two natural persons in two offices, on the days on which each of them signed."""

from __future__ import annotations

from migrations.beginstand.triggers import Regel, als_fout, functie, trigger_postgresql, trigger_sqlite

EEUWIG = "'9999-12-31'"
BERICHT = "twee handtekeningen zijn van twee mensen in twee functies"
_REGIO = "(SELECT regio FROM zaak WHERE id = NEW.zaak_id)"


def twee_functies(tabel: str, eerste: str, tweede: str, tweede_op: str, wanneer: str) -> Regel:
    """Refuses the second signature of who fills an office of the first one. `eerste` and `tweede` are columns of
    persons, `tweede_op` that of the moment of the second, `wanneer` says that this update is a second signature.
    """
    toen, nu = _dagen("NEW.ingevoerd_op"), _dagen(f"NEW.{tweede_op}")
    naam, wie = f"{tabel}_vier_functies", (eerste, tweede)
    fout = f"{wanneer} AND {_deelt(wie, [toen[0]], [nu[0]])}"
    return Regel(
        (functie(naam, als_fout(fout, BERICHT)), trigger_postgresql(naam, "UPDATE", tabel, naam)),
        (trigger_sqlite(naam, "UPDATE", tabel, BERICHT, als=f"{wanneer} AND {_deelt(wie, toen[1], nu[1])}"),),
    )


def _dagen(kolom: str) -> tuple[str, list[str]]:
    """The day in Amsterdam of a moment. SQLite knows no zones: a rule has to hold in winter and in summer."""
    return f"({kolom} AT TIME ZONE 'Europe/Amsterdam')::date", [f"date({kolom}, '+{uur} hours')" for uur in (1, 2)]


def _deelt(wie: tuple[str, str], toen: list[str], nu: list[str]) -> str:
    """The second person fills an office that the first one filled when he signed, or holds since."""
    eerste = " AND ".join(
        f"coalesce(f1.tot, {EEUWIG}) >= {dag} AND (f1.soort = 'houder' OR f1.van <= {dag})" for dag in toen
    )
    tweede = " AND ".join(f"f2.van <= {dag} AND coalesce(f2.tot, {EEUWIG}) >= {dag}" for dag in nu)
    return (
        "EXISTS (SELECT 1 FROM functievervulling f1 JOIN gebruiker g1 ON g1.id = f1.gebruiker_id "
        "JOIN functievervulling f2 ON f2.regio = f1.regio AND f2.functie_code = f1.functie_code "
        "JOIN gebruiker g2 ON g2.id = f2.gebruiker_id "
        f"WHERE f1.regio = {_REGIO} AND g1.persoon_id = NEW.{wie[0]} "
        f"AND g2.persoon_id = NEW.{wie[1]} AND {eerste} AND {tweede})"
    )
