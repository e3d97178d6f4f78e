"""The steps of the draaiboek in a zaak, and finishing one."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, blader
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import (
    Dag,
    Datum,
    Documentkeuze,
    Invoer,
    Tekst,
    Uitvoer,
)
from app.api.termijn.termijnbeeld import Termijn, termijnbeeld
from app.db import db
from app.domain.basis.begrippen import Stapstatus, Toestand
from app.domain.basis.bewijs import Ingetrokken, geldig, zonder_document
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.draaiboekdelen import Merk
from app.models import Stap as Rij
from app.models import Zaak
from app.services.document.intrekken import lees_ingetrokken
from app.services.termijn import stappen as diensten
from app.services.termijn.stappen import Bepalingstappen, stappen_per_bepaling

GROEP = "Stappen en termijnen"
Regel = tuple[Bepalingstappen, diensten.Zaakstap, Ingetrokken]


class Stap(Uitvoer):
    """Een stap van het draaiboek in de zaak."""

    code: Annotated[str, Field(description="Code van de stap.", examples=["ZO-01"])]
    titel: Annotated[str, Field(description="Wat er moet gebeuren.", examples=["Herstelplan opvragen"])]
    verplicht: Annotated[bool, Field(description="Of de stap verplicht is.")]
    status: Annotated[Stapstatus, Field(description="Open, afgerond of vervallen.")]
    uiterlijk_op: Annotated[Datum | None, Field(description="De laatste dag; leeg zolang die er niet is.")]
    te_laat: Annotated[bool, Field(description="Of de stap open is en de laatste dag voorbij.")]
    rol: Annotated[str, Field(description="Wie de stap doet.", examples=["projectleider"])]
    informeert: Annotated[list[str], Field(description="Wie bij de stap wordt geïnformeerd.", examples=[["NZa"]])]
    trede: Annotated[Toestand, Field(description="Bij welke trede de stap hoort.")]
    tredebepaling: Annotated[int, Field(description="Volgnummer van de tredebepaling die hem begon.", examples=[2])]
    afgerond_datum: Annotated[Datum | None, Field(description="Op welke dag de stap is afgerond.")]
    toelichting: Annotated[str, Field(description="Wat er bij het afronden is gezegd.", examples=[""])]
    document_id: Annotated[int | None, Field(description="Nummer van het document erbij.", examples=[None])]
    zonder_document: Annotated[
        bool, Field(description="Afgerond zonder een document dat telt, terwijl het draaiboek er een noemt.")
    ]
    termijn: Annotated[Termijn | None, Field(description="De termijn; leeg als de stap er geen heeft.")]
    termijn_bron: Annotated[
        str, Field(description="Op wiens gezag die termijn er is.", examples=["voorstel zonder bron"])
    ]
    bron: Annotated[str, Field(description="Op wiens gezag de stap er is.", examples=["draaiboek 2021, blz. 8"])]
    merk: Annotated[Merk, Field(description="S: document van de regio, P: openbare bron, I: eigen voorstel.")]


class Stappenlijst(Lijst[Stap]):
    """Stappen."""


@lees("/zaken/<zaaknummer>/stappen", Recht.DOSSIER_INZIEN, Stappenlijst, vraag=Bladervraag)
def stappen(zaaknummer: str, vraag: Bladervraag) -> Stappenlijst:
    """De stappen van de zaak

    Die van de trede van nu eerst, in de volgorde van het draaiboek; daarna die van eerdere tredebepalingen.
    """
    return blader(Stappenlijst, _regels(dossier().zaak), vraag, _beeld)


def _regels(zaak: Zaak) -> list[Regel]:
    ingetrokken = lees_ingetrokken(db.session, [zaak.id])
    return [(deel, stap, ingetrokken) for deel in stappen_per_bepaling(db.session, zaak) for stap in deel.stappen]


def _beeld(regel: Regel) -> Stap:
    deel, zaakstap, ingetrokken = regel
    stap, wat, termijn = zaakstap.stap, zaakstap.definitie, deel.termijn(zaakstap)
    return Stap(
        code=stap.code,
        titel=wat.titel,
        verplicht=wat.verplicht,
        status=stap.status,
        uiterlijk_op=stap.uiterlijk_op,
        te_laat=zaakstap.te_laat(vandaag()),
        rol=wat.rol,
        informeert=list(wat.informeert),
        trede=deel.bepaling.naar,
        tredebepaling=deel.bepaling.volgnr,
        afgerond_datum=stap.afgerond_datum,
        toelichting=stap.toelichting,
        document_id=stap.document_id,
        zonder_document=zonder_document(
            geldig(stap.document_id, ingetrokken),
            gedaan=stap.status is Stapstatus.AFGEROND,
            gevraagd=zaakstap.vraagt_document,
        ),
        termijn=termijnbeeld(termijn) if termijn else None,
        termijn_bron=wat.termijn_bron,
        bron=wat.bron,
        merk=wat.merk,
    )


class Afronding(Invoer):
    datum: Annotated[Dag, Field(description="Op welke dag de stap is afgerond.")]
    toelichting: Annotated[Tekst, Field(description="Toelichting.", examples=["Het herstelplan is binnen."])] = ""
    document_id: Documentkeuze = None


@doe(
    "/zaken/<zaaknummer>/stappen/<code>/afronding",
    Recht.STAP_AFRONDEN,
    Afronding,
    Stap,
    codes=("ongeldige_overgang", "datum_in_toekomst", "datum_onlogisch", "zaak_gesloten"),
)
def rond_stap_af(zaaknummer: str, code: str, invoer: Afronding) -> Response:
    """Rond een stap af

    Termijnen die op deze stap wachtten, beginnen dan.
    """
    wat = (code, invoer.datum, invoer.toelichting, invoer.document_id)
    return handel(diensten.rond_af, zaaknummer, *wat, toon=_afgerond)


def _afgerond(rij: Rij) -> Stap:
    return next(_beeld(regel) for regel in _regels(herlees().zaak) if regel[1].stap.id == rij.id)
