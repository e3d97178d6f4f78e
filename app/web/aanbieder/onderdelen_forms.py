from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from app.domain.aanbieder.onderdelen import Certificaat, Certificaatsoort, Contract, Locatie, Onderdeel, Verblijf
from app.domain.basis.datums import Datumsoort
from app.domain.telling.zorgvormen import Zorgvorm
from app.models import Onderdeelversie
from app.services.aanbieder.onderdelen import Verbetering
from app.web.kern.formulier import Formulier, Versieveld, datum, regel, tekst
from app.web.kern.velden import GETAL_KW, Aantalveld, keuzelijst, kies_uit

LAATSTE = _l("Laat leeg als er geen einde is.")


class Plaatsenveld(Aantalveld):
    anders = _l("Vul een heel aantal plaatsen in, zoals 24.")


class OnderdeelForm(Formulier):
    """A part of the provider: what it says, and when it is put right, why, or that it should not be there."""

    maakt_deel: type[Onderdeel]
    _nummer: int | None = None
    vervalt = BooleanField(
        _l("Dit is per vergissing toegevoegd: laat het vervallen"),
        description=_l("Het blijft in de geschiedenis staan, met de reden."),
    )
    reden = tekst(_l("Reden"), description=_l("Waarom wijzigt u dit? Dit komt in het logboek."))
    versie = Versieveld()

    def begin(self, rij: Onderdeelversie | None) -> None:
        """Of what is there: what it says, to be put right. Of something new nothing can be struck out."""
        if rij is None:
            del self.vervalt, self.reden, self.versie
            return
        self._nummer = rij.nummer
        self.met_versie(rij.versie)
        if not self.begonnen:
            for naam in self.maakt_deel.KENMERKEN:
                waarde = getattr(rij, naam)
                self[naam].data = str(waarde) if isinstance(self[naam], Aantalveld) and waarde is not None else waarde

    def kies(self, partijen: Sequence[tuple[str, str]], zorgvormen: Sequence[Zorgvorm]) -> None:
        """Nothing to choose from, unless a kind says so."""

    def invoer(self) -> dict[str, Any]:
        waarden = self.waarden()
        wat = {naam: waarden[naam] for naam in self.maakt_deel.KENMERKEN}
        nieuw = self.maakt_deel(**{naam: "" if w is None and naam == "zorgvorm" else w for naam, w in wat.items()})
        verbetert = None
        if self._nummer is not None:
            verbetert = Verbetering(self._nummer, waarden["reden"], waarden["vervalt"])
        return {"nieuw": nieuw, "verbetert": verbetert}


class ContractForm(OnderdeelForm):
    maakt_deel = Contract
    partij = keuzelijst(_l("Met"), description=_l("De gemeente of regio die het contract sloot."))
    contractnummer = regel(_l("Contractnummer"), verplicht=False, hoogstens=80)
    zorgvorm = keuzelijst(_l("Zorgvorm"), verplicht=False)
    van = datum(_l("Eerste dag"), soort=Datumsoort.LOOPTIJD)
    tot = datum(_l("Laatste dag"), soort=Datumsoort.LOOPTIJD, verplicht=False, description=LAATSTE)

    def kies(self, partijen: Sequence[tuple[str, str]], zorgvormen: Sequence[Zorgvorm]) -> None:
        self.partij.choices = kies_uit(_("Kies een gemeente of regio"), partijen)
        self.zorgvorm.choices = kies_uit(_("alle zorgvormen"), ((z.code, z.titel) for z in zorgvormen))


class LocatieForm(OnderdeelForm):
    maakt_deel = Locatie
    naam = regel(_l("Naam van de locatie"), hoogstens=120)
    gemeente = regel(_l("Gemeente"), hoogstens=120)
    soort = keuzelijst(_l("Soort"), Verblijf)
    plaatsen = Plaatsenveld(
        _l("Aantal plaatsen"), description=_l("Laat leeg als het niet bekend is."), render_kw=GETAL_KW
    )
    van = datum(_l("Eerste dag"), soort=Datumsoort.LOOPTIJD, verplicht=False)
    tot = datum(_l("Laatste dag"), soort=Datumsoort.LOOPTIJD, verplicht=False, description=LAATSTE)


class CertificaatForm(OnderdeelForm):
    maakt_deel = Certificaat
    soort = keuzelijst(_l("Soort"), Certificaatsoort)
    certificaatnummer = regel(_l("Nummer"), verplicht=False, hoogstens=80)
    geldig_tot = datum(_l("Geldig tot en met"), soort=Datumsoort.LOOPTIJD)
