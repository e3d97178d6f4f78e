from __future__ import annotations

from flask_babel import lazy_gettext as _l

from app.domain.overleg.opschaling import Opschalingsuitkomst
from app.domain.overleg.toezicht import Richting
from app.domain.regio.regioteksten import Tekstplek
from app.services.overleg.toezicht import MAX_MET, MAX_ONDERWERP, NieuweBrief
from app.web.kern.formulier import Formulier, datum_nu, keuze, regel, tekst
from app.web.kern.velden import documentveld, radio


class OpschalingForm(Formulier):
    aanleiding = tekst(
        _l("Aanleiding"), rijen=4, voor=Tekstplek.OPSCHALING, description=_l("Waarover is er geen overeenstemming?")
    )
    datum = datum_nu()


class OpschaalForm(Formulier):
    """A deviation goes up the ladder."""

    datum = datum_nu(id="opschalen-datum")


class AfzienForm(Formulier):
    datum = datum_nu(id="afzien-datum")
    reden = tekst(_l("Waarom schaalt u niet op?"), rijen=4, description=_l("Komt in het logboek en in het dossier."))


class OpschaalstapForm(Formulier):
    niveau = radio(_l("Naar welk niveau?"))
    datum = datum_nu()
    toelichting = tekst(
        _l("Toelichting"), rijen=4, verplicht=False, description=_l("Wat ligt er voor? Komt in het logboek.")
    )


class OpschalinguitkomstForm(Formulier):
    uitkomst = radio(_l("Uitkomst"), Opschalingsuitkomst)
    datum = datum_nu()
    toelichting = tekst(
        _l("Toelichting"), rijen=4, verplicht=False, description=_l("Wat is er afgesproken of besloten?")
    )


class ToezichtstapForm(Formulier):
    fase = radio(_l("Fase"))
    datum = datum_nu(description=_l("De dag waarop deze fase begon."))
    toelichting = tekst(_l("Toelichting"), rijen=4, description=_l("Waaruit blijkt dit? Wat vraagt het Rijk?"))


class CorrespondentieForm(Formulier):
    maakt = NieuweBrief
    richting = radio(
        _l("Richting"),
        Richting,
        choices=[
            keuze(Richting.INKOMEND.value, _l("Van het toezicht aan ons")),
            keuze(Richting.UITGAAND.value, _l("Van ons aan het toezicht")),
        ],
    )
    met = regel(_l("Afzender of ontvanger"), hoogstens=MAX_MET, description=_l("Bijvoorbeeld het ministerie van VWS."))
    datum = datum_nu(_l("Datum van de brief"))
    onderwerp = regel(_l("Onderwerp"), hoogstens=MAX_ONDERWERP)
    document_id = documentveld()
