"""An order of things in one line, in which those that are joined stand near each other: so the lines between are short.

Things are numbers from 0. Each group of things that are joined with each other, but with no other, stands together, the
largest first. The same pairs always give the same order.
"""

from collections.abc import Sequence

PASSES, SWEEPS = 6, 3

Beside = list[list[int]]
"""Of each thing those that it is joined with."""


def arranged(number: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """So many things in their order, each once; `pairs` are those that are joined."""
    beside: Beside = [[] for _ in range(number)]
    for one, other in dict.fromkeys((min(pair), max(pair)) for pair in pairs):
        if one != other:
            beside[one].append(other)
            beside[other].append(one)
    groups = sorted(_groups(beside), key=lambda group: (-len(group), group[0]))
    return [thing for group in groups for thing in _group_arranged(group, beside)]


def _groups(beside: Beside) -> list[list[int]]:
    found, seen = [], [False] * len(beside)
    for first in range(len(beside)):
        if seen[first]:
            continue
        group, queue = [], [first]
        seen[first] = True
        while queue:
            thing = queue.pop()
            group.append(thing)
            for other in beside[thing]:
                if not seen[other]:
                    seen[other] = True
                    queue.append(other)
        found.append(sorted(group))
    return found


def _group_arranged(group: list[int], beside: Beside) -> list[int]:
    """Each thing moves to the middle of those it is joined with, some times over; the shortest of these orders wins."""
    order, best, least = group, group, _length(group, beside)
    for _ in range(PASSES if len(group) > 2 else 0):
        place = {thing: at for at, thing in enumerate(order)}
        middle = {t: (place[t] + sum(place[o] for o in beside[t])) / (1 + len(beside[t])) for t in order}
        order = sorted(order, key=lambda thing: (middle[thing], thing))
        length = _length(order, beside)
        if length < least:
            best, least = order, length
    return _settled(list(best), beside)


def _length(order: list[int], beside: Beside) -> int:
    place = {thing: at for at, thing in enumerate(order)}
    return sum(abs(place[thing] - place[other]) for thing in order for other in beside[thing])


def _settled(order: list[int], beside: Beside) -> list[int]:
    """Each thing goes where the lines are shortest, as long as any does."""
    place = {thing: at for at, thing in enumerate(order)}
    for _ in range(SWEEPS):
        moved = [_moved(thing, order, place, beside) for thing in list(order)]
        if not any(moved):
            break
    return order


def _moved(thing: int, order: list[int], place: dict[int, int], beside: Beside) -> bool:
    """Whether a thing has gone to a better place, step by step past its neighbours on either side."""
    start = place[thing]
    best, gain = start, 0
    for way in (1, -1):
        total = 0
        for at in range(start + way, len(order) if way > 0 else -1, way):
            total += _gain(thing, order[at], way, at, place, beside)
            if total > gain:
                best, gain = at, total
    if gain:
        order.insert(best, order.pop(start))
        for at in range(min(best, start), max(best, start) + 1):
            place[order[at]] = at
    return gain > 0


def _gain(thing: int, passed: int, way: int, at: int, place: dict[int, int], beside: Beside) -> int:
    """By how much the lines are shorter when a thing, on its way, changes places with the one at a place."""
    gain = 0
    for other in beside[thing]:
        if other != passed:
            gain += 1 if (place[other] - at) * way > 0 else -1
    for other in beside[passed]:
        if other != thing:
            gain += 1 if (place[other] - at) * way < 0 else -1
    return gain
