"""Breakdowns: the parts of a whole that are printed beside it, and whether they add up to it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from daihoi.core.figures.amounts import distance
from daihoi.core.figures.breakdowns import Breakdown, leaves_out, may_be_part, run_of, settled, total_of
from daihoi.core.figures.classes import complete_each_other, overlap
from daihoi.core.figures.classified import ClassifiedLists
from daihoi.core.figures.divided import divided
from daihoi.core.figures.layout import Layout
from daihoi.core.figures.mentions import Cue, Mention
from daihoi.core.figures.plain_lists import PlainLists
from daihoi.core.figures.promises import (
    complement_pair,
    part_labels,
    promised_parts,
)
from daihoi.core.figures.quantities import Hedge, QuantityKind
from daihoi.core.figures.share_runs import runs_of_shares
from daihoi.core.figures.stated_sums import StatedSums
from daihoi.core.figures.vocabulary import Sort
from daihoi.core.figures.wholes import Resolution

_BULLET = re.compile(r"\s*(?:[-+*•●▪◦·]\s|\(?[a-zđ0-9]{1,2}[.)]\s)")
_LIST_OPENING = re.compile(r"(?<!\w)(?:gồm|bao gồm|trong đó|cụ thể|chia ra)(?!\w)|:")
_ONE_OFFICE = re.compile(
    r"(?:(?:gồm|:|,|\()\s?(?:có )?)(?:chủ tịch|bí thư|trưởng ban|trưởng đoàn|chủ nhiệm|giám đốc|hiệu trưởng|tổ trưởng"
    r"|đội trưởng|chánh án|viện trưởng)(?: [^\W\d]+){0,3}(?=,| và )"
)
_UNCOUNTED_REST = re.compile(
    r"[^.;,\d\n]{0,40}(?:\s?\((?:chiếm )?\d[\d.,]*\s?%\))?[,;]\s(?:còn lại|số còn lại|còn)(?: là)?(?: các)?"
    r"(?: [^\W\d]+){1,5}\s?(?=[.;\n])"
)
_LONGEST_LIST = 14
_FARTHEST = 60
_BEFORE = 5


def find_breakdowns(layout: Layout, mentions: list[Mention], shares: list[Resolution]) -> list[Breakdown]:
    """Give the breakdowns of a text in their order: those that add up, and those that were meant to."""
    finder = _BreakdownFinder(layout, mentions)
    told_by_shares = list(finder.of_shares(shares))
    classified = list(ClassifiedLists(layout, mentions, shares).all())
    known = {share.whole.start for share in shares if share.whole is not None and share.holds}
    known |= {found.whole_start for found in classified if found.adds_up}
    weighed = [
        *finder.announced(),
        *classified,
        *StatedSums(layout, mentions).all(),
        *divided(layout, mentions),
        *PlainLists(layout, mentions, frozenset(known)).all(),
        *finder.counted_out(),
    ]
    others = _settled(layout, mentions, weighed)
    votes = _settled(layout, mentions, StatedSums(layout, mentions).of_votes())
    after = [found for found in others if found.whole_start > found.parts[-1].start]
    closed = {part.number for found in after if found.adds_up for part in found.parts}
    broken = (found for found in (*told_by_shares, *votes, *after) if not found.adds_up)
    surest = {id(found) for found in broken if found.parts[-1].number not in closed}
    return _distinct([*told_by_shares, *votes, *others], surest)


def _settled(layout: Layout, mentions: list[Mention], weighed: Iterable[Breakdown]) -> list[Breakdown]:
    kept = (settled(mentions, found) for found in weighed)
    counted = {mention.start for mention in mentions}
    return [found for found in kept if found is not None and not _is_filled(layout, found, counted)]


def _is_filled(layout: Layout, found: Breakdown, counted: set[int]) -> bool:
    rest = not found.adds_up and _UNCOUNTED_REST.match(layout.folded, found.parts[-1].end) is not None
    return rest or _has_rest_beside(layout, found, counted) or _has_one_office(layout, found)


def _has_one_office(layout: Layout, found: Breakdown) -> bool:
    """Tell whether an office named without a number is the one that a list lacks: `gồm chủ tịch, 02 phó chủ tịch`."""
    if found.whole - found.total != 1:
        return False
    return _ONE_OFFICE.search(layout.folded, found.whole_end, max(found.parts[-1].start, found.whole_end)) is not None


def _has_rest_beside(layout: Layout, found: Breakdown, counted: set[int]) -> bool:
    """Tell whether the number that a list lacks stands in its sentence after all, read as something else."""
    missing = found.whole - found.total
    if missing <= 0 or missing.denominator != 1:
        return False
    end = layout.sentence_span(found.parts[-1].sentence)[1]
    printed = re.compile(rf"(?<=[^\W\d] )0?{missing}(?=[,;.)]|\s)(?![.,]\d)")
    places = (match.start() for match in printed.finditer(layout.folded, found.parts[0].start, end))
    return any(place not in counted for place in places)


def _distinct(found: list[Breakdown], surest: set[int]) -> list[Breakdown]:
    """Keep each breakdown once; of two that share parts the surest, then the one that adds up, then the longer."""
    kept: list[Breakdown] = []
    taken: set[int] = set()
    for breakdown in sorted(found, key=lambda b: (id(b) not in surest, not b.adds_up, -len(b.parts), b.start)):
        numbers = {part.number for part in breakdown.parts}
        if numbers & taken:
            continue
        taken |= numbers
        kept.append(breakdown)
    return sorted(kept, key=lambda b: (b.start, b.end))


class _BreakdownFinder:
    def __init__(self, layout: Layout, mentions: list[Mention]) -> None:
        self._layout = layout
        self._mentions = mentions

    def announced(self) -> Iterator[Breakdown]:
        """Give the lists that a whole announces: `116 trường hợp, trong đó 17 … và 99 …`."""
        for whole in self._mentions:
            if whole.is_share or whole.step or not self._may_open(whole):
                continue
            for first in self._first_parts(whole):
                parts = _top_level(self._listed(whole, first)) or []
                runs = list(self._adding_runs(whole, parts))
                if not runs:
                    runs = [run for run in (self._mixed_run(whole), self._promised(whole, parts)) if run]
                for run in runs[: len(runs) if len(parts) > 2 else 1]:
                    if not _is_within_rounding(whole, run):
                        yield Breakdown(whole.quantity.value, whole.start, whole.quantity.end, run)

    def _first_parts(self, whole: Mention) -> Iterator[Mention]:
        """Give where the list may begin: right after the whole, or after a remark in brackets."""
        first = self._mentions[whole.number + 1]
        yield first
        if first.bracket is None or first.bracket is whole.bracket:
            return
        for mention in self._mentions[whole.number + 2 : whole.number + 6]:
            if mention.start > first.bracket.end:
                opening = self._layout.folded[first.bracket.end : mention.start]
                if _LIST_OPENING.search(opening) and mention.sentence == whole.sentence:
                    yield mention
                return

    def _promised(self, whole: Mention, parts: list[Mention]) -> tuple[Mention, ...] | None:
        if len(parts) < 2 or leaves_out(self._mentions, whole, parts):
            return None
        return promised_parts(self._layout, whole, parts)

    def _mixed_run(self, whole: Mention) -> tuple[Mention, ...] | None:
        """Give the two parts of `65 tập thể, cá nhân, gồm 25 tập thể và 40 cá nhân`, which count different things."""
        mixed = tuple(self._mentions[whole.number + 1 : whole.number + 3])
        if len(mixed) < 2 or any(
            m.quantity.kind is not QuantityKind.COUNT or m.sentence != whole.sentence for m in mixed
        ):
            return None
        named = self._layout.folded[whole.end : mixed[0].start]
        told = all(part.quantity.noun and part.quantity.noun in named for part in mixed) and "gồm" in named
        different = mixed[0].quantity.noun != mixed[1].quantity.noun
        apart = distance(total_of(mixed), whole.quantity.value)
        return mixed if told and different and apart * 8 <= whole.quantity.value else None

    def _adding_runs(self, whole: Mention, parts: list[Mention]) -> Iterator[tuple[Mention, ...]]:
        """Give the runs that add up: at the edges of the list, or whose labels complete each other."""
        if (
            len(parts) > 2
            and total_of(parts) != whole.quantity.value
            and (complete_each_other(part_labels(self._layout, parts)) or self._is_full_bracket(whole, parts))
        ):
            return
        rest = parts
        while run := run_of(rest, whole.quantity.value):
            after = parts.index(run[-1]) + 1
            if run[0] is parts[0] or run[-1] is parts[-1] or complement_pair(self._layout, run):
                yield run
            rest = parts[after:]

    def _is_full_bracket(self, whole: Mention, parts: Sequence[Mention]) -> bool:
        """Tell whether a bracket lists bare names that don't cut across each other: `5 (trưởng 1, phó 4)`."""
        own = parts[0].bracket is not None and parts[0].bracket is not whole.bracket
        bare = all(part.quantity.sort is None for part in parts)
        near = distance(total_of(parts), whole.quantity.value) * 4 <= whole.quantity.value
        return own and bare and near and not overlap(part_labels(self._layout, parts))

    def _may_open(self, whole: Mention) -> bool:
        if whole.quantity.hedge is not Hedge.NONE or (whole.quantity.grain and not _is_measured(whole)):
            return False
        following = whole.number + 1
        if following >= len(self._mentions):
            return False
        first = self._mentions[following]
        if not self._reaches(whole, first):
            return False
        bracket = first.bracket
        beside = bracket is not None and bracket is not whole.bracket and bracket.start - whole.end < 60
        return whole.opens or beside or whole.cue is Cue.STRONG

    def _reaches(self, whole: Mention, first: Mention) -> bool:
        """A list stands in the sentence of its whole, in the next one that says `trong đó`, or in bullets below it."""
        if first.sentence == whole.sentence:
            return True
        opening = self._layout.folded[whole.end : first.start]
        if first.sentence > whole.sentence + 2 or len(opening) > 200:
            return False
        start = self._layout.sentence_starts[whole.sentence + 1]
        colon = ":" in self._layout.folded[whole.end : start]
        bullets = colon and _BULLET.match(self._layout.folded, start, start + 12) is not None
        announced = (
            re.search(r"(?<!\w)(?:trong đó|trong số (?:đó|này|ấy)|cụ thể|như sau|gồm)(?!\w)", opening) is not None
        )
        return announced or (bullets and whole.paragraph == first.paragraph)

    def _listed(self, whole: Mention, first: Mention) -> list[Mention]:
        """Give the counts of the list that follows a whole, on the level of the first one."""
        bracket = first.bracket if first.bracket is not whole.bracket else None
        end = bracket.end if bracket else self._list_end(whole, first)
        parts: list[Mention] = []
        for mention in self._mentions[first.number : first.number + _FARTHEST]:
            if mention.start >= end or len(parts) >= _LONGEST_LIST:
                break
            if parts and ";" in mention.lead and self._ends_list(parts, mention):
                break
            if may_be_part(whole, mention) and (mention.bracket is bracket or mention.bracket is whole.bracket):
                parts.append(mention)
        return parts

    def _ends_list(self, parts: list[Mention], after: Mention) -> bool:
        """A semicolon ends a list of commas, and so does an item that opens a list of its own."""
        commas = len(parts) > 1 and ";" not in self._layout.folded[parts[0].end : parts[1].start]
        return (
            commas or (after.opens and after.bracket is None) or re.search(r";\s*(?:đã )?có\s$", after.lead) is not None
        )

    def _list_end(self, whole: Mention, first: Mention) -> int:
        """A list that begins in the sentence of its whole ends with it; one of items goes on as long as they do."""
        number = first.sentence
        end = self._layout.sentence_span(number)[1]
        while number > whole.sentence and number + 1 < len(self._layout.sentence_starts):
            start, following = self._layout.sentence_span(number + 1)
            if not _BULLET.match(self._layout.folded, start, min(following, start + 12)):
                break
            number, end = number + 1, following
        return end

    def of_shares(self, shares: list[Resolution]) -> Iterator[Breakdown]:
        """Give the runs of shares of one whole that make it up, by their counts or by their percentages."""
        return runs_of_shares(self._layout, shares)

    def _plain_lists(self) -> Iterator[list[Mention]]:
        """Give the runs of two or more counts of one sentence, with no percentage among them."""
        run: list[Mention] = []
        for mention in self._mentions:
            goes_on = run and run[-1].sentence == mention.sentence and run[-1].bracket is mention.bracket
            if mention.quantity.kind is QuantityKind.COUNT and not mention.step and (goes_on or not run):
                run.append(mention)
                continue
            if len(run) >= 2:
                yield run
            run = [mention] if mention.quantity.kind is QuantityKind.COUNT and not mention.step else []
        if len(run) >= 2:
            yield run

    def counted_out(self) -> Iterator[Breakdown]:
        """Give the counts of one thing that are exactly the first of their sentence, or a count right before it."""
        for parts in self._plain_lists():
            first = parts[0]
            before = [m for m in self._mentions[max(0, first.number - _BEFORE) : first.number] if _may_head(m, first)]
            for whole, rest in [(first, tuple(parts[1:])), *((head, tuple(parts)) for head in reversed(before))]:
                alike = {part.quantity.noun for part in rest} == {whole.quantity.noun} and whole.quantity.sort
                least = 2 if whole is first else 3
                if len(rest) >= least and alike and total_of(rest) == whole.quantity.value:
                    yield Breakdown(whole.quantity.value, whole.start, whole.quantity.end, rest)
                    break


def _may_head(whole: Mention, first: Mention) -> bool:
    counted = whole.quantity.kind is QuantityKind.COUNT and not whole.step and not whole.earlier
    return counted and whole.paragraph == first.paragraph and first.sentence - whole.sentence == 1


def _top_level(parts: list[Mention]) -> list[Mention]:
    """Leave out the parts of a part: what follows `trong đó` inside an item, up to the next semicolon or line."""
    kept: list[Mention] = []
    nested = False
    for place, part in enumerate(parts):
        if nested and re.search(r"[;\n]", part.lead):
            nested = False
        if place > 0 and re.search(r"(?<!\w)(?:trong đó|(?<!việc )riêng)(?!\w)", part.lead):
            nested = True
        if not nested:
            kept.append(part)
    return kept


def _is_within_rounding(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Tell whether measures miss their sum by no more than their last digits can tell."""
    apart = distance(total_of(parts), whole.quantity.value)
    return 0 < apart <= whole.quantity.grain * len(parts)


def _is_measured(mention: Mention) -> bool:
    return mention.quantity.sort in (Sort.MONEY, Sort.AREA)
