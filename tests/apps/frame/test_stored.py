"""A column over a stored field shows it, sorts by it and is narrowed by it."""

from dataclasses import dataclass

from django.db.models import Q

from daihoi.apps.frame.columns import Kind, TextFilter
from daihoi.apps.frame.stored import choice_of, choices_by, day_of, number_of, on_request, text_of


@dataclass(frozen=True)
class Cell:
    name: str
    status: str
    members: int


@dataclass(frozen=True)
class Row:
    cell: Cell


ROW = Row(Cell("Chi bộ Đông", "left", 12))
WORDS = (("here", "Đang sinh hoạt"), ("gone", "Đã chuyển đi"))


def test_a_field_is_read_over_relations_as_the_database_reads_it() -> None:
    column = text_of("cell__name", "ten", "Chi bộ", TextFilter("cell__search__contains"), order="cell__sort")
    assert (column.value(ROW), column.order) == ("Chi bộ Đông", "cell__sort")


def test_a_column_sorts_by_its_field_unless_it_has_a_sort_key() -> None:
    columns = (text_of("name", "a", "A"), day_of("day", "b", "B"), number_of("members", "c", "C"))
    assert [column.order for column in columns] == ["name", "day", "members"]
    assert [column.kind for column in columns] == [Kind.TEXT, Kind.DAY, Kind.NUMBER]


def test_a_closed_list_is_shown_in_its_words_and_an_unlisted_value_as_it_is() -> None:
    column = choice_of("status", "tinh-trang", "Tình trạng", WORDS)
    shown = [column.value(Cell("Chi bộ Đông", status, 1)) for status in ("here", "gone", "left")]
    assert shown == ["Đang sinh hoạt", "Đã chuyển đi", "left"]


def test_a_closed_list_is_narrowed_to_the_chosen_value() -> None:
    narrowed = choices_by("cell__status", WORDS)
    assert narrowed.condition is not None
    assert (narrowed.choices, narrowed.condition("gone")) == (WORDS, Q(cell__status="gone"))


def test_a_column_on_request_is_the_same_column_left_out_at_first() -> None:
    column = number_of("members", "so", "Đảng viên", unit="người", total=True)
    asked = on_request(column)
    assert (column.optional, asked.optional, asked.value(ROW.cell), asked.total) == (False, True, 12, True)
