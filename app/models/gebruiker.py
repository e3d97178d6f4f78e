from __future__ import annotations

from datetime import datetime

from flask_security import RoleMixin, UserMixin
from sqlalchemy import Column, ForeignKey, Integer, String, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base
from app.domain.basis.begrippen import Actor, Organisatiesoort, Rol


class Organisatie(Base):
    """A municipality (CBS code), the service bureau, another region or a supervisor."""

    __tablename__ = "organisatie"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    naam: Mapped[str] = mapped_column(String(120))
    soort: Mapped[Organisatiesoort]
    regio: Mapped[str] = mapped_column(String(40), index=True)


class Persoon(Base):
    """A natural person. Four eyes count persons, not accounts."""

    __tablename__ = "persoon"

    id: Mapped[int] = mapped_column(primary_key=True)
    naam: Mapped[str] = mapped_column(String(120))


gebruiker_rol = Table(
    "gebruiker_rol",
    Base.metadata,
    Column("gebruiker_id", Integer, ForeignKey("gebruiker.id"), primary_key=True),
    Column("roltoekenning_id", Integer, ForeignKey("roltoekenning.id"), primary_key=True),
)


class Roltoekenning(Base, RoleMixin):
    """A role as Flask-Security wants it: a row with a name."""

    __tablename__ = "roltoekenning"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40), unique=True)


class Gebruiker(Base, UserMixin):
    """An account of one person. `functie` is the capacity in which he acts, as it is written; offices go by period.

    After `vervallen_op` its pseudonym and keys are left, so that what he did still refers to one and the same account.
    """

    __tablename__ = "gebruiker"

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
