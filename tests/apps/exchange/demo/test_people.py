"""Made-up people: names that suit the sex, every Vietnamese letter, the same people every time."""

from random import Random
from unicodedata import normalize

from daihoi.apps.exchange.demo.composition import compose
from daihoi.apps.exchange.demo.district import ELECTED, GROUPS
from daihoi.apps.exchange.demo.names import person_name, place_names
from daihoi.apps.exchange.demo.people import IN_CELLS, make_profile
from daihoi.core.regulations.terms import Sex

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
CONSONANTS = "bcdđghklmnpqrstvx"
PLACES_OF_THE_ARTICLES = {"Thường Tín", "Minh Cường", "Vân Tảo", "Duyên Thái", "Tây Hồ"}


def test_every_vietnamese_letter_occurs_in_the_names() -> None:
    rng = Random(1)
    text = " ".join(person_name(rng, sex) for sex in Sex for _ in range(5000)).lower()
    letters = {normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | set(CONSONANTS)
    assert letters - set(text) == set()


def test_names_of_men_and_women_differ_in_the_given_name() -> None:
    rng = Random(2)
    men = {person_name(rng, Sex.MALE).split()[-1] for _ in range(3000)}
    women = {person_name(rng, Sex.FEMALE).split()[-1] for _ in range(3000)}
    assert men & women == set()


def test_no_place_of_the_articles_is_used() -> None:
    every = set(place_names(Random(3), 1000))
    assert len(every) == 1000
    assert every & PLACES_OF_THE_ARTICLES == set()


def test_the_same_seed_makes_the_same_people() -> None:
    first = [make_profile(Random(4), IN_CELLS) for _ in range(50)]
    assert first == [make_profile(Random(4), IN_CELLS) for _ in range(50)]


def test_composition_holds_for_whatever_seed() -> None:
    for seed in range(5):
        people = compose(Random(seed), [place % 5 / 10 for place in range(ELECTED)], GROUPS)
        assert sum(person.sex is Sex.FEMALE for person in people) == GROUPS.sex[Sex.FEMALE]
        assert {
            degree: sum(person.degree is degree for person in people) for degree in GROUPS.degrees
        } == GROUPS.degrees
        assert {level: sum(person.theory is level for person in people) for level in GROUPS.theory} == GROUPS.theory
