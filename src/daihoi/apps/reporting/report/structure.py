"""The report of structure: who the elected committees consist of, level by level, against the targets of the cycle.

Its figures are those of the statistics forms ST3, ST4 and ST5 (papers.md, section 8).
"""

from collections.abc import Iterator

from daihoi.apps.papers.paper import Block, Heading, Paragraph, Picture
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.committees import Committee, committees, missing, named, reaching
from daihoi.apps.reporting.drawings import target_chart
from daihoi.apps.reporting.figures import Figure, figure, targets_of, young_code
from daihoi.apps.reporting.queries import own_congress
from daihoi.apps.reporting.report.elected import group_paragraphs, post_paragraphs
from daihoi.apps.reporting.report.structure_tables import (
    Reached,
    composition_table,
    lacking_table,
    posts_table,
    targets_table,
    unit_tables,
)
from daihoi.apps.reporting.report.wording import ROLE_WORDS, Spoken, Told, paragraph
from daihoi.apps.reporting.totals import totals
from daihoi.core.figures.vietnamese import number_text, padded, roman_text, share_text
from daihoi.core.regulations.loading import load_pack
from daihoi.core.rollup import BY_CODE

LACKING_LISTED = 200


def structure_blocks(place: Place) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Give the body and the annexes of the structure report of a unit, from its highest level down."""
    found = totals(place.unit, place.cycle, place.as_of)
    levels = [_Level(place, Told(found[role], role)) for role in reversed(list(found)) if found[role]["elected"]]
    if not levels:
        return (paragraph("Chưa có kết quả đại hội nào được gửi lên cấp trên."),), ()
    body: list[Block] = [Heading("I- MỤC TIÊU VỀ CƠ CẤU CẤP ỦY"), *_targets(place, levels)]
    annexes: list[Block] = []
    for number, level in enumerate(levels, start=2):
        body += [Heading(f"{roman_text(number)}- {level.title}"), *level.blocks()]
        annexes += level.annexes()
    return tuple(body), tuple(annexes)


def _targets(place: Place, levels: list["_Level"]) -> Iterator[Block]:
    table = targets_table({level.role: level.targets for level in levels})
    if not table.rows:
        yield paragraph("Chưa có mục tiêu về cơ cấu đối với các cấp có kết quả trong báo cáo này.")
        return
    yield paragraph(
        f"Mục tiêu về cơ cấu cấp ủy nhiệm kỳ {place.cycle.term} để phấn đấu và để so sánh; "
        "kết quả bầu cử không bị bác bỏ vì chưa đạt mục tiêu."
    )
    yield table


class _Level:
    """The committees of one role in the unit's subtree: its own, or those of the units below."""

    def __init__(self, place: Place, told: Told) -> None:
        self.place, self.told, self.role = place, told, told.role
        pack = place.cycle.pack
        self.targets = targets_of(pack, told.role)
        self.young = young_code(pack, told.role)
        self.committees: list[Committee] = committees(place, told.role) if self.targets else []
        own = own_congress(place)
        self.is_own = own is not None and own.role == told.role
        self.words = place.unit.name if self.is_own else ROLE_WORDS[told.role]

    @property
    def title(self) -> str:
        return f"CƠ CẤU CẤP ỦY {'' if self.is_own else 'Ở '}{self.words.upper()}"

    def blocks(self) -> Iterator[Block]:
        yield from self._elected()
        yield from self._groups()
        if self.targets:
            yield from self._against_targets()
        yield from post_paragraphs(self.told)
        yield from posts_table(self.told.totals, self.words)

    def annexes(self) -> Iterator[Block]:
        if self.is_own:
            return
        yield from unit_tables(self.place, self.role, self.young)
        lacking = missing(self.committees, self.targets)
        if lacking and len(self.committees) > 1:
            listed = list(named(self.place, lacking))[:LACKING_LISTED]
            yield lacking_table(ROLE_WORDS[self.role], listed, self.targets)

    def _elected(self) -> Iterator[Paragraph]:
        told = self.told
        if not self.is_own:
            yield paragraph(
                "Đã có kết quả của ",
                told.count("reported"),
                "/",
                told.count("held"),
                f" {self.words} đã tổ chức đại hội, đạt ",
                told.share("reported", "held"),
                ".",
            )
        yield paragraph(
            f"Tổng số cấp ủy viên được bầu {'' if self.is_own else 'ở '}{self.words} là ",
            told.count("elected"),
            " đồng chí, trong đó: ",
            told.chain((("tái cử", "re_elected"), ("tham gia lần đầu", "first_time")), "elected"),
            ".",
        )

    def _groups(self) -> Iterator[Paragraph]:
        told = self.told
        groups = (
            ("nữ", "women"),
            (BY_CODE[self.young].label.lower(), self.young),
            ("dân tộc thiểu số", "minority"),
            ("có tôn giáo", "religious"),
            ("trong quy hoạch", "in_planning_list"),
            ("không phải người địa phương", "not_local"),
        )
        elected = told.count("elected")
        yield paragraph("Trong tổng số ", elected, " đồng chí được bầu có: ", told.chain(groups, "elected"), ".")
        yield from group_paragraphs(self.place, told)

    def _against_targets(self) -> Iterator[Block]:
        figures = [figure(self.told.totals, code, "elected", self.targets) for code in self._shown()]
        reached = {
            code: Reached(reaching(self.committees, code, target), len(self.committees))
            for code, target in self.targets.items()
        }
        aimed = [each for each in figures if each.target]
        chart = target_chart(f"Cơ cấu cấp ủy {self.words}, so với mục tiêu", aimed, lambda _slug: "")
        yield Picture(chart.caption, chart.svg, chart.caption)
        yield composition_table(self.words, figures, reached)
        yield from self._verdicts(figures)
        if len(self.committees) > 1:
            yield from self._committees(reached)

    def _shown(self) -> tuple[str, ...]:
        return ("women", self.young, "first_time", "re_elected", "minority", "religious", "in_planning_list")

    def _verdicts(self, figures: list[Figure]) -> Iterator[Paragraph]:
        runs: list[Spoken] = []
        for each in figures:
            if each.target is not None:
                runs += ["; " if runs else "", each.label.lower(), f" {self._verdict(each)}"]
        yield paragraph("So với mục tiêu: ", *runs, ".")

    def _verdict(self, each: Figure) -> str:
        if each.target is None or each.meets_target:
            return "đạt"
        return f"chưa đạt, còn thiếu {padded(each.lacking)} đồng chí"

    def _committees(self, reached: dict[str, Reached]) -> Iterator[Paragraph]:
        runs: list[Spoken] = []
        for code, each in reached.items():
            share = share_text(each.count, each.whole)
            runs += [
                "; " if runs else "",
                f"{number_text(each.count)}/{number_text(each.whole)} cấp ủy đạt mục tiêu về tỷ lệ "
                f"{BY_CODE[code].label.lower()}, chiếm {share}%",
            ]
        yield paragraph("Tính từng cấp ủy: ", *runs, ".")
        yield from self._women_in_standing_committees()
        if lacking := len(missing(self.committees, self.targets)):
            yield paragraph(
                f"Có {number_text(lacking)}/{number_text(len(self.committees))} cấp ủy chưa đạt ít nhất một mục tiêu, "
                f"chiếm {share_text(lacking, len(self.committees))}%; danh sách tại phụ lục."
            )

    def _women_in_standing_committees(self) -> Iterator[Paragraph]:
        rule = load_pack(self.place.cycle.pack).role(self.role).composition.women_in_standing_committee
        standing = [each for each in self.committees if each["standing_committee"]]
        if rule and standing:
            count = sum(each["standing_committee_women"] >= rule.value for each in standing)
            yield paragraph(
                f"Có {number_text(count)}/{number_text(len(standing))} ban thường vụ có từ {padded(rule.value)} "
                f"đồng chí nữ trở lên, chiếm {share_text(count, len(standing))}%."
            )
