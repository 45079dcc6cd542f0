"""Who was elected, in sentences: the committee and its composition, the posts, the delegates."""

from collections.abc import Iterator

from daihoi.apps.papers.paper import Paragraph
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.ages import ages
from daihoi.apps.reporting.figures import surplus, young_code
from daihoi.apps.reporting.report.groups import AGES, DEGREES, POSTS, THEORY
from daihoi.apps.reporting.report.wording import Spoken, Told, paragraph
from daihoi.core.figures.vietnamese import fixed_text, number_text, share_text
from daihoi.core.rollup import BY_CODE

_PARTS = (("tái cử", "re_elected"), ("tham gia lần đầu", "first_time"), ("nữ", "women"), ("dưới 40 tuổi", "under_40"))


def committee_paragraphs(place: Place, told: Told) -> Iterator[Paragraph]:
    """Tell how many were elected to committees, of whom these consist, and who stood without being elected."""
    young = young_code(place.cycle.pack, told.role)
    composition = (
        ("trong quy hoạch", "in_planning_list"),
        ("nữ", "women"),
        (BY_CODE[young].label.lower(), young),
        ("dân tộc thiểu số", "minority"),
        ("có tôn giáo", "religious"),
    )
    elected = told.count("elected")
    renewal = told.chain((("tái cử", "re_elected"), ("tham gia lần đầu", "first_time")), "elected")
    yield paragraph("Tổng số cấp ủy viên được bầu là ", elected, " đồng chí, trong đó: ", renewal, ".")
    yield paragraph("Trong tổng số ", elected, " đồng chí được bầu có: ", told.chain(composition, "elected"), ".")
    yield from group_paragraphs(place, told)
    yield from _seats(told)
    yield from _not_re_elected(told)


def group_paragraphs(place: Place, told: Told) -> Iterator[Paragraph]:
    """Tell how old those elected are and what they have learnt."""
    yield paragraph("Về độ tuổi: ", told.chain(AGES, "elected"), *_ends_of_age(place, told), ".")
    yield paragraph("Về trình độ chuyên môn: ", told.chain(DEGREES, "elected"), ".")
    yield paragraph("Về trình độ lý luận chính trị: ", told.chain(THEORY, "elected"), ".")


def _ends_of_age(place: Place, told: Told) -> Iterator[str]:
    read = ages(place, told.role, told.totals)
    yield f". Tuổi bình quân {fixed_text(read.average_tenths, 1)}"
    if read.oldest is not None and read.oldest != read.youngest:
        yield f"; cao nhất {read.oldest} tuổi, thấp nhất {read.youngest} tuổi"


def _seats(told: Told) -> Iterator[Paragraph]:
    counts = told.totals
    if not counts["seats"]:
        return
    where: tuple[Spoken, ...] = ("Số lượng cấp ủy viên cần bầu là ",)
    if counts["committee_elections"] < counts["reported"]:
        where = ("Ở ", told.count("committee_elections"), " đơn vị bầu cấp ủy, số lượng cần bầu là ")
    runs: list[Spoken] = [*where, told.count("seats"), " đồng chí; danh sách bầu cử có ", told.count("listed")]
    runs.append(" đồng chí")
    more = surplus(counts)
    if more and more.count:
        runs.append(f", số dư {number_text(more.count)} đồng chí ({share_text(more.count, counts['seats'])}%)")
    if counts["empty_seats"]:
        runs += ["; bầu thiếu ", *told.people("empty_seats", "seats")]
    yield paragraph(*runs, ".")


def _not_re_elected(told: Told) -> Iterator[Paragraph]:
    counts = told.totals
    lost, stood = counts["not_re_elected"], counts["re_elected"] + counts["not_re_elected"]
    if lost:
        yield paragraph(
            f"Trong tổng số {number_text(stood)} đồng chí ứng cử tái cử có ",
            told.count("not_re_elected"),
            f" đồng chí không trúng cử, chiếm {share_text(lost, stood)}%.",
        )


def post_paragraphs(told: Told) -> Iterator[Paragraph]:
    """Tell post by post how many were elected, and who they are."""
    for words, slug, empty in POSTS:
        if told.totals[slug]:
            yield paragraph(*_post(told, words, slug), *_empty(told, words, empty), ".")


def _post(told: Told, words: str, slug: str) -> Iterator[Spoken]:
    yield "Đã bầu "
    yield told.count(slug)
    yield f" đồng chí {words}"
    parts = tuple((label, f"{slug}_{suffix}") for label, suffix in _PARTS if told.totals[f"{slug}_{suffix}"])
    if parts and told.totals[slug] == 1:
        yield f" ({', '.join(label for label, _ in parts)})"
    elif parts:
        yield ", trong đó: "
        yield told.chain(parts, slug)


def _empty(told: Told, words: str, empty: str) -> tuple[Spoken, ...]:
    return (f". Khuyết {words}: ", told.count(empty), " đồng chí") if empty and told.totals[empty] else ()


def delegate_paragraphs(told: Told) -> Iterator[Paragraph]:
    """Tell how many delegates were elected, and how many units elected all of theirs at once."""
    counts = told.totals
    if not counts["delegates"]:
        yield paragraph("Chưa có kết quả bầu đại biểu dự đại hội cấp trên.")
        return
    yield paragraph(*_delegates(told), *_filled_at_once(told), ".")


def _delegates(told: Told) -> Iterator[Spoken]:
    counts = told.totals
    yield "Đã bầu "
    yield told.count("delegates")
    yield " đại biểu chính thức"
    if counts["delegates_women"]:
        yield ", trong đó có "
        yield told.count("delegates_women")
        yield " đại biểu nữ ("
        yield told.share("delegates_women", "delegates")
        yield ")"
    if counts["alternates"]:
        yield ", và "
        yield told.count("alternates")
        yield " đại biểu dự khuyết"


def _filled_at_once(told: Told) -> tuple[Spoken, ...]:
    counts = told.totals
    if counts["delegations"] == 1:
        return (", bầu một lần đủ số lượng",) if counts["delegations_filled_at_once"] else ()
    return (
        ". Có ",
        told.count("delegations_filled_at_once"),
        "/",
        told.count("delegations"),
        " đơn vị bầu một lần đủ số lượng đại biểu, đạt ",
        told.share("delegations_filled_at_once", "delegations"),
    )
