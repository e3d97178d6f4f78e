from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField
from wtforms.validators import InputRequired, Regexp, ValidationError

from app.domain.basis.begrippen import Rol
from app.domain.regio.regio import Regioprofiel
from app.inloggen import niemands_wachtwoord
from app.installatie import kan_mailen
from app.models import Gebruiker, Inlogidentiteit, Organisatie
from app.services.gebruiker.gebruikers import NieuweGebruiker
from app.web.kern.formulier import Formulier, Versieveld, keuze, keuzes, regel, tekst
from app.web.kern.velden import Vinkjes, keuzelijst, kies_uit


def _is_adres(field: Any) -> None:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", field.data or ""):
        raise ValidationError(_("Dit is geen e-mailadres. Schrijf het zo: naam@voorbeeld.nl."))


class AccountForm(Formulier):
    """What can be put right of an account; another office or organisation is another account."""

    naam = regel(_l("Naam"), hoogstens=120, render_kw={"autocomplete": "off"})
    email = regel(_l("E-mailadres"), hoogstens=254, render_kw={"type": "email", "autocomplete": "off"})
    rollen = Vinkjes(_l("Rollen"), [InputRequired(_l("Kies minstens één rol."))], soort=Rol, choices=keuzes(Rol))
    reden = tekst(_l("Reden"), description=_l("Waarom wijzigt u dit? Dit komt in het logboek."))
    versie = Versieveld()

    def validate_email(self, field: Any) -> None:
        _is_adres(field)

    def begin(self, gebruiker: Gebruiker) -> None:
        self.met_versie(gebruiker.versie)
        if not self.begonnen:
            self.naam.data, self.email.data = gebruiker.naam, gebruiker.email
            self.rollen.data = [rol.name for rol in gebruiker.roles]


class GebruikerForm(Formulier):
    email = regel(_l("E-mailadres"), hoogstens=254, render_kw={"type": "email", "autocomplete": "off"})
    naam = regel(_l("Naam"), hoogstens=120, render_kw={"autocomplete": "off"})
    functie = regel(
        _l("Hoedanigheid"),
        hoogstens=160,
        description=_l("De functie waarin iemand handelt, zonder naam: die blijft in het logboek staan."),
    )
    organisatie = keuzelijst(_l("Organisatie"))
    rollen = Vinkjes(_l("Rollen"), [InputRequired(_l("Kies minstens één rol."))], soort=Rol, choices=keuzes(Rol))
    functie_code = keuzelijst(
        _l("Functie in de regio"),
        verplicht=False,
        description=_l("Wie deze functie heeft, krijgt vanzelf de taken die de regio eraan gaf."),
    )
    persoon_van = keuzelijst(
        _l("Zelfde persoon als"),
        verplicht=False,
        description=_l("Heeft deze persoon al een account? Vier ogen tellen personen, geen accounts."),
    )
    inlogverzoek = HiddenField(validators=[Regexp(r"[0-9]{0,9}\Z", message=_l("Begin opnieuw bij de aanvraag."))])

    def validate_email(self, field: Any) -> None:
        _is_adres(field)

    def begin(self, verzoek: Inlogidentiteit) -> None:
        """For who came by his provider: what that says of him, to look at; the roles are a proposal of his groups."""
        self.email.data, self.naam.data, self.organisatie.data = verzoek.email, verzoek.naam, verzoek.organisatie
        self.rollen.data, self.inlogverzoek.data = verzoek.rollen, str(verzoek.id)

    def met_keuzes(
        self,
        profiel: Regioprofiel,
        organisaties: Sequence[Organisatie],
        accounts: Sequence[Gebruiker],
        elders: Mapping[str, str],
    ) -> None:
        bekend = {o.code: o.naam for o in organisaties}
        nieuw = {code: naam for code, naam in elders.items() if code not in bekend}
        self.organisatie.choices = kies_uit(_("Kies een organisatie"), (bekend | nieuw).items())
        self.functie_code.choices = kies_uit(_("geen"), ((f.code, f.titel) for f in profiel.functies))
        self.persoon_van.choices = kies_uit(
            _("een nieuwe persoon"), ((a.email, f"{a.naam} ({a.email})") for a in accounts)
        )

    def invoer(self) -> NieuweGebruiker:
        waarden = self.waarden()
        verzoek = int(waarden["inlogverzoek"]) if waarden["inlogverzoek"] else None
        waarden |= {"wachtwoord_hash": niemands_wachtwoord(), "uitnodigen": not verzoek, "inlogverzoek": verzoek}
        leeg = {veld: waarden[veld] or None for veld in ("functie_code", "persoon_van")}
        return NieuweGebruiker(**waarden | leeg)


class UitnodigForm(Formulier):
    """A link to choose a password; its button says so."""

    zeker = SelectField(choices=[keuze("ja", "ja")])

    def invoer(self) -> dict[str, bool]:
        return {"met_mail": kan_mailen()}


class HerstelForm(Formulier):
    reden = tekst(
        _l("Hoe stelde u vast dat deze persoon erom vraagt?"),
        description=_l("Bijvoorbeeld: gebeld op het nummer dat wij kennen. Dit komt in het logboek."),
    )
    factoren = BooleanField(_l("Ook de app met codes, passkeys en herstelcodes zijn kwijt: haal ze weg"))

    def invoer(self) -> dict[str, object]:
        waarden = self.waarden()
        return {"reden": waarden["reden"], "factoren": self.factoren.data, "wachtwoord_hash": niemands_wachtwoord()}


class ActiefForm(Formulier):
    """Block an account, or let it in again; `actief` is ja or nee."""

    actief = SelectField(choices=[keuze("ja", "ja"), keuze("nee", "nee")])

    def invoer(self) -> dict[str, bool]:
        return {"actief": self.actief.data == "ja"}
