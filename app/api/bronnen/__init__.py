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
    opschaling,
    stappen,
    termijnen,
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
    stappen,
    termijnen,
    gebeurtenissen,
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
