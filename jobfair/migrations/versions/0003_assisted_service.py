"""assisted service, checked certificates, dictionaries kept by staff"""

import sqlalchemy as sa
from alembic import op

from jobfair.core import database


revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MARK_STATES = "state IN ('declared', 'verified', 'recognised', 'expired')"
CERTIFICATE_STATES = "state IN ('declared', 'verified', 'returned', 'expired')"


def upgrade() -> None:
    op.create_table(
        "assisted_person",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("registered_by_id", sa.Integer(), nullable=False),
        sa.Column("registered_at", database.UTCDateTime(timezone=True), nullable=False),
        sa.Column("identity_paper", sa.String(length=32), nullable=False),
        sa.Column("reach_by", database.EncryptedText(), nullable=True),
        sa.Column("slip_hash", sa.String(length=64), nullable=True),
        sa.Column("slip_until", sa.Date(), nullable=True),
        sa.Column("claimed_at", database.UTCDateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "identity_paper IN ('id_card', 'household', 'residence_permit', 'passport')",
            name=op.f("ck_assisted_person_identity_paper"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_assisted_person_account_id_account"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["registered_by_id"], ["account.id"], name=op.f("fk_assisted_person_registered_by_id_account")
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_assisted_person")),
        sa.UniqueConstraint("slip_hash", name=op.f("uq_assisted_person_slip_hash")),
    )
    op.create_table(
        "assisted_act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("actor_name", sa.String(length=60), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("at", database.UTCDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_assisted_act_account_id_account"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_assisted_act_actor_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assisted_act")),
    )
    op.create_index(op.f("ix_assisted_act_account_id"), "assisted_act", ["account_id"])
    for table in ("privacy_acceptance", "consent"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("recorded_by_id", sa.Integer(), nullable=True))
            batch.create_foreign_key(
                op.f(f"fk_{table}_recorded_by_id_account"), "account", ["recorded_by_id"], ["id"]
            )
    for table in ("synonym", "occupation", "minimum_wage"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("retired_at", database.UTCDateTime(timezone=True), nullable=True))
            if table == "occupation":
                batch.add_column(sa.Column("edited_at", database.UTCDateTime(timezone=True), nullable=True))
    # No certificate was ever “officially recognised”: that is a state of target groups.
    op.execute("UPDATE skill_certificate SET state = 'verified' WHERE state = 'recognised'")
    with op.batch_alter_table("skill_certificate") as batch:
        batch.drop_constraint(op.f("ck_skill_certificate_state"), type_="check")
        batch.create_check_constraint(op.f("ck_skill_certificate_state"), CERTIFICATE_STATES)
        batch.add_column(sa.Column("declared_at", database.UTCDateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("verified_at", database.UTCDateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("valid_to", sa.Date(), nullable=True))
        batch.add_column(sa.Column("returned_because", sa.String(length=300), nullable=True))
    op.execute("UPDATE skill_certificate SET declared_at = updated_at")
    op.execute("UPDATE skill_certificate SET verified_at = updated_at WHERE state = 'verified'")
    with op.batch_alter_table("skill_certificate") as batch:
        batch.alter_column("declared_at", existing_type=database.UTCDateTime(timezone=True), nullable=False)
        batch.create_index(op.f("ix_skill_certificate_state"), ["state"])


def downgrade() -> None:
    op.execute("UPDATE skill_certificate SET state = 'declared' WHERE state = 'returned'")
    with op.batch_alter_table("skill_certificate") as batch:
        batch.drop_index(op.f("ix_skill_certificate_state"))
        batch.drop_constraint(op.f("ck_skill_certificate_state"), type_="check")
        batch.create_check_constraint(op.f("ck_skill_certificate_state"), MARK_STATES)
        for column in ("declared_at", "verified_at", "valid_to", "returned_because"):
            batch.drop_column(column)
    for table in ("synonym", "occupation", "minimum_wage"):
        with op.batch_alter_table(table) as batch:
            batch.drop_column("retired_at")
            if table == "occupation":
                batch.drop_column("edited_at")
    for table in ("privacy_acceptance", "consent"):
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(op.f(f"fk_{table}_recorded_by_id_account"), type_="foreignkey")
            batch.drop_column("recorded_by_id")
    op.drop_table("assisted_act")
    op.drop_table("assisted_person")
