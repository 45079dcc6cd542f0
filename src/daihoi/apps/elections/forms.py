"""What a person fills in about an election: its list, its count, who signed its minutes."""

from typing import Any

from django import forms

from daihoi.apps.elections.models import Candidate, CountSource, Election
from daihoi.apps.elections.values import FIGURES, Board, Count, Listing
from daihoi.apps.frame.fields import CountField, DayField
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say
from daihoi.core.regulations import load_pack
from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.elections.bases import deductions_allowed
from daihoi.core.regulations.terms import ElectedBody, LevelRole


def lines_of(text: str) -> tuple[str, ...]:
    """Give what was typed, one entry a line, without empty lines and spare space."""
    return tuple(line for raw in text.splitlines() if (line := " ".join(raw.split())))


class ListForm(forms.Form):
    """What a vote fills and who stands, one name a line."""

    body = forms.ChoiceField(label="Bầu")
    voters = forms.ChoiceField(label="Bầu tại", choices=AssemblyForm.choices())
    seats = CountField(label="Số lượng cần bầu")
    alternate_seats = CountField(
        label="Số dự khuyết cần bầu", required=False, help_text="Chỉ khi bầu đại biểu dự đại hội cấp trên."
    )
    counters = forms.TypedChoiceField(
        label="Ghi kiểm phiếu",
        coerce=int,
        choices=[(1, "Một người ghi"), (2, "Hai người ghi độc lập, trang đối chiếu")],
        initial=1,
    )
    names = forms.CharField(
        label="Danh sách bầu cử",
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Họ và tên, mỗi người một dòng; dán được từ bảng tính. Danh sách được xếp theo vần A, B, C của tên.",
    )

    def __init__(self, *args: Any, role: LevelRole, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [(body.value, body.title_vi(role)) for body in ElectedBody]  # type: ignore[attr-defined]

    def listing(self) -> Listing:
        """Give what was filled in, after it was found to be whole."""
        given = self.cleaned_data
        return Listing(
            body=ElectedBody(given["body"]),
            voters=AssemblyForm(given["voters"]),
            seats=given["seats"],
            alternate_seats=given["alternate_seats"] or 0,
            counters=given["counters"],
            names=lines_of(given["names"]),
        )


class CountForm(forms.Form):
    """What the counting board counted: who could vote, the ballots, the votes of each person on the list."""

    summoned = CountField(label=FIGURES["summoned"])
    present = CountField(label=FIGURES["present"])
    issued = CountField(label=FIGURES["issued"])
    returned = CountField(label=FIGURES["returned"])
    valid = CountField(label=FIGURES["valid"])
    invalid = CountField(label=FIGURES["invalid"])
    invalid_because = forms.CharField(label="Lý do không hợp lệ", max_length=300, required=False)

    def __init__(self, *args: Any, election: Election, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pack = load_pack(election.congress.cycle.pack)
        self.groups = deductions_allowed(AssemblyForm(election.voters), pack).value
        self.candidates: list[Candidate] = list(election.candidates.all())
        for group in self.groups:
            self.fields[group.value] = CountField(label=group.label_vi, required=False)
        for place, candidate in enumerate(self.candidates):
            self.fields[f"votes.{place}"] = CountField(label=candidate.full_name)

    @property
    def absences(self) -> list[forms.BoundField]:
        """Give the fields of those taken off the number summoned."""
        return [self[group.value] for group in self.groups]

    @property
    def votes(self) -> list[tuple[int, forms.BoundField]]:
        """Give each person's field with the number on the ballot."""
        return [(candidate.position, self[f"votes.{place}"]) for place, candidate in enumerate(self.candidates)]

    def count(self) -> Count:
        """Give what was filled in, after it was found to be whole."""
        given = self.cleaned_data
        figures = {name: given[name] for name in FIGURES}
        return Count(
            **figures,
            invalid_because=given["invalid_because"],
            votes=tuple(given[f"votes.{place}"] for place in range(len(self.candidates))),
            absences={group: given[group.value] for group in self.groups if given[group.value]},
        )


def count_as_typed(count: Count) -> dict[str, object]:
    """Give a count as the form's first values."""
    return {
        **{name: getattr(count, name) for name in (*FIGURES, "invalid_because")},
        **{group.value: people for group, people in count.absences.items()},
        **{f"votes.{place}": votes for place, votes in enumerate(count.votes)},
    }


class PrintForm(forms.Form):
    """How many ballots are wanted."""

    copies = CountField(label="Số phiếu cần in", help_text="Bằng số người bầu, thêm một ít dự phòng.")


class ScanningForm(forms.Form):
    """How many people decide on each doubtful ballot."""

    deciders = forms.TypedChoiceField(
        label="Xem lại phiếu chưa rõ",
        coerce=int,
        choices=[(1, "Một người quyết định"), (2, "Hai người quyết định độc lập, trang đối chiếu")],
        initial=1,
    )


class SourceForm(forms.Form):
    """Which count is official, and on what ground."""

    source = forms.ChoiceField(label="Số liệu chính thức", choices=CountSource.choices)
    reason = forms.CharField(
        label="Căn cứ",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ví dụ số, ngày của văn bản cho phép dùng phần mềm. Căn cứ được ghi vào nhật ký.",
    )


class SignForm(forms.Form):
    """Who counted and signed."""

    head = forms.CharField(label="Trưởng ban kiểm phiếu", max_length=120)
    members = forms.CharField(
        label="Ủy viên", required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text="Mỗi người một dòng."
    )
    signed_on = DayField(label="Ngày ký", help_text="Ghi ngày/tháng/năm, ví dụ 15/04/2020.")

    def board(self) -> Board:
        """Give what was filled in, after it was found to be whole."""
        given = self.cleaned_data
        return Board(
            head=" ".join(given["head"].split()), members=lines_of(given["members"]), signed_on=given["signed_on"]
        )


class ReopenForm(forms.Form):
    """Why a signed count is opened again."""

    reason = forms.CharField(
        label="Lý do mở lại",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lý do được ghi vào nhật ký.",
    )


class DrawForm(forms.Form):
    """The risk that the board accepts, and the dice by which ballots are drawn."""

    risk = forms.TypedChoiceField(label="Rủi ro bỏ sót một kết quả sai", coerce=int)
    dice = forms.CharField(
        label="Các lần gieo xúc xắc",
        max_length=80,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Gieo trước đại hội ít nhất 10 lần, ghi lần lượt; ai có dãy số cũng rút ra đúng các phiếu đó.",
    )

    def __init__(self, *args: Any, sizes: tuple[tuple[int, int], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["risk"].choices = [  # type: ignore[attr-defined]
            (risk, say("Nhiều nhất {risk}%: xem {ballots} phiếu", risk=risk, ballots=number_text(size)))
            for risk, size in sizes
        ]
        self.fields["risk"].initial = 5
