"""Over a thousand hostile submissions over every form as every person; `make drill` sends a hundred thousand."""

from flask import Flask

from tests.fuzz.attack import Attack

COUNT, SEED = 1200, 20230308


def test_no_submission_breaks_or_poisons_anything(town: Flask) -> None:
    attack = Attack(town, SEED)
    attack.run(COUNT)
    assert not attack.faults, "\n\n".join(attack.faults[:10])
    assert len(attack.reached) > 60, "most forms must have been reached"
    accepted = attack.statuses[302] + attack.statuses[303]
    assert accepted > COUNT / 20, "something must get through, or nothing behind the checks was tried"
