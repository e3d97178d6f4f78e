"""What shows on its zaak alone is in no index of a list: closed zaken are many, and their points are the oldest.

Rows are derived: those that are there get what `services/openstaand` would write.
"""

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None

NIET_TE_DOEN = ("stap_vervallen", "telling_regio")
IN_RUST = (
    *("informatieplicht", "zonder_document", "mandaat_na_sluiten", "opschaling", "raadsbrief", "noodgreep"),
    *("export_onaf", "export_ongelezen", "vernietiging_voorstellen", "vernietiging_bevestigen", "zgw"),
)
INDEXEN = {
    "ix_openpunt_wie_code": ["wie", "code", "uiterlijk_op", "sinds", "zaak_id", "id", "tot", "vanaf"],
    "ix_openpunt_uiterlijk_op": ["uiterlijk_op", "id"],
    "ix_openpunt_volgorde": ["uiterlijk_op", "sinds", "zaak_id", "id"],
    "ix_openpunt_anderen": ["uiterlijk_op", "sinds", "zaak_id", "id"],
    "ix_openpunt_naam": ["naam", "uiterlijk_op"],
}


def upgrade() -> None:
    op.add_column("openpunt", sa.Column("op_lijst", sa.Boolean(), server_default=sa.true(), nullable=False))
    punt = sa.table("openpunt", sa.column("op_lijst", sa.Boolean), sa.column("soort"), sa.column("zaak_id"))
    zaak = sa.table("zaak", sa.column("id"), sa.column("toestand"))
    in_rust = sa.select(zaak.c.id).where(zaak.c.toestand.in_(("niet_in_behandeling", "afgesloten")))
    wacht = sa.and_(punt.c.zaak_id.in_(in_rust), punt.c.soort.not_in(IN_RUST))
    op.execute(sa.update(punt).where(sa.or_(punt.c.soort.in_(NIET_TE_DOEN), wacht)).values(op_lijst=sa.false()))
    for naam, kolommen in INDEXEN.items():
        bij_anderen = "wie <> 'rol' AND " if naam == "ix_openpunt_anderen" else ""
        op.drop_index(naam, "openpunt")
        op.create_index(
            naam,
            "openpunt",
            kolommen,
            sqlite_where=sa.text(f"{bij_anderen}op_lijst = 1"),
            postgresql_where=sa.text(f"{bij_anderen}op_lijst"),
        )
