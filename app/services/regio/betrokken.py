"""The regions that a zaak concerns: involve one, end that, appoint the account holder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.basis.invoer import toets_datum, toets_lengte, toets_motivering
from app.domain.basis.inzage import Inzage
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.regio import bovenregionaal as regels
from app.domain.regio.bovenregionaal import Regiorol
from app.domain.regio.regio import Regioprofiel
from app.models import Zaak, Zaakregio
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk

_LANGSTE_NAAM = 200


def keuzes(profiel: Regioprofiel) -> list[tuple[str, str]]:
    """Code and name of the regions that can take part: the others that the profile knows."""
    return [(regio.code, regio.naam) for regio in profiel.andere_regios]


def lijst(session: Session, zaak: Zaak) -> Sequence[Zaakregio]:
    """Every row of the zaak that counted on some day, in the order in which they were entered."""
    return [rij for rij in _rijen(session, zaak) if rij.feiten().gold_ooit]


def _rijen(session: Session, zaak: Zaak) -> Sequence[Zaakregio]:
    return session.scalars(select(Zaakregio).where(Zaakregio.zaak_id == zaak.id).order_by(Zaakregio.id)).all()


def eigen_deelname(session: Session, dossier: Dossier) -> Zaakregio | None:
    """How the region of who looks takes part now, for who sees no more than its part."""
    if dossier.inzage is not Inzage.EIGEN:
        return None
    eigen = (rij for rij in lijst(session, dossier.zaak) if rij.regio_code == dossier.actor.organisatie_code)
    return next((rij for rij in eigen if rij.tot is None), None)


def betrek_regio(
    werk: Werk,
    zaaknummer: str,
    regio: str,
    vertegenwoordiger: str,
    datum: date,
    reden: str,
    versie: int | None = None,
) -> Zaakregio:
    """Involve another region from this day on. Raises NietGevonden, OngeldigeInvoer, OngeldigeOvergang,
    DatumInToekomst, DatumOnlogisch, MotiveringVerplicht.
    """
    werk.wil("betrek_regio", datum=datum, object=_object(regio), vertegenwoordiger=vertegenwoordiger, reden=reden)
    dossier, rijen = _open(werk, zaaknummer, datum, reden, versie)
    _eis_vertegenwoordiger(vertegenwoordiger)
    _eis_bekend(dossier, regio)
    regels.toets_betrekken([rij.feiten() for rij in rijen], regio, dossier.zaak.regio)
    nieuw = _begin(werk, dossier.zaak, regio, Regiorol.BETROKKEN, vertegenwoordiger, datum, reden)
    werk.noteer(naar=nieuw.rol, naam=dossier.profiel.naam_van(regio), versie=dossier.zaak.versie)
    return nieuw


def beeindig_betrokkenheid(
    werk: Werk, zaaknummer: str, regio: str, datum: date, reden: str, versie: int | None = None
) -> Zaakregio:
    """The region takes part no longer from this day on; its mandaten it withdraws itself. Raises OngeldigeOvergang,
    DatumInToekomst, DatumOnlogisch, MotiveringVerplicht.
    """
    werk.wil("beeindig_betrokkenheid", datum=datum, object=_object(regio), reden=reden)
    dossier, rijen = _open(werk, zaaknummer, datum, reden, versie)
    regels.toets_beeindigen([rij.feiten() for rij in rijen], regio, datum)
    rij = next(rij for rij in rijen if rij.regio_code == regio and rij.tot is None)
    _eindig(rij, datum, reden)
    _raak_aan(werk, dossier.zaak)
    werk.noteer(van=rij.rol, naar="beeindigd", naam=dossier.profiel.naam_van(regio), versie=dossier.zaak.versie)
    return rij


def wijs_accounthouder_aan(
    werk: Werk,
    zaaknummer: str,
    regio: str,
    vertegenwoordiger: str,
    datum: date,
    reden: str,
    versie: int | None = None,
) -> Zaakregio:
    """This region, or the zaak's own, holds the account from this day on; it may be the day on which it was involved,
    and who was not involved is so by it. The one before stays involved.

    Raises NietGevonden, OngeldigeInvoer, OngeldigeOvergang, DatumInToekomst, DatumOnlogisch, MotiveringVerplicht.
    """
    werk.wil(
        "wijs_accounthouder_aan", datum=datum, object=_object(regio), vertegenwoordiger=vertegenwoordiger, reden=reden
    )
    dossier, rijen = _open(werk, zaaknummer, datum, reden, versie)
    _eis_vertegenwoordiger(vertegenwoordiger)
    zaak, eigen = dossier.zaak, dossier.zaak.regio
    _eis_bekend(dossier, regio)
    regels.toets_aanwijzen([rij.feiten() for rij in rijen], regio, datum)
    vorige = next((rij for rij in rijen if rij.rol is Regiorol.ACCOUNTHOUDEND and rij.tot is None), None)
    for rij in rijen:
        if rij.tot is None and (rij is vorige or rij.regio_code == regio):
            _eindig(rij, datum, reden)
    werk.session.flush()  # the database holds one account holder at a time
    if vorige and vorige.regio_code != eigen:
        _begin(werk, zaak, vorige.regio_code, Regiorol.BETROKKEN, vorige.vertegenwoordiger, datum, reden)
    nieuw = _begin(werk, zaak, regio, Regiorol.ACCOUNTHOUDEND, vertegenwoordiger, datum, reden)
    werk.noteer(van=vorige.regio_code if vorige else None, naar=regio, versie=zaak.versie)
    return nieuw


def _object(regio: str) -> str:
    return f"regio/{regio}"


def _open(
    werk: Werk, zaaknummer: str, datum: date, reden: str, versie: int | None
) -> tuple[Dossier, Sequence[Zaakregio]]:
    dossier = open_dossier(werk, zaaknummer, Recht.REGIO_BETREKKEN, versie=versie)
    eis_lopend(dossier.zaak)
    toets_datum(datum, werk.verzoek.vandaag, dossier.zaak.geopend_datum)
    toets_motivering(reden, "reden")
    return dossier, _rijen(werk.session, dossier.zaak)


def _eis_bekend(dossier: Dossier, regio: str) -> None:
    if regio not in (dossier.zaak.regio, *dict(keuzes(dossier.profiel))):
        raise NietGevonden("Deze regio kent het regioprofiel niet. Kies er een uit de lijst.", veld="regio")


def _eis_vertegenwoordiger(naam: str) -> None:
    if not heeft_inhoud(naam):
        raise OngeldigeInvoer("Vul in wie de regio vertegenwoordigt.", veld="vertegenwoordiger")
    toets_lengte(naam, "vertegenwoordiger", _LANGSTE_NAAM)


def _eindig(rij: Zaakregio, datum: date, reden: str) -> None:
    rij.tot, rij.reden_einde = datum, reden


def _begin(
    werk: Werk, zaak: Zaak, regio: str, rol: Regiorol, vertegenwoordiger: str, datum: date, reden: str
) -> Zaakregio:
    rij = Zaakregio(
        zaak_id=zaak.id,
        regio_code=regio,
        rol=rol,
        vertegenwoordiger=vertegenwoordiger,
        vanaf=datum,
        reden=reden,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    _raak_aan(werk, zaak)
    return rij


def _raak_aan(werk: Werk, zaak: Zaak) -> None:
    """Move the version of the zaak, so that a page opened before this is recognised as stale."""
    zaak.gewijzigd_op = werk.verzoek.nu
    werk.session.flush()
