"""What the public sees of a fair follows the bookings."""

import pytest
import sqlalchemy as sa

from jobfair.booths import services
from jobfair.booths.rules import BookingState
from jobfair.core.errors import Conflict
from jobfair.extensions import db
from jobfair.postings.models import FairPosting
from tests.support.make.accounts import make_reviewer
from tests.support.make.fairs import make_exhibitor, make_live_fair
from tests.support.make.postings import make_published_posting


def at_fair(status):
    fair, posting = make_live_fair(), make_published_posting()
    booking = make_exhibitor(fair, posting, status=status)
    posting.booth = booking.booth.code
    return fair, posting, booking


@pytest.mark.parametrize("status", [state for state in BookingState if state is not BookingState.WAITING])
def test_posting_is_shown_at_a_fair_while_its_employer_takes_part(client, status):
    fair, posting, _booking = at_fair(status)
    number, booth = posting.number, posting.booth
    present = status in (BookingState.CONFIRMED, BookingState.ARRIVED, BookingState.LEFT)
    assert (booth in client.page("/jobs").words(".job")) is present
    assert (number in client.page(f"/jobs?fair={fair.slug}").text) is present
    assert (number in client.page("/jobs?have=today").text) is present
    assert (booth in client.page(f"/jobs/{number}").words("main")) is present


@pytest.mark.parametrize(
    ("before", "verb", "shown"),
    [
        (BookingState.APPLIED, "confirm", True),
        (BookingState.APPLIED, "refuse", False),
        (BookingState.CONFIRMED, "cancel", False),
        (BookingState.CONFIRMED, "miss", False),
        (BookingState.CONFIRMED, "arrive", True),
    ],
)
def test_step_of_a_booking_takes_the_postings_along(app, before, verb, shown):
    fair, posting, booking = at_fair(before)
    services.take_step(make_reviewer(), booking=booking, verb=verb, reason="场地调整")
    db.session.commit()
    row = db.session.scalars(sa.select(FairPosting).where(FairPosting.fair_id == fair.id)).one()
    assert row.shown is shown
    assert row.booth_code == (booking.booth.code if shown else None)
    assert row.posting_id == posting.id


def test_step_the_state_does_not_allow_changes_nothing(app):
    fair, _posting, booking = at_fair(BookingState.LEFT)
    with pytest.raises(Conflict):
        services.take_step(make_reviewer(), booking=booking, verb="cancel")
    assert db.session.scalars(sa.select(FairPosting.shown).where(FairPosting.fair_id == fair.id)).one()
