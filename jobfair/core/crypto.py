"""Encryption of sensitive columns and keyed fingerprints, with keys that can be rotated.

The first key encrypts; every key decrypts. Keys come from the settings (`FIELD_KEYS`), never from code.
"""

import hashlib
import hmac

from cryptography.fernet import Fernet, MultiFernet


class KeyRing:
    """The installation's field keys, newest first (urlsafe base64, 32 bytes each)."""

    def __init__(self) -> None:
        self._fernet: MultiFernet | None = None
        self._fingerprint_key = b""

    def load(self, keys: list[str]) -> None:
        """Take the keys; raises ValueError when there is none or one is malformed."""
        if not keys:
            raise ValueError("FIELD_KEYS holds no key")
        self._fernet = MultiFernet([Fernet(key) for key in keys])
        # The oldest key stays last for ever, so fingerprints survive a rotation.
        self._fingerprint_key = keys[-1].encode()

    @property
    def fernet(self) -> MultiFernet:
        """The loaded keys."""
        if self._fernet is None:
            raise RuntimeError("field keys were used before the application loaded them")
        return self._fernet

    def fingerprint(self, text: str) -> str:
        """Keyed SHA-256 of `text` in hexadecimal: equal texts can be found, none can be read."""
        return hmac.new(self._fingerprint_key, text.encode(), hashlib.sha256).hexdigest()


key_ring = KeyRing()


def encrypt(text: str) -> str:
    """Ciphertext of `text` under the newest key."""
    return key_ring.fernet.encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """The text behind `token`, whichever of the keys wrote it."""
    return key_ring.fernet.decrypt(token.encode()).decode()


def fingerprint(text: str) -> str:
    """See `KeyRing.fingerprint`."""
    return key_ring.fingerprint(text)
