"""The terms of booking in force, and what they make of what was recorded."""

from collections.abc import Sequence

import sqlalchemy as sa

from jobfair.booths.models import PORTAL, BookingTerms, Strike
from jobfair.booths.rules.conduct import PRESETS, Bar, Preset, bar_of
from jobfair.core import clock
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.fairs.models import Fair


def scope_of(fair: Fair | None) -> str:
    """The key of a fair's own terms; of the portal's without a fair."""
    return PORTAL if fair is None else f"fair:{fair.id}"


def own_terms(fair: Fair | None) -> BookingTerms | None:
    """What staff have set for this very fair (or for the portal); None while they have not."""
    return db.session.scalar(sa.select(BookingTerms).where(BookingTerms.scope == scope_of(fair)))


def terms_of(fair: Fair | None) -> BookingTerms:
    """The terms in force for a fair: its own, else the portal's, else the lenient preset (not a row then)."""
    wanted = sa.select(BookingTerms).where(BookingTerms.scope.in_({scope_of(fair), PORTAL}))
    rows = {row.scope: row for row in db.session.scalars(wanted)}
    return rows.get(scope_of(fair)) or rows.get(PORTAL) or preset_terms(Preset.LENIENT)


def preset_terms(preset: Preset) -> BookingTerms:
    """The numbers of a preset, not saved."""
    return BookingTerms(scope=PORTAL, preset=preset, **PRESETS[preset])


def strikes_of(employer: Employer) -> Sequence[Strike]:
    """What was recorded against an employer that booked, newest first."""
    query = sa.select(Strike).where(Strike.employer_id == employer.id)
    return db.session.scalars(query.order_by(Strike.happened_on.desc(), Strike.id.desc())).unique().all()


def bar_on(employer: Employer, fair: Fair | None) -> Bar | None:
    """Why the employer may not book at this fair today; None when it may."""
    return bar_of(strikes_of(employer), terms_of(fair), on=clock.today())
