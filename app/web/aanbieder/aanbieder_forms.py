from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.validators import Optional

from app.domain.aanbieder.kwartaal import CIJFERS, Kwartaal
from app.domain.aanbieder.onderdelen import Vervangbaarheid
from app.domain.basis.begrippen import Cruciaal, Grootteklasse
from app.domain.basis.datums import Datumsoort
from app.domain.basis.getallen import schrijf_saldo
from app.models import Aanbieder, Kwartaalcijfer
from app.services.aanbieder.aanbieders import NieuweAanbieder
from app.services.aanbieder.subsidies import Subsidievraag
from app.web.kern import formulier as basis
from app.web.kern.formulier import Formulier, Versieveld, keuze, regel, tekst
from app.web.kern.getallen import cijfer
from app.web.kern.velden import Vinkjes, keuzelijst, kies_uit

_CIJFERS = {"inputmode": "numeric", "autocomplete": "off"}


class KwartaalForm(Formulier):
    jaar = keuzelijst(_l("Jaar"))
    kwartaal = keuzelijst(_l("Kwartaal"), choices=[keuze(str(nr), str(nr)) for nr in range(1, 5)])
    bron_datum = basis.datum(
        _l("Brondatum"), soort=Datumsoort.STUK, description=_l("De dag waarop de cijfers zijn opgemaakt.")
    )
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
        als=_l("verplicht als u cijfers verandert die er al staan"),
        description=_l("Komt in het logboek."),
    )
    versie = Versieveld()
    vast: tuple[int, int] | None = None

    def met_jaren(self, vandaag: date) -> KwartaalForm:
        """Begin with the quarter that ended last: that is the one that comes in."""
        self.jaar.choices = kies_uit(None, ((str(jaar), str(jaar)) for jaar in range(vandaag.year, 2014, -1)))
        if not self.begonnen:
            voorbij = (vandaag.month - 1) // 3
            self.jaar.data, self.kwartaal.data = str(vandaag.year - (voorbij == 0)), str(voorbij or 4)
        return self

    def corrigeer(self, rij: Kwartaalcijfer) -> None:
        """What stands there, to be corrected; the quarter itself stays."""
        self.vast = (rij.jaar, rij.kwartaal)
        del self.jaar, self.kwartaal
        if self.begonnen:
            return
        self.bron_datum.data, self.bron.data = rij.bron_datum, rij.bron
        for naam in CIJFERS:
            self[naam].zet(getattr(rij, naam))

    def invoer(self) -> dict[str, Any]:
        waarden = self.waarden()
        reden = waarden.pop("reden")
        jaar, kwartaal = self.vast or (int(waarden["jaar"]), int(waarden["kwartaal"]))
        return {"nieuw": Kwartaal(**waarden | {"jaar": jaar, "kwartaal": kwartaal}), "reden": reden}


class AanbiederForm(Formulier):
    naam = regel(_l("Naam"))
    kvk_nummer = regel(_l("KvK-nummer"), hoogstens=20, description=_l("8 cijfers."), render_kw=_CIJFERS)
    agb_code = regel(_l("AGB-code"), verplicht=False, hoogstens=20, render_kw=_CIJFERS)
    rechtsvorm = regel(_l("Rechtsvorm"), verplicht=False, hoogstens=80)
    grootteklasse = keuzelijst(_l("Grootte"), Grootteklasse, leeg="–", verplicht=False)
    jeugdomzet = basis.bedrag(_l("Jeugdomzet per jaar, in euro"), verplicht=False)
    cruciaal = Vinkjes(_l("Cruciale zorg"), [Optional()], soort=Cruciaal, choices=basis.keuzes(Cruciaal))
    vervangbaarheid = keuzelijst(
        _l("Vervangbaarheid"),
        Vervangbaarheid,
        leeg="–",
        verplicht=False,
        description=_l("Hoe goed anderen de zorg van deze aanbieder kunnen overnemen, naar het oordeel van de regio."),
    )
    reden = tekst(_l("Reden"), description=_l("Waarom wijzigt u dit? Dit komt in het logboek."))
    versie = Versieveld()

    def begin(self, nu: Aanbieder) -> None:
        """What is known, to be put right."""
        self.met_versie(nu.versie)
        if self.begonnen:
            return
        for feit in ("naam", "kvk_nummer", "agb_code", "rechtsvorm", "grootteklasse", "vervangbaarheid"):
            self[feit].data = getattr(nu, feit) or ""
        self.jeugdomzet.data = schrijf_saldo(nu.jeugdomzet) if nu.jeugdomzet else ""
        self.cruciaal.data = [soort.value for soort in nu.cruciale_zorg]

    def invoer(self) -> dict[str, Any]:
        waarden = self.waarden()
        reden = waarden.pop("reden")
        return {"nieuw": NieuweAanbieder(**waarden), "reden": reden}


class SubsidieForm(Formulier):
    maakt = Subsidievraag
    datum = basis.datum_nu(_l("Datum van de aanvraag"))
    bedrag = basis.bedrag(_l("Gevraagd bedrag, in euro"))
    jeugdomzet = basis.bedrag(
        _l("Jeugdomzet per jaar, in euro"), verplicht=False, description=_l("Daaruit volgt het plafond van 15%.")
    )
    terugbetaald_datum = basis.datum(_l("Alles terugbetaald op"), verplicht=False)
    toelichting = tekst(_l("Toelichting"), verplicht=False)

    def toon_jeugdomzet(self, cent: int | None) -> None:
        self.jeugdomzet.data = schrijf_saldo(cent) if cent else ""
