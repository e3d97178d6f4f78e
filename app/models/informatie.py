from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, String, UniqueConstraint, select
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Begrip
from app.domain.draaiboek.draaiboekdelen import Merk, Middel
from app.domain.informatie.informatie import Plichtfeiten
from app.domain.informatie.raadsbrief import Brieffeiten
from app.models.kolommen import Termijnkolommen
from app.models.zaak import Tredebepaling
from app.tabelregels import NAGESPEELD, NOOIT, alleen, van_zaak


class Informatieplicht(Termijnkolommen, Base):
    """A party that must be informed because a trede was determined, as the edition said it then.

    `organisatie_code` is the municipality or region that it is, if it is one; `brief` by what it should be informed,
    `middel` by what it was. What came of the duty is filled in once: sent, or lapsed with the reason in `toelichting`.
    """

    __tablename__ = "informatieplicht"
    tabelregels = van_zaak(
        verandert=alleen(
            "vanaf*",
            "werkdagen",
            "eenheid",
            "uiterlijk_op",
            "verzonden_datum",
            "vervallen_datum",
            "middel",
            "toelichting",
            "document_id",
            "vastgelegd_*",
        ),
        naspel=NAGESPEELD,
    )
    __table_args__ = (
        UniqueConstraint("tredebepaling_id", "code", "partij"),
        CheckConstraint("verzonden_datum IS NULL OR vervallen_datum IS NULL", name="een_afloop"),
        CheckConstraint(
            "(verzonden_datum IS NULL AND vervallen_datum IS NULL) = (vastgelegd_door_id IS NULL)", name="door_wie"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    tredebepaling_id: Mapped[int] = mapped_column(ForeignKey("tredebepaling.id"))
    code: Mapped[str] = mapped_column(String(20))
    partij: Mapped[str] = mapped_column(String(200))
    organisatie_code: Mapped[str | None] = mapped_column(String(40))
    door: Mapped[str]
    verplicht: Mapped[bool]
    brief: Mapped[Middel | None] = mapped_column(Begrip(Middel))
    termijn_bron: Mapped[str]
    bron: Mapped[str]
    merk: Mapped[Merk] = mapped_column(Begrip(Merk))
    verzonden_datum: Mapped[date | None]
    vervallen_datum: Mapped[date | None]
    middel: Mapped[Middel | None] = mapped_column(Begrip(Middel))
    toelichting: Mapped[str] = mapped_column(default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    vastgelegd_op: Mapped[datetime | None]
    vastgelegd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))

    tredebepaling: Mapped[Tredebepaling] = relationship(lazy="raise")

    def feiten(self) -> Plichtfeiten:
        return Plichtfeiten(
            sinds=self.tredebepaling.datum,
            uiterlijk_op=self.uiterlijk_op,
            verzonden=self.verzonden_datum,
            vervallen=self.vervallen_datum,
        )


class Romptekst(Base):
    """One version of the regional text of the raadsinformatiebrief. Never changed afterwards."""

    __tablename__ = "romptekst"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)
    __table_args__ = (UniqueConstraint("zaak_id", "versienr"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    versienr: Mapped[int]
    titel: Mapped[str] = mapped_column(String(200))
    tekst: Mapped[str]
    datum: Mapped[date]
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))


class Raadsbrief(Base):
    """The letter of one municipality with a version of the romptekst: put to it, then sent by it to its council.

    `document_id` is the letter as it was put to the municipality.
    """

    __tablename__ = "raadsbrief"
    tabelregels = van_zaak(
        "romptekst_id", verandert=alleen("aangeboden_*", "document_id", "verzonden_*", "toelichting"), naspel=NAGESPEELD
    )
    __table_args__ = (
        UniqueConstraint("romptekst_id", "gemeente"),
        CheckConstraint(
            "(aangeboden_datum IS NULL) = (document_id IS NULL) AND "
            "(aangeboden_datum IS NULL) = (aangeboden_door_id IS NULL)",
            name="aanbieding_heel",
        ),
        CheckConstraint(
            "verzonden_datum IS NULL OR (verzonden_door_id IS NOT NULL AND verzonden_datum >= aangeboden_datum)",
            name="verzending_heel",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    romptekst_id: Mapped[int] = mapped_column(ForeignKey("romptekst.id"))
    gemeente: Mapped[str] = mapped_column(String(10))
    aangeboden_datum: Mapped[date | None]
    aangeboden_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    verzonden_datum: Mapped[date | None]
    verzonden_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    verzonden_op: Mapped[datetime | None]
    toelichting: Mapped[str] = mapped_column(default="")

    romptekst: Mapped[Romptekst] = relationship(lazy="raise")

    @hybrid_property
    def zaak_id(self) -> int:
        return self.romptekst.zaak_id

    @zaak_id.inplace.expression
    @classmethod
    def _zaak_id(cls) -> ColumnElement[int]:
        return select(Romptekst.zaak_id).where(Romptekst.id == cls.romptekst_id).scalar_subquery()

    def feiten(self) -> Brieffeiten:
        return Brieffeiten(
            tekst_van=self.romptekst.datum, aangeboden=self.aangeboden_datum, verzonden=self.verzonden_datum
        )
