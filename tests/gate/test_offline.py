"""What gates without network tell afterwards, and the places lent to them."""

import uuid
from datetime import timedelta

import sqlalchemy as sa

from jobfair.core import clock
from jobfair.core.invariants import breaches
from jobfair.extensions import db
from jobfair.gate import queries, services
from jobfair.gate.invariants import invariants
from jobfair.gate.models import FairPass, GateDevice, GateOccupancy, GatePassage, GateScan
from jobfair.gate.rules import Answer, Conflict, Direction
from jobfair.gate.services import Entry, Report
from tests.support.make.fairs import make_live_fair
from tests.support.make.gate import make_gatekeeper, make_paper, make_pass, scan


def entry(holder, minutes_ago, way=Direction.IN, *, gate="B", sequence=1, answer=None, **values):
    said = answer or (Answer.WELCOME if way is Direction.IN else Answer.GOODBYE)
    at = clock.now() - timedelta(minutes=minutes_ago)
    return Entry(str(uuid.uuid4()), sequence, queries.qr_text(holder), way, gate, at, said, **values)


def settle(keeper, fair, *entries, device="b"):
    kept = services.settle(keeper, fair=fair, device=device, entries=entries)
    db.session.commit()
    return kept


def conflicts(fair):
    query = sa.select(GateScan.gate, GateScan.conflict).where(GateScan.conflict.is_not(None))
    return [tuple(row) for row in db.session.execute(query.where(GateScan.fair_id == fair.id))]


def passages(fair):
    query = sa.select(GatePassage.direction, GatePassage.gate).where(GatePassage.fair_id == fair.id)
    return [tuple(row) for row in db.session.execute(query.order_by(GatePassage.at))]


def test_late_entries_count_at_their_own_time_and_once_however_often_they_are_sent(app):
    fair, keeper = make_live_fair(), make_gatekeeper()
    first, second = make_pass(fair), make_paper(fair, keeper)
    told = [
        entry(first, 30), entry(first, 20, Direction.OUT, sequence=2), entry(first, 10, sequence=3),
        entry(second, 5, sequence=4),
    ]  # fmt: skip
    assert settle(keeper, fair, *reversed(told)) == [one.entry for one in reversed(told)]
    settle(keeper, fair, *told)
    assert queries.inside_of(fair).inside == 2
    assert len(passages(fair)) == 4
    moments = list(db.session.scalars(sa.select(GatePassage.at).order_by(GatePassage.at)))
    assert moments == [one.at for one in told]
    assert breaches(invariants) == []


def test_one_pass_at_two_gates_without_network_counts_once_and_is_shown_to_staff(app):
    fair, keeper = make_live_fair(), make_gatekeeper()
    holder = make_pass(fair)
    settle(keeper, fair, entry(holder, 4, gate="C"), device="c")
    settle(keeper, fair, entry(holder, 9, gate="B"), device="b")
    assert passages(fair) == [(Direction.IN, "B")]  # the earlier one, though it was told later
    assert conflicts(fair) == [("C", Conflict.TWICE_IN)]
    assert db.session.scalar(sa.select(sa.func.count()).select_from(GateScan)) == 2
    assert queries.inside_of(fair).inside == 1
    assert breaches(invariants) == []


def test_a_way_out_online_is_counted_once_the_way_in_is_told(app):
    fair, keeper = make_live_fair(), make_gatekeeper()
    holder = make_pass(fair)
    assert scan(keeper, fair, holder.code, Direction.OUT).answer is Answer.NOT_INSIDE
    settle(keeper, fair, entry(holder, 3))
    assert passages(fair) == [(Direction.IN, "B"), (Direction.OUT, "A")]
    assert conflicts(fair) == []
    assert queries.inside_of(fair).inside == 0
    assert breaches(invariants) == []


def test_what_the_gate_did_stands_when_the_answer_never_reached_it(app):
    fair, keeper = make_live_fair(), make_gatekeeper()
    holder = make_pass(fair)
    asked = scan(keeper, fair, holder.code)
    said = entry(holder, 0, answer=Answer.FULL)._replace(entry=asked.entry)
    settle(keeper, fair, said)
    assert passages(fair) == []
    settle(keeper, fair, said._replace(answer=Answer.WELCOME))
    assert passages(fair) == [(Direction.IN, "A")]
    assert breaches(invariants) == []


def test_an_undone_entry_and_a_wrong_clock(app):
    fair, keeper = make_live_fair(), make_gatekeeper()
    undone, early = make_pass(fair), make_pass(fair)
    settle(keeper, fair, entry(undone, 2, undone=True), entry(early, -600, sequence=2))
    assert passages(fair) == [(Direction.IN, "B")]
    assert db.session.scalar(sa.select(GatePassage.at)) <= clock.now()


def test_a_revoked_pass_let_in_without_network_is_inside_and_shown(app):
    fair, keeper = make_live_fair(), make_gatekeeper()
    holder = make_pass(fair)
    told = entry(holder, 3)
    services.revoke(keeper, fair_pass=holder, reason="测试")
    settle(keeper, fair, told)
    assert queries.inside_of(fair).inside == 1
    assert conflicts(fair) == [("B", Conflict.DEAD_CODE)]
    assert breaches(invariants) == []


def heard(keeper, fair, device, holds, *, left=0):
    said = Report(device=device, gate=device.upper(), holds=holds)
    row, hall = services.report(keeper, fair=fair, said=said, left=left)
    db.session.commit()
    return row.lent, hall


def test_gates_are_lent_a_share_of_the_free_places_and_never_more_than_there_are(app):
    fair, keeper = make_live_fair(), make_gatekeeper()
    fair.approved_capacity = 100
    db.session.commit()
    assert heard(keeper, fair, "a", 0)[0] == 20  # a fifth, alone
    assert heard(keeper, fair, "b", 0)[0] == 10  # its half of a fifth
    assert heard(keeper, fair, "a", 20)[0] == 20  # still holds them, so they stay its own
    lent, hall = heard(keeper, fair, "a", 10)
    assert (lent, hall.lent) == (10, 20)
    people = [make_paper(fair, keeper) for _number in range(90)]
    answers = [scan(keeper, fair, one.code, device="a").answer for one in people]
    assert answers.count(Answer.WELCOME) == 90  # 80 free for all and the 10 lent to this gate
    assert scan(keeper, fair, make_paper(fair, keeper).code, device="a").answer is Answer.FULL
    others = [entry(make_paper(fair, keeper), 1, sequence=n) for n in range(10)]
    settle(keeper, fair, *others)
    lent, hall = heard(keeper, fair, "b", 0)
    assert (lent, hall.lent, hall.inside) == (0, 0, 100)
    assert breaches(invariants) == []


def test_places_of_those_who_left_through_a_gate_without_network_are_its_own(app):
    fair, keeper = make_live_fair(), make_gatekeeper()
    fair.approved_capacity = 4
    db.session.commit()
    people = [make_paper(fair, keeper) for _number in range(4)]
    for one in people:
        scan(keeper, fair, one.code)
    assert heard(keeper, fair, "b", 0)[0] == 0
    settle(keeper, fair, entry(people[0], 0, Direction.OUT), entry(people[1], 0, Direction.OUT, sequence=2))
    lent, hall = heard(keeper, fair, "b", 2, left=2)
    assert (lent, hall.inside, hall.lent) == (2, 2, 2)
    assert heard(keeper, fair, "b", 50)[0] == 2  # it cannot hold more than it was lent
    assert breaches(invariants) == []


def test_places_of_a_gate_that_does_not_come_back_are_released(app):
    fair, keeper = make_live_fair(), make_gatekeeper()
    fair.approved_capacity = 50
    db.session.commit()
    heard(keeper, fair, "a", 0)
    row = db.session.scalars(sa.select(GateDevice)).one()
    services.release(keeper, fair=fair, device_id=row.id)
    db.session.commit()
    assert (row.lent, db.session.get(GateOccupancy, fair.id).lent) == (0, 0)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(FairPass)) == 0
