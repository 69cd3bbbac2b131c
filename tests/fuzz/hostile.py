"""What a hostile hand types, and what must never be seen of it."""

from random import Random

# Each trace must never come back as it was sent, or worked out.
MARKUP = "<script>hostile(1)</script>"
IMAGE = "<img src=x onerror=hostile(2)>"
TEMPLATE, WORKED_OUT = "{{ 7919*7907 }}", "62615533"
TRACES = (MARKUP, IMAGE, "<svg/onload=hostile", WORKED_OUT, "Traceback (most recent call last)")

_SPEAKABLE = tuple(
    text.encode("utf-8", "surrogatepass")
    for text in (
        "", " ", "\x00", "a\x00b", "\x07\x1b[31m\x7f", "\u202egnp.exe\u202c", "\u200f\u200e\u200b\ufeff", "\u2028\u2029",
        "\ud800", "x\udfff", "\ufffe\uffff", "e" + "\u0301" * 300, "👩‍👩‍👧‍👦" * 40, "ﷺ" * 200, "İıſK", "９９９", "①②",
        MARKUP, f'"{MARKUP}', f"'>{IMAGE}", "<svg/onload=hostile(3)>", "</textarea>" + MARKUP, "]]>" + MARKUP, "<!--",
        "javascript:hostile(4)", "data:text/html," + MARKUP, TEMPLATE, "{% raise %}", "${7*7}", "#{7*7}", "%(name)s %s %d",
        "%n%x", "{0.__class__}", "' OR '1'='1", "'; DROP TABLE account; --", "\\", "%_%", '"*" NEAR(', "a AND OR NOT (",
        "-1", "0", "1", "2147483648", "9" * 40, "1e309", "NaN", "-inf", "0x1F", "1_000", "1,5", "٣", "true", "None", "[]",
        '{"a": 1}', "2026-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "2026-1-1", "1969-07-20", "25:61", "24:00",
        "../../etc/passwd", "..\\..\\x", "//evil.example/", "/\\evil.example", "http://evil.example", "\r\nSet-Cookie: a=b",
        "a@b", "x@" + "y" * 300 + ".cn", "19900000001", "+86 199-0000-0001", "91210700MA0000000X", "published", "approved",
        "admin", "=1+1", "@SUM(A1)", "字" * 5000, "A" * 70_000, "<" * 20_000, "\n" * 3000, "a " * 9000,
    )
)  # fmt: skip
TEXTS: tuple[bytes, ...] = (*_SPEAKABLE, b"\xff\xfe\xfd", b"\xc0\xaf", b"\xe9", b"%00%ff")


def text(rng: Random, known: list[bytes]) -> bytes:
    """Something nobody types: from the list, from elsewhere on the portal (`known`), or noise."""
    choice = rng.random()
    if choice < 0.75 or not known:
        return rng.choice(TEXTS)
    if choice < 0.9:
        return rng.choice(known)
    return bytes(rng.randrange(256) for _ in range(rng.randrange(40)))
