"""The pages of a scan, one at a time: PDF, TIFF, JPEG, PNG, or a folder of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw
import simplejpeg
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from daihoi.core.errors import UnusableInput

Picture = NDArray[np.uint8]
_SUFFIXES = frozenset({".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png"})
_RENDERED_DPI = 200
_MOST_PIXELS = 120_000_000
Image.MAX_IMAGE_PIXELS = _MOST_PIXELS


class UnreadablePage(Exception):
    """A page's image can't be decoded."""


@dataclass(frozen=True)
class PageRef:
    """One page of one file, counted from 1."""

    path: Path
    page: int

    @property
    def source(self) -> str:
        """Give the file's path as it was named."""
        return str(self.path)


@dataclass(frozen=True)
class Scanned:
    """A page's image: brightness, and colour where the scan has any."""

    gray: Picture
    colour: Picture | None


def listed_pages(paths: Iterable[Path]) -> Iterator[PageRef]:
    """Name every page of the given files and folders; raise `UnusableInput` for a file that isn't a scan."""
    for path in paths:
        for file in _files(path):
            for page in range(1, _page_count(file) + 1):
                yield PageRef(file, page)


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(each for each in path.rglob("*") if each.suffix.lower() in _SUFFIXES and each.is_file())
        if not found:
            raise UnusableInput(f"{path}: thư mục không có tệp .pdf, .tif, .jpg, .png nào.")
        return found
    if path.suffix.lower() not in _SUFFIXES:
        raise UnusableInput(f"{path}: cần tệp .pdf, .tif, .jpg, .png hoặc thư mục chứa chúng.")
    if not path.is_file():
        raise UnusableInput(f"{path}: không tìm thấy tệp.")
    return [path]


def _page_count(path: Path) -> int:
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        try:
            document = pdfium.PdfDocument(path)
        except (pdfium.PdfiumError, OSError) as error:
            raise UnusableInput(f"{path}: không mở được tệp PDF.") from error
        count = len(document)
        document.close()
        return count
    if suffix in {".tif", ".tiff"}:
        try:
            with Image.open(path) as picture:
                return int(getattr(picture, "n_frames", 1))
        except (UnidentifiedImageError, OSError) as error:
            raise UnusableInput(f"{path}: không mở được tệp TIFF.") from error
    return 1


def load_page(ref: PageRef, short_side: int) -> Scanned:
    """Decode a page no larger than needed: the shorter side keeps at least `short_side` pixels where it has them.

    Raises `UnreadablePage` when the image can't be decoded.
    """
    try:
        suffix = ref.path.suffix.lower()
        if suffix == ".pdf":
            return _from_pdf(ref, short_side)
        if suffix in {".jpg", ".jpeg"}:
            return _from_jpeg(ref.path.read_bytes(), short_side)
        return _from_image(ref, short_side)
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        pdfium.PdfiumError,
        cv2.error,
        Image.DecompressionBombError,
    ) as error:
        raise UnreadablePage(str(ref.path)) from error


def _from_jpeg(data: bytes, short_side: int) -> Scanned:
    height, width, space, _ = simplejpeg.decode_jpeg_header(data)
    factor = _reduction(min(height, width), short_side)
    how = {"min_height": -(-height // factor), "min_width": -(-width // factor), "min_factor": 1, "fastdct": True}
    if space == "Gray":
        gray = simplejpeg.decode_jpeg(data, colorspace="GRAY", **how)
        return Scanned(gray[:, :, 0], None)
    if space in {"CMYK", "YCCK"}:
        return _scanned(cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR_BGR), short_side)
    colour = simplejpeg.decode_jpeg(data, colorspace="BGR", fastupsample=True, **how)
    return Scanned(cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY), colour)


def _reduction(shorter: int, short_side: int) -> int:
    return next((factor for factor in (8, 4, 2) if shorter // factor >= short_side), 1)


def _from_image(ref: PageRef, short_side: int) -> Scanned:
    with Image.open(ref.path) as picture:
        picture.seek(ref.page - 1)
        if picture.mode in {"1", "L", "I;16", "I", "F"}:
            gray = np.asarray(picture.convert("L"))
            return _scanned(gray, short_side)
        flat = picture.convert("RGB")
        return _scanned(cv2.cvtColor(np.asarray(flat), cv2.COLOR_RGB2BGR), short_side)


def _scanned(pixels: Picture, short_side: int) -> Scanned:
    factor = _reduction(min(pixels.shape[:2]), short_side)
    if factor > 1:
        size = (pixels.shape[1] // factor, pixels.shape[0] // factor)
        pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    if pixels.ndim == 2:
        return Scanned(np.ascontiguousarray(pixels), None)
    return Scanned(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), pixels)


def _from_pdf(ref: PageRef, short_side: int) -> Scanned:
    document = _document(ref.path)
    page = document[ref.page - 1]
    try:
        objects = list(page.get_objects(max_depth=1))
        if len(objects) == 1 and objects[0].type == pdfium_raw.FPDF_PAGEOBJ_IMAGE and _fills(objects[0], page):
            return _from_pdf_image(objects[0], short_side)
        scale = _RENDERED_DPI / 72
        scale = min(scale, (_MOST_PIXELS / max(1.0, page.get_width() * page.get_height())) ** 0.5)
        pixels = page.render(scale=scale).to_numpy()
        return _scanned(np.ascontiguousarray(pixels[:, :, :3]), short_side)
    finally:
        page.close()


def _fills(image: pdfium.PdfObject, page: pdfium.PdfPage) -> bool:
    left, bottom, right, top = image.get_bounds()
    width, height = page.get_size()
    if page.get_rotation() in {90, 270}:
        width, height = height, width
    return bool((right - left) * (top - bottom) >= 0.9 * width * height)


def _from_pdf_image(image: pdfium.PdfImage, short_side: int) -> Scanned:
    filters = image.get_filters()
    if filters == ["DCTDecode"]:
        data = bytes(image.get_data(decode_simple=True))
        return _from_jpeg(data, short_side)
    bitmap = image.get_bitmap()
    pixels = np.array(bitmap.to_numpy())
    if pixels.ndim == 3 and pixels.shape[2] == 1:
        pixels = pixels[:, :, 0]
    elif pixels.ndim == 3:
        pixels = np.ascontiguousarray(pixels[:, :, :3])
    return _scanned(pixels, short_side)


_OPENED: dict[Path, pdfium.PdfDocument] = {}


def _document(path: Path) -> pdfium.PdfDocument:
    """Keep the one file open that pages are being read from."""
    if path not in _OPENED:
        close_scans()
        _OPENED[path] = pdfium.PdfDocument(path)
    return _OPENED[path]


def close_scans() -> None:
    """Close what is kept open, so that a file written anew under the same name is read anew."""
    for document in _OPENED.values():
        document.close()
    _OPENED.clear()
