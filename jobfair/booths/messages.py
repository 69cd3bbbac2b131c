"""What an employer's team is told about its booth."""

from typing import Any

from jobfair.booths.models import Appeal, Booking, HelpRequest, Strike
from jobfair.booths.rules.conduct import AppealState, Bar
from jobfair.core.formatting import show_date, show_datetime
from jobfair.core.language import _
from jobfair.core.urls import path_for
from jobfair.employers.queries import team_accounts
from jobfair.notices.rules import Topic
from jobfair.notices.services import notify_all


def confirmed(booking: Booking) -> None:
    """The booth is theirs."""
    _tell(
        booking,
        "confirmed",
        lambda: _("Booth %(booth)s is yours: %(fair)s", booth=_booth(booking), fair=booking.fair.title),
        lambda: _(
            "The bureau has confirmed your application. The fair opens on %(when)s; please come before.",
            when=show_datetime(booking.fair.opens_at),
        ),
    )


def returned(booking: Booking, reason: str) -> None:
    """Something has to be mended; the booth stays held."""
    _tell(
        booking,
        "returned",
        lambda: _("Please mend your application: %(fair)s", fair=booking.fair.title),
        lambda: _(
            "%(reason)s\nBooth %(booth)s is kept for you meanwhile. When it is mended, please hand it in again.",
            reason=reason,
            booth=_booth(booking),
        ),
    )


def refused(booking: Booking, reason: str) -> None:
    """No booth at this fair, and why."""
    _tell(
        booking,
        "refused",
        lambda: _("No booth for you this time: %(fair)s", fair=booking.fair.title),
        lambda: _("The bureau could not accept your application. Reason: %(reason)s", reason=reason),
    )


def cancelled_by_staff(booking: Booking, reason: str) -> None:
    """Staff cancelled for them."""
    _tell(
        booking,
        "cancelled",
        lambda: _("Your booking was cancelled: %(fair)s", fair=booking.fair.title),
        lambda: _("The bureau has cancelled your booking. Reason: %(reason)s", reason=reason),
    )


def booth_offered(booking: Booking) -> None:
    """A booth is free for whoever waits; by when they must answer."""
    _tell(
        booking,
        "offered",
        lambda: _("A booth is free for you: %(fair)s", fair=booking.fair.title),
        lambda: _(
            "Booth %(booth)s is kept for you until %(until)s. Please accept or decline it before then.",
            booth=_booth(booking),
            until=show_datetime(booking.offered_until),
        ),
        event=f"{booking.booth_id}:{booking.offered_until}",
    )


def offer_expired(booking: Booking) -> None:
    """The time is over; they wait on, at the end of the line."""
    _tell(
        booking,
        "offer_expired",
        lambda: _("The time for the offered booth is over: %(fair)s", fair=booking.fair.title),
        lambda: _(
            "You are still on the waiting list, now at its end. If you no longer wish to come, please leave it."
        ),
        event=str(booking.waiting_since),
    )


def strike_recorded(strike: Strike, bar: Bar | None) -> None:
    """Something was recorded against them, what follows, and how to appeal."""

    def body() -> str:
        lines = [_("%(day)s, %(fair)s.", day=show_date(strike.happened_on), fair=strike.booking.fair.title)]
        if bar is not None and bar.until is not None:
            lines.append(_("Until %(day)s you cannot book booths.", day=show_date(bar.until)))
        elif bar is not None:
            lines.append(_("Booking is closed to you until the bureau opens it again."))
        lines.append(_("If this is wrong, you can appeal in writing."))
        return "\n".join(lines)

    _tell(
        strike.booking,
        "strike",
        lambda: _("Recorded: %(what)s", what=strike.kind.label),
        body,
        endpoint="booths.conduct",
        event=str(strike.id),
    )


def appeal_decided(appeal: Appeal, reason: str) -> None:
    """What became of the appeal."""

    def title() -> str:
        if appeal.status is AppealState.UPHELD:
            return _("Your appeal was upheld")
        return _("Your appeal was not upheld")

    _tell(
        appeal.strike.booking,
        "appeal",
        title,
        lambda: _("Reason: %(reason)s", reason=reason),
        endpoint="booths.conduct",
        event=str(appeal.id),
    )


def helped(row: HelpRequest) -> None:
    """What was asked for at the booth is there."""
    _tell(
        row.booking,
        "helped",
        lambda: _("Done at your booth: %(what)s", what=row.kind.label),
        lambda: row.answer or _("If something is still missing, please ask again."),
        event=str(row.id),
    )


def thanked(booking: Booking) -> None:
    """They have left with their form handed in."""
    _tell(
        booking,
        "left",
        lambda: _("Thank you for coming: %(fair)s", fair=booking.fair.title),
        lambda: _("Your closing form is with us. Please go on answering those who applied to you."),
    )


def _tell(
    booking: Booking, what: str, title: Any, body: Any, *, endpoint: str = "booths.booking", event: str = ""
) -> None:
    values = {"booking_id": booking.id} if endpoint == "booths.booking" else {}
    notify_all(
        team_accounts(booking.employer),
        kind=f"booking.{what}",
        title=title,
        body=body,
        topic=Topic.FAIR,
        path=path_for(endpoint, **values),
        dedupe_key=f"booking:{booking.id}:{what}:{event}" if event else None,
    )


def _booth(booking: Booking) -> str:
    return booking.booth.code if booking.booth is not None else ""
