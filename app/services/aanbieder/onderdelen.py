"""Contracts, locations and certificates of the provider of a zaak: added, put right with a reason, or struck out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, cast

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.aanbieder.onderdelen import Certificaat, Contract, Kenmerk, Locatie, Onderdeel, Vorm, van_rij, verschil
from app.domain.basis.begrippen import dag_van
from app.domain.basis.fouten import MotiveringVerplicht, NietGevonden, OngeldigeInvoer, Verouderd
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.regio.regio import Regioprofiel
from app.domain.termijn.termijn import datum_voluit
from app.models import Aanbiedercontract, Aanbiederlocatie, Gicertificaat, Onderdeelversie
from app.services.kern.toegang import Dossier, eis_lopend, eis_versie, open_dossier
from app.services.kern.uitvoering import Werk

R = TypeVar("R", bound=Onderdeelversie)


@dataclass(frozen=True)
class Soort:
    """A kind of part: its name in addresses, its rules, the table, and what it is called."""

    code: str
    regels: type[Onderdeel]
    tabel: type[Any]
    naam: str


CONTRACT = Soort("contract", Contract, Aanbiedercontract, "Contract")
LOCATIE = Soort("locatie", Locatie, Aanbiederlocatie, "Locatie")
CERTIFICAAT = Soort("certificaat", Certificaat, Gicertificaat, "Certificaat")
SOORTEN: Mapping[str, Soort] = {soort.code: soort for soort in (CONTRACT, LOCATIE, CERTIFICAAT)}


@dataclass(frozen=True)
class Verbetering:
    """Which part is put right (its number), why, and whether it is struck out."""

    nummer: int
    reden: str = ""
    vervalt: bool = False


def leg_contract_vast(
    werk: Werk, zaaknummer: str, nieuw: Contract, verbetert: Verbetering | None = None, versie: int | None = None
) -> Aanbiedercontract:
    """Add a contract of the zaak's provider, or put one right; `versie` is the one the user looked at.

    Raises GeenRecht, ZaakGesloten, NietGevonden, OngeldigeInvoer, DatumOnlogisch, MotiveringVerplicht, Verouderd.
    """
    werk.wil("leg_contract_vast", datum=werk.verzoek.vandaag, reden=_reden(verbetert))
    dossier = _open(werk, zaaknummer)
    if nieuw.partij not in {code for code, _naam in partijen(dossier)}:
        raise OngeldigeInvoer("Kies een gemeente of regio uit de lijst.", veld="partij")
    if nieuw.zorgvorm and not dossier.profiel.zorgvorm(nieuw.zorgvorm):
        raise OngeldigeInvoer("Kies een zorgvorm uit de lijst.", veld="zorgvorm")
    return cast("Aanbiedercontract", _leg_vast(werk, dossier, CONTRACT, nieuw, verbetert, versie))


def leg_locatie_vast(
    werk: Werk, zaaknummer: str, nieuw: Locatie, verbetert: Verbetering | None = None, versie: int | None = None
) -> Aanbiederlocatie:
    """Add a location of the zaak's provider, or put one right. Raises the same."""
    werk.wil("leg_locatie_vast", datum=werk.verzoek.vandaag, reden=_reden(verbetert))
    return cast("Aanbiederlocatie", _leg_vast(werk, _open(werk, zaaknummer), LOCATIE, nieuw, verbetert, versie))


def leg_certificaat_vast(
    werk: Werk, zaaknummer: str, nieuw: Certificaat, verbetert: Verbetering | None = None, versie: int | None = None
) -> Gicertificaat:
    """Add a certificate of the zaak's provider, or put one right. Raises the same."""
    werk.wil("leg_certificaat_vast", datum=werk.verzoek.vandaag, reden=_reden(verbetert))
    return cast("Gicertificaat", _leg_vast(werk, _open(werk, zaaknummer), CERTIFICAAT, nieuw, verbetert, versie))


def _reden(verbetert: Verbetering | None) -> str:
    return verbetert.reden if verbetert else ""


def _open(werk: Werk, zaaknummer: str) -> Dossier:
    dossier = open_dossier(werk, zaaknummer, Recht.AANBIEDER_BIJWERKEN)
    eis_lopend(dossier.zaak)
    return dossier


def _leg_vast(
    werk: Werk,
    dossier: Dossier,
    soort: Soort,
    nieuw: Onderdeel,
    verbetert: Verbetering | None,
    versie: int | None,
) -> Onderdeelversie:
    nieuw.toets()
    eerder = _te_verbeteren(werk, dossier, soort, verbetert, versie) if verbetert else None
    was = van_rij(soort.regels, eerder) if eerder else None
    vervalt = bool(verbetert and verbetert.vervalt)
    anders = verschil(was, nieuw) if was else list(nieuw.KENMERKEN)
    if not anders and not vervalt:
        raise OngeldigeInvoer("Er is niets veranderd. Dit staat er al zo.")
    rij = _rij(werk, dossier, soort, was if was and vervalt else nieuw, eerder, verbetert)
    profiel = dossier.profiel
    werk.noteer(
        object=f"{soort.code}/{rij.nummer}",
        versie=rij.versie,
        was=in_woorden(was, profiel, anders) if was and not vervalt else None,
        wordt={"Vervallen": "ja"} if vervalt else in_woorden(nieuw, profiel, anders),
    )
    return rij


def _te_verbeteren(
    werk: Werk, dossier: Dossier, soort: Soort, verbetert: Verbetering, versie: int | None
) -> Onderdeelversie:
    eerder: Onderdeelversie = vind_onderdeel(werk.session, dossier, soort, verbetert.nummer)
    eis_versie(eerder.versie, versie)
    if not heeft_inhoud(verbetert.reden):
        raise MotiveringVerplicht("Schrijf waarom u dit wijzigt. Dit komt in het logboek.", veld="reden")
    return eerder


def _rij(
    werk: Werk,
    dossier: Dossier,
    soort: Soort,
    waarden: Onderdeel,
    eerder: Onderdeelversie | None,
    verbetert: Verbetering | None,
) -> Onderdeelversie:
    tabel, aanbieder_id = soort.tabel, dossier.zaak.aanbieder_id
    hoogste = select(func.coalesce(func.max(tabel.nummer), 0)).where(tabel.aanbieder_id == aanbieder_id)
    rij: Onderdeelversie = tabel(
        **waarden.waarden(),
        aanbieder_id=aanbieder_id,
        zaak_id=dossier.zaak.id,
        nummer=eerder.nummer if eerder else (werk.session.scalar(hoogste) or 0) + 1,
        versie=eerder.versie + 1 if eerder else 1,
        vervallen=bool(verbetert and verbetert.vervalt),
        reden=_reden(verbetert),
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    try:
        werk.session.flush()
    except IntegrityError as fout:  # the provider has another zaak, in which somebody just did the same
        raise Verouderd("Iemand anders heeft dit net vastgelegd. Bekijk de pagina opnieuw.") from fout
    return rij


def vind_onderdeel(session: Session, dossier: Dossier, soort: Soort, nummer: int) -> Any:
    """The version of a part that counts. Raises NietGevonden when there is none, or it was struck out."""
    tabel = soort.tabel
    vraag = select(tabel).where(tabel.aanbieder_id == dossier.zaak.aanbieder_id, tabel.nummer == nummer)
    rij = session.scalars(vraag.order_by(tabel.versie.desc()).limit(1)).one_or_none()
    if rij is None or rij.vervallen:
        raise NietGevonden("Dit staat niet bij de aanbieder van deze zaak.")
    return rij


def partijen(dossier: Dossier) -> list[tuple[str, str]]:
    """With whom a provider can have a contract: code and name, the region itself first."""
    profiel = dossier.profiel
    gemeenten = sorted((naam, code) for code, naam in profiel.gemeentelabels.items())
    regios = sorted((r.naam, r.code) for r in profiel.andere_regios)
    return [(profiel.code, profiel.naam), *((code, naam) for naam, code in (*gemeenten, *regios))]


@dataclass(frozen=True)
class Onderdeelregel:
    """A part as it counts, with its earlier versions, oldest first; struck out when `rij.vervallen`."""

    rij: Any
    eerder: Sequence[Any]


def lijst_onderdelen(session: Session, aanbieder_id: int, soort: Soort, dag: date = date.max) -> list[Onderdeelregel]:
    """Every part of the kind, with what was entered up to and including the day; those struck out last."""
    tabel = soort.tabel
    return onderdeelregels(session.scalars(select(tabel).where(tabel.aanbieder_id == aanbieder_id)), dag)


def onderdeelregels(rijen: Iterable[Any], dag: date = date.max) -> list[Onderdeelregel]:
    """The same, from every version of every part of the kind."""
    per_nummer: dict[int, list[Any]] = {}
    for rij in sorted(rijen, key=lambda rij: (rij.nummer, rij.versie)):
        if dag_van(rij.ingevoerd_op) <= dag:
            per_nummer.setdefault(rij.nummer, []).append(rij)
    regels = [Onderdeelregel(rijen[-1], rijen[:-1]) for rijen in per_nummer.values()]
    return sorted(regels, key=lambda regel: regel.rij.vervallen)


def in_woorden(rij: object, profiel: Regioprofiel, velden: Sequence[str] = ()) -> dict[str, str]:
    """What a part says by the title of each field, with names for codes; all fields unless these are named."""
    kenmerken: Mapping[str, Kenmerk] = _kenmerken(rij)
    return {
        kenmerk.titel: _woord(getattr(rij, naam), kenmerk.vorm, profiel)
        for naam, kenmerk in kenmerken.items()
        if not velden or naam in velden
    }


def _kenmerken(rij: object) -> Mapping[str, Kenmerk]:
    if isinstance(rij, Onderdeel):
        return rij.KENMERKEN
    return next(soort.regels.KENMERKEN for soort in SOORTEN.values() if isinstance(rij, soort.tabel))


def _woord(waarde: Any, vorm: Vorm, profiel: Regioprofiel) -> str:
    if waarde in (None, ""):
        return "alle" if vorm is Vorm.ZORGVORM else "–"
    if vorm is Vorm.DAG:
        return datum_voluit(waarde)
    if vorm is Vorm.PARTIJ:
        return profiel.naam_van(waarde)
    if vorm is Vorm.ZORGVORM:
        zorgvorm = profiel.zorgvorm(waarde)
        return zorgvorm.titel if zorgvorm else str(waarde)
    return str(waarde).replace("_", " ") if vorm is Vorm.WOORD else str(waarde)
