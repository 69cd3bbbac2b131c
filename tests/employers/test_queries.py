"""Who belongs to whom, and which employers everybody may see."""

from datetime import timedelta

import pytest

from jobfair.core import clock
from jobfair.core.errors import NotFound
from jobfair.employers import directory, queries
from jobfair.employers.directory import Search
from tests.support.make.accounts import make_recruiter, make_seeker
from tests.support.make.employers import (
    make_draft_employer,
    make_submitted_employer,
    make_suspended_employer,
    make_verified_employer,
)


def test_owner_belongs_to_employer(app):
    owner = make_recruiter()
    employer = make_draft_employer(owner)
    assert queries.employer_of(owner).id == employer.id


def test_stranger_belongs_to_nobody(app):
    assert queries.employer_of(make_seeker()) is None


def test_membership_of_stranger_is_not_found(app):
    with pytest.raises(NotFound):
        queries.get_membership(make_seeker())


def test_only_verified_employers_are_public(app):
    verified = make_verified_employer()
    make_draft_employer()
    make_submitted_employer()
    make_suspended_employer()
    make_verified_employer(approved_until=clock.today() - timedelta(days=1))
    assert [e.id for e in directory.verified_employers(Search(), page=1).items] == [verified.id]


def test_approval_holds_through_its_last_day(app):
    employer = make_verified_employer(approved_until=clock.today())
    assert queries.get_public_employer(employer.id).is_verified


@pytest.mark.parametrize("words", ["辽西", "liaoxi", "lxjm", "Western", "辽西 精密", "ＬＩＡＯＸＩ"])
def test_employer_is_found_by_name_pinyin_initials_and_english(app, words):
    wanted = make_verified_employer(name_zh="辽西精密示例厂", name_en="Western Precision Example")
    make_verified_employer(name_zh="凌河食品示例厂", name_en="Linghe Food Example")
    assert [e.id for e in directory.verified_employers(Search(words), page=1).items] == [wanted.id]


def test_wildcards_in_words_are_plain_characters(app):
    make_verified_employer()
    assert directory.verified_employers(Search("%"), page=1).total == 0


def test_filters_narrow_and_counts_ignore_their_own_filter(app):
    make_verified_employer(industry_code="C34")
    make_verified_employer(industry_code="I65")
    search = Search(section="C")
    assert directory.verified_employers(search, page=1).total == 1
    assert directory.section_counts(search) == {"C": 1, "I": 1}


def test_what_waits_longest_comes_first(app):
    second = make_submitted_employer()
    first = make_submitted_employer()
    first.waiting_since = clock.now() - timedelta(days=2)
    assert [e.id for e in directory.employers_on("waiting", words="", page=1).items] == [first.id, second.id]
    assert directory.shelf_counts()["waiting"] == 2
