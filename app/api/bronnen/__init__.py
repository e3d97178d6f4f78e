"""The operations, one family per file; importing them declares them."""

from app.api.bronnen import (
    aanbieders,
    besluiten,
    document,
    export,
    ik,
    logboek,
    mandaatopstelling,
    mandaatweg,
    mandaten,
    toewijzing,
    verloop,
    zaken,
)

MODULES = (
    ik,
    zaken,
    verloop,
    toewijzing,
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
