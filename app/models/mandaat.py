from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Begrip, Cent
from app.domain.basis.afwijkdomein import Domeinen, lees_domeinen
from app.domain.basis.begrippen import Bereik, Mandaateinde, Mandaatsoort, Mandaatstatus, Voorwaardeoordeel
from app.domain.besluit.verdeling import Verdeelsleutel
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten
from app.models.gebruiker import Gebruiker, Organisatie
from app.models.kolommen import STIL, Ingevoerd, geteld
from app.models.zaak import Zaak
from app.tabelregels import NAGESPEELD, NOOIT, alleen, van_zaak


class Voorwaarde(Base):
    """One condition of a mandaat, to be checked off."""

    __tablename__ = "voorwaarde"
    tabelregels = van_zaak("mandaat_id", verandert=NOOIT, naspel="de tekst staat in het mandaat")
    __table_args__ = (UniqueConstraint("mandaat_id", "nummer"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    mandaat_id: Mapped[int] = mapped_column(ForeignKey("mandaat.id"))
    nummer: Mapped[int]
    tekst: Mapped[str]

    standen: Mapped[list[Voorwaardestand]] = relationship(lazy="raise", order_by="Voorwaardestand.id")


class Voorwaardestand(Base):
    """What somebody found about a condition. Never changed: a later finding is a new row."""

    __tablename__ = "voorwaardestand"
    tabelregels = van_zaak("voorwaarde_id", verandert=NOOIT, naspel=NAGESPEELD)

    id: Mapped[int] = mapped_column(primary_key=True)
    voorwaarde_id: Mapped[int] = mapped_column(ForeignKey("voorwaarde.id"), index=True)
    oordeel: Mapped[Voorwaardeoordeel]
    datum: Mapped[date]
    toelichting: Mapped[str]
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))


class Mandaatverzoek(Base):
    """One text asked of many: the mandaten that were drawn up together.

    `eerste_reactie_voor` is the day it hoped for when it was drawn up, `reactie_voor` the day that counts now.
    When its ceilings are one amount that was divided: `sleutel` by which key, `totaal` in euro cents, `gewichten` what
    each grantor (code) weighed, `peiljaar` of which year that is, `teldatum` of which day. By hand nothing weighs.
    """

    __tablename__ = "mandaatverzoek"
    tabelregels = van_zaak(verandert=NOOIT, naspel="een verzameling van mandaten; elk mandaat is nagespeeld")
    __table_args__ = (UniqueConstraint("zaak_id", "volgnr"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    volgnr: Mapped[int]
    eerste_reactie_voor: Mapped[date | None] = mapped_column("reactie_voor")
    sleutel: Mapped[Verdeelsleutel | None]
    totaal: Mapped[int | None] = mapped_column(Cent)
    peiljaar: Mapped[int | None]
    teldatum: Mapped[date | None]
    gewichten: Mapped[dict[str, int] | None] = mapped_column(JSON(none_as_null=True))
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))

    reactiedata: Mapped[list[Reactiedatum]] = relationship(lazy="raise", order_by="Reactiedatum.versie")

    @property
    def reactieversie(self) -> int:
        return self.reactiedata[-1].versie if self.reactiedata else 1

    @property
    def reactie_voor(self) -> date | None:
        return self.reactiedata[-1].reactie_voor if self.reactiedata else self.eerste_reactie_voor


class Reactiedatum(Ingevoerd, Base):
    """A later answer date of a request, or that there is none any more, with the reason. Never changed: the highest
    `versie` counts; the first is 2, for the request itself holds the date that it was drawn up with.
    """

    __tablename__ = "reactiedatum"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)
    __table_args__ = (UniqueConstraint("verzoek_id", "versie"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    verzoek_id: Mapped[int] = mapped_column(ForeignKey("mandaatverzoek.id"))
    versie: Mapped[int]
    reactie_voor: Mapped[date | None]
    reden: Mapped[str]


class Herinnering(Ingevoerd, Base):
    """Who has to act on a mandaat was reminded of it, on a day and while it stood so. Never changed."""

    __tablename__ = "herinnering"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    mandaat_id: Mapped[int] = mapped_column(ForeignKey("mandaat.id"), index=True)
    status: Mapped[Mandaatstatus]
    datum: Mapped[date]
    toelichting: Mapped[str]


class Besluitstuk(Ingevoerd, Base):
    """The decision of a grantor, as a document with its mandaat. Never changed: another one comes beside it."""

    __tablename__ = "besluitstuk"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)
    __table_args__ = (UniqueConstraint("mandaat_id", "document_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    mandaat_id: Mapped[int] = mapped_column(ForeignKey("mandaat.id"))
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))


class Mandaat(Base):
    """One version of the power of one holder on behalf of one granting college or region. `plafond` in euro cents.

    `eerste_id` is its first version when this is a later one; `onder_id` the first version of the mandaat above an
    ondermandaat. The persons who proposed and approved stand here, so that the database itself holds four eyes; its
    text never changes. Given to an office it names that (`houder_functie`), as the profile called it then and with who
    employs it; `houder_id` is then who filled it when it was drawn up. `ingetrokken_per` is the first day on which it
    is over, and `einde_wijze` says how when its grantor did not withdraw it (`einde_vervroegd_op`: if it came sooner).
    `..._vastgelegd_door_id` recorded from paper what a college without an account decided. With `inlezing_id` all of it
    is from paper: the two stand for the import. From `tweede_vanaf` on both Regievoerders sign, in euro cents.
    """

    __tablename__ = "mandaat"
    tabelregels = van_zaak(
        verandert=alleen(
            "status", "versie", "voorgesteld_*", "goedgekeurd_*", "afgewezen_*", "oordeel_functie", "afwijkdomeinen",
            "verleend_*", "besluitnummer", "instemming_*", "actief_vanaf", "ingetrokken_*", "einde_wijze",
            "einde_vervroegd_op", "vervangen_per", "einde_genoteerd_op",
        ),
        naspel=NAGESPEELD,
    )  # fmt: skip
    __table_args__ = (
        CheckConstraint(
            "goedgekeurd_persoon_id IS NULL OR (voorgesteld_persoon_id IS NOT NULL AND "
            "goedgekeurd_persoon_id <> voorgesteld_persoon_id)",
            name="vier_ogen",
        ),
        CheckConstraint("tot >= van", name="looptijd"),
        CheckConstraint("(soort = 'financien') = (plafond IS NOT NULL)", name="plafond"),
        CheckConstraint("plafond > 0", name="plafond_positief"),
        CheckConstraint("versienr >= 1", name="versienr"),
        Index(None, "eerste_id", "versienr", unique=True),
        Index("ix_mandaat_status", "status", "tot"),
        Index(None, "mandaatgever_id", "zaak_id"),
        Index(None, "houder_id", "zaak_id"),
        Index(None, "houder_functie", "zaak_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    periode: Mapped[int]
    soort: Mapped[Mandaatsoort]
    bereik: Mapped[Bereik]
    mandaatgever_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"))
    houder_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))
    houder_functie: Mapped[str | None] = mapped_column(String(40))
    houder_titel: Mapped[str | None] = mapped_column(String(200))
    houder_organisatie_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"))
    tweede_vanaf: Mapped[int | None] = mapped_column(Cent)
    bevoegdheden: Mapped[str]
    voorwaarden: Mapped[str] = mapped_column(default="")
    plafond: Mapped[int | None] = mapped_column(Cent)
    van: Mapped[date]
    tot: Mapped[date]
    status: Mapped[Mandaatstatus]
    voorgesteld_datum: Mapped[date | None]
    voorgesteld_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    voorgesteld_persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    goedgekeurd_datum: Mapped[date | None]
    goedgekeurd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    goedgekeurd_persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    oordeel_functie: Mapped[str | None] = mapped_column(String(40))
    afgewezen_datum: Mapped[date | None]
    afgewezen_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    afgewezen_persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    afgewezen_vastgelegd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    afwijkdomeinen: Mapped[str | None] = mapped_column(String(120))
    verleend_datum: Mapped[date | None]
    verleend_vastgelegd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    besluitnummer: Mapped[str] = mapped_column(String(80), default="")
    instemming_houder_datum: Mapped[date | None]
    instemming_werkgever_datum: Mapped[date | None]
    instemming_gegeven_door: Mapped[str | None] = mapped_column(String(120))
    instemming_gegeven_functie: Mapped[str | None] = mapped_column(String(160))
    instemming_kenmerk: Mapped[str | None] = mapped_column(String(200))
    instemming_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    instemming_vastgelegd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    actief_vanaf: Mapped[date | None]
    ingetrokken_per: Mapped[date | None]
    ingetrokken_vastgelegd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    einde_vervroegd_op: Mapped[date | None]
    einde_wijze: Mapped[Mandaateinde | None] = mapped_column(Begrip(Mandaateinde))
    vervangen_per: Mapped[date | None]
    einde_genoteerd_op: Mapped[date | None] = mapped_column(info=STIL)
    verzoek_id: Mapped[int | None] = mapped_column(ForeignKey("mandaatverzoek.id"), index=True)
    eerste_id: Mapped[int | None] = mapped_column(ForeignKey("mandaat.id"))
    onder_id: Mapped[int | None] = mapped_column(ForeignKey("mandaat.id"), index=True)
    versienr: Mapped[int] = mapped_column(default=1, server_default="1")
    ondermandaat_mag: Mapped[bool] = mapped_column(default=False, server_default=false())
    einde_bij_sluiten: Mapped[bool] = mapped_column(default=False, server_default=false())
    organen: Mapped[str] = mapped_column(default="", server_default=text("''"))
    volmacht: Mapped[bool] = mapped_column(default=False, server_default=false())
    machtiging: Mapped[bool] = mapped_column(default=False, server_default=false())
    inlezing_id: Mapped[int | None] = mapped_column(ForeignKey("inlezing.id"))
    aangemaakt_op: Mapped[datetime]
    versie: Mapped[int] = mapped_column()

    mandaatgever: Mapped[Organisatie] = relationship(lazy="raise", foreign_keys=mandaatgever_id)
    houder: Mapped[Gebruiker] = relationship(lazy="raise", foreign_keys=houder_id)
    voorsteller: Mapped[Gebruiker | None] = relationship(lazy="raise", foreign_keys=voorgesteld_door_id)
    zaak: Mapped[Zaak] = relationship(lazy="raise")
    boven: Mapped[Mandaat | None] = relationship(lazy="raise", foreign_keys=onder_id, remote_side=id)
    checklist: Mapped[list[Voorwaarde]] = relationship(lazy="raise", order_by="Voorwaarde.nummer")

    __mapper_args__ = geteld(versie)

    @property
    def raakt(self) -> Domeinen:
        """What its refusal touches; empty when that was not said."""
        return lees_domeinen(self.afwijkdomeinen)

    voorwaarden_open = None  # type: int | None
    """Of a mandaat that was read for a decision: how many of its conditions are open. In no column."""

    @property
    def houdernaam(self) -> str:
        """Who holds it, for a reader: a person, or an office."""
        return self.houder_titel or self.houder.naam

    @property
    def houder_werkt_bij(self) -> int:
        """The organisation (id) under which its holder works."""
        return self.houder_organisatie_id or self.houder.organisatie_id

    @property
    def familie(self) -> int:
        """The id that all versions share."""
        return self.eerste_id or self.id

    def feiten(self) -> Mandaatfeiten:
        """What the rules need; `mandaatfamilie` adds what was spent."""
        return feiten_van(self, self.mandaatgever.naam)


FEITKOLOMMEN = (
    Mandaat.id, Mandaat.soort, Mandaat.houder_id, Mandaat.status, Mandaat.van, Mandaat.tot, Mandaat.plafond,
    Mandaat.actief_vanaf, Mandaat.ingetrokken_per, Mandaat.vervangen_per, Mandaat.eerste_id, Mandaat.onder_id,
    Mandaat.ondermandaat_mag, Mandaat.einde_bij_sluiten, Mandaat.houder_functie,
)  # fmt: skip
"""What `feiten_van` reads: a list of many zaken asks for these alone."""


def feiten_van(rij: Any, mandaatgever: str) -> Mandaatfeiten:
    """The facts of a mandaat, or of a row with FEITKOLOMMEN."""
    return Mandaatfeiten(
        id=rij.id,
        mandaatgever=mandaatgever,
        soort=rij.soort,
        houder_id=rij.houder_id,
        status=rij.status,
        van=rij.van,
        tot=rij.tot,
        plafond=rij.plafond,
        actief_vanaf=rij.actief_vanaf,
        ingetrokken_per=rij.ingetrokken_per,
        vervangen_per=rij.vervangen_per,
        eerste=rij.eerste_id,
        onder=rij.onder_id,
        ondermandaat_mag=rij.ondermandaat_mag,
        einde_bij_sluiten=rij.einde_bij_sluiten,
        houder_functie=rij.houder_functie,
    )
