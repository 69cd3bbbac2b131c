"""What happens to passes and at the gates."""

from jobfair.gate.services.counting import ensure_occupancy
from jobfair.gate.services.passages import note_unseen_exit, pass_gate, readmit, undo
from jobfair.gate.services.passes import (
    give_back,
    issue_paper,
    issue_pass,
    issue_walk_in,
    print_batch,
    replace_code,
    revoke,
)
from jobfair.gate.services.shares import Report, release, report, set_offline_share
from jobfair.gate.services.sync import Entry, settle

__all__ = [
    "Entry",
    "Report",
    "ensure_occupancy",
    "give_back",
    "issue_paper",
    "issue_pass",
    "issue_walk_in",
    "note_unseen_exit",
    "pass_gate",
    "print_batch",
    "readmit",
    "release",
    "replace_code",
    "report",
    "revoke",
    "set_offline_share",
    "settle",
    "undo",
]
