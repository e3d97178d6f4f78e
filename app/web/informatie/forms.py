from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.informatie.raadsbrief import MAX_TITEL
from app.domain.regio.regioteksten import Tekstplek
from app.services.informatie.plichten import Verzending
from app.services.informatie.raadsbrieven import NieuweRomptekst
from app.web.kern.formulier import Formulier, Versieveld, datum_nu, regel, tekst
from app.web.kern.velden import Vinkjes, documentveld, radio


class VerzendingForm(Formulier):
    maakt = Verzending
    datum = datum_nu(_l("Geïnformeerd op"))
    middel = radio(_l("Waarmee?"), Middel)
    document_id = documentveld(_l("Brief of verslag"))
    toelichting = tekst(
        _l("Toelichting"), voor=Tekstplek.INFORMEREN, verplicht=False, description=_l("Komt in het logboek.")
    )


class VervalForm(Formulier):
    datum = datum_nu(_l("Vervallen op"))
    toelichting = tekst(
        _l("Waarom hoeft deze partij niet geïnformeerd te worden?"), rijen=4, description=_l("Komt in het logboek.")
    )


class RomptekstForm(Formulier):
    maakt = NieuweRomptekst
    titel = regel(_l("Onderwerp"), hoogstens=MAX_TITEL)
    tekst = tekst(
        _l("Tekst"),
        rijen=14,
        voor=Tekstplek.RAADSBRIEF,
        description=_l(
            "Een lege regel begint een nieuwe alinea. Feiten en cijfers komen vanzelf onder de tekst. "
            "Noem geen namen van kinderen."
        ),
    )
    datum = datum_nu(_l("Datum van de tekst"))
    versie = Versieveld()


class AanbiedForm(Formulier):
    gemeenten = Vinkjes(
        _l("Gemeenten"),
        [InputRequired(_l("Kies een of meer gemeenten."))],
        description=_l("Elke gemeente krijgt een eigen brief, met de eigen cijfers."),
        alles=True,
    )
    datum = datum_nu(description=_l("De brief noemt de stand en de cijfers van deze dag."))


class RaadverzendingForm(Formulier):
    datum = datum_nu(_l("Aan de raad gestuurd op"))
    toelichting = tekst(
        _l("Toelichting"),
        verplicht=False,
        description=_l("Bijvoorbeeld het nummer van de brief bij de gemeente. Komt in het logboek."),
    )
