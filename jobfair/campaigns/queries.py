"""Reads of campaigns, key projects and reported figures."""

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa

from jobfair.campaigns.models import Campaign, KeyProject, ReportedFigure
from jobfair.core.errors import NotFound
from jobfair.core.language import _l
from jobfair.extensions import db


def campaigns() -> list[Campaign]:
    """All campaigns, the latest first."""
    return list(db.session.scalars(sa.select(Campaign).order_by(Campaign.starts_on.desc(), Campaign.id.desc())))


def get_campaign(slug: str) -> Campaign:
    """One campaign; raises NotFound."""
    campaign = db.session.scalar(sa.select(Campaign).where(Campaign.slug == slug))
    if campaign is None:
        raise NotFound(_l("There is no campaign at this address."))
    return campaign


def latest_campaign(on: date) -> Campaign | None:
    """The campaign running on a day, else the one that began last before it."""
    query = (
        sa.select(Campaign).where(Campaign.starts_on <= on).order_by(Campaign.starts_on.desc(), Campaign.id.desc())
    )
    return db.session.scalar(query.limit(1))


def key_projects() -> list[KeyProject]:
    """Key projects in the order of their source."""
    return list(db.session.scalars(sa.select(KeyProject).order_by(KeyProject.number)))


def reported_figures(subjects: Iterable[str]) -> list[ReportedFigure]:
    """Figures that others have reported about these subjects (`campaign:<slug>`, `fair:<slug>`)."""
    query = sa.select(ReportedFigure).where(ReportedFigure.subject.in_(list(subjects)))
    return list(db.session.scalars(query.order_by(ReportedFigure.subject, ReportedFigure.sort, ReportedFigure.id)))
