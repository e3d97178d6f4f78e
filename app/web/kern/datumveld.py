"""A date on a screen: typed in two ways, within the bounds of its kind."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from wtforms import DateField
from wtforms.validators import ValidationError

from app.domain.basis.datums import Datumsoort, grenzen, lees_dag, toets_grenzen
from app.domain.basis.fouten import DomeinFout
from app.web.kern.verzoek import vandaag


class Datumveld(DateField):
    """A date as the browser sends it or somebody types it, within the bounds of its kind, which the browser knows."""

    def __init__(self, *args: Any, soort: Datumsoort = Datumsoort.GEPLAND, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.soort = soort

    def __call__(self, **opties: Any) -> Any:
        grens = grenzen(self.soort, vandaag())
        return super().__call__(**({"min": grens.eerste.isoformat(), "max": grens.laatste.isoformat()} | opties))

    def pre_validate(self, form: Any) -> None:
        if self.data is None:
            return
        try:
            toets_grenzen(self.data, self.soort, vandaag(), self.short_name)
        except DomeinFout as fout:
            raise ValidationError(fout.bericht) from fout

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = None  # what a form does not send is not what it begins with
        if not valuelist:
            return
        try:
            self.data = lees_dag(str(valuelist[0]), vandaag())
        except ValueError as fout:
            raise ValueError(_("Dit is geen datum. Schrijf hem zo: 16-05-2025 of 16 mei 2025.")) from fout
