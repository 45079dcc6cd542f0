"""The columns that every table of people has, of members and of those elected alike."""

from daihoi.apps.frame.stored import choice_of, day_of, text_of
from daihoi.apps.organisation.person_fields import PersonField
from daihoi.core.regulations.terms import PoliticalTheory, ProfessionalDegree, Sex

BIRTH_DATE = day_of(PersonField.BIRTH_DATE, "ngay-sinh", PersonField.BIRTH_DATE.label_vi)
SEX = choice_of(PersonField.SEX, "gioi-tinh", PersonField.SEX.label_vi, Sex.choices())
ETHNICITY = text_of(PersonField.ETHNICITY, "dan-toc", PersonField.ETHNICITY.label_vi)
DEGREE = choice_of(PersonField.DEGREE, "chuyen-mon", PersonField.DEGREE.label_vi, ProfessionalDegree.choices())
THEORY = choice_of(PersonField.THEORY, "ly-luan", PersonField.THEORY.label_vi, PoliticalTheory.choices())
