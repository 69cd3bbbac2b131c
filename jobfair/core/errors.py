"""What the portal says when it refuses: one small tree, turned into answers in one place."""

from typing import Any


class DomainError(Exception):
    """A refusal in the person's words; may name the form field to blame. HTTP 422."""

    status = 422

    def __init__(self, message: Any, *, field: str | None = None) -> None:
        super().__init__(str(message) if isinstance(message, str) else message)
        self.message = message
        self.field = field


class Invalid(DomainError):
    """What was sent cannot be accepted as it is."""


class Forbidden(DomainError):
    """The person is known and may not do this."""

    status = 403


class NotFound(DomainError):
    """There is no such thing, or none that this person may see."""

    status = 404


class Conflict(DomainError):
    """Somebody was quicker, or the thing is no longer in a state that allows this."""

    status = 409


class TooMany(DomainError):
    """Too many tries; `retry_after` in seconds says when to come back."""

    status = 429

    def __init__(self, message: Any, *, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Busy(DomainError):
    """The database cannot take a write just now."""

    status = 503
