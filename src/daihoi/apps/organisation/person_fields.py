"""What is kept of every person, member or elected, and what people call it on screens, forms and spreadsheets."""

from daihoi.core.regulations.terms import Term


class PersonField(Term):
    """A field of a person's record: its name in the database and its heading."""

    FULL_NAME = "full_name", "Họ và tên"
    BIRTH_DATE = "birth_date", "Ngày sinh"
    SEX = "sex", "Giới tính"
    ETHNICITY = "ethnicity", "Dân tộc"
    DEGREE = "degree", "Trình độ chuyên môn"
    THEORY = "theory", "Lý luận chính trị"
