"""What messages are about, and how they travel when nobody has said otherwise."""

from jobfair.core.language import _l
from jobfair.core.outbox import Channel
from jobfair.core.status import Choice

LONGEST_TITLE = 200
LONGEST_SMS = 300  # characters; longer texts are cut and the inbox holds the rest


class Topic(Choice):
    """What a message is about: the unit of a person's choice."""

    APPLICATIONS = "applications", _l("Applications")
    INTERVIEWS = "interviews", _l("Interviews")
    DECISIONS = "decisions", _l("Decisions on my applications: intention, hired, refused")
    CERTIFICATES = "certificates", _l("Verification of my certificates")
    POSTINGS = "postings", _l("Job postings")
    EMPLOYER_REVIEW = "employer_review", _l("Employer verification")
    FAIR = "fair", _l("Job fairs")
    QUEUE = "queue", _l("Calls of my tickets at a fair")
    ALERTS = "alerts", _l("New jobs for my saved searches")
    SECURITY = "security", _l("Security of the account")


# Text messages cost money and attention: by default only for what cannot wait.
DEFAULT_CHANNELS: dict[Topic, frozenset[Channel]] = {
    Topic.APPLICATIONS: frozenset({Channel.MAIL}),
    Topic.INTERVIEWS: frozenset({Channel.MAIL, Channel.SMS}),
    Topic.DECISIONS: frozenset({Channel.MAIL, Channel.SMS}),
    Topic.CERTIFICATES: frozenset({Channel.MAIL}),
    Topic.POSTINGS: frozenset({Channel.MAIL}),
    Topic.EMPLOYER_REVIEW: frozenset({Channel.MAIL, Channel.SMS}),
    Topic.FAIR: frozenset({Channel.MAIL}),
    # Whoever waits has the page open; a message costs money and comes too late for most.
    Topic.QUEUE: frozenset(),
    Topic.ALERTS: frozenset({Channel.MAIL}),
    Topic.SECURITY: frozenset({Channel.MAIL, Channel.SMS}),
}

ALWAYS_SENT = frozenset({Topic.SECURITY})


def can_choose(topic: Topic) -> bool:
    """Whether a person may switch the topic's mail and text messages off."""
    return topic not in ALWAYS_SENT


def is_sent(topic: Topic, channel: Channel, wanted: bool | None) -> bool:
    """Whether a message goes out on `channel`; `wanted` is the person's choice, None when they made none."""
    if wanted is None or not can_choose(topic):
        return channel in DEFAULT_CHANNELS[topic]
    return wanted


def local_path(path: str | None, english_prefix: str) -> str | None:
    """A path of this portal without its language prefix; None for anything that is not such a path."""
    if not path or not path.startswith("/") or path.startswith("//"):
        return None
    if path == english_prefix or path.startswith(english_prefix + "/"):
        path = path[len(english_prefix) :] or "/"
    return path


def short_text(title: str, body: str) -> str:
    """Title and text in one line for a text message."""
    line = f"{title}：{' '.join(body.split())}" if body.strip() else title
    return line if len(line) <= LONGEST_SMS else line[: LONGEST_SMS - 1] + "…"
