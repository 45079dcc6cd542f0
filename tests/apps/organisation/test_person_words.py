"""Ethnicity and religion mean the same however they are typed, and are stored in one way."""

import unicodedata

import pytest

from daihoi.apps.organisation.person_words import ethnicity_from, religion_from


@pytest.mark.parametrize("typed", ["Kinh", "kinh", "KINH", " kInh ", "", "  "])
def test_the_majority_is_known_however_it_is_typed(typed: str) -> None:
    assert ethnicity_from(typed) == "Kinh"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("tày", "Tày"), ("SÁN  DÌU", "Sán Dìu"), ("h'mông", "H'Mông"), (unicodedata.normalize("NFD", "Mường"), "Mường")],
)
def test_an_ethnicity_is_stored_in_one_way(typed: str, stored: str) -> None:
    assert ethnicity_from(typed) == stored


@pytest.mark.parametrize(
    "typed", ["", " ", "Không", "không", "KHÔNG", unicodedata.normalize("NFD", "Không"), "Không  có", "không tôn giáo"]
)
def test_no_religion_is_stored_as_none(typed: str) -> None:
    assert religion_from(typed) == ""


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("phật giáo", "Phật giáo"), ("CÔNG GIÁO", "Công giáo"), ("Phật giáo  Hòa Hảo", "Phật giáo Hòa Hảo")],
)
def test_a_religion_is_stored_with_a_capital(typed: str, stored: str) -> None:
    assert religion_from(typed) == stored
