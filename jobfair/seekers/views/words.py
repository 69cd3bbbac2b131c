"""Words for the columns, purposes and readings that “my data” shows."""

from typing import Any

from jobfair.core.language import Text, _, _l
from jobfair.seekers import rules

PURPOSES: dict[str, Text] = {
    rules.APPLICATION_CONSENT: _l("Application"),
    rules.GROUPS_CONSENT: _l("Target groups"),
}

READ_LABELS: dict[str, Text] = {
    "resume": _l("opened your résumé"),
    "file": _l("downloaded your résumé file"),
    "export": _l("took your particulars in a list of applicants"),
    "target_groups": _l("looked at your target groups"),
    "certificate": _l("looked at a certificate of yours"),
    "certificate_scan": _l("opened the scan of a certificate of yours"),
    "assisted": _l("opened your file at the service desk"),
}

ACTS: dict[str, Text] = {
    "registered": _l("Registered at the desk"),
    "profile": _l("Wrote the profile"),
    "resume": _l("Wrote a line of the résumé"),
    "slip": _l("Printed a slip"),
    "applied": _l("Applied for a job"),
}

COLUMNS: dict[str, Text] = {
    "accepted_at": _l("Accepted on"),
    "action": _l("Act"),
    "address": _l("Address"),
    "agent": _l("Browser"),
    "answer_by": _l("Answer by"),
    "at": _l("When"),
    "available_from": _l("Can start from"),
    "body": _l("Text"),
    "born_on": _l("Date of birth"),
    "channel": _l("By"),
    "consented_at": _l("Agreed on"),
    "contact": _l("Contact"),
    "created_at": _l("Since"),
    "criteria": _l("Search"),
    "declared_true_at": _l("Declared to be true on"),
    "direction": _l("Direction"),
    "display_name": _l("Name shown"),
    "education_rank": _l("Education level (1–6)"),
    "email": _l("E-mail"),
    "employer": _l("Employer"),
    "ended_on": _l("To"),
    "evidence": _l("Evidence"),
    "experience_years": _l("Years of work experience"),
    "expires_at": _l("Good until"),
    "family": _l("Kind of certificate"),
    "from_state": _l("From state"),
    "full_name": _l("Name"),
    "gate": _l("Gate"),
    "given_at": _l("Given on"),
    "graduated_on": _l("Graduated on"),
    "group_key": _l("Group"),
    "hired_on": _l("Hired on"),
    "holder": _l("Pass number"),
    "intended_on": _l("Preliminary intention on"),
    "interview_on": _l("Interview on"),
    "interview_place": _l("Interview at"),
    "introduction": _l("About me"),
    "issued_on": _l("Issued on"),
    "issuer": _l("Issued by"),
    "job": _l("Job"),
    "kept_mobile": _l("Mobile number, locked away"),
    "kind": _l("Kind"),
    "kinds": _l("What was handed over"),
    "language": _l("Language"),
    "left_at": _l("Left on"),
    "major": _l("Field of study"),
    "message": _l("Message"),
    "mobile": _l("Mobile number"),
    "name": _l("Name"),
    "note_by": _l("Written by"),
    "number": _l("Number"),
    "occupation": _l("Trade"),
    "occupations": _l("Desired occupations"),
    "organisation": _l("Company, school or training centre"),
    "original_name": _l("File name"),
    "printed_label": _l("Grade as printed"),
    "purpose": _l("Purpose"),
    "rank": _l("Rank (1–8)"),
    "reader_name": _l("Read by"),
    "reason": _l("Reason"),
    "recipient": _l("Recipient"),
    "recipient_contact": _l("How to reach the recipient"),
    "refusal_text": _l("Words of the employer"),
    "region": _l("Where you live"),
    "role": _l("Role"),
    "saved_at": _l("Saved on"),
    "school": _l("School"),
    "size": _l("Size in bytes"),
    "staff_name": _l("Staff name"),
    "started_on": _l("From"),
    "state": _l("State"),
    "status": _l("State"),
    "step": _l("Step"),
    "subject": _l("Subject"),
    "submitted_at": _l("Sent on"),
    "text": _l("Text"),
    "text_version": _l("Version of the text"),
    "title": _l("Title"),
    "wanted_monthly_yuan": _l("Wanted pay, yuan a month"),
    "what": _l("What"),
    "returned_because": _l("Given back because"),
    "valid_to": _l("Good until"),
    "verified_at": _l("Verified on"),
    "withdrawn_at": _l("Withdrawn on"),
    "actor_name": _l("Done by"),
    "identity_paper": _l("Identity paper seen"),
    "reach_by": _l("How to reach you"),
    "registered_at": _l("Registered on"),
    "claimed_at": _l("Taken over on"),
}


def name_of_column(name: str) -> str:
    """What a column is called; its technical name where it has no word (a test keeps that from happening)."""
    return str(COLUMNS.get(name, name))


def show_value(value: Any) -> str:
    """A value of the export in words."""
    if isinstance(value, list):
        return _(", ").join(str(part) for part in value)
    if isinstance(value, dict):
        return _(", ").join(f"{key}: {show_value(part)}" for key, part in value.items())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return (
        str(value).replace("T", " ").removesuffix("+08:00")
        if isinstance(value, str) and _is_moment(value)
        else str(value)
    )


def _is_moment(value: str) -> bool:
    return len(value) == 25 and value[10:11] == "T" and value.endswith("+08:00")
