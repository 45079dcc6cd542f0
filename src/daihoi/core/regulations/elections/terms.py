"""The words of an election: what is voted on, who votes, what comes next (contract 2)."""

from daihoi.core.regulations.terms import CongressForm, ElectedBody, Term


class SecretVote(Term):
    """What a secret ballot decides (sheet A.2)."""

    COMMITTEE = ElectedBody.COMMITTEE.value, f"Bầu {ElectedBody.COMMITTEE.label_vi}"
    STANDING_COMMITTEE = ElectedBody.STANDING_COMMITTEE.value, f"Bầu {ElectedBody.STANDING_COMMITTEE.label_vi}"
    SECRETARY = ElectedBody.SECRETARY.value, f"Bầu {ElectedBody.SECRETARY.label_vi}"
    DEPUTY_SECRETARY = ElectedBody.DEPUTY_SECRETARY.value, f"Bầu {ElectedBody.DEPUTY_SECRETARY.label_vi}"
    INSPECTION_COMMITTEE = ElectedBody.INSPECTION_COMMITTEE.value, f"Bầu {ElectedBody.INSPECTION_COMMITTEE.label_vi}"
    INSPECTION_HEAD = ElectedBody.INSPECTION_HEAD.value, f"Bầu {ElectedBody.INSPECTION_HEAD.label_vi}"
    INSPECTION_DEPUTY = ElectedBody.INSPECTION_DEPUTY.value, f"Bầu {ElectedBody.INSPECTION_DEPUTY.label_vi}"
    DELEGATES = ElectedBody.DELEGATES.value, "Bầu đại biểu dự đại hội cấp trên"
    OPINION_POLL = "opinion_poll", "Lấy phiếu xin ý kiến"


class AssemblyForm(Term):
    """Who votes: a congress of either form, or a conference of the body's incumbent members (sheet A.7)."""

    MEMBERS_CONGRESS = CongressForm.MEMBERS.value, CongressForm.MEMBERS.label_vi
    DELEGATES_CONGRESS = CongressForm.DELEGATES.value, CongressForm.DELEGATES.label_vi
    CONFERENCE = "conference", "Hội nghị"


class NextStep(Term):
    """What follows a count (sheet A.7.8-A.7.10)."""

    COMPLETE = "complete", "Đã bầu đủ số lượng."
    REVOTE_AMONG_TIED = "revote_among_tied", "Bầu lại trong số những người bằng phiếu."
    ASSEMBLY_DECIDES = "assembly_decides_next_round", "Đại hội, hội nghị quyết định có bầu tiếp hay không."
    UPPER_COMMITTEE_APPOINTS = "upper_committee_appoints", "Dừng bầu; cấp ủy cấp trên chỉ định."
