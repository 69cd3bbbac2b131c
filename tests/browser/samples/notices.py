"""Pages of messages."""

from jobfair.core.language import Bilingual
from jobfair.notices.models import Notice
from jobfair.notices.rules import Topic
from jobfair.notices.services import notify
from tests.support.samples import account_of, id_of, one, page


def prepare() -> None:
    for number in range(3):
        notify(
            account_of("seeker"),
            kind="sample",
            title=Bilingual("您的应聘有了新进展", "News of your application"),
            body=Bilingual("用人单位请您面试。\n请带上身份证。", "The employer invites you."),
            path="/me/applications",
            topic=next(iter(Topic)),
            dedupe_key=f"sample {number}",
        )


PAGES = [
    page("notices.inbox", "seeker"),
    page("notices.inbox", "newcomer"),
    page("notices.notice", "seeker", notice_id=one(Notice.id, Notice.account_id.in_(id_of("seeker")))),
    page("notices.preferences", "seeker"),
    page("notices.deliveries", "admin"),
    page("notices.deliveries", "admin", state="failed"),
    page("notices.demo_outbox"),
]
