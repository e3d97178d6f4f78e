"""Which mail I get, and the address of my own calendar."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, redirect, render_template, url_for
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField

from app.db import db
from app.domain.basis.fouten import ReedsGedaan
from app.domain.basis.rechten import Recht
from app.domain.post.keuze import Mailwens, Overzicht, Vooraf
from app.installatie import kan_mailen
from app.models import Gebruiker
from app.services.post import agenda
from app.services.post.keuzes import kies_mail, lees_mailstand
from app.web.kern.formulier import Formulier, keuze
from app.web.kern.handeling import Antwoord, doe, handeling
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import mag_ergens, vereist
from app.web.kern.velden import radio
from app.web.kern.verzoek import adres_hier

bp = Blueprint("mail", __name__, url_prefix="/account/mail")


class MailForm(Formulier):
    meteen = BooleanField(
        _l("Meteen een mail als iets op mij wacht"),
        description=_l("Zoals een mandaat dat u beoordeelt of verleent, of een vraag die u beantwoordt."),
    )
    vooraf = radio(
        _l("Herinneren vóór de laatste dag"),
        soort=Vooraf,
        choices=[
            keuze(Vooraf.NIET, _l("Niet")),
            keuze(Vooraf.EEN, _l("1 dag ervoor")),
            keuze(Vooraf.DRIE, _l("3 dagen ervoor")),
            keuze(Vooraf.WEEK, _l("7 dagen ervoor")),
        ],
    )
    te_laat = BooleanField(_l("Eén keer herinneren als iets te laat is"))
    overzicht = radio(
        _l("Overzicht van alles wat op mij wacht"),
        soort=Overzicht,
        choices=[
            keuze(Overzicht.NOOIT, _l("Niet")),
            keuze(Overzicht.DAG, _l("Elke dag, na zeven uur ’s ochtends")),
            keuze(Overzicht.WEEK, _l("Elke maandag")),
        ],
    )

    def invoer(self) -> dict[str, Any]:
        wens = Mailwens(bool(self.meteen.data), self.vooraf.waarde, bool(self.te_laat.data), self.overzicht.waarde)
        return {"gebruiker_id": g.actor.id, "wens": wens}

    def begin_met(self, wens: Mailwens) -> None:
        self.meteen.data, self.te_laat.data = wens.meteen, wens.te_laat
        self.vooraf.data, self.overzicht.data = wens.vooraf.value, wens.overzicht.value


class AgendaForm(Formulier):
    """A form that is only a button."""

    zeker = SelectField(choices=[keuze("ja", "ja")])

    def invoer(self) -> dict[str, Any]:
        return {"gebruiker_id": g.actor.id}


@bp.get("")
@vereist(Recht.INGELOGD)
def toon() -> Antwoord:
    return _toon(MailForm(formdata=None))


def _toon(form: Formulier) -> Antwoord:
    """With the form that was sent, and the other one as it stands."""
    stand = lees_mailstand(db.session, db.session.get_one(Gebruiker, g.actor.id))
    mailform = form if isinstance(form, MailForm) else MailForm(formdata=None)
    if not mailform.is_submitted():
        mailform.begin_met(stand.wens)
    return toon_formulier(
        "post/mail.html",
        form,
        mailform=mailform,
        agendaform=form if isinstance(form, AgendaForm) else AgendaForm(formdata=None),
        stand=stand,
        agenda_sinds=agenda.agendalink_van(db.session, g.actor.id),
        kan_mailen=kan_mailen(),
        mag_postbus=mag_ergens(g.actor, Recht.POSTBUS_BEHEREN),
    )


handeling(bp, "", Recht.INGELOGD, MailForm, kies_mail).op(_toon).daarna(_l("Uw keuze is bewaard."), ".toon")


@bp.post("/agenda")
@vereist(Recht.INGELOGD)
def maak_agendalink() -> Antwoord:
    """The address is on the page that answers, and on no other."""
    form = AgendaForm()
    try:
        gemaakt = doe(form, agenda.maak_agendalink)
    except ReedsGedaan:
        return redirect(url_for(".toon"))
    if gemaakt is None:
        return _toon(form)
    adres = adres_hier() + url_for("agenda.lees", sleutel=gemaakt.sleutel)
    return render_template("post/agendalink.html", adres=adres), 201


handeling(bp, "/agenda/weg", Recht.INGELOGD, AgendaForm, agenda.trek_agendalink_in).op(_toon).daarna(
    _l("Het adres werkt niet meer. Haal de agenda ook weg uit uw agendaprogramma."), ".toon"
)
