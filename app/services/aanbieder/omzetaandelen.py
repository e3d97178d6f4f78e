"""What each municipality or region spends on youth care at the provider of a zaak: a key to divide amounts by."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from app.domain.aanbieder.aandeel import Aandelen, verdeel
from app.domain.basis.bedrag import euro, opsomming
from app.domain.basis.begrippen import Organisatiesoort, dag_van
from app.domain.basis.fouten import MotiveringVerplicht, OngeldigeInvoer
from app.domain.basis.invoer import MAX_BEDRAG, toets_lengte
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.basis.zoeken import op_naam
from app.domain.regio.regio import Regioprofiel
from app.models import Mandaat, Omzetaandeel, Organisatie, Zaak
from app.services.kern.elders import neem_op, van_elders
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk

LEG_OMZET_VAST = "leg_omzet_vast"


def leg_omzet_vast(
    werk: Werk, zaaknummer: str, jaar: int, bedragen: Mapping[str, int], reden: str = "", bron: str = ""
) -> list[Omzetaandeel]:
    """Record the youth turnover per organisation code in a year, in euro cents; 0 for none.

    What was known of that year is put right, with the reason. Any municipality of the country can be named; of who
    is no party in the profile of the region, `bron` says where the amount comes from.

    Raises GeenRecht, ZaakGesloten, OngeldigeInvoer, MotiveringVerplicht.
    """
    werk.wil(
        LEG_OMZET_VAST, jaar=jaar, omzet={code: bedragen[code] for code in sorted(bedragen)}, reden=reden, bron=bron
    )
    dossier = open_dossier(werk, zaaknummer, Recht.MANDAAT_VOORSTELLEN)
    eis_lopend(dossier.zaak)
    gekend = {o.code: o for o in mogelijke_gevers(werk.session, dossier)}
    gekend |= _van_elders(werk, dossier, bedragen.keys() - gekend.keys())
    _toets(jaar, bedragen, gekend, werk.verzoek.vandaag)
    _toets_bron(dossier.profiel, {code: gekend[code].naam for code in bedragen}, bron)
    gekend |= {o.code: o for o in neem_op(werk.session, [gekend[code] for code in sorted(bedragen)])}
    was = _anders(werk.session, dossier.zaak, jaar, bedragen)
    if was and not heeft_inhoud(reden):
        raise MotiveringVerplicht(
            "Van dit jaar staan al bedragen. Schrijf waarom u ze verandert. Dit komt in het logboek.", veld="reden"
        )
    rijen = [_rij(werk, dossier, gekend[code], jaar, cent, reden=reden, bron=bron) for code, cent in bedragen.items()]
    werk.session.add_all(rijen)
    werk.session.flush()
    werk.noteer(was=was or None)
    return rijen


def _toets(jaar: int, bedragen: Mapping[str, int], gekend: Container[str], vandaag: date) -> None:
    if not 2000 <= jaar <= vandaag.year:
        raise OngeldigeInvoer(f"Kies een jaar van 2000 tot en met {vandaag.year}.", veld="jaar")
    if not bedragen:
        raise OngeldigeInvoer("Vul van minstens één mandaatgever de omzet in.")
    vreemd = [code for code in bedragen if code not in gekend]
    if vreemd:
        raise OngeldigeInvoer(f"{opsomming(vreemd)} is geen gemeente van Nederland en geen regio die meedoet.")
    if any(not 0 <= bedrag <= MAX_BEDRAG for bedrag in bedragen.values()):
        raise OngeldigeInvoer("Een omzet is nul of meer, en hoogstens € 1.000.000.000.")


def _toets_bron(profiel: Regioprofiel, namen: Mapping[str, str], bron: str) -> None:
    """Of who is no party in the profile nobody here keeps the amounts: so it is said where they come from."""
    toets_lengte(bron, "bron")
    eigen = {*profiel.gemeentenamen, *(regio.code for regio in profiel.andere_regios)}
    elders = sorted(naam for code, naam in namen.items() if code not in eigen)
    if elders and not heeft_inhoud(bron):
        raise OngeldigeInvoer(f"Schrijf waar de omzet van {opsomming(elders)} vandaan komt.", veld="bron")


def _van_elders(werk: Werk, dossier: Dossier, codes: Collection[str]) -> dict[str, Organisatie]:
    """Municipalities of the country beside those that can be a grantor already, by code; new ones are not kept yet."""
    vraag = select(Organisatie).where(Organisatie.code.in_(codes), Organisatie.soort == Organisatiesoort.GEMEENTE)
    gevonden = {o.code: o for o in werk.session.scalars(vraag)} if codes else {}
    return gevonden | van_elders(set(codes) - gevonden.keys(), dossier.profiel, werk.verzoek.vandaag)


def _anders(session: Session, zaak: Zaak, jaar: int, bedragen: Mapping[str, int]) -> dict[str, str]:
    """What stood there of the year that becomes something else, by name."""
    bekend = {rij.organisatie.code: rij for rij in lijst_omzet(session, zaak).get(jaar, [])}
    return {
        bekend[code].organisatie.naam: euro(bekend[code].bedrag)
        for code, bedrag in bedragen.items()
        if code in bekend and bekend[code].bedrag != bedrag
    }


def _rij(
    werk: Werk, dossier: Dossier, wie: Organisatie, jaar: int, bedrag: int, *, reden: str, bron: str
) -> Omzetaandeel:
    return Omzetaandeel(
        zaak_id=dossier.zaak.id,
        organisatie_id=wie.id,
        organisatie=wie,
        jaar=jaar,
        bedrag=bedrag,
        reden=reden,
        bron=bron,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )


def mogelijke_gevers(session: Session, dossier: Dossier) -> Sequence[Organisatie]:
    """Who can be a grantor: municipalities that are or were in the region, the other regions, and who was asked for a
    mandaat in this zaak or whose turnover was recorded in it; by name.

    One that left can still be asked, as a college of another region.
    """
    profiel = dossier.profiel
    codes = [*profiel.gemeentenamen, *(r.code for r in profiel.andere_regios)]
    zaak = dossier.zaak.id
    gevraagd = select(Mandaat.mandaatgever_id).where(Mandaat.zaak_id == zaak)
    geteld = select(Omzetaandeel.organisatie_id).where(Omzetaandeel.zaak_id == zaak)
    wie = or_(Organisatie.code.in_(codes), Organisatie.id.in_(gevraagd), Organisatie.id.in_(geteld))
    rijen = session.scalars(select(Organisatie).where(wie))
    return sorted(rijen, key=lambda o: op_naam(o.naam))


def omzet_per_gever(session: Session, zaak: Zaak) -> dict[int, Omzetaandeel]:
    """What counts for each organisation (id): of its latest year."""
    jaren = lijst_omzet(session, zaak)
    return {rij.organisatie_id: rij for jaar in sorted(jaren) for rij in jaren[jaar]}


def lijst_omzet(session: Session, zaak: Zaak, dag: date = date.max) -> dict[int, list[Omzetaandeel]]:
    """Per year what was entered last for each organisation, of what was entered up to and including the day."""
    rijen = session.scalars(
        select(Omzetaandeel)
        .where(Omzetaandeel.zaak_id == zaak.id)
        .order_by(Omzetaandeel.id)
        .options(joinedload(Omzetaandeel.organisatie, innerjoin=True))
    )
    return omzet_in(rijen, dag)


def omzet_in(rijen: Iterable[Omzetaandeel], dag: date = date.max) -> dict[int, list[Omzetaandeel]]:
    """The same, from everything that was entered, oldest first."""
    nieuwste: dict[int, dict[int, Omzetaandeel]] = {}
    for rij in rijen:
        if dag_van(rij.ingevoerd_op) <= dag:
            nieuwste.setdefault(rij.jaar, {})[rij.organisatie_id] = rij
    return {jaar: list(per_gever.values()) for jaar, per_gever in nieuwste.items()}


def aandelen(session: Session, zaak: Zaak, jeugdomzet: int | None, dag: date = date.max) -> list[Aandelen]:
    """The share of each in the youth turnover of the provider, per year, the newest first."""
    return aandelen_in(lijst_omzet(session, zaak, dag), jeugdomzet)


def aandelen_in(jaren: Mapping[int, Sequence[Omzetaandeel]], jeugdomzet: int | None) -> list[Aandelen]:
    """The same, from what `lijst_omzet` gives."""
    return [
        verdeel(jaar, [(r.organisatie.code, r.organisatie.naam, r.bedrag) for r in jaren[jaar] if r.bedrag], jeugdomzet)
        for jaar in sorted(jaren, reverse=True)
    ]
