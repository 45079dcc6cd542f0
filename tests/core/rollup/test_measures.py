"""The list of measures is fit to be stored and to be counted."""

from daihoi.core.regulations.terms import ElectedBody, Outcome, PoliticalTheory, ProfessionalDegree
from daihoi.core.rollup import MEASURES, body_bit, place_in_list


def test_no_two_measures_share_an_identifier_or_a_code() -> None:
    assert len({measure.id for measure in MEASURES}) == len(MEASURES)
    assert len({measure.code for measure in MEASURES}) == len(MEASURES)


def test_terms_of_two_lists_with_the_same_text_keep_their_own_places() -> None:
    degree, theory = ProfessionalDegree.INTERMEDIATE, PoliticalTheory.INTERMEDIATE
    assert degree == theory
    assert (place_in_list(degree), place_in_list(theory)) == (1, 2)


def test_every_body_and_outcome_has_a_bit_of_its_own() -> None:
    bits = {body_bit(body, outcome) for body in ElectedBody for outcome in Outcome}
    assert len(bits) == len(ElectedBody) * len(Outcome)
