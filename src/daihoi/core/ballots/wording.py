"""What a person is told of a ballot, in Vietnamese or English."""

from daihoi.core.ballots.tally import Reason, Status
from daihoi.core.language import Language

_STATUS = {
    Status.VALID: ("hợp lệ", "valid"),
    Status.INVALID: ("đề nghị không hợp lệ", "proposed invalid"),
    Status.REVIEW: ("cần ban kiểm phiếu xem", "for the counting board to look at"),
}
_REASONS = {
    Reason.TOO_MANY: ("để lại quá số lượng cần bầu", "more names left than seats"),
    Reason.NOBODY: ("không bầu cho người nào", "votes for nobody"),
    Reason.BOTH_OR_NEITHER: ("đánh dấu cả hai ô hoặc không ô nào", "both boxes marked or neither"),
    Reason.NOT_ISSUED: ("không phải phiếu do ban kiểm phiếu phát ra", "not a ballot issued by the counting board"),
    Reason.OUTSIDE_NAME: ("viết thêm chữ trên phiếu", "words written in"),
    Reason.MULTI_INK: ("dùng hai màu mực trở lên", "two inks or more"),
    Reason.MARKED_OR_SIGNED: ("có chữ ký hoặc dấu riêng", "signed or marked"),
    Reason.UNSURE_MARK: ("có chỗ chưa rõ ý người bầu", "a mark that isn't clear"),
    Reason.UNREADABLE: ("không đọc được trang", "the page can't be read"),
    Reason.WRONG_ELECTION: ("phiếu của cuộc bầu cử khác", "another election's ballot"),
    Reason.BLANK_PAGE: ("trang trắng", "blank page"),
}


def status_text(status: Status, language: Language) -> str:
    """Give the words for a status."""
    return _STATUS[status][language is Language.ENGLISH]


def reason_text(reason: Reason, language: Language) -> str:
    """Give the words for a reason."""
    return _REASONS[reason][language is Language.ENGLISH]
