"""The words of an election: what is voted on, who votes, what comes next (contract 2)."""

from daihoi.core.regulations.terms import CongressForm, Term


class SecretVote(Term):
    """What a secret ballot decides (sheet A.2)."""

    COMMITTEE = "committee", "Bầu Ban Chấp hành"
    STANDING_COMMITTEE = "standing_committee", "Bầu Ban Thường vụ"
    SECRETARY = "secretary", "Bầu Bí thư"
    DEPUTY_SECRETARY = "deputy_secretary", "Bầu Phó bí thư"
    INSPECTION_COMMITTEE = "inspection_committee", "Bầu Ủy ban kiểm tra"
    INSPECTION_HEAD = "inspection_committee_head", "Bầu Chủ nhiệm ủy ban kiểm tra"
    INSPECTION_DEPUTY = "inspection_committee_deputy", "Bầu Phó chủ nhiệm ủy ban kiểm tra"
    DELEGATES = "delegates", "Bầu đại biểu dự đại hội cấp trên"
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
