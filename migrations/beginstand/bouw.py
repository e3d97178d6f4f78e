"""How a table of the beginning is written down; constraints get their names from the table and its columns.

Frozen: it follows no model. A later migration writes its tables with `op.create_table`.
"""

import sqlalchemy as sa

from migrations.beginstand.kolommen import Kolommen, getal

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    }
)

uniek, eis = sa.UniqueConstraint, sa.CheckConstraint


def tabel(
    naam: str, *delen: Kolommen | sa.Constraint | sa.Index, sleutel: tuple[str, ...] = ("id",), sleutelnaam: bool = True
) -> sa.Table:
    """A table with its key, which is a number that the database gives out when nothing else is said.

    Some keys were made without a name, and have the one that PostgreSQL gave them.
    """
    kolommen = [kolom for deel in delen if isinstance(deel, list) for kolom in deel]
    if not {*sleutel} <= {kolom.name for kolom in kolommen}:
        kolommen = [*getal("id"), *kolommen]
    pk = sa.PrimaryKeyConstraint(*sleutel, name=f"pk_{naam}" if sleutelnaam else None)
    return sa.Table(naam, METADATA, *kolommen, pk, *(deel for deel in delen if not isinstance(deel, list)))


def een_tegelijk(naam: str, *kolommen: str, waar: str) -> sa.Index:
    """Only one row for these columns may be so."""
    voorwaarde = sa.text(waar)
    return sa.Index(naam, *kolommen, unique=True, postgresql_where=voorwaarde, sqlite_where=voorwaarde)
