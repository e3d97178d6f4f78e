"""Subscriptions to events: made, ended and started again by the account that they belong to.

Each act is an entry of the logboek outside any zaak. It holds scheme and host of the address and no more: a path can
hold a secret. The secret is given once, when it is made.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import OngeldigeInvoer, OngeldigeOvergang
from app.domain.basis.handelingen import Soort
from app.domain.basis.invoer import schone_tekst, toets_lengte
from app.domain.basis.rechten import Recht
from app.domain.melding.aflevering import Abonnementstaat
from app.domain.melding.notificatie import toon_geheim
from app.domain.melding.webhookadres import bestemming_van
from app.models import Abonnement, LogboekKop
from app.services.kern.toegang import eis_recht, eis_versie
from app.services.kern.uitvoering import Werk
from app.services.melding.afzender import Afzender
from app.services.melding.blad import vind
from app.services.melding.stand import GEWIST

HOOGSTENS = 10
"""Subscriptions that one account can have at a time [I]."""
GEHEIM_BYTES = 32
OVERGANG = timedelta(days=1)
"""How long after a change of secret the one before signs too, so that a receiver can change over in his own time."""
_TOKEN = re.compile(r"[!-~]{1,500}")


@dataclass(frozen=True)
class NieuwAbonnement:
    """What is asked. `soorten` are the kinds of acts, none for all; `token` goes along as `Authorization: Bearer`."""

    naam: str
    url: str = field(repr=False)
    soorten: Sequence[Soort] = ()
    token: str = field(default="", repr=False)


def maak_abonnement(werk: Werk, nieuw: NieuwAbonnement, afzender: Afzender) -> tuple[Abonnement, str]:
    """Subscribe from now on; returns the secret too, which is shown once. Raises GeenRecht, OngeldigeInvoer.

    The receiver is asked for permission by the next round of the jobs, and gets nothing before he gave it.
    """
    wie, soorten = f"gebruiker/{werk.verzoek.actor.pseudoniem}", [soort.value for soort in nieuw.soorten]
    werk.wil("maak_abonnement", object=wie, naam=nieuw.naam, soorten=soorten)
    eis_recht(werk.verzoek.actor, Recht.WEBHOOKS_BEHEREN)
    if not afzender.basis:
        raise OngeldigeInvoer("Webhooks zijn hier niet ingesteld. Vraag de beheerder om DRAAIBOEK_BASE_URL.")
    doel = afzender.regel.lees(nieuw.url.strip())
    _toets_aantal(werk)
    geheim = toon_geheim(secrets.token_bytes(GEHEIM_BYTES))
    abonnement = _bouw(werk, nieuw, afzender, geheim)
    werk.session.add(abonnement)
    werk.session.flush()
    regel = werk.noteer(object=_object(abonnement.id), bestemming=doel.bestemming)
    abonnement.tot_nr = regel.nr
    return abonnement, geheim


def _toets_aantal(werk: Werk) -> None:
    lopend = select(func.count(Abonnement.id)).where(
        Abonnement.gebruiker_id == werk.verzoek.actor.id, Abonnement.beeindigd_op.is_(None)
    )
    if werk.session.scalars(lopend).one() >= HOOGSTENS:
        raise OngeldigeInvoer(f"U heeft al {HOOGSTENS} webhooks. Beëindig er eerst een.")


def _bouw(werk: Werk, nieuw: NieuwAbonnement, afzender: Afzender, geheim: str) -> Abonnement:
    nu, token = werk.verzoek.nu, nieuw.token.strip()
    if token and not _TOKEN.fullmatch(token):
        raise OngeldigeInvoer("Een token heeft geen spaties of accenten, en hoogstens 500 tekens.", veld="token")
    return Abonnement(
        gebruiker_id=werk.verzoek.actor.id,
        naam=_naam(nieuw.naam),
        url=nieuw.url.strip(),
        soorten=",".join(soort.value for soort in Soort if soort in nieuw.soorten),
        geheim=afzender.kast.sluit(geheim),
        token=afzender.kast.sluit(token) if token else None,
        gemaakt_op=nu,
        versie=1,
        tot_nr=0,
        volgnr=0,
        mislukt=0,
        volgende_op=nu,
    )


def _naam(waarde: str) -> str:
    naam = schone_tekst(waarde, "naam")
    toets_lengte(naam, "naam", 120)
    if not naam:
        raise OngeldigeInvoer("Vul dit veld in.", veld="naam")
    return naam


def beeindig_abonnement(werk: Werk, abonnement_id: int, *, versie: int | None = None) -> Abonnement:
    """No more events, for good; the secrets and the path go.

    Raises GeenRecht, NietGevonden, OngeldigeOvergang, Verouderd.
    """
    werk.wil("beeindig_abonnement", object=_object(abonnement_id))
    mijn = _open(werk, abonnement_id, versie)
    _beeindig(mijn, werk.verzoek.nu)
    werk.noteer()
    return mijn


def _beeindig(mijn: Abonnement, nu: datetime) -> None:
    mijn.beeindigd_op, mijn.bezig_tot, mijn.url = nu, None, bestemming_van(mijn.url)
    for veld, leeg in GEWIST.items():
        setattr(mijn, veld, leeg)


def beeindig_alle(session: Session, gebruiker_id: int, nu: datetime) -> int:
    """Part of putting the access of an account right: whoever had it may have named a receiver of his own. Returns how
    many ran until now. `nu` is UTC.
    """
    lopend = select(Abonnement).where(Abonnement.gebruiker_id == gebruiker_id, Abonnement.beeindigd_op.is_(None))
    rijen = session.scalars(lopend.with_for_update().execution_options(populate_existing=True)).all()
    for mijn in rijen:
        mijn.versie += 1
        _beeindig(mijn, nu)
    return len(rijen)


def hervat_abonnement(
    werk: Werk, abonnement_id: int, *, vanaf_nu: bool = False, versie: int | None = None
) -> Abonnement:
    """Try again at once what paused or fails; the receiver is asked for permission anew.

    With `vanaf_nu` what happened meanwhile is passed over.
    Raises GeenRecht, NietGevonden, OngeldigeOvergang, Verouderd.
    """
    werk.wil("hervat_abonnement", object=_object(abonnement_id))
    mijn = _open(werk, abonnement_id, versie)
    if mijn.staat is not Abonnementstaat.GEPAUZEERD and not mijn.mislukt:
        raise OngeldigeOvergang("Deze webhook loopt. Er is niets te hervatten.")
    mijn.gepauzeerd_op = mijn.bevestigd_op = mijn.bezig_tot = mijn.fout = None
    mijn.mislukt, mijn.volgende_op = 0, werk.verzoek.nu
    if vanaf_nu:
        mijn.tot_nr = werk.session.scalars(select(LogboekKop.nr)).one()
    werk.noteer(overgeslagen="ja" if vanaf_nu else None)
    return mijn


def vernieuw_geheim(
    werk: Werk, abonnement_id: int, afzender: Afzender, *, versie: int | None = None
) -> tuple[Abonnement, str]:
    """Another secret, which is shown once; for a day the one before signs too, if it can still be read.

    Raises GeenRecht, NietGevonden, OngeldigeOvergang, Verouderd.
    """
    werk.wil("vernieuw_geheim", object=_object(abonnement_id))
    mijn = _open(werk, abonnement_id, versie)
    geheim = toon_geheim(secrets.token_bytes(GEHEIM_BYTES))
    oud = mijn.geheim if afzender.kast.gaat_open(mijn.geheim) else None
    mijn.vorig_geheim, mijn.vorig_tot = oud, werk.verzoek.nu + OVERGANG if oud else None
    mijn.geheim = afzender.kast.sluit(geheim)
    werk.noteer()
    return mijn, geheim


def _object(abonnement_id: int) -> str:
    return f"abonnement/{abonnement_id}"


def _open(werk: Werk, abonnement_id: int, versie: int | None) -> Abonnement:
    """A running subscription of the actor, to change."""
    eis_recht(werk.verzoek.actor, Recht.WEBHOOKS_BEHEREN)
    mijn = vind(werk.session, werk.verzoek.actor, abonnement_id, slot=True)
    if mijn.beeindigd_op is not None:
        raise OngeldigeOvergang("Deze webhook is beëindigd. Maak een nieuwe.")
    eis_versie(mijn.versie, versie)
    mijn.versie += 1
    return mijn
