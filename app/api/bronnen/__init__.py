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
    opschaling,
    toewijzing,
    toezicht,
    verloop,
    vragen,
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
    vragen,
    opschaling,
    toezicht,
    document,
    export,
    logboek,
)
"""In the order in which the document tells of them."""
