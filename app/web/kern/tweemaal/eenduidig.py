"""A field that holds one thing came once: of two files, or two texts, none is chosen unseen."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import DateField, Field, FileField, HiddenField, SelectField, SelectMultipleField, StringField

_EEN = (StringField, FileField, SelectField, DateField)
"""Fields of one value; those of several, lists of fields, are of other kinds."""
_ANDERS = (SelectMultipleField, HiddenField)


def is_eenduidig(velden: Iterable[Field]) -> bool:
    """Whether no field of one value was sent with several that differ; else it is said at that field. What a browser
    repeats as it was says no more than once.
    """
    dubbel = [veld for veld in velden if isinstance(veld, _EEN) and not isinstance(veld, _ANDERS) and _veel(veld)]
    for veld in dubbel:
        bestand, waarde = _l("Hier kan één bestand bij. Er kwamen er meer."), _l("Hier kan één antwoord bij.")
        veld.errors = [*veld.errors, str(bestand if isinstance(veld, FileField) else waarde)]
    return not dubbel


def _veel(veld: Field) -> bool:
    """Files differ whatever is in them; an empty choice of a file is none."""
    return len({id(deel) if hasattr(deel, "stream") else deel for deel in veld.raw_data or () if deel}) > 1
