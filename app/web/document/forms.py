from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField

from app.services.document.documenten import NieuwDocument
from app.web.kern.formulier import KIES, Formulier, datum_nu, regel, tekst
from app.web.kern.velden import Documentveld, documentveld, tellende_documenten


class IntrekForm(Formulier):
    reden = tekst(_l("Reden"), description=_l("Wat was er verkeerd? Dit komt in het logboek."))
    vervanger_id = documentveld(
        _l("In de plaats komt"), _l("Kies een document dat al bij de zaak staat. U kunt dit ook later doen.")
    )


class VervangForm(Formulier):
    vervanger_id = Documentveld(
        _l("In de plaats komt"),
        [KIES],
        choices=tellende_documenten,
        description=_l("Staat het er niet bij? Voeg het eerst toe."),
    )
    reden = tekst(_l("Reden"), description=_l("Waarom geldt dit document ervoor? Dit komt in het logboek."))


class DocumentForm(Formulier):
    bestand = FileField(
        _l("Bestand"),
        [FileRequired(_l("Kies een bestand."))],
        description=_l("pdf, docx, xlsx, png, jpg, eml of txt, hoogstens 25 MB. Geen namen of BSN van kinderen."),
        render_kw={"accept": ".pdf,.docx,.xlsx,.png,.jpg,.jpeg,.eml,.txt"},
    )
    datum = datum_nu(_l("Datum van het document"))
    omschrijving = regel(_l("Omschrijving"), verplicht=False, hoogstens=400)
    gedeeld = BooleanField(
        _l("Delen met de gemeenten van de regio"),
        description=_l(
            "Zonder vinkje ziet alleen het team van de Regievoerder dit document. Dit verandert later niet."
        ),
    )

    def invoer(self) -> NieuwDocument:
        return NieuwDocument(
            naam=self.bestand.data.filename or "",
            inhoud=self.bestand.data.read(),
            datum=self.datum.data,
            omschrijving=self.omschrijving.data or "",
            gedeeld=self.gedeeld.data,
        )
