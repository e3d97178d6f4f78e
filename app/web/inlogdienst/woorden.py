"""What somebody reads when signing on at his provider did not succeed: what is wrong, and what he can do."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from app.domain.inlogdienst.gemeld import Reden

OPNIEUW = frozenset(
    {
        Reden.ONBEREIKBAAR,
        Reden.KLOPT_NIET,
        Reden.VERLOPEN,
        Reden.GEWEIGERD,
        Reden.ANDER,
        Reden.OUD_BEWIJS,
        Reden.TE_VAAK,
    }
)
"""When it may go well another time."""
STATUS = {Reden.ONBEREIKBAAR: 503, Reden.KLOPT_NIET: 400, Reden.VERLOPEN: 400, Reden.TE_VAAK: 429}
"""The others are 403."""
TITELS = {
    Reden.WACHT: _l("Uw beheerder kijkt nog"),
    Reden.ONBEREIKBAAR: _l("Even niet bereikbaar"),
    Reden.TE_VAAK: _l("Even wachten"),
}
TITEL = _l("Inloggen is niet gelukt")
BERICHTEN = {
    Reden.ONBEREIKBAAR: _l(
        "%(naam)s geeft nu geen antwoord. Probeer het over een paar minuten opnieuw. Heeft u hier ook een wachtwoord "
        "of passkey? Dan kunt u daarmee inloggen."
    ),
    Reden.KLOPT_NIET: _l(
        "Wat %(naam)s terugstuurde, klopt niet. Daarom bent u niet ingelogd. Begin opnieuw. Blijft het zo? Meld het uw "
        "beheerder en noem het tijdstip."
    ),
    Reden.VERLOPEN: _l(
        "Deze aanmelding bij %(naam)s is al gebruikt, duurde te lang of begon in een andere browser. Begin opnieuw."
    ),
    Reden.GEWEIGERD: _l(
        "Het inloggen bij %(naam)s is afgebroken, of %(naam)s liet u niet toe. Probeer het opnieuw, of vraag het de "
        "helpdesk van uw organisatie."
    ),
    Reden.GEEN_ADRES: _l(
        "%(naam)s geeft geen e-mailadres van u door. Zonder adres weten we niet wie u bent. Meld het de helpdesk van "
        "uw organisatie."
    ),
    Reden.VREEMD_ADRES: _l(
        "Het e-mailadres dat %(naam)s van u doorgeeft, is er niet een van die organisatie, of is niet nagekeken. Kies "
        "de organisatie waar u werkt, of meld het de helpdesk."
    ),
    Reden.GEEN_GROEP: _l(
        "%(naam)s geeft u geen toegang tot draaiboek. Vraag de helpdesk van uw organisatie om de groep die daarvoor "
        "nodig is."
    ),
    Reden.ANDER: _l(
        "U liet bij %(naam)s zien dat u iemand anders bent dan wie hier is ingelogd. Log daar uit en probeer het "
        "opnieuw."
    ),
    Reden.OUD_BEWIJS: _l(
        "%(naam)s vroeg u niet opnieuw om te laten zien wie u bent. Daarom telt het hier niet. Probeer het opnieuw, of "
        "meld het uw beheerder."
    ),
    Reden.TE_VAAK: _l(
        "Vanaf dit netwerk loggen er nu te veel mensen tegelijk in bij %(naam)s. Wacht een minuut en probeer het "
        "opnieuw."
    ),
    Reden.GEBLOKKEERD: _l("Uw account is geblokkeerd. Vraag uw beheerder waarom."),
    Reden.AFGEWEZEN: _l("Uw beheerder gaf u geen toegang. Vraag hem waarom, als u die wel nodig heeft voor uw werk."),
    Reden.WACHT: _l(
        "U bent bekend bij %(naam)s, maar heeft hier nog geen account. Uw aanvraag staat klaar voor de beheerder. Log "
        "later opnieuw in. Had u hier al een account? Log dan in met uw wachtwoord en kies Inloggen en beveiliging."
    ),
}
