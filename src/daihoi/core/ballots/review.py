"""Pictures of what the counting board has to look at."""

from pathlib import Path

import cv2

from daihoi.core.ballots.election import Election
from daihoi.core.ballots.evening import straightened
from daihoi.core.ballots.expected import expected_of
from daihoi.core.ballots.pages import PageReading, short_side
from daihoi.core.ballots.registration import register
from daihoi.core.ballots.scans import UnreadablePage, close_scans, load_page
from daihoi.core.ballots.tally import Status, Tally
from daihoi.core.errors import UnusableInput


def save_review(tally: Tally, election: Election, folder: Path) -> tuple[Path, ...]:
    """Save each page of a ballot that isn't simply valid, straightened where it can be; give the files written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableInput(f"{folder}: không tạo được thư mục ({error.strerror}).") from error
    written = []
    for number, ballot in enumerate(tally.ballots, 1):
        if ballot.status is not Status.VALID:
            reasons = "-".join(reason.value for reason in ballot.reasons)
            for page in ballot.pages:
                file = folder / f"{number:05d}-{page.ref.path.stem}-{page.ref.page:05d}-{reasons}.png"
                written += [file] if _saved(page, election, file) else []
    close_scans()
    return tuple(written)


def _saved(page: PageReading, election: Election, file: Path) -> bool:
    expected = expected_of(election)
    try:
        scan = load_page(page.ref, short_side(expected.layout))
    except UnreadablePage:
        return False
    picture = scan.gray if scan.colour is None else scan.colour
    found = register(scan.gray, expected.layout).registered
    sheet = straightened(picture, found.to_scan, expected.layout) if found else picture
    file.write_bytes(cv2.imencode(".png", sheet)[1].tobytes())
    return True
