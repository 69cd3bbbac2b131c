"""Reads of passes, of the gate and of its log."""

from jobfair.gate.queries.hall import Inside, get_staff_fair, inside_of, staff_fairs
from jobfair.gate.queries.identify import Shown, identify
from jobfair.gate.queries.passes import find_pass, get_pass, pass_of, passes_of, qr_text, qr_texts

__all__ = [
    "Inside",
    "Shown",
    "find_pass",
    "get_pass",
    "get_staff_fair",
    "identify",
    "inside_of",
    "pass_of",
    "passes_of",
    "qr_text",
    "qr_texts",
    "staff_fairs",
]
