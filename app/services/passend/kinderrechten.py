"""The check on the rights of the child for a location that closes."""

from __future__ import annotations

from dataclasses import fields

from app.domain.basis.fouten import MotiveringVerplicht, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.passend.kinderrechten import Toets
from app.models import Kinderrechtentoets
from app.services.kern.toegang import eis_versie, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.passend import lezen
from app.services.plaatsing.lezen import locaties


def leg_kinderrechtentoets_vast(
    werk: Werk, zaaknummer: str, nieuw: Toets, reden: str = "", versie: int | None = None
) -> Kinderrechtentoets:
    """Record the check of a location, or put it right with a reason; `versie` is the one the user looked at, or 0.

    Also in a zaak that is closed: what was not done then can be done now, and shows when. Raises GeenRecht, Verouderd,
    and at the field OngeldigeInvoer, DatumOnlogisch, DatumInToekomst, MotiveringVerplicht.
    """
    werk.wil(
        "leg_kinderrechtentoets_vast", datum=nieuw.dag, object=f"kinderrechten/{nieuw.locatie}",
        toetsuitkomst=nieuw.uitkomst, sluitbesluit=nieuw.besluit, belang=nieuw.belang, gehoord=nieuw.gehoord,
        alternatieven=nieuw.alternatieven, maatregelen=nieuw.maatregelen, reden=reden,
    )  # fmt: skip
    dossier = open_dossier(werk, zaaknummer, Recht.TELLING_VASTLEGGEN)
    plek = locaties(werk.session, dossier.zaak).get(nieuw.locatie)
    if plek is None or plek.vervallen:
        raise OngeldigeInvoer("Kies een locatie van de aanbieder.", veld="locatie")
    nieuw.toets(werk.verzoek.vandaag)
    eerder = lezen.toetsen(werk.session, dossier.zaak).get(nieuw.locatie)
    eis_versie(eerder.versie if eerder else 0, versie)
    if eerder and eerder.waarden() == nieuw:
        raise OngeldigeInvoer("Er is niets veranderd. Dit staat er al zo.")
    if eerder and not heeft_inhoud(reden):
        raise MotiveringVerplicht("Schrijf waarom u dit wijzigt. Dit komt in het logboek.", veld="reden")
    rij = Kinderrechtentoets(
        **{veld.name: getattr(nieuw, veld.name) for veld in fields(Toets)},
        zaak_id=dossier.zaak.id,
        versie=eerder.versie + 1 if eerder else 1,
        reden=reden,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    werk.session.flush()
    werk.noteer(versie=rij.versie, locatie=plek.naam)
    return rij
