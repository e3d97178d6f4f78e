"""A mandaat as it is answered, as far as its reader may see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from flask import g
from pydantic import Field

from app.api.kern.handelen import vandaag
from app.api.kern.partij import Partij, partij
from app.api.kern.toegang import herlees
from app.api.kern.vorm import Cent, Datum, Nummer, Uitvoer
from app.db import db
from app.domain.basis.afwijkdomein import Afwijkdomein
from app.domain.basis.begrippen import Bereik, Mandaateinde, Mandaatsoort, Mandaatstatus, Voorwaardeoordeel
from app.domain.mandaat.mandaatfeiten import status_op
from app.domain.mandaat.nasleep import Nasleep as Blijft
from app.models import Mandaat as Rij
from app.models import Voorwaarde
from app.services.kern.toegang import Dossier
from app.services.mandaat.blad import mandatenblad
from app.services.mandaat.einden.nasleep import nasleep
from app.services.mandaat.oordeel import blik_op
from app.services.mandaat.stand import Mandaatregel
from app.services.mandaat.toegang import vind_mandaat
from app.services.mandaat.versies import lees_mandaten
from app.services.mandaat.verzoek.bij import BijMandaat, bij_mandaten


class Houder(Uitvoer):
    """Wie het mandaat heeft."""

    gebruiker: Annotated[
        str | None,
        Field(description="E-mailadres van het account; alleen voor het team.", examples=["directeur@sbjh.example"]),
    ]
    functie: Annotated[
        str | None,
        Field(description="Code van de functie als het mandaat daaraan is gegeven: dan geen account.", examples=[None]),
    ]
    naam: Annotated[str, Field(description="Naam, of hoe de functie heet.", examples=["A. van Dijk"])]


class Mandaatkern(Uitvoer):
    id: Annotated[int, Field(description="Nummer van het mandaat.", examples=[1])]
    zaaknummer: Nummer
    periode: Annotated[int, Field(description="In welke periode van de zaak.", examples=[1])]
    soort: Annotated[Mandaatsoort, Field(description="Waarover het gaat.")]
    bereik: Annotated[Bereik, Field(description="Binnen de regio, of van een andere regio.")]
    mandaatgever: Annotated[Partij, Field(description="Namens wie.")]
    houder: Annotated[Houder, Field(description="Wie het mandaat heeft.")]
    plafond: Annotated[Cent | None, Field(description="Plafond in eurocenten; leeg bij inhoud.")]
    besteed: Annotated[Cent, Field(description="Wat tot en met `peildatum` is besteed, in eurocenten.")]
    van: Annotated[Datum, Field(description="Geldig vanaf.")]
    tot: Annotated[Datum, Field(description="Geldig tot en met.")]
    status: Annotated[
        Mandaatstatus,
        Field(description="Bij lezen: de status op `peildatum`. Na een handeling: wat die ervan maakte."),
    ]
    peildatum: Annotated[Datum, Field(description="De dag waarop is gekeken.")]
    overgenomen: Annotated[bool, Field(description="Of het met een import van papier is overgenomen.")]
    versienummer: Annotated[int, Field(description="De hoeveelste versie van de tekst.", examples=[1])]
    versie: Annotated[int, Field(description="Versie van de gegevens; zij staat in de ETag.", examples=[3])]


class Bevinding(Uitvoer):
    oordeel: Annotated[Voorwaardeoordeel, Field(description="Wat er is gevonden.")]
    datum: Annotated[Datum, Field(description="Op welke dag.")]
    toelichting: Annotated[str, Field(description="Toelichting.", examples=[""])]


class Voorwaardestand(Uitvoer):
    nummer: Annotated[int, Field(description="De hoeveelste voorwaarde.", examples=[1])]
    tekst: Annotated[str, Field(description="Wat de voorwaarde is.", examples=["Maandelijkse rapportage."])]
    bevindingen: Annotated[list[Bevinding], Field(description="Wat er is nagegaan, oudste eerst.")]


class Mandaatactie(Uitvoer):
    handeling: Annotated[str, Field(description="Naam van de handeling.", examples=["verleen"])]
    kan: Annotated[bool, Field(description="Of u dit nu kunt doen.")]
    reden: Annotated[str | None, Field(description="Waarom niet.", examples=[None])]


class Nasleep(Uitvoer):
    """Wat blijft als het mandaat eindigt: een einde werkt alleen voor de dagen daarna."""

    besloten: Annotated[Cent | None, Field(description="Besloten, in eurocenten: dat blijft voor de mandaatgever.")]
    vervalt: Annotated[Cent | None, Field(description="Niet besteed, in eurocenten: dat vervalt met het einde.")]
    voorwaarden: Annotated[
        list[int], Field(description="Nummers van voorwaarden die nog niet in orde zijn.", examples=[[1]])
    ]
    ondermandaten: Annotated[int, Field(description="Hoeveel ondermandaten mee eindigen.", examples=[0])]


class Mandaat(Mandaatkern):
    """Een mandaat als geheel."""

    bevoegdheden: Annotated[str, Field(description="Wat de houder mag.", examples=["Voorschotten verstrekken."])]
    voorwaarden: Annotated[list[Voorwaardestand], Field(description="Waaraan de houder zich houdt.")]
    ondermandaat_mag: Annotated[bool, Field(description="Of de projectleider een deel mag krijgen.")]
    einde_bij_sluiten: Annotated[bool, Field(description="Of het eindigt als de zaak sluit.")]
    tweede_vanaf: Annotated[
        Cent | None, Field(description="Vanaf welk bedrag beide Regievoerders tekenen; 0 is altijd, leeg is nooit.")
    ]
    organen: Annotated[str, Field(description="Namens wie een regio het geeft.", examples=[""])]
    volmacht: Annotated[bool, Field(description="Of het ook volmacht geeft (Awb 10:12).")]
    machtiging: Annotated[bool, Field(description="Of het ook machtiging geeft (Awb 10:12).")]
    onder_mandaat: Annotated[
        int | None, Field(description="Bij een ondermandaat: het mandaat erboven.", examples=[None])
    ]
    eerste_versie: Annotated[int | None, Field(description="Bij een latere versie: de eerste.", examples=[None])]
    voorgesteld_datum: Annotated[Datum | None, Field(description="Wanneer het is voorgesteld.")]
    goedgekeurd_datum: Annotated[Datum | None, Field(description="Wanneer het is goedgekeurd.")]
    verleend_datum: Annotated[Datum | None, Field(description="Wanneer het is verleend.")]
    besluitnummer: Annotated[str, Field(description="Nummer van het besluit van de mandaatgever.", examples=["B-1"])]
    verlening_van_papier: Annotated[
        bool, Field(description="Of de verlening van papier is vastgelegd, omdat de mandaatgever geen account heeft.")
    ]
    weigering_van_papier: Annotated[bool, Field(description="Of de weigering van papier is vastgelegd.")]
    intrekking_van_papier: Annotated[bool, Field(description="Of de intrekking van papier is vastgelegd.")]
    instemming_houder_datum: Annotated[Datum | None, Field(description="Wanneer de houder instemde (Awb 10:4).")]
    instemming_werkgever_datum: Annotated[Datum | None, Field(description="Wanneer zijn werkgever instemde.")]
    instemming_gegeven_door: Annotated[
        str | None, Field(description="Wie namens de werkgever instemde; leeg als dat niet is vastgelegd.")
    ]
    instemming_gegeven_functie: Annotated[str | None, Field(description="In welke functie.")]
    instemming_kenmerk: Annotated[str | None, Field(description="Kenmerk van waar die instemming uit blijkt.")]
    instemming_document_id: Annotated[int | None, Field(description="Document waar zij uit blijkt.", examples=[None])]
    actief_vanaf_datum: Annotated[Datum | None, Field(description="Vanaf wanneer het actief is.")]
    ingetrokken_per_datum: Annotated[Datum | None, Field(description="Vanaf wanneer het is ingetrokken.")]
    einde_vervroegd_datum: Annotated[Datum | None, Field(description="Wanneer dat einde is vervroegd.")]
    einde: Annotated[Mandaateinde | None, Field(description="Hoe het eindigde, als de mandaatgever het niet introk.")]
    vervangen_per_datum: Annotated[Datum | None, Field(description="Vanaf wanneer een nieuwe versie geldt.")]
    nasleep: Annotated[
        Nasleep | None, Field(description="Wat blijft als het eindigt of eindigde; leeg als het nooit actief was.")
    ] = None
    domeinen: Annotated[
        list[Afwijkdomein], Field(description="Wat een weigering raakt; leeg is niet vastgelegd.", examples=[[]])
    ]
    acties: Annotated[list[Mandaatactie], Field(description="Waarop het wacht, en of u dat kunt doen.")]
    verzoek_volgnr: Annotated[
        int | None, Field(description="Het verzoek waarmee het is gevraagd; leeg als er geen is.", examples=[1])
    ]
    reactie_voor_datum: Annotated[Datum | None, Field(description="Wanneer een antwoord gehoopt wordt.")]
    herinnerd_datum: Annotated[Datum | None, Field(description="Wanneer voor het laatst is herinnerd.")]
    besluitstukken: Annotated[list[int], Field(description="Nummers van de besluiten als bestand.", examples=[[]])]


def kern(dossier: Dossier, regel: Mandaatregel, peildatum: date) -> dict[str, Any]:
    m = regel.mandaat
    return {
        "id": m.id,
        "zaaknummer": dossier.zaak.zaaknummer,
        "periode": m.periode,
        "soort": m.soort,
        "bereik": m.bereik,
        "mandaatgever": partij(m.mandaatgever),
        "houder": Houder(
            gebruiker=m.houder.email if dossier.volledig and not m.houder_functie else None,
            functie=m.houder_functie,
            naam=m.houdernaam,
        ),
        "plafond": m.plafond,
        "besteed": regel.feiten.besteed,
        "van": m.van,
        "tot": m.tot,
        "status": regel.status,
        "peildatum": peildatum,
        "overgenomen": m.inlezing_id is not None,
        "versienummer": m.versienr,
        "versie": m.versie,
    }


def mandaatbeeld(dossier: Dossier, mandaat_id: int, peildatum: date) -> Mandaat:
    """One mandaat on a day. Raises NietGevonden."""
    (beeld,) = mandaatbeelden(dossier, [vind_mandaat(db.session, dossier, mandaat_id).id], peildatum)
    return beeld


def mandaatbeelden(
    dossier: Dossier, ids: Sequence[int], peildatum: date, *, na_handeling: bool = False
) -> list[Mandaat]:
    """Mandaten that the actor may see, on a day; after an act with the status that the act made. In few queries."""
    blad = mandatenblad(db.session, dossier, date.max if na_handeling else peildatum)
    bekend = {regel.mandaat.id: regel for regel in blad.regels}
    mandaten = lees_mandaten(db.session, ids)
    regels = [bekend.get(m.id) or Mandaatregel(m, m.feiten(), m.status) for m in mandaten]
    bij = bij_mandaten(db.session, ids)
    blik = blik_op(db.session, dossier, [r.mandaat for r in regels], vandaag())
    kan = {r.mandaat.id: blik.handelingen(r.mandaat, status_op(r.feiten, vandaag())) for r in regels}
    if na_handeling:
        regels = [replace(regel, status=regel.mandaat.status) for regel in regels]
    blijft = {r.mandaat.id: nasleep(r, blad.regels) for r in regels}
    return [
        _beeld(dossier, regel, peildatum, kan[regel.mandaat.id], bij[regel.mandaat.id], blijft[regel.mandaat.id])
        for regel in regels
    ]


def _beeld(
    dossier: Dossier,
    regel: Mandaatregel,
    peildatum: date,
    kan: Mapping[str, str | None],
    bij: BijMandaat,
    blijft: Blijft | None,
) -> Mandaat:
    mandaat = regel.mandaat
    return Mandaat(
        **kern(dossier, regel, peildatum),
        bevoegdheden=mandaat.bevoegdheden,
        voorwaarden=[_voorwaarde(v) for v in mandaat.checklist],
        ondermandaat_mag=mandaat.ondermandaat_mag,
        einde_bij_sluiten=mandaat.einde_bij_sluiten,
        tweede_vanaf=mandaat.tweede_vanaf,
        organen=mandaat.organen,
        volmacht=mandaat.volmacht,
        machtiging=mandaat.machtiging,
        onder_mandaat=mandaat.onder_id,
        eerste_versie=mandaat.eerste_id,
        voorgesteld_datum=mandaat.voorgesteld_datum,
        goedgekeurd_datum=mandaat.goedgekeurd_datum,
        verleend_datum=mandaat.verleend_datum,
        besluitnummer=mandaat.besluitnummer,
        **_van_papier(mandaat),
        **_instemming(dossier, mandaat),
        actief_vanaf_datum=mandaat.actief_vanaf,
        ingetrokken_per_datum=mandaat.ingetrokken_per,
        einde_vervroegd_datum=mandaat.einde_vervroegd_op,
        einde=mandaat.einde_wijze,
        vervangen_per_datum=mandaat.vervangen_per,
        nasleep=Nasleep.model_validate(blijft) if blijft else None,
        domeinen=list(mandaat.raakt),
        acties=[Mandaatactie(handeling=naam, kan=reden is None, reden=reden) for naam, reden in kan.items()],
        verzoek_volgnr=bij.volgnr,
        reactie_voor_datum=bij.reactie_voor,
        herinnerd_datum=bij.herinnerd,
        besluitstukken=list(bij.stukken),
    )


def _van_papier(mandaat: Rij) -> dict[str, Any]:
    """What was recorded from paper, for a grantor without an account."""
    return {
        "verlening_van_papier": mandaat.verleend_vastgelegd_door_id is not None,
        "weigering_van_papier": mandaat.afgewezen_vastgelegd_door_id is not None,
        "intrekking_van_papier": mandaat.ingetrokken_vastgelegd_door_id is not None,
    }


def _instemming(dossier: Dossier, mandaat: Rij) -> dict[str, Any]:
    """The consents (Awb 10:4), and what shows that of the employer."""
    return {
        "instemming_houder_datum": mandaat.instemming_houder_datum,
        "instemming_werkgever_datum": mandaat.instemming_werkgever_datum,
        "instemming_gegeven_door": mandaat.instemming_gegeven_door,
        "instemming_gegeven_functie": mandaat.instemming_gegeven_functie,
        "instemming_kenmerk": mandaat.instemming_kenmerk,
        "instemming_document_id": mandaat.instemming_document_id if dossier.volledig else None,
    }


def _voorwaarde(rij: Voorwaarde) -> Voorwaardestand:
    return Voorwaardestand(
        nummer=rij.nummer, tekst=rij.tekst, bevindingen=[Bevinding.model_validate(stand) for stand in rij.standen]
    )


def mandaat_nu(gedaan: Rij) -> Mandaat:
    """The mandaat as the act left it."""
    return mandaten_nu([gedaan])[0]


def mandaten_nu(gedaan: Sequence[Rij]) -> list[Mandaat]:
    """The mandaten as the act left them."""
    g.dossier = herlees()
    return mandaatbeelden(g.dossier, [rij.id for rij in gedaan], vandaag(), na_handeling=True)
