"""Which article comes when, as a physiotherapist reads it."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from limber.catalogue.education import for_moment
from limber.programme import PlanRequest
from limber.programme.teaching import education_for, moments, moments_after
from limber.safety import CheckIn
from limber.session import SessionSummary
from tests.property.people import ON
from tests.spec.test_programme_adaptation import after, done, morning, session


def at_week(week: int, *pains: int, **more: Any) -> PlanRequest:
    """Somebody in that week, with a session a day lately and these pains before the sessions."""
    days = len(pains)
    sessions = [session(days - n, done("bridge"), pain_before_0_10=pain) for n, pain in enumerate(pains)]
    made = after(*sessions, **more)
    return replace(made, started_on=ON - timedelta(days=7 * (week - 1)))


@pytest.mark.parametrize(
    ("who", "request_", "first"),
    [
        ("before the first session", after(), "before-first-session"),
        ("a session yesterday", after(session(1, done("bridge"))), "long-lasting"),
        ("a week without", after(session(7, done("bridge"))), "missed-week"),
        ("six days without", after(session(6, done("bridge"))), "long-lasting"),
        ("no change in week 6", at_week(6, 6, 6, 6, 5), "no-change"),
        ("no change in week 8", at_week(8, 6, 6, 6, 6), "no-change"),
        ("no change in week 5, too early to say", at_week(5, 6, 6, 6, 6), "long-lasting"),
        ("no change in week 9, said before", at_week(9, 6, 6, 6, 6), "long-lasting"),
        ("clearly less pain in week 7", at_week(7, 6, 6, 4, 4), "long-lasting"),
        ("less by 2 of 8, which is not 30 %", at_week(7, 8, 8, 6, 6), "no-change"),
        ("little pain from the start", at_week(7, 3, 3, 3, 3), "long-lasting"),
        ("too few sessions to say", at_week(7, 6, 6, 6), "long-lasting"),
        ("an hour after getting up", after(session(1, done("bridge")), time_of_day=time(8, 0)), "morning"),
        ("three hours after getting up", after(session(1, done("bridge")), time_of_day=time(10, 0)), "long-lasting"),
        ("sitting makes it worse", after(session(1, done("bridge")), words="sitting_worse"), "long-sitting"),
    ],
)
def test_the_weightiest_moment(who: str, request_: PlanRequest, first: str) -> None:
    assert moments(request_)[0] == first, who


def test_a_flare_comes_before_everything() -> None:
    told = morning(ON - timedelta(days=8), 6, flare=True)
    assert moments(after(session(8, done("bridge")), check_ins=(told,)))[0] == "flare"
    assert "flare" not in moments(after(session(20, done("bridge")), check_ins=(flare_of(20),)))


def flare_of(days_ago: int) -> CheckIn:
    return morning(ON - timedelta(days=days_ago), 6, flare=True)


def test_new_pain_hears_nothing_of_long_lasting_pain() -> None:
    assert "long-lasting" not in moments(after(words="spell:acute pain_course:new"))


@pytest.mark.parametrize("words", ["S14", "S19"])
def test_a_lock_teaches_nothing(words: str) -> None:
    assert moments(after(words=words)) == ()


@pytest.mark.parametrize(
    ("light", "how", "expected"),
    [
        ("green", "complete", ()),
        ("amber", "complete", ("after-amber",)),
        ("amber", "ended-early", ("after-amber",)),
        ("red", "complete", ("after-red",)),
        ("red", "stopped-for-safety", ()),
    ],
)
def test_after_a_session_its_worst_light_teaches(light: Any, how: Any, expected: tuple[str, ...]) -> None:
    told: SessionSummary = session(0, done("bridge"), light=light, how=how)
    assert moments_after(told) == expected


def test_one_article_at_a_time_and_none_twice() -> None:
    now = moments(after())
    read: list[str] = []
    while (one := education_for(now, read)) is not None:
        assert one not in read
        read.append(one)
    assert read[: len(for_moment("before-first-session"))] == list(for_moment("before-first-session"))
    assert education_for((), read) is None


def test_worry_and_the_traffic_light_come_before_the_first_session() -> None:
    first = for_moment("before-first-session")
    assert {"most-back-pain-is-safe", "some-pain-is-ok", "i-am-afraid"} <= set(first)


def test_amber_explains_the_traffic_light() -> None:
    assert "some-pain-is-ok" in for_moment("after-amber")


def test_a_flare_is_calmed_first() -> None:
    assert for_moment("flare")[:2] == ("flares-are-common", "shrink-do-not-stop")
