"""What Regievoerders decide in an emergency, and what each college decides about its part afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.domain.basis.begrippen import dag_van
from app.domain.basis.fouten import GeenRecht, NietGevonden, OngeldigeInvoer
from app.domain.basis.handelingen import versbewijs
from app.domain.basis.invoer import toets_datum
from app.domain.basis.rechten import Recht
from app.domain.basis.vierogen import Betrokkene
from app.domain.basis.zoeken import op_naam
from app.domain.besluit import spoed as regels
from app.domain.besluit.spoed import NieuwSpoedbesluit, Spoedregel, Spoeduitkomst
from app.domain.besluit.spoedeinde import toets_op_tijd
from app.domain.besluit.tweehandtekeningen import toets_ondertekenaar, toets_voorbereider
from app.domain.besluit.verdeling import Verdeelsleutel, verdeel
from app.models import Organisatie, Spoedbesluit, Spoeddeel, Zaak
from app.naslag import naslag
from app.regios import profiel
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk

ONZICHTBAAR = "Dit spoedbesluit bestaat niet, of u mag het niet zien."


def neem_spoedbesluit(werk: Werk, zaaknummer: str, nieuw: NieuwSpoedbesluit) -> Spoedbesluit:
    """Decide before a college granted, within what the region allows; each college of the day gets its part.

    Raises GeenRecht, ZaakGesloten, OngeldigeInvoer, MotiveringVerplicht, DatumInToekomst, DatumOnlogisch.
    """
    werk.wil(
        regels.NEEM_SPOEDBESLUIT,
        datum=nieuw.datum,
        soort=nieuw.soort.value,
        omschrijving=nieuw.omschrijving,
        reden=nieuw.reden,
        geldig_tot=str(nieuw.geldig_tot),
        bedrag=nieuw.bedrag,
    )
    dossier = open_dossier(werk, zaaknummer, Recht.BESLUIT_NEMEN)
    toets_voorbereider(werk.verzoek.actor.functies, dossier.profiel.leidende_functies)
    eis_lopend(dossier.zaak)
    regel = nieuw.toets(dossier.profiel.spoedbesluit, dossier.zaak.geopend_datum, werk.verzoek.vandaag)
    if nieuw.bedrag is not None:
        regel.toets_reeks(nieuw.datum, nieuw.bedrag, _eerder(werk, dossier.zaak))
    colleges = _colleges(werk, dossier, nieuw.datum)
    jaar, delen = _verdeel(nieuw, colleges)
    besluit = _bewaar(werk, dossier.zaak, nieuw, regel, jaar)
    for code, college in colleges.items():
        werk.session.add(_deel(besluit, college, delen[code]))
    werk.session.flush()
    werk.noteer(
        object=f"spoedbesluit/{besluit.id}",
        namens=tuple(colleges),
        sleutel=besluit.sleutel.value if besluit.sleutel else None,
        peiljaar=jaar,
        verdeling=delen,
        drager=regel.drager,
        een_mag="ja" if regel.een_mag else None,
    )
    return besluit


def _eerder(werk: Werk, zaak: Zaak) -> list[tuple[date, int]]:
    """The day of every other one of the zaak with what counts of it, under the lock of the zaak."""
    vraag = select(Spoedbesluit).where(Spoedbesluit.zaak_id == zaak.id).execution_options(populate_existing=True)
    return [(rij.datum, rij.telt_mee) for rij in werk.session.scalars(vraag)]


def _colleges(werk: Werk, dossier: Dossier, dag: date) -> Mapping[str, Organisatie]:
    """The colleges of the region on that day, by name. Raises OngeldigeInvoer when there is no account of one."""
    codes = {gemeente.code: gemeente.naam for gemeente in dossier.profiel.gemeenten_op(dag)}
    rijen = {o.code: o for o in werk.session.scalars(select(Organisatie).where(Organisatie.code.in_(codes)))}
    ontbreekt = [naam for code, naam in codes.items() if code not in rijen]
    if ontbreekt or not rijen:
        raise OngeldigeInvoer(f"Deze gemeente is nog niet ingericht: {', '.join(ontbreekt)}. Vraag het de beheerder.")
    return dict(sorted(rijen.items(), key=lambda paar: op_naam(paar[1].naam)))


def _verdeel(nieuw: NieuwSpoedbesluit, colleges: Mapping[str, Organisatie]) -> tuple[int | None, dict[str, int]]:
    """The part of each college by code, in euro cents, to the cent as any decision; and of which year its weights are.

    Raises OngeldigeInvoer.
    """
    if nieuw.bedrag is None:
        return None, dict.fromkeys(colleges, 0)
    jaar, gewichten = None, dict.fromkeys(colleges, 1)
    if nieuw.sleutel is Verdeelsleutel.INWONERS:
        samen = naslag().inwoners(set(colleges), nieuw.datum)
        jaar = samen.jaar if samen else None
        op = date(jaar, 12, 31) if jaar else nieuw.datum
        tallen = {code: naslag().inwoners([code], op) for code in colleges}
        gewichten = {code: tal.aantal for code, tal in tallen.items() if tal}
        if gewichten.keys() != colleges.keys():
            raise OngeldigeInvoer(
                "Niet van elke gemeente is het aantal inwoners bekend. Verdeel gelijk.", veld="sleutel"
            )
    volgorde = list(colleges)
    delen = verdeel(nieuw.bedrag, {nr: gewichten[code] for nr, code in enumerate(volgorde)})
    return jaar, {code: delen[nr] for nr, code in enumerate(volgorde)}


def _bewaar(werk: Werk, zaak: Zaak, nieuw: NieuwSpoedbesluit, regel: Spoedregel, jaar: int | None) -> Spoedbesluit:
    actor, volgnr = werk.verzoek.actor, func.coalesce(func.max(Spoedbesluit.volgnr), 0) + 1
    besluit = Spoedbesluit(
        zaak_id=zaak.id,
        volgnr=select(volgnr).where(Spoedbesluit.zaak_id == zaak.id).scalar_subquery(),
        soort=nieuw.soort,
        omschrijving=nieuw.omschrijving,
        reden=nieuw.reden,
        datum=nieuw.datum,
        geldig_tot=nieuw.geldig_tot,
        bedrag=nieuw.bedrag,
        sleutel=nieuw.sleutel if nieuw.bedrag is not None else None,
        peiljaar=jaar,
        drager=regel.drager,
        een_mag=regel.een_mag,
        hoedanigheid=actor.hoedanigheid,
        ingevoerd_op=werk.verzoek.nu,
        genomen_door_id=actor.id,
        genomen_persoon_id=actor.persoon_id,
    )
    werk.session.add(besluit)
    werk.session.flush()
    return besluit


def _deel(besluit: Spoedbesluit, college: Organisatie, bedrag: int) -> Spoeddeel:
    return Spoeddeel(
        zaak_id=besluit.zaak_id,
        spoedbesluit_id=besluit.id,
        organisatie_id=college.id,
        bedrag=bedrag,
        uitkomst=Spoeduitkomst.WACHT,
    )


def teken_spoedbesluit_mee(werk: Werk, zaaknummer: str, volgnr: int, datum: date) -> Spoedbesluit:
    """The signature of the other Regievoerder, with a password just given; where one was enough, that he saw it.

    Raises VierOgen, GeenRecht, VerseAanmeldingNodig, OngeldigeOvergang, DatumInToekomst, DatumOnlogisch.
    """
    werk.wil(regels.TEKEN_SPOEDBESLUIT_MEE, datum=datum)
    zaak = open_dossier(werk, zaaknummer, Recht.BESLUIT_NEMEN).zaak
    eis_lopend(zaak)
    besluit = vind(werk, zaak, volgnr)
    werk.wil(regels.TEKEN_SPOEDBESLUIT_MEE, datum=datum, object=f"spoedbesluit/{besluit.id}")
    regels.toets_nog_niet_getekend(besluit.tweede_datum, besluit.einde)
    toets_datum(datum, werk.verzoek.vandaag, besluit.datum)
    if not besluit.een_mag:
        toets_op_tijd(datum, besluit.geldig_tot)
    actor = werk.verzoek.actor
    toets_ondertekenaar(*beiden(werk, zaak, besluit, datum), actor.functies, profiel(zaak.regio).leidende_functies)
    versbewijs.toets_vers(vers=werk.verzoek.vers, bericht="Typ uw wachtwoord om te ondertekenen.")
    besluit.tweede_datum, besluit.tweede_op = datum, werk.verzoek.nu
    besluit.tweede_door_id, besluit.tweede_persoon_id = actor.id, actor.persoon_id
    besluit.tweede_hoedanigheid = actor.hoedanigheid
    werk.session.flush()
    werk.noteer()
    return besluit


def beiden(werk: Werk, zaak: Zaak, besluit: Spoedbesluit, datum: date) -> tuple[Betrokkene, Betrokkene]:
    """Who took it and who acts now, as persons with the offices that count."""
    bezetting, verzoek = lees_bezetting(werk.session, zaak.regio), werk.verzoek
    eerste = bezetting.eerste(besluit.genomen_persoon_id, dag_van(besluit.ingevoerd_op))
    return eerste, bezetting.tweede(verzoek.actor.persoon_id, verzoek.vandaag, datum)


def vind(werk: Werk, zaak: Zaak, volgnr: int) -> Spoedbesluit:
    """One of the zaak, as it stands under its lock. Raises NietGevonden."""
    besluit = werk.session.scalars(
        select(Spoedbesluit)
        .where(Spoedbesluit.zaak_id == zaak.id, Spoedbesluit.volgnr == volgnr)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if besluit is None:
        raise NietGevonden(ONZICHTBAAR)
    return besluit


def vind_deel(werk: Werk, besluit: Spoedbesluit, organisatie_id: int) -> Spoeddeel:
    """The part of that college (id) in it. Raises GeenRecht when it has none."""
    deel = werk.session.scalars(
        select(Spoeddeel)
        .where(Spoeddeel.spoedbesluit_id == besluit.id, Spoeddeel.organisatie_id == organisatie_id)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if deel is None:
        raise GeenRecht("Uw college heeft in dit spoedbesluit geen deel.")
    return deel


def beslis_over_spoedbesluit(
    werk: Werk,
    zaaknummer: str,
    volgnr: int,
    datum: date,
    uitkomst: Spoeduitkomst,
    besluitnummer: str,
    toelichting: str = "",
) -> Spoeddeel:
    """A college ratifies or refuses its own part, also late and in a closed zaak: it judges what happened.

    Raises GeenRecht, NietGevonden, OngeldigeOvergang, OngeldigeInvoer, MotiveringVerplicht, DatumOnlogisch.
    """
    college = werk.verzoek.actor.organisatie_code
    gezegd = {"college": college, "uitkomst": uitkomst.value}
    wat = {**gezegd, "besluitnummer": besluitnummer, "toelichting": toelichting}
    werk.wil(regels.BESLIS_OVER_SPOEDBESLUIT, datum=datum, **wat)
    dossier = open_dossier(werk, zaaknummer, Recht.MANDAAT_VERLENEN)
    besluit = vind(werk, dossier.zaak, volgnr)
    werk.wil(regels.BESLIS_OVER_SPOEDBESLUIT, datum=datum, object=f"spoedbesluit/{besluit.id}", **wat)
    deel = vind_deel(werk, besluit, werk.verzoek.actor.organisatie_id)
    toets_datum(datum, werk.verzoek.vandaag, besluit.datum)
    return zet_beslissing(werk, besluit, deel, Uitspraak(college, datum, uitkomst, besluitnummer, toelichting))


@dataclass(frozen=True)
class Uitspraak:
    """What a college (code) decided about its part, by itself or as it stands in a document (id) of the zaak."""

    college: str
    datum: date
    uitkomst: Spoeduitkomst
    besluitnummer: str
    toelichting: str = ""
    document: int | None = None


def zet_beslissing(werk: Werk, besluit: Spoedbesluit, deel: Spoeddeel, wat: Uitspraak) -> Spoeddeel:
    """Fill in what a college decided, with the entry of it.

    Raises OngeldigeOvergang, OngeldigeInvoer, MotiveringVerplicht.
    """
    geldt, einde = besluit.geldt_op(wat.datum), besluit.einde
    regels.toets_beslissing(deel.feiten(), wat.uitkomst, wat.besluitnummer, wat.toelichting, geldt=geldt, einde=einde)
    van = deel.uitkomst
    deel.uitkomst, deel.besluitnummer, deel.toelichting = wat.uitkomst, wat.besluitnummer, wat.toelichting
    deel.beslist_datum, deel.beslist_op, deel.beslist_door_id = wat.datum, werk.verzoek.nu, werk.verzoek.actor.id
    deel.document_id = wat.document
    werk.session.flush()
    werk.noteer(van=van, naar=wat.uitkomst, namens=(wat.college,), document=wat.document)
    return deel


def leg_drager_vast(werk: Werk, zaaknummer: str, volgnr: int, college: str, datum: date, drager: str) -> Spoeddeel:
    """Record who bears the part of a college (code) that nobody covers: with that it waits for nobody any more.

    Raises GeenRecht, NietGevonden, OngeldigeOvergang, MotiveringVerplicht, DatumInToekomst, DatumOnlogisch.
    """
    werk.wil(regels.LEG_DRAGER_VAST, datum=datum, college=college, drager=drager)
    dossier = open_dossier(werk, zaaknummer, Recht.BESLUIT_NEMEN)
    besluit = vind(werk, dossier.zaak, volgnr)
    werk.wil(regels.LEG_DRAGER_VAST, datum=datum, object=f"spoedbesluit/{besluit.id}", college=college, drager=drager)
    organisatie = werk.session.scalar(select(Organisatie.id).where(Organisatie.code == college))
    deel = vind_deel(werk, besluit, organisatie or 0)
    toets_datum(datum, werk.verzoek.vandaag, besluit.datum)
    vandaag = werk.verzoek.vandaag
    geldt, einde = besluit.geldt_op(vandaag), besluit.einde
    regels.toets_drager(deel.feiten(), vandaag, besluit.geldig_tot, drager, geldt=geldt, einde=einde)
    deel.drager, deel.drager_datum = drager, datum
    deel.drager_op, deel.drager_door_id = werk.verzoek.nu, werk.verzoek.actor.id
    werk.session.flush()
    werk.noteer()
    return deel
