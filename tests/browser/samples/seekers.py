"""Pages of seekers: profile, résumé, one's own data."""

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.seekers.models import ResumeEntry, SeekerProfile, SkillCertificate
from jobfair.seekers.rules import CertificateState
from jobfair.seekers.services.reads import note_reads
from tests.support.samples import account_of, answer, id_of, one, page

MINE = sa.select(SeekerProfile.id).where(SeekerProfile.account_id.in_(id_of("seeker")))
SEEKER = one(Account.id, Account.id.in_(id_of("seeker")))

WAITING = one(SkillCertificate.id, SkillCertificate.status == CertificateState.DECLARED)


def prepare() -> None:
    """An employer has opened the résumé."""
    seeker = account_of("seeker").id
    note_reads(account_of("recruiter"), name="锦州演示单位", subject_ids=[seeker], what="resume")


PAGES = [
    page("seekers.profile", "seeker"),
    page("seekers.profile", "newcomer"),
    answer("seekers.profile", "newcomer", press={"born_on": "2099-01-01"}),
    page("seekers.resume", "seeker"),
    page("seekers.resume", "newcomer"),
    page("seekers.resume_sheet", "seeker"),
    page("seekers.new_entry", "seeker"),
    answer("seekers.new_entry", "seeker", press={}),
    page("seekers.entry", "seeker", entry_id=one(ResumeEntry.id, ResumeEntry.profile_id.in_(MINE))),
    page("seekers.new_certificate", "seeker"),
    answer("seekers.new_certificate", "seeker", press={}),
    page(
        "seekers.certificate",
        "seeker",
        certificate_id=one(SkillCertificate.id, SkillCertificate.profile_id.in_(MINE)),
    ),
    page("seekers.groups", "seeker"),
    page("seekers.groups", "newcomer"),
    page("seekers.my_data", "seeker"),
    page("seekers.my_data", "newcomer"),
    page("seekers.delete_account", "seeker"),
    answer("seekers.delete_account", "newcomer", press={}),
    page("seekers.account_deleted"),
    page("seekers.staff_groups", "desk", account_id=SEEKER),
    page("seekers.certificates_to_check", "desk"),
    page("seekers.check_certificate", "desk", certificate_id=WAITING),
    answer("seekers.check_certificate", "desk", press={}, certificate_id=WAITING),
]
NOT_PAGES = {
    "seekers.certificate_scan": "a file",
    "seekers.checked_scan": "a file",
    "seekers.my_data_copy": "a file to take away",
    "seekers.resume_file": "a file",
}
