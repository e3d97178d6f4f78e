"""What a declared act promises: its form gives what its service asks, no more and no less."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterator
from typing import Any

from flask import Flask

from app.web.kern.formulier import VAN_ELK, Formulier, Wachtwoordveld
from app.web.kern.handeling import Handeling


def verklaard(app: Flask) -> Iterator[Handeling[Any, Any]]:
    for view in app.view_functions.values():
        handeling = getattr(inspect.unwrap(view), "handeling", None)
        if handeling:
            yield handeling


def velden(form: type[Formulier]) -> set[str]:
    """The names of what is filled in."""
    alle = {naam: getattr(form, naam) for naam in dir(form) if hasattr(getattr(form, naam), "_formfield")}
    return {n for n, veld in alle.items() if n not in VAN_ELK and not issubclass(veld.field_class, Wachtwoordveld)}


def maakt_zelf(form: type[Formulier]) -> bool:
    """Whether the form says itself what becomes of its fields."""
    return form.invoer is not Formulier.invoer or form.waarden is not Formulier.waarden


def verplicht(namen: inspect.Signature) -> set[str]:
    return {naam for naam, deel in namen.parameters.items() if deel.default is inspect.Parameter.empty}


def test_elke_handeling_is_verklaard_of_een_eigen_beeld(app: Flask) -> None:
    assert len(list(verklaard(app))) > 60


def test_wat_een_formulier_geeft_is_wat_de_dienst_vraagt(app: Flask) -> None:
    mis = []
    for handeling in verklaard(app):
        if maakt_zelf(handeling.form) or handeling.form.maakt:
            continue
        vraagt = inspect.signature(handeling.dienst)
        pad = set(re.findall(r"<(?:\w+:)?(\w+)>", f"{handeling.bp.url_prefix or ''}{handeling.pad}"))
        versie = {"versie"} & set(dir(handeling.form))
        geeft = velden(handeling.form) | (pad & vraagt.parameters.keys()) | versie
        if not verplicht(vraagt) - {"werk"} <= geeft <= vraagt.parameters.keys():
            mis.append((handeling.naam, sorted(geeft ^ (vraagt.parameters.keys() - {"werk"}))))
    assert not mis


def test_elke_dienst_geeft_iets_terug_zodat_gedaan_niet_op_niet_gedaan_lijkt(app: Flask) -> None:
    """None is what `doe` says of a form that was not sent, or was wrong."""
    niets = {h.naam for h in verklaard(app) if inspect.signature(h.dienst).return_annotation in (None, "None")}
    assert niets == set()


def test_wat_een_formulier_maakt_heeft_zijn_velden(app: Flask) -> None:
    for handeling in verklaard(app):
        maakt = handeling.form.maakt
        if maakt and not maakt_zelf(handeling.form):
            delen = {deel.name: deel for deel in dataclasses.fields(maakt)}
            nodig = {n for n, d in delen.items() if d.default is d.default_factory is dataclasses.MISSING}
            assert nodig <= velden(handeling.form) <= delen.keys(), handeling.naam
