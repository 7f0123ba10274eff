"""Numbers as few bytes: seven bits a byte, the lowest first, all but the last byte marked (LEB128, as DWARF has it)."""

from collections.abc import Iterable


def packed(numbers: Iterable[int]) -> bytes:
    """Numbers, none below 0, one after the other."""
    found = bytearray()
    for number in numbers:
        while number > 0x7F:
            found.append(number & 0x7F | 0x80)
            number >>= 7
        found.append(number)
    return bytes(found)


def steps(numbers: Iterable[int]) -> Iterable[int]:
    """Ascending numbers as the steps from each to the next, the first from 0."""
    last = 0
    for number in numbers:
        yield number - last
        last = number
