"""The words of nomination: where a name comes from, who puts it forward, what becomes of it (sheet A.3-A.5)."""

from daihoi.core.regulations.terms import Term


class NominationSource(Term):
    """Where a name on the list comes from (sheet A.3, A.5.2)."""

    COMMITTEE = "committee", "Cấp ủy triệu tập giới thiệu"
    SELF = "self", "Ứng cử"
    FLOOR = "floor", "Đề cử tại đại hội, hội nghị"


class Nominator(Term):
    """As what a person or a body puts a name forward (sheet A.3.3-A.3.5)."""

    CONVENING_COMMITTEE = "convening_committee", "Cấp ủy triệu tập"
    SELF = "self", "Người ứng cử"
    OFFICIAL_MEMBER = "official_member", "Đảng viên chính thức"
    TEMPORARY_MEMBER = "temporary_member", "Đảng viên sinh hoạt tạm thời"
    PROBATIONARY_MEMBER = "probationary_member", "Đảng viên dự bị"
    DELEGATE = "delegate", "Đại biểu chính thức"
    COMMITTEE_MEMBER = "committee_member", "Cấp ủy viên"
    DELEGATION = "delegation", "Đoàn đại biểu"


class Membership(Term):
    """Whether a person is a full member yet (sheet D.7)."""

    OFFICIAL = "official", "Đảng viên chính thức"
    PROBATIONARY = "probationary", "Đảng viên dự bị"
