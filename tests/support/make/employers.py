"""Employers for tests, named for a situation. Fictitious: division 210799 is in no table of divisions."""

from itertools import count

from jobfair.accounts.models import Account
from jobfair.core import clock, transitions, uploads
from jobfair.employers import rules
from jobfair.employers.credit_code import compose
from jobfair.employers.models import Employer, Membership, QualificationDocument
from jobfair.employers.rules import (
    QUALIFICATION,
    DocumentKind,
    DocumentState,
    Qualification,
    SizeBand,
    TeamRole,
)
from jobfair.extensions import db
from jobfair.reference.pinyin import pinyin_key
from tests.support.make.accounts import make_recruiter
from tests.support.make.reference import region

_numbers = count(1)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def credit_code(prefix: str = "91") -> str:
    """A valid code that no other test employer has and that belongs to nobody."""
    return compose(prefix, "210799", f"DEM{next(_numbers):05d}")


def make_draft_employer(owner: Account | None = None, **values: object) -> Employer:
    """An employer that has registered and handed in nothing yet; committed."""
    employer = _new_employer(owner, **values)
    db.session.commit()
    return employer


def make_submitted_employer(owner: Account | None = None, **values: object) -> Employer:
    """An employer whose four documents wait for the reviewer; committed."""
    employer = _new_employer(owner, **values)
    add_documents(employer, DocumentState.PENDING)
    _submit(employer)
    db.session.commit()
    return employer


def make_verified_employer(owner: Account | None = None, **values: object) -> Employer:
    """An employer checked today, with six months to go; committed."""
    checked_on = values.pop("checked_on", None) or clock.today()
    approved_until = values.pop("approved_until", None) or rules.months_after(checked_on)  # type: ignore[arg-type]
    employer = _new_employer(owner, **values)
    add_documents(employer, DocumentState.ACCEPTED)
    _submit(employer)
    transitions.apply(
        QUALIFICATION,
        "approve",
        employer,
        actor=None,
        checked_on=checked_on,
        approved_until=approved_until,
        waiting_since=None,
    )
    db.session.commit()
    return employer


def make_suspended_employer(owner: Account | None = None, **values: object) -> Employer:
    """An employer that was verified and then suspended; committed."""
    employer = make_verified_employer(owner, **values)
    transitions.apply(QUALIFICATION, "suspend", employer, actor=None, reason="测试：虚假招聘")
    db.session.commit()
    return employer


def owner_of(employer: Employer) -> Account:
    """The account that registered it."""
    return next(member.account for member in employer.members if member.role is TeamRole.OWNER)


def make_colleague(employer: Employer, role: TeamRole = TeamRole.RECRUITER, **values: object) -> Account:
    """A further member of the team; committed."""
    account = make_recruiter(**values)
    db.session.add(Membership(employer_id=employer.id, account_id=account.id, role=role))
    db.session.commit()
    return account


def add_documents(employer: Employer, state: DocumentState) -> None:
    """All four documents, in one state."""
    for kind in DocumentKind:
        stored = uploads.keep(
            PDF, kind=uploads.PDF, original_name=f"{kind}.pdf", purpose="qualification", owner_id=None
        )
        db.session.add(QualificationDocument(employer_id=employer.id, kind=kind, file_id=stored.id, state=state))
    db.session.flush()


def _submit(employer: Employer) -> None:
    now = clock.now()
    transitions.apply(QUALIFICATION, "submit", employer, actor=None, submitted_at=now, waiting_since=now)


def _new_employer(owner: Account | None, **values: object) -> Employer:
    number = next(_numbers)
    values.setdefault("credit_code", credit_code())
    values.setdefault("name_zh", f"演示机械{number}有限公司")
    values.setdefault("name_en", f"Demonstration Machinery {number}")
    values.setdefault("industry_code", "C34")
    values.setdefault("size_band", SizeBand.UNDER_500)
    values.setdefault("address_zh", "锦州市太和区演示路1号")
    values.setdefault("introduction_zh", "演示用的机械制造企业，主要生产通用设备。")
    values.setdefault("contact_name", "赵演示")
    values.setdefault("contact_phone", "0416-0000000")
    values.setdefault("region_id", region("taihe").id)
    values.setdefault("pinyin", pinyin_key(str(values["name_zh"])))
    employer = Employer(status=Qualification.DRAFT, **values)
    transitions.begin(QUALIFICATION, employer, actor=owner)
    owner = owner or make_recruiter()
    db.session.add(Membership(employer_id=employer.id, account_id=owner.id, role=TeamRole.OWNER))
    db.session.flush()
    return employer
