from itertools import combinations

import pypdfium2 as pdfium
import pytest

from daihoi.core.ballots import design, election_from, layout_json, print_run
from daihoi.core.ballots.faces import missing_letters
from daihoi.core.ballots.trials.benchmarks import made_up_election
from daihoi.core.errors import UnusableInput
from tests.core.ballots.elections import COMMITTEE, SECRETARY, THREE_OF_THREE

_SIZES = [(10, 9), (17, 15), (31, 27), (55, 48), (81, 69), (220, 180), (3, 3), (39, 39), (1, 1)]


@pytest.mark.parametrize(("listed", "seats"), _SIZES)
def test_ballot_is_one_side_of_one_sheet(listed, seats):
    assert design(made_up_election(listed, seats)).pages == 1


@pytest.mark.parametrize(("listed", "seats"), _SIZES)
def test_names_stand_at_least_two_millimetres_apart_and_on_the_sheet(listed, seats):
    layout = design(made_up_election(listed, seats))
    for one, other in combinations([place.name.grown(1.0, 1.0) for place in layout.places], 2):
        beside = one.right <= other.left or other.right <= one.left
        assert beside or one.bottom <= other.top or other.bottom <= one.top
    assert all(place.name.right <= layout.width - 8 for place in layout.places)
    assert all(place.name.bottom <= layout.height - 20 for place in layout.places)


def test_every_copy_is_the_same_page():
    layout = design(COMMITTEE)
    document = pdfium.PdfDocument(print_run(COMMITTEE, layout, 3))
    drawn = [page.render(scale=1).to_numpy().tobytes() for page in document]
    assert len(drawn) == 3
    assert len(set(drawn)) == 1


def test_every_name_is_printed_where_the_layout_says():
    layout = design(COMMITTEE)
    page = pdfium.PdfDocument(print_run(COMMITTEE, layout, 1))[0]
    text = page.get_textpage()
    per_mm = 72 / 25.4
    found = [
        text.get_text_bounded(
            place.name.left * per_mm - 2,
            (layout.height - place.name.bottom) * per_mm,
            place.name.right * per_mm + 2,
            (layout.height - place.name.top) * per_mm,
        ).strip()
        for place in layout.places
    ]
    assert found == [candidate.name for candidate in COMMITTEE.candidates]


def test_agree_form_has_two_boxes_a_person_and_strike_out_form_none():
    boxes = layout_json(design(THREE_OF_THREE))["candidates"]
    assert all(each["agree_mm"] and each["disagree_mm"] for each in boxes)
    names = layout_json(design(COMMITTEE))["candidates"]
    assert {(each["agree_mm"], each["disagree_mm"]) for each in names} == {(None, None)}


def test_secretary_of_one_name_has_boxes():
    assert layout_json(design(SECRETARY))["form"] == "agree_disagree"


def test_vietnamese_letters_are_all_there_and_others_are_refused():
    assert missing_letters("Nguyễn Thị Ừng Ỷ Đỗ Ẫ ặ ỵ") == ""
    content = {"title": "Bầu", "organisation": "A", "seats": 1, "candidates": [{"id": "1", "name": "王 An"}]}
    with pytest.raises(UnusableInput, match="王"):
        design(election_from(content, "E.json"))
