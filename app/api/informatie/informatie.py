"""Duties to inform: who must be informed, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
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
    Tijd,
    Uitvoer,
)
from app.api.termijn.termijnbeeld import Termijn, termijnbeeld
from app.db import db
from app.domain.basis.begrippen import Toestand
from app.domain.basis.bewijs import Ingetrokken
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.draaiboekdelen import Merk, Middel
from app.domain.informatie.informatie import Plichtstatus
from app.models import Informatieplicht as Rij
from app.models import Zaak
from app.services.document.intrekken import lees_ingetrokken
from app.services.informatie import plichten as diensten
from app.services.informatie.plichtenblad import Plichtregel, lijst_plichten, vind_plicht
from app.services.kern.namen import namen

GROEP = "Informeren"
REGELS = ("ongeldige_overgang", "datum_in_toekomst", "datum_onlogisch")


class Informatieplicht(Uitvoer):
    """Iemand die geïnformeerd moet worden, omdat een trede is bepaald."""

    id: Annotated[int, Field(description="Nummer van de plicht.", examples=[1])]
    code: Annotated[str, Field(description="Code van de regel in het draaiboek.", examples=["IZ-01"])]
    partij: Annotated[str, Field(description="Wie geïnformeerd moet worden.", examples=["de gemeenteraad van Delft"])]
    organisatie: Annotated[
        str | None, Field(description="Code van de gemeente of regio, als de partij dat is.", examples=["GM0503"])
    ]
    status: Annotated[Plichtstatus, Field(description="Hoe het vandaag staat.")]
    uiterlijk_op: Annotated[Datum | None, Field(description="De laatste dag; leeg zolang die er niet is.")]
    te_laat: Annotated[bool, Field(description="Of het te laat is, of te laat is gedaan.")]
    verplicht: Annotated[bool, Field(description="Of de zaak er niet zonder dicht kan.")]
    door: Annotated[str, Field(description="Wie informeert.", examples=["Regievoerder"])]
    trede: Annotated[Toestand, Field(description="Bij welke trede de plicht begon.")]
    sinds_datum: Annotated[Datum, Field(description="De dag van die tredebepaling.")]
    brief: Annotated[Middel | None, Field(description="Waarmee, volgens het draaiboek.")]
    verzonden_datum: Annotated[Datum | None, Field(description="Op welke dag de partij is geïnformeerd.")]
    vervallen_datum: Annotated[Datum | None, Field(description="Op welke dag de plicht verviel.")]
    middel: Annotated[Middel | None, Field(description="Waarmee de partij is geïnformeerd.")]
    toelichting: Annotated[str, Field(description="Toelichting, of waarom het niet hoefde.", examples=[""])]
    document_id: Annotated[int | None, Field(description="Nummer van de brief bij de zaak.", examples=[None])]
    zonder_document: Annotated[bool, Field(description="Geïnformeerd, zonder een document dat telt.")]
    vastgelegd_door: Annotated[str | None, Field(description="Wie de afloop invoerde.", examples=["A. van Dijk"])]
    vastgelegd_op: Annotated[Tijd | None, Field(description="Wanneer dat is ingevoerd.")]
    termijn: Annotated[Termijn | None, Field(description="De termijn; leeg als de plicht er geen heeft.")]
    termijn_bron: Annotated[str, Field(description="Op wiens gezag die er is.", examples=["voorstel zonder bron"])]
    bron: Annotated[str, Field(description="Op wiens gezag de plicht er is.", examples=["eigen voorstel"])]
    merk: Annotated[Merk, Field(description="S: document van de regio, P: openbare bron, I: eigen voorstel.")]


class Informatieplichtenlijst(Lijst[Informatieplicht]):
    """Informatieplichten."""


@lees("/zaken/<zaaknummer>/informatieplichten", Recht.DOSSIER_INZIEN, Informatieplichtenlijst, vraag=Bladervraag)
def informatieplichten(zaaknummer: str, vraag: Bladervraag) -> Informatieplichtenlijst:
    """Wie wordt geïnformeerd

    Wat te laat is staat bovenaan, dan wat open staat, dan wat is afgehandeld.
    """
    return blader(Informatieplichtenlijst, _beelden(dossier().zaak), vraag, lambda beeld: beeld)


def _beelden(zaak: Zaak) -> list[Informatieplicht]:
    regels = lijst_plichten(db.session, zaak, vandaag())
    wie = namen(db.session, {r.plicht.vastgelegd_door_id for r in regels if r.plicht.vastgelegd_door_id})
    ingetrokken = lees_ingetrokken(db.session, [zaak.id])
    return [_beeld(regel, wie, ingetrokken) for regel in regels]


def _beeld(regel: Plichtregel, wie: dict[int, str], ingetrokken: Ingetrokken) -> Informatieplicht:
    rij = regel.plicht
    return Informatieplicht(
        id=rij.id,
        code=rij.code,
        partij=rij.partij,
        organisatie=rij.organisatie_code,
        status=regel.status,
        uiterlijk_op=rij.uiterlijk_op,
        te_laat=regel.te_laat,
        verplicht=rij.verplicht,
        door=rij.door,
        trede=rij.tredebepaling.naar,
        sinds_datum=rij.tredebepaling.datum,
        brief=rij.brief,
        verzonden_datum=rij.verzonden_datum,
        vervallen_datum=rij.vervallen_datum,
        middel=rij.middel,
        toelichting=rij.toelichting,
        document_id=rij.document_id,
        zonder_document=regel.zonder_document(ingetrokken),
        vastgelegd_door=wie.get(rij.vastgelegd_door_id) if rij.vastgelegd_door_id else None,
        vastgelegd_op=rij.vastgelegd_op,
        termijn=termijnbeeld(regel.termijn) if regel.termijn else None,
        termijn_bron=rij.termijn_bron,
        bron=rij.bron,
        merk=rij.merk,
    )


class Verzending(Invoer):
    datum: Annotated[Dag, Field(description="Op welke dag de partij is geïnformeerd.")]
    middel: Annotated[
        Middel | None, Field(description="Waarmee; wat het draaiboek noemt als u niets zegt, en anders een brief.")
    ] = None
    toelichting: Annotated[Tekst, Field(description="Toelichting.", examples=["Per post."])] = ""
    document_id: Documentkeuze = None

    def dienstvorm(self, plicht: Rij) -> diensten.Verzending:
        middel = self.middel or plicht.brief or Middel.BRIEF
        return diensten.Verzending(self.datum, middel, self.toelichting, self.document_id)


@doe(
    "/informatieplichten/<int:plicht_id>/verzending",
    Recht.INFORMATIE_VASTLEGGEN,
    Verzending,
    Informatieplicht,
    codes=REGELS,
)
def meld_verzonden(plicht_id: int, invoer: Verzending) -> Response:
    """Leg vast dat een partij is geïnformeerd

    Een keer. Te laat kan ook, en staat er dan bij.
    """
    zaak = dossier().zaak
    wat = invoer.dienstvorm(vind_plicht(db.session, zaak, plicht_id))
    return handel(diensten.meld_verzonden, zaak.zaaknummer, plicht_id, wat, toon=_nu)


class Verval(Invoer):
    datum: Annotated[Dag, Field(description="Vanaf welke dag het niet meer hoeft.")]
    toelichting: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Hij was erbij."])] = ""


@doe(
    "/informatieplichten/<int:plicht_id>/verval",
    Recht.INFORMATIE_VASTLEGGEN,
    Verval,
    Informatieplicht,
    codes=(*REGELS, "motivering_verplicht"),
)
def laat_plicht_vervallen(plicht_id: int, invoer: Verval) -> Response:
    """Leg vast dat een partij niet geïnformeerd hoeft te worden

    Met de reden.
    """
    wat = (plicht_id, invoer.datum, invoer.toelichting)
    return handel(diensten.laat_plicht_vervallen, dossier().zaak.zaaknummer, *wat, toon=_nu)


def _nu(rij: Rij) -> Informatieplicht:
    """The duty as the act left it."""
    return plichten_nu([rij.id])[0]


def plichten_nu(ids: Iterable[int]) -> list[Informatieplicht]:
    """Duties as an act left them, in the order of `ids`."""
    beelden = {beeld.id: beeld for beeld in _beelden(herlees().zaak)}
    return [beelden[nr] for nr in ids]
