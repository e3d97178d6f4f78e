from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_security import RoleMixin, UserMixin
from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Begrip
from app.domain.basis.begrippen import Actor, Organisatiesoort, Rol
from app.domain.gebruiker.taal import Taal
from app.domain.gebruiker.toegang import Toegangssoort, Voorstelstatus
from app.domain.gebruiker.token import Tokenbereik, Tokenstatus
from app.tabelregels import ADMINISTRATIE, GAAT, VRIJ, alleen, alles_behalve, buiten_zaak, van_zaak


class Organisatie(Base):
    """A municipality (CBS code), the service bureau, another region or a supervisor."""

    __tablename__ = "organisatie"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    naam: Mapped[str] = mapped_column(String(120))
    soort: Mapped[Organisatiesoort]
    regio: Mapped[str] = mapped_column(String(40), index=True)


class Persoon(Base):
    """A natural person. Four eyes count persons, not accounts."""

    __tablename__ = "persoon"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ)

    id: Mapped[int] = mapped_column(primary_key=True)
    naam: Mapped[str] = mapped_column(String(120))


gebruiker_rol = Table(
    "gebruiker_rol",
    Base.metadata,
    Column("gebruiker_id", Integer, ForeignKey("gebruiker.id"), primary_key=True),
    Column("roltoekenning_id", Integer, ForeignKey("roltoekenning.id"), primary_key=True),
    info={"tabelregels": buiten_zaak(ADMINISTRATIE, verandert=VRIJ, account=GAAT)},
)


class Roltoekenning(Base, RoleMixin):
    """A role as Flask-Security wants it: a row with a name."""

    __tablename__ = "roltoekenning"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40), unique=True)


class Gebruiker(Base, UserMixin):
    """An account of one person. `functie` is the capacity in which he acts, as it is written; offices go by period.

    `versie` counts how often its name, address or roles were put right. After `vervallen_op` its pseudonym and keys
    are left, so that what he did still refers to one and the same account. `wachtwoord_op` is when its password was
    last chosen; empty until who it is for did so by his invitation.
    """

    __tablename__ = "gebruiker"
    tabelregels = buiten_zaak(
        ADMINISTRATIE, verandert=alles_behalve("persoon_id"), account="het account zelf: sleutels en pseudoniem blijven"
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    naam: Mapped[str] = mapped_column(String(120))
    functie: Mapped[str] = mapped_column(String(160))
    password: Mapped[str] = mapped_column(String(255))
    active: Mapped[bool]
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    pseudoniem: Mapped[str] = mapped_column(String(32), unique=True)
    persoon_id: Mapped[int] = mapped_column(ForeignKey("persoon.id"), index=True)
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"), index=True)
    aangemaakt_op: Mapped[datetime]
    vervallen_op: Mapped[datetime | None]
    versie: Mapped[int] = mapped_column(default=1, server_default="1")
    wachtwoord_op: Mapped[datetime | None]
    taal: Mapped[Taal] = mapped_column(Begrip(Taal), default=Taal.NEDERLANDS, server_default=Taal.NEDERLANDS.value)

    roles: Mapped[list[Roltoekenning]] = relationship(  # type: ignore[assignment]  # the mixin says list[RoleMixin]
        secondary=gebruiker_rol
    )
    organisatie: Mapped[Organisatie] = relationship(lazy="joined", innerjoin=True)

    def als_actor(self) -> Actor:
        """The value that services get; they know no accounts. `services.bezetting.actor_op` adds what a day brings."""
        return Actor(
            id=self.id,
            persoon_id=self.persoon_id,
            pseudoniem=self.pseudoniem,
            naam=self.naam,
            rollen=frozenset(Rol(rol.name) for rol in self.roles),
            hoedanigheid=self.functie,
            organisatie_id=self.organisatie_id,
            organisatie_code=self.organisatie.code,
            regio=self.organisatie.regio,
        )


class Klad(Base):
    """A form that was typed and not sent: for one account, kept beside the logboek and gone after a while.

    `pad` is the page on which the form stands, with its query; `velden` are pairs of name and text.
    """

    __tablename__ = "klad"
    tabelregels = van_zaak(
        soort=ADMINISTRATIE, verandert=VRIJ, naspel="nog niet verstuurd: geen handeling", account=GAAT
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    zaak_id: Mapped[int | None] = mapped_column(ForeignKey("zaak.id"), index=True)
    titel: Mapped[str] = mapped_column(String(200))
    pad: Mapped[str] = mapped_column(String(500))
    velden: Mapped[list[list[str]]] = mapped_column(JSON)
    bewaard_op: Mapped[datetime] = mapped_column(index=True)


class Toegangsvoorstel(Base):
    """A role or office that one person proposed for somebody, for another person to confirm.

    `regio` is where it is confirmed. `gebruiker_id` and `persoon_id` are whom it concerns, once he has an account;
    `naam` how he is called. `inhoud` is what was wanted; it goes, with the hash of a first password, when it was
    confirmed, refused or withdrawn. Nobody proposed what was proposed at the command line.
    """

    __tablename__ = "toegangsvoorstel"
    tabelregels = buiten_zaak(
        ADMINISTRATIE,
        verandert=alleen(
            "gebruiker_id", "naam", "inhoud", "wachtwoord_hash", "bevestigd_*", "geweigerd_*", "ingetrokken_*"
        ),
        account="wie wat voorstelde en bevestigde, en over wie: alleen de sleutels; de naam gaat weg",
    )
    __table_args__ = (
        CheckConstraint("soort IN ('account', 'rollen', 'vrijgave', 'houder', 'waarnemer')", name="soort"),
        CheckConstraint("bevestigd_persoon_id <> voorgesteld_persoon_id", name="vier_ogen"),
        CheckConstraint("bevestigd_persoon_id <> persoon_id", name="niet_over_zichzelf"),
        CheckConstraint(
            "(CASE WHEN bevestigd_op IS NULL THEN 0 ELSE 1 END) + (CASE WHEN geweigerd_op IS NULL THEN 0 ELSE 1 END) + "
            "(CASE WHEN ingetrokken_op IS NULL THEN 0 ELSE 1 END) <= 1",
            name="een_afloop",
        ),
        Index("ix_toegangsvoorstel_regio", "regio", "voorgesteld_op"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    regio: Mapped[str] = mapped_column(String(40))
    soort: Mapped[Toegangssoort] = mapped_column(Begrip(Toegangssoort))
    functie_code: Mapped[str | None] = mapped_column(String(40))
    gebruiker_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    naam: Mapped[str] = mapped_column(String(120))
    inhoud: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    wachtwoord_hash: Mapped[str | None] = mapped_column(String(255))
    voorgesteld_op: Mapped[datetime]
    voorgesteld_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    voorgesteld_persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    bevestigd_op: Mapped[datetime | None]
    bevestigd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    bevestigd_persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    geweigerd_op: Mapped[datetime | None]
    geweigerd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    ingetrokken_op: Mapped[datetime | None]
    ingetrokken_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))

    @property
    def status(self) -> Voorstelstatus:
        if self.bevestigd_op:
            return Voorstelstatus.BEVESTIGD
        if self.geweigerd_op:
            return Voorstelstatus.GEWEIGERD
        return Voorstelstatus.INGETROKKEN if self.ingetrokken_op else Voorstelstatus.OPEN

    @classmethod
    def staat_open(cls) -> Any:
        """The same as a condition: nothing came of it yet."""
        return cls.bevestigd_op.is_(None) & cls.geweigerd_op.is_(None) & cls.ingetrokken_op.is_(None)


class Toegangsbericht(Base):
    """Somebody is told of a proposal, until he says that he saw it; anew when something came of it."""

    __tablename__ = "toegangsbericht"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, account=GAAT)

    voorstel_id: Mapped[int] = mapped_column(ForeignKey("toegangsvoorstel.id"), primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), primary_key=True, index=True)
    op: Mapped[datetime]
    gezien_op: Mapped[datetime | None]


class Apitoken(Base):
    """A personal token of the API. Its text is kept nowhere: `sha256` finds it, `kenmerk` are its last characters.

    With `client` it is no text that is sent but the account of a ZGW client of that id, which signs each request with
    a secret that follows from the key of the installation. Nobody has the text of which `sha256` is then the hash.

    `aan_opdrachtregel` says that the operator made it, not the account itself. The database lets nothing change but
    the last use and, once, the withdrawal; and the name, when the account is emptied.
    """

    __tablename__ = "apitoken"
    tabelregels = buiten_zaak(
        ADMINISTRATIE,
        verandert=alleen("naam", "laatst_gebruikt_op", "ingetrokken_op"),
        account="dat er tokens waren: alleen de sleutel; de naam gaat weg",
    )
    __table_args__ = (
        CheckConstraint("bereik IN ('lezen', 'schrijven', 'bevestigen')", name="bereik"),
        CheckConstraint("verloopt_op > gemaakt_op", name="termijn"),
        Index(None, "client", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    naam: Mapped[str] = mapped_column(String(80))
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    kenmerk: Mapped[str] = mapped_column(String(8))
    bereik: Mapped[Tokenbereik] = mapped_column(Begrip(Tokenbereik))
    aan_opdrachtregel: Mapped[bool]
    client: Mapped[str | None] = mapped_column(String(40))
    gemaakt_op: Mapped[datetime]
    verloopt_op: Mapped[datetime]
    laatst_gebruikt_op: Mapped[datetime | None]
    ingetrokken_op: Mapped[datetime | None]

    gebruiker: Mapped[Gebruiker] = relationship(lazy="raise")

    def status_op(self, moment: datetime) -> Tokenstatus:
        """Only an active one works, and only while its account is active."""
        if self.ingetrokken_op is not None:
            return Tokenstatus.INGETROKKEN
        return Tokenstatus.ACTIEF if moment < self.verloopt_op else Tokenstatus.VERLOPEN


class ApiAntwoord(Base):
    """The answer to an act asked with an Idempotency-Key, kept for a day for who asks again.

    `vingerafdruk` is the hash of what was asked. `zaak_id` is the zaak that the answer tells about, with which it goes.
    """

    __tablename__ = "apiantwoord"
    tabelregels = van_zaak(
        verandert=VRIJ,
        naspel="een antwoord dat een dag wordt bewaard voor wie het nog eens vraagt",
        soort=ADMINISTRATIE,
    )
    __table_args__ = (UniqueConstraint("gebruiker_id", "sleutel"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))
    sleutel: Mapped[str] = mapped_column(String(200))
    vingerafdruk: Mapped[str] = mapped_column(String(64))
    status: Mapped[int]
    plek: Mapped[str | None] = mapped_column(String(400))
    etag: Mapped[str | None] = mapped_column(String(60))
    inhoud: Mapped[bytes]
    zaak_id: Mapped[int | None] = mapped_column(ForeignKey("zaak.id"), index=True)
    op: Mapped[datetime] = mapped_column(index=True)
