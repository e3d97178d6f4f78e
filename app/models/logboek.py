from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Begrip
from app.domain.logboek.keten import GEDAAN
from app.domain.zoeken.bereik import Kring, Zoeksoort
from app.tabelregels import ADMINISTRATIE, NOOIT, VRIJ, alleen, apart, blijft, buiten_zaak, van_zaak

NIET_GEDAAN = text(f"uitkomst <> '{GEDAAN}'")
"""Refusals are little beside the rest, so they have an index of their own."""


class LogboekKop(Base):
    """The one row that is locked to write: where the chain ends now.

    `sprongen` counts the lines at which the clock was a minute or more behind the line before, by `grootste_sprong`
    microseconds at most; `eerste_sprong` is the number of the first of them.
    """

    __tablename__ = "logboek_kop"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=alleen("*"), naspel="is het logboek zelf")

    logboek: Mapped[str] = mapped_column(String(40), primary_key=True)
    nr: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(String(64))
    op: Mapped[datetime]
    sprongen: Mapped[int] = mapped_column(server_default="0")
    grootste_sprong: Mapped[int] = mapped_column(BigInteger, server_default="0")
    eerste_sprong: Mapped[int | None] = mapped_column(BigInteger)


class LogboekRegel(Base):
    """One entry. `regel` is the hashed line, byte for byte; the other columns repeat it to search by.

    Triggers in the database refuse every change and deletion. `gebruiker_id` tells us whose pseudonym it is.
    """

    __tablename__ = "logboek_regel"
    tabelregels = blijft(
        "de koppen van het logboek, met pseudoniemen: zonder die regels is de keten niet na te rekenen",
        verandert=NOOIT,
        naspel="is het logboek zelf",
        soort=ADMINISTRATIE,
        account="wie wat deed: alleen de sleutel en het pseudoniem",
    )
    __table_args__ = (
        UniqueConstraint("zaak_id", "zaak_nr"),
        Index("ix_logboek_regel_zaak_id_object_zaak_nr", "zaak_id", "object", "zaak_nr"),
        Index("ix_logboek_regel_actie", "actie", "nr"),
        Index("ix_logboek_regel_gebruiker_id", "gebruiker_id", "nr", "zaak_id"),
        Index("ix_logboek_regel_geweigerd", "nr", sqlite_where=NIET_GEDAAN, postgresql_where=NIET_GEDAAN),
    )

    nr: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    vorige: Mapped[str] = mapped_column(String(64), unique=True)
    verzoek: Mapped[str] = mapped_column(String(80), unique=True)
    regel: Mapped[bytes]
    zaak_id: Mapped[int | None] = mapped_column(ForeignKey("zaak.id"))
    zaak_nr: Mapped[int | None] = mapped_column(BigInteger)
    op: Mapped[datetime] = mapped_column(index=True)
    datum: Mapped[date | None]
    gebruiker_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    actie: Mapped[str] = mapped_column(String(60))
    uitkomst: Mapped[str] = mapped_column(String(20))
    object: Mapped[str | None] = mapped_column(String(60), index=True)


class LogboekPayload(Base):
    """What was said: salt and canonical JSON, to which the entry's line commits."""

    __tablename__ = "logboek_payload"
    tabelregels = apart(
        "de inhoud en het zout van elke regel tot aan de verklaring gaan weg",
        verandert=NOOIT,
        naspel="is het logboek zelf",
        soort=ADMINISTRATIE,
    )

    nr: Mapped[int] = mapped_column(ForeignKey("logboek_regel.nr"), primary_key=True, autoincrement=False)
    inhoud: Mapped[bytes]


class Logboektegel(Base):
    """256 hashes of the tree, kept once there are 256: of lines (level 0), or of full tiles of the level below.

    The database refuses every change. Shape after https://c2sp.org/tlog-tiles.
    """

    __tablename__ = "logboek_tegel"
    tabelregels = buiten_zaak(
        ADMINISTRATIE, verandert=NOOIT, naspel="hoort bij het logboek zelf; wordt tegen de regels gehouden"
    )

    niveau: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    nr: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    inhoud: Mapped[bytes]


class Logboekknoop(Base):
    """The root of a full tile (32 bytes): hash number `nr` of level `niveau`, which is 1 or more.

    256 of them are the full tile of that level; those after the last full one are the tile that is still filling.
    """

    __tablename__ = "logboek_knoop"
    tabelregels = buiten_zaak(
        ADMINISTRATIE, verandert=NOOIT, naspel="hoort bij het logboek zelf; wordt tegen de regels gehouden"
    )

    niveau: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    nr: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    hash: Mapped[bytes]


class Checkpoint(Base):
    """A signed note about the logboek: how many lines it had, and the root (hex) of the tree over them."""

    __tablename__ = "checkpoint"
    tabelregels = buiten_zaak(
        ADMINISTRATIE, verandert=NOOIT, naspel="hoort bij het logboek zelf; wordt tegen de boom gehouden"
    )
    __table_args__ = (UniqueConstraint("logboek", "grootte"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    logboek: Mapped[str] = mapped_column(String(40))
    grootte: Mapped[int] = mapped_column(BigInteger)
    wortel: Mapped[str] = mapped_column(String(64))
    tekst: Mapped[bytes]
    gemaakt_op: Mapped[datetime]


class Getuigenis(Base):
    """What a witness confirmed: its cosignature line over our checkpoint of this size. It stays so."""

    __tablename__ = "getuigenis"
    tabelregels = buiten_zaak(
        ADMINISTRATIE, verandert=NOOIT, naspel="hoort bij het logboek zelf: wat getuigen ondertekenden"
    )
    __table_args__ = (UniqueConstraint("getuige", "logboek", "grootte"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    getuige: Mapped[str] = mapped_column(String(200))
    logboek: Mapped[str] = mapped_column(String(40))
    grootte: Mapped[int] = mapped_column(BigInteger)
    regel: Mapped[str]
    op: Mapped[datetime]


class Checkpointpost(Base):
    """That the checkpoint of this size was mailed, and when (UTC)."""

    __tablename__ = "checkpointpost"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=NOOIT, naspel="hoort bij het logboek zelf: wat ervan is gemaild")

    id: Mapped[int] = mapped_column(primary_key=True)
    logboek: Mapped[str] = mapped_column(String(40))
    grootte: Mapped[int] = mapped_column(BigInteger)
    op: Mapped[datetime]


class Logalarm(Base):
    """The logboek is not what a checkpoint outside the database says. While one is open, nothing can be recorded.

    `verhuisd_naar` tells that it has moved to another database: then it does not go on here, whoever asks.
    `bewijs` is that checkpoint, a signed note. Two persons resume: who asks, and who confirms; `hervat_nr` is the entry
    with which the logboek went on under the id `nieuw_logboek`. The database lets the head take that id only then.
    """

    __tablename__ = "logalarm"
    tabelregels = buiten_zaak(
        ADMINISTRATIE,
        verandert=VRIJ,
        naspel="hoort bij het logboek zelf; de hervatting staat in de keten",
        account="wie de hervatting vroeg en bevestigde: alleen de sleutels",
        rijen_gaan=True,
    )
    __table_args__ = (CheckConstraint("bevestigd_persoon_id <> gevraagd_persoon_id", name="vier_ogen"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    logboek: Mapped[str] = mapped_column(String(40))
    reden: Mapped[str]
    verwacht: Mapped[int] = mapped_column(BigInteger)
    gevonden: Mapped[int] = mapped_column(BigInteger)
    bewijs: Mapped[bytes]
    gevonden_op: Mapped[datetime]
    nieuw_logboek: Mapped[str] = mapped_column(String(40))
    toelichting: Mapped[str | None]
    gevraagd_op: Mapped[datetime | None]
    gevraagd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    gevraagd_persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    bevestigd_op: Mapped[datetime | None]
    bevestigd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    bevestigd_persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    hervat_nr: Mapped[int | None] = mapped_column(BigInteger)
    gemeld_op: Mapped[datetime | None]
    verhuisd_naar: Mapped[str | None]


class Alleenlezen(Base):
    """While its one row is there nothing may be recorded, and `bericht` is what people are told. `sinds` is UTC."""

    __tablename__ = "alleenlezen"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, naspel="of er onderhoud is; geen zaak", rijen_gaan=True)
    __table_args__ = (CheckConstraint("id = 1", name="een"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    bericht: Mapped[str]
    sinds: Mapped[datetime]


ONGELEZEN = text("ongelezen")


class Zoekpassage(Base):
    """A text of a zaak that one can look for: the words of an entry, of a document, or of a note beside the record. It
    follows from what was recorded.

    `id` is a time and then a number (`domain/zoeken/passage.py`): the newest has the highest. `nr` is the entry,
    `object_id` the mandaat, besluit, document or note that it is about. `stammen` are its words as they are compared;
    `wie` are marks of who may find it, so that the index of words holds them too. What somebody finds is judged again
    when he asks. `ongelezen`: the content of the document is still to be read.
    """

    __tablename__ = "zoekpassage"
    tabelregels = van_zaak(verandert=VRIJ, naspel="volgt uit het logboek en de documenten", soort=ADMINISTRATIE)
    __table_args__ = (Index("ix_zoekpassage_ongelezen", "id", sqlite_where=ONGELEZEN, postgresql_where=ONGELEZEN),)

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    soort: Mapped[Zoeksoort] = mapped_column(Begrip(Zoeksoort))
    kring: Mapped[Kring] = mapped_column(Begrip(Kring))
    nr: Mapped[int | None] = mapped_column(BigInteger)
    object_id: Mapped[int | None]
    stammen: Mapped[str]
    wie: Mapped[str]
    ongelezen: Mapped[bool]


class Zoekstand(Base):
    """The one row that says which older texts are still to be made searchable: entries, documents and notes up to
    these.
    """

    __tablename__ = "zoekstand"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, naspel="hoever het zoeken is; volgt uit het logboek")

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    regels_tot: Mapped[int] = mapped_column(BigInteger)
    documenten_tot: Mapped[int]
    notities_tot: Mapped[int] = mapped_column(server_default=text("0"))
