"""One table for lists and for the database: sorted, filtered, counted, added up, and the same in a spreadsheet."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.http import QueryDict
from python_calamine import CalamineWorkbook

from daihoi.apps.frame.columns import ChoiceFilter, Column, Kind, LeastFilter, Share, Sign, TextFilter, Tone
from daihoi.apps.frame.origin import Origin
from daihoi.apps.frame.sheet import write_sheet
from daihoi.apps.frame.tables import Spec, Table, build
from daihoi.apps.organisation.models import Unit
from tests.factories import make_unit


@dataclass(frozen=True)
class Cell:
    """A row to show."""

    name: str
    held: int | None
    women: int
    elected: int
    day: date | None = None


ROWS = [
    Cell("Chi bộ Đông", 3, 1, 3, date(2020, 3, 10)),
    Cell("Chi bộ Ất", 12, 2, 3),
    Cell("Chi bộ Ba", None, 0, 0),
]
COLUMNS: tuple[Column[Cell], ...] = (
    Column(
        key="ten", heading="Đơn vị", value=lambda row: row.name, link=lambda row: f"/{row.women}&", filter=TextFilter()
    ),
    Column(
        key="da-hop",
        heading="Đã họp",
        unit="đại hội",
        kind=Kind.NUMBER,
        value=lambda row: row.held,
        total=True,
        filter=LeastFilter(),
        tone=lambda row: Tone.BAD if row.held == 3 else Tone.PLAIN,
    ),
    Column(
        key="nu", heading="Nữ", unit="%", kind=Kind.SHARE, value=lambda row: Share(row.women, row.elected), total=True
    ),
    Column(key="ngay", heading="Ngày", kind=Kind.DAY, value=lambda row: row.day, optional=True),
    Column(
        key="xong",
        heading="Xong",
        kind=Kind.STATUS,
        value=lambda row: Sign("Xong", Tone.GOOD) if row.day else Sign("Chưa"),
        filter=ChoiceFilter((("Xong", "Xong"), ("Chưa", "Chưa"))),
        optional=True,
    ),
)
SPEC = Spec(caption="Các chi bộ", noun="chi bộ", columns=COLUMNS, file="chi-bo")


def shown(query: str = "") -> Table[Cell]:
    return build(SPEC, ROWS, QueryDict(query))


def names(table: Table[Cell]) -> list[str]:
    return [row.name for row in table.rows.page(table.page)]


def test_rows_are_written_with_headed_first_cell_linked_and_escaped():
    assert str(shown("loc-ten=dong").body) == (
        '<tr><th scope="row"><a href="/1&amp;">Chi bộ Đông</a></th>'
        '<td class="n bad">3</td><td class="n">33,33</td></tr>'
    )


def test_names_sort_by_the_vietnamese_alphabet():
    assert names(shown("sap=ten")) == ["Chi bộ Ất", "Chi bộ Ba", "Chi bộ Đông"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sap=da-hop", ["Chi bộ Đông", "Chi bộ Ất", "Chi bộ Ba"]),
        ("sap=-da-hop", ["Chi bộ Ất", "Chi bộ Đông", "Chi bộ Ba"]),
        ("sap=-nu", ["Chi bộ Ất", "Chi bộ Đông", "Chi bộ Ba"]),
        ("sap=khong-co", ["Chi bộ Đông", "Chi bộ Ất", "Chi bộ Ba"]),
    ],
)
def test_what_is_missing_stands_last_in_either_order(query: str, expected: list[str]):
    assert names(shown(query)) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("loc-ten=ba", ["Chi bộ Ba"]),
        ("loc-da-hop=10", ["Chi bộ Ất"]),
        ("loc-xong=Xong", ["Chi bộ Đông"]),
        ("loc-da-hop=nhiều", ["Chi bộ Đông", "Chi bộ Ất", "Chi bộ Ba"]),
    ],
)
def test_filters_keep_the_rows_that_hold(query: str, expected: list[str]):
    assert names(shown(query)) == expected


def test_totals_add_counts_and_take_shares_of_the_added_parts():
    assert shown().totals == {"da-hop": 15, "nu": Share(3, 6)}


def test_totals_follow_the_filter():
    assert shown("loc-ten=ba").totals == {"da-hop": 0, "nu": Share(0, 0)}


def test_address_carries_sort_filters_columns_and_the_rest():
    table = shown("den-ngay=01/04/2020&sap=-nu&loc-ten=chi&cot=nu&cot=ngay&trang=2&dinh-dang=xlsx")
    assert table.state.address() == "?den-ngay=01%2F04%2F2020&loc-ten=chi&sap=-nu&cot=nu&cot=ngay&trang=2"


def test_heading_link_turns_the_order_round():
    number, again = shown().headings[1], shown("sap=-da-hop").headings[1]
    assert (number.href, again.href, again.order) == ("?sap=-da-hop", "?sap=da-hop", "descending")


def test_chosen_columns_stand_beside_the_first():
    assert [column.key for column in shown("cot=ngay").columns] == ["ten", "ngay"]


def test_optional_columns_are_left_out_until_chosen():
    assert [column.key for column in shown().columns] == ["ten", "da-hop", "nu"]


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999", "²"])
def test_page_that_is_none_shows_the_first(page: str):
    assert shown(f"trang={page}").page == 1


def test_page_past_the_last_shows_the_last():
    rows = [Cell(f"Chi bộ {place}", place, 0, 1) for place in range(120)]
    table = build(SPEC, rows, QueryDict("trang=9"))
    assert (table.page, table.pages, len(table.rows.page(table.page))) == (3, 3, 20)


def test_spreadsheet_holds_exactly_what_is_shown_as_numbers_and_days():
    file = BytesIO()
    origin = Origin("2020", "2020-2025", date(2020, 3, 31), "HTT", demo=True)
    write_sheet(shown("loc-ten=chi&sap=-da-hop&cot=da-hop&cot=nu&cot=ngay"), file, origin)
    file.seek(0)
    rows = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()
    assert rows == [
        ["Các chi bộ", "", "", ""],
        ["Nhiệm kỳ 2020-2025, số liệu đến hết ngày 31/03/2020.", "", "", ""],
        ["Số liệu minh họa: đơn vị và người trong bảng này là giả lập.", "", "", ""],
        ["3 chi bộ; Đơn vị: chi; sắp theo Đã họp từ cao xuống", "", "", ""],
        ["", "", "", ""],
        ["Đơn vị", "Đã họp (đại hội)", "Nữ (%)", "Ngày"],
        ["Chi bộ Ất", 12.0, 66.67, ""],
        ["Chi bộ Đông", 3.0, 33.33, date(2020, 3, 10)],
        ["Chi bộ Ba", "", "", ""],
        ["Tổng cộng", 15.0, 50.0, ""],
    ]


def test_spreadsheet_writes_a_share_digit_by_digit():
    file = BytesIO()
    write_sheet(build(SPEC, [Cell("Chi bộ Đông", 3, 6, 7)], QueryDict()), file)
    with ZipFile(file) as parts:
        assert b"<v>85.71</v>" in parts.read("xl/worksheets/sheet1.xml")


UNITS: Spec[Unit] = Spec(
    caption="Đơn vị",
    noun="đơn vị",
    file="don-vi",
    columns=(
        Column(
            key="ten", heading="Tên", value=lambda row: row.name, order="sort", filter=TextFilter("search__contains")
        ),
        Column(
            key="bac",
            heading="Bậc",
            kind=Kind.NUMBER,
            value=lambda row: row.depth,
            order="depth",
            total=True,
            filter=LeastFilter("depth"),
        ),
    ),
)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sap=ten", ["Đảng bộ An", "Đảng bộ Ẩn", "Đảng bộ Đức"]),
        ("sap=-ten", ["Đảng bộ Đức", "Đảng bộ Ẩn", "Đảng bộ An"]),
        ("loc-ten=duc", ["Đảng bộ Đức"]),
        ("loc-bac=1", ["Đảng bộ Ẩn"]),
    ],
)
def test_database_sorts_and_filters_like_a_list(query: str, expected: list[str]):
    top = make_unit("Đảng bộ An")
    make_unit("Đảng bộ Ẩn", parent=top)
    make_unit("Đảng bộ Đức")
    table = build(UNITS, Unit.objects.order_by("pk"), QueryDict(query))
    assert [row.name for row in table.rows.page(1)] == expected


@pytest.mark.django_db
def test_database_adds_up_all_pages_in_one_statement(django_assert_num_queries):
    top = make_unit("Đảng bộ An")
    for place in range(60):
        make_unit(f"Chi bộ {place}", parent=top)
    table = build(UNITS, Unit.objects.all(), QueryDict("trang=2"))
    with django_assert_num_queries(3):
        seen = (table.counted, table.pages, len(list(table.rows.page(table.page))), table.totals, table.count)
    assert seen == ("61 đơn vị", 2, 11, {"bac": 60}, 61)
