"""Every form there is: its days have bounds, its texts are cleaned, its lines are lines, its files meet the scanner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Flask, render_template_string
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from werkzeug.datastructures import MultiDict
from wtforms import DateField, FileField, Form, HiddenField, PasswordField, StringField, TextAreaField
from wtforms.fields.core import UnboundField

from app.api.kern.vorm import Invoer
from app.domain.basis.datums import Datumsoort, grenzen
from app.domain.basis.invoer import schone_regel
from app.domain.basis.tekst import heeft_inhoud
from app.web.export.verifieer_forms import VerifieerForm
from app.web.kern.datumveld import Datumveld
from app.web.kern.formulier import Bedragveld, Formulier, Schoon, datum
from app.web.kern.getallen import Getalveld
from app.web.kern.velden import Aantalveld, Bestandveld
from app.web.kern.verzoek import vandaag

GETALLEN = (Bedragveld, Getalveld, Aantalveld)
"""Text of which a reader of its own makes a number."""
EIGEN_LEZER = {"tijd", "jaar", "url", "token", "zaak", "wachtwoord"}
"""An hour, a year, an address of the web, secrets, a number: kept as they are, or read by their own rule."""


def formulieren(klasse: type[Form] = Formulier) -> Iterator[type[Form]]:
    for deel in klasse.__subclasses__():
        if deel.__module__.startswith("app."):
            yield deel
        yield from formulieren(deel)


def velden(soort: type) -> Iterator[tuple[type[Form], str, UnboundField[Any]]]:
    for klasse in set(formulieren()):
        for naam in dir(klasse):
            veld = getattr(klasse, naam)
            if isinstance(veld, UnboundField) and issubclass(veld.field_class, soort):
                yield klasse, naam, veld


def test_elk_datumveld_kent_zijn_eerste_en_laatste_dag(app: Flask) -> None:
    gezien = 0
    with app.test_request_context():
        for klasse, naam, veld in velden(DateField):
            assert issubclass(veld.field_class, Datumveld), (klasse, naam)
            gebonden = veld.bind(Form(), naam)
            gebonden.data = None
            grens = grenzen(gebonden.soort, vandaag())
            html = str(gebonden())
            assert f'min="{grens.eerste}"' in html, (klasse, naam)
            assert f'max="{grens.laatste}"' in html, (klasse, naam)
            gezien += 1
    assert gezien > 60


def test_een_jaar_dat_als_25_is_getypt_wordt_bij_het_veld_geweigerd(app: Flask) -> None:
    with app.test_request_context():
        for soort in Datumsoort:
            for getypt in ("0025-05-16", "16-05-0025", "9999-12-31"):
                veld = datum("", soort=soort).bind(Form(), "d")
                veld.process(MultiDict({"d": getypt}))
                assert not veld.validate(Form()), (soort, getypt)
                assert "kies" in " ".join(map(str, veld.errors)).lower(), (soort, getypt)


def test_elk_tekstveld_wordt_schoongemaakt_en_een_regel_blijft_een_regel() -> None:
    for klasse, naam, veld in velden(StringField):
        if issubclass(veld.field_class, (*GETALLEN, HiddenField, PasswordField)) or naam in EIGEN_LEZER:
            continue
        toetsen = [*(veld.args[1] if len(veld.args) > 1 else ()), *veld.kwargs.get("validators", ())]
        schoon = [toets for toets in toetsen if isinstance(toets, Schoon)]
        assert schoon, (klasse, naam)
        if not issubclass(veld.field_class, TextAreaField):
            assert schoon[0].schoon is schone_regel, (klasse, naam)


def test_elk_bestand_dat_wordt_bewaard_gaat_langs_de_scanner() -> None:
    for klasse, naam, veld in velden(FileField):
        if klasse is not VerifieerForm:  # what is only looked at is kept nowhere
            assert issubclass(veld.field_class, Bestandveld), (klasse, naam)


def _modellen(klasse: type[BaseModel] = Invoer) -> Iterator[type[BaseModel]]:
    for deel in klasse.__subclasses__():
        yield deel
        yield from _modellen(deel)


def _eist_vorm(veld: FieldInfo) -> bool:
    return any(getattr(deel, "pattern", None) for deel in veld.metadata)


def test_elke_tekst_van_de_api_wordt_schoongemaakt() -> None:
    for model in set(_modellen()):
        for naam, veld in model.model_fields.items():
            if veld.annotation is str and naam not in {"hoedanigheid", *EIGEN_LEZER} and not _eist_vorm(veld):
                assert any(type(deel).__name__ == "AfterValidator" for deel in veld.metadata), (model, naam)


def test_niets_dan_onzichtbaars_is_leeg() -> None:
    onzichtbaar = ("\u00a0", "\u200b", "\u200b\u2060\ufeff", "\u3164", "\u2800", "\u00ad", "\u202e\u202c")
    for leeg in ("", " ", "\n\t", *onzichtbaar):
        assert not heeft_inhoud(leeg), ascii(leeg)
    for vol in ("a", "0", ".", "👍", "\u200ba"):
        assert heeft_inhoud(vol), ascii(vol)


def test_elk_getal_heeft_een_vak_zo_breed_als_een_getal(app: Flask) -> None:
    gezien = 0
    with app.test_request_context():
        for soort in GETALLEN:
            for klasse, naam, veld in velden(soort):
                gebonden = veld.bind(Form(), naam)
                gebonden.data = None
                html = render_template_string('{% from "components/veld.html" import veld %}{{ veld(f) }}', f=gebonden)
                assert "formulier__kort" in html, (klasse, naam)
                gezien += 1
    assert gezien > 30
