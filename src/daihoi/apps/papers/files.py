"""A paper as a file to take away."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse

from daihoi.apps.papers.paper import Paper
from daihoi.apps.papers.pdf import as_pdf
from daihoi.apps.papers.word import as_word

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF_TYPE = "application/pdf"


@dataclass(frozen=True)
class Layout:
    """A format in which any paper is given: its ending, its type, how it is laid out."""

    ending: str
    content_type: str
    lay_out: Callable[[Paper], bytes]


LAYOUTS = {layout.ending: layout for layout in (Layout("docx", WORD_TYPE, as_word), Layout("pdf", PDF_TYPE, as_pdf))}


def paper_response(paper: Paper, layout: Layout, name: str) -> HttpResponse:
    """Answer with a paper as a file of that name."""
    response = HttpResponse(layout.lay_out(paper), content_type=layout.content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{layout.ending}"'
    return response
