"""English is a full translation: each sentence of a done room has its English, and none stays Vietnamese by neglect."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.support.sentences import (
    NOT_SAID,
    NOT_YET,
    PACKAGE,
    ROOMS,
    fields,
    is_vietnamese,
    left,
    owned,
    translations,
)
from tests.test_routes import ALL_ROUTES, Open, holder_of, make_world


def is_translated(message: Message) -> bool:
    """Tell whether every form is there and fills in the same places; the form for one may leave its count out."""
    counted = isinstance(message.id, tuple)
    sentence, forms = (message.id[0], tuple(message.string)) if counted else (message.id, (message.string,))
    return all(forms) and fields(forms[-1]) == fields(sentence) and fields(forms[0]) <= fields(sentence)


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_every_sentence_stands_in_its_room_s_catalogue_and_nothing_else_does(room: str):
    assert {message.id for message in translations(room)} == set(owned(room))


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_every_sentence_has_its_english_with_the_same_fields(room: str):
    assert [message.id for message in translations(room) if not is_translated(message)] == []


def test_no_words_of_a_done_room_are_beyond_translation():
    assert list(left()) == []


def test_the_lists_of_what_is_not_translated_name_what_there_is():
    assert [place for place in (*NOT_YET, *NOT_SAID) if not (PACKAGE / place).exists()] == []


def words_of(page: HttpResponse) -> Iterator[str]:
    """Give everything that a page says: its texts, and the attributes that are read out or shown; papers are data."""
    tree = html.fromstring(page.content.decode())
    for element in tree.xpath("//*[not(ancestor-or-self::*[@lang='vi'][not(self::html)])]"):
        said = [element.text, element.tail, *(element.get(name) for name in ("aria-label", "title", "placeholder"))]
        yield from (" ".join(words.split()) for words in said if words)


def place_of(route: str) -> str:
    """Give the folder that a page's own words stand in."""
    room, colon, _ = route.partition(":")
    return f"apps/{room}" if colon else f"templates/{route.partition('_')[0]}"


def pattern_of(sentence: str) -> str:
    """Give the expression for a sentence whose fields are filled in; none fits a word or two beside fields."""
    parts = re.split(r"\{\w*[^}]*\}|%\(\w+\)s", " ".join(sentence.split()))
    return ".+?".join(map(re.escape, parts)) if len(parts) == 1 or len("".join(parts)) > 16 else "(?!)"


@pytest.mark.django_db
def test_pages_in_english_say_nothing_in_vietnamese_that_has_its_english():
    """What stays is data: the names of units and people, the words that somebody typed."""
    known = [message.id for room in ("", *ROOMS) for message in translations(room)]
    plain = {pattern_of(one[0] if isinstance(one, tuple) else one) for one in known}
    sentence = re.compile("|".join(sorted((one for one in plain if is_vietnamese(one)), key=len, reverse=True)))
    world, said = make_world(), set()
    for name, route in ALL_ROUTES.items():
        if "get" not in route.methods or route.needs is Open.SECOND_FACTOR or place_of(name) in NOT_YET:
            continue
        client = Client()
        client.cookies["ngon-ngu"] = "en"
        if route.needs is not Open.PUBLIC:
            client.force_login(world.people[holder_of(route)])
        page = client.get(reverse(name, kwargs=route.words(world.inside)))
        if page.status_code == 200 and page["Content-Type"].startswith("text/html"):
            said |= {(name, words) for words in words_of(page) if is_vietnamese(words)}
    untold = {words for words in {words for _, words in said} if sentence.fullmatch(words)}
    assert {(name, words) for name, words in said if words in untold} == set()
