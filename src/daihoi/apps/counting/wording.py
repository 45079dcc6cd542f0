"""The words in which people are told of ballots, and in which the log shows what it keeps of a count from scans."""

from daihoi.apps.accounts.wording import tell
from daihoi.apps.counting.models import Decision, Standing
from daihoi.core.ballots import Reason, reason_text
from daihoi.core.ballots.strikes import Doubt
from daihoi.core.language import Language

DOUBTS = {
    Doubt.LIGHT: "nét gạch quá mờ",
    Doubt.PARTIAL: "nét gạch không qua hết họ và tên",
    Doubt.LOW: "nét nằm phía trên hoặc phía dưới, không qua giữa họ và tên",
    Doubt.TWO_NAMES: "một nét chạm hai họ và tên",
    Doubt.RETRACTED: "dấu hình như đã được xóa hoặc sửa",
    Doubt.STRAY: "có nét mực không giống dấu bầu ở chỗ này",
    Doubt.LINE: "có đường dài chạy qua, có thể là nếp gấp hoặc vệt của máy quét",
    Doubt.HIDDEN: "họ và tên bị che hoặc không rõ",
}


def reasons_in_words(reasons: tuple[Reason, ...]) -> str:
    """Give why a ballot isn't simply valid, in one phrase."""
    return "; ".join(reason_text(reason, Language.VIETNAMESE) for reason in reasons)


tell("deciders", "Số người xem lại")
tell("pages", "Số trang")
tell("ballots", "Số phiếu")
tell("answer", "Quyết định", lambda: Decision.Answer.choices)
tell("ballot_standing", "Tình trạng phiếu", lambda: Standing.choices)
tell("number", "Số thứ tự phiếu quét")
tell("candidate", "Về")
