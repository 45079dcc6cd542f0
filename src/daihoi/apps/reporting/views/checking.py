"""The page on which the figures of any report are checked, mended in a copy, and the copy taken home."""

import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.views.decorators.http import require_POST

from daihoi.apps.accounts.guard import page
from daihoi.apps.reporting.corrections import NotInDocument, corrected_docx, corrected_text
from daihoi.apps.reporting.forms import CheckForm
from daihoi.apps.reporting.marking import WORDS, findings_of, lines_of
from daihoi.core.figures import Suggestion, UnreadableDocument, Verdict, check_text, read_bytes
from daihoi.core.language import say, spoken

_CHOICE = re.compile(r"([0-9]{1,6})\.([0-9]{1,3})")
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Copy:
    """The text in hand: its name, its words, and the Word document that it was read from, if it was one."""

    name: str
    text: str
    word: bytes = b""

    @property
    def carried(self) -> str:
        return base64.b64encode(self.word).decode("ascii")

    @property
    def file_name(self) -> str:
        stem = self.name.rsplit(".", 1)[0] or "bao-cao"
        return f"{stem}-da-sua.{'docx' if self.word else 'txt'}"


@page()
def check(request: HttpRequest) -> HttpResponse:
    """Take a text or a file, and show its figures checked."""
    if request.method != "POST":
        return render(request, "reporting/check.html", {"form": CheckForm()})
    if "ban-moi" in request.POST:
        return _mended(request)
    form = CheckForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            return _checked(request, _handed_in(form))
        except UnreadableDocument as unreadable:
            form.add_error("file", str(unreadable))
    return render(request, "reporting/check.html", {"form": form}, status=422)


def _handed_in(form: CheckForm) -> Copy:
    file = form.cleaned_data["file"]
    if file is None:
        return Copy("van-ban.txt", form.cleaned_data["text"].replace("\r\n", "\n"))
    data = file.read()
    return Copy(file.name, read_bytes(file.name, data), data if data.startswith(b"PK\x03\x04") else b"")


def _carried(request: HttpRequest) -> Copy:
    word = base64.b64decode(request.POST.get("tep-goc", ""), validate=True)
    return Copy(request.POST.get("ten", "van-ban.txt"), request.POST.get("ban-moi", "").replace("\r\n", "\n"), word)


def _mended(request: HttpRequest) -> HttpResponse:
    """Put one suggestion into the copy and check it anew, so that mends add up."""
    wanted = _CHOICE.fullmatch(request.POST.get("sua", ""))
    try:
        copy = _carried(request)
        suggestion = check_text(copy.text, spoken())[int(wanted[1])].suggestions[int(wanted[2])] if wanted else None
    except (IndexError, binascii.Error):
        suggestion = None
    if suggestion is None:
        return HttpResponseBadRequest(say("Chỗ cần sửa không còn trong văn bản."))
    messages.success(
        request,
        say("Trong bản mới, «{replace}» đã được sửa thành «{by}».", replace=suggestion.replace, by=suggestion.by),
    )
    return _checked(
        request, Copy(copy.name, corrected_text(copy.text, suggestion), _mended_word(request, copy, suggestion))
    )


def _mended_word(request: HttpRequest, copy: Copy, suggestion: Suggestion) -> bytes:
    if not copy.word:
        return b""
    try:
        return corrected_docx(copy.word, suggestion)
    except NotInDocument:
        messages.warning(request, say("Chỗ này không sửa được ngay trong tệp Word; bản mới sẽ là tệp chữ (.txt)."))
        return b""


def _checked(request: HttpRequest, copy: Copy) -> HttpResponse:
    claims = check_text(copy.text, spoken())
    findings = list(findings_of(claims))
    counts = {verdict: sum(claim.verdict is verdict for claim in claims) for verdict in Verdict}
    context = {
        "copy": copy,
        "lines": lines_of(copy.text, claims),
        "open": [finding for finding in findings if finding.claim.verdict is not Verdict.OK],
        "right": [finding for finding in findings if finding.claim.verdict is Verdict.OK],
        "summary": ", ".join(f"{counts[verdict]} {say(WORDS[verdict])}" for verdict in WORDS if counts[verdict]),
        "count": len(claims),
    }
    return render(request, "reporting/checked.html", context)


@require_POST
@page()
def corrected(request: HttpRequest) -> HttpResponse:
    """Give the copy as a file."""
    try:
        copy = _carried(request)
    except binascii.Error:
        return HttpResponseBadRequest(say("Tệp gốc không còn nguyên vẹn; kiểm tra lại từ đầu."))
    if copy.word:
        response = HttpResponse(copy.word, content_type=WORD_TYPE)
    else:
        response = HttpResponse(copy.text, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(copy.file_name)}"
    return response
