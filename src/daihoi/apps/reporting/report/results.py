"""The report of results: who was elected, their composition, posts and delegates, as the source articles tell it."""

from collections.abc import Iterator

from daihoi.apps.papers.paper import Block, Heading, Paragraph, Picture
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.drawings import target_chart
from daihoi.apps.reporting.queries import composition, own_congress, telling_role
from daihoi.apps.reporting.report.elected import committee_paragraphs, delegate_paragraphs, post_paragraphs
from daihoi.apps.reporting.report.progress import progress_paragraphs
from daihoi.apps.reporting.report.results_tables import annex_by_unit, summary_table
from daihoi.apps.reporting.report.wording import ROLE_WORDS, Spoken, Told, paragraph
from daihoi.apps.reporting.totals import NOTHING, ByRole, totals
from daihoi.core.regulations.terms import LevelRole


def results_blocks(place: Place) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Give the body and the annexes of the results report of a unit with others below it."""
    found = totals(place.unit, place.cycle, place.as_of)
    role = telling_role(place, found)
    told = Told(found.get(role, NOTHING), role)
    body: list[Block] = [Heading("I- TIẾN ĐỘ TỔ CHỨC ĐẠI HỘI"), *progress_paragraphs(place, found)]
    if not told.totals["reported"]:
        nothing = paragraph("Chưa có kết quả đại hội nào được gửi lên cấp trên.")
        return (*body, Heading("II- KẾT QUẢ BẦU CẤP ỦY"), nothing), ()
    body += [
        Heading("II- KẾT QUẢ BẦU CẤP ỦY"),
        *_reported(told),
        *committees_told(place, told, f"ở {ROLE_WORDS[role]}"),
        Heading("III- CÁC CHỨC DANH"),
        *post_paragraphs(told),
        Heading("IV- ĐẠI BIỂU DỰ ĐẠI HỘI CẤP TRÊN"),
        *delegate_paragraphs(told),
        *_other_roles(place, found, role),
    ]
    if not told.totals["elected"]:
        return tuple(body), ()
    return (*body, summary_table(place, told, f"ở {ROLE_WORDS[role]}")), tuple(annex_by_unit(place, role))


def committees_told(place: Place, told: Told, where: str) -> Iterator[Block]:
    """Tell who was elected to committees, or that the results sent up elected none."""
    if told.totals["elected"]:
        yield from committee_paragraphs(place, told)
        yield from _composition_picture(place, told, where)
    else:
        yield paragraph("Không có cuộc bầu cấp ủy nào trong kết quả đã gửi lên cấp trên.")


def _composition_picture(place: Place, told: Told, where: str) -> Iterator[Picture]:
    """Draw the groups of those elected beside their targets; nothing at a level for which no target is set."""
    figures = composition(told.totals, place.cycle.pack, told.role)
    if any(each.target for each in figures):
        chart = target_chart(f"Cơ cấu cấp ủy {where}, so với mục tiêu", figures, lambda _slug: "")
        yield Picture(chart.caption, chart.svg, chart.caption)


def _reported(told: Told) -> Iterator[Paragraph]:
    yield paragraph(
        "Đã có kết quả của ",
        told.count("reported"),
        "/",
        told.count("held"),
        f" {ROLE_WORDS[told.role]} đã tổ chức đại hội, đạt ",
        told.share("reported", "held"),
        ".",
    )
    counts = told.totals
    if not (counts["elects_secretary_and_deputy"] or counts["elects_secretary_only"]):
        return
    items = (
        ("elects_committee", "bầu cấp ủy"),
        ("elects_secretary_and_deputy", "bầu bí thư và phó bí thư"),
        ("elects_secretary_only", "bầu bí thư"),
    )
    runs: list[Spoken] = ["Trong ", told.count("reported"), " đơn vị có kết quả: "]
    for place, (slug, words) in enumerate(item for item in items if counts[item[0]]):
        runs += ["; " if place else "", told.count(slug), "/", told.count("reported"), f" đơn vị {words}"]
    yield paragraph(*runs, ".")


def _other_roles(place: Place, found: ByRole, telling: LevelRole) -> Iterator[Block]:
    own = own_congress(place)
    others = [role for role, counts in found.items() if counts["elected"] and role is not telling]
    if others:
        yield Heading("V- KẾT QUẢ Ở CÁC CẤP KHÁC")
    for role in others:
        told = Told(found[role], role)
        parts = (("tái cử", "re_elected"), ("tham gia lần đầu", "first_time"))
        is_own = own is not None and own.role == role
        where = f"Tại Đại hội {place.unit.name}" if is_own else f"Ở {ROLE_WORDS[role]}"
        yield paragraph(
            f"{where}: tổng số cấp ủy viên được bầu là ",
            told.count("elected"),
            " đồng chí, trong đó: ",
            told.chain(parts, "elected"),
            "; riêng nữ có ",
            told.people("women", "elected"),
            ".",
        )
