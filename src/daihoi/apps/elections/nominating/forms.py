"""What a person fills in before a vote: what the list is for, who is put forward, the shows of hands."""

from collections.abc import Sequence
from typing import Any

from django import forms

from daihoi.apps.elections.forms import ListForm, lines_of
from daihoi.apps.elections.nominating.board import VotedBoard
from daihoi.apps.elections.nominating.models import ElectionList, Nominee, Proposal
from daihoi.apps.elections.nominating.services.polling import BALLOTS
from daihoi.apps.elections.nominating.standing import pack_of, setting_of
from daihoi.apps.elections.nominating.values import Approval, Particulars, Poll, Proposed, Terms
from daihoi.apps.frame.fields import CountField, DayField
from daihoi.core.language import say
from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.nominating.eligibility import bound_label
from daihoi.core.regulations.nominating.terms import Membership, NominationSource, Nominator
from daihoi.core.regulations.terms import (
    DossierItem,
    ElectedBody,
    PoliticalTheory,
    ProfessionalDegree,
    Sex,
    Standing,
    Term,
)

_UNSAID = ("", "Chưa ghi")
_DAY_HINT = "Ghi ngày/tháng/năm, ví dụ 15/04/1975."


def _known(kind: type[Term]) -> list[tuple[str, str]]:
    return [_UNSAID, *kind.choices()]


class TermsForm(ListForm):
    """What a list is for; its names come one by one."""

    names = None  # type: ignore[assignment]

    def terms(self) -> Terms:
        """Give what was filled in, after it was found to be whole."""
        given = self.cleaned_data
        return Terms(
            body=ElectedBody(given["body"]),
            voters=AssemblyForm(given["voters"]),
            seats=given["seats"],
            alternate_seats=given["alternate_seats"] or 0,
            counters=given["counters"],
        )


class PreparedForm(forms.Form):
    """The convening committee's names, pasted at once."""

    names = forms.CharField(
        label="Danh sách cấp ủy triệu tập giới thiệu",
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Họ và tên, mỗi người một dòng; dán được từ bảng tính. Lý lịch trích ngang ghi sau, ở từng người.",
    )
    nominated_on = DayField(label="Ngày giới thiệu", help_text="Ghi ngày/tháng/năm, ví dụ 15/04/2020.")

    def clean_names(self) -> tuple[str, ...]:
        return lines_of(self.cleaned_data["names"])


class NomineeForm(forms.Form):
    """Who is put forward, by whom, with the line of the summary list and the papers handed in."""

    full_name = forms.CharField(label="Họ và tên", max_length=120)
    source = forms.ChoiceField(label="Nguồn", choices=NominationSource.choices(), widget=forms.RadioSelect)
    nominator = forms.ChoiceField(label="Người đề cử là", required=False)
    nominated_by = forms.CharField(label="Họ và tên người đề cử", max_length=120, required=False)
    nominator_bound = forms.BooleanField(required=False)
    nominated_on = DayField(label="Ngày ứng cử, đề cử", help_text="Ghi ngày/tháng/năm, ví dụ 15/04/2020.")
    membership = forms.ChoiceField(label="Người này là", choices=Membership.choices())
    is_delegate = forms.BooleanField(label="Là đại biểu của đại hội này", required=False)
    bound = forms.BooleanField(required=False)
    sex = forms.ChoiceField(label="Giới tính", choices=_known(Sex), required=False)
    birth_date = DayField(label="Ngày sinh", required=False, help_text=_DAY_HINT)
    hometown = forms.CharField(label="Quê quán", max_length=120, required=False)
    ethnicity = forms.CharField(label="Dân tộc", max_length=40, required=False)
    joined_on = DayField(label="Ngày vào Đảng", required=False, help_text=_DAY_HINT)
    degree = forms.ChoiceField(label="Trình độ chuyên môn", choices=_known(ProfessionalDegree), required=False)
    theory = forms.ChoiceField(label="Lý luận chính trị", choices=_known(PoliticalTheory), required=False)
    post = forms.CharField(label="Chức vụ, đơn vị công tác hiện nay", max_length=200, required=False)
    standing = forms.ChoiceField(label="Tái cử hay lần đầu", choices=_known(Standing), required=False)
    papers = forms.MultipleChoiceField(
        label="Giấy tờ đã nhận", required=False, widget=forms.CheckboxSelectMultiple, choices=DossierItem.choices()
    )

    def __init__(self, *args: Any, election_list: ElectionList, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        voters = setting_of(election_list).voters
        named = [_UNSAID, *(pair for pair in Nominator.choices() if pair[0] not in _BY_SOURCE.values())]
        self.fields["nominator"].choices = named  # type: ignore[attr-defined]
        self.fields["bound"].label = say("Là {who}", who=_lower(bound_label(voters)))
        self.fields["nominator_bound"].label = say("Người đề cử là {who}", who=_lower(bound_label(voters)))
        self.discipline = pack_of(election_list).nominations.discipline

    @property
    def particulars(self) -> list[forms.BoundField]:
        """Give the fields of the summary list."""
        return [self[name] for name in Particulars.__dataclass_fields__]

    def clean(self) -> None:
        given = self.cleaned_data
        source = given.get("source", "")
        if source in _BY_SOURCE:
            given["nominator"] = _BY_SOURCE[source]
        elif source and not given.get("nominator"):
            self.add_error("nominator", say("Chọn người đề cử là ai."))

    def proposed(self) -> Proposed:
        """Give what was filled in, after it was found to be whole."""
        given = self.cleaned_data
        floor = given["source"] == NominationSource.FLOOR
        return Proposed(
            full_name=" ".join(given["full_name"].split()),
            source=NominationSource(given["source"]),
            nominator=Nominator(given["nominator"]),
            nominated_on=given["nominated_on"],
            nominated_by=" ".join(given["nominated_by"].split()) if floor else "",
            membership=Membership(given["membership"]),
            is_delegate=given["is_delegate"],
            bound=given["bound"],
            nominator_bound=given["nominator_bound"] and floor,
            particulars=Particulars(**{name: given[name] for name in Particulars.__dataclass_fields__}),
            papers=tuple(item for item in DossierItem if item.value in given["papers"]),
        )


_BY_SOURCE = {
    NominationSource.COMMITTEE.value: Nominator.CONVENING_COMMITTEE.value,
    NominationSource.SELF.value: Nominator.SELF.value,
}


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


class ApprovalForm(forms.Form):
    """The show of hands on number and list."""

    present = CountField(label="Có mặt lúc biểu quyết")
    number = CountField(label="Nhất trí số lượng cần bầu")
    names = CountField(label="Nhất trí danh sách bầu cử")

    def approval(self) -> Approval:
        """Give what was filled in, after it was found to be whole."""
        return Approval(**self.cleaned_data)


class AskForm(forms.Form):
    """Why a person asks to withdraw."""

    reason = forms.CharField(label="Lý do xin rút", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class ProposalForm(forms.Form):
    """What the presidium proposes of a request."""

    proposal = forms.ChoiceField(label="Đoàn chủ tịch", choices=Proposal.choices, widget=forms.RadioSelect)


class DecisionForm(forms.Form):
    """The show of hands on a request to withdraw."""

    present = CountField(label="Có mặt lúc biểu quyết")
    agreed = CountField(label="Đồng ý cho rút")


class PollForm(forms.Form):
    """The ballots of a poll, and the votes for each person polled."""

    present = CountField(label="Có mặt lúc lấy phiếu")
    issued = CountField(label="Phiếu phát ra")
    returned = CountField(label="Phiếu thu về")
    valid = CountField(label="Phiếu hợp lệ")
    invalid = CountField(label="Phiếu không hợp lệ")

    def __init__(self, *args: Any, people: Sequence[Nominee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        for nominee in people:
            self.fields[f"votes.{nominee.pk}"] = CountField(label=nominee.full_name)

    @property
    def votes(self) -> list[forms.BoundField]:
        """Give each person's field."""
        return [self[f"votes.{nominee.pk}"] for nominee in self.people]

    def poll(self) -> Poll:
        """Give what was filled in, after it was found to be whole."""
        given = self.cleaned_data
        votes = {nominee.pk: given[f"votes.{nominee.pk}"] for nominee in self.people}
        return Poll(**{name: given[name] for name in BALLOTS}, votes=votes)


class ReasonForm(forms.Form):
    """Why an act is done."""

    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class TieForm(forms.Form):
    """Whom of the tied the assembly takes onto the list, and by which decision."""

    taken = forms.TypedMultipleChoiceField(
        label="Đưa vào danh sách", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label="Quyết định của đại hội, hội nghị", max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, tied: Sequence[Nominee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["taken"].choices = [(one.pk, one.full_name) for one in tied]  # type: ignore[attr-defined]


class BoardForm(forms.Form):
    """Who is voted onto the counting board."""

    head = forms.CharField(label="Trưởng ban kiểm phiếu", max_length=120)
    members = forms.CharField(
        label="Ủy viên", required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text="Mỗi người một dòng."
    )
    present = CountField(label="Có mặt lúc biểu quyết")
    agreed = CountField(label="Nhất trí")

    def board(self) -> VotedBoard:
        """Give what was filled in, after it was found to be whole."""
        given = self.cleaned_data
        head, members = " ".join(given["head"].split()), lines_of(given["members"])
        return VotedBoard(head=head, members=members, present=given["present"], agreed=given["agreed"])
