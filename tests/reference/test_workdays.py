"""Working days with the State Council's holidays and make-up days."""

from datetime import date

from jobfair.reference import workdays


def test_make_up_sunday_is_a_working_day() -> None:
    assert workdays.is_workday(date(2023, 1, 28))  # Saturday worked for the Spring Festival
    assert not workdays.is_workday(date(2023, 1, 23))  # Monday of the festival


def test_year_beyond_the_calendar_falls_back_to_weekdays_and_says_so() -> None:
    monday, saturday = date(2060, 3, 8), date(2060, 3, 13)
    assert workdays.is_workday(monday)
    assert not workdays.is_workday(saturday)
    assert not workdays.is_certain(monday)
    assert workdays.is_certain(date(2023, 3, 8))


def test_one_working_day_before_a_monday_is_friday() -> None:
    assert workdays.add_workdays(date(2023, 3, 13), -1) == date(2023, 3, 10)


def test_adding_working_days_skips_the_holidays() -> None:
    assert workdays.add_workdays(date(2023, 1, 20), 1) == date(2023, 1, 28)
    assert workdays.add_workdays(date(2023, 1, 20), 0) == date(2023, 1, 20)


def test_working_days_of_a_plain_week_are_five() -> None:
    assert workdays.workdays_between(date(2023, 3, 6), date(2023, 3, 12)) == 5
    assert workdays.workdays_between(date(2023, 3, 12), date(2023, 3, 6)) == 0
