"""The design of a ballot: every text, box and mark with its place (sections A.5, A.6; papers D19, D20)."""

from daihoi.core.ballots.arranging import (
    BOX,
    BOX_COLUMN,
    EDGE,
    MARKER,
    NAME_POINTS,
    NUMBER,
    Arrangement,
    arranged,
    inset,
)
from daihoi.core.ballots.arranging import name_width as full_width
from daihoi.core.ballots.election import BallotForm, Election
from daihoi.core.ballots.faces import MILLIMETRES_PER_POINT, Face, missing_letters, wrapped
from daihoi.core.ballots.geometry import Align, Box, Layout, Marker, Place, Rule, Text
from daihoi.core.errors import UnusableInput

STAMP = Box(22.0, 22.0, 62.0, 56.0)
CODE_WIDTH, CODE_HEIGHT = 19.2, 4.8
_EM = NAME_POINTS * MILLIMETRES_PER_POINT
_ASCENT, _DESCENT = 0.74 * _EM, 0.26 * _EM
_BASELINE = 0.24 * _EM
_HEADING = 6.0
_STRIKE_RULE = "Không bầu người nào thì gạch ngang cả họ và tên người đó. Để lại không quá {seats} người."
_AGREE_RULE = "Với mỗi người, đánh dấu X vào một trong hai ô: đồng ý hoặc không đồng ý."
_CLEAN_RULE = "Không ký tên, không viết hoặc đánh dấu gì thêm trên phiếu."


def design(election: Election) -> Layout:
    """Lay a ballot out; raise `UnusableInput` when a letter can't be printed or a name doesn't fit."""
    _check_letters(election)
    heads = {width: _head(election, width) for width in (210.0, 297.0)}
    arrangement = arranged(election, {width: bottom + _HEADING for width, (_, _, bottom) in heads.items()})
    texts, rules, bottom = heads[arrangement.width]
    top = bottom + _HEADING
    places = tuple(_place(election, arrangement, top, at) for at in range(len(election.candidates)))
    numbered = tuple(_row_text(election, arrangement, place, at) for at, place in enumerate(places))
    pages = range(1, arrangement.pages + 1)
    return Layout(
        form=election.form,
        width=arrangement.width,
        height=arrangement.height,
        pages=arrangement.pages,
        places=places,
        texts=_on_each(texts, arrangement)
        + tuple(text for row in numbered for text in row)
        + tuple(text for page in pages for text in _headings(election, arrangement, page, bottom))
        + tuple(_foot(arrangement, page) for page in pages),
        rules=tuple(Rule(page, rule.x, rule.y, rule.length) for page in pages for rule in rules),
        markers=tuple(marker for page in pages for marker in _markers(arrangement, page)),
        codes=_codes(arrangement),
        stamp=STAMP,
        body=Box(EDGE, bottom, arrangement.width - EDGE, top + arrangement.rows * arrangement.pitch),
    )


def _check_letters(election: Election) -> None:
    told = [candidate.name for candidate in election.candidates]
    for words in [*told, election.title, election.organisation, election.upper_organisation, election.term]:
        missing = missing_letters(words) or missing_letters(words.upper(), Face.BOLD)
        if missing:
            raise UnusableInput(f"«{words}»: phông chữ in phiếu không có chữ «{missing}».")


def _head(election: Election, width: float) -> tuple[tuple[Text, ...], tuple[Rule, ...], float]:
    """Give the head's texts and rules, and how far down it reaches."""
    across, down = inset(width)
    left, right = across + MARKER + 40.0, width - across - MARKER - 38.0
    texts: list[Text] = []
    line = down + 3.5
    for words, face in ((election.upper_organisation, Face.REGULAR), (election.organisation, Face.BOLD)):
        for each in wrapped(words.upper(), 11.0, 78.0, face):
            texts.append(Text(1, left, line, each, 11.0, face, Align.CENTER))
            line += 4.6
    texts.append(Text(1, right, down + 3.5, "ĐẢNG CỘNG SẢN VIỆT NAM", 13.0, Face.BOLD, Align.CENTER))
    texts.append(
        Text(1, (STAMP.left + STAMP.right) / 2, STAMP.bottom, "(Dấu của cấp ủy)", 9.0, Face.ITALIC, Align.CENTER)
    )
    middle = (STAMP.right + width - EDGE) / 2
    line = max(line, down + 4.6) + 6.5
    texts.append(Text(1, middle, line, "PHIẾU BẦU", 18.0, Face.BOLD, Align.CENTER))
    line += 1.4
    for each in _title_lines(election, width - EDGE - STAMP.right - 4.0):
        line += 6.0
        texts.append(Text(1, middle, line, each, 14.0, Face.BOLD, Align.CENTER))
    line += 6.0
    count = f"Số lượng cần bầu: {election.seats}. Danh sách bầu cử: {len(election.candidates)} người."
    texts.append(Text(1, middle, line, count, 13.0, Face.REGULAR, Align.CENTER))
    line = max(line, STAMP.bottom) + 5.8
    for each in wrapped(_how_to_vote(election), 12.0, width - 2 * EDGE, Face.ITALIC):
        texts.append(Text(1, width / 2, line, each, 12.0, Face.ITALIC, Align.CENTER))
        line += 5.0
    return tuple(texts), (Rule(1, right - 33.0, down + 5.5, 66.0),), line - 3.0


def _title_lines(election: Election, widest: float) -> tuple[str, ...]:
    lines = wrapped(election.title, 14.0, widest, Face.BOLD)
    if not election.term or election.term in election.title:
        return lines
    return (*lines, f"nhiệm kỳ {election.term}")


def _how_to_vote(election: Election) -> str:
    if election.form is BallotForm.STRIKE_OUT:
        return _STRIKE_RULE.format(seats=election.seats)
    return _AGREE_RULE


def _on_each(texts: tuple[Text, ...], arrangement: Arrangement) -> tuple[Text, ...]:
    return tuple(
        Text(page, t.x, t.baseline, t.words, t.points, t.face, t.align, t.squeezed)
        for page in range(1, arrangement.pages + 1)
        for t in texts
    )


def _column_left(arrangement: Arrangement, column: int) -> float:
    room = (arrangement.width - 2 * EDGE) / arrangement.columns
    if arrangement.columns == 1:
        return EDGE + min(35.0, max(0.0, (room - NUMBER - arrangement.name_width) / 2 + 20.0))
    return EDGE + column * room


def _place(election: Election, arrangement: Arrangement, top: float, at: int) -> Place:
    side = arrangement.columns * arrangement.rows
    page, on_page = divmod(at, side)
    column, row = divmod(on_page, arrangement.rows)
    left = _column_left(arrangement, column) + NUMBER
    middle = top + (row + 0.5) * arrangement.pitch
    candidate = election.candidates[at]
    width = min(full_width(candidate.name), arrangement.name_width)
    name = Box(left, middle + _BASELINE - _ASCENT, left + width, middle + _BASELINE + _DESCENT)
    if election.form is BallotForm.STRIKE_OUT:
        return Place(candidate.id, page + 1, name)
    agree = left + _box_offset(arrangement)
    return Place(candidate.id, page + 1, name, _square(agree, middle), _square(agree + BOX_COLUMN, middle))


def _box_offset(arrangement: Arrangement) -> float:
    """The boxes stand near the names, not at the far end of a wide column."""
    return min(arrangement.name_width, 75.0) + BOX_COLUMN / 2


def _square(centre: float, middle: float) -> Box:
    return Box(centre - BOX / 2, middle - BOX / 2, centre + BOX / 2, middle + BOX / 2)


def _row_text(election: Election, arrangement: Arrangement, place: Place, at: int) -> tuple[Text, ...]:
    baseline = place.name.bottom - _DESCENT
    name = election.candidates[at].name
    squeezed = min(1.0, arrangement.name_width / full_width(name))
    return (
        Text(place.page, place.name.left - 2.0, baseline, f"{at + 1}.", 12.0, Face.REGULAR, Align.RIGHT),
        Text(place.page, place.name.left, baseline, name, NAME_POINTS, Face.REGULAR, Align.LEFT, squeezed),
    )


def _headings(election: Election, arrangement: Arrangement, page: int, bottom: float) -> tuple[Text, ...]:
    found: list[Text] = []
    for column in range(arrangement.columns):
        left, line = _column_left(arrangement, column) + NUMBER, bottom + 4.5
        found.append(Text(page, left - 2.0, line, "STT", 9.0, Face.BOLD, Align.RIGHT))
        found.append(Text(page, left, line, "Họ và tên", 11.0, Face.BOLD))
        if election.form is BallotForm.AGREE_DISAGREE:
            centre = left + _box_offset(arrangement)
            found.append(Text(page, centre, line, "Đồng ý", 9.0, Face.BOLD, Align.CENTER))
            found.append(Text(page, centre + BOX_COLUMN, line, "Không đồng ý", 8.0, Face.BOLD, Align.CENTER))
    return tuple(found)


def _foot(arrangement: Arrangement, page: int) -> Text:
    words = _CLEAN_RULE if arrangement.pages == 1 else f"{_CLEAN_RULE} Mặt {page}/{arrangement.pages}."
    _, up = inset(arrangement.width)
    return Text(page, arrangement.width / 2, arrangement.height - up - 1.5, words, 11.0, Face.ITALIC, Align.CENTER)


def _markers(arrangement: Arrangement, page: int) -> tuple[Marker, ...]:
    near_x, near_y = inset(arrangement.width)
    far_x, far_y = arrangement.width - near_x - MARKER, arrangement.height - near_y - MARKER
    corners = ((near_x, near_y), (far_x, near_y), (far_x, far_y), (near_x, far_y))
    return tuple(
        Marker(page, 4 * (page - 1) + at, Box(x, y, x + MARKER, y + MARKER)) for at, (x, y) in enumerate(corners)
    )


def _codes(arrangement: Arrangement) -> tuple[Box, ...]:
    """Three copies of the code, so that no stamp or tear takes them all."""
    across, down = inset(arrangement.width)
    near, far = across + MARKER + 2.5, arrangement.width - across - MARKER - 2.5 - CODE_WIDTH
    low = arrangement.height - down - CODE_HEIGHT
    corners = ((far + 11.5, down + MARKER + 3.0), (near, low), (far, low))
    return tuple(Box(x, y, x + CODE_WIDTH, y + CODE_HEIGHT) for x, y in corners)
