"""What seekers are told about their certificates, each in their language."""

from datetime import date

from jobfair.core.formatting import show_date
from jobfair.core.language import _, _l
from jobfair.core.urls import path_for
from jobfair.notices.rules import Topic
from jobfair.notices.services import notify
from jobfair.seekers.models import SkillCertificate


def certificate_verified(certificate: SkillCertificate) -> None:
    """It has been checked; employers see so from now on."""
    day: date | None = certificate.valid_to

    def body() -> str:
        text = _("Staff have checked it. Employers you apply to see it as verified, with the date.")
        return f"{text}\n" + _("It is good until %(day)s.", day=show_date(day)) if day else text

    _tell(certificate, "verified", _l("Your certificate is verified"), body)


def certificate_returned(certificate: SkillCertificate, reason: str) -> None:
    """Something in it has to be mended."""
    body = lambda: _("Please look at it again: %(reason)s", reason=reason)  # noqa: E731
    _tell(certificate, "returned", _l("Please mend your certificate"), body)


def certificate_expired(certificate: SkillCertificate) -> None:
    """Its last day has passed."""
    body = _l("Its last day has passed, so employers no longer see it as verified. Please enter the new one.")
    _tell(certificate, "expired", _l("Your certificate has run out"), body)


def _tell(certificate: SkillCertificate, kind: str, title: object, body: object) -> None:
    occupation, label = certificate.occupation.name, certificate.printed_label
    notify(
        certificate.profile.account,
        kind=f"certificate.{kind}",
        title=lambda: _("%(what)s: %(trade)s, %(grade)s", what=str(title), trade=str(occupation), grade=label),
        body=body,
        topic=Topic.CERTIFICATES,
        path=path_for("seekers.certificate", certificate_id=certificate.id),
    )
