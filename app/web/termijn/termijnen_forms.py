from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.domain.draaiboek.draaiboek import Gebeurtenis
from app.web.kern.formulier import Formulier, Gevuld, datum, datum_nu, regel, tekst
from app.web.kern.velden import GETAL_KW, Aantalveld, documentveld, keuzelijst, kies_uit


def _reden() -> Any:
    return tekst(_l("Reden"), rijen=4, description=_l("Waarom? Dit komt in het logboek en bij de berekening."))


class OpschortForm(Formulier):
    datum = datum_nu(_l("Opgeschort vanaf"), description=_l("De eerste dag die niet meetelt."))
    reden = _reden()


class HervatForm(Formulier):
    datum = datum_nu(_l("Hervat per"), description=_l("De eerste dag die weer meetelt."))
    reden = _reden()


class VerlengForm(Formulier):
    werkdagen = Aantalveld(
        _l("Aantal werkdagen erbij"),
        [Gevuld(_l("Vul een heel aantal werkdagen in, zoals 5."))],
        render_kw=GETAL_KW,
    )
    datum = datum_nu(_l("Besloten op"))
    reden = _reden()


class GebeurtenisForm(Formulier):
    code = keuzelijst(_l("Gebeurtenis"))
    datum = datum_nu(_l("Gebeurd op"))
    toelichting = tekst(
        _l("Toelichting"),
        rijen=4,
        als=_l("verplicht als u een eerder vastgelegde datum verbetert"),
        description=_l("Dit komt in het logboek."),
    )

    def met_gebeurtenissen(self, bekend: Iterable[Gebeurtenis]) -> None:
        self.code.choices = kies_uit(_("Kies een gebeurtenis"), ((g.code, g.naam) for g in bekend))


class DagForm(Formulier):
    dag = datum(_l("Dag"))
    naam = regel(_l("Naam"), description=_l("Bijvoorbeeld: vrijdag na Hemelvaartsdag."))
    bron = regel(
        _l("Bron"), hoogstens=400, description=_l("Het koninklijk besluit, met het nummer van de Staatscourant.")
    )


class RedenForm(Formulier):
    reden = tekst(_l("Reden"), description=_l("Waarom? Dit komt in het logboek."))


class StapForm(Formulier):
    datum = datum_nu(_l("Afgerond op"))
    toelichting = tekst(_l("Toelichting"), verplicht=False, description=_l("Wat is er gedaan? Komt in het logboek."))
    document_id = documentveld()
