"""The form of a request: what is done with the mandaten that are ticked, and what those acts ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.domain.mandaat.behandeling import Verzoekhandeling
from app.domain.mandaat.instemming import LENGTES, Gegeven
from app.services.mandaat.verzoek.behandeling import Behandeling, Keuze
from app.services.mandaat.verzoek.rijen import Verzoekrij
from app.web.kern.formulier import KIES, datum_nu, regel, tekst, wachtwoord
from app.web.kern.velden import documentveld, domeinvinkjes
from app.web.kern.velen.form import Rijen, Velenform
from app.web.kern.zaak.besluitbestand import als_stuk, besluitbestand, zet_soorten
from app.web.mandaat.mandaten_forms import GEGEVEN

AFWIJZEN = "afwijzen"
_V = Verzoekhandeling
_ZONDER = {
    _V.GOEDKEUREN: ("wachtwoord",),
    _V.VERLENEN: ("besluitnummer", "bestand"),
    _V.INSTEMMEN_WERKGEVER: GEGEVEN,
}
"""What only one act asks: where there is no row with it, the field is not there."""

_WERKGEVER = _l("nodig bij een instemming van de werkgever")


class Verzoekform(Velenform):
    datum = datum_nu(description=_l("Geldt voor elke regel: de dag van het oordeel, het besluit of de instemming."))
    besluitnummer = regel(_l("Nummer van uw besluit"), als=_l("nodig om te verlenen"), hoogstens=80)
    bestand = besluitbestand()
    gegeven_door = regel(_l("Wie stemde in namens de werkgever?"), als=_WERKGEVER, hoogstens=LENGTES["gegeven_door"])
    gegeven_functie = regel(_l("Functie van die persoon"), als=_WERKGEVER, hoogstens=LENGTES["gegeven_functie"])
    kenmerk = regel(
        _l("Kenmerk van het besluit of de brief"),
        als=_WERKGEVER,
        hoogstens=LENGTES["kenmerk"],
        description=_l("Of kies hieronder het document."),
    )
    document_id = documentveld()
    domeinen = domeinvinkjes()
    toelichting = tekst(
        _l("Toelichting"), als=_l("nodig om af te wijzen"), description=_l("Komt bij elke regel in het logboek.")
    )
    wachtwoord = wachtwoord(_l("Eén keer, voor alles wat u goedkeurt."), als=_l("nodig om goed te keuren"))

    def voor(self, rijen: Sequence[Verzoekrij]) -> Verzoekform:
        """Only the fields that the acts of these rows ask."""
        self.rijen = rijen
        er_zijn = {rij.handeling for rij in rijen}
        for handeling, velden in _ZONDER.items():
            for veld in velden if handeling not in er_zijn else ():
                self._zonder(veld)
        if not (_V.VERLENEN in er_zijn and self.kan_afwijzen):
            self._zonder("domeinen")
        if sum(rij.handeling is not None for rij in rijen) < 2:  # of one there is no other to go on with
            self._zonder("alles")
        if "bestand" in self:
            zet_soorten(self["bestand"])
        return self

    def _zonder(self, veld: str) -> None:
        if veld in self:
            del self[veld]

    @property
    def kan_afwijzen(self) -> bool:
        return any(rij.af for rij in self.rijen)

    @property
    def wijst_af(self) -> bool:
        return request.form.get("actie") == AFWIJZEN

    def gekozen(self) -> list[Verzoekrij]:
        """The rows that are ticked, in the order of the page."""
        eigen = (rij for rij in self.rijen if rij.handeling)
        return [rij for rij in eigen if self.aangevinkt(rij.mandaat.id, rij.vooraf_aangevinkt)]

    def validate(self, extra_validators: Any = None) -> bool:
        if self.wijst_af and "domeinen" in self:
            self["domeinen"].validators = [KIES]
        goed = super().validate(extra_validators)
        if goed and self.wijst_af and not any(rij.af for rij in self.gekozen()):
            self.kies.errors = [_("Vink een voorstel aan dat u kunt afwijzen.")]
            return False
        return goed

    def invoer(self) -> Behandeling:
        waarden = self.waarden()
        stuk = als_stuk(self["bestand"], self.datum.data) if "bestand" in self and not self.wijst_af else None
        return Behandeling(
            keuzes=self._keuzes(),
            datum=self.datum.data,
            toelichting=waarden["toelichting"],
            besluitnummer=waarden.get("besluitnummer", ""),
            gegeven=Gegeven(**{veld: waarden[veld] for veld in GEGEVEN if veld in waarden}),
            stuk=stuk,
            domeinen=tuple(waarden.get("domeinen", ())) if self.wijst_af else (),
            alles=self.alles_of_niets(),
        )

    def _keuzes(self) -> list[Keuze]:
        """Each ticked row with the act and the version that its page showed; of those to reject only what can be."""
        gezien, af = _gezien(self.kies), {rij.mandaat.id for rij in self.rijen if rij.af}
        if self.wijst_af:
            return [Keuze(keuze.mandaat_id, _V.AFWIJZEN, keuze.versie) for keuze in gezien if keuze.mandaat_id in af]
        return gezien


def _gezien(kies: Rijen) -> list[Keuze]:
    """What a tick carries: the mandaat, the version that was shown, and the act that stood beside it."""
    delen = [deel for deel in kies.delen if len(deel) == 3 and deel[1].isdecimal() and deel[2] in [*_V]]
    return [Keuze(int(nr), _V(handeling), int(versie)) for nr, versie, handeling in delen]
