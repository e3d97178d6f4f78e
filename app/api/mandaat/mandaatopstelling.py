"""Drawing up mandaten: one, or one text asked of many."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import adres_van
from app.api.kern.vorm import (
    Basis,
    Bedrag,
    Dag,
    Uitvoer,
    Woord,
)
from app.api.mandaat.mandaatbeeld import Mandaat, mandaat_nu, mandaten_nu
from app.api.mandaat.mandaatinvoer import Mandaattekst
from app.domain.basis.begrippen import Bereik, Mandaatsoort
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.besluit.plafonds import Plafondwens
from app.domain.besluit.verdeling import Verdeelsleutel
from app.models import Mandaat as Rij
from app.services.mandaat import opstelling as opstelling

GROEP = "Mandaten"
INHOUDREGELS = ("motivering_verplicht", "datum_onlogisch", "zaak_gesloten", "verouderd")


class Gever(Basis):
    """Een gemeente of een regio, een van de twee."""

    gemeente: Annotated[Woord | None, Field(max_length=40, description="CBS-code.", examples=["GM0503"])] = None
    regio: Annotated[Woord | None, Field(max_length=40, description="Code van de regio.", examples=[None])] = None

    @model_validator(mode="after")
    def een_van_de_twee(self) -> Gever:
        if (self.gemeente is None) == (self.regio is None):
            raise PydanticCustomError("tekens", "Geef gemeente of regio, een van de twee.")
        return self

    @property
    def code(self) -> str:
        return self.gemeente or self.regio or ""


class Opstelling(Mandaattekst):
    soort: Annotated[Mandaatsoort, Field(description="Waarover het gaat.")]
    bereik: Annotated[Bereik, Field(description="Binnen de regio, of van een andere regio.")]
    houder: Annotated[
        Woord,
        Field(
            max_length=254,
            description="E-mailadres van de houder, of functie:CODE voor een mandaat aan een functie van de regio.",
            examples=["directeur@sbjh.example"],
        ),
    ]


class NieuwMandaat(Opstelling):
    mandaatgever: Annotated[Gever, Field(description="Namens wie.")]


@doe("/zaken/<zaaknummer>/mandaten", Recht.MANDAAT_VOORSTELLEN, NieuwMandaat, Mandaat, status=201, codes=INHOUDREGELS)
def stel_op(zaaknummer: str, invoer: NieuwMandaat) -> Response:
    """Stel een mandaat op

    Als concept. Voor een tekst aan velen tegelijk: POST /zaken/{zaaknummer}/mandaatverzoeken.
    """
    nieuw = opstelling.NieuwMandaat(
        invoer.soort, invoer.bereik, [invoer.mandaatgever.code], invoer.houder, invoer.inhoud()
    )
    return handel(
        opstelling.stel_op,
        zaaknummer,
        nieuw,
        toon=lambda gemaakt: mandaat_nu(gemaakt[0]),
        plek=lambda gemaakt: adres_van("mandaat", mandaat_id=gemaakt[0].id),
    )


class Mandaatverzoek(Opstelling):
    mandaatgevers: Annotated[list[Gever], Field(min_length=1, max_length=60, description="Aan wie het wordt gevraagd.")]
    meer_houders: Annotated[
        tuple[Annotated[Woord, Field(max_length=254)], ...],
        Field(
            max_length=10,
            description="Andere houders: voor elk van hen ook een mandaat per gever, met eigen plafond.",
            examples=[["directeur@denhaag.example"]],
        ),
    ] = ()
    reactie_voor_datum: Annotated[Dag | None, Field(description="Wanneer een antwoord gehoopt wordt.")] = None
    sleutel: Annotated[
        Literal["gelijk", "omzet", "inwoners", "kinderen"] | None,
        Field(description="Verdeel één bedrag over de mandaatgevers; `plafond` blijft dan leeg."),
    ] = None
    totaal: Annotated[Bedrag | None, Field(description="Het bedrag om te verdelen, in eurocenten.")] = None
    verdeling: Annotated[
        dict[str, Annotated[int, Field(ge=1, le=100_000_000_000)]] | None,
        Field(
            max_length=400,
            description="Zelf verdelen: het plafond in eurocenten per code van de mandaatgever.",
            examples=[None],
        ),
    ] = None
    voorstellen: Annotated[bool, Field(description="Of het meteen wordt voorgesteld.")] = True
    datum: Annotated[Dag | None, Field(description="Op welke dag het wordt voorgesteld; vandaag als u niets zegt.")] = (
        None
    )

    def plafonds(self) -> Plafondwens | None:
        """Parts by hand are by hand, whatever the key says."""
        if self.verdeling is not None:
            return Plafondwens(sleutel=Verdeelsleutel.HAND, totaal=self.totaal, per_gever=self.verdeling)
        if self.sleutel is None:
            if self.totaal is not None:
                raise OngeldigeInvoer("Zeg met sleutel hoe dit bedrag wordt verdeeld.", veld="sleutel")
            return None
        return Plafondwens(sleutel=Verdeelsleutel(self.sleutel), totaal=self.totaal)


class Mandaatuitkomst(Uitvoer):
    """De mandaten die samen zijn opgesteld."""

    resultaten: Annotated[list[Mandaat], Field(description="Een mandaat voor elke mandaatgever.")]


@doe(
    "/zaken/<zaaknummer>/mandaatverzoeken",
    Recht.MANDAAT_VOORSTELLEN,
    Mandaatverzoek,
    Mandaatuitkomst,
    status=201,
    codes=(*INHOUDREGELS, "datum_in_toekomst", "verdeling_klopt_niet"),
)
def stel_op_en_voor(zaaknummer: str, invoer: Mandaatverzoek) -> Response:
    """Vraag velen om een mandaat

    Een tekst, een mandaat voor elke mandaatgever en elke houder: alle of geen.
    """
    codes = [gever.code for gever in invoer.mandaatgevers]
    nieuw = opstelling.NieuwMandaat(
        invoer.soort,
        invoer.bereik,
        codes,
        invoer.houder,
        invoer.inhoud(),
        invoer.reactie_voor_datum,
        invoer.meer_houders,
        invoer.plafonds(),
    )
    if not invoer.voorstellen:
        if invoer.datum:
            raise OngeldigeInvoer("U stelt nog niets voor. Laat de datum weg.", veld="datum")
        return handel(opstelling.stel_op, zaaknummer, nieuw, toon=_alle)
    return handel(opstelling.stel_op_en_voor, zaaknummer, nieuw, invoer.datum or vandaag(), toon=_alle)


def _alle(gemaakt: list[Rij]) -> Mandaatuitkomst:
    return Mandaatuitkomst(resultaten=mandaten_nu(gemaakt))
