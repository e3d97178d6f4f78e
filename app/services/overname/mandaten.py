"""A mandaat that was given on paper, taken over as it was: its acts are facts of then, and nobody's acts of now.

The two persons of the import stand for it in the place of proposer and approver, so that the database holds four
eyes over it as over any other. The logboek says at each act what the paper says (ADR 018).
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatstatus, Zaakrol
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import mailvorm
from app.domain.mandaat import leven
from app.domain.mandaat import mandaat as regels
from app.domain.overname.mandaat import Overnamefeiten, Overnamestap, toets_overname
from app.models import Gebruiker, Inlezing, Mandaat, Organisatie
from app.services.kern.bezetting import lees_bezetting, leidende_functies
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.mandaat.concept import maak_concept
from app.services.mandaat.opstelling import NieuwMandaat, vind_gevers

NEEM_MANDAAT_OVER = "neem_mandaat_over"


def neem_mandaat_over(
    werk: Werk, zaaknummer: str, nieuw: NieuwMandaat, feiten: Overnamefeiten, inlezing: Inlezing
) -> Mandaat:
    """Take over one mandaat with the days on which it was proposed, approved, granted, consented to, withdrawn.

    Raises GeenRecht, ZaakGesloten, OngeldigeInvoer, and what `Inhoud.toets` and `toets_overname` raise.
    """
    werk.wil(
        NEEM_MANDAAT_OVER,
        datum=feiten.voorgesteld_op,
        soort=nieuw.soort.value,
        bereik=nieuw.bereik.value,
        mandaatgevers=list(nieuw.mandaatgevers),
        houder=nieuw.houder,
        **nieuw.inhoud.in_woorden(),
    )
    dossier = open_dossier(werk, zaaknummer, Recht.IMPORT_BEVESTIGEN)
    eis_lopend(dossier.zaak)
    nieuw.inhoud.toets(nieuw.soort, dossier.zaak.geopend_datum)
    (gever,) = vind_gevers(werk.session, dossier, nieuw)
    houder = vind_houder(werk.session, dossier, nieuw.houder, feiten.verleend_op or feiten.goedgekeurd_op)
    nodig = regels.instemming_nodig(houder_organisatie=houder.organisatie_id, gever_organisatie=gever.id)
    toets_overname(
        feiten,
        tot=nieuw.inhoud.tot,
        geopend=dossier.zaak.geopend_datum,
        vandaag=werk.verzoek.vandaag,
        instemming_nodig=nodig,
    )
    mandaat = maak_concept(werk, _rij(werk, nieuw, gever, houder, inlezing), nieuw.inhoud)
    voorsteller = werk.session.get_one(Gebruiker, inlezing.voorgesteld_door_id)
    for stap in feiten.stappen(instemming_nodig=nodig):
        _zet(werk, mandaat, stap, inlezing, voorsteller.pseudoniem, feiten.besluitnummer)
    return mandaat


def vind_houder(session: Session, dossier: Dossier, email: str, dag: date) -> Gebruiker:
    """Who filled a leading office of the region on that day, or leads the zaak now. Raises OngeldigeInvoer."""
    houder = session.scalars(select(Gebruiker).where(Gebruiker.email == mailvorm(email))).one_or_none()
    if houder is not None:
        leiding = {v.gebruiker_id for v in dossier.vervullingen if v.tot is None and v.rol is not Zaakrol.PROJECTLEIDER}
        functies = {functie.code for functie in leidende_functies(dossier.zaak.regio)}
        toen = lees_bezetting(session, dossier.zaak.regio).functies_van(houder.id, dag)
        if houder.id in leiding or functies & toen:
            return houder
    raise OngeldigeInvoer(
        "Dit account had toen geen leidende functie in de regio en leidt de zaak nu niet. Kies een ander, of laat de "
        "beheerder de functie van toen vastleggen.",
        veld="houder",
    )


def _rij(werk: Werk, nieuw: NieuwMandaat, gever: Organisatie, houder: Gebruiker, inlezing: Inlezing) -> Mandaat:
    return Mandaat(
        zaak_id=werk.geopend.id,
        periode=werk.geopend.periode,
        soort=nieuw.soort,
        bereik=nieuw.bereik,
        mandaatgever_id=gever.id,
        mandaatgever=gever,
        houder_id=houder.id,
        houder=houder,
        inlezing_id=inlezing.id,
    )


def _zet(
    werk: Werk, mandaat: Mandaat, stap: Overnamestap, inlezing: Inlezing, voorsteller: str, besluitnummer: str
) -> None:
    """Record one act of the paper on the row, and note it under its own day."""
    van = _doe(mandaat, stap, inlezing, besluitnummer)
    werk.session.flush()
    werk.wil(
        NEEM_MANDAAT_OVER,
        datum=stap.datum,
        object=f"mandaat/{mandaat.id}",
        stap=stap.naam,
        toelichting=stap.toelichting,
        besluitnummer=besluitnummer if stap.naam == "verleend" else "",
        import_voorgesteld_door=voorsteller if stap.naam == "voorgesteld" else None,
    )
    werk.noteer(van=van, naar=stap.status, versie=mandaat.versie, mandaatgever=mandaat.mandaatgever.code)


def _doe(mandaat: Mandaat, stap: Overnamestap, inlezing: Inlezing, besluitnummer: str) -> Mandaatstatus:
    """The act that was taken over; the persons of the import stand for those who proposed and approved."""
    match stap.naam:
        case "voorgesteld":
            return leven.stel_voor(mandaat, stap.datum, inlezing.voorgesteld_door_id, inlezing.voorgesteld_persoon_id)
        case "goedgekeurd":
            return leven.keur_goed(mandaat, stap.datum, inlezing.bevestigd_door_id, inlezing.bevestigd_persoon_id)
        case "verleend":
            return leven.verleen(mandaat, stap.datum, besluitnummer)
        case "actief":
            return leven.activeer(mandaat, stap.datum)
        case "ingetrokken":
            return leven.trek_in(mandaat, stap.datum)
    return leven.stem_in(mandaat, stap.datum, stap.naam.removeprefix("instemming_"))
