"""Pages of seekers: profile, résumé, one's own data."""

from datetime import date

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.extensions import db
from jobfair.seekers.models import AssistedPerson, ResumeEntry, SeekerProfile, SkillCertificate
from jobfair.seekers.rules import CertificateState, EntryKind, IdentityPaper
from jobfair.seekers.services import assisting
from jobfair.seekers.services.reads import note_reads
from tests.support.client import CheckingClient
from tests.support.samples import account_of, after, answer, id_of, one, page

MINE = sa.select(SeekerProfile.id).where(SeekerProfile.account_id.in_(id_of("seeker")))
SEEKER = one(Account.id, Account.id.in_(id_of("seeker")))
ASSISTED = one(AssistedPerson.account_id)
LINE = one(ResumeEntry.id, ResumeEntry.organisation == "演示物业")
SLIP = 'form[action$="/slip"]'
WAITING = one(SkillCertificate.id, SkillCertificate.status == CertificateState.DECLARED)


def prepare() -> None:
    """An employer has opened the résumé; the desk has registered somebody without a telephone."""
    seeker = account_of("seeker").id
    note_reads(account_of("recruiter"), name="锦州演示单位", subject_ids=[seeker], what="resume")
    register_somebody()


def register_somebody() -> None:
    """With a line in the résumé, and all that an application needs."""
    desk = account_of("desk")
    desk.second_factor_passed = True
    person = assisting.register(
        desk,
        full_name="孙演示",
        born_on=date(1963, 4, 9),
        paper=IdentityPaper.ID_CARD,
        identity_seen=True,
        consent_signed=True,
    )
    assisting.save_profile(
        desk, person=person, full_name="孙演示", born_on=date(1963, 4, 9), occupation_ids=[], declared=True,
        education_rank=1,
    )  # fmt: skip
    assisting.save_entry(
        desk, person=person, entry=None, kind=EntryKind.WORK, organisation="演示物业", title="保洁",
        started_on=date(2010, 3, 1), ended_on=None, text="",
    )  # fmt: skip
    db.session.commit()


def with_a_slip(client: CheckingClient) -> None:
    """The slip has been entered in this browser."""
    with client.session_transaction() as stored:
        stored["claim"] = {"slip": "ABC234", "born_on": "1963-04-09", "mobile": "13600000099"}


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
    page("seekers.assisted", "desk"),
    page("seekers.assisted", "desk", q="没有这样的人"),
    page("seekers.register_assisted", "desk"),
    answer("seekers.register_assisted", "desk", press={"full_name": ""}),
    page("seekers.assisted_person", "desk", account_id=ASSISTED),
    answer("seekers.assisted_person", "desk", account_id=ASSISTED, press={}, form=SLIP, status=200),
    page("seekers.assisted_profile", "desk", account_id=ASSISTED),
    page("seekers.assisted_new_entry", "desk", account_id=ASSISTED),
    page("seekers.assisted_entry", "desk", account_id=ASSISTED, entry_id=LINE),
    page("seekers.claim"),
    answer("seekers.claim", press={"slip": "ABC234", "born_on": "1963-04-09", "mobile": "13600000099"}),
    after(with_a_slip, "seekers.claim_details"),
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
