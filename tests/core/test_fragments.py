"""Parts of pages that are kept: drawn once a key, dropped when there are too many."""

from flask import Flask, render_template_string

from jobfair.core.fragments import Fragments
from jobfair.core.language import in_language

PART = "{% call kept('part', key) %}<p>{{ words }}</p>{% endcall %}"


def draw(key: str, words: str) -> str:
    return render_template_string(PART, key=key, words=words)


def test_part_is_drawn_once_a_key(app: Flask) -> None:
    with app.test_request_context("/"):
        assert draw("test once", "first") == "<p>first</p>"
        assert draw("test once", "second") == "<p>first</p>"
        assert draw("test other", "second") == "<p>second</p>"


def test_part_is_escaped_once(app: Flask) -> None:
    with app.test_request_context("/"):
        assert draw("test escaped", "<b>&") == draw("test escaped", "") == "<p>&lt;b&gt;&amp;</p>"


def test_too_many_parts_drop_the_longest_unused() -> None:
    parts = Fragments(most_characters=20)
    for name in "abcd":
        parts.kept(name, caller=lambda: "12345")
    parts.kept("a", caller=lambda: "again")  # used again, so b goes next
    parts.kept("e", caller=lambda: "12345")
    assert parts.kept("a", caller=lambda: "lost") == "12345"
    assert parts.kept("b", caller=lambda: "lost") == "lost"
    assert parts.characters <= 20


def test_a_part_larger_than_all_is_shown_all_the_same() -> None:
    assert Fragments(most_characters=3).kept("a", caller=lambda: "12345") == "12345"


def test_words_of_templates_follow_the_language(app: Flask) -> None:
    line = "{{ _('Find work') }} {{ ngettext('%(num)s job', '%(num)s jobs', 2) }}"
    with app.test_request_context("/"):
        with in_language("en"):
            assert render_template_string(line) == "Find work 2 jobs"
        with in_language("zh"):
            chinese = render_template_string(line)
    assert chinese.isascii() is False
    assert "Find" not in chinese
