"""The language in which a person is spoken to: each sentence is written in Vietnamese and translated by a catalogue.

The catalogues are the .po files under `locale/en` of the package and of its rooms. They are read as they stand, once in
a process and only when English is asked for (less than half a second): there is nothing to compile, nothing to forget
and nothing that could be older than its source, on an editable installation as on a machine without a network.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_CATALOGUES = "locale/en/LC_MESSAGES/django.po"


class Language(StrEnum):
    """A language of the product's sentences; papers are in Vietnamese whatever a person reads."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


_spoken: ContextVar[Language] = ContextVar("spoken", default=Language.VIETNAMESE)


def spoken() -> Language:
    """Give the language that is spoken now."""
    return _spoken.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak a language for the length of a block; what is kept or printed as a paper is said in Vietnamese."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def say(sentence: str, /, **fields: object) -> str:
    """Give a Vietnamese sentence in the language spoken, its `{fields}` filled in; an unknown one stays as it is."""
    said = sentence if _spoken.get() is Language.VIETNAMESE else catalogue().gettext(sentence) if sentence else ""
    return said.format(**fields) if fields else said


def say_counted(sentence: str, count: int, /, **fields: object) -> str:
    """Give a sentence about `count` things, which English writes in one way for one and in another for several."""
    said = sentence if _spoken.get() is Language.VIETNAMESE else catalogue().ngettext(sentence, sentence, count)
    return said.format(**fields)


def write(sentence: str, /, **fields: object) -> str:
    """Give a sentence in Vietnamese whatever is spoken, its `{fields}` filled in: what is kept or printed."""
    return sentence.format(**fields)


def msgid(sentence: str) -> str:
    """Mark a sentence of a table that is said where it is shown; needed only where no letter tells Vietnamese."""
    return sentence


@cache
def catalogue() -> GNUTranslations:
    """Give every English sentence of the product."""
    from babel.messages.catalog import Catalog  # noqa: PLC0415 (nobody who reads Vietnamese waits for it)
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    whole = Catalog(Language.ENGLISH)
    for path in sorted(_PACKAGE.rglob(_CATALOGUES)):
        with path.open("rb") as source:
            for message in read_po(source, Language.ENGLISH):
                if message.id:
                    whole.add(message.id, message.string, context=message.context)
    compiled = BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return GNUTranslations(compiled)
