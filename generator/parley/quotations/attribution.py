"""Who is said to speak: reading the words around a quotation, such as `said X` or `he added`.

This is no grammar of English. It knows the common shapes and says `UNKNOWN` or `OTHER` for the rest, and
whoever asks refuses on these.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

VERB = re.compile(
    r"say|says|said|saying|tells?|told|telling|rep(?:ly|lies|lied|lying)|den(?:y|ies|ied|ying)|wr(?:ites?|ote|iting)"
    r"|sp(?:eaks?|oke|eaking)|(?:add|ask|answer|respond|warn|insist|explain|remark|confirm|admit)(?:ed|s|ing)?"
    r"|(?:declar|announc|argu|conclud|continu|acknowledg|complain|comment|stress|stat|not|claim|urg|press)(?:ed|ing)"
    r"|(?:declare|announce|argue|conclude|continue|acknowledge|complain|stresse|note|insist)s"
    r"|tweeted|posted|quoted|demanded|accused|repeated|reiterated|maintained|suggested|predicted|recalled|shouted"
    r"|cried|whispered|countered|retorted|pledged|promised|vowed|underlined|underscored|observed|asserted|alleged"
    r"|emphasi[sz]ed|admitt(?:ed|ing)|agreed|joked|quipped|cautioned|conceded|lamented|exclaimed|boasted|proclaimed"
    r"|muttered|yelled|testified|according"
)
"""The verbs of speech that are known, in the forms that a report uses."""

PHRASAL = {"went": "on", "goes": "on", "shot": "back", "hit": "back", "fired": "back", "chimed": "in", "pointed": "out"}
"""Verbs that are of speech only with a small word after them."""

_PRONOUN = re.compile("he|she|they|it|we|i")
_SHARED = re.compile(
    "and|but|then|also|before|when|while|after|later|who|as|to|be|been|being|was|were|is|are|by|in|on|had|has|have"
    "|having|further|again"
)
_ADVERB = re.compile("also|then|later|again|had|has|have|reportedly|repeatedly|further|earlier|once|never|did")
_PREPOSITION = re.compile("of|for|from|in|at|with|by|to|on|against|near|about|after|before|meeting|like")
_BREAK = re.compile("and|but|when|while|as|after|before|that|because|who|which")
_PASSIVE = re.compile("was|were|been|being|is|are|be")
_DONE_TO = re.compile("told|asked|quoted|urged|accused|warned|pressed|answered")
_WORD = re.compile(r"\w+")
_LONGEST_NAME = 12
"""Names of more words than this are not looked for."""


class Who(Enum):
    """Whom an attribution names."""

    SPEAKER = "the speaker"
    PRONOUN = "a pronoun"
    SHARED = "whoever the verb before it named"
    OTHER = "another name of the archive"
    UNKNOWN = "words that are no name of the archive"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One verb of speech and its subject as it is worded."""

    who: Who
    subject: str
    after: int
    """How many words of the sentence follow the verb."""
    is_inverted: bool = False
    """Whether the subject follows the verb: `said X, the mayor`."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names under which a text may call the speaker, and those of everybody else."""

    speaker: frozenset[str]
    other: frozenset[str]

    def whose(self, name: str) -> Who | None:
        """Whether a name is the speaker's, somebody else's or nobody's; an article before it does not matter."""
        # names may be given with a typographer's apostrophe
        forms = (name, f"the {name}", f"The {name}", f"a {name}", f"A {name}", name.replace("'", "’"))
        if any(form in self.speaker for form in forms):
            return Who.SPEAKER
        return Who.OTHER if any(form in self.other for form in forms) else None


@dataclass(frozen=True, slots=True)
class _Named:
    who: Who
    first: int
    last: int
    """The words it spans, both counted in."""


def attributions(text: str, names: Names) -> tuple[Attribution, ...]:
    """The verbs of speech of one unquoted sentence, in order, each with whom it names."""
    tokens = list(_WORD.finditer(text))
    sentence = _Sentence(
        text,
        tuple(token.span() for token in tokens),
        tuple(token[0].lower() for token in tokens),
        tuple(_named(text, tokens, names)),
    )
    found: list[Attribution] = []
    for verb in sentence.verbs():
        who, subject = sentence.subject(verb, is_first=not found)
        is_inverted = not found and (verb == 0 or sentence.words[verb] == "according")
        found.append(Attribution(who, subject, len(tokens) - verb - 1, is_inverted))
    return tuple(found)


def strangers(text: str, names: Names) -> tuple[str, ...]:
    """The other names in a sentence that neither are told something nor belong to the speaker's description."""
    tokens = list(_WORD.finditer(text))
    spans, words = tuple(token.span() for token in tokens), tuple(token[0].lower() for token in tokens)
    sentence = _Sentence(text, spans, words, tuple(_named(text, tokens, names)))
    return tuple(
        text[spans[name.first][0] : spans[name.last][1]] for name in sentence.named if sentence.is_stranger(name)
    )


def _named(text: str, tokens: list[re.Match[str]], names: Names) -> Iterator[_Named]:
    """The names in a sentence, the longest first wherever two overlap; a possessive names nobody."""
    n = 0
    while n < len(tokens):
        for last in range(min(n + _LONGEST_NAME, len(tokens)) - 1, n - 1, -1):
            start, end = tokens[n].start(), tokens[last].end()
            who = names.whose(text[start:end])
            if not who and text[end : end + 1] == ".":
                who = names.whose(text[start : end + 1])
            if who:
                if text[end : end + 1] != "'":
                    yield _Named(who, n, last)
                n = last
                break
        n += 1


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    """In small letters."""
    named: tuple[_Named, ...]

    def verbs(self) -> Iterator[int]:
        for n, word in enumerate(self.words):
            start, end = self.spans[n]
            is_part = "-" in (self.text[end : end + 1], self.text[max(0, start - 1) : start])
            is_name = any(name.first <= n <= name.last for name in self.named)
            if (VERB.fullmatch(word) or self._goes_on(n)) and not is_part and not is_name:
                yield n

    def _goes_on(self, n: int) -> bool:
        """Whether somebody speaks on: `X went on.`, `the letter went on, “...”`, but not `the rain went on.`."""
        if self.words[n + 1 : n + 2] != (PHRASAL.get(self.words[n]),):
            return False
        is_own = any(name.last == n - 1 and name.who is Who.SPEAKER for name in self.named)
        return is_own or self._comma_after(n + 1) or self.spans[n + 1][1] == len(self.text)

    def subject(self, verb: int, *, is_first: bool) -> tuple[Who, str]:
        start = 0 if is_first else self._clause(verb)
        if self.words[verb] == "according":
            return self._after(verb + 2)
        if is_first and verb == start:
            return self._after(verb + 1)
        if not is_first and self.words[max(0, start - 1)] in ("who", "which"):
            # `said X, who added`, but not `said X to Y, who added`
            return next((name.who for name in self.named if name.last == start - 2), Who.UNKNOWN), "who"
        if not is_first and all(map(_SHARED.fullmatch, self.words[start:verb])):
            return Who.SHARED, ""
        subject = self.text[self.spans[start][0] : self.spans[verb][0]].strip(" ,;:-")
        who = self._before(start, verb)
        if self._is_told(verb):
            return Who.OTHER, f"{subject} {self.words[verb]}"
        return who, subject

    def _is_told(self, verb: int) -> bool:
        """Whether the words were said to the subject, not by it: `he was told`, but not `he was quoted as saying`."""
        is_passive = verb > 0 and _PASSIVE.fullmatch(self.words[verb - 1]) and _DONE_TO.fullmatch(self.words[verb])
        return bool(is_passive) and self.words[verb + 1 : verb + 2] != ("as",)

    def _before(self, start: int, verb: int) -> Who:
        """Whom a subject names that stands before its verb: `X, the spokesman, said`."""
        last = verb - 1
        while last >= start and _ADVERB.fullmatch(self.words[last]):
            last -= 1
        is_next = last >= start and not self._comma_after(last)
        if is_next and _PRONOUN.fullmatch(self.words[last]):
            return Who.PRONOUN
        inside = [name for name in self.named if start <= name.first and name.last < verb]
        # `after the talks with X, Y said`: the nearer name speaks, unless it only tells X's side (`X of the Y said`)
        if is_next and any(n.last == last and n.who is Who.OTHER and not self._is_object(n) for n in inside):
            return Who.OTHER
        whose = {name.who for name in inside}
        return next((who for who in (Who.SPEAKER, Who.OTHER) if who in whose), Who.UNKNOWN)

    def _after(self, first: int) -> tuple[Who, str]:
        """Whom a subject names that follows its verb: `said the spokesman X, who ...`."""
        if first >= len(self.words):
            return Who.UNKNOWN, ""
        last = first
        while last + 1 < len(self.words) and not self._comma_after(last):
            last += 1
        if _PRONOUN.fullmatch(self.words[first]):
            return Who.PRONOUN, self.words[first]
        inside = [name for name in self.named if first <= name.first and name.last <= last]
        subject = self.text[self.spans[first][0] : self.spans[last][1]]
        if any(n.who is Who.SPEAKER and (n.first == first or not self._is_object(n)) for n in inside):
            return Who.SPEAKER, subject
        return (Who.OTHER if inside else Who.UNKNOWN), subject

    def is_stranger(self, name: _Named) -> bool:
        before = self.words[name.first - 1] if name.first else ""
        if name.who is not Who.OTHER or self._is_object(name) or _DONE_TO.fullmatch(before) or before == "telling":
            return False
        return not any(
            own.who is Who.SPEAKER
            and own.first > name.last
            and not any(map(self._comma_after, range(name.last, own.first)))
            for own in self.named
        )

    def _is_object(self, name: _Named) -> bool:
        before = [word for word in self.words[max(0, name.first - 2) : name.first] if word != "the"]
        return bool(before and _PREPOSITION.fullmatch(before[-1]))

    def _comma_after(self, word: int) -> bool:
        stop = self.spans[word + 1][0] if word + 1 < len(self.spans) else len(self.text)
        return any(mark in self.text[self.spans[word][1] : stop] for mark in ",;:")

    def _clause(self, verb: int) -> int:
        start = verb
        while start > 0 and not _BREAK.fullmatch(self.words[start - 1]) and not self._comma_after(start - 1):
            start -= 1
        return start
