from __future__ import annotations

from flask_babel import lazy_gettext as _l

from app.domain.zaak.verband import Verband
from app.web.kern.formulier import Formulier, datum_nu, keuze, regel, tekst
from app.web.kern.velden import radio

VERBANDEN = {
    Verband.ZELFDE_GROEP: _l("De aanbieder hoort bij dezelfde groep"),
    Verband.VOLGT_OP: _l("Deze zaak volgt uit die zaak"),
    Verband.GAAT_VOORAF: _l("Die zaak volgt uit deze zaak"),
    Verband.ZELFDE: _l("Het gaat om hetzelfde"),
}
"""What the other zaak is to this one."""


class VerbindForm(Formulier):
    ander = regel(
        _l("Nummer van de andere zaak"),
        hoogstens=12,
        description=_l("Een zaak waarvan u ook het team bent. Zoals 2025-0001."),
        render_kw={"autocomplete": "off"},
    )
    verband = radio(
        _l("Wat hebben de zaken met elkaar te maken?"),
        Verband,
        choices=[keuze(verband.value, woorden) for verband, woorden in VERBANDEN.items()],
    )
    toelichting = tekst(
        _l("Toelichting"), description=_l("Dit komt in het logboek en het dossier van beide zaken te staan.")
    )


class VerbreekForm(Formulier):
    reden = tekst(_l("Waarom horen de zaken niet meer bij elkaar?"))


class SamenvoegForm(Formulier):
    ander = regel(
        _l("In welke zaak gaat dit signaal op?"),
        hoogstens=12,
        description=_l("Het nummer van een lopende zaak waarvan u ook het team bent."),
        render_kw={"autocomplete": "off"},
    )
    datum = datum_nu()
    motivering = tekst(
        _l("Waarom is dit dezelfde zaak?"), description=_l("Dit komt in het logboek en het dossier van beide zaken.")
    )
