"""A spoedbesluit that the other Regievoerder refuses to sign, or that one of the two withdraws."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.domain.basis.invoer import toets_datum
from app.domain.basis.rechten import Recht
from app.domain.besluit import spoedeinde as regels
from app.domain.besluit.spoed import Spoedeinde
from app.domain.besluit.tweehandtekeningen import toets_intrekker, toets_ondertekenaar
from app.models import Spoedbesluit
from app.regios import profiel
from app.services.besluit.spoed import beiden, vind
from app.services.geld.spoed import eis_einde
from app.services.kern.toegang import eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk


def weiger_spoedbesluit(werk: Werk, zaaknummer: str, volgnr: int, datum: date, toelichting: str) -> Spoedbesluit:
    """Refuse to sign it as the other Regievoerder, with why: it never counts.

    Raises VierOgen, GeenRecht, OngeldigeOvergang, MotiveringVerplicht, DatumInToekomst, DatumOnlogisch.
    """
    werk.wil(regels.WEIGER_SPOEDBESLUIT, datum=datum, toelichting=toelichting)
    besluit = _open(werk, zaaknummer, volgnr, datum)
    werk.wil(regels.WEIGER_SPOEDBESLUIT, datum=datum, object=f"spoedbesluit/{besluit.id}", toelichting=toelichting)
    leidend = profiel(werk.geopend.regio).leidende_functies
    toets_ondertekenaar(*beiden(werk, werk.geopend, besluit, datum), werk.verzoek.actor.functies, leidend)
    regels.toets_weigering(loopt_op(besluit, werk.verzoek.vandaag), datum, toelichting)
    return _eindig(werk, besluit, Spoedeinde.GEWEIGERD, datum, toelichting)


def trek_spoedbesluit_in(
    werk: Werk, zaaknummer: str, volgnr: int, datum: date, toelichting: str, verschuldigd: int | None = None
) -> Spoedbesluit:
    """Withdraw it from a day on, with why and what is due of it (euro cents): by one of the two Regievoerders when it
    counts, before that by who took it.

    Raises GeenRecht, OngeldigeOvergang, OngeldigeInvoer, MotiveringVerplicht, DatumInToekomst, DatumOnlogisch.
    """
    gezegd: dict[str, Any] = {"toelichting": toelichting, "verschuldigd": verschuldigd}
    werk.wil(regels.TREK_SPOEDBESLUIT_IN, datum=datum, **gezegd)
    besluit = _open(werk, zaaknummer, volgnr, datum)
    werk.wil(regels.TREK_SPOEDBESLUIT_IN, datum=datum, object=f"spoedbesluit/{besluit.id}", **gezegd)
    nu = loopt_op(besluit, werk.verzoek.vandaag)
    if nu.geldt:
        leidend = profiel(werk.geopend.regio).leidende_functies
        regels.toets_intrekker_van_spoed(werk.verzoek.actor.functies, leidend)
    else:
        toets_intrekker(*beiden(werk, werk.geopend, besluit, datum))
    regels.toets_intrekking(nu, datum, verschuldigd, toelichting)
    eis_einde(werk.session, werk.geopend, besluit.id, datum, verschuldigd)
    if nu.geldt and nu.bedrag is not None:
        besluit.verschuldigd = verschuldigd
    return _eindig(werk, besluit, Spoedeinde.INGETROKKEN, datum, toelichting)


def _open(werk: Werk, zaaknummer: str, volgnr: int, datum: date) -> Spoedbesluit:
    """One of a zaak that runs, under its lock; not ended before it was taken or signed."""
    zaak = open_dossier(werk, zaaknummer, Recht.BESLUIT_NEMEN).zaak
    eis_lopend(zaak)
    besluit = vind(werk, zaak, volgnr)
    toets_datum(datum, werk.verzoek.vandaag, max(besluit.datum, besluit.tweede_datum or besluit.datum))
    return besluit


def loopt_op(besluit: Spoedbesluit, dag: date) -> regels.Loopt:
    """How it stands on the day, for the rules of an end."""
    return regels.Loopt(besluit.geldt_op(dag), besluit.geldig_tot, besluit.bedrag, besluit.einde)


def _eindig(werk: Werk, besluit: Spoedbesluit, wijze: Spoedeinde, datum: date, toelichting: str) -> Spoedbesluit:
    actor = werk.verzoek.actor
    besluit.einde_wijze, besluit.einde_datum, besluit.einde_op = wijze, datum, werk.verzoek.nu
    besluit.einde_door_id, besluit.einde_persoon_id, besluit.einde_reden = actor.id, actor.persoon_id, toelichting
    werk.session.flush()
    werk.noteer()
    return besluit
