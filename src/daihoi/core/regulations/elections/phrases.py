"""The sentences about a count and its file, in Vietnamese and English."""

from collections.abc import Mapping

from daihoi.core.language import Language
from daihoi.core.regulations.elections.english import term_name
from daihoi.core.regulations.terms import Term

_SENTENCES = {
    "NEGATIVE_FIGURE": (
        "{what} là {value}, nhỏ hơn 0.",
        "{what} is {value}, below 0.",
    ),
    "NO_SEATS": (
        "Số lượng cần bầu phải từ 1 trở lên.",
        "There must be at least one seat to fill.",
    ),
    "ONE_SEAT_ONLY": (
        "{vote} chỉ bầu một người, không phải {seats}.",
        "{vote}: one seat is filled, not {seats}.",
    ),
    "ALTERNATES_ONLY_FOR_DELEGATES": (
        "Chỉ bầu đại biểu mới có dự khuyết; số dự khuyết cần bầu ghi {seats}.",
        "Only elections of delegates have alternates; {seats} alternate seats are given.",
    ),
    "NO_SUCH_ROUND": (
        "Lần bầu phải từ 1 trở lên.",
        "The round must be 1 or later.",
    ),
    "NO_CANDIDATES": (
        "Danh sách bầu cử không có ai.",
        "Nobody is on the list.",
    ),
    "DUPLICATE_CANDIDATE": (
        "Mã “{id}” đứng hai lần trong danh sách bầu cử.",
        "The id “{id}” stands twice on the list.",
    ),
    "DEDUCTION_OF_OTHER_FORM": (
        "“{what}” không được trừ khi bầu ở “{form}”, mà ghi {value}.",
        "“{what}” isn't deducted at a {form}, but {value} is given.",
    ),
    "DEDUCTIONS_EXCEED_SUMMONED": (
        "Trừ {deducted} trên {summoned} người được triệu tập thì không còn ai để tính kết quả.",
        "Deducting {deducted} from {summoned} summoned leaves nobody to count on.",
    ),
    "PRESENT_EXCEEDS_SUMMONED": (
        "Có mặt {present}, nhiều hơn {most} người có thể có mặt.",
        "{present} present is more than the {most} who can be present.",
    ),
    "ISSUED_EXCEEDS_PRESENT": (
        "Phát ra {issued} phiếu, nhiều hơn {most} người có thể bầu.",
        "{issued} ballots issued is more than the {most} who can vote.",
    ),
    "RETURNED_EXCEEDS_ISSUED": (
        "Thu về {returned} phiếu, nhiều hơn {issued} phiếu phát ra.",
        "{returned} ballots returned is more than {issued} issued.",
    ),
    "VALID_PLUS_INVALID_DIFFERS": (
        "{valid} phiếu hợp lệ cộng {invalid} phiếu không hợp lệ là {sum}, khác {returned} phiếu thu về.",
        "{valid} valid and {invalid} invalid make {sum}, not the {returned} returned.",
    ),
    "VOTES_EXCEED_VALID": (
        "{who} được {votes} phiếu, nhiều hơn {valid} phiếu hợp lệ.",
        "{who} has {votes} votes, more than the {valid} valid ballots.",
    ),
    "VOTES_SUM_EXCEEDS_SEATS": (
        "Cộng số phiếu của mọi người là {sum}, nhiều hơn {most} ({valid} phiếu hợp lệ, mỗi phiếu bầu "
        "nhiều nhất {seats} người).",
        "All votes add up to {sum}, more than {most} ({valid} valid ballots for at most {seats} each).",
    ),
    "CANDIDATES_EXCEED_MEMBERS": (
        "Danh sách có {candidates} người, nhiều hơn {members} cấp ủy viên; ban thường vụ bầu trong số cấp ủy viên.",
        "{candidates} stand, more than the {members} committee members, from whom the standing committee is elected.",
    ),
    "REVOTE_LIST_DIFFERS": (
        "Bầu lại chỉ trong số những người bằng phiếu; danh sách bầu cử phải đúng những người ấy.",
        "A re-vote is held among the tied only; the list must be exactly those.",
    ),
    "REVOTE_WITHOUT_TIE": (
        "Bầu lại {tied} người bằng phiếu cho {seats} chỗ: không có gì để chọn.",
        "A re-vote of {tied} tied people with {seats} to be elected leaves nothing to choose.",
    ),
    "VOTES_FEWER_THAN_VALID": (
        "Cộng số phiếu của mọi người là {sum}, ít hơn {valid} phiếu hợp lệ, mà mỗi phiếu hợp lệ bầu ít nhất một người.",
        "All votes add up to {sum}, fewer than the {valid} valid ballots, each of which elects somebody.",
    ),
    "NOT_ALL_RETURNED": (
        "{missing} phiếu phát ra không thu về.",
        "{missing} issued ballots were not returned.",
    ),
    "NO_SURPLUS": (
        "Danh sách có {candidates} người, không nhiều hơn {seats} người cần bầu; danh sách này phải có số dư.",
        "{candidates} stand for {seats} seats; this list must be longer than the seats.",
    ),
    "FEWER_THAN_SEATS": (
        "Danh sách có {candidates} người, ít hơn {seats} người cần bầu: không thể bầu đủ.",
        "{candidates} on the list are fewer than the {seats} to be elected: they can't all be filled.",
    ),
    "QUORUM_NOT_SEEN": (
        "Có {present} người bầu, chưa đến hai phần ba của {summoned} người được triệu tập; "
        "cần xem đại hội có đủ điều kiện tiến hành không.",
        "{present} vote, fewer than two thirds of the {summoned} summoned; see whether the congress may be held.",
    ),
    "ELECTED_AT_A_CONFERENCE": (
        "“{vote}” thuộc hội nghị, không thuộc “{form}”.",
        "“{vote}” is held at a conference, not at a {form}.",
    ),
    "SURPLUS_OVER_CAP": (
        "Danh sách nhiều hơn số cần bầu {surplus} người, quá mức {most} người.",
        "The list exceeds the seats by {surplus}, over the cap of {most}.",
    ),
    "TIE_AT_LAST_SEAT": (
        "{tied} người cùng được {votes} phiếu cho {seats} chỗ còn lại.",
        "{tied} people have {votes} votes each; seats left: {seats}.",
    ),
    "REVOTE_BY_PLURALITY": (
        "Bầu lại trong số những người bằng phiếu: ai nhiều phiếu hơn thì trúng cử, không cần quá một nửa.",
        "A re-vote among the tied: more votes win, more than half isn't needed.",
    ),
    "ALTERNATES_BY_VOTES": (
        "Dự khuyết lấy theo số phiếu trong số còn lại được quá một nửa.",
        "Alternates are taken by votes from the rest who have more than half.",
    ),
    "ALTERNATES_WAIT": (
        "Chưa xét dự khuyết khi chưa đủ đại biểu chính thức.",
        "Alternates wait until the official delegates are complete.",
    ),
    "POLL_IS_ADVISORY": (
        "Lấy phiếu xin ý kiến để đại hội quyết định danh sách bầu cử, không phải kết quả bầu cử.",
        "An opinion poll helps the congress to decide the list; it elects nobody.",
    ),
    "ROUND_AFTER_LAST": (
        "Lần bầu thứ {round}: sau {most} lần bầu không được, cấp ủy cấp trên chỉ định bí thư chi bộ, không bầu nữa.",
        "Vote {round}: after {most} failed votes the upper committee appoints the cell's secretary, without another.",
    ),
    "UPPER_COMMITTEE_APPOINTS": (
        "Lần bầu thứ {round} không ai đủ số phiếu: cấp ủy cấp trên chỉ định bí thư chi bộ.",
        "Nobody reached the threshold at vote {round}: the upper committee appoints the cell's secretary.",
    ),
    "IGNORED_FIELD": (
        "Mục “{what}” không thuộc mẫu tệp này, được bỏ qua.",
        "The field “{what}” isn't part of this format and was left out.",
    ),
    "NOT_READABLE": (
        "không đọc được tệp ({why}).",
        "the file can't be read ({why}).",
    ),
    "NOT_UTF8": (
        "tệp không phải văn bản UTF-8 (vị trí {at}).",
        "the file isn't UTF-8 text (byte {at}).",
    ),
    "NOT_JSON": (
        "không phải JSON, dòng {line}, cột {column}.",
        "not JSON, line {line}, column {column}.",
    ),
    "TOO_DEEP": (
        "JSON lồng nhau quá sâu.",
        "the JSON is nested too deep.",
    ),
    "GIVEN_TWICE": (
        "{what}: ghi hai lần.",
        "{what}: given twice.",
    ),
    "NOT_A_NUMBER": (
        "{what} không phải là số.",
        "{what} isn't a number.",
    ),
    "WHOLE_NUMBER_EXPECTED": (
        "{place}: cần một số nguyên.",
        "{place}: a whole number is expected.",
    ),
    "NUMBER_TOO_LARGE": (
        "{place}: cần một số nguyên, không quá {most}.",
        "{place}: a whole number of at most {most} is expected.",
    ),
    "ONE_OF_EXPECTED": (
        "{place}: cần một trong {known}.",
        "{place}: one of {known} is expected.",
    ),
    "TABLE_EXPECTED": (
        "{place}: cần một bảng {{…}}.",
        "{place}: a table {{…}} is expected.",
    ),
    "LIST_EXPECTED": (
        "{place}: cần một danh sách […].",
        "{place}: a list […] is expected.",
    ),
    "ID_EXPECTED": (
        "{place}: cần một mã, là chuỗi chữ không trống.",
        "{place}: an id, a text that isn't empty, is expected.",
    ),
    "TEXT_EXPECTED": (
        "{place}: cần một chuỗi chữ.",
        "{place}: a text is expected.",
    ),
    "UNKNOWN_FIELD": (
        "{place}: không có mục này; các mục là {known}.",
        "{place}: there is no such field; the fields are {known}.",
    ),
    "MISSPELT_FIELD": (
        "{place}: không có mục này; có phải là “{meant}”?",
        "{place}: there is no such field; is “{meant}” meant?",
    ),
}


def phrase(language: Language, code: str, figures: Mapping[str, str]) -> str:
    """The sentence of a code; KeyError for an unknown code."""
    vietnamese, english = _SENTENCES[code]
    told = {name: term_name(value, language) if isinstance(value, Term) else value for name, value in figures.items()}
    return (english if language is Language.ENGLISH else vietnamese).format(**told)
