"""The operations, one family per file; importing them declares them."""

from app.api.bronnen import (
    aanbieders,
    besluiten,
    document,
    export,
    ik,
    kalender,
    logboek,
    mandaatopstelling,
    mandaatweg,
    mandaten,
    opschaling,
    regios,
    stukken,
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
    stukken,
    kalender,
    regios,
    document,
    export,
    logboek,
)
"""In the order in which the document tells of them."""
