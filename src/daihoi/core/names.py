"""Keys by which Vietnamese words are sorted and found, since neither database orders them right."""

import unicodedata
from functools import lru_cache

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_ORDER = {
    letter: chr(ord("A") + place) if place < 26 else chr(ord("a") + place - 26)
    for place, letter in enumerate(_ALPHABET)
}
_TONE_ORDER = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LETTER_MARKS = {"\u0306", "\u0302", "\u031b"}


def search_key(text: str) -> str:
    """Fold a text to lower-case letters without accents, so that «Đặng Thị Ước» is found by «dang thi uoc»."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(mark for mark in decomposed if not unicodedata.combining(mark)).split())


@lru_cache(maxsize=65_536)
def _syllable_key(syllable: str) -> str:
    letters, tone = [], "0"
    for character in unicodedata.normalize("NFC", syllable.lower()):
        decomposed = unicodedata.normalize("NFD", character)
        base, marks = decomposed[0], decomposed[1:]
        tone = next((_TONE_ORDER[mark] for mark in marks if mark in _TONE_ORDER), tone)
        letter = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark in _LETTER_MARKS))
        letters.append(_LETTER_ORDER.get(letter, letter if letter.isdigit() else "!"))
    return "".join(letters) + tone


def sort_key(text: str) -> str:
    """Give the key that orders a text by the Vietnamese alphabet, tones after letters, in plain byte order."""
    return " ".join(_syllable_key(syllable) for syllable in text.split())


def person_sort_key(full_name: str) -> str:
    """Give the key that orders people by given name, then middle names, then family name (papers.md 9.9)."""
    family, *rest = full_name.split() or [""]
    return sort_key(" ".join([*reversed(rest[-1:]), *rest[:-1], family]))


def short_unit_name(name: str) -> str:
    """Leave out the word that nearly every unit's name begins with, to tell units apart where room is small."""
    rest = name.removeprefix("Đảng bộ ").removeprefix("Chi bộ ")
    return rest[:1].upper() + rest[1:]
