"""The groups into which a report divides the people elected: what each is called in prose, and its measure."""

DEGREES = (
    ("chưa qua đào tạo", "degree_none"),
    ("trung cấp", "degree_intermediate"),
    ("cao đẳng", "degree_college"),
    ("đại học", "degree_university"),
    ("thạc sĩ", "degree_master"),
    ("tiến sĩ", "degree_doctor"),
)
THEORY = (
    ("chưa qua đào tạo", "theory_none"),
    ("sơ cấp", "theory_elementary"),
    ("trung cấp", "theory_intermediate"),
    ("cao cấp và cử nhân", "theory_advanced_or_bachelor"),
)
AGES = (
    ("từ 30 tuổi trở xuống", "aged_to_30"),
    ("từ 31 đến 40 tuổi", "aged_31_to_40"),
    ("từ 41 đến 50 tuổi", "aged_41_to_50"),
    ("từ 51 đến 60 tuổi", "aged_51_to_60"),
    ("trên 60 tuổi", "aged_over_60"),
)
POSTS = (
    ("bí thư", "secretary", "empty_secretaries"),
    ("phó bí thư", "deputy_secretary", "empty_deputies"),
    ("ủy viên ban thường vụ", "standing_committee", ""),
    ("ủy viên ủy ban kiểm tra", "inspection_committee", ""),
)
