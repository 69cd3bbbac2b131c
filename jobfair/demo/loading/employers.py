"""Employers with their owners, papers and reviews."""

from datetime import date, datetime, timedelta

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core import uploads
from jobfair.core.access import Role
from jobfair.demo.content import article, people, postings
from jobfair.demo.content.accounts import logins
from jobfair.demo.content.employers import DemoEmployer, all_employers, fair_employers
from jobfair.demo.loading.accounts import new_account
from jobfair.demo.loading.ledger import Ledger, Step, add, ids, insert, moment
from jobfair.employers.models import Employer, Membership, QualificationDocument, Violation
from jobfair.employers.rules import (
    QUALIFICATION,
    DocumentKind,
    DocumentState,
    Qualification,
    TeamRole,
    ViolationKind,
    months_after,
)
from jobfair.extensions import db
from jobfair.reference.models import PillarTag, Region
from jobfair.reference.pinyin import pinyin_key

PAPER = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
LICENCE_SCOPE = "职业中介、劳务派遣信息服务（示例）"
FIRST_CHECK = date(2023, 2, 20)
# What the reviewer wrote, by the state a review ended in.
REASONS = {
    Qualification.RETURNED: "经办人身份证件照片不清晰，请重新上传。",
    Qualification.REFUSED: "未提供有效的人力资源服务许可证。",
    Qualification.SUSPENDED: "接到投诉，招聘信息与实际岗位不符，正在核查。",
}
_Q = Qualification


def load(ledger: Ledger) -> None:
    """Every employer, its owner and team, its four documents and its history."""
    regions, pillars = ids(Region), {tag.key: tag for tag in db.session.scalars(sa.select(PillarTag))}
    owners = [_owner(ledger, demo) for demo in all_employers()]
    add(owners)
    for demo, owner in zip(all_employers(), owners, strict=True):
        employer = _employer(ledger, demo, regions)
        employer.pillars = [pillars[key] for key in demo.pillars]
        ledger.employers[demo.key], ledger.owners[demo.key] = employer, owner
    add(list(ledger.employers.values()))
    _memberships(ledger)
    _documents(ledger)
    for demo in all_employers():
        _history(ledger, demo)
    db.session.flush()


def _owner(ledger: Ledger, demo: DemoEmployer) -> Account:
    """The walk-through owner where there is one, else somebody of their own."""
    known = next((login for login in logins() if login.employer == demo.key and login.owner), None)
    if known is not None:
        return ledger.accounts[known.login]
    since = moment(_registered_on(ledger, demo))
    return new_account(demo.contact_name, Role.EMPLOYER, since=since, mobile=people.mobile(2000 + demo.serial))


def _memberships(ledger: Ledger) -> None:
    members = [
        Membership(employer_id=employer.id, account_id=ledger.owners[key].id, role=TeamRole.OWNER)
        for key, employer in ledger.employers.items()
    ]
    members += [
        Membership(
            employer_id=ledger.employers[login.employer].id,
            account_id=ledger.accounts[login.login].id,
            role=TeamRole.RECRUITER,
        )
        for login in logins()
        if login.employer is not None and not login.owner
    ]
    add(members)


def checked_on(ledger: Ledger, demo: DemoEmployer) -> date:
    """The last check: lately for those that recruit now and every second other, else before the archived fair."""
    current = {employer.key for employer in (*postings.today_employers(), *postings.booking_employers())}
    if demo.serial > len(fair_employers()) or demo.key in current or demo.serial % 2:
        # One employer's approval is about to lapse, so that the reminder has something to remind of.
        return ledger.today - timedelta(days=168 if demo.serial == 2 else 8 + demo.serial * 37 % 130)
    return FIRST_CHECK


def _registered_on(ledger: Ledger, demo: DemoEmployer) -> date:
    if demo.serial <= len(fair_employers()):
        return article.fair_day() - timedelta(days=20 + demo.serial % 9)
    return checked_on(ledger, demo) - timedelta(days=6)


def _employer(ledger: Ledger, demo: DemoEmployer, regions: dict[str, int]) -> Employer:
    was_checked = demo.status in (_Q.APPROVED, _Q.SUSPENDED)
    checked = checked_on(ledger, demo)
    submitted_at = moment(checked - timedelta(days=2), 10 * 60) if demo.status is not _Q.DRAFT else None
    return Employer(
        credit_code=demo.credit_code,
        name_zh=demo.name.zh,
        name_en=demo.name.en,
        pinyin=pinyin_key(demo.name.zh),
        account_type=demo.account_type,
        industry_code=demo.industry,
        size_band=demo.size_band,
        region_id=regions[demo.region],
        address_zh=demo.address_zh,
        introduction_zh=demo.introduction.zh,
        introduction_en=demo.introduction.en,
        contact_name=demo.contact_name,
        contact_phone=demo.contact_phone,
        licence_number=demo.licence_number,
        licence_scope=LICENCE_SCOPE if demo.licence_number else None,
        licence_until=ledger.today + timedelta(days=400) if demo.licence_number else None,
        is_key_enterprise=demo.serial <= 12,
        status=demo.status,
        submitted_at=submitted_at,
        waiting_since=submitted_at if demo.status is _Q.SUBMITTED else None,
        checked_on=checked if was_checked else None,
        approved_until=months_after(checked) if was_checked else None,
        created_at=moment(_registered_on(ledger, demo), 9 * 60),
        is_demo=True,
    )


def _documents(ledger: Ledger) -> None:
    """Four papers for everyone that handed some in; the files are shared, they say nothing."""
    files = {
        kind: uploads.keep(
            PAPER, kind=uploads.PDF, original_name=f"{kind.value}-demo.pdf", purpose="qualification", owner_id=None
        )
        for kind in DocumentKind
    }
    rows = []
    for demo in all_employers():
        if demo.status is _Q.DRAFT:
            continue
        reviewed_at = moment(checked_on(ledger, demo), 15 * 60) if demo.status is not _Q.SUBMITTED else None
        for kind in DocumentKind:
            state = _document_state(demo, kind)
            row = {
                "employer_id": ledger.employers[demo.key].id,
                "kind": kind,
                "file_id": files[kind].id,
                "state": state,
                "reason": REASONS.get(demo.status) if state is DocumentState.REJECTED else None,
                "reviewed_by_id": ledger.reviewer.id if reviewed_at else None,
                "reviewed_at": reviewed_at,
            }
            rows.append(row)
    insert(QualificationDocument, rows)


def _document_state(demo: DemoEmployer, kind: DocumentKind) -> DocumentState:
    if demo.status is _Q.SUBMITTED:
        return DocumentState.PENDING
    wanting = {_Q.RETURNED: DocumentKind.AGENT_ID, _Q.REFUSED: DocumentKind.LICENCE}
    return DocumentState.REJECTED if wanting.get(demo.status) is kind else DocumentState.ACCEPTED


def _history(ledger: Ledger, demo: DemoEmployer) -> None:
    employer, owner = ledger.employers[demo.key], ledger.owners[demo.key]
    begun = moment(_registered_on(ledger, demo), 9 * 60)
    state = ledger.record(employer, QUALIFICATION, begun, _steps(ledger, demo, begun), by=owner)
    if state is not demo.status:
        raise ValueError(f"the history of {demo.name.zh} ends in {state}")
    if demo.status is _Q.SUSPENDED:
        violation = Violation(
            employer_id=employer.id,
            kind=ViolationKind.FALSE_RECRUITMENT,
            description=REASONS[_Q.SUSPENDED],
            recorded_by_id=ledger.reviewer.id,
            happened_on=ledger.today - timedelta(days=5),
        )
        db.session.add(violation)


def _steps(ledger: Ledger, demo: DemoEmployer, begun: datetime) -> list[Step]:
    """How it came to where it stands."""
    owner, reviewer, checked = ledger.owners[demo.key], ledger.reviewer, checked_on(ledger, demo)
    if demo.status is _Q.DRAFT:
        return []
    first = FIRST_CHECK if demo.serial <= len(fair_employers()) else checked
    handed_in = moment(first - timedelta(days=2), 10 * 60)
    steps = [Step("submit", max(handed_in, begun), owner)]
    at = moment(first, 15 * 60)
    if demo.status in (_Q.RETURNED, _Q.REFUSED):
        verb = "return" if demo.status is _Q.RETURNED else "refuse"
        return [*steps, Step(verb, at, reviewer, REASONS[demo.status])]
    if demo.status is _Q.SUBMITTED:
        return steps
    steps.append(Step("approve", at, reviewer))
    if checked != first:
        steps.append(Step("renew", moment(checked, 15 * 60), reviewer))
    if demo.status is _Q.SUSPENDED:
        suspended = moment(ledger.today - timedelta(days=4), 11 * 60)
        steps.append(Step("suspend", suspended, reviewer, REASONS[_Q.SUSPENDED]))
    return steps
