"""The sentences of the product and their English: what is written in the sources, what stands in the catalogues.

`python -m tests.support.sentences` (or `make sentences`) brings the catalogues up to date with the sources: new
sentences get an empty translation, those that nothing says any more are dropped, the rest keep what they have.
"""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "daihoi"
CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")
APPS = "frame accounts organisation papers planning counting elections results reporting exchange"
ROOMS = ("core", *(f"apps/{room}" for room in APPS.split()))
HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)

# What is written in Vietnamese and said to nobody, or always in Vietnamese.
NOT_SAID = {
    "core/figures": "the words that a Vietnamese report is read by; what is said of them is marked",
    "core/names.py": "the letters of the alphabet and the words that begin a unit's name",
    "apps/accounts/operator.py": "who did it, as the audit log keeps it",
    "apps/accounts/benchmarks.py": "speaks to a program",
    "apps/organisation/person_words.py": "words that people type",
    "apps/frame/templates/frame/language.html": "each language is named in itself",
    "apps/results/acts.py": "the subject of an act, as the log keeps it",
    "apps/reporting/report": "the prose of reports; the names of their kinds are marked",
    "apps/reporting/templates/reporting/paper.html": "a report as it is printed",
    "apps/reporting/move_benchmark.py": "the reason of an act that a benchmark does",
    "apps/exchange/bench": "the files that a benchmark reads: data",
    "apps/exchange/demo": "made-up people, units and reasons: data",
}
# What is still to be marked and translated; a done room is taken off, and the list is to become empty.
NOT_YET = (
    "cli.py",
    "parsing.py",
    "settings.py",
    "core/ballots",
    "core/regulations",
    "apps/papers",
    "apps/counting",
    "apps/elections",
    "apps/reporting/commands",
    "apps/exchange/cells.py",
    "apps/exchange/checking.py",
    "apps/exchange/columns.py",
    "apps/exchange/commands",
    "apps/exchange/kinds",
    "apps/exchange/reading",
    "apps/exchange/storage.py",
    "apps/exchange/template_book.py",
)
DONE = (
    "core/regulations/checks",
    "core/regulations/composition.py",
    *(f"core/regulations/{module}.py" for module in ("pack", "rule", "schema", "terms", "words")),
)  # of rooms that are not

_VIETNAMESE = re.compile(r"[À-ÖØ-öø-ỹ]")
_SAYING = {"say", "say_counted", "msgid"}
_NOT_SAYING = {"write", "compile"}  # what is kept, and what a text is read by
_COUNTED = {"noun"}  # what a table's rows are counted in
_TEMPLATE_CALLS = {"gettext": (1,), "ngettext": (1, 2), "_": (1,)}
_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}")
_QUOTED = re.compile(r"""(?<!_\()("[^"]*"|'[^']*')""")
_TRANSLATED = re.compile(r"\{% (translate|blocktranslate|endblocktranslate|comment|endcomment|plural)\b")

Id = str | tuple[str, str]


@dataclass(frozen=True)
class Sentence:
    """A Vietnamese sentence and the file that says it; one that counts has a second form in English."""

    id: Id
    path: Path


@dataclass(frozen=True)
class Left:
    """Vietnamese words in a done file that no mark makes translatable."""

    path: str
    words: str


def is_vietnamese(text: str) -> bool:
    return bool(_VIETNAMESE.search(text))


def room_of(path: Path) -> str:
    """Give the room whose catalogue holds a file's sentences; the empty name is the package itself."""
    inside = path.relative_to(PACKAGE).as_posix()
    return next((room for room in ROOMS if inside.startswith(f"{room}/")), "")


def catalogue_of(room: str) -> Path:
    return PACKAGE / room / CATALOGUE


def sources() -> list[Path]:
    """Give every module and template in the order in which sentences find their catalogue: the lower room has it."""
    found = [
        path
        for suffix in ("*.py", "*.html", "*.txt", "*.toml")
        for path in PACKAGE.rglob(suffix)
        if "migrations" not in path.parts
    ]
    return sorted(found, key=lambda path: (("", *ROOMS).index(room_of(path)), path.as_posix()))


@cache
def sentences() -> dict[Id, list[Sentence]]:
    """Give every sentence of the sources, each with the places that say it, the first of which owns it.

    One that is said counted in one place and plain in another is a counted one: its form for one is the plain one.
    """
    found = [each for path in sources() for each in _READERS.get(path.suffix, _in_template)(path)]
    counted = {each.id for each in found if isinstance(each.id, tuple)}
    gathered: dict[Id, list[Sentence]] = {}
    for each in found:
        both = (each.id, each.id) if isinstance(each.id, str) else each.id
        gathered.setdefault(both if both in counted else each.id, []).append(each)
    return gathered


def owned(room: str) -> dict[Id, list[Sentence]]:
    """Give the sentences whose catalogue is a room's."""
    return {key: places for key, places in sentences().items() if room_of(places[0].path) == room}


def translations(room: str) -> list[Message]:
    """Give what a room's catalogue holds."""
    path = catalogue_of(room)
    if not path.exists():
        return []
    with path.open("rb") as source:
        return [message for message in read_po(source, "en") if message.id]


def left() -> Iterator[Left]:
    """Give the words of done files that stay Vietnamese whatever is spoken."""
    for path in sources():
        inside = path.relative_to(PACKAGE).as_posix()
        if _is_done(path):
            yield from (Left(inside, words) for words in _BEYOND.get(path.suffix, _bare)(path))


def fields(sentence: str) -> set[str]:
    """Give the places of a sentence that are filled in, each with its form: `{day:%d/%m/%Y}`, `%(name)s`."""
    if named := set(re.findall(r"%\(\w+\)s", sentence)):
        return named
    return {f"{name}:{form}" for _, name, form, _ in Formatter().parse(sentence) if name is not None}


def update() -> None:
    """Write every catalogue anew from the sources, keeping the translations that there are."""
    known = {message.id: message.string for room in ("", *ROOMS) for message in translations(room)}
    whole = sentences()
    for room in ("", *ROOMS):
        ours = {key: places for key, places in whole.items() if room_of(places[0].path) == room}
        if ours:
            _write(room, ours, known)
        else:
            catalogue_of(room).unlink(missing_ok=True)


def _write(room: str, ours: dict[Id, list[Sentence]], known: dict[Id, object]) -> None:
    catalogue = Catalog("en")
    for key, places in ours.items():
        inside = sorted({place.path.relative_to(PACKAGE).as_posix() for place in places})
        catalogue.add(
            key, known.get(key, ("", "") if isinstance(key, tuple) else ""), [(path, None) for path in inside[:1]]
        )
    written = BytesIO()
    write_po(written, catalogue, width=120, omit_header=True, include_lineno=False)
    path = catalogue_of(room)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + written.getvalue().decode().lstrip(), encoding="utf-8")


def _is_done(path: Path) -> bool:
    inside = path.relative_to(PACKAGE).as_posix()
    return _starts(inside, DONE) or not _starts(inside, (*NOT_YET, *NOT_SAID))


def _starts(inside: str, places: Iterable[str]) -> bool:
    return any(inside == place or inside.startswith(f"{place}/") for place in places)


def _in_module(path: Path) -> Iterator[Sentence]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = _docstrings(tree) | _written(tree) | _parts_of_formatted(tree)
    marked: dict[int, Id] = {}
    counted = {id(word.value) for word in ast.walk(tree) if isinstance(word, ast.keyword) and word.arg in _COUNTED}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in _SAYING and node.args:
            counts = _name(node.func) == "say_counted"
            for literal in _literals(node.args[0]):
                marked[id(literal)] = (literal.value, literal.value) if counts else literal.value
    for node in _in_order(tree):
        if id(node) in marked:
            yield Sentence(marked[id(node)], path)
        elif _is_done(path) and id(node) not in skipped and is_vietnamese(node.value):
            yield Sentence(_rows(node.value) if id(node) in counted else node.value, path)


def _rows(noun: str) -> Id:
    """Give the sentence by which a table counts its rows, as `tables.py` says it."""
    return f"{{rows}} {noun}", f"{{rows}} {noun}"


def _literals(said: ast.expr) -> Iterator[ast.Constant]:
    if isinstance(said, ast.IfExp):
        yield from (*_literals(said.body), *_literals(said.orelse))
    elif isinstance(said, ast.Constant) and isinstance(said.value, str) and said.value:
        yield said


def _in_order(tree: ast.AST) -> list[ast.Constant]:
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return sorted(found, key=lambda node: (node.lineno, node.col_offset))


def _formatted(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            written = "".join(part.value for part in node.values if isinstance(part, ast.Constant))
            if is_vietnamese(written):
                yield written


def _docstrings(tree: ast.AST) -> set[int]:
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    firsts = [node.body[0] for node in ast.walk(tree) if isinstance(node, kinds) and node.body]
    return {id(first.value) for first in firsts if isinstance(first, ast.Expr)}


def _written(tree: ast.AST) -> set[int]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node.func) in _NOT_SAYING]
    return {id(literal) for call in calls for literal in _literals(call.args[0])}


def _parts_of_formatted(tree: ast.AST) -> set[int]:
    return {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _in_template(path: Path) -> Iterator[Sentence]:
    calls = templatize(path.read_text(encoding="utf-8"), origin=path.name)
    for _, message, *_ in extract("python", BytesIO(calls.encode()), keywords=_TEMPLATE_CALLS):
        yield Sentence(message if isinstance(message, str) else (message[0], message[1]), path)


def _bare(path: Path) -> Iterator[str]:
    text = re.sub(
        r"\{% (blocktranslate|comment)\b.*?\{% end\1 %\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    for tag in _TAG.findall(text):
        if not _TRANSLATED.match(tag):
            yield from (words for words in _QUOTED.findall(tag) if is_vietnamese(words))
    for words in re.split(r"<[^>]*>", _TAG.sub(" ", text)) + re.findall(r'="([^"]*)"', _TAG.sub(" ", text)):
        if is_vietnamese(words):
            yield words.strip()


def _in_pack(path: Path) -> Iterator[Sentence]:
    """A rule pack says its values that are words; citations and notes are of the documents, which are Vietnamese."""
    for value in _values(tomllib.loads(path.read_text(encoding="utf-8"))):
        if is_vietnamese(value):
            yield Sentence(value, path)


def _values(part: object, name: str = "") -> Iterator[str]:
    if isinstance(part, dict):
        for key, inner in part.items():
            yield from _values(inner, key)
    elif isinstance(part, str) and name == "value":
        yield part


def _none(_: Path) -> Iterator[str]:
    return iter(())


_READERS = {".py": _in_module, ".toml": _in_pack}
_BEYOND = {".py": _formatted, ".toml": _none}

if __name__ == "__main__":
    update()
