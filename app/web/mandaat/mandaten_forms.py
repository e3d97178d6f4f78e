from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from app.domain.basis.datums import Datumsoort
from app.domain.mandaat.inhoud import VELDEN, Inhoud, Veld, Veldsoort, inhoud_uit
from app.domain.mandaat.instemming import LENGTES, Gegeven
from app.domain.mandaat.mandaat import HOUDER, WERKGEVER
from app.domain.regio.regioteksten import Tekstplek
from app.web.kern.formulier import (
    KIES,
    Bedragveld,
    Formulier,
    Versieveld,
    datum,
    datum_nu,
    keuze,
    regel,
    tekst,
    wachtwoord,
)
from app.web.kern.velden import (
    BEDRAG_KW,
    BijFinancien,
    documentveld,
    domeinvinkjes,
    radio,
)
from app.web.kern.verzoek import vandaag
from app.web.kern.zaak.besluitbestand import als_stuk, besluitbestand, zet_soorten


class Inhoudvelden(Formulier):
    """What a mandaat says."""

    bevoegdheden = tekst(
        _l("Bevoegdheden"), rijen=5, voor=Tekstplek.BEVOEGDHEDEN, description=_l("Wat mag de houder besluiten?")
    )
    voorwaarden = tekst(
        _l("Voorwaarden"),
        voor=Tekstplek.VOORWAARDEN,
        verplicht=False,
        description=_l("Eén voorwaarde per regel. U kunt ze daarna afvinken."),
    )
    plafond = Bedragveld(
        _l("Plafond per mandaatgever, in euro"),
        [BijFinancien()],
        description=_l("Nodig bij financiën, bijvoorbeeld 120.000. Laat het leeg bij inhoud."),
        render_kw=BEDRAG_KW,
    )
    ondermandaat_mag = BooleanField(_l("De houder mag ondermandaat geven aan de projectleider"))
    einde_bij_sluiten = BooleanField(
        _l("Het mandaat eindigt als de zaak sluit"),
        description=_l("Wie het mandaat verleent, stemt daarmee in. Intrekken is dan niet meer nodig."),
    )
    organen = tekst(
        _l("Namens wie een regio het verleent"),
        verplicht=False,
        als=_l("nodig als u het een regio vraagt"),
        description=_l(
            "Een regio is geen bestuursorgaan. Noem de colleges, of het bestuur van de gemeenschappelijke regeling."
        ),
    )
    volmacht = BooleanField(
        _l("Hierbij ook volmacht"),
        description=_l(
            "Om namens de gemeente overeenkomsten te tekenen, zoals een lening of een garantie (Awb 10:12). "
            "De burgemeester verleent haar."
        ),
    )
    machtiging = BooleanField(
        _l("Hierbij ook machtiging"),
        description=_l("Voor handelingen die geen besluit en geen overeenkomst zijn, zoals uitvoeren (Awb 10:12)."),
    )
    van = datum(_l("Geldig vanaf"))
    tot = datum(_l("Geldig tot en met"))

    def inhoud(self) -> Inhoud:
        return inhoud_uit(self._waarde)

    def _waarde(self, veld: Veld) -> Any:
        if veld.naam not in self:
            return veld.leeg
        invoer = self[veld.naam]
        waarde = invoer.cent if veld.soort is Veldsoort.BEDRAG else invoer.data
        return waarde or veld.leeg

    def zegt(self) -> list[Any]:
        """The fields of what it says, in the order of this class."""
        namen = {veld.naam for veld in VELDEN}
        return [self[naam] for naam in vars(Inhoudvelden) if naam in namen and naam in self]


class Handelingform(Formulier):
    """One act on a mandaat. Several stand on one page: the act makes the ids of the fields differ."""

    handeling = ""
    datum = datum_nu()
    toelichting = tekst(_l("Toelichting"), verplicht=False, description=_l("Komt in het logboek."))
    versie = Versieveld()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for veld in self:
            veld.id = f"{self.handeling}-{veld.name}"


class VoorstelForm(Handelingform):
    handeling = "stel_voor"
    datum = datum_nu(_l("Datum van het voorstel"))


class GoedkeurForm(Handelingform):
    handeling = "keur_goed"
    toelichting = tekst(_l("Toelichting"), als=_l("verplicht bij afwijzen"), description=_l("Komt in het logboek."))
    wachtwoord = wachtwoord(_l("Zodat vaststaat dat u het bent."), als=_l("nodig om goed te keuren"))


class AfwijsForm(Handelingform):
    handeling = "wijs_af"
    toelichting = tekst(_l("Waarom wijst u het mandaat af?"), description=_l("Komt in het logboek."))
    domeinen = domeinvinkjes()

    def met_domeinen(self, gevraagd: bool) -> None:
        """Only a refusal by the grantor is a deviation: then it is asked."""
        if gevraagd:
            self.domeinen.validators = [KIES]
        else:
            del self.domeinen


class VerleenForm(Handelingform):
    handeling = "verleen"
    besluitnummer = regel(_l("Nummer van het besluit"), hoogstens=80, render_kw={"autocomplete": "off"})
    datum = datum_nu(_l("Datum van het besluit"))
    stuk = besluitbestand()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zet_soorten(self.stuk)

    def invoer(self) -> dict[str, Any]:
        return self.waarden() | {"stuk": als_stuk(self.stuk, self.datum.data)}


class _Papier(Handelingform):
    """What a college without an account decided, from its signed decision."""

    stuk = besluitbestand(verplicht=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zet_soorten(self.stuk, later=False)

    def invoer(self) -> dict[str, Any]:
        """An end may lie ahead, the decision of it does not."""
        dag = min(self.datum.data, vandaag()) if self.datum.data else None
        return self.waarden() | {"stuk": als_stuk(self.stuk, dag)}


class PapierForm(_Papier):
    handeling = "leg_verlening_vast"
    besluitnummer = regel(_l("Nummer van het besluit"), hoogstens=80, render_kw={"autocomplete": "off"})
    datum = datum_nu(_l("Datum van het besluit"))


class PapierweigerForm(_Papier):
    handeling = "leg_weigering_vast"
    datum = datum_nu(_l("Datum van het besluit"))
    toelichting = tekst(_l("Waarom weigert het college?"), description=_l("Komt in het logboek."))
    domeinen = domeinvinkjes()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.domeinen.validators = [KIES]


class PapierintrekForm(_Papier):
    handeling = "leg_intrekking_vast"
    datum = datum_nu(_l("Ingetrokken vanaf"), soort=Datumsoort.GEPLAND)
    toelichting = tekst(_l("Waarom trekt het college het mandaat in?"), description=_l("Komt in het logboek."))


class HerinnerForm(Handelingform):
    handeling = "herinner"
    datum = None  # WTForms: no such field; one is reminded today


GEGEVEN = (*LENGTES, "document_id")


class InstemForm(Handelingform):
    handeling = "stem_in"
    door = radio(_l("Wie stemt in?"))
    datum = datum_nu(_l("Datum van de instemming"))
    gegeven_door = regel(
        _l("Wie stemde in namens de werkgever?"), hoogstens=LENGTES["gegeven_door"], render_kw={"autocomplete": "off"}
    )
    gegeven_functie = regel(
        _l("Functie van die persoon"), hoogstens=LENGTES["gegeven_functie"], render_kw={"autocomplete": "off"}
    )
    kenmerk = regel(
        _l("Kenmerk van het besluit of de brief"),
        hoogstens=LENGTES["kenmerk"],
        verplicht=False,
        description=_l("Of kies hieronder het document."),
        render_kw={"autocomplete": "off"},
    )
    document_id = documentveld()

    def invoer(self) -> dict[str, Any]:
        waarden = self.waarden()
        gegeven = Gegeven(**{veld: waarden.pop(veld) for veld in GEGEVEN if veld in waarden})
        return waarden | {"gegeven": gegeven}

    def met_instemmers(self, wie: Sequence[str], werkgever: str) -> InstemForm:
        """Only the consent of the employer asks who gave it."""
        labels = {
            HOUDER: _("Ik, als houder van het mandaat"),
            WERKGEVER: _("De werkgever van de houder: %(naam)s", naam=werkgever),
        }
        self.door.choices = [keuze(door, labels[door]) for door in wie]
        if len(self.door.choices) == 1 and not self.door.data:
            (self.door.data,) = wie
        if self.door.data != WERKGEVER:
            for veld in GEGEVEN:
                if veld in self:
                    del self[veld]
        return self


EINDDAG = _l(
    "Vanaf deze dag kan de houder niets meer besluiten. Wat besloten is, blijft. De dag mag nog komen; daarna kan hij "
    "vroeger worden, niet later."
)


class IntrekForm(Handelingform):
    handeling = "trek_in"
    datum = datum_nu(_l("Ingetrokken vanaf"), soort=Datumsoort.GEPLAND, description=EINDDAG)
    toelichting = tekst(_l("Waarom trekt u het mandaat in?"), description=_l("Komt in het logboek."))


class TeruggaveForm(Handelingform):
    handeling = "geef_mandaat_terug"
    datum = datum_nu(_l("Teruggegeven vanaf"), soort=Datumsoort.GEPLAND, description=EINDDAG)
    toelichting = tekst(_l("Waarom geeft u het mandaat terug?"), description=_l("Komt in het logboek."))


class VervroegForm(Handelingform):
    handeling = "vervroeg_einde"
    datum = datum_nu(
        _l("Eindigt al op"),
        soort=Datumsoort.GEPLAND,
        description=_l("Een dag vanaf vandaag, voor de dag die eerder is gezegd. Later kan niet."),
    )
    toelichting = tekst(_l("Waarom eindigt het eerder?"), description=_l("Komt in het logboek."))


class AllesIntrekForm(Formulier):
    """All that a grantor gave in a zaak."""

    datum = datum_nu(_l("Ingetrokken vanaf"), soort=Datumsoort.GEPLAND, description=EINDDAG)
    toelichting = tekst(_l("Waarom trekt u de mandaten in?"), description=_l("Komt bij elk mandaat in het logboek."))


class AllesTeruggaveForm(Formulier):
    """All of the holder's mandaten in a zaak."""

    datum = datum_nu(
        _l("Teruggegeven vanaf"),
        soort=Datumsoort.GEPLAND,
        description=_l("Vanaf deze dag kunt u onder deze mandaten niets meer besluiten. De dag mag nog komen."),
    )
    toelichting = tekst(_l("Waarom geeft u de mandaten terug?"), description=_l("Komt bij elk mandaat in het logboek."))
