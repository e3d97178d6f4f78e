from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileRequired
from wtforms import BooleanField

from app.domain.basis.bestand import opsomming
from app.domain.basis.datums import Datumsoort
from app.domain.basis.fouten import BestandVersleuteld, DomeinFout
from app.services.document.documenten import NieuwDocument
from app.web.kern.formulier import KIES, Formulier, datum_nu, regel, tekst
from app.web.kern.toegang import dossier
from app.web.kern.velden import Bestandveld, Documentveld, documentveld, tellende_documenten


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
    bestand = Bestandveld(_l("Bestand"), [FileRequired(_l("Kies een bestand."))])
    datum = datum_nu(_l("Datum van het document"), soort=Datumsoort.STUK)
    omschrijving = regel(_l("Omschrijving"), verplicht=False, hoogstens=400)
    gedeeld = BooleanField(
        _l("Delen met de gemeenten van de regio"),
        description=_l(
            "Zonder vinkje ziet alleen het team van de Regievoerder dit document. Dit verandert later niet."
        ),
    )

    versleuteld_goed = BooleanField(
        _l("Het bestand moet zo bij de zaak, ook al is het zonder wachtwoord niet te openen"),
        description=_l("Op de eerste bladzijde van elk dossier staat dat het versleuteld is."),
    )
    vraagt_versleuteld = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soorten = dossier().profiel.documentsoorten
        wat = _("%(soorten)s, hoogstens 25\u00a0MB. Geen namen of BSN van kinderen.", soorten=opsomming(soorten))
        self.bestand.description = wat
        self.bestand.render_kw = {"accept": ",".join(f".{soort}" for soort in soorten)}

    def toon(self, fout: DomeinFout) -> None:
        self.vraagt_versleuteld = self.vraagt_versleuteld or isinstance(fout, BestandVersleuteld)
        super().toon(fout)

    def invoer(self) -> NieuwDocument:
        return NieuwDocument(
            naam=self.bestand.data.filename or "",
            inhoud=self.bestand.data.read(),
            datum=self.datum.data,
            omschrijving=self.omschrijving.data or "",
            gedeeld=self.gedeeld.data,
            versleuteld_goed=self.versleuteld_goed.data,
        )
