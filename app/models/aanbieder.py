from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from app.db import Base, Begrip, Cent
from app.domain.aanbieder import onderdelen as deel
from app.domain.aanbieder.kwartaal import CIJFERS, Kwartaal
from app.domain.aanbieder.subsidie import Oordeel
from app.domain.basis.begrippen import Cruciaal, Grootteklasse
from app.domain.basis.zoeken import zoekvorm
from app.models.gebruiker import Organisatie
from app.models.kolommen import Ingevoerd
from app.tabelregels import INHOUD, NOOIT, VRIJ, apart, buiten_zaak, van_zaak

_MET_DE_AANBIEDER = apart(
    "hoort bij de aanbieder: gaat weg met de laatste zaak van die aanbieder",
    verandert=NOOIT,
    naspel="hoort bij de aanbieder, niet bij een zaak",
    account="wie het invoerde: alleen de sleutel",
)


class Aanbiederfeiten:
    """Who a provider is. `jeugdomzet` in euro cents a year; `cruciaal` holds `Cruciaal` values, comma separated."""

    naam: Mapped[str] = mapped_column(String(200))
    kvk_nummer: Mapped[str] = mapped_column(String(8))
    agb_code: Mapped[str] = mapped_column(String(8), default="")
    rechtsvorm: Mapped[str] = mapped_column(String(80), default="")
    grootteklasse: Mapped[Grootteklasse | None]
    jeugdomzet: Mapped[int | None] = mapped_column(Cent)
    cruciaal: Mapped[str] = mapped_column(String(400), default="")
    vervangbaarheid: Mapped[deel.Vervangbaarheid | None] = mapped_column(Begrip(deel.Vervangbaarheid))

    @property
    def cruciale_zorg(self) -> list[Cruciaal]:
        return [Cruciaal(soort) for soort in self.cruciaal.split(",") if soort]


class Aanbieder(Aanbiederfeiten, Base):
    """A youth-care provider as it is known now; `versie` counts how often its facts were changed."""

    __tablename__ = "aanbieder"
    tabelregels = buiten_zaak(
        INHOUD,
        verandert=VRIJ,
        naspel="de regels noemen naam en KvK-nummer alleen bij het openen",
        account="wie hem toevoegde: alleen de sleutel",
        rijen_gaan=True,
    )
    __table_args__ = (UniqueConstraint("regio", "kvk_nummer"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    regio: Mapped[str] = mapped_column(String(40))
    versie: Mapped[int] = mapped_column(default=1, server_default="1")
    zoekvorm: Mapped[str] = mapped_column(default="", server_default=text("''"), index=True)
    aangemaakt_op: Mapped[datetime]
    aangemaakt_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))

    @validates("naam")
    def _houd_vindbaar(self, _veld: str, naam: str) -> str:
        self.zoekvorm = zoekvorm(naam)
        return naam


class Aanbiederversie(Ingevoerd, Aanbiederfeiten, Base):
    """What was known of a provider until it was changed: the facts up to `vervangen_op`, and why others came in place.

    Never changed. `zaak_id` is the zaak in which the change was made, `ingevoerd_door_id` who made it.
    """

    __tablename__ = "aanbiederversie"
    tabelregels = _MET_DE_AANBIEDER
    __table_args__ = (UniqueConstraint("aanbieder_id", "versie"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    aanbieder_id: Mapped[int] = mapped_column(ForeignKey("aanbieder.id"))
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    versie: Mapped[int]
    vervangen_op: Mapped[date]
    reden: Mapped[str]


class Onderdeelversie(Ingevoerd):
    """One version of a part of a provider: `nummer` tells parts of a kind apart, the highest `versie` counts.

    Never changed. With `vervallen` it was struck out: it should not have been there. `zaak_id` is the zaak in which
    this version was entered.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    aanbieder_id: Mapped[int] = mapped_column(ForeignKey("aanbieder.id"))
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    nummer: Mapped[int]
    versie: Mapped[int]
    vervallen: Mapped[bool]
    reden: Mapped[str] = mapped_column(default="")


class Aanbiedercontract(Onderdeelversie, Base):
    """A contract with a municipality or region; its columns as in `domain.aanbieder.onderdelen.Contract`."""

    __tablename__ = "aanbiedercontract"
    tabelregels = _MET_DE_AANBIEDER
    __table_args__ = (UniqueConstraint("aanbieder_id", "nummer", "versie"),)

    partij: Mapped[str] = mapped_column(String(40))
    contractnummer: Mapped[str] = mapped_column(String(80))
    zorgvorm: Mapped[str] = mapped_column(String(40))
    van: Mapped[date]
    tot: Mapped[date | None]


class Aanbiederlocatie(Onderdeelversie, Base):
    """A place where care is given; its columns as in `domain.aanbieder.onderdelen.Locatie`."""

    __tablename__ = "aanbiederlocatie"
    tabelregels = _MET_DE_AANBIEDER
    __table_args__ = (UniqueConstraint("aanbieder_id", "nummer", "versie"),)

    naam: Mapped[str] = mapped_column(String(120))
    gemeente: Mapped[str] = mapped_column(String(120))
    soort: Mapped[deel.Verblijf] = mapped_column(Begrip(deel.Verblijf))
    plaatsen: Mapped[int | None]
    van: Mapped[date | None]
    tot: Mapped[date | None]


class Gicertificaat(Onderdeelversie, Base):
    """The certificate of a certified institution; its columns as in `domain.aanbieder.onderdelen.Certificaat`."""

    __tablename__ = "gicertificaat"
    tabelregels = _MET_DE_AANBIEDER
    __table_args__ = (UniqueConstraint("aanbieder_id", "nummer", "versie"),)

    soort: Mapped[deel.Certificaatsoort] = mapped_column(Begrip(deel.Certificaatsoort))
    certificaatnummer: Mapped[str] = mapped_column(String(80))
    geldig_tot: Mapped[date]


class Kwartaalcijfer(Ingevoerd, Base):
    """Figures of a provider over a quarter. Never changed: the highest `versie` counts, with why it was corrected.

    Percentages and ratios in hundredths, amounts in euro cents. `zaak_id` is the zaak in which it was entered.
    """

    __tablename__ = "kwartaalcijfer"
    tabelregels = _MET_DE_AANBIEDER
    __table_args__ = (
        UniqueConstraint("aanbieder_id", "jaar", "kwartaal", "versie"),
        CheckConstraint("kwartaal BETWEEN 1 AND 4", name="kwartaal"),
        CheckConstraint("versie >= 1", name="versie"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    aanbieder_id: Mapped[int] = mapped_column(ForeignKey("aanbieder.id"))
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    jaar: Mapped[int]
    kwartaal: Mapped[int]
    versie: Mapped[int]
    bron_datum: Mapped[date]
    bron: Mapped[str] = mapped_column(String(200))
    solvabiliteit: Mapped[int | None]
    liquiditeit: Mapped[int | None]
    resultaat: Mapped[int | None] = mapped_column(Cent)
    productie: Mapped[int | None] = mapped_column(Cent)
    vacatures: Mapped[int | None]
    niet_in_loondienst: Mapped[int | None]
    liquide_middelen: Mapped[int | None] = mapped_column(Cent)
    uitstroom_maand: Mapped[int | None] = mapped_column(Cent)
    reden: Mapped[str] = mapped_column(default="")

    def waarden(self) -> Kwartaal:
        """The figures as the domain knows them."""
        velden = ("jaar", "kwartaal", "bron_datum", "bron", *CIJFERS)
        return Kwartaal(**{veld: getattr(self, veld) for veld in velden})


class Subsidietoets(Ingevoerd, Base):
    """The conditions of the subsidy held against a request, as they were judged then. Never changed.

    Amounts in euro cents; `plafond` is the ceiling that followed from `jeugdomzet`.
    """

    __tablename__ = "subsidietoets"
    tabelregels = van_zaak(verandert=NOOIT, naspel="een berekening; de regel houdt de uitkomst")
    __table_args__ = (UniqueConstraint("zaak_id", "volgnr"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    volgnr: Mapped[int]
    datum: Mapped[date]
    bedrag: Mapped[int] = mapped_column(Cent)
    jeugdomzet: Mapped[int | None] = mapped_column(Cent)
    plafond: Mapped[int | None] = mapped_column(Cent)
    terugbetaald_datum: Mapped[date | None]
    kwartaalcijfer_id: Mapped[int | None] = mapped_column(ForeignKey("kwartaalcijfer.id"))
    toelichting: Mapped[str] = mapped_column(default="")

    voorwaarden: Mapped[list[Subsidievoorwaarde]] = relationship(lazy="raise", order_by="Subsidievoorwaarde.volgnr")


class Subsidievoorwaarde(Base):
    """One condition in a toets: what was found, and why."""

    __tablename__ = "subsidievoorwaarde"
    tabelregels = van_zaak("toets_id", verandert=NOOIT, naspel="een berekening; de regel houdt de uitkomst")

    toets_id: Mapped[int] = mapped_column(ForeignKey("subsidietoets.id"), primary_key=True)
    volgnr: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    code: Mapped[str] = mapped_column(String(40))
    titel: Mapped[str] = mapped_column(String(200))
    bron: Mapped[str] = mapped_column(String(200))
    oordeel: Mapped[Oordeel] = mapped_column(Begrip(Oordeel))
    uitleg: Mapped[str]


class Omzetaandeel(Base):
    """What a municipality or region spends on youth care at the provider of a zaak, in euro cents in one year.

    Never changed: of a year the row that was entered last counts, with why it was put right. `bron` says where the
    amount comes from, of who is no party in the profile always.
    """

    __tablename__ = "omzetaandeel"
    tabelregels = van_zaak(verandert=NOOIT, naspel="de verdeling van elk besluit staat in zijn regel")
    __table_args__ = (CheckConstraint("bedrag >= 0", name="niet_negatief"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"))
    jaar: Mapped[int]
    bedrag: Mapped[int] = mapped_column(Cent)
    reden: Mapped[str] = mapped_column(default="", server_default=text("''"))
    bron: Mapped[str] = mapped_column(default="", server_default=text("''"))
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))

    organisatie: Mapped[Organisatie] = relationship(lazy="raise")
