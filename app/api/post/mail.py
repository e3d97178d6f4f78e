"""Which mail I get, and the address of my own calendar. None is made with a token: it would outlive it (ADR 016)."""

from __future__ import annotations

from typing import Annotated

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.vorm import Invoer, Tijd, Uitvoer
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.post.keuze import Mailwens, Overzicht, Vooraf
from app.models import Gebruiker
from app.services.post import agenda as diensten
from app.services.post.keuzes import kies_mail as dienst_kies_mail
from app.services.post.keuzes import lees_mailstand

GROEP = "Mail en agenda"
_METEEN = "Of u meteen mail krijgt als iets op u wacht."
_VOORAF = "Hoeveel dagen voor een laatste dag u wordt herinnerd; 0 is niet."
_TE_LAAT = "Of u een keer wordt herinnerd als iets te laat is."
_OVERZICHT = "Hoe vaak u een overzicht krijgt van alles wat op u wacht."


class Mail(Uitvoer):
    """Welke mail u krijgt, en waar die heen gaat."""

    adres: Annotated[str, Field(description="Waar uw mail heen gaat.", examples=["delft@h10.example"])]
    meteen: Annotated[bool, Field(description=_METEEN)]
    vooraf: Annotated[Vooraf, Field(description=_VOORAF)]
    te_laat: Annotated[bool, Field(description=_TE_LAAT)]
    overzicht: Annotated[Overzicht, Field(description=_OVERZICHT)]
    retour_sinds: Annotated[Tijd | None, Field(description="Sinds wanneer mail naar dit adres terugkomt.")]


@lees("/ik/mail", Recht.INGELOGD, Mail)
def mail() -> Mail:
    """Welke mail krijg ik?

    Uw eigen keuze; wie niets koos, krijgt meteen mail en herinneringen.
    """
    return _mail(db.session.get_one(Gebruiker, g.actor.id))


def _mail(gebruiker: Gebruiker) -> Mail:
    stand = lees_mailstand(db.session, gebruiker)
    return Mail(
        adres=stand.adres,
        meteen=stand.wens.meteen,
        vooraf=stand.wens.vooraf,
        te_laat=stand.wens.te_laat,
        overzicht=stand.wens.overzicht,
        retour_sinds=stand.retour_op,
    )


class Mailkeuze(Invoer):
    meteen: Annotated[bool, Field(description=_METEEN, examples=[True])]
    vooraf: Annotated[Vooraf, Field(description=_VOORAF, examples=["3"])]
    te_laat: Annotated[bool, Field(description=_TE_LAAT, examples=[True])]
    overzicht: Annotated[Overzicht, Field(description=_OVERZICHT, examples=["week"])]

    def wens(self) -> Mailwens:
        return Mailwens(self.meteen, self.vooraf, self.te_laat, self.overzicht)


@doe("/ik/mail", Recht.INGELOGD, Mailkeuze, Mail, methode="PUT")
def kies_mail(invoer: Mailkeuze) -> Response:
    """Kies welke mail u krijgt

    Alleen voor uw eigen account. Kwam mail terug, dan wordt uw adres daarna opnieuw geprobeerd.
    """
    return handel(dienst_kies_mail, g.actor.id, invoer.wens(), toon=_mail)


class Agenda(Uitvoer):
    """Of u een adres voor uw eigen agenda heeft. Het adres zelf ziet u alleen op het scherm waar u het maakt."""

    sinds: Annotated[Tijd | None, Field(description="Sinds wanneer u een adres heeft; leeg zonder adres.")]


@lees("/ik/agenda", Recht.INGELOGD, Agenda)
def agenda() -> Agenda:
    """Heb ik een adres voor mijn agenda?

    Wie dat adres heeft, leest uw laatste dagen en de vergaderingen van uw regio. Een adres maakt u op het scherm.
    """
    return Agenda(sinds=diensten.agendalink_van(db.session, g.actor.id))


class Agendawens(Invoer):
    """Er hoort niets bij."""


@doe("/ik/agenda/intrekking", Recht.INGELOGD, Agendawens, Agenda)
def trek_agendalink_in(invoer: Agendawens) -> Response:
    """Trek het adres van uw agenda in

    Het werkt daarna niet meer.
    """
    return handel(diensten.trek_agendalink_in, g.actor.id, toon=lambda _: Agenda(sinds=None))
