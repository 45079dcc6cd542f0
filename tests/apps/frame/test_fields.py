"""What a person types: days as day/month/year, counts with or without dots."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from daihoi.apps.frame.fields import CountField, DayField


@pytest.mark.parametrize("text", ["28/02/2020", " 28/2/2020 ", "28-02-2020", "28.2.2020", "2020-02-28"])
def test_day_is_read_as_people_and_browsers_write_it(text: str):
    assert DayField().clean(text) == date(2020, 2, 28)


def test_day_that_does_not_exist_is_refused_with_an_example():
    with pytest.raises(ValidationError) as refused:
        DayField().clean("31/02/1980")
    assert refused.value.messages == [
        "“31/02/1980” không phải là ngày có thật. Ghi theo dạng ngày/tháng/năm, ví dụ 28/02/2020."
    ]


@pytest.mark.parametrize(("text", "count"), [("1.234", 1234), ("1234", 1234), ("0", 0), (" 12 ", 12)])
def test_count_is_read_with_or_without_dots(text: str, count: int):
    assert CountField().clean(text) == count


@pytest.mark.parametrize("text", ["-1", "1,5", "mười", "²", "12345678901"])
def test_count_that_is_no_count_is_refused(text: str):
    with pytest.raises(ValidationError) as refused:
        CountField().clean(text)
    assert refused.value.messages == [f"“{text}” không phải là số đếm. Ghi một số từ 0 trở lên, ví dụ 251."]


def test_filled_in_values_are_shown_as_people_write_them():
    assert (DayField().prepare_value(date(2020, 4, 5)), CountField().prepare_value(1234)) == ("05/04/2020", "1.234")
