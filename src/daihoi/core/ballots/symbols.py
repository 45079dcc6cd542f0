"""The marks that machines read: corner squares and the election's code, as cells and as drawings."""

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

DICTIONARY = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
_CELLS = 6
_VERSION = "1"
_FORMATS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.DataMatrix)


def marker_cells(number: int) -> NDArray[np.bool_]:
    """Give the dark cells of a corner square."""
    drawn = cv2.aruco.generateImageMarker(DICTIONARY, number, _CELLS)
    return np.asarray(drawn) < 128


def code_text(election_code: str, page: int) -> str:
    """Give the digits that a page carries: version of the design, page, election."""
    return f"{_VERSION}{page}{election_code}"


def code_cells(digits: str) -> NDArray[np.bool_]:
    """Give the dark cells of a code (a DataMatrix of 8 rows and 32 columns)."""
    symbol = zxingcpp.create_barcode(digits, zxingcpp.BarcodeFormat.DataMatrix)
    return np.asarray(symbol.to_image(scale=1, add_quiet_zones=False)) < 128


def drawing(cells: NDArray[np.bool_]) -> str:
    """Draw dark cells as an SVG of one path, so that no seam shows between them."""
    rows, columns = cells.shape
    path = "".join(_runs(row, at) for at, row in enumerate(cells))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{columns}" height="{rows}" '
        f'viewBox="0 0 {columns} {rows}"><path d="{path}" fill="#000"/></svg>'
    )


def _runs(row: NDArray[np.bool_], at: int) -> str:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
    return "".join(
        f"M{left} {at}h{right - left}v1h{left - right}z" for left, right in zip(edges[::2], edges[1::2], strict=True)
    )


def read_code(picture: NDArray[np.uint8]) -> str | None:
    """Read the digits of a code in a small picture of its place, or None."""
    found = zxingcpp.read_barcodes(picture, formats=_FORMATS, try_invert=False)
    texts = [symbol.text for symbol in found if symbol.text.isdigit() and len(symbol.text) == 20]
    return texts[0] if texts else None
