"""The alarm of the logboek: what was found, and how two persons let it go on."""

from __future__ import annotations

from typing import Annotated, Any

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.bewijs.logboek import GROEP as GROEP
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.vorm import Invoer, Tekst, Tijd, Uitvoer
from app.db import db
from app.domain.basis.rechten import Recht, mag
from app.installatie import ondertekenaar
from app.models import Logalarm as Rij
from app.services.bewijs import hervatting
from app.services.bewijs.getuigen import stand
from app.services.logboek.ronde import leg_alvast_buiten
from app.services.logboek.waak import NIET_MEER, open_alarm

VOOR = "voor wie het nieuwste checkpoint mag zien"
"""Who is told how long the whole logboek is."""


class Logalarm(Uitvoer):
    """Wat er is gevonden."""

    reden: Annotated[str, Field(description="Wat er niet klopt.", examples=["Het logboek heeft 5 regels …"])]
    gevonden_op: Annotated[Tijd, Field(description="Wanneer dat is gevonden.")]
    logboek: Annotated[str, Field(description="Naam van het logboek.", examples=["lb-0f3a"])]
    verwacht: Annotated[int | None, Field(description=f"Hoeveel regels het checkpoint noemt; {VOOR}.", examples=[7])]
    goed: Annotated[
        int | None, Field(description=f"Tot en met welke regel het nog is wat het was; {VOOR}.", examples=[5])
    ]
    checkpoint: Annotated[
        str | None, Field(description=f"Het checkpoint dat het bewijst; {VOOR}.", examples=["draaiboek/…"])
    ]
    hervatting_gevraagd_op: Annotated[
        Tijd | None, Field(description="Wanneer hervatting is gevraagd; voor wie haar vraagt of bevestigt.")
    ]
    toelichting: Annotated[
        str | None, Field(description="Wat er is gebeurd; voor wie hervatting vraagt of bevestigt.", examples=[None])
    ]


class Getuige(Uitvoer):
    """Een andere partij die een checkpoint van dit logboek ondertekende."""

    getuige: Annotated[str, Field(description="Naam van de getuige.", examples=["getuige.example"])]
    grootte: Annotated[int | None, Field(description=f"Over hoeveel regels; {VOOR}.", examples=[120])]
    op: Annotated[Tijd, Field(description="Wanneer.")]


class Logboekwacht(Uitvoer):
    """Of het logboek nog is wat het was."""

    alarm: Annotated[Logalarm | None, Field(description="Het alarm; leeg als alles klopt.")]
    getuigen: Annotated[list[Getuige], Field(description="Wat anderen het laatst ondertekenden.")]


def _beeld(rij: Rij) -> Logalarm:
    ziet = any(mag(recht, g.actor.rollen) for recht in (Recht.HERVATTING_VRAGEN, Recht.HERVATTING_BEVESTIGEN))
    omvang = mag(Recht.CHECKPOINT_INZIEN, g.actor.rollen)
    return Logalarm(
        reden=rij.reden if omvang or rij.verhuisd_naar else NIET_MEER,
        gevonden_op=rij.gevonden_op,
        logboek=rij.logboek,
        verwacht=rij.verwacht if omvang else None,
        goed=rij.gevonden if omvang else None,
        checkpoint=rij.bewijs.decode("utf-8", "replace") if omvang else None,
        hervatting_gevraagd_op=rij.gevraagd_op if ziet else None,
        toelichting=rij.toelichting if ziet else None,
    )


def _wacht() -> Logboekwacht:
    alarm = open_alarm(db.session)
    omvang = mag(Recht.CHECKPOINT_INZIEN, g.actor.rollen)
    getuigen = [
        Getuige(getuige=rij.getuige, grootte=rij.grootte if omvang else None, op=rij.op) for rij in stand(db.session)
    ]
    return Logboekwacht(alarm=_beeld(alarm) if alarm else None, getuigen=getuigen)


def _nu(_gedaan: Any) -> Logboekwacht:
    return _wacht()


@lees("/logboek/alarm", Recht.INGELOGD, Logboekwacht)
def logalarm() -> Logboekwacht:
    """De bewaking van het logboek

    Het wordt vergeleken met checkpoints die buiten de database liggen. Bij een alarm kan er niets worden vastgelegd.
    """
    return _wacht()


class Logboekhervatting(Invoer):
    toelichting: Annotated[
        Tekst, Field(description="Wat er is gebeurd, en waarom het logboek verder kan.", examples=["Schijf viel uit."])
    ] = ""


@doe("/logboek/alarm/hervatting", Recht.HERVATTING_VRAGEN, Logboekhervatting, Logboekwacht)
def vraag_hervatting(invoer: Logboekhervatting) -> Response:
    """Vraag om het logboek te hervatten

    Als de regels echt weg zijn. Iemand anders bevestigt het.
    """
    return handel(hervatting.vraag_hervatting, invoer.toelichting, toon=_nu)


class Hervatbevestiging(Invoer):
    """Er hoort niets bij: de toelichting is al gegeven."""


@doe(
    "/logboek/alarm/bevestiging",
    Recht.HERVATTING_BEVESTIGEN,
    Hervatbevestiging,
    Logboekwacht,
    codes=("vier_ogen", "verse_aanmelding_nodig"),
)
def hervat_logboek(invoer: Hervatbevestiging) -> Response:
    """Bevestig de hervatting van het logboek

    Het gaat verder onder een nieuwe naam en noemt wat verloren ging. Vraagt een token met bereik `bevestigen`.
    """
    antwoord = handel(hervatting.bevestig_hervatting, ondertekenaar(), toon=_nu)
    leg_alvast_buiten(db.session, ondertekenaar())
    return antwoord
