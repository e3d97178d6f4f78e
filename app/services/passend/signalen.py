"""Signals of children and parents, as counts with a channel: recorded, and what was done about them."""

from __future__ import annotations

import secrets
from dataclasses import fields

from app.domain.basis.fouten import MotiveringVerplicht, NietGevonden, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.passend.signaal import Signaal
from app.domain.plaatsing.stand import regels_sha256
from app.models import Kindsignaal
from app.services.kern.toegang import eis_versie, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.passend import lezen


def leg_signaal_vast(
    werk: Werk, zaaknummer: str, nieuw: Signaal, nummer: int | None = None, reden: str = "", versie: int | None = None
) -> Kindsignaal:
    """Record signals, or with their number say what was done about them; anything else is put right with a reason.

    Also in a zaak that is closed: signals come afterwards too. The logboek keeps a hash and no numbers. Raises
    GeenRecht, NietGevonden, Verouderd, and at the field OngeldigeInvoer, DatumOnlogisch, DatumInToekomst,
    MotiveringVerplicht.
    """
    werk.wil(
        "leg_signaal_vast", datum=nieuw.dag, signaal_van=nieuw.van, kanaal=nieuw.kanaal, onderwerp=nieuw.onderwerp,
        opvolging=nieuw.opvolging, reden=reden,
    )  # fmt: skip
    dossier = open_dossier(werk, zaaknummer, Recht.TELLING_VASTLEGGEN)
    nieuw.toets(werk.verzoek.vandaag)
    alle = lezen.signalen(werk.session, dossier.zaak)
    eerder = _te_wijzigen(alle, nummer, nieuw, reden, versie) if nummer is not None else None
    zout = secrets.token_hex(16)
    rij = Kindsignaal(
        **{veld.name: getattr(nieuw, veld.name) for veld in fields(Signaal)},
        zaak_id=dossier.zaak.id,
        nummer=eerder.nummer if eerder else len(alle) + 1,
        versie=eerder.versie + 1 if eerder else 1,
        reden=reden,
        zout=zout,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    werk.session.flush()
    werk.noteer(
        object=f"kindsignaal/{rij.nummer}", versie=rij.versie, signaal_sha256=regels_sha256([nieuw.regel()], zout)
    )
    return rij


def _te_wijzigen(
    alle: dict[int, Kindsignaal], nummer: int, nieuw: Signaal, reden: str, versie: int | None
) -> Kindsignaal:
    """Raises NietGevonden, Verouderd, OngeldigeInvoer, MotiveringVerplicht."""
    eerder = alle.get(nummer)
    if eerder is None:
        raise NietGevonden("Dit signaal is er niet in deze zaak.")
    eis_versie(eerder.versie, versie)
    was = eerder.waarden()
    if was == nieuw:
        raise OngeldigeInvoer("Er is niets veranderd. Dit staat er al zo.")
    alleen_opvolging = was.regel() == nieuw.regel() and not heeft_inhoud(was.opvolging)
    if not alleen_opvolging and not heeft_inhoud(reden):
        raise MotiveringVerplicht("Schrijf waarom u dit wijzigt. Dit komt in het logboek.", veld="reden")
    return eerder
