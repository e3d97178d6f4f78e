"""Decisions that one Regievoerder prepares and the other signs or refuses, and what one decided that the other sees."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from app.domain.basis.begrippen import dag_van
from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer, OngeldigeOvergang
from app.domain.basis.handelingen import versbewijs
from app.domain.basis.invoer import toets_datum, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.basis.vierogen import Betrokkene
from app.domain.besluit import tweehandtekeningen as regels
from app.domain.besluit.besluit import NieuwBesluit
from app.domain.besluit.tweehandtekeningen import Voorstelstatus
from app.domain.besluit.verdeling import Verdeelsleutel
from app.domain.regio.functies import Bezetting
from app.models import Besluit, Besluitkennis, Besluitvoorstel, Gebruiker, Zaak
from app.regios import profiel
from app.services.besluit.besluiten import Herkomst, beoordeel, beslis
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.mandaat.besluitlijst import vind_besluit

ONZICHTBAAR = "Dit voorbereide besluit bestaat niet, of u mag het niet zien."


def bereid_besluit_voor(werk: Werk, zaaknummer: str, nieuw: NieuwBesluit) -> Besluitvoorstel:
    """Prepare a decision for the other Regievoerder to sign; it is judged now and again then, and spends nothing yet.

    Raises what `neem_besluit` raises, GeenRecht for who is not one of the two, OngeldigeInvoer when one may decide it.
    """
    werk.wil(regels.BEREID_BESLUIT_VOOR, datum=nieuw.datum, **nieuw.in_woorden())
    zaak = open_dossier(werk, zaaknummer, Recht.BESLUIT_NEMEN).zaak
    regels.toets_voorbereider(werk.verzoek.actor.functies, profiel(zaak.regio).leidende_functies)
    oordeel = beoordeel(werk, zaak, nieuw, Herkomst())
    if oordeel.grens is None or (nieuw.bedrag or 0) < oordeel.grens:
        raise OngeldigeInvoer("Dit besluit vraagt geen tweede handtekening. Kies Besluit vastleggen.", veld="bedrag")
    voorstel = _bewaar(werk, zaak, nieuw)
    werk.noteer(naar=voorstel.status, object=f"besluitvoorstel/{voorstel.id}", tweede_vanaf=oordeel.grens)
    return voorstel


def _bewaar(werk: Werk, zaak: Zaak, nieuw: NieuwBesluit) -> Besluitvoorstel:
    actor, volgnr = werk.verzoek.actor, func.coalesce(func.max(Besluitvoorstel.volgnr), 0) + 1
    voorstel = Besluitvoorstel(
        zaak_id=zaak.id,
        volgnr=select(volgnr).where(Besluitvoorstel.zaak_id == zaak.id).scalar_subquery(),
        soort=nieuw.soort,
        omschrijving=nieuw.omschrijving,
        datum=nieuw.datum,
        bedrag=nieuw.bedrag,
        sleutel=nieuw.hoe if nieuw.bedrag is not None else None,
        verdeling={str(nr): deel for nr, deel in nieuw.verdeling.items()} if nieuw.verdeling else None,
        functie=nieuw.functie,
        ingevoerd_op=werk.verzoek.nu,
        voorbereid_door_id=actor.id,
        voorbereid_persoon_id=actor.persoon_id,
        status=Voorstelstatus.WACHT,
    )
    werk.session.add(voorstel)
    werk.session.flush()
    return voorstel


def onderteken_besluit(werk: Werk, besluitvoorstel_id: int, datum: date, toelichting: str = "") -> Besluit:
    """Sign it as the other Regievoerder, with a password just given: only then it is decided, on that day.

    Raises VierOgen, GeenRecht, VerseAanmeldingNodig, OngeldigeOvergang, and what `neem_besluit` raises.
    """
    werk.wil(regels.ONDERTEKEN_BESLUIT, datum=datum, object=_naam(besluitvoorstel_id), toelichting=toelichting)
    voorstel = _open(werk, besluitvoorstel_id, datum)
    _eis_ander(werk, voorstel, datum)
    versbewijs.toets_vers(vers=werk.verzoek.vers, bericht="Typ uw wachtwoord om te ondertekenen.")
    _doe_af(werk, voorstel, Voorstelstatus.ONDERTEKEND, datum, toelichting)
    nieuw = als_besluit(voorstel, datum)
    werk.wil("neem_besluit", datum=datum, **nieuw.in_woorden())
    meer = {"voorstel_id": voorstel.id, "voorbereid_door_id": voorstel.voorbereid_door_id}
    voorbereider = werk.session.get_one(Gebruiker, voorstel.voorbereid_door_id)
    return beslis(werk, werk.geopend, nieuw, Herkomst(houder=voorbereider, dag=voorstel.datum, meer=meer))


def weiger_besluit(werk: Werk, besluitvoorstel_id: int, datum: date, toelichting: str) -> Besluitvoorstel:
    """Refuse it as the other Regievoerder, with the reason.

    Raises VierOgen, GeenRecht, OngeldigeOvergang, MotiveringVerplicht.
    """
    werk.wil(regels.WEIGER_BESLUIT, datum=datum, object=_naam(besluitvoorstel_id), toelichting=toelichting)
    voorstel = _open(werk, besluitvoorstel_id, datum)
    _eis_ander(werk, voorstel, datum)
    toets_motivering(toelichting, "toelichting")
    return _doe_af(werk, voorstel, Voorstelstatus.GEWEIGERD, datum, toelichting)


def trek_besluitvoorstel_in(werk: Werk, besluitvoorstel_id: int, datum: date, toelichting: str) -> Besluitvoorstel:
    """Take it back, by who prepared it or who fills his office.

    Raises GeenRecht, OngeldigeOvergang, MotiveringVerplicht.
    """
    werk.wil(
        regels.TREK_BESLUITVOORSTEL_IN,
        datum=datum,
        object=_naam(besluitvoorstel_id),
        toelichting=toelichting,
    )
    voorstel = _open(werk, besluitvoorstel_id, datum)
    regels.toets_intrekker(*_beiden(werk, voorstel, datum))
    toets_motivering(toelichting, "toelichting")
    return _doe_af(werk, voorstel, Voorstelstatus.INGETROKKEN, datum, toelichting)


def _naam(besluitvoorstel_id: int) -> str:
    return f"besluitvoorstel/{besluitvoorstel_id}"


def _open(werk: Werk, besluitvoorstel_id: int, datum: date) -> Besluitvoorstel:
    """The prepared decision, under the lock of its zaak, while it waits."""
    zaaknummer = werk.session.scalar(
        select(Zaak.zaaknummer).join(Besluitvoorstel).where(Besluitvoorstel.id == besluitvoorstel_id)
    )
    if zaaknummer is None:
        raise NietGevonden(ONZICHTBAAR)
    eis_lopend(open_dossier(werk, zaaknummer, Recht.BESLUIT_NEMEN).zaak)
    voorstel = werk.session.get_one(Besluitvoorstel, besluitvoorstel_id, populate_existing=True)
    regels.toets_wacht(voorstel.status)
    toets_datum(datum, werk.verzoek.vandaag, voorstel.datum)
    return voorstel


def _beiden(werk: Werk, voorstel: Besluitvoorstel, datum: date) -> tuple[Betrokkene, Betrokkene]:
    bezetting, verzoek = lees_bezetting(werk.session, werk.geopend.regio), werk.verzoek
    return voorbereider_van(voorstel, bezetting), bezetting.tweede(verzoek.actor.persoon_id, verzoek.vandaag, datum)


def voorbereider_van(voorstel: Besluitvoorstel, bezetting: Bezetting) -> Betrokkene:
    """Who prepared it, with the offices of the day on which he entered it, and since."""
    return bezetting.eerste(voorstel.voorbereid_persoon_id, dag_van(voorstel.ingevoerd_op))


def _eis_ander(werk: Werk, voorstel: Besluitvoorstel, datum: date) -> None:
    leidend = profiel(werk.geopend.regio).leidende_functies
    regels.toets_ondertekenaar(*_beiden(werk, voorstel, datum), werk.verzoek.actor.functies, leidend)


def _doe_af(
    werk: Werk, voorstel: Besluitvoorstel, status: Voorstelstatus, datum: date, toelichting: str
) -> Besluitvoorstel:
    van, actor = voorstel.status, werk.verzoek.actor
    voorstel.status, voorstel.afgedaan_datum, voorstel.afgedaan_op = status, datum, werk.verzoek.nu
    voorstel.afgedaan_door_id, voorstel.afgedaan_persoon_id = actor.id, actor.persoon_id
    voorstel.afgedaan_hoedanigheid = actor.hoedanigheid
    voorstel.reden = toelichting
    werk.session.flush()
    werk.noteer(van=van, naar=status)
    return voorstel


def als_besluit(voorstel: Besluitvoorstel, datum: date) -> NieuwBesluit:
    """What was prepared, as a decision of that day."""
    hand = {int(nr): deel for nr, deel in voorstel.verdeling.items()} if voorstel.verdeling else None
    sleutel = voorstel.sleutel or Verdeelsleutel.GELIJK
    return NieuwBesluit(voorstel.soort, voorstel.omschrijving, datum, voorstel.bedrag, hand, sleutel, voorstel.functie)


def _eis_ander_dan_nemer(werk: Werk, besluit: Besluit) -> None:
    actor, zaak = werk.verzoek.actor, werk.geopend
    nemer = werk.session.get_one(Gebruiker, besluit.ingevoerd_door_id)
    bezetting = lees_bezetting(werk.session, zaak.regio)
    regels.toets_kennisnemer(
        bezetting.eerste(nemer.persoon_id, dag_van(besluit.ingevoerd_op)),
        bezetting.tweede(actor.persoon_id, werk.verzoek.vandaag),
        actor.functies,
        profiel(zaak.regio).leidende_functies,
    )


def neem_kennis_van_besluit(werk: Werk, zaaknummer: str, besluit_id: int) -> Besluitkennis:
    """Say that one saw what the other Regievoerder decided alone; once.

    Raises NietGevonden, GeenRecht, OngeldigeOvergang.
    """
    vandaag, actor = werk.verzoek.vandaag, werk.verzoek.actor
    werk.wil(regels.NEEM_KENNIS_VAN_BESLUIT, datum=vandaag, object=f"besluit/{besluit_id}")
    zaak = open_dossier(werk, zaaknummer, Recht.BESLUIT_NEMEN).zaak
    eis_lopend(zaak)
    besluit = vind_besluit(werk.session, zaak, besluit_id)
    _eis_ander_dan_nemer(werk, besluit)
    if werk.session.scalar(select(Besluitkennis.id).where(Besluitkennis.besluit_id == besluit_id)):
        raise OngeldigeOvergang("De andere Regievoerder heeft dit besluit al gezien.")
    kennis = Besluitkennis(
        zaak_id=zaak.id,
        besluit_id=besluit_id,
        datum=vandaag,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=actor.id,
    )
    werk.session.add(kennis)
    werk.session.flush()
    werk.noteer()
    return kennis
