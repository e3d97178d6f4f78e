"""Check a bundle: what `verify.py` does, on what somebody brings along. Nothing is kept and no entry is made."""

from __future__ import annotations

from typing import Annotated, Any, BinaryIO, ClassVar

from pydantic import Field

from app.api.export.export import GROEP as GROEP
from app.api.kern.bewerking import doe
from app.api.kern.vorm import Bestand, Bestandinvoer, Uitvoer
from app.domain.basis.rechten import Recht
from app.installatie import ondertekenaar
from app.services.export import bundeltoets as diensten


class Bundelinvoer(Bestandinvoer):
    wordt_bewaard: ClassVar[bool] = False
    bestand: Annotated[Bestand, Field(description="De bundel: het ZIP-bestand zoals u het kreeg, hoogstens 50 MB.")]
    sleutel: Annotated[Bestand, Field(description="Openbare sleutel (PEM); zonder geldt die van deze installatie.")] = (
        None
    )
    eerder: Annotated[
        Bestand, Field(description="Een eerder checkpoint of eerdere bundel, om te zien dat er alleen bij kwam.")
    ] = None
    tsa_ca: Annotated[Bestand, Field(description="Certificaten van de tijdstempeldienst (PEM).")] = None

    getuigen: Annotated[
        list[Annotated[str, Field(max_length=4000)]],
        Field(max_length=50, description="Sleutels (vkey) van getuigen die u vertrouwt.", examples=[[]]),
    ] = []  # noqa: RUF012 - pydantic copies it

    def dienstvorm(self) -> diensten.Bundeltoets:
        sleutel, eerder, tsa_ca = (_stroom(deel) for deel in (self.sleutel, self.eerder, self.tsa_ca))
        return diensten.Bundeltoets(self.bestand.stream, sleutel, eerder, tsa_ca, self.getuigen)


def _stroom(deel: Any) -> BinaryIO | None:
    stroom: BinaryIO | None = deel.stream if deel else None
    return stroom


class Toetsuitslag(Uitvoer):
    """Wat de controle vond."""

    in_orde: Annotated[bool, Field(description="Of de bundel compleet, ongewijzigd en ondertekend is.")]
    fout: Annotated[str | None, Field(description="Het eerste dat niet klopt.", examples=[None])]
    sleutel: Annotated[str, Field(description="Vingerafdruk (SHA-256) van de gebruikte sleutel.", examples=["0" * 64])]
    eigen_sleutel: Annotated[bool, Field(description="Of die sleutel van deze installatie is.")]
    vroegere_sleutel: Annotated[bool, Field(description="Of daarmee nu niet meer wordt ondertekend.")]
    verslag: Annotated[
        dict[str, Any] | None,
        Field(description="Wat is vastgesteld, zoals `verify.py --json` het geeft.", examples=[{"zaak": "2025-0001"}]),
    ]


@doe("/bundeltoets", Recht.INGELOGD, Bundelinvoer, Toetsuitslag, codes=("ongeldig_bestand",), bewaart_niets=True)
def toets_bundel(invoer: Bundelinvoer) -> Toetsuitslag:
    """Controleer een bundel

    Dezelfde controle als met `verify.py`. Er wordt niets bewaard en er komt geen regel van in het logboek.
    """
    uitslag = diensten.toets_bundel(invoer.dienstvorm(), ondertekenaar().alle_publiek())
    return Toetsuitslag(
        in_orde=uitslag.verslag is not None,
        fout=uitslag.fout,
        sleutel=uitslag.vingerafdruk,
        eigen_sleutel=uitslag.eigen,
        vroegere_sleutel=uitslag.vroeger,
        verslag=uitslag.verslag.gegevens() if uitslag.verslag else None,
    )
