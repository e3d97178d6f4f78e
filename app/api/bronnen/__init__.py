"""The operations, one family per file; importing them declares them."""

from app.api.bronnen import (
    aanbieders,
    besluiten,
    document,
    draaiboek,
    export,
    gebeurtenissen,
    ik,
    informatie,
    logboek,
    mandaatopstelling,
    mandaatweg,
    mandaten,
    noodgrepen,
    stappen,
    termijnen,
    toewijzing,
    verloop,
    zaken,
)

MODULES = (
    ik,
    zaken,
    verloop,
    noodgrepen,
    toewijzing,
    stappen,
    termijnen,
    gebeurtenissen,
    draaiboek,
    aanbieders,
    mandaten,
    mandaatopstelling,
    mandaatweg,
    besluiten,
    informatie,
    document,
    export,
    logboek,
)
"""In the order in which the document tells of them."""
