"""floor plan and live versions"""

import sqlalchemy as sa
from alembic import op

from jobfair.core import database


revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "live_version",
        sa.Column("channel", sa.String(length=60), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("channel", name=op.f("pk_live_version")),
    )
    op.create_table(
        "floor_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fair_id", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", database.UTCDateTime(timezone=True), nullable=False),
        sa.Column("updated_at", database.UTCDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("depth BETWEEN 1 AND 200", name=op.f("ck_floor_plan_depth")),
        sa.CheckConstraint("width BETWEEN 1 AND 200", name=op.f("ck_floor_plan_width")),
        sa.ForeignKeyConstraint(
            ["fair_id"], ["fair.id"], name=op.f("fk_floor_plan_fair_id_fair"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_floor_plan")),
        sa.UniqueConstraint("fair_id", name=op.f("uq_floor_plan_fair_id")),
    )
    op.create_table(
        "plan_element",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fair_id", sa.Integer(), nullable=False),
        sa.Column("zone_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("x", sa.Integer(), nullable=False),
        sa.Column("y", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("label_zh", sa.String(length=40), nullable=False),
        sa.Column("label_en", sa.String(length=60), nullable=False),
        sa.Column("created_at", database.UTCDateTime(timezone=True), nullable=False),
        sa.Column("updated_at", database.UTCDateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('entrance', 'exit', 'desk', 'area', 'stage', 'pillar', 'toilet', 'first_aid', 'water', 'stairs')",
            name=op.f("ck_plan_element_kind"),
        ),
        sa.CheckConstraint("width > 0 AND depth > 0", name=op.f("ck_plan_element_extent")),
        sa.ForeignKeyConstraint(
            ["fair_id"], ["fair.id"], name=op.f("fk_plan_element_fair_id_fair"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["zone_id"], ["fair_zone.id"], name=op.f("fk_plan_element_zone_id_fair_zone"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_element")),
    )
    with op.batch_alter_table("plan_element", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_element_fair_id"), ["fair_id"], unique=False)

    with op.batch_alter_table("booth", schema=None) as batch_op:
        batch_op.add_column(sa.Column("x", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("y", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("width", sa.Integer(), nullable=False, server_default="2"))
        batch_op.add_column(sa.Column("depth", sa.Integer(), nullable=False, server_default="2"))
        batch_op.add_column(sa.Column("closed_reason", sa.String(length=120), nullable=True))
    with op.batch_alter_table("booth", schema=None) as batch_op:
        batch_op.alter_column("width", server_default=None)
        batch_op.alter_column("depth", server_default=None)
        batch_op.create_check_constraint(op.f("ck_booth_placed"), "(x IS NULL) = (y IS NULL)")
        batch_op.create_check_constraint(op.f("ck_booth_extent"), "width > 0 AND depth > 0")


def downgrade() -> None:
    op.drop_table("live_version")
    with op.batch_alter_table("booth", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_booth_extent"), type_="check")
        batch_op.drop_constraint(op.f("ck_booth_placed"), type_="check")
        batch_op.drop_column("closed_reason")
        batch_op.drop_column("depth")
        batch_op.drop_column("width")
        batch_op.drop_column("y")
        batch_op.drop_column("x")

    with op.batch_alter_table("plan_element", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_element_fair_id"))

    op.drop_table("plan_element")
    op.drop_table("floor_plan")
