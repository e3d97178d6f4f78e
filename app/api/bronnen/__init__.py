"""The operations, one family per file; importing them declares them."""

from app.api.bronnen import (
    aanbieders,
    besluiten,
    document,
    export,
    gebeurtenissen,
    ik,
    logboek,
    mandaatopstelling,
    mandaatweg,
    mandaten,
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
    toewijzing,
    stappen,
    termijnen,
    gebeurtenissen,
    aanbieders,
    mandaten,
    mandaatopstelling,
    mandaatweg,
    besluiten,
    document,
    export,
    logboek,
)
"""In the order in which the document tells of them."""
