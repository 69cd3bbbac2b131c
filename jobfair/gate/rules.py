"""Kinds and limits at the gate."""

from jobfair.core.language import _l
from jobfair.core.status import Choice


class Direction(Choice):
    """Which way somebody passed the gate."""

    IN = "in", _l("In")
    OUT = "out", _l("Out")
