from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Begrip, Cent
from app.domain.basis.begrippen import Mandaatsoort
from app.domain.besluit.spoed import Deelfeiten, Einde, Spoedeinde, Spoeduitkomst, verschuldigde
from app.domain.besluit.tweehandtekeningen import Voorstelstatus
from app.domain.besluit.verdeling import Verdeelsleutel
from app.models.gebruiker import Gebruiker, Organisatie
from app.models.kolommen import Ingevoerd
from app.models.mandaat import Mandaat
from app.tabelregels import NAGESPEELD, NOOIT, alleen, van_zaak


class Besluitvoorstel(Base):
    """A decision that one Regievoerder prepared, for the other to sign or refuse. It spends nothing until it is signed.

    What was prepared never changes; what came of it is filled in once. `datum` is the day on which it was prepared;
    `verdeling` the parts by hand, euro cents by mandaat id; `functie` the office in which he acted when he deputised
    it. The two natural persons stand here, so that the database itself holds that they are two.
    """

    __tablename__ = "besluitvoorstel"
    tabelregels = van_zaak(verandert=alleen("status", "afgedaan_*", "reden"), naspel=NAGESPEELD)
    __table_args__ = (UniqueConstraint("zaak_id", "volgnr"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    volgnr: Mapped[int]
    soort: Mapped[Mandaatsoort]
    omschrijving: Mapped[str]
    datum: Mapped[date]
    bedrag: Mapped[int | None] = mapped_column(Cent)
    sleutel: Mapped[Verdeelsleutel | None]
    verdeling: Mapped[dict[str, int] | None] = mapped_column(JSON(none_as_null=True))
    functie: Mapped[str | None] = mapped_column(String(40))
    ingevoerd_op: Mapped[datetime]
    voorbereid_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))
    voorbereid_persoon_id: Mapped[int] = mapped_column(ForeignKey("persoon.id"))
    status: Mapped[Voorstelstatus] = mapped_column(Begrip(Voorstelstatus))
    afgedaan_datum: Mapped[date | None]
    afgedaan_op: Mapped[datetime | None]
    afgedaan_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    afgedaan_persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    afgedaan_hoedanigheid: Mapped[str | None]
    """In which capacity who signed, refused or took it back did so; of before it was kept it is not known."""
    reden: Mapped[str] = mapped_column(default="")

    voorbereider: Mapped[Gebruiker] = relationship(lazy="raise", foreign_keys=voorbereid_door_id)
    afdoener: Mapped[Gebruiker | None] = relationship(lazy="raise", foreign_keys=afgedaan_door_id)


class Besluitkennis(Ingevoerd, Base):
    """The other Regievoerder saw a decision that one of them took alone. Never changed."""

    __tablename__ = "besluitkennis"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)
    __table_args__ = (UniqueConstraint("besluit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    besluit_id: Mapped[int] = mapped_column(ForeignKey("besluit.id"))
    datum: Mapped[date]


class Spoedbesluit(Base):
    """What Regievoerders decided in an emergency, until a day, to be ratified per college. It rests on no mandaat.

    What was decided never changes; the signature of the other one is filled in once, and so is an end before its last
    day (`einde_*`), with what is due of it then (`verschuldigd`, euro cents). `drager` is who bears what is not
    ratified, as the profile said then, and `een_mag` whether one signature was enough; `peiljaar` of which year the
    inhabitants are by which it was divided. The two natural persons stand here, so that the database holds them apart.
    """

    __tablename__ = "spoedbesluit"
    tabelregels = van_zaak(verandert=alleen("tweede_*", "einde_*", "verschuldigd"), naspel=NAGESPEELD)
    __table_args__ = (UniqueConstraint("zaak_id", "volgnr"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    volgnr: Mapped[int]
    soort: Mapped[Mandaatsoort]
    omschrijving: Mapped[str]
    reden: Mapped[str]
    datum: Mapped[date]
    geldig_tot: Mapped[date]
    bedrag: Mapped[int | None] = mapped_column(Cent)
    sleutel: Mapped[Verdeelsleutel | None]
    peiljaar: Mapped[int | None]
    drager: Mapped[str]
    een_mag: Mapped[bool]
    hoedanigheid: Mapped[str]
    ingevoerd_op: Mapped[datetime]
    genomen_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))
    genomen_persoon_id: Mapped[int] = mapped_column(ForeignKey("persoon.id"))
    tweede_datum: Mapped[date | None]
    tweede_op: Mapped[datetime | None]
    tweede_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    tweede_persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    tweede_hoedanigheid: Mapped[str | None]
    einde_wijze: Mapped[Spoedeinde | None] = mapped_column(Begrip(Spoedeinde))
    einde_datum: Mapped[date | None]
    einde_op: Mapped[datetime | None]
    einde_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    einde_persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    einde_reden: Mapped[str | None]
    verschuldigd: Mapped[int | None] = mapped_column(Cent)

    nemer: Mapped[Gebruiker] = relationship(lazy="raise", foreign_keys=genomen_door_id)
    tweede: Mapped[Gebruiker | None] = relationship(lazy="raise", foreign_keys=tweede_door_id)
    einde_door: Mapped[Gebruiker | None] = relationship(lazy="raise", foreign_keys=einde_door_id)
    delen: Mapped[list[Spoeddeel]] = relationship(lazy="raise", order_by="Spoeddeel.id")

    def geldt_op(self, dag: date) -> bool:
        """Whether everybody who has to sign did."""
        return self.een_mag or (self.tweede_datum is not None and self.tweede_datum <= dag)

    def verliep_voor(self, dag: date) -> date | None:
        """Its last day, when that had passed by this one and nobody recorded in time that it counted."""
        return self.geldig_tot if self.geldig_tot < dag and not self.geldt_op(self.geldig_tot) else None

    @property
    def einde(self) -> Einde | None:
        """How it ended before its last day, if it did."""
        if self.einde_wijze is None or self.einde_datum is None:
            return None
        return Einde(self.einde_wijze, self.einde_datum, self.verschuldigd)

    def einde_bekend_op(self, dag: date) -> Einde | None:
        """The same, when it had by that day."""
        einde = self.einde
        return einde if einde and einde.datum <= dag else None

    @property
    def telt_mee(self) -> int:
        """What counts of it among those of its zaak, in euro cents: after an end what is due."""
        if self.einde is None or self.bedrag is None:
            return self.bedrag or 0
        return self.verschuldigd or 0

    def feiten_van(self, delen: Sequence[Spoeddeel], dag: date) -> dict[int, Deelfeiten]:
        """What the rules need of each of its parts (by id, all of them), with what is due of it on the day."""
        op_volgorde = sorted(delen, key=lambda deel: deel.id)
        over = verschuldigde([deel.feiten() for deel in op_volgorde], self.einde_bekend_op(dag))
        return {deel.id: feit for deel, feit in zip(op_volgorde, over, strict=True)}


class Spoeddeel(Base):
    """The part of one college in a spoedbesluit, in euro cents; what it decided is filled in once, and so is who bears
    it when nobody covers it. With `document_id` its decision was recorded from that paper, for it has no account here.
    """

    __tablename__ = "spoeddeel"
    tabelregels = van_zaak(
        verandert=alleen("uitkomst", "beslist_*", "besluitnummer", "toelichting", "drager*", "document_id"),
        naspel=NAGESPEELD,
    )
    __table_args__ = (UniqueConstraint("spoedbesluit_id", "organisatie_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    spoedbesluit_id: Mapped[int] = mapped_column(ForeignKey("spoedbesluit.id"))
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"))
    bedrag: Mapped[int] = mapped_column(Cent)
    uitkomst: Mapped[Spoeduitkomst] = mapped_column(Begrip(Spoeduitkomst))
    besluitnummer: Mapped[str] = mapped_column(String(80), default="")
    toelichting: Mapped[str] = mapped_column(default="")
    beslist_datum: Mapped[date | None]
    beslist_op: Mapped[datetime | None]
    beslist_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    drager: Mapped[str] = mapped_column(String(200), default="")
    drager_datum: Mapped[date | None]
    drager_op: Mapped[datetime | None]
    drager_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))

    organisatie: Mapped[Organisatie] = relationship(lazy="raise")

    def feiten(self) -> Deelfeiten:
        """What the rules need."""
        return Deelfeiten(self.bedrag, self.uitkomst, self.beslist_datum, self.drager_datum)


class Besluit(Base):
    """A decision under mandaat. Never changed or deleted: a correction is a second one that reverses it.

    `bedrag` in euro cents, negative for a reversal, None for inhoud; `sleutel` says how it was divided, None for a
    reversal, for inhoud, and for what was recorded before this was kept; `peiljaar` of which year its weights are, when
    they are of one, `teldatum` of which day the children were counted by whom it was divided, with what each mandaat
    (id) weighed then (`gewichten`). `functie` is the office to which its mandaten were given, when they were given to
    one, and `waarnemend` says that who took it deputised there. With `voorstel_id` two Regievoerders signed it: one
    prepared it, and who entered it is the second one. With `inlezing_id` it was taken over from paper: the holder of
    its mandaten took it, and who entered it confirmed the import.
    """

    __tablename__ = "besluit"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)
    __table_args__ = (
        UniqueConstraint("zaak_id", "volgnr"),
        Index("uq_besluit_voorstel_id", "voorstel_id", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    volgnr: Mapped[int]
    soort: Mapped[Mandaatsoort]
    omschrijving: Mapped[str]
    datum: Mapped[date]
    bedrag: Mapped[int | None] = mapped_column(Cent)
    sleutel: Mapped[Verdeelsleutel | None]
    peiljaar: Mapped[int | None]
    teldatum: Mapped[date | None]
    gewichten: Mapped[dict[str, int] | None] = mapped_column(JSON(none_as_null=True))
    functie: Mapped[str | None] = mapped_column(String(40))
    waarnemend: Mapped[bool] = mapped_column(default=False, server_default=false())
    namens: Mapped[str]
    laat_ingevoerd: Mapped[bool]
    voorstel_id: Mapped[int | None] = mapped_column(ForeignKey("besluitvoorstel.id"))
    voorbereid_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    tegenboeking_van_id: Mapped[int | None] = mapped_column(ForeignKey("besluit.id"), unique=True)
    inlezing_id: Mapped[int | None] = mapped_column(ForeignKey("inlezing.id"))
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))

    delen: Mapped[list[BesluitDeel]] = relationship(lazy="raise", order_by="BesluitDeel.mandaat_id")

    @property
    def titel(self) -> str:
        """The office in which it was taken, as its mandaten call it; empty when it was taken by a person as such."""
        if self.functie is None:
            return ""
        return next((d.mandaat.houder_titel for d in self.delen if d.mandaat.houder_titel), self.functie)

    over_na = None  # type: int | None
    """Of a decision that was just taken: the headroom on its day after it, in euro cents. In no column."""


class BesluitDeel(Base):
    """The part of a decision that falls under one mandaat, in euro cents."""

    __tablename__ = "besluit_deel"
    tabelregels = van_zaak("besluit_id", verandert=NOOIT, naspel=NAGESPEELD)
    besluit_id: Mapped[int] = mapped_column(ForeignKey("besluit.id"), primary_key=True)
    mandaat_id: Mapped[int] = mapped_column(ForeignKey("mandaat.id"), primary_key=True, index=True)
    mandaat_versie: Mapped[int]
    bedrag: Mapped[int] = mapped_column(Cent)

    mandaat: Mapped[Mandaat] = relationship(lazy="raise")
