"""The end of a mandaat without its grantor: its holder hands it back, or it ends as its zaak is closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor, Mandaatstatus
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.invoer import toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.mandaat import leven
from app.domain.mandaat import mandaat as regels
from app.domain.mandaat.mandaatfeiten import status_op
from app.domain.mandaat.sluiten import blijvende, eindigt
from app.models import Mandaat, Zaak
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import Dossier, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.mandaat.besluitlijst import laatste_besluit
from app.services.mandaat.concept import noteer_mandaat
from app.services.mandaat.houderschap import houder_nu, houderschap_van
from app.services.mandaat.stand import lijst_mandaten, mandaten_met_boekingen
from app.services.mandaat.toegang import open_mandaat

BIJ_SLUITEN = "Eindigt bij sluiten, zoals de mandaatgever vooraf heeft toegestaan."
_LOOPT = (Mandaatstatus.VERLEEND, Mandaatstatus.ACTIEF)


def geef_mandaat_terug(
    werk: Werk, mandaat_id: int, datum: date, toelichting: str, versie: int | None = None
) -> Mandaat:
    """Hand it back from a day on, which may be to come, by its holder or who deputises for him; never retroactive, also
    in a closed zaak.

    Raises GeenRecht, OngeldigeOvergang, MotiveringVerplicht, TerugwerkendeIntrekking, DatumInToekomst, DatumOnlogisch.
    """
    werk.wil(regels.GEEF_MANDAAT_TERUG, datum=datum, object=f"mandaat/{mandaat_id}", toelichting=toelichting)
    recht, na = Recht.MANDAAT_TERUGGEVEN, "verleend_datum"
    mandaat = open_mandaat(werk, mandaat_id, recht, datum, versie, niet_voor=na, in_rust=True, vooruit=True)
    _eis_teruggever(werk, mandaat)
    regels.overgang(regels.GEEF_MANDAAT_TERUG, mandaat.status)
    regels.toets_einddag(mandaat.status, datum, werk.verzoek.vandaag)
    toets_motivering(toelichting, "toelichting")
    van = leven.geef_terug(mandaat, datum, laatste_besluit(werk.session, mandaat))
    return noteer_mandaat(werk, mandaat, van)


def geef_mandaten_terug(werk: Werk, zaaknummer: str, datum: date, toelichting: str) -> list[Mandaat]:
    """Hand back all that this account can in a zaak, all or none, each with its own entry.

    Raises OngeldigeInvoer when there is none, and what `geef_mandaat_terug` raises.
    """
    werk.wil(regels.GEEF_MANDAAT_TERUG, datum=datum, toelichting=toelichting)
    dossier = open_dossier(werk, zaaknummer, Recht.MANDAAT_TERUGGEVEN)
    eigen = terug_te_geven(werk.session, dossier, werk.verzoek.vandaag)
    if not eigen:
        raise OngeldigeInvoer("U heeft in deze zaak geen mandaat om terug te geven.")
    return [geef_mandaat_terug(werk, mandaat.id, datum, toelichting) for mandaat in eigen]


def terug_te_geven(session: Session, dossier: Dossier, dag: date) -> list[Mandaat]:
    """What this account can hand back on that day: what it holds itself, or holds the place of the holder for."""
    zaak, actor = dossier.zaak, dossier.actor
    if not dossier.mag(Recht.MANDAAT_TERUGGEVEN):
        return []
    lopend = [m for m in lijst_mandaten(session, zaak.id) if loopt(m, zaak, dag)]
    wie, vervangt = houderschap_van(session, zaak.regio, actor, lopend, dag), vervangt_op(session, actor, dag)
    return [m for m in lopend if leven.kan_teruggeven(m, wie, vervangt)]


def loopt(mandaat: Mandaat, zaak: Zaak, dag: date) -> bool:
    """Whether it was granted and can still be ended on that day."""
    nu = status_op(mandaat.feiten(), dag)
    return mandaat.periode == zaak.periode and mandaat.status in _LOOPT and nu is not Mandaatstatus.VERLOPEN


def _eis_teruggever(werk: Werk, mandaat: Mandaat) -> None:
    vervangt = vervangt_op(werk.session, werk.verzoek.actor, werk.verzoek.vandaag)
    leven.eis_teruggever(mandaat, houder_nu(werk, mandaat), vervangt)


def vervangt_op(session: Session, actor: Actor, dag: date) -> leven.Vervangt:
    """Whether this actor deputises on that day for another account; the offices are read once, when it matters."""
    bezetting = cache(lambda: lees_bezetting(session, actor.regio))
    return lambda houder_id: bool(actor.functies) and bezetting().vervangt(actor.id, houder_id, dag)


def te_eindigen(session: Session, zaak: Zaak, dag: date) -> list[Mandaat]:
    """The mandaten that end when the zaak is closed on that day."""
    return [m for m in lijst_mandaten(session, zaak.id) if m.periode == zaak.periode and eindigt(m.feiten(), dag)]


def niet_geeindigd(session: Session, zaak: Zaak, *dagen: date) -> list[Mandaat]:
    """The mandaten that would still be active after closing on the first of these days, on one of them."""
    alle = mandaten_met_boekingen(session, zaak)
    over = blijvende([(mandaat.feiten(), boekingen) for mandaat, boekingen in alle], dagen)
    return [mandaat for mandaat, _ in alle if mandaat.id in over]


def eindig_bij_sluiten(werk: Werk, zaak: Zaak, datum: date) -> Sequence[Mandaat]:
    """End what ends when the zaak is closed on that day, each with its own entry, never retroactive.

    Raises TerugwerkendeIntrekking.
    """
    mandaten = te_eindigen(werk.session, zaak, datum)
    for mandaat in mandaten:
        werk.wil(regels.EINDIGT_BIJ_SLUITEN, datum=datum, object=f"mandaat/{mandaat.id}", toelichting=BIJ_SLUITEN)
        van = leven.eindig_bij_sluiten(mandaat, datum, laatste_besluit(werk.session, mandaat))
        noteer_mandaat(werk, mandaat, van)
    return mandaten
