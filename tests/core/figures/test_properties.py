"""Any true breakdown, in any phrasing, holds; with one figure changed, that figure and nothing else is wrong."""

from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from daihoi.core.figures import Claim, ClaimKind, Verdict, check_text, number_text
from daihoi.core.figures.vietnamese import decimal_text, rounded_half_up

LABELS = (
    ("tái cử", "tham gia lần đầu"),
    ("trung cấp", "cao đẳng", "đại học", "thạc sĩ", "tiến sĩ"),
    ("sơ cấp", "trung cấp", "cao cấp"),
)
OPENINGS = (
    "Tổng số cấp ủy viên được bầu là {whole} đồng chí, trong đó: ",
    "Đại hội các cấp đã bầu tổng số {whole} đồng chí vào cấp ủy. Trong đó, ",
    "Trong tổng số {whole} đồng chí trúng cử có: ",
)
ITEMS = (
    "{label} {part} đồng chí, chiếm {share}%",
    "{label}: {part} đồng chí ({share}%)",
    "{part} đồng chí {label} (chiếm tỷ lệ {share}%)",
    "{label} là {part} đồng chí, tương đương {share}%",
    "tỷ lệ {label} đạt {share}% ({part} đồng chí)",
    "{label} {part} đồng chí = {share}%",
)


@dataclass(frozen=True)
class Breakdown:
    whole: int
    parts: tuple[int, ...]
    shares: tuple[str, ...]
    labels: tuple[str, ...]
    opening: str
    item: str

    def text(self) -> str:
        listed = (
            self.item.format(label=label, part=number_text(part), share=share)
            for label, part, share in zip(self.labels, self.parts, self.shares, strict=True)
        )
        return self.opening.format(whole=number_text(self.whole)) + "; ".join(listed) + "."


@st.composite
def breakdowns(draw: st.DrawFn) -> Breakdown:
    labels = draw(st.sampled_from(LABELS))
    parts = tuple(draw(st.lists(st.integers(5, 900), min_size=len(labels), max_size=len(labels), unique=True)))
    whole = sum(parts)
    shares = tuple(_share(part, whole) for part in parts)
    return Breakdown(whole, parts, shares, labels, draw(st.sampled_from(OPENINGS)), draw(st.sampled_from(ITEMS)))


def _share(part: int, whole: int) -> str:
    units = rounded_half_up(Fraction(100 * part, whole), 2)
    return f"{units // 100},{units % 100:02d}"


def _shares(text: str) -> list[Claim]:
    return [claim for claim in check_text(text) if claim.kind is ClaimKind.SHARE]


@settings(max_examples=60)
@given(breakdowns())
def test_true_breakdown_holds_in_every_phrasing(breakdown: Breakdown) -> None:
    claims = check_text(breakdown.text())
    assert {claim.verdict for claim in claims} == {Verdict.OK}
    assert [claim.part for claim in _shares(breakdown.text())] == list(breakdown.parts)
    assert [claim.parts for claim in claims if claim.kind is ClaimKind.SUM] == [breakdown.parts]


@settings(max_examples=60)
@given(breakdowns(), st.data())
def test_changed_share_is_the_only_one_wrong(breakdown: Breakdown, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(breakdown.parts) - 1))
    units = int(breakdown.shares[place].replace(",", ""))
    other = data.draw(st.integers(100, 9900).filter(lambda value: abs(value - units) > 11))
    shares = list(breakdown.shares)
    shares[place] = f"{other // 100},{other % 100:02d}"
    claims = check_text(replace(breakdown, shares=tuple(shares)).text())
    wrong = [claim for claim in claims if claim.verdict is Verdict.WRONG]
    assert [(claim.kind, claim.part, claim.stated) for claim in wrong] == [
        (ClaimKind.SHARE, breakdown.parts[place], shares[place])
    ]
    assert wrong[0].computed is not None
    assert wrong[0].computed.replace(",00", "") == _computed(breakdown, place)


def _computed(breakdown: Breakdown, place: int) -> str:
    return decimal_text(Fraction(100 * breakdown.parts[place], breakdown.whole), 2)


@settings(max_examples=60)
@given(breakdowns(), st.data())
def test_changed_count_makes_its_share_and_the_sum_wrong(breakdown: Breakdown, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(breakdown.parts) - 1))
    parts = list(breakdown.parts)
    parts[place] += data.draw(st.sampled_from((3, 11))) + breakdown.whole // 100
    claims = check_text(replace(breakdown, parts=tuple(parts)).text())
    wrong = [claim for claim in claims if claim.verdict is Verdict.WRONG and claim.kind is ClaimKind.SHARE]
    assert [claim.part for claim in wrong] == [parts[place]]
    assert [claim.verdict for claim in claims if claim.kind is ClaimKind.SUM] == [Verdict.WRONG]
