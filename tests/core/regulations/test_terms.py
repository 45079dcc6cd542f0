"""The closed lists: their stored values are what the database and the files hold."""

import pytest

from daihoi.core.regulations import ElectedBody, LevelRole, Term


def all_terms() -> list[type[Term]]:
    return Term.__subclasses__()


@pytest.mark.parametrize("term", all_terms(), ids=lambda term: term.__name__)
def test_every_member_has_words_and_comes_back_from_its_value(term: type[Term]) -> None:
    assert [term(value) for value, _ in term.choices()] == list(term)
    assert [words for _, words in term.choices() if not words] == []


def test_election_bodies_have_the_values_of_the_outcome_contract() -> None:
    assert [str(body) for body in ElectedBody] == [
        "committee",
        "standing_committee",
        "secretary",
        "deputy_secretary",
        "inspection_committee",
        "inspection_committee_head",
        "inspection_committee_deputy",
        "delegates",
    ]


def test_the_committee_of_a_cell_is_a_chi_uy() -> None:
    assert ElectedBody.COMMITTEE.title_vi(LevelRole.CELL) == "Chi ủy"
    assert ElectedBody.COMMITTEE.title_vi(LevelRole.GRASSROOTS) == "Ban Chấp hành"
    assert ElectedBody.SECRETARY.title_vi(LevelRole.CELL) == "Bí thư"
