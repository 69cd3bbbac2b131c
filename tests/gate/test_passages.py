"""In, out, refused, undone: what the gate answers, and what is counted from it."""

import uuid

import sqlalchemy as sa

from jobfair.core.invariants import breaches
from jobfair.extensions import db
from jobfair.gate import queries, services
from jobfair.gate.invariants import invariants
from jobfair.gate.models import FairPass, GatePassage, GateScan
from jobfair.gate.rules import Answer, Direction
from tests.support.make.fairs import make_announced_fair, make_live_fair
from tests.support.make.gate import make_gatekeeper, make_paper, make_pass, scan


def counted(fair):
    rows = db.session.execute(
        sa.select(GatePassage.direction, GatePassage.gate)
        .where(GatePassage.fair_id == fair.id)
        .order_by(GatePassage.at)
    )
    return [(row.direction, row.gate) for row in rows]


def test_in_out_and_in_again_is_one_person_and_two_visits(app):
    fair, keeper = make_live_fair(), make_gatekeeper()
    holder = make_pass(fair)
    text = queries.qr_text(holder)
    answers = [scan(keeper, fair, text, way).answer for way in (Direction.IN, Direction.OUT, Direction.IN)]
    assert answers == [Answer.WELCOME, Answer.GOODBYE, Answer.WELCOME]
    assert queries.inside_of(fair).inside == 1
    holders = set(db.session.scalars(sa.select(GatePassage.holder).where(GatePassage.direction == Direction.IN)))
    assert len(holders) == 1
    assert [way for way, _gate in counted(fair)] == [Direction.IN, Direction.OUT, Direction.IN]
    assert breaches(invariants) == []


def test_a_copied_pass_hears_where_it_entered_first(app):
    fair, keeper = make_live_fair(), make_gatekeeper()
    holder = make_pass(fair)
    scan(keeper, fair, queries.qr_text(holder), gate="B")
    second = scan(keeper, fair, holder.code, gate="A")
    assert second.answer is Answer.ALREADY_INSIDE
    assert (second.fair_pass.last_gate, second.let_pass) == ("B", False)
    assert counted(fair) == [(Direction.IN, "B")]


def test_the_limit_holds_and_a_place_is_free_again_when_somebody_leaves(app):
    fair, keeper = make_live_fair(), make_gatekeeper()
    fair.approved_capacity = 2
    people = [make_paper(fair, keeper) for _number in range(3)]
    answers = [scan(keeper, fair, one.code).answer for one in people]
    assert answers == [Answer.WELCOME, Answer.WELCOME, Answer.FULL]
    db.session.refresh(people[2])
    assert (people[2].inside, people[2].first_in_at) == (False, None)
    scan(keeper, fair, people[0].code, Direction.OUT)
    assert scan(keeper, fair, people[2].code).answer is Answer.WELCOME
    assert queries.inside_of(fair).inside == 2
    assert breaches(invariants) == []


def test_every_refusal_has_its_own_answer(app):
    fair, other, keeper = make_live_fair(), make_live_fair(), make_gatekeeper()
    revoked, lost, foreign = make_pass(fair), make_pass(fair), make_pass(other)
    services.revoke(keeper, fair_pass=revoked, reason="测试")
    old = queries.qr_text(lost)
    services.replace_code(keeper, fair_pass=lost)
    genuine = queries.qr_text(lost)
    forged = genuine[:-8] + ("A" * 8 if genuine[-8:] != "A" * 8 else "B" * 8)
    coming = make_announced_fair()
    answers = {
        name: scan(keeper, at, text).answer
        for name, at, text in (
            ("revoked", fair, revoked.code),
            ("replaced", fair, old),
            ("new", fair, genuine),
            ("other", fair, queries.qr_text(foreign)),
            ("forged", fair, forged),
            ("unknown", fair, "ZZZZZZ"),
            ("nonsense", fair, "https://example.cn/?x=1"),
            ("early", coming, make_pass(coming).code),
        )
    }
    assert answers == {
        "revoked": Answer.REVOKED, "replaced": Answer.REVOKED, "new": Answer.WELCOME, "other": Answer.OTHER_FAIR,
        "forged": Answer.FORGED, "unknown": Answer.UNKNOWN, "nonsense": Answer.UNKNOWN, "early": Answer.NOT_OPEN,
    }  # fmt: skip
    assert queries.inside_of(fair).inside == 1


def test_the_same_entry_sent_twice_is_one_passage(app):
    fair, keeper = make_live_fair(), make_gatekeeper()
    holder, entry = make_pass(fair), str(uuid.uuid4())
    first = scan(keeper, fair, holder.code, entry=entry)
    again = scan(keeper, fair, holder.code, entry=entry)
    assert (first.id, again.answer) == (again.id, Answer.WELCOME)
    assert counted(fair) == [(Direction.IN, "A")]


def test_undoing_puts_everything_back(app):
    fair, keeper = make_live_fair(), make_gatekeeper()
    holder = make_pass(fair)
    entry = scan(keeper, fair, holder.code).entry
    services.undo(keeper, fair=fair, entry=entry)
    db.session.commit()
    assert counted(fair) == []
    assert queries.inside_of(fair).inside == 0
    assert db.session.get(FairPass, holder.id).first_in_at is None
    assert db.session.scalar(sa.select(GateScan.undone_at).where(GateScan.entry == entry)) is not None
    assert scan(keeper, fair, holder.code).answer is Answer.WELCOME
    assert breaches(invariants) == []


def test_who_went_out_unseen_is_let_in_again(app):
    fair, keeper = make_live_fair(), make_gatekeeper()
    holder = make_pass(fair)
    scan(keeper, fair, holder.code)
    again = services.readmit(keeper, fair=fair, fair_pass=holder, gate="B", entry=str(uuid.uuid4()))
    db.session.commit()
    assert again.answer is Answer.WELCOME
    assert counted(fair) == [(Direction.IN, "A"), (Direction.OUT, "B"), (Direction.IN, "B")]
    assert queries.inside_of(fair).inside == 1
    assert breaches(invariants) == []
