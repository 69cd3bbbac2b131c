"""Password hashing: argon2id, upgraded when parameters change."""

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

SHORTEST = 8
LONGEST = 200

_hasher = PasswordHash((Argon2Hasher(),))


def use_cheap_hashing() -> None:
    """For tests only: the same algorithm with the smallest cost."""
    global _hasher
    _hasher = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))


def hash_password(password: str) -> str:
    """The argon2id hash of a password."""
    return _hasher.hash(password)


def verify(password: str, known_hash: str | None) -> tuple[bool, str | None]:
    """Whether the password fits, and a better hash to store when the parameters have changed.

    Without a hash the same work is done in vain, so that a missing account takes as long as a wrong password.
    """
    if known_hash is None:
        _hasher.verify(password, _dummy())
        return False, None
    return _hasher.verify_and_update(password, known_hash)


def _dummy() -> str:
    global _dummy_hash
    if _dummy_hash is None:
        _dummy_hash = _hasher.hash("nobody has this password")
    return _dummy_hash


_dummy_hash: str | None = None
