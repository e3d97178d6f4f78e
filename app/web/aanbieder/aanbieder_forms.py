from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from app.domain.aanbieder.kwartaal import CIJFERS, Kwartaal
from app.domain.basis.getallen import schrijf_saldo
from app.models import Kwartaalcijfer
from app.services.aanbieder.subsidies import Subsidievraag
from app.web.kern import formulier as basis
from app.web.kern.formulier import KIES, Formulier, Versieveld, keuze, regel, tekst
from app.web.kern.getallen import cijfer


class KwartaalForm(Formulier):
    jaar = SelectField(_l("Jaar"), [KIES])
    kwartaal = SelectField(_l("Kwartaal"), [KIES], choices=[keuze(str(nr), str(nr)) for nr in range(1, 5)])
    bron_datum = basis.datum(_l("Brondatum"), description=_l("De dag waarop de cijfers zijn opgemaakt."))
    bron = regel(_l("Bron"), description=_l("Waar de cijfers vandaan komen, zoals de kwartaalrapportage."))
    solvabiliteit = cijfer("solvabiliteit")
    liquiditeit = cijfer("liquiditeit")
    resultaat = cijfer("resultaat")
    productie = cijfer("productie")
    vacatures = cijfer("vacatures")
    niet_in_loondienst = cijfer("niet_in_loondienst")
    liquide_middelen = cijfer("liquide_middelen")
    uitstroom_maand = cijfer("uitstroom_maand")
    reden = tekst(
        _l("Reden van de correctie"),
        verplicht=False,
        description=_l("Verplicht als u cijfers verandert die er al staan. Komt in het logboek."),
    )
    versie = Versieveld()
    vast: tuple[int, int] | None = None

    def met_jaren(self, laatste: int) -> KwartaalForm:
        self.jaar.choices = [keuze(str(jaar), str(jaar)) for jaar in range(laatste, 2014, -1)]
        return self

    def corrigeer(self, rij: Kwartaalcijfer) -> None:
        """What stands there, to be corrected; the quarter itself stays."""
        self.vast = (rij.jaar, rij.kwartaal)
        del self.jaar, self.kwartaal
        if self.is_submitted():
            return
        self.bron_datum.data, self.bron.data = rij.bron_datum, rij.bron
        for naam in CIJFERS:
            self[naam].zet(getattr(rij, naam))

    def invoer(self) -> Kwartaal:
        jaar, kwartaal = self.vast or (int(self.jaar.data), int(self.kwartaal.data))
        return Kwartaal(
            jaar=jaar,
            kwartaal=kwartaal,
            bron_datum=self.bron_datum.data,
            bron=self.bron.data,
            **{naam: self[naam].getal for naam in CIJFERS},
        )


class SubsidieForm(Formulier):
    datum = basis.datum(_l("Datum van de aanvraag"))
    bedrag = basis.bedrag(_l("Gevraagd bedrag, in euro"))
    jeugdomzet = basis.bedrag(
        _l("Jeugdomzet per jaar, in euro"), verplicht=False, description=_l("Daaruit volgt het plafond van 15%.")
    )
    terugbetaald_datum = basis.datum(_l("Alles terugbetaald op"), verplicht=False)
    toelichting = tekst(_l("Toelichting"), verplicht=False)

    def toon_jeugdomzet(self, cent: int | None) -> None:
        self.jeugdomzet.data = schrijf_saldo(cent) if cent else ""

    def invoer(self) -> Subsidievraag:
        return Subsidievraag(
            datum=self.datum.data,
            bedrag=self.bedrag.cent,
            jeugdomzet=self.jeugdomzet.cent,
            terugbetaald_datum=self.terugbetaald_datum.data,
            toelichting=self.toelichting.data or "",
        )
