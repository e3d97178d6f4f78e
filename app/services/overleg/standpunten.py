"""What a municipality says to a question; a deviation in a zaak in a trede starts or joins opschaling."""

from __future__ import annotations

from app.domain.basis.afwijkdomein import schrijf_domeinen
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht
from app.domain.overleg.afwijking import raakt
from app.domain.overleg.standpunt import Inbreng, is_afwijking, toets_inbreng, toets_spreker
from app.models import Opschaling, Standpunt
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.overleg.opschaling import begin, lopende, noteer_begin
from app.services.overleg.vragen import Vraagblad, is_nieuw_voor, markeer_gezien, vind_vraag


def leg_standpunt_vast(werk: Werk, zaaknummer: str, nummer: int, gemeente: str, inbreng: Inbreng) -> Standpunt:
    """Record a position: the municipality its own, the team one on its behalf with the source. The last one counts.

    Raises GeenRecht, NietZichtbaar, NietGevonden, ZaakGesloten, OngeldigeInvoer, MotiveringVerplicht, DatumInToekomst,
    DatumOnlogisch.
    """
    _zeg(werk, nummer, gemeente, inbreng)
    dossier = open_dossier(werk, zaaknummer, Recht.STANDPUNT_VASTLEGGEN)
    blad = vind_vraag(werk.session, dossier, nummer)
    zelf = toets_spreker(dossier.rollen, werk.verzoek.actor.organisatie_code, gemeente)
    eis_lopend(dossier.zaak)
    if gemeente not in blad.vraag.aan:
        raise NietGevonden("Deze vraag is niet aan deze gemeente gesteld. Kies uit de lijst.", veld="gemeente")
    laatste = blad.laatste(gemeente)
    toets_inbreng(
        inbreng,
        zelf=zelf,
        vandaag=werk.verzoek.vandaag,
        niet_voor=laatste.datum if laatste else blad.vraag.gesteld_datum,
        vervangingen=dossier.profiel.vervangingen,
    )
    van = blad.soort(gemeente)
    opschaling, begonnen = _schaal_op(werk, dossier, blad, gemeente, inbreng)
    standpunt = _zet(werk, dossier, blad, gemeente, inbreng, zelf, opschaling)
    namens = () if zelf else (gemeente,)
    nummer_opschaling = opschaling.volgnr if opschaling else None
    werk.noteer(van=van, naar=inbreng.soort, namens=namens, door_wie=standpunt.door, opschaling=nummer_opschaling)
    if opschaling and begonnen:
        noteer_begin(werk, opschaling)
    return standpunt


def _zeg(werk: Werk, nummer: int, gemeente: str, inbreng: Inbreng) -> None:
    werk.wil(
        "leg_standpunt_vast",
        datum=inbreng.datum,
        object=f"vraag/{nummer}",
        gemeente=gemeente,
        standpunt=inbreng.soort,
        hoedanigheid=inbreng.hoedanigheid,
        door_wie=inbreng.door,
        namens_wie=inbreng.namens_wie,
        vervangingsreden=inbreng.vervangingsreden,
        toelichting=inbreng.toelichting,
        bron=inbreng.bron,
        domeinen=list(inbreng.domeinen),
    )


def _schaal_op(
    werk: Werk, dossier: Dossier, blad: Vraagblad, gemeente: str, inbreng: Inbreng
) -> tuple[Opschaling | None, bool]:
    """The opschaling that a deviation belongs to, and whether it began with it."""
    if not is_afwijking(inbreng.soort, dossier.zaak.toestand):
        return None, False
    if loopt := lopende(werk.session, dossier.zaak):
        return loopt, False
    aanleiding = f"{_naam(dossier, gemeente)} is niet akkoord bij vraag {blad.vraag.volgnr}.{raakt(inbreng.domeinen)}"
    return begin(werk, dossier, aanleiding, inbreng.datum), True


def _zet(
    werk: Werk,
    dossier: Dossier,
    blad: Vraagblad,
    gemeente: str,
    inbreng: Inbreng,
    zelf: bool,
    opschaling: Opschaling | None,
) -> Standpunt:
    actor = werk.verzoek.actor
    standpunt = Standpunt(
        vraag_id=blad.vraag.id,
        gemeente=gemeente,
        standpunt=inbreng.soort,
        datum=inbreng.datum,
        hoedanigheid=inbreng.hoedanigheid,
        door=inbreng.door.strip() or (actor.naam if zelf else f"Gemeente {_naam(dossier, gemeente)}"),
        namens_wie=inbreng.namens_wie,
        vervangingsreden=inbreng.vervangingsreden,
        toelichting=inbreng.toelichting,
        bron="" if zelf else inbreng.bron,
        afwijkdomeinen=schrijf_domeinen(inbreng.domeinen),
        opschaling_id=opschaling.id if opschaling else None,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=actor.id,
    )
    werk.session.add(standpunt)
    if zelf and is_nieuw_voor(dossier, blad):  # who answers has seen the question; this entry says so
        markeer_gezien(werk, blad)
    return standpunt


def _naam(dossier: Dossier, code: str) -> str:
    gemeente = dossier.profiel.gemeente(code)
    return gemeente.naam if gemeente else code
