"""The state of version 0.2.0, by subject: tables, the rules that the database holds over them, and the first rows."""

from migrations.beginstand import (
    besluit,
    bewaren,
    buiten,
    draaiboek,
    export,
    gebruiker,
    informatie,
    logboek,
    mandaat,
    overleg,
    overname,
    telling,
    termijn,
    vergadering,
    zaak,
)

REGELS = (
    *gebruiker.REGELS,
    *zaak.REGELS,
    *draaiboek.REGELS,
    *termijn.REGELS,
    *mandaat.REGELS,
    *besluit.REGELS,
    *logboek.REGELS,
    *vergadering.REGELS,
    *overleg.REGELS,
    *informatie.REGELS,
    *telling.REGELS,
    *bewaren.REGELS,
    *overname.REGELS,
    *export.REGELS,
    *buiten.REGELS,
)
