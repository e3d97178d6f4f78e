from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.validators import InputRequired

from app.domain.draaiboek.draaiboek import Gebeurtenis
from app.web.kern.formulier import (
    Formulier,
    Gevuld,
    datum,
    keuze,
    regel,
    tekst,
)
from app.web.kern.velden import Aantalveld


def _reden() -> Any:
    return tekst(_l("Reden"), description=_l("Waarom? Dit komt in het logboek en bij de berekening."))


class OpschortForm(Formulier):
    datum = datum(_l("Opgeschort vanaf"), description=_l("De eerste dag die niet meetelt."))
    reden = _reden()


class HervatForm(Formulier):
    datum = datum(_l("Hervat per"), description=_l("De eerste dag die weer meetelt."))
    reden = _reden()


class VerlengForm(Formulier):
    werkdagen = Aantalveld(
        _l("Aantal werkdagen erbij"),
        [Gevuld(_l("Vul een heel aantal werkdagen in, zoals 5."))],
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    datum = datum(_l("Besloten op"))
    reden = _reden()


class GebeurtenisForm(Formulier):
    code = SelectField(_l("Gebeurtenis"), [InputRequired(_l("Maak een keuze."))])
    datum = datum(_l("Gebeurd op"))
    toelichting = tekst(
        _l("Toelichting"),
        verplicht=False,
        description=_l("Verplicht als u een eerder vastgelegde datum verbetert. Dit komt in het logboek."),
    )

    def met_gebeurtenissen(self, bekend: Iterable[Gebeurtenis]) -> GebeurtenisForm:
        self.code.choices = [keuze("", _("Kies een gebeurtenis")), *(keuze(g.code, g.naam) for g in bekend)]
        return self


class DagForm(Formulier):
    dag = datum(_l("Dag"))
    naam = regel(_l("Naam"), description=_l("Bijvoorbeeld: vrijdag na Hemelvaartsdag."))
    bron = regel(
        _l("Bron"), hoogstens=400, description=_l("Het koninklijk besluit, met het nummer van de Staatscourant.")
    )


class RedenForm(Formulier):
    reden = tekst(_l("Reden"), description=_l("Waarom? Dit komt in het logboek."))
