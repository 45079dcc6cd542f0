"""The words of official Vietnamese prose that tell what a number counts and what part it plays."""

from enum import StrEnum


class Sort(StrEnum):
    """What kind of thing a number counts; only things of one sort can be part and whole."""

    PERSON = "person"
    BODY = "body"
    CASE = "case"
    VOTE = "vote"
    MONEY = "money"
    AREA = "area"


_NOUNS: dict[Sort, str] = {
    Sort.PERSON: """
        đồng chí|đ/c|đc|người|bạn|đại biểu|đảng viên|cán bộ|ủy viên|uỷ viên|cấp ủy viên|cấp uỷ viên|chi ủy viên
        chi uỷ viên|huyện ủy viên|tỉnh ủy viên|thành ủy viên|đảng ủy viên|cấp ủy|cấp uỷ|chi ủy|chi uỷ|bí thư
        phó bí thư|ứng cử viên|ứng viên|cử tri|hội viên|đoàn viên|công chức|viên chức|học sinh|sinh viên
        giáo viên|nữ|nam|vị|ông|bà|chị|em|cháu|thành viên|quần chúng|lao động|công nhân|thanh niên|phụ nữ
        thạc sĩ|thạc sỹ|tiến sĩ|tiến sỹ|nhân sự|cá nhân|cộng tác viên|chiến sĩ|chiến sỹ|quân nhân|nông dân
        trưởng thôn|tổ viên|nhân khẩu|khẩu|đối tượng|người có công|đảng viên mới|đại biểu quốc hội|nhân dân
        công dân|bác sĩ|y sĩ|cựu chiến binh|ccb|đvtn|giảng viên|báo cáo viên|tuyên truyền viên|tình nguyện viên
        hòa giải viên|chủ tịch|phó chủ tịch|thanh niên|đoàn viên|lượt người|lượt đồng chí|lượt cán bộ
        lượt đảng viên|suất|học viên|nghiên cứu sinh|giáo sư|phó giáo sư|nhà giáo|nhà khoa học|kỹ sư|cử nhân|sĩ quan
        hạ sĩ quan|quân nhân chuyên nghiệp|tân binh|thí sinh|khách mời|bệnh nhân|kiểm tra viên|kiểm soát viên|dược sĩ
        ủy viên ủy ban kiểm tra|trưởng ban|phó trưởng ban|tổ trưởng|đồng bào|người dân|thương binh|bệnh binh
        chi hội trưởng|chi hội phó|hội trưởng|trưởng bản|trưởng xóm|trưởng ấp|trưởng khu phố|tổ trưởng dân phố
    """,
    Sort.BODY: """
        chi bộ|đảng bộ|chi đảng bộ|chi, đảng bộ|tổ chức đảng|tổ chức cơ sở đảng|tổ chức cơ sở|tccsđ|tccs đảng
        tccs|đảng bộ, chi bộ|chi bộ, đảng bộ|đảng ủy|đảng uỷ|đơn vị|cơ sở đảng|cơ sở|chi hội|xã|phường|thị trấn
        huyện|quận|thị xã|thành phố|tỉnh|thôn|bản|ấp|tổ dân phố|tổ đảng|khu dân cư|khu phố|cơ quan|doanh nghiệp
        trường|tập thể|tổ chức hội|ban|phòng|sở|hợp tác xã|htx|công đoàn cơ sở|công đoàn|chi đoàn|đoàn cơ sở
        địa phương|làng|khóm|câu lạc bộ|trạm|bệnh viện|đảng bộ bộ phận|đội|nhóm|tổ|cụm|đầu mối|đoàn|chi nhánh
        trung tâm|trạm y tế|nhà trường|đại hội|chi bộ, đảng bộ cơ sở|khu vực bỏ phiếu|đơn vị bầu cử|điểm
        phòng, ban|khối|xã, phường|phường, xã|xã, thị trấn|xã, phường, thị trấn|thôn, tổ dân phố|thôn, bản
        thôn, khu phố|tổ chức|tổ chức cơ sở đoàn|công ty|tổng công ty|xí nghiệp|nhà máy|khoa|bộ môn|viện|đại đội
        tiểu đoàn|trung đoàn|đồn|phân xưởng|đặc khu|hội đồng|tổ bầu cử|ban chỉ đạo|cấp ủy, tổ chức đảng
    """,
    Sort.CASE: """
        trường hợp|vụ|vụ việc|đơn|đơn thư|hồ sơ|ý kiến|lượt|lượt ý kiến|cuộc|hội nghị|lớp|văn bản|mô hình
        công trình|hộ|hộ dân|hộ gia đình|gia đình|gia đình văn hóa|hộ nghèo|hộ cận nghèo|nhà|căn|dự án|nhiệm vụ
        nội dung|chỉ tiêu|tiêu chí|buổi|kiến nghị|khiếu nại|tố cáo|tham luận|bài|bài viết|tin|giải|danh hiệu
        sáng kiến|đề tài|thủ tục|thủ tục hành chính|tthc|chức danh|lượt tổ chức|lượt tổ chức đảng|bằng khen
        giấy khen|phần quà|suất quà|con|chiếc|nghị quyết|chỉ thị|kế hoạch|đề án|quyết định|quy định|báo cáo
        câu hỏi|nhóm vấn đề|vấn đề|máy|xe|cây|sản phẩm|sản phẩm ocop|tuyến|cuộc kiểm tra|cuộc giám sát|cuộc họp
        góp ý|lượt góp ý|tài khoản|bài thi|bài dự thi|bài thu hoạch|bài báo|môn|học phần|cuốn|tham mưu|đầu việc
        tủ sách|ngôi nhà|thửa|giấy chứng nhận|biên chế|vị trí
    """,
    Sort.VOTE: "phiếu|lá phiếu|phiếu bầu|phiếu hợp lệ|phiếu thuận",
    Sort.MONEY: "đồng|tỷ đồng|tỉ đồng|triệu đồng|nghìn đồng|ngàn đồng|usd|đô la|tỷ|triệu",
    Sort.AREA: "ha|héc ta|hecta|km|km2|m2|m²|mét|tấn|tạ|kg|lít|m3|kwh|mw|sào|mẫu",
}

NOUN_SORTS: dict[str, Sort] = {
    " ".join(noun.split()): sort
    for sort, nouns in _NOUNS.items()
    for noun in nouns.replace("\n", "|").split("|")
    if noun.strip()
}
SAME_NOUNS = {
    "đ/c": "đồng chí",
    "đc": "đồng chí",
    "tccsđ": "tổ chức cơ sở đảng",
    "tccs đảng": "tổ chức cơ sở đảng",
    "tccs": "tổ chức cơ sở đảng",
    "cơ sở đảng": "tổ chức cơ sở đảng",
    "tổ chức cơ sở": "tổ chức cơ sở đảng",
    "đơn thư": "đơn",
    "ủy viên": "cấp ủy viên",
    "cấp ủy": "cấp ủy viên",
    "ứng viên": "ứng cử viên",
}
TIME_NOUNS = frozenset("năm tháng ngày tuần giờ phút giây quý tuổi kỳ khóa khoá khoa thế nhiệm đêm tiếng sao".split())

CONNECTORS = frozenset(
    "chiếm đạt bằng tỷ tỉ lệ trọng là tương đương ứng với tức hay được mới chỉ có đã cao chung nên thì cũng đều về số "
    "= ~ ≈ : - ( , . và khoảng gần hơn trên xấp xỉ ước tính dưới quá chừng độ nhận gồm phần trăm % vào xếp loại ở mức "
    "thấp nhất tròn đúng vừa".split()
)
STRONG_CONNECTORS = frozenset("chiếm đạt bằng tỷ tỉ đương ứng tức hay = ~ ≈ ( : -".split())
