from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from app.domain.overleg.toezichtplan import MAX_TITEL, MAX_WIE, Nieuwstap, Planstapstatus
from app.web.kern.formulier import Formulier, datum_nu, keuze, regel, tekst
from app.web.kern.formulier import datum as datumveld
from app.web.kern.velden import documentveld, radio


class PlanForm(Formulier):
    datum = datum_nu(_l("Datum"), description=_l("De dag waarop u dit plan begint."))
    uiterlijk_op = datumveld(_l("Plan klaar op"), description=_l("De laatste dag om het plan op te leveren."))
    toelichting = tekst(_l("Waarover gaat het plan?"), rijen=4, description=_l("Wat vraagt het toezicht?"))


class TermijnForm(Formulier):
    datum = datum_nu()
    uiterlijk_op = datumveld(_l("Plan klaar op"), description=_l("De nieuwe laatste dag."))
    reden = tekst(_l("Waarom verandert de termijn?"), description=_l("De oude dag blijft in het logboek staan."))


class OpleverForm(Formulier):
    datum = datum_nu(_l("Opgeleverd op"))
    toelichting = tekst(_l("Aan wie is het plan opgeleverd?"), rijen=4)
    document_id = documentveld()


class PlanstapForm(Formulier):
    titel = regel(_l("Wat moet er gebeuren?"), hoogstens=MAX_TITEL)
    met_wie = regel(
        _l("Bij wie ligt het?"),
        hoogstens=MAX_WIE,
        description=_l("Bijvoorbeeld een functie, een aanbieder of een bureau."),
    )
    uiterlijk_op = datumveld(_l("Klaar op"))
    datum = datum_nu(_l("Afgesproken op"))

    def invoer(self) -> dict[str, Any]:
        waarden = self.waarden()
        dag = waarden.pop("datum")
        return {"stap": Nieuwstap(**waarden), "datum": dag}


class AfrondForm(Formulier):
    status = radio(
        _l("Hoe liep het af?"),
        Planstapstatus,
        choices=[
            keuze(Planstapstatus.GEDAAN.value, _l("Gedaan")),
            keuze(Planstapstatus.NIET_TOEGEPAST.value, _l("Bewust niet toegepast")),
        ],
    )
    datum = datum_nu()
    toelichting = tekst(
        _l("Toelichting"),
        rijen=4,
        als=_l("verplicht als de stap niet is toegepast"),
        description=_l("Komt in het logboek."),
    )
