from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Begrip
from app.domain.basis.afwijkdomein import Domeinen, lees_domeinen
from app.domain.overleg.afwijking import Afwijkingssoort, Vervolg
from app.domain.overleg.opschaling import Opschalingsuitkomst
from app.domain.overleg.standpunt import Hoedanigheid, Standpuntsoort
from app.domain.overleg.toezicht import Richting
from app.domain.overleg.toezichtplan import Planstapstatus
from app.models.kolommen import Ingevoerd
from app.tabelregels import NAGESPEELD, NOOIT, alleen, van_zaak


class Vraag(Ingevoerd, Base):
    """A question about a zaak to `gemeenten` (their codes, in the order of the profile). Never changed afterwards."""

    __tablename__ = "vraag"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)
    __table_args__ = (UniqueConstraint("zaak_id", "volgnr"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    volgnr: Mapped[int]
    tekst: Mapped[str]
    gemeenten: Mapped[str]
    gesteld_datum: Mapped[date]
    reactie_voor: Mapped[date]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))

    @property
    def aan(self) -> tuple[str, ...]:
        """Codes of the municipalities it was put to."""
        return tuple(self.gemeenten.split(","))


class Standpunt(Ingevoerd, Base):
    """What a municipality said to a question; the last one counts. Never changed afterwards.

    `door` spoke in this `hoedanigheid`, in the place of `namens_wie` if that is filled. `bron` is filled when the team
    recorded it on its behalf; `opschaling_id` is the opschaling that this deviation started or joined.
    """

    __tablename__ = "standpunt"
    tabelregels = van_zaak("vraag_id", verandert=NOOIT, naspel=NAGESPEELD)

    id: Mapped[int] = mapped_column(primary_key=True)
    vraag_id: Mapped[int] = mapped_column(ForeignKey("vraag.id"), index=True)
    gemeente: Mapped[str] = mapped_column(String(10))
    standpunt: Mapped[Standpuntsoort] = mapped_column(Begrip(Standpuntsoort))
    datum: Mapped[date]
    hoedanigheid: Mapped[Hoedanigheid] = mapped_column(Begrip(Hoedanigheid))
    door: Mapped[str] = mapped_column(String(160))
    namens_wie: Mapped[str] = mapped_column(String(160), default="")
    vervangingsreden: Mapped[str] = mapped_column(default="")
    toelichting: Mapped[str] = mapped_column(default="")
    bron: Mapped[str] = mapped_column(default="")
    afwijkdomeinen: Mapped[str | None] = mapped_column(String(120))
    opschaling_id: Mapped[int | None] = mapped_column(ForeignKey("opschaling.id"))

    @property
    def raakt(self) -> Domeinen:
        """What this deviation touches; empty when that was not said."""
        return lees_domeinen(self.afwijkdomeinen)


class Gezien(Base):
    """When an account of the municipality first opened the question. Never changed afterwards."""

    __tablename__ = "gezien"
    tabelregels = van_zaak("vraag_id", verandert=NOOIT, naspel=NAGESPEELD)

    vraag_id: Mapped[int] = mapped_column(ForeignKey("vraag.id"), primary_key=True)
    gemeente: Mapped[str] = mapped_column(String(10), primary_key=True)
    op: Mapped[datetime]


_LOOPT = text("einde IS NULL")


class Opschaling(Ingevoerd, Base):
    """A matter without consensus on its way up the ladder; of a zaak at most one runs. Its end is filled in once."""

    __tablename__ = "opschaling"
    tabelregels = van_zaak(verandert=alleen("einde", "uitkomst"), naspel=NAGESPEELD)
    __table_args__ = (
        UniqueConstraint("zaak_id", "volgnr"),
        CheckConstraint("(einde IS NULL) = (uitkomst IS NULL)", name="einde_heel"),
        Index("uq_opschaling_lopend", "zaak_id", unique=True, postgresql_where=_LOOPT, sqlite_where=_LOOPT),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    volgnr: Mapped[int]
    aanleiding: Mapped[str]
    begin: Mapped[date]
    einde: Mapped[date | None]
    uitkomst: Mapped[Opschalingsuitkomst | None] = mapped_column(Begrip(Opschalingsuitkomst))

    stappen: Mapped[list[Opschalingstap]] = relationship(lazy="raise", order_by="Opschalingstap.id")


class Opschalingstap(Ingevoerd, Base):
    """It came to a rung, or, with an outcome, it ended there. Never changed afterwards."""

    __tablename__ = "opschalingstap"
    tabelregels = van_zaak("opschaling_id", verandert=NOOIT, naspel=NAGESPEELD)

    id: Mapped[int] = mapped_column(primary_key=True)
    opschaling_id: Mapped[int] = mapped_column(ForeignKey("opschaling.id"), index=True)
    niveau: Mapped[str] = mapped_column(String(40))
    datum: Mapped[date]
    uitkomst: Mapped[Opschalingsuitkomst | None] = mapped_column(Begrip(Opschalingsuitkomst))
    toelichting: Mapped[str] = mapped_column(default="")


class Afwijkingsvolg(Ingevoerd, Base):
    """What followed on a deviation of a grantor or municipality: `opschaling_id`, or the reason why not. Never changed.

    It is about a mandaat that was refused or not answered, or about a position.
    """

    __tablename__ = "afwijkingsvolg"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)
    __table_args__ = (
        CheckConstraint("(mandaat_id IS NULL) <> (standpunt_id IS NULL)", name="een_ding"),
        CheckConstraint("(vervolg = 'opgeschaald') = (opschaling_id IS NOT NULL)", name="opschaling"),
        UniqueConstraint("mandaat_id", "soort"),
        UniqueConstraint("standpunt_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    soort: Mapped[Afwijkingssoort] = mapped_column(Begrip(Afwijkingssoort))
    mandaat_id: Mapped[int | None] = mapped_column(ForeignKey("mandaat.id"))
    standpunt_id: Mapped[int | None] = mapped_column(ForeignKey("standpunt.id"))
    vervolg: Mapped[Vervolg] = mapped_column(Begrip(Vervolg))
    opschaling_id: Mapped[int | None] = mapped_column(ForeignKey("opschaling.id"))
    reden: Mapped[str] = mapped_column(default="")
    datum: Mapped[date]


class Toezichtstap(Ingevoerd, Base):
    """Interbestuurlijk toezicht came into a phase (its code in the region's profile). Never changed afterwards."""

    __tablename__ = "toezichtstap"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    fase: Mapped[str] = mapped_column(String(40))
    datum: Mapped[date]
    toelichting: Mapped[str] = mapped_column(default="")


class Toezichtplan(Ingevoerd, Base):
    """The plan that runs in a track of toezicht, with its last day. Its term can be set again; it is delivered once."""

    __tablename__ = "toezichtplan"
    tabelregels = van_zaak(verandert=alleen("uiterlijk_op", "opgeleverd_*"), naspel=NAGESPEELD)
    __table_args__ = (
        UniqueConstraint("zaak_id", "volgnr"),
        Index(
            "uq_toezichtplan_lopend",
            "zaak_id",
            unique=True,
            postgresql_where=text("opgeleverd_datum IS NULL"),
            sqlite_where=text("opgeleverd_datum IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    volgnr: Mapped[int]
    datum: Mapped[date]
    uiterlijk_op: Mapped[date]
    toelichting: Mapped[str]
    opgeleverd_datum: Mapped[date | None]
    opgeleverd_toelichting: Mapped[str] = mapped_column(default="")
    opgeleverd_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))

    stappen: Mapped[list[Toezichtplanstap]] = relationship(lazy="raise", order_by="Toezichtplanstap.volgnr")


class Toezichtplanstap(Ingevoerd, Base):
    """A step of such a plan: what, with whom, by when; it is done or not applied once."""

    __tablename__ = "toezichtplanstap"
    tabelregels = van_zaak("plan_id", verandert=alleen("status", "afgerond_datum", "toelichting"), naspel=NAGESPEELD)
    __table_args__ = (UniqueConstraint("plan_id", "volgnr"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("toezichtplan.id"), index=True)
    volgnr: Mapped[int]
    titel: Mapped[str] = mapped_column(String(200))
    met_wie: Mapped[str] = mapped_column(String(160))
    datum: Mapped[date]
    uiterlijk_op: Mapped[date]
    status: Mapped[Planstapstatus] = mapped_column(Begrip(Planstapstatus))
    afgerond_datum: Mapped[date | None]
    toelichting: Mapped[str] = mapped_column(default="")


class Correspondentie(Ingevoerd, Base):
    """A letter from or to a supervising authority. `datum` is that of the letter. Never changed afterwards."""

    __tablename__ = "correspondentie"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    richting: Mapped[Richting] = mapped_column(Begrip(Richting))
    met: Mapped[str] = mapped_column(String(160))
    datum: Mapped[date]
    onderwerp: Mapped[str] = mapped_column(String(200))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
