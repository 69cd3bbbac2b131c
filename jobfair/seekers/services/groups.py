"""Target-group marks: sensitive, on separate consent, for staff and counting only (PIPL art. 28–30)."""

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.core.crypto import fingerprint
from jobfair.core.errors import Invalid
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.seekers import queries, rules
from jobfair.seekers.models import Consent, TargetGroupMark
from jobfair.seekers.rules import MarkState
from jobfair.seekers.services.profile import own_profile


def declare_groups(actor: Account, *, keys: list[str], agreed: bool) -> None:
    """Keep the groups a person says they belong to, after their separate consent; those left out are deleted."""
    known = queries.group_names()
    wanted = [key for key in dict.fromkeys(keys) if key in known]
    if not wanted:
        raise Invalid(_l("Please choose at least one, or leave this page: nothing here is required."), field="keys")
    if not agreed:
        raise Invalid(_l("Without your separate consent nothing of this is kept."), field="agreed")
    profile = own_profile(actor)
    present = {mark.group_key: mark for mark in queries.group_marks(profile.id)}
    for key, mark in present.items():
        if key not in wanted:
            db.session.delete(mark)
    for key in wanted:
        if key not in present:
            db.session.add(
                TargetGroupMark(
                    profile_id=profile.id,
                    group_key=key,
                    group_fingerprint=fingerprint(key),
                    state=MarkState.DECLARED,
                    consented_at=clock.now(),
                )
            )
    if queries.live_consent(actor.id, rules.GROUPS_CONSENT) is None:
        db.session.add(
            Consent(
                account_id=actor.id,
                purpose=rules.GROUPS_CONSENT,
                kinds=[rules.GROUPS_CONSENT],
                text_version=rules.CONSENT_VERSION,
                given_at=clock.now(),
            )
        )
    db.session.flush()


def withdraw_groups(actor: Account) -> None:
    """Take the consent back: every mark is deleted at once (PIPL art. 15, 47)."""
    if profile := queries.find_profile(actor.id):
        delete_marks(profile.id)
    db.session.execute(
        sa.update(Consent)
        .where(
            Consent.account_id == actor.id,
            Consent.purpose == rules.GROUPS_CONSENT,
            Consent.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=clock.now())
    )
    db.session.flush()


def delete_marks(profile_id: int) -> None:
    """Delete every mark of a person."""
    db.session.execute(sa.delete(TargetGroupMark).where(TargetGroupMark.profile_id == profile_id))
