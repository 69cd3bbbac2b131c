"""Search words and occupations as staff keep them. Every change is audited, and search follows it at once."""

import re

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core import audit, clock
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import _l
from jobfair.core.search_text import normalise, phrase_of
from jobfair.extensions import db
from jobfair.reference import queries, rules
from jobfair.reference.models import Occupation, Synonym

TAKEN = _l("This word is already there with the same meaning.")


def clean_word(text: str, *, field: str) -> str:
    """A search word in its normal form; Invalid when nothing in it can be searched for."""
    word = normalise(text)
    if phrase_of(word) is None or len(word) > rules.LONGEST_WORD:
        raise Invalid(_l("Please give a word of at most %(n)s characters.", n=rules.LONGEST_WORD), field=field)
    return word


def add_word(actor: Account, *, word: str, same_as: str) -> list[Synonym]:
    """Let `word` find what `same_as` finds. When that is not known either, the two begin a meaning of their own."""
    rules.require_keeper(actor)
    word, known = clean_word(word, field="word"), clean_word(same_as, field="same_as")
    if word == known:
        raise Invalid(_l("These are the same word."), field="same_as")
    meanings = queries.meanings_of(known)
    if not meanings:
        meanings = [f"own:{known}"[: rules.LONGEST_WORD]]
        _put(actor, meanings[0], known)
    added = [row for meaning in meanings if (row := _put(actor, meaning, word)) is not None]
    if not added:
        raise Conflict(TAKEN, field="word")
    return added


def _put(actor: Account, meaning: str, word: str) -> Synonym | None:
    """A new row, or one taken back from retirement; None when it is there."""
    row = db.session.scalar(sa.select(Synonym).where(Synonym.meaning == meaning, Synonym.word == word))
    if row is not None and row.retired_at is None:
        return None
    if row is None:
        row = Synonym(meaning=meaning, word=word)
        db.session.add(row)
    row.retired_at = None
    db.session.flush()
    audit.record("dictionary.word_added", f"synonym:{row.id}", actor_id=actor.id, meaning=meaning, word=word)
    return row


def change_word(actor: Account, *, synonym: Synonym, word: str) -> None:
    """Write a search word otherwise; its meaning stays."""
    rules.require_keeper(actor)
    word, before = clean_word(word, field="word"), synonym.word
    if word == before:
        return
    same = sa.select(Synonym.id).where(Synonym.meaning == synonym.meaning, Synonym.word == word)
    if db.session.scalar(same) is not None:
        raise Conflict(TAKEN, field="word")
    synonym.retired_at = clock.now()  # kept under its old name, so that the packaged dictionary stays without it
    row = Synonym(meaning=synonym.meaning, word=word)
    db.session.add(row)
    db.session.flush()
    audit.record("dictionary.word_changed", f"synonym:{row.id}", actor_id=actor.id, before=before, after=word)


def switch_word(actor: Account, *, synonym: Synonym, retired: bool) -> None:
    """Retire a search word, or take it back; nothing is deleted."""
    rules.require_keeper(actor)
    _switch(actor, synonym, "word", f"synonym:{synonym.id}", retired=retired)


def switch_occupation(actor: Account, *, occupation: Occupation, retired: bool) -> None:
    """No longer offer an occupation, or offer it again; what has it keeps it."""
    rules.require_keeper(actor)
    _switch(actor, occupation, "occupation", f"occupation:{occupation.id}", retired=retired)


def _switch(actor: Account, row: Synonym | Occupation, kind: str, subject: str, *, retired: bool) -> None:
    if (row.retired_at is not None) is retired:
        return
    row.retired_at = clock.now() if retired else None
    db.session.flush()
    audit.record(f"dictionary.{kind}_{'retired' if retired else 'restored'}", subject, actor_id=actor.id)


def save_occupation(
    actor: Account, *, occupation: Occupation | None, name_zh: str, name_en: str, major_class: int, is_trade: bool
) -> Occupation:
    """Add an occupation or change its names, which are search words; pinyin follows from the Chinese one."""
    rules.require_keeper(actor)
    names = {"name_zh": name_zh.strip(), "name_en": name_en.strip()}
    if major_class not in rules.MAJOR_CLASSES:
        raise Invalid(_l("Please choose the class."), field="major_class")
    namesake = db.session.scalar(sa.select(Occupation).where(Occupation.name_zh == names["name_zh"]))
    if namesake is not None and namesake is not occupation:
        raise Conflict(_l("There is an occupation of this name."), field="name_zh")
    before = None
    if occupation is None:
        last = db.session.scalar(sa.select(sa.func.max(Occupation.sort))) or 0
        occupation = Occupation(key=_free_key(names["name_en"]), sort=last + 1)
        db.session.add(occupation)
    else:
        before = [occupation.name_zh, occupation.name_en]
    occupation.name_zh, occupation.name_en = names["name_zh"], names["name_en"]
    occupation.major_class, occupation.is_trade = major_class, is_trade
    occupation.edited_at = clock.now()
    db.session.flush()
    for name in names.values():
        _put(actor, occupation.key, clean_word(name[: rules.LONGEST_WORD], field="name_zh"))
    subject, after = f"occupation:{occupation.id}", list(names.values())
    audit.record("dictionary.occupation_saved", subject, actor_id=actor.id, before=before, after=after)
    return occupation


def _free_key(name_en: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "_", name_en.lower()).strip("_")[:34] or "occupation"
    alike = sa.select(Occupation.key).where(Occupation.key.startswith(stem, autoescape=True))
    taken = set(db.session.scalars(alike))
    candidates = [stem, *(f"{stem}_{n}" for n in range(2, len(taken) + 3))]
    return next(key for key in candidates if key not in taken)
