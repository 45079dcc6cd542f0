"""A paper as PDF: its content handed as data to one typst template; the same paper gives the same bytes."""

import json
from importlib.resources import files

import typst

from daihoi.apps.papers.naming import dated
from daihoi.apps.papers.paper import Block, Heading, Paper, Paragraph, Picture, Table, is_part, printed
from daihoi.apps.papers.pictures import FONTS


def as_pdf(paper: Paper) -> bytes:
    """Lay a paper out as PDF with its text selectable and tagged."""
    template = files("daihoi.apps.papers").joinpath("paper.typ").read_bytes()
    return typst.compile(
        template,
        font_paths=FONTS,
        sys_inputs={"paper": json.dumps(_content(paper), ensure_ascii=False)},
    )


def _content(paper: Paper) -> dict[str, object]:
    head, on = paper.letterhead, paper.letterhead.on
    return {
        "title": paper.title,
        "type_name": paper.type_name,
        "summary": paper.summary,
        "upper": head.upper,
        "issuer": head.issuer,
        "number": head.number,
        "dated": dated(head.place, on),
        "day": [on.year, on.month, on.day],
        "blocks": [_block(block) for block in paper.blocks],
        "annexes": [_block(block) for block in paper.annexes],
        "closing": paper.closing,
        "authority": paper.signature.authority,
        "signer": paper.signature.title,
        "recipients": paper.recipients,
        "remark": paper.remark,
    }


def _block(block: Block) -> dict[str, object]:
    match block:
        case Heading(text):
            return {"is": "heading", "text": text}
        case Paragraph():
            return {"is": "paragraph", "text": block.text}
        case Picture(caption, svg, words):
            return {"is": "picture", "caption": caption, "svg": svg, "words": words}
        case Table(caption, columns, rows, totals, is_wide):
            return {
                "is": "table",
                "caption": caption,
                "headings": [column.heading for column in columns],
                "widths": [column.width for column in columns],
                "figures": [column.is_figure for column in columns],
                "rows": [{"cells": printed(row), "is_part": is_part(row)} for row in rows],
                "wide": is_wide,
                "totals": printed(totals),
            }
