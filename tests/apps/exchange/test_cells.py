"""What people type into a cell: read as they mean it, or refused with what is expected."""

from datetime import date

import pytest

from daihoi.apps.exchange.cells import (
    A_DATE,
    YES_NO,
    Reader,
    Unreadable,
    code_up_to,
    codes_up_to,
    count_up_to,
    one_term,
    person_name,
    text_up_to,
)
from daihoi.apps.exchange.reading.sheets import Cell
from daihoi.core.regulations.terms import ProfessionalDegree

COUNT = count_up_to(1_000_000)


def refusal(reader: Reader[object], cell: Cell) -> str:
    with pytest.raises(Unreadable) as caught:
        reader.read(cell)
    return str(caught.value)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(1980, 2, 28), date(1980, 2, 28)),
        ("28/02/1980", date(1980, 2, 28)),
        ("8/2/1980", date(1980, 2, 8)),
        ("28-02-1980", date(1980, 2, 28)),
        ("28.02.1980", date(1980, 2, 28)),
        ("1980-02-28", date(1980, 2, 28)),
        ("1980-02-28 00:00:00", date(1980, 2, 28)),
        (" 28/02/1980 ", date(1980, 2, 28)),
        (29279, date(1980, 2, 28)),
        (29279.0, date(1980, 2, 28)),
    ],
)
def test_days_are_read(cell: Cell, day: date) -> None:
    assert A_DATE.read(cell) == day


def test_days_that_can_not_be_are_refused() -> None:
    assert refusal(A_DATE, "02/28/1980").startswith("“02/28/1980” không phải là ngày có thật.")
    assert refusal(A_DATE, "29/02/1981").startswith("“29/02/1981” không phải là ngày có thật.")
    assert refusal(A_DATE, "28/02/080").startswith("“28/02/080” ghi năm bằng 3 chữ số.")
    assert refusal(A_DATE, 29279.5).startswith("“29279,5” là số, không phải ngày.")
    assert refusal(A_DATE, True).startswith("“TRUE” không đọc được là ngày.")


@pytest.mark.parametrize("cell", ["1234", "1.234", "1 234", " 1.234 ", 1234, 1234.0])
def test_counts_are_read(cell: Cell) -> None:
    assert COUNT.read(cell) == 1234


@pytest.mark.parametrize("cell", ["1,234", "12.34", "1.23", "1.2345", "mười", "1e3", "²", True])
def test_what_is_no_count_is_refused(cell: Cell) -> None:
    assert "không phải là số nguyên" in refusal(COUNT, cell)


def test_counts_out_of_range_are_refused() -> None:
    assert refusal(COUNT, 1.234) == "“1,234” không phải là số nguyên. Ghi số nguyên, ví dụ 1.234."
    assert refusal(COUNT, "-5") == "“-5” là số âm. Ghi một số từ 0 trở lên."
    assert refusal(COUNT, -5) == "“-5” là số âm. Ghi một số từ 0 trở lên."
    assert refusal(COUNT, "1.000.001") == "1.000.001 lớn hơn 1.000.000, không thể đúng. Xem lại số này."


def test_a_code_typed_as_a_number_has_no_decimals() -> None:
    assert code_up_to(10).read(701.0) == "701"


def test_codes_are_read_apart() -> None:
    assert codes_up_to(10).read("A1; A2;A3;") == ("A1", "A2", "A3")


def test_decomposed_text_is_composed_and_its_spaces_are_single() -> None:
    assert text_up_to(20).read("Ta\u0300y  \u00a0 Nu\u0300ng ") == "Tày Nùng"


@pytest.mark.parametrize("name", ["Nguyễn Văn An", "K'Sor H'Blâm", "Lê Thị Ngọc-Anh", "Y Bhok Niê", "Đặng Thị Ước"])
def test_names_of_every_people_are_read(name: str) -> None:
    assert person_name(120).read(name) == name


def test_choices_are_read_by_label_by_stored_value_and_by_usual_writing() -> None:
    reader = one_term(ProfessionalDegree, {ProfessionalDegree.MASTER: ("Thạc sỹ",)})
    assert [reader.read(cell) for cell in ("Thạc sĩ", "THAC SI", "master", " thạc  sỹ ")] == ["master"] * 4


@pytest.mark.parametrize(("cell", "value"), [("x", True), ("Có", True), (True, True), (1, True), ("Không", False)])
def test_yes_and_no_are_read(cell: Cell, value: bool) -> None:
    assert YES_NO.read(cell) is value
