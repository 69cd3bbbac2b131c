"""passes bookings queues"""

import sqlalchemy as sa
from alembic import op

from jobfair.core import database


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


LIVE = "'applied', 'waiting', 'offered', 'returned', 'confirmed', 'arrived', 'left'"
OLD_LIVE = "'applied', 'returned', 'confirmed', 'arrived', 'left'"
STATES = "'applied', 'waiting', 'offered', 'confirmed', 'arrived', 'left', 'returned', 'refused', 'cancelled', 'no_show'"
OLD_STATES = "'applied', 'confirmed', 'arrived', 'left', 'returned', 'refused', 'cancelled', 'no_show'"


def upgrade() -> None:
    op.create_table('branch_link',
    sa.Column('employer_id', sa.Integer(), nullable=False),
    sa.Column('entity_code', sa.String(length=18), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('recorded_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['employer_id'], ['employer.id'], name=op.f('fk_branch_link_employer_id_employer'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['account.id'], name=op.f('fk_branch_link_recorded_by_id_account')),
    sa.PrimaryKeyConstraint('employer_id', name=op.f('pk_branch_link'))
    )
    with op.batch_alter_table('branch_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_branch_link_entity_code'), ['entity_code'], unique=False)

    op.create_table('booking_terms',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('scope', sa.String(length=20), nullable=False),
    sa.Column('fair_id', sa.Integer(), nullable=True),
    sa.Column('preset', sa.String(length=32), nullable=False),
    sa.Column('cancel_workdays', sa.Integer(), nullable=False),
    sa.Column('late_cancel', sa.String(length=32), nullable=False),
    sa.Column('report_by', sa.Time(), nullable=True),
    sa.Column('late_loses_booth', sa.Boolean(), nullable=False),
    sa.Column('counts_no_show', sa.Boolean(), nullable=False),
    sa.Column('counts_late', sa.Boolean(), nullable=False),
    sa.Column('counts_late_cancel', sa.Boolean(), nullable=False),
    sa.Column('bar_after', sa.Integer(), nullable=True),
    sa.Column('within_months', sa.Integer(), nullable=False),
    sa.Column('bar_months', sa.Integer(), nullable=True),
    sa.Column('appeal_days', sa.Integer(), nullable=False),
    sa.Column('absent_after_minutes', sa.Integer(), nullable=False),
    sa.Column('offer_hours', sa.Integer(), nullable=False),
    sa.Column('offer_minutes', sa.Integer(), nullable=False),
    sa.Column('updated_by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.Column('updated_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.CheckConstraint("late_cancel IN ('refused', 'recorded')", name=op.f('ck_booking_terms_late_cancel')),
    sa.CheckConstraint("preset IN ('lenient', 'kunshan', 'xiamen', 'own')", name=op.f('ck_booking_terms_preset')),
    sa.ForeignKeyConstraint(['fair_id'], ['fair.id'], name=op.f('fk_booking_terms_fair_id_fair'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['updated_by_id'], ['account.id'], name=op.f('fk_booking_terms_updated_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_booking_terms')),
    sa.UniqueConstraint('scope', name=op.f('uq_booking_terms_scope'))
    )
    op.create_table('gate_device',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('fair_id', sa.Integer(), nullable=False),
    sa.Column('device', sa.String(length=36), nullable=False),
    sa.Column('gate', sa.String(length=20), nullable=False),
    sa.Column('lent', sa.Integer(), nullable=False),
    sa.Column('waiting', sa.Integer(), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('seen_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_gate_device_account_id_account')),
    sa.ForeignKeyConstraint(['fair_id'], ['fair.id'], name=op.f('fk_gate_device_fair_id_fair'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_gate_device')),
    sa.UniqueConstraint('fair_id', 'device', name=op.f('uq_gate_device_fair_id_device'))
    )
    op.create_table('gate_key',
    sa.Column('fair_id', sa.Integer(), nullable=False),
    sa.Column('public_key', sa.String(length=100), nullable=False),
    sa.Column('private_key', database.EncryptedText(), nullable=False),
    sa.Column('made_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['fair_id'], ['fair.id'], name=op.f('fk_gate_key_fair_id_fair'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('fair_id', name=op.f('pk_gate_key'))
    )
    op.create_table('gate_occupancy',
    sa.Column('fair_id', sa.Integer(), nullable=False),
    sa.Column('inside', sa.Integer(), nullable=False),
    sa.Column('lent', sa.Integer(), nullable=False),
    sa.Column('offline_share', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['fair_id'], ['fair.id'], name=op.f('fk_gate_occupancy_fair_id_fair'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('fair_id', name=op.f('pk_gate_occupancy'))
    )
    op.create_table('paper_batch',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('fair_id', sa.Integer(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('printed_by_id', sa.Integer(), nullable=True),
    sa.Column('printed_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['fair_id'], ['fair.id'], name=op.f('fk_paper_batch_fair_id_fair')),
    sa.ForeignKeyConstraint(['printed_by_id'], ['account.id'], name=op.f('fk_paper_batch_printed_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_batch'))
    )
    with op.batch_alter_table('paper_batch', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_paper_batch_fair_id'), ['fair_id'], unique=False)

    op.create_table('queue_rules',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('fair_id', sa.Integer(), nullable=False),
    sa.Column('most_places', sa.Integer(), nullable=False),
    sa.Column('reserve_percent', sa.Integer(), nullable=False),
    sa.Column('grace_minutes', sa.Integer(), nullable=False),
    sa.Column('places_back', sa.Integer(), nullable=False),
    sa.Column('referral_minutes', sa.Integer(), nullable=False),
    sa.Column('minutes_each', sa.Integer(), nullable=False),
    sa.Column('created_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.Column('updated_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.CheckConstraint('grace_minutes BETWEEN 1 AND 60', name=op.f('ck_queue_rules_grace_minutes')),
    sa.CheckConstraint('minutes_each BETWEEN 1 AND 60', name=op.f('ck_queue_rules_minutes_each')),
    sa.CheckConstraint('most_places BETWEEN 1 AND 20', name=op.f('ck_queue_rules_most_places')),
    sa.CheckConstraint('places_back BETWEEN 1 AND 20', name=op.f('ck_queue_rules_places_back')),
    sa.CheckConstraint('referral_minutes BETWEEN 1 AND 240', name=op.f('ck_queue_rules_referral_minutes')),
    sa.CheckConstraint('reserve_percent BETWEEN 0 AND 50', name=op.f('ck_queue_rules_reserve_percent')),
    sa.ForeignKeyConstraint(['fair_id'], ['fair.id'], name=op.f('fk_queue_rules_fair_id_fair'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_queue_rules')),
    sa.UniqueConstraint('fair_id', name=op.f('uq_queue_rules_fair_id'))
    )
    op.create_table('fair_pass',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('fair_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('code', sa.String(length=6), nullable=False),
    sa.Column('holder', sa.String(length=40), nullable=False),
    sa.Column('key', sa.String(length=16), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('batch_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(length=40), nullable=True),
    sa.Column('mobile', database.EncryptedText(), nullable=True),
    sa.Column('issued_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.Column('issued_by_id', sa.Integer(), nullable=True),
    sa.Column('revoked_at', database.UTCDateTime(timezone=True), nullable=True),
    sa.Column('revoked_reason', sa.String(length=200), nullable=True),
    sa.Column('inside', sa.Boolean(), nullable=False),
    sa.Column('last_at', database.UTCDateTime(timezone=True), nullable=True),
    sa.Column('last_gate', sa.String(length=20), nullable=True),
    sa.Column('first_in_at', database.UTCDateTime(timezone=True), nullable=True),
    sa.Column('first_in_gate', sa.String(length=20), nullable=True),
    sa.Column('created_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.Column('updated_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.CheckConstraint("kind IN ('phone', 'paper', 'walk_in')", name=op.f('ck_fair_pass_kind')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_fair_pass_account_id_account')),
    sa.ForeignKeyConstraint(['batch_id'], ['paper_batch.id'], name=op.f('fk_fair_pass_batch_id_paper_batch')),
    sa.ForeignKeyConstraint(['fair_id'], ['fair.id'], name=op.f('fk_fair_pass_fair_id_fair')),
    sa.ForeignKeyConstraint(['issued_by_id'], ['account.id'], name=op.f('fk_fair_pass_issued_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_fair_pass')),
    sa.UniqueConstraint('fair_id', 'code', name=op.f('uq_fair_pass_fair_id_code')),
    sa.UniqueConstraint('fair_id', 'holder', name=op.f('uq_fair_pass_fair_id_holder')),
    sa.UniqueConstraint('key', name=op.f('uq_fair_pass_key'))
    )
    with op.batch_alter_table('fair_pass', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_fair_pass_account_id'), ['account_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_fair_pass_batch_id'), ['batch_id'], unique=False)
        batch_op.create_index('uq_fair_pass_account', ['fair_id', 'account_id'], unique=True, sqlite_where=sa.text('account_id IS NOT NULL'), postgresql_where=sa.text('account_id IS NOT NULL'))

    op.create_table('zone_quota',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('zone_id', sa.Integer(), nullable=False),
    sa.Column('most', sa.Integer(), nullable=True),
    sa.Column('industries', sa.JSON(), nullable=False),
    sa.Column('asked', sa.Integer(), nullable=False),
    sa.Column('created_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.Column('updated_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.CheckConstraint('most >= 0', name=op.f('ck_zone_quota_most')),
    sa.ForeignKeyConstraint(['zone_id'], ['fair_zone.id'], name=op.f('fk_zone_quota_zone_id_fair_zone'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_zone_quota')),
    sa.UniqueConstraint('zone_id', name=op.f('uq_zone_quota_zone_id'))
    )
    op.create_table('dead_code',
    sa.Column('fair_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=6), nullable=False),
    sa.Column('pass_id', sa.Integer(), nullable=False),
    sa.Column('replaced', sa.Boolean(), nullable=False),
    sa.Column('at', database.UTCDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['fair_id'], ['fair.id'], name=op.f('fk_dead_code_fair_id_fair')),
    sa.ForeignKeyConstraint(['pass_id'], ['fair_pass.id'], name=op.f('fk_dead_code_pass_id_fair_pass'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('fair_id', 'code', name=op.f('pk_dead_code'))
    )
    op.create_table('gate_scan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('entry', sa.String(length=36), nullable=False),
    sa.Column('fair_id', sa.Integer(), nullable=False),
    sa.Column('pass_id', sa.Integer(), nullable=True),
    sa.Column('holder', sa.String(length=40), nullable=False),
    sa.Column('code', sa.String(length=12), nullable=False),
    sa.Column('direction', sa.String(length=32), nullable=False),
    sa.Column('gate', sa.String(length=20), nullable=False),
    sa.Column('at', database.UTCDateTime(timezone=True), nullable=False),
    sa.Column('received_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.Column('answer', sa.String(length=32), nullable=False),
    sa.Column('let_pass', sa.Boolean(), nullable=False),
    sa.Column('offline', sa.Boolean(), nullable=False),
    sa.Column('unseen', sa.Boolean(), nullable=False),
    sa.Column('conflict', sa.String(length=32), nullable=True),
    sa.Column('undone_at', database.UTCDateTime(timezone=True), nullable=True),
    sa.Column('device', sa.String(length=36), nullable=True),
    sa.Column('sequence', sa.Integer(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.CheckConstraint("answer IN ('welcome', 'goodbye', 'not_inside', 'full', 'already_inside', 'revoked', 'other_fair', 'unknown', 'forged', 'not_open', 'over', 'unanswered')", name=op.f('ck_gate_scan_answer')),
    sa.CheckConstraint("conflict IN ('twice_in', 'never_in', 'dead_code')", name=op.f('ck_gate_scan_conflict')),
    sa.CheckConstraint("direction IN ('in', 'out')", name=op.f('ck_gate_scan_direction')),
    sa.ForeignKeyConstraint(['by_id'], ['account.id'], name=op.f('fk_gate_scan_by_id_account')),
    sa.ForeignKeyConstraint(['fair_id'], ['fair.id'], name=op.f('fk_gate_scan_fair_id_fair')),
    sa.ForeignKeyConstraint(['pass_id'], ['fair_pass.id'], name=op.f('fk_gate_scan_pass_id_fair_pass')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_gate_scan')),
    sa.UniqueConstraint('entry', name=op.f('uq_gate_scan_entry'))
    )
    with op.batch_alter_table('gate_scan', schema=None) as batch_op:
        batch_op.create_index('ix_gate_scan_device', ['device', 'sequence'], unique=False)
        batch_op.create_index('ix_gate_scan_fair_at', ['fair_id', 'at'], unique=False)
        batch_op.create_index('ix_gate_scan_fair_holder', ['fair_id', 'holder', 'at'], unique=False)
        batch_op.create_index(batch_op.f('ix_gate_scan_pass_id'), ['pass_id'], unique=False)

    op.create_table('closing_feedback',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('booking_id', sa.Integer(), nullable=False),
    sa.Column('wanted', sa.Integer(), nullable=False),
    sa.Column('resumes', sa.Integer(), nullable=False),
    sa.Column('interviews', sa.Integer(), nullable=False),
    sa.Column('intentions', sa.Integer(), nullable=False),
    sa.Column('planned_hires', sa.Integer(), nullable=False),
    sa.Column('rating', sa.Integer(), nullable=False),
    sa.Column('remarks', sa.Text(), nullable=False),
    sa.Column('filled_in_by_id', sa.Integer(), nullable=True),
    sa.Column('signed_by', sa.String(length=60), nullable=True),
    sa.Column('created_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.Column('updated_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.CheckConstraint('intentions >= 0 AND planned_hires >= 0', name=op.f('ck_closing_feedback_outcomes')),
    sa.CheckConstraint('rating BETWEEN 1 AND 5', name=op.f('ck_closing_feedback_rating')),
    sa.CheckConstraint('wanted >= 0 AND resumes >= 0 AND interviews >= 0', name=op.f('ck_closing_feedback_counts')),
    sa.ForeignKeyConstraint(['booking_id'], ['booking.id'], name=op.f('fk_closing_feedback_booking_id_booking')),
    sa.ForeignKeyConstraint(['filled_in_by_id'], ['account.id'], name=op.f('fk_closing_feedback_filled_in_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_closing_feedback')),
    sa.UniqueConstraint('booking_id', name=op.f('uq_closing_feedback_booking_id'))
    )
    op.create_table('help_request',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('fair_id', sa.Integer(), nullable=False),
    sa.Column('booking_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('text', sa.String(length=300), nullable=False),
    sa.Column('status', sa.String(length=32), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=True),
    sa.Column('taken_by_id', sa.Integer(), nullable=True),
    sa.Column('taken_at', database.UTCDateTime(timezone=True), nullable=True),
    sa.Column('done_at', database.UTCDateTime(timezone=True), nullable=True),
    sa.Column('answer', sa.String(length=300), nullable=False),
    sa.Column('created_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.Column('updated_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.CheckConstraint("kind IN ('supplies', 'cleaning', 'equipment', 'person', 'other')", name=op.f('ck_help_request_kind')),
    sa.CheckConstraint("status IN ('open', 'taken', 'done', 'withdrawn')", name=op.f('ck_help_request_status')),
    sa.ForeignKeyConstraint(['asked_by_id'], ['account.id'], name=op.f('fk_help_request_asked_by_id_account')),
    sa.ForeignKeyConstraint(['booking_id'], ['booking.id'], name=op.f('fk_help_request_booking_id_booking')),
    sa.ForeignKeyConstraint(['fair_id'], ['fair.id'], name=op.f('fk_help_request_fair_id_fair')),
    sa.ForeignKeyConstraint(['taken_by_id'], ['account.id'], name=op.f('fk_help_request_taken_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_help_request'))
    )
    with op.batch_alter_table('help_request', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_help_request_booking_id'), ['booking_id'], unique=False)
        batch_op.create_index('ix_help_request_status', ['fair_id', 'status'], unique=False)

    op.create_table('service_queue',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('fair_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('booking_id', sa.Integer(), nullable=True),
    sa.Column('zone_id', sa.Integer(), nullable=True),
    sa.Column('name_zh', sa.String(length=120), nullable=False),
    sa.Column('name_en', sa.String(length=200), nullable=False),
    sa.Column('code', sa.String(length=10), nullable=False),
    sa.Column('side', sa.String(length=10), nullable=False),
    sa.Column('place_zh', sa.String(length=80), nullable=False),
    sa.Column('place_en', sa.String(length=120), nullable=False),
    sa.Column('status', sa.String(length=32), nullable=False),
    sa.Column('seats', sa.Integer(), nullable=False),
    sa.Column('reserve_percent', sa.Integer(), nullable=False),
    sa.Column('grace_minutes', sa.Integer(), nullable=False),
    sa.Column('minutes_each', sa.Integer(), nullable=False),
    sa.Column('last_number', sa.Integer(), nullable=False),
    sa.Column('last_rank', sa.Integer(), nullable=False),
    sa.Column('calls_made', sa.Integer(), nullable=False),
    sa.Column('created_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.Column('updated_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.CheckConstraint("(kind = 'booth') = (booking_id IS NOT NULL)", name=op.f('ck_service_queue_booking')),
    sa.CheckConstraint("kind IN ('booth', 'desk')", name=op.f('ck_service_queue_kind')),
    sa.CheckConstraint("status IN ('open', 'paused', 'closed')", name=op.f('ck_service_queue_status')),
    sa.CheckConstraint('grace_minutes BETWEEN 1 AND 60', name=op.f('ck_service_queue_grace_minutes')),
    sa.CheckConstraint('minutes_each BETWEEN 1 AND 60', name=op.f('ck_service_queue_minutes_each')),
    sa.CheckConstraint('reserve_percent BETWEEN 0 AND 50', name=op.f('ck_service_queue_reserve_percent')),
    sa.CheckConstraint('seats BETWEEN 1 AND 20', name=op.f('ck_service_queue_seats')),
    sa.ForeignKeyConstraint(['booking_id'], ['booking.id'], name=op.f('fk_service_queue_booking_id_booking')),
    sa.ForeignKeyConstraint(['fair_id'], ['fair.id'], name=op.f('fk_service_queue_fair_id_fair')),
    sa.ForeignKeyConstraint(['zone_id'], ['fair_zone.id'], name=op.f('fk_service_queue_zone_id_fair_zone')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_service_queue')),
    sa.UniqueConstraint('booking_id', name=op.f('uq_service_queue_booking_id')),
    sa.UniqueConstraint('fair_id', 'code', name=op.f('uq_service_queue_fair_id_code'))
    )
    with op.batch_alter_table('service_queue', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_service_queue_fair_id'), ['fair_id'], unique=False)

    op.create_table('strike',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('booking_id', sa.Integer(), nullable=False),
    sa.Column('employer_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('happened_on', sa.Date(), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('lifted_at', database.UTCDateTime(timezone=True), nullable=True),
    sa.Column('lifted_by_id', sa.Integer(), nullable=True),
    sa.Column('lifted_reason', sa.Text(), nullable=True),
    sa.Column('created_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.Column('updated_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.CheckConstraint("kind IN ('no_show', 'late', 'late_cancel')", name=op.f('ck_strike_kind')),
    sa.ForeignKeyConstraint(['booking_id'], ['booking.id'], name=op.f('fk_strike_booking_id_booking')),
    sa.ForeignKeyConstraint(['employer_id'], ['employer.id'], name=op.f('fk_strike_employer_id_employer')),
    sa.ForeignKeyConstraint(['lifted_by_id'], ['account.id'], name=op.f('fk_strike_lifted_by_id_account')),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['account.id'], name=op.f('fk_strike_recorded_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_strike')),
    sa.UniqueConstraint('booking_id', 'kind', name=op.f('uq_strike_booking_id_kind'))
    )
    with op.batch_alter_table('strike', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_strike_employer_id'), ['employer_id'], unique=False)

    op.create_table('appeal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('strike_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=True),
    sa.Column('handed_in_by_id', sa.Integer(), nullable=True),
    sa.Column('status', sa.String(length=32), nullable=False),
    sa.Column('decided_at', database.UTCDateTime(timezone=True), nullable=True),
    sa.Column('created_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.Column('updated_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.CheckConstraint("status IN ('open', 'upheld', 'rejected')", name=op.f('ck_appeal_status')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_appeal_file_id_stored_file')),
    sa.ForeignKeyConstraint(['handed_in_by_id'], ['account.id'], name=op.f('fk_appeal_handed_in_by_id_account')),
    sa.ForeignKeyConstraint(['strike_id'], ['strike.id'], name=op.f('fk_appeal_strike_id_strike')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_appeal')),
    sa.UniqueConstraint('strike_id', name=op.f('uq_appeal_strike_id'))
    )
    op.create_table('ticket',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('queue_id', sa.Integer(), nullable=False),
    sa.Column('fair_id', sa.Integer(), nullable=False),
    sa.Column('pass_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('rank', sa.BigInteger(), nullable=False),
    sa.Column('status', sa.String(length=32), nullable=False),
    sa.Column('source', sa.String(length=32), nullable=False),
    sa.Column('priority', sa.String(length=32), nullable=True),
    sa.Column('from_reserve', sa.Boolean(), nullable=False),
    sa.Column('joined_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.Column('called_at', database.UTCDateTime(timezone=True), nullable=True),
    sa.Column('come_by', database.UTCDateTime(timezone=True), nullable=True),
    sa.Column('coming_at', database.UTCDateTime(timezone=True), nullable=True),
    sa.Column('serving_at', database.UTCDateTime(timezone=True), nullable=True),
    sa.Column('ended_at', database.UTCDateTime(timezone=True), nullable=True),
    sa.Column('called_by_id', sa.Integer(), nullable=True),
    sa.Column('joined_by_id', sa.Integer(), nullable=True),
    sa.Column('misses', sa.Integer(), nullable=False),
    sa.Column('put_backs', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.String(length=32), nullable=True),
    sa.Column('note', sa.String(length=500), nullable=False),
    sa.Column('created_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.Column('updated_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.CheckConstraint("(status IN ('done', 'left', 'transferred')) = (ended_at IS NOT NULL)", name=op.f('ck_ticket_ended_at')),
    sa.CheckConstraint("outcome IN ('talked', 'intention', 'interview', 'refused', 'no_show')", name=op.f('ck_ticket_outcome')),
    sa.CheckConstraint("priority IN ('no_phone', 'elderly', 'disabled', 'pregnant')", name=op.f('ck_ticket_priority')),
    sa.CheckConstraint("source IN ('phone', 'booth_qr', 'desk', 'referral')", name=op.f('ck_ticket_source')),
    sa.CheckConstraint("status <> 'serving' OR serving_at IS NOT NULL", name=op.f('ck_ticket_serving_at')),
    sa.CheckConstraint("status IN ('waiting', 'called', 'serving', 'done', 'missed', 'left', 'transferred')", name=op.f('ck_ticket_status')),
    sa.CheckConstraint("status NOT IN ('called', 'serving') OR (called_at IS NOT NULL AND come_by IS NOT NULL)", name=op.f('ck_ticket_called_at')),
    sa.ForeignKeyConstraint(['called_by_id'], ['account.id'], name=op.f('fk_ticket_called_by_id_account')),
    sa.ForeignKeyConstraint(['fair_id'], ['fair.id'], name=op.f('fk_ticket_fair_id_fair')),
    sa.ForeignKeyConstraint(['joined_by_id'], ['account.id'], name=op.f('fk_ticket_joined_by_id_account')),
    sa.ForeignKeyConstraint(['pass_id'], ['fair_pass.id'], name=op.f('fk_ticket_pass_id_fair_pass')),
    sa.ForeignKeyConstraint(['queue_id'], ['service_queue.id'], name=op.f('fk_ticket_queue_id_service_queue')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ticket')),
    sa.UniqueConstraint('queue_id', 'number', name=op.f('uq_ticket_queue_id_number'))
    )
    with op.batch_alter_table('ticket', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ticket_fair_id'), ['fair_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_ticket_pass_id'), ['pass_id'], unique=False)
        batch_op.create_index('ix_ticket_waiting', ['queue_id', 'status', 'rank'], unique=False)
        batch_op.create_index('uq_ticket_live', ['queue_id', 'pass_id'], unique=True, sqlite_where=sa.text("status IN ('waiting', 'called', 'serving', 'missed')"), postgresql_where=sa.text("status IN ('waiting', 'called', 'serving', 'missed')"))
        batch_op.create_index('uq_ticket_place', ['pass_id'], unique=True, sqlite_where=sa.text("status IN ('called', 'serving')"), postgresql_where=sa.text("status IN ('called', 'serving')"))

    op.create_table('referral',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('fair_id', sa.Integer(), nullable=False),
    sa.Column('from_ticket_id', sa.Integer(), nullable=False),
    sa.Column('ticket_id', sa.Integer(), nullable=False),
    sa.Column('status', sa.String(length=32), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('referred_by_id', sa.Integer(), nullable=False),
    sa.Column('answer_by', database.UTCDateTime(timezone=True), nullable=False),
    sa.Column('answered_at', database.UTCDateTime(timezone=True), nullable=True),
    sa.Column('created_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.Column('updated_at', database.UTCDateTime(timezone=True), nullable=False),
    sa.CheckConstraint("status IN ('offered', 'accepted', 'declined', 'expired')", name=op.f('ck_referral_status')),
    sa.ForeignKeyConstraint(['fair_id'], ['fair.id'], name=op.f('fk_referral_fair_id_fair')),
    sa.ForeignKeyConstraint(['from_ticket_id'], ['ticket.id'], name=op.f('fk_referral_from_ticket_id_ticket')),
    sa.ForeignKeyConstraint(['referred_by_id'], ['account.id'], name=op.f('fk_referral_referred_by_id_account')),
    sa.ForeignKeyConstraint(['ticket_id'], ['ticket.id'], name=op.f('fk_referral_ticket_id_ticket')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_referral')),
    sa.UniqueConstraint('from_ticket_id', name=op.f('uq_referral_from_ticket_id')),
    sa.UniqueConstraint('ticket_id', name=op.f('uq_referral_ticket_id'))
    )
    with op.batch_alter_table('referral', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_referral_fair_id'), ['fair_id'], unique=False)

    op.create_table('service_entry',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=6), nullable=False),
    sa.Column('fair_id', sa.Integer(), nullable=False),
    sa.Column('queue_id', sa.Integer(), nullable=False),
    sa.Column('ticket_id', sa.Integer(), nullable=True),
    sa.Column('served_by_id', sa.Integer(), nullable=False),
    sa.Column('topic', sa.String(length=120), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('group_key', database.EncryptedText(), nullable=True),
    sa.Column('result', sa.String(length=32), nullable=False),
    sa.Column('note', sa.String(length=500), nullable=False),
    sa.Column('corrects_id', sa.Integer(), nullable=True),
    sa.Column('at', database.UTCDateTime(timezone=True), nullable=False),
    sa.CheckConstraint("result IN ('answered', 'material', 'case', 'referred')", name=op.f('ck_service_entry_result')),
    sa.CheckConstraint('minutes BETWEEN 0 AND 600', name=op.f('ck_service_entry_minutes')),
    sa.ForeignKeyConstraint(['corrects_id'], ['service_entry.id'], name=op.f('fk_service_entry_corrects_id_service_entry')),
    sa.ForeignKeyConstraint(['fair_id'], ['fair.id'], name=op.f('fk_service_entry_fair_id_fair')),
    sa.ForeignKeyConstraint(['queue_id'], ['service_queue.id'], name=op.f('fk_service_entry_queue_id_service_queue')),
    sa.ForeignKeyConstraint(['served_by_id'], ['account.id'], name=op.f('fk_service_entry_served_by_id_account')),
    sa.ForeignKeyConstraint(['ticket_id'], ['ticket.id'], name=op.f('fk_service_entry_ticket_id_ticket')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_service_entry')),
    sa.UniqueConstraint('code', name=op.f('uq_service_entry_code')),
    sa.UniqueConstraint('corrects_id', name=op.f('uq_service_entry_corrects_id'))
    )
    with op.batch_alter_table('service_entry', schema=None) as batch_op:
        batch_op.create_index('ix_service_entry_fair', ['fair_id', 'at'], unique=False)
        batch_op.create_index(batch_op.f('ix_service_entry_queue_id'), ['queue_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_service_entry_ticket_id'), ['ticket_id'], unique=False)

    with op.batch_alter_table('booking', schema=None) as batch_op:
        batch_op.add_column(sa.Column('entity_code', sa.String(length=18), nullable=True))
        batch_op.add_column(sa.Column('recruiters', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('needs', sa.String(length=300), server_default='', nullable=False))
        batch_op.add_column(sa.Column('submitted_at', database.UTCDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('waiting_since', database.UTCDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('wanted_zone_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('standby', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('offered_until', database.UTCDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('offered_by_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('arrived_late', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('recruiters_came', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('poster_checked', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.create_index('uq_booking_entity', ['fair_id', 'entity_code'], unique=True, sqlite_where=sa.text("status IN ('applied', 'waiting', 'offered', 'returned', 'confirmed', 'arrived', 'left')"), postgresql_where=sa.text("status IN ('applied', 'waiting', 'offered', 'returned', 'confirmed', 'arrived', 'left')"))
        batch_op.create_foreign_key(batch_op.f('fk_booking_wanted_zone_id_fair_zone'), 'fair_zone', ['wanted_zone_id'], ['id'], ondelete='SET NULL')
        batch_op.create_foreign_key(batch_op.f('fk_booking_offered_by_id_account'), 'account', ['offered_by_id'], ['id'])

    with op.batch_alter_table('gate_passage', schema=None) as batch_op:
        batch_op.add_column(sa.Column('scan_id', sa.Integer(), nullable=True))
        batch_op.create_unique_constraint(batch_op.f('uq_gate_passage_scan_id'), ['scan_id'])
        batch_op.create_foreign_key(batch_op.f('fk_gate_passage_scan_id_gate_scan'), 'gate_scan', ['scan_id'], ['id'])

    with op.batch_alter_table("booking", schema=None) as batch_op:
        batch_op.drop_index("uq_booking_booth")
        batch_op.drop_index("uq_booking_employer")
        batch_op.drop_constraint(op.f("ck_booking_status"), type_="check")
        batch_op.create_check_constraint(op.f("ck_booking_status"), f"status IN ({STATES})")
        batch_op.create_check_constraint(
            op.f("ck_booking_offer_has_end"), "status <> 'offered' OR offered_until IS NOT NULL"
        )
        batch_op.create_check_constraint(op.f("ck_booking_recruiters"), "recruiters >= 0")
        batch_op.create_check_constraint(
            op.f("ck_booking_waits_without_booth"), "status <> 'waiting' OR booth_id IS NULL"
        )
    for name, column in (("uq_booking_booth", "booth_id"), ("uq_booking_employer", "employer_id")):
        _unique_while_live(name, column, LIVE)


def _unique_while_live(name: str, column: str, states: str) -> None:
    live = sa.text(f"status IN ({states})")
    op.create_index(name, "booking", ["fair_id", column], unique=True, sqlite_where=live, postgresql_where=live)


def downgrade() -> None:
    op.drop_index("uq_booking_booth", table_name="booking")
    op.drop_index("uq_booking_employer", table_name="booking")
    with op.batch_alter_table("booking", schema=None) as batch_op:
        for name in ("status", "offer_has_end", "recruiters", "waits_without_booth"):
            batch_op.drop_constraint(op.f(f"ck_booking_{name}"), type_="check")
        batch_op.create_check_constraint(op.f("ck_booking_status"), f"status IN ({OLD_STATES})")
    for name, column in (("uq_booking_booth", "booth_id"), ("uq_booking_employer", "employer_id")):
        _unique_while_live(name, column, OLD_LIVE)
    with op.batch_alter_table('gate_passage', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_gate_passage_scan_id_gate_scan'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('uq_gate_passage_scan_id'), type_='unique')
        batch_op.drop_column('scan_id')

    with op.batch_alter_table('booking', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_booking_offered_by_id_account'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_booking_wanted_zone_id_fair_zone'), type_='foreignkey')
        batch_op.drop_index('uq_booking_entity', sqlite_where=sa.text("status IN ('applied', 'waiting', 'offered', 'returned', 'confirmed', 'arrived', 'left')"), postgresql_where=sa.text("status IN ('applied', 'waiting', 'offered', 'returned', 'confirmed', 'arrived', 'left')"))
        batch_op.drop_column('poster_checked')
        batch_op.drop_column('recruiters_came')
        batch_op.drop_column('arrived_late')
        batch_op.drop_column('offered_by_id')
        batch_op.drop_column('offered_until')
        batch_op.drop_column('standby')
        batch_op.drop_column('wanted_zone_id')
        batch_op.drop_column('waiting_since')
        batch_op.drop_column('submitted_at')
        batch_op.drop_column('needs')
        batch_op.drop_column('recruiters')
        batch_op.drop_column('entity_code')

    with op.batch_alter_table('service_entry', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_service_entry_ticket_id'))
        batch_op.drop_index(batch_op.f('ix_service_entry_queue_id'))
        batch_op.drop_index('ix_service_entry_fair')

    op.drop_table('service_entry')
    with op.batch_alter_table('referral', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_referral_fair_id'))

    op.drop_table('referral')
    with op.batch_alter_table('ticket', schema=None) as batch_op:
        batch_op.drop_index('uq_ticket_place', sqlite_where=sa.text("status IN ('called', 'serving')"), postgresql_where=sa.text("status IN ('called', 'serving')"))
        batch_op.drop_index('uq_ticket_live', sqlite_where=sa.text("status IN ('waiting', 'called', 'serving', 'missed')"), postgresql_where=sa.text("status IN ('waiting', 'called', 'serving', 'missed')"))
        batch_op.drop_index('ix_ticket_waiting')
        batch_op.drop_index(batch_op.f('ix_ticket_pass_id'))
        batch_op.drop_index(batch_op.f('ix_ticket_fair_id'))

    op.drop_table('ticket')
    op.drop_table('appeal')
    with op.batch_alter_table('strike', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_strike_employer_id'))

    op.drop_table('strike')
    with op.batch_alter_table('service_queue', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_service_queue_fair_id'))

    op.drop_table('service_queue')
    with op.batch_alter_table('help_request', schema=None) as batch_op:
        batch_op.drop_index('ix_help_request_status')
        batch_op.drop_index(batch_op.f('ix_help_request_booking_id'))

    op.drop_table('help_request')
    op.drop_table('closing_feedback')
    with op.batch_alter_table('gate_scan', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_gate_scan_pass_id'))
        batch_op.drop_index('ix_gate_scan_fair_holder')
        batch_op.drop_index('ix_gate_scan_fair_at')
        batch_op.drop_index('ix_gate_scan_device')

    op.drop_table('gate_scan')
    op.drop_table('dead_code')
    op.drop_table('zone_quota')
    with op.batch_alter_table('fair_pass', schema=None) as batch_op:
        batch_op.drop_index('uq_fair_pass_account', sqlite_where=sa.text('account_id IS NOT NULL'), postgresql_where=sa.text('account_id IS NOT NULL'))
        batch_op.drop_index(batch_op.f('ix_fair_pass_batch_id'))
        batch_op.drop_index(batch_op.f('ix_fair_pass_account_id'))

    op.drop_table('fair_pass')
    op.drop_table('queue_rules')
    with op.batch_alter_table('paper_batch', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_paper_batch_fair_id'))

    op.drop_table('paper_batch')
    op.drop_table('gate_occupancy')
    op.drop_table('gate_key')
    op.drop_table('gate_device')
    op.drop_table('booking_terms')
    with op.batch_alter_table('branch_link', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_branch_link_entity_code'))

    op.drop_table('branch_link')
