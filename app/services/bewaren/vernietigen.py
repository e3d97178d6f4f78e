"""Confirming the destruction of a zaak: what goes, goes; what stays is the number, the lines and the declaration."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.domain.basis.fouten import DomeinFout, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.bewaren.vernietiging import (
    BEVESTIG_VERNIETIGING,
    toets_bevestiging,
    toets_twee,
    toets_voorstel,
)
from app.domain.regio.functies import Bezetting
from app.models import (
    Aanbieder,
    Aanbiedercontract,
    Aanbiederlocatie,
    Aanbiederversie,
    Gebruiker,
    Gicertificaat,
    Kwartaalcijfer,
    LogboekKop,
    LogboekPayload,
    LogboekRegel,
    Vernietiging,
    Zaak,
)
from app.regios import profiel
from app.services.aanbieder.aanbieders import GEEN_KVK
from app.services.bewaren import vernietiglijst
from app.services.bewaren.blijvend import bestuursstukken, blijvende_mandaten
from app.services.bewaren.vernietiging import Vernietigblad, blad, eis_bewaarbesluit, toets_bewaren
from app.services.kern.bezetting import functies_van_regio, lees_bezetting
from app.services.kern.toegang import Dossier, open_dossier
from app.services.kern.uitvoering import Werk

VERNIETIGD = "Inhoud vernietigd"


def bevestig_vernietiging(werk: Werk, zaaknummer: str, *, gezien: int | None = None) -> Vernietiging:
    """Destroy what was proposed, as another person in another office, with a password just given.

    `gezien` is the proposal that was looked at. Afterwards `opruimen.ruim_op` clears the files of the database. Raises
    GeenRecht, VierOgen, VerseAanmeldingNodig, and what `toets_bevestiging` raises.
    """
    werk.wil(BEVESTIG_VERNIETIGING, object=f"zaak/{zaaknummer}")
    zaak = open_dossier(werk, zaaknummer, Recht.VERNIETIGING_BEVESTIGEN).zaak
    stand = blad(werk.session, zaak, werk.verzoek.vandaag)
    toets_bevestiging(stand.bewaring, werk.verzoek.vandaag)
    voorstel = stand.voorstel
    assert voorstel is not None  # noqa: S101 - what was just judged
    if gezien is not None and gezien != voorstel.id:
        raise OngeldigeInvoer("Er is intussen een ander voorstel. Bekijk het eerst.")
    bezetting = lees_bezetting(werk.session, zaak.regio)
    _toets_twee(voorstel, werk.verzoek.actor, bezetting, werk.verzoek.vandaag, vers=werk.verzoek.vers)
    verklaring = _verklaring(werk, stand, voorstel, bezetting)
    _bevestig(werk, voorstel, verklaring)
    _vernietig(werk, zaak, voorstel)
    werk.noteer(**verklaring)
    return voorstel


def toets_nu(
    session: Session, dossier: Dossier, handeling: str, stand: Vernietigblad, dag: date, *, vers: bool
) -> None:
    """Whether an act about keeping or destroying could be done today, its reason left aside. Raises what it raises."""
    if handeling == "stel_vernietiging_voor":
        toets_voorstel(stand.bewaring, dag)
    elif handeling == BEVESTIG_VERNIETIGING:
        toets_bevestiging(stand.bewaring, dag)
        assert stand.voorstel is not None  # noqa: S101 - what was just judged
        bezetting = lees_bezetting(session, dossier.zaak.regio)
        _toets_twee(stand.voorstel, dossier.actor, bezetting, dag, vers=vers)
    elif handeling == "bewaar_langer":
        toets_bewaren(stand)
    else:
        eis_bewaarbesluit(stand)


def beletsel(session: Session, voorstel: Vernietiging, actor: Actor, zaak: Zaak, dag: date) -> str | None:
    """Why this actor cannot be the second person; None when he can, with his password."""
    try:
        _toets_twee(voorstel, actor, lees_bezetting(session, zaak.regio), dag, vers=True)
    except DomeinFout as fout:
        return fout.bericht
    return None


def _toets_twee(voorstel: Vernietiging, actor: Actor, bezetting: Bezetting, dag: date, *, vers: bool) -> None:
    eerste = bezetting.eerste(voorstel.voorgesteld_persoon_id, voorstel.voorgesteld_datum)
    toets_twee(eerste, bezetting.tweede(actor.persoon_id, dag), vers=vers)


def _verklaring(werk: Werk, stand: Vernietigblad, voorstel: Vernietiging, bezetting: Bezetting) -> dict[str, Any]:
    """The declaration of destruction: what, how many, on which ground, by which offices, when. It names no person.

    It holds the mandaten that were granted, which the selectielijst keeps for ever (`blijvend`).
    """
    zaak, termijn, actor = stand.zaak, stand.bewaring.termijn, werk.verzoek.actor
    assert termijn is not None  # noqa: S101 - judged before
    laatste = select(func.max(LogboekRegel.zaak_nr)).where(LogboekRegel.zaak_id == zaak.id)
    voorsteller = werk.session.get_one(Gebruiker, voorstel.voorgesteld_door_id)
    toen = bezetting.functies_van(voorsteller.id, voorstel.voorgesteld_datum)
    return {
        "verklaring": "verklaring van vernietiging",
        "zaak": zaak.zaaknummer,
        "gesloten": zaak.toestand_sinds.isoformat(),
        "categorie": termijn.categorie,
        "jaren": termijn.jaren,
        "bron": termijn.bron,
        "merk": termijn.merk.value,
        "vanaf": voorstel.vanaf.isoformat(),
        "regels_tot_en_met": werk.session.scalar(laatste),
        "aantallen": vernietiglijst.tel(werk.session, zaak),
        "verleende_mandaten": blijvende_mandaten(werk.session, zaak, werk.verzoek.vandaag),
        "bestuursstukken": bestuursstukken(werk.session, zaak),
        "selectielijst": [resultaat.regel for resultaat in profiel(zaak.regio).selectielijst],
        "voorgesteld_op": voorstel.voorgesteld_datum.isoformat(),
        "voorgesteld_door": voorsteller.pseudoniem,
        "voorgesteld_functie": _titels(zaak.regio, toen),
        "bevestigd_op": werk.verzoek.vandaag.isoformat(),
        "bevestigd_door": actor.pseudoniem,
        "bevestigd_functie": _titels(zaak.regio, actor.functies),
    }


def _titels(regio: str, functies: frozenset[str]) -> str:
    """The offices as the profile names them; who leads a zaak without one is an added Regievoerder."""
    bekend = functies_van_regio(regio)
    return ", ".join(sorted(bekend[f].titel for f in functies if f in bekend)) or "toegevoegde Regievoerder"


def _bevestig(werk: Werk, voorstel: Vernietiging, verklaring: dict[str, Any]) -> None:
    """First on record that two persons decided it: only then does the database let anything go."""
    actor = werk.verzoek.actor
    laatste = werk.session.scalars(select(LogboekKop.nr).with_for_update()).one()
    voorstel.bevestigd_datum, voorstel.bevestigd_op = werk.verzoek.vandaag, werk.verzoek.nu
    voorstel.bevestigd_door_id, voorstel.bevestigd_persoon_id = actor.id, actor.persoon_id
    voorstel.tot_nr = laatste
    voorstel.verklaring = json.dumps(verklaring, ensure_ascii=False, sort_keys=True)
    werk.session.flush()


def _vernietig(werk: Werk, zaak: Zaak, voorstel: Vernietiging) -> None:
    session, aanbieder_id = werk.session, zaak.aanbieder_id
    vernietiglijst.wis(session, zaak)
    regels = select(LogboekRegel.nr).where(LogboekRegel.zaak_id == zaak.id, LogboekRegel.nr <= voorstel.tot_nr)
    session.execute(delete(LogboekPayload).where(LogboekPayload.nr.in_(regels)))
    zaak.aanbieder_id = _niemand(werk, zaak.regio).id
    zaak.vernietigd_op, zaak.gedeeld = werk.verzoek.nu, False
    zaak.gewijzigd_op = werk.verzoek.nu
    session.flush()
    _wis_aanbieder(session, aanbieder_id)


def _niemand(werk: Werk, regio: str) -> Aanbieder:
    """The provider to which the destroyed zaken of a region belong: none that exists."""
    vraag = select(Aanbieder).where(Aanbieder.regio == regio, Aanbieder.kvk_nummer == GEEN_KVK)
    aanbieder = werk.session.scalars(vraag).one_or_none()
    if aanbieder is None:
        aanbieder = Aanbieder(regio=regio, naam=VERNIETIGD, kvk_nummer=GEEN_KVK)
        aanbieder.aangemaakt_op, aanbieder.aangemaakt_door_id = werk.verzoek.nu, werk.verzoek.actor.id
        werk.session.add(aanbieder)
        werk.session.flush()
    return aanbieder


VAN_DE_AANBIEDER = (Kwartaalcijfer, Aanbiederversie, Aanbiedercontract, Aanbiederlocatie, Gicertificaat)


def _wis_aanbieder(session: Session, aanbieder_id: int) -> None:
    """The provider and all that is its own go with its last zaak; until then they belong to the others too."""
    if session.scalar(select(Zaak.id).where(Zaak.aanbieder_id == aanbieder_id).limit(1)) is None:
        for tabel in VAN_DE_AANBIEDER:
            session.execute(delete(tabel).where(tabel.aanbieder_id == aanbieder_id))
        session.execute(delete(Aanbieder).where(Aanbieder.id == aanbieder_id))
