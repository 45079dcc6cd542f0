"""Ballots as PDF, every copy the same to the byte of its page (contract 3)."""

import io
import json
from importlib.resources import files

import pypdfium2 as pdfium
import typst

from daihoi.core.ballots.election import Election
from daihoi.core.ballots.faces import FONTS
from daihoi.core.ballots.geometry import Box, Layout
from daihoi.core.ballots.symbols import code_cells, code_text, drawing, marker_cells


def one_ballot(election: Election, layout: Layout) -> bytes:
    """Give one ballot as PDF."""
    template = files("daihoi.core.ballots").joinpath("ballot.typ").read_bytes()
    content = json.dumps(_content(election, layout), ensure_ascii=False)
    return typst.compile(template, font_paths=FONTS, sys_inputs={"ballot": content}, pdf_tags=False)


def print_run(election: Election, layout: Layout, copies: int) -> bytes:
    """Give a print run of that many copies; nothing tells one from another."""
    single = pdfium.PdfDocument(one_ballot(election, layout))
    run = pdfium.PdfDocument.new()
    run.import_pages(single, pages=list(range(layout.pages)) * copies)
    stream = io.BytesIO()
    run.save(stream)
    run.close()
    single.close()
    return stream.getvalue()


def layout_json(layout: Layout) -> dict[str, object]:
    """Give LAYOUT.json: where each name and box stands."""
    return {
        "page_mm": [layout.width, layout.height],
        "pages": layout.pages,
        "form": layout.form.value,
        "candidates": [
            {
                "id": place.candidate,
                "page": place.page,
                "name_mm": _corners(place.name),
                "agree_mm": _corners(place.agree),
                "disagree_mm": _corners(place.disagree),
            }
            for place in layout.places
        ],
    }


def _corners(box: Box | None) -> list[float] | None:
    return None if box is None else [round(side, 2) for side in (box.left, box.top, box.right, box.bottom)]


def _content(election: Election, layout: Layout) -> dict[str, object]:
    boxes = [(place.page, box) for place in layout.places for box in (place.agree, place.disagree) if box]
    return {
        "title": election.title,
        "width": layout.width,
        "height": layout.height,
        "pages": layout.pages,
        "texts": [
            {
                "page": text.page,
                "x": text.x,
                "baseline": text.baseline,
                "words": text.words,
                "points": text.points,
                "face": text.face.value,
                "align": text.align.value,
                "squeezed": text.squeezed,
            }
            for text in layout.texts
        ],
        "rules": [{"page": rule.page, "x": rule.x, "y": rule.y, "length": rule.length} for rule in layout.rules],
        "squares": [{"page": page, "x": box.left, "y": box.top, "side": box.width} for page, box in boxes],
        "pictures": _pictures(election, layout),
    }


def _pictures(election: Election, layout: Layout) -> list[dict[str, object]]:
    corners = [_picture(marker.page, marker.box, drawing(marker_cells(marker.number))) for marker in layout.markers]
    codes = [
        _picture(page, box, drawing(code_cells(code_text(election.code, page))))
        for page in range(1, layout.pages + 1)
        for box in layout.codes
    ]
    return corners + codes


def _picture(page: int, box: Box, svg: str) -> dict[str, object]:
    return {"page": page, "x": box.left, "y": box.top, "width": box.width, "height": box.height, "svg": svg}
