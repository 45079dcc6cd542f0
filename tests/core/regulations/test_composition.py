"""Targets of composition (rule sheet B.3): missed ones warn, nothing is rejected."""

from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.regulations import (
    CompositionCounts,
    LevelRole,
    Severity,
    Share,
    assess_composition,
    is_at_least,
    is_at_most,
    load_pack,
    required_count,
)

shares = st.integers(1, 300).flatmap(lambda whole: st.builds(Share, st.integers(0, whole), st.just(whole)))
sizes = st.integers(0, 5000)
P2020 = load_pack("2020")


@given(shares, sizes)
def test_the_required_count_is_the_fewest_that_reach_the_share(share: Share, size: int) -> None:
    required = required_count(share, size)
    assert is_at_least(required, size, share)
    assert required == 0 or not is_at_least(required - 1, size, share)


@given(shares, sizes, sizes)
def test_a_count_is_below_at_or_above_a_share(share: Share, count: int, size: int) -> None:
    assert is_at_least(count, size, share) or is_at_most(count, size, share)


@given(st.integers(1, 500), st.data())
def test_findings_on_composition_are_never_errors(committee: int, data: st.DataObject) -> None:
    part = st.integers(0, committee)
    counts = CompositionCounts(
        committee=committee,
        women=data.draw(part),
        young=data.draw(part),
        first_time=data.draw(part),
        in_age_bands=(data.draw(part), data.draw(part), data.draw(part)),
        standing_committee=data.draw(part),
        women_in_standing_committee=data.draw(part),
    )
    found = assess_composition(counts, P2020, LevelRole.UPPER_GRASSROOTS)
    assert {finding.severity for finding in found} <= {Severity.WARNING}


def test_a_warning_says_the_figures_the_target_and_the_rule() -> None:
    counts = CompositionCounts(committee=27, women=4)
    (finding,) = assess_composition(counts, P2020, LevelRole.UPPER_GRASSROOTS)
    assert finding.message_vi == (
        "Cấp ủy có 4 nữ trong 27 người (14,81%), chưa đạt chỉ tiêu 15%: cần ít nhất 5 người. "
        "Đề nghị rà soát số liệu hoặc báo cáo rõ lý do; kết quả bầu cử không bị ảnh hưởng."
    )
    assert finding.rule == "Chỉ thị 35-CT/TW (30/5/2019); bảng quy định, mục B.3.6"
    assert (finding.rule_key, finding.field) == ("roles.upper_grassroots.composition.women", "composition.women")


def test_a_warning_on_an_unconfirmed_target_says_so() -> None:
    counts = CompositionCounts(committee=27, first_time=8)
    (finding,) = assess_composition(counts, P2020, LevelRole.GRASSROOTS)
    assert finding.code == "RENEWAL_BELOW_TARGET"
    assert finding.rule == "Chỉ thị 36-CT/TW (2014); bảng quy định, mục U.13; chưa đối chiếu được văn bản"


def test_age_bands_off_target_on_either_side_are_noted() -> None:
    counts = CompositionCounts(committee=20, in_age_bands=(1, 11, 8))
    found = assess_composition(counts, P2020, LevelRole.CENTRAL_ATTACHED)
    assert [finding.field for finding in found] == ["composition.in_age_bands.0", "composition.in_age_bands.1"]


def test_science_and_technology_counts_from_2025_on() -> None:
    counts = CompositionCounts(committee=27, science_technology=1)
    assert assess_composition(counts, P2020, LevelRole.UPPER_GRASSROOTS) == ()
    (finding,) = assess_composition(counts, load_pack("2025"), LevelRole.UPPER_GRASSROOTS)
    assert finding.code == "SCIENCE_TECHNOLOGY_BELOW_TARGET"


def test_what_nobody_counted_and_a_committee_of_nobody_are_not_judged() -> None:
    assert assess_composition(CompositionCounts(committee=27), P2020, LevelRole.UPPER_GRASSROOTS) == ()
    assert assess_composition(CompositionCounts(committee=0, women=0), P2020, LevelRole.UPPER_GRASSROOTS) == ()


def test_a_cell_has_no_targets() -> None:
    counts = CompositionCounts(committee=3, women=0, young=0, first_time=0)
    assert assess_composition(counts, P2020, LevelRole.CELL) == ()
