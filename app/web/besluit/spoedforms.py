from __future__ import annotations

import re
from typing import Any

from flask_babel import lazy_gettext as _l

from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.datums import Datumsoort
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.tekst import getypt
from app.domain.besluit.spoed import NieuwSpoedbesluit, Spoeduitkomst
from app.domain.besluit.verdeling import Verdeelsleutel
from app.domain.regio.regioteksten import Tekstplek
from app.web.kern.formulier import Bedragveld, Formulier, Gevuld, datum, datum_nu, keuze, regel, tekst, wachtwoord
from app.web.kern.velden import BEDRAG_KW, BijFinancien, radio
from app.web.kern.zaak.besluitbestand import als_stuk, besluitbestand, zet_soorten

_NUL = re.compile(r"€?\s*0+(?:,(?:0{1,2}|-))?")


class SpoedForm(Formulier):
    soort = radio(_l("Waarover gaat het besluit?"), Mandaatsoort, default=Mandaatsoort.FINANCIEN.value)
    omschrijving = tekst(_l("Wat besluit u?"), rijen=4, voor=Tekstplek.BESLUIT)
    reden = tekst(_l("Waarom kan dit niet wachten?"), description=_l("De colleges lezen dit als zij beslissen."))
    geldig_tot = datum(_l("Geldig tot en met"), description=_l("Voor die dag beslissen de colleges."))
    datum = datum(_l("Datum van het besluit"), soort=Datumsoort.GEBEURD)
    bedrag = Bedragveld(
        _l("Bedrag in euro"), [BijFinancien()], description=_l("Laat het leeg bij inhoud."), render_kw=BEDRAG_KW
    )
    verdeling = radio(
        _l("Hoe verdeelt u het bedrag over de colleges?"),
        Verdeelsleutel,
        choices=[
            keuze(Verdeelsleutel.GELIJK.value, _l("Gelijk")),
            keuze(Verdeelsleutel.INWONERS.value, _l("Naar aantal inwoners")),
        ],
        default=Verdeelsleutel.GELIJK.value,
    )

    def invoer(self) -> NieuwSpoedbesluit:
        waarden = self.waarden()
        waarden["sleutel"] = waarden.pop("verdeling")  # every form has a hidden field of that name
        return NieuwSpoedbesluit(**waarden)

    def toon(self, fout: DomeinFout) -> None:
        if fout.veld == "sleutel":
            fout.veld = "verdeling"
        super().toon(fout)


class MeetekenForm(Formulier):
    datum = datum_nu(_l("Datum van uw handtekening"))
    wachtwoord = wachtwoord(_l("Zodat vaststaat dat u het bent."))


class BekrachtigingForm(Formulier):
    uitkomst = radio(
        _l("Wat besloot uw college?"),
        Spoeduitkomst,
        choices=[
            keuze(Spoeduitkomst.BEKRACHTIGD.value, _l("Bekrachtigen")),
            keuze(Spoeduitkomst.GEWEIGERD.value, _l("Weigeren")),
        ],
    )
    datum = datum_nu(_l("Datum van het collegebesluit"))
    besluitnummer = regel(_l("Nummer van het collegebesluit"), hoogstens=80)
    toelichting = tekst(_l("Toelichting"), verplicht=False, description=_l("Nodig als uw college weigert."))


class DragerForm(Formulier):
    datum = datum_nu()
    drager = regel(
        _l("Wie draagt dit deel?"), hoogstens=200, description=_l("Een organisatie en waar dat is afgesproken.")
    )


class WeigerForm(Formulier):
    datum = datum_nu()
    toelichting = tekst(_l("Waarom tekent u niet mee?"), description=_l("Komt in het logboek."))


class Nulbedragveld(Bedragveld):
    """An amount that may be nought."""

    def pre_validate(self, form: Any) -> None:
        if _NUL.fullmatch(getypt(self.data or "")):
            self.cent = 0
        else:
            super().pre_validate(form)


class SpoedintrekForm(Formulier):
    datum = datum_nu(_l("Ingetrokken vanaf"))
    toelichting = tekst(_l("Waarom trekt u het spoedbesluit in?"), description=_l("De colleges lezen dit."))
    verschuldigd = Nulbedragveld(
        _l("Al verschuldigd, in euro"),
        [Gevuld(_l("Vul in wat al verschuldigd is. Is dat niets, vul dan 0 in."))],
        description=_l("Wat tot vandaag is uitgegeven of toegezegd. Vul 0 in als dat niets is."),
        render_kw=BEDRAG_KW,
    )
    """Only asked of what counts and is about money."""


class PapierForm(BekrachtigingForm):
    """The same, of a college without an account, with its decision."""

    stuk = besluitbestand(verplicht=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zet_soorten(self.stuk, later=False)

    def invoer(self) -> dict[str, Any]:
        return self.waarden() | {"stuk": als_stuk(self.stuk, self.datum.data)}
