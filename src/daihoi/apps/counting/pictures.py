"""Pictures of pages for people to look at: straightened where the sheet was found, made once and kept."""

import cv2
import numpy as np
from numpy.typing import NDArray

from daihoi.apps.counting.looking import PDFIUM
from daihoi.apps.counting.models import Page, ScanFile, Standing
from daihoi.apps.counting.services.standing import election_in
from daihoi.apps.counting.storage import shelf_of
from daihoi.core.ballots import Election, PageRef
from daihoi.core.ballots.evening import straightened
from daihoi.core.ballots.expected import expected_of
from daihoi.core.ballots.pages import short_side
from daihoi.core.ballots.registration import register
from daihoi.core.ballots.scans import UnreadablePage, close_scans, load_page

_QUALITY = 80
_LONGEST = 1800


def picture_of(page: Page) -> bytes | None:
    """Give the picture of a page as JPEG; None when its scan can't be decoded."""
    shelf = shelf_of(page.file.box_id)
    kept = shelf.picture(page.file.digest, page.number)
    if kept is None:
        path = shelf.file(page.file.digest, page.file.suffix)
        with PDFIUM:
            kept = _drawn(PageRef(path, page.number), election_in(page.file.box))
            close_scans()
        if kept is not None:
            shelf.keep_picture(page.file.digest, page.number, kept)
    return kept


def make_pictures(scan: ScanFile) -> None:
    """Make the pictures of all pages of a file that a person has to look at."""
    pages = Page.objects.filter(file=scan, ballot__standing=Standing.REVIEW).select_related("file__box")
    for page in pages:
        picture_of(page)


def _drawn(ref: PageRef, election: Election) -> bytes | None:
    layout = expected_of(election).layout
    try:
        scan = load_page(ref, short_side(layout))
    except UnreadablePage:
        return None
    picture = scan.gray if scan.colour is None else scan.colour
    found = register(scan.gray, layout).registered
    sheet = straightened(picture, found.to_scan, layout) if found else _smaller(picture)
    return bytes(cv2.imencode(".jpg", sheet, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1])


def _smaller(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    share = _LONGEST / max(picture.shape[:2])
    if share >= 1:
        return picture
    return np.asarray(cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA))
