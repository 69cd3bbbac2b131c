"""Accounts for walking through the demonstration, easy to remember; `flask demo accounts` prints them.

The second factor of staff is a fixed secret, so that anyone can follow with an authenticator. None of this can
exist in production: the loader refuses outside demonstration mode.
"""

from dataclasses import dataclass
from functools import cache

from jobfair.core.access import Role
from jobfair.core.language import Text, _l
from jobfair.demo.content.people import MARK, mobile
from jobfair.demo.content.progress import walk_through_seeker

PASSWORD = "Chunfeng-2023"  # noqa: S105 (published on purpose)
TOTP_SECRET = "JINZHOUCHUNFENGJOBFAIRDEMOSTAFF2"  # noqa: S105 (published on purpose)


@dataclass(frozen=True)
class DemoLogin:
    """One account to sign in as. `employer` is the key of a demonstration employer, `seeker` a serial number."""

    login: str
    name: str
    roles: tuple[Role, ...]
    purpose: Text
    employer: str | None = None
    owner: bool = False
    seeker: int | None = None

    @property
    def is_staff(self) -> bool:
        """Whether it signs in at the staff entrance, with the second factor."""
        return not self.login.isdigit()


@cache
def logins() -> tuple[DemoLogin, ...]:
    """Everyone one can sign in as."""
    return (*_people(), *_staff())


def _people() -> tuple[DemoLogin, ...]:
    recruiter = (Role.EMPLOYER,)
    return (
        DemoLogin(
            mobile(1),
            "",
            (Role.SEEKER,),
            _l("Job seeker with a profile, certificates and applications in several states"),
            seeker=walk_through_seeker(),
        ),
        DemoLogin(mobile(2), "新来者" + MARK, (Role.SEEKER,), _l("Job seeker who has just registered")),
        DemoLogin(
            mobile(11),
            "欧阳经理" + MARK,
            recruiter,
            _l("Owner of a verified employer with jobs, applicants and a booth today"),
            employer="001",
            owner=True,
        ),
        DemoLogin(mobile(12), "小谢" + MARK, recruiter, _l("Recruiter in the same team"), employer="001"),
        DemoLogin(
            mobile(13),
            "船老板" + MARK,
            recruiter,
            _l("Owner of an employer that has not handed in its papers yet"),
            employer="126",
            owner=True,
        ),
    )


def _staff() -> tuple[DemoLogin, ...]:
    duties: tuple[tuple[Role, str, Text], ...] = (
        (Role.REVIEWER, "审核岗", _l("Staff: reviews employers, postings and booths")),
        (Role.FLOOR, "现场岗", _l("Staff: gate, queues and arrival of employers")),
        (Role.DESK, "窗口岗", _l("Staff: service zones")),
        (Role.TRANSPORT, "运输岗", _l("Staff: point-to-point buses")),
        (Role.STATISTICS, "统计岗", _l("Staff: figures")),
        (Role.ADMIN, "管理员", _l("Staff: accounts and settings")),
    )
    return tuple(DemoLogin(duty.value, name + MARK, (duty,), purpose) for duty, name, purpose in duties)
