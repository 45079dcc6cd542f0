"""The columns that every spreadsheet of people has, of members and of those who stood alike."""

from daihoi.apps.exchange.cells import A_DATE, code_up_to, one_term, person_name, text_up_to
from daihoi.apps.exchange.columns import Column
from daihoi.apps.organisation.models import MAJORITY_ETHNICITY
from daihoi.apps.organisation.person_fields import PersonField
from daihoi.apps.organisation.person_words import ethnicity_from, religion_from
from daihoi.core.regulations.terms import PoliticalTheory, ProfessionalDegree, Sex

_DEGREE_ALSO = {
    ProfessionalDegree.NONE: ("Không", "Chưa"),
    ProfessionalDegree.UNIVERSITY: ("Cử nhân", "Kỹ sư"),
    ProfessionalDegree.MASTER: ("Thạc sỹ",),
    ProfessionalDegree.DOCTOR: ("Tiến sỹ",),
}
_THEORY_ALSO = {
    PoliticalTheory.NONE: ("Không", "Chưa"),
    PoliticalTheory.BACHELOR: ("Cử nhân chính trị",),
}

ETHNICITY_READER = text_up_to(40).then(ethnicity_from)
RELIGION_READER = text_up_to(40).then(religion_from)

CARD = Column(
    heading="Số thẻ đảng viên",
    reader=code_up_to(20),
    meaning="Số thẻ đảng viên, nếu có",
    example="01234567",
    required=False,
    also=("Số thẻ", "Số thẻ Đảng"),
)
FULL_NAME = Column(
    heading=PersonField.FULL_NAME.label_vi,
    reader=person_name(120),
    meaning="Họ và tên đầy đủ",
    example="Nguyễn Văn An",
    also=("Họ tên",),
)
BIRTH_DATE = Column(
    heading=PersonField.BIRTH_DATE.label_vi,
    reader=A_DATE,
    meaning="Ngày, tháng, năm sinh",
    example="28/02/1980",
    also=("Ngày tháng năm sinh",),
)
SEX = Column(heading=PersonField.SEX.label_vi, reader=one_term(Sex), meaning="Nam hoặc nữ", example="Nam")
ETHNICITY = Column(
    heading=PersonField.ETHNICITY.label_vi,
    reader=ETHNICITY_READER,
    meaning=f"Dân tộc; để trống là {MAJORITY_ETHNICITY}",
    example=MAJORITY_ETHNICITY,
    required=False,
)
DEGREE = Column(
    heading=PersonField.DEGREE.label_vi,
    reader=one_term(ProfessionalDegree, _DEGREE_ALSO),
    meaning="Trình độ chuyên môn cao nhất",
    example="Đại học",
    also=("Chuyên môn",),
)
THEORY = Column(
    heading=PersonField.THEORY.label_vi,
    reader=one_term(PoliticalTheory, _THEORY_ALSO),
    meaning="Trình độ lý luận chính trị cao nhất",
    example="Trung cấp",
    also=("Trình độ lý luận chính trị",),
)
