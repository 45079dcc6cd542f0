"""How a report tells figures in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from daihoi.apps.papers.paper import Number, Paragraph, Run
from daihoi.apps.reporting.totals import Totals
from daihoi.core.figures.vietnamese import number_text, share_text
from daihoi.core.regulations.terms import LevelRole

ROLE_WORDS = {
    LevelRole.CELL: "chi bộ trực thuộc",
    LevelRole.SECTION: "đảng bộ bộ phận",
    LevelRole.GRASSROOTS: "đảng bộ, chi bộ cơ sở",
    LevelRole.UPPER_GRASSROOTS: "đảng bộ cấp trên trực tiếp cơ sở",
    LevelRole.CENTRAL_ATTACHED: "đảng bộ trực thuộc Trung ương",
}


@dataclass(frozen=True)
class Told:
    """The totals of one role, told in words: counts and shares as runs that keep their measure."""

    totals: Totals
    role: LevelRole

    def count(self, slug: str) -> Number:
        """Give a count: `501`."""
        return Number(number_text(self.totals[slug]), slug, self.role)

    def share(self, slug: str, whole: str) -> Number:
        """Give the share of a count in its whole: `71,46%`."""
        return Number(f"{share_text(self.totals[slug], self.totals[whole])}%", slug, self.role)

    def people(self, slug: str, whole: str) -> tuple[Run, ...]:
        """Give «358 đồng chí (71,46%)»."""
        return (self.count(slug), " đồng chí (", self.share(slug, whole), ")")

    def chain(self, items: tuple[tuple[str, str], ...], whole: str) -> Iterator[Run]:
        """Give «tái cử 358 đồng chí (71,46%); tham gia lần đầu …» for the measures that count anybody."""
        told = [(words, slug) for words, slug in items if self.totals[slug]]
        for place, (words, slug) in enumerate(told):
            yield "; " if place else ""
            yield f"{words} "
            yield from self.people(slug, whole)


Spoken = Run | tuple[Run, ...] | Iterator[Run]


def paragraph(*runs: Spoken) -> Paragraph:
    """Join runs into a paragraph."""
    flat: list[Run] = []
    for run in runs:
        flat.extend([run] if isinstance(run, str | Number) else run)
    return Paragraph(tuple(run for run in flat if run != ""))
