"""The text in a pass's QR code: signed by its fair, so that a gate without network can tell it from a made-up one.

    JF1-<fair>-<code>-<issued>-<kind>-<signature>       fair and issued (seconds) in base 36, signature in base 32

Only capitals, digits and dashes: QR codes hold them densely, and scanners that type like a keyboard get them right.
The signature is ECDSA P-256 over SHA-256, 64 bytes r‖s, as WebCrypto checks it. What is signed begins with the
purpose, so that nothing else signed with the key could pass for a pass. Decision 0015.
"""

import base64
import re
from datetime import UTC, datetime
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

PREFIX = "JF1"
PURPOSE = b"jobfair gate pass\n"
TEXT = re.compile(r"JF1-([0-9A-Z]{1,7})-([0-9A-Z]{6})-([0-9A-Z]{1,8})-([PTW])-([A-Z2-7]{103})")
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HALF = 32  # bytes of r and of s


class PassText(NamedTuple):
    """What a signed text says, not yet checked."""

    fair_id: int
    code: str
    issued_at: datetime
    kind: str
    signed: bytes
    signature: bytes


class KeyPair(NamedTuple):
    """A new pair: the uncompressed public point in base64url, the private key as PKCS#8 in base64."""

    public: str
    private: str


def new_pair() -> KeyPair:
    """Keys for one fair."""
    private = ec.generate_private_key(ec.SECP256R1())
    point = private.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    stored = private.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return KeyPair(base64.urlsafe_b64encode(point).decode().rstrip("="), base64.b64encode(stored).decode())


def load_private(stored: str) -> ec.EllipticCurvePrivateKey:
    """The key behind `KeyPair.private`."""
    key = serialization.load_der_private_key(base64.b64decode(stored), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("the stored key of a fair is not one of ECDSA")
    return key


def sign(key: ec.EllipticCurvePrivateKey, *, fair_id: int, code: str, issued_at: datetime, kind: str) -> str:
    """The text for the QR code."""
    body = "-".join((PREFIX, _base36(fair_id), code, _base36(int(issued_at.timestamp())), kind))
    r, s = decode_dss_signature(key.sign(PURPOSE + body.encode(), ec.ECDSA(hashes.SHA256())))
    signature = r.to_bytes(HALF, "big") + s.to_bytes(HALF, "big")
    return f"{body}-{base64.b32encode(signature).decode().rstrip('=')}"


def read(text: str) -> PassText | None:
    """What a scanned text says; None when it has not the form of a pass. The signature is not checked here."""
    text = text.strip().upper()
    found = TEXT.fullmatch(text)
    if found is None:
        return None
    fair, code, issued, kind, signature = found.groups()
    seconds = min(int(issued, 36), 2**33)
    return PassText(
        int(fair, 36),
        code,
        datetime.fromtimestamp(seconds, UTC),
        kind,
        PURPOSE + text.rsplit("-", 1)[0].encode(),
        base64.b32decode(signature + "="),
    )


def is_genuine(said: PassText, public: str) -> bool:
    """Whether the fair with this public key signed it."""
    point = base64.urlsafe_b64decode(public + "=" * (-len(public) % 4))
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    r, s = (int.from_bytes(part, "big") for part in (said.signature[:HALF], said.signature[HALF:]))
    try:
        key.verify(encode_dss_signature(r, s), said.signed, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def _base36(number: int) -> str:
    figures = ""
    while number:
        number, rest = divmod(number, 36)
        figures = DIGITS[rest] + figures
    return figures or "0"
