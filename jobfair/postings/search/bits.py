"""Sets of row numbers as Python integers: bit n is row n. Intersecting a million of them takes microseconds."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

CHUNK = 4096  # bits looked at together when walking
SPARSE = 64  # rows to a member, beyond which a set counts as sparse


def bits_of(numbers: Collection[int], size: int) -> int:
    """The set of these row numbers, none above `size`."""
    if len(numbers) * SPARSE > size:  # a figure a row, read as one binary number: far quicker for many
        marks = bytearray(b"0") * (size + 1)
        for number in numbers:
            marks[number] = 49
        marks.reverse()
        return int(marks, 2)
    block = bytearray((size >> 3) + 1)
    for number in numbers:
        block[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(block, "little")


def downwards(bits: int, *, skip: int = 0, take: int | None = None) -> list[int]:
    """Members from the highest down, after skipping `skip`, at most `take`."""
    found: list[int] = []
    blocks = bits.to_bytes((bits.bit_length() + 7) >> 3, "little")
    width = CHUNK >> 3
    for start in range((len(blocks) - 1) // width * width, -1, -width) if blocks else ():
        chunk = int.from_bytes(blocks[start : start + width], "little")
        held = chunk.bit_count()
        if skip >= held:
            skip -= held
            continue
        for place in _high_first(chunk):
            if skip:
                skip -= 1
                continue
            found.append((start << 3) + place)
            if take is not None and len(found) == take:
                return found
    return found


def _high_first(chunk: int) -> Iterator[int]:
    while chunk:
        place = chunk.bit_length() - 1
        yield place
        chunk ^= 1 << place


def total(bits: int, planes: Mapping[int, int]) -> int:
    """Sum of a number kept in binary planes (plane i holds the rows whose bit i is set) over `bits`."""
    return sum((bits & plane).bit_count() << power for power, plane in planes.items())


def any_of(sets: Iterable[int]) -> int:
    """Union."""
    result = 0
    for bits in sets:
        result |= bits
    return result


def ranked(tiers: Sequence[int], *, skip: int, take: int) -> list[int]:
    """Members tier by tier, within a tier from the highest down; a member counts in its first tier."""
    found: list[int] = []
    before = 0
    for tier in tiers:
        rest = tier & ~before
        held = rest.bit_count()
        if skip < held:
            found += downwards(rest, skip=skip, take=take - len(found))
            if len(found) == take:
                return found
        skip = max(0, skip - held)
        before |= tier
    return found
