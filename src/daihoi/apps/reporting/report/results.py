"""The report of results: who was elected, their composition, posts and delegates, as the source articles tell it."""

from collections.abc import Iterator

from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.drawings import target_chart
from daihoi.apps.reporting.figures import Figure, sections, young_code
from daihoi.apps.reporting.queries import composition, direct_children, own_congress, telling_role
from daihoi.apps.reporting.report.groups import AGES, DEGREES, POSTS, THEORY
from daihoi.apps.reporting.report.paper import Block, Column, Heading, Paragraph, Picture, Table
from daihoi.apps.reporting.report.progress import progress_paragraphs
from daihoi.apps.reporting.report.wording import ROLE_WORDS, Spoken, Told, paragraph
from daihoi.apps.reporting.totals import NOTHING, ByRole, Totals, totals, totals_of
from daihoi.core.figures.vietnamese import number_text, share_text
from daihoi.core.regulations.terms import LevelRole
from daihoi.core.rollup import BY_CODE


def results_blocks(place: Place) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Give the body and the annexes of the results report of a unit."""
    found = totals(place.unit, place.cycle, place.as_of)
    role = telling_role(place, found)
    counts = found.get(role, NOTHING)
    told = Told(counts, role)
    body: list[Block] = [Heading("I- TIẾN ĐỘ TỔ CHỨC ĐẠI HỘI"), *progress_paragraphs(place, found)]
    if counts["elected"]:
        body += [
            Heading("II- KẾT QUẢ BẦU CẤP ỦY"),
            *_committee(told, place.cycle.pack),
            _composition_picture(place, told),
            Heading("III- CÁC CHỨC DANH"),
            *post_paragraphs(told),
            Heading("IV- ĐẠI BIỂU DỰ ĐẠI HỘI CẤP TRÊN"),
            *_delegates(told),
            *_other_roles(place, found, role),
            _table(counts, place.cycle.pack, role),
        ]
    else:
        body += [Heading("II- KẾT QUẢ BẦU CẤP ỦY"), paragraph("Chưa có kết quả đại hội nào được gửi lên cấp trên.")]
    return tuple(body), tuple(_annexes(place, role))


def _committee(told: Told, pack: str) -> Iterator[Paragraph]:
    counts = told.totals
    yield paragraph(
        "Đã có kết quả của ",
        told.count("reported"),
        "/",
        told.count("held"),
        f" {ROLE_WORDS[told.role]} đã tổ chức đại hội, đạt ",
        told.share("reported", "held"),
        ".",
    )
    yield from _kinds(told)
    young = young_code(pack, told.role)
    composition = (
        ("trong quy hoạch", "in_planning_list"),
        ("nữ", "women"),
        (BY_CODE[young].label.lower(), young),
        ("dân tộc thiểu số", "minority"),
    )
    yield paragraph(
        "Tổng số cấp ủy viên được bầu là ",
        told.count("elected"),
        " đồng chí, trong đó: ",
        told.chain((("tái cử", "re_elected"), ("tham gia lần đầu", "first_time")), "elected"),
        ".",
    )
    yield paragraph(
        "Trong tổng số ", told.count("elected"), " đồng chí được bầu có: ", told.chain(composition, "elected"), "."
    )
    yield paragraph("Về độ tuổi: ", told.chain(AGES, "elected"), ".")
    yield paragraph("Về trình độ chuyên môn: ", told.chain(DEGREES, "elected"), ".")
    yield paragraph("Về trình độ lý luận chính trị: ", told.chain(THEORY, "elected"), ".")
    yield from _seats(told)
    if counts["not_re_elected"]:
        yield paragraph("Có ", told.count("not_re_elected"), " đồng chí được giới thiệu tái cử nhưng không trúng cử.")


def _composition_picture(place: Place, told: Told) -> Picture:
    figures = composition(told.totals, place.cycle.pack, told.role)
    chart = target_chart(f"Cơ cấu cấp ủy ở {ROLE_WORDS[told.role]}, so với mục tiêu", figures, lambda _slug: "")
    return Picture(chart.caption, chart.svg, chart.caption)


def _kinds(told: Told) -> Iterator[Paragraph]:
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


def _seats(told: Told) -> Iterator[Paragraph]:
    counts = told.totals
    if not counts["seats"]:
        return
    where: tuple[Spoken, ...] = ("Số lượng cấp ủy viên cần bầu là ",)
    if counts["committee_elections"] < counts["reported"]:
        where = ("Ở ", told.count("committee_elections"), " đơn vị bầu cấp ủy, số lượng cần bầu là ")
    runs: list[Spoken] = [
        *where,
        told.count("seats"),
        " đồng chí; danh sách bầu cử có ",
        told.count("listed"),
        " đồng chí",
    ]
    if counts["empty_seats"]:
        runs += ["; bầu thiếu ", *told.people("empty_seats", "seats")]
    yield paragraph(*runs, ".")


def post_paragraphs(told: Told) -> Iterator[Paragraph]:
    """Tell post by post how many were elected, and who they are."""
    counts = told.totals
    for words, slug, empty in POSTS:
        if not counts[slug]:
            continue
        parts = (
            ("tái cử", f"{slug}_re_elected"),
            ("tham gia lần đầu", f"{slug}_first_time"),
            ("nữ", f"{slug}_women"),
            ("dưới 40 tuổi", f"{slug}_under_40"),
        )
        runs: list[Spoken] = ["Đã bầu ", told.count(slug), f" đồng chí {words}"]
        if any(counts[code] for _, code in parts):
            runs += [", trong đó: ", told.chain(parts, slug)]
        if empty and counts[empty]:
            runs += [f". Khuyết {words}: ", told.count(empty), " đồng chí"]
        yield paragraph(*runs, ".")


def _delegates(told: Told) -> Iterator[Paragraph]:
    counts = told.totals
    if not counts["delegates"]:
        yield paragraph("Chưa có kết quả bầu đại biểu dự đại hội cấp trên.")
        return
    runs: list[Spoken] = ["Đã bầu ", told.count("delegates"), " đại biểu chính thức"]
    if counts["delegates_women"]:
        runs += [
            ", trong đó có ",
            told.count("delegates_women"),
            " đại biểu nữ (",
            told.share("delegates_women", "delegates"),
            ")",
        ]
    if counts["alternates"]:
        runs += [", và ", told.count("alternates"), " đại biểu dự khuyết"]
    runs += [
        ". Có ",
        told.count("delegations_filled_at_once"),
        "/",
        told.count("delegations"),
        " đơn vị bầu một lần đủ số lượng đại biểu, đạt ",
        told.share("delegations_filled_at_once", "delegations"),
    ]
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
            f"{where}: tổng số cấp ủy viên, bí thư, phó bí thư được bầu là ",
            told.count("elected"),
            " đồng chí, trong đó: ",
            told.chain(parts, "elected"),
            "; riêng nữ có ",
            told.people("women", "elected"),
            ".",
        )


def _table(counts: Totals, pack: str, role: LevelRole) -> Table:
    columns = (Column("TT", 2), Column("Nội dung", 12, is_figure=False), Column("Số lượng (tỷ lệ)", 6))
    rows = []
    for section in sections(counts, pack, role):
        rows.append(("", section.title.upper(), ""))
        wholes = {"elected", section.figures[0].slug}
        rows += [(str(place), row.label, _cell(row, wholes)) for place, row in enumerate(section.figures, start=1)]
    return Table(f"Tổng hợp kết quả bầu cử ở {ROLE_WORDS[role]}", columns, tuple(rows))


def _cell(row: Figure, wholes: set[str]) -> str:
    """Give «358 (71,46%)», with a whole that is not told nearby «49/2.296 (2,13%)», and without one the count alone."""
    if not row.whole or row.slug == row.whole_slug:
        return number_text(row.count)
    count = number_text(row.count)
    if row.whole_slug not in wholes:
        count += f"/{number_text(row.whole)}"
    return f"{count} ({share_text(row.count, row.whole)}%)"


def _annexes(place: Place, role: LevelRole) -> Iterator[Block]:
    units = direct_children(place)
    found = {pk: by_role.get(role, NOTHING) for pk, by_role in totals_of(units, place.cycle, place.as_of).items()}
    told = [unit for unit in units if found[unit.pk]["elected"]]
    if len(told) < 2:
        return
    young = young_code(place.cycle.pack, role)
    plain = ("seats", "listed", "elected", "empty_seats")
    shared = ("re_elected", "first_time", "women", young)
    columns = [Column("TT", 2), Column("Đơn vị", 11, is_figure=False)]
    columns += [Column(heading, 3) for heading in ("Cần bầu", "Danh sách", "Trúng cử", "Bầu thiếu")]
    for code in shared:
        columns += [Column(BY_CODE[code].label, 3), Column("%", 3)]
    rows = [
        (str(number), unit.name, *_unit_cells(found[unit.pk], plain, shared))
        for number, unit in enumerate(told, start=1)
    ]
    whole = sum((found[unit.pk] for unit in told), NOTHING)
    closing = ("", "Cộng", *_unit_cells(whole, plain, shared))
    caption = f"Kết quả bầu cấp ủy ở {ROLE_WORDS[role]}, chia theo đơn vị trực thuộc"
    yield Table(caption, tuple(columns), tuple(rows), closing, is_wide=True)


def _unit_cells(counts: Totals, plain: tuple[str, ...], shared: tuple[str, ...]) -> Iterator[str]:
    for code in plain:
        yield number_text(counts[code])
    for code in shared:
        yield number_text(counts[code])
        yield share_text(counts[code], counts["elected"])
