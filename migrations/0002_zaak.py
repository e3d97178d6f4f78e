"""Providers and cases with their documents."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "aanbieder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("kvk_nummer", sa.String(length=8), nullable=False),
        sa.Column("agb_code", sa.String(length=8), nullable=False),
        sa.Column("rechtsvorm", sa.String(length=80), nullable=False),
        sa.Column("grootteklasse", sa.String(length=40), nullable=True),
        sa.Column("jeugdomzet", sa.BigInteger(), nullable=True),
        sa.Column("cruciaal", sa.String(length=400), nullable=False),
        sa.Column("aangemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("aangemaakt_door_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aangemaakt_door_id"], ["gebruiker.id"], name=op.f("fk_aanbieder_aangemaakt_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aanbieder")),
        sa.UniqueConstraint("regio", "kvk_nummer", name=op.f("uq_aanbieder_regio_kvk_nummer")),
    )
    op.create_table(
        "zaaknummerreeks",
        sa.Column("jaar", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("laatste", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("jaar", name=op.f("pk_zaaknummerreeks")),
    )
    op.create_table(
        "zaak",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaaknummer", sa.String(length=12), nullable=False),
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("editie", sa.String(length=20), nullable=False),
        sa.Column("aanbieder_id", sa.Integer(), nullable=False),
        sa.Column("toestand", sa.String(length=40), nullable=False),
        sa.Column("toestand_sinds", sa.Date(), nullable=False),
        sa.Column("geopend_datum", sa.Date(), nullable=False),
        sa.Column("periode", sa.Integer(), nullable=False),
        sa.Column("gedeeld", sa.Boolean(), nullable=False),
        sa.Column("uitkomst", sa.String(length=40), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("gewijzigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["aanbieder_id"], ["aanbieder.id"], name=op.f("fk_zaak_aanbieder_id_aanbieder")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zaak")),
        sa.UniqueConstraint("zaaknummer", name=op.f("uq_zaak_zaaknummer")),
    )
    op.create_index(op.f("ix_zaak_aanbieder_id"), "zaak", ["aanbieder_id"], unique=False)
    op.create_index("ix_zaak_regio_toestand", "zaak", ["regio", "toestand"], unique=False)
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("mediatype", sa.String(length=120), nullable=False),
        sa.Column("grootte", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("omschrijving", sa.String(length=400), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("gedeeld", sa.Boolean(), nullable=False),
        sa.Column("toegevoegd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("toegevoegd_door_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["toegevoegd_door_id"], ["gebruiker.id"], name=op.f("fk_document_toegevoegd_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_document_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    op.create_index(op.f("ix_document_zaak_id"), "document", ["zaak_id"], unique=False)
    op.create_table(
        "document_inhoud",
        sa.Column("document_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_document_inhoud_document_id_document")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_document_inhoud")),
    )
    op.create_table(
        "tredebepaling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("periode", sa.Integer(), nullable=False),
        sa.Column("van", sa.String(length=40), nullable=True),
        sa.Column("naar", sa.String(length=40), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("motivering", sa.Text(), nullable=False),
        sa.Column("onderbouwing", sa.Text(), nullable=False),
        sa.Column("geraadpleegd", sa.Text(), nullable=False),
        sa.Column("standpunt_toezichthouder", sa.Text(), nullable=False),
        sa.Column("uitkomst", sa.String(length=40), nullable=True),
        sa.Column("ingevoerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingevoerd_door_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ingevoerd_door_id"], ["gebruiker.id"], name=op.f("fk_tredebepaling_ingevoerd_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_tredebepaling_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tredebepaling")),
        sa.UniqueConstraint("zaak_id", "volgnr", name=op.f("uq_tredebepaling_zaak_id_volgnr")),
    )
    op.create_table(
        "rolvervulling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("rol", sa.String(length=40), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_rolvervulling_gebruiker_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_rolvervulling_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rolvervulling")),
    )
    op.create_index(op.f("ix_rolvervulling_gebruiker_id"), "rolvervulling", ["gebruiker_id"], unique=False)
    op.create_index(op.f("ix_rolvervulling_zaak_id"), "rolvervulling", ["zaak_id"], unique=False)
    op.create_index(
        "uq_rolvervulling_projectleider",
        "rolvervulling",
        ["zaak_id"],
        unique=True,
        postgresql_where=sa.text("rol = 'projectleider' AND tot IS NULL"),
        sqlite_where=sa.text("rol = 'projectleider' AND tot IS NULL"),
    )
    op.create_table(
        "afspraak",
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_afspraak_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("zaak_id", "nummer", name=op.f("pk_afspraak")),
    )
    op.create_table(
        "stap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zaak_id", sa.Integer(), nullable=False),
        sa.Column("tredebepaling_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("uiterlijk_op", sa.Date(), nullable=True),
        sa.Column("afgerond_datum", sa.Date(), nullable=True),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_stap_document_id_document")),
        sa.ForeignKeyConstraint(
            ["tredebepaling_id"], ["tredebepaling.id"], name=op.f("fk_stap_tredebepaling_id_tredebepaling")
        ),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_stap_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stap")),
        sa.UniqueConstraint("zaak_id", "tredebepaling_id", "code", name=op.f("uq_stap_zaak_id_tredebepaling_id_code")),
    )
    op.create_index(op.f("ix_stap_zaak_id"), "stap", ["zaak_id"], unique=False)
