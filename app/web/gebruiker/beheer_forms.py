from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, Length, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from app.domain.basis.begrippen import Rol
from app.domain.regio.regio import Regioprofiel
from app.inloggen import KORTSTE_WACHTWOORD, LANGSTE_WACHTWOORD, versleutel
from app.models import Gebruiker, Organisatie
from app.services.gebruiker.gebruikers import NieuweGebruiker
from app.web.kern.formulier import Formulier, keuze, keuzes, regel


class GebruikerForm(Formulier):
    email = regel(_l("E-mailadres"), hoogstens=254, render_kw={"type": "email", "autocomplete": "off"})
    naam = regel(_l("Naam"), hoogstens=120, render_kw={"autocomplete": "off"})
    functie = regel(
        _l("Hoedanigheid"),
        hoogstens=160,
        description=_l("De functie waarin iemand handelt, zonder naam: die blijft in het logboek staan."),
    )
    organisatie = SelectField(_l("Organisatie"), [InputRequired(_l("Maak een keuze."))])
    rollen = SelectMultipleField(
        _l("Rollen"),
        [InputRequired(_l("Kies minstens één rol."))],
        choices=keuzes(Rol),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    functie_code = SelectField(
        _l("Functie in de regio"),
        [Optional()],
        description=_l("Wie deze functie heeft, krijgt vanzelf de taken die de regio eraan gaf."),
    )
    persoon_van = SelectField(
        _l("Zelfde persoon als"),
        [Optional()],
        description=_l("Heeft deze persoon al een account? Vier ogen tellen personen, geen accounts."),
    )
    wachtwoord = PasswordField(
        _l("Eerste wachtwoord"),
        [
            InputRequired(_l("Vul een wachtwoord in.")),
            Length(
                KORTSTE_WACHTWOORD, LANGSTE_WACHTWOORD, _l("Het wachtwoord heeft minstens 12 en hoogstens 200 tekens.")
            ),
        ],
        description=_l("Minstens 12 tekens. Geef het langs een veilige weg door."),
        render_kw={"autocomplete": "new-password"},
    )

    def validate_email(self, field: Any) -> None:
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", field.data or ""):
            raise ValidationError(_("Dit is geen e-mailadres. Schrijf het zo: naam@voorbeeld.nl."))

    def met_keuzes(
        self, profiel: Regioprofiel, organisaties: Sequence[Organisatie], accounts: Sequence[Gebruiker]
    ) -> GebruikerForm:
        self.organisatie.choices = [
            keuze("", _("Kies een organisatie")),
            *(keuze(o.code, o.naam) for o in organisaties),
        ]
        self.functie_code.choices = [keuze("", _("geen")), *(keuze(f.code, f.titel) for f in profiel.functies)]
        self.persoon_van.choices = [
            keuze("", _("een nieuwe persoon")),
            *(keuze(a.email, f"{a.naam} ({a.email})") for a in accounts),
        ]
        return self

    def invoer(self) -> NieuweGebruiker:
        return NieuweGebruiker(
            email=self.email.data,
            naam=self.naam.data,
            functie=self.functie.data,
            organisatie=self.organisatie.data,
            rollen=[Rol(rol) for rol in self.rollen.data or []],
            wachtwoord_hash=versleutel(self.wachtwoord.data or ""),
            functie_code=self.functie_code.data or None,
            persoon_van=self.persoon_van.data or None,
        )


class ActiefForm(Formulier):
    """Block an account, or let it in again; `actief` is ja or nee."""

    actief = SelectField(choices=[keuze("ja", "ja"), keuze("nee", "nee")])
