"""One way to say every sentence: Vietnamese, and English while it is spoken."""

from threading import Thread

from daihoi.core.language import Language, say, speaking, spoken

SENTENCE = "không thời hạn"


def test_sentence_is_vietnamese_until_english_is_spoken_and_again_afterwards():
    with speaking(Language.ENGLISH):
        english = say(SENTENCE)
    assert (say(SENTENCE), english, say(SENTENCE)) == (SENTENCE, "without end", SENTENCE)


def test_fields_are_filled_in_and_a_sentence_without_fields_keeps_its_braces():
    assert say("{place}: thiếu.", place="Dòng 3") == "Dòng 3: thiếu."
    assert say("{place}: thiếu.") == "{place}: thiếu."


def test_unknown_and_empty_sentences_stay_as_they_are():
    with speaking(Language.ENGLISH):
        assert (say("Chi bộ Thôn Đông"), say("")) == ("Chi bộ Thôn Đông", "")


def test_paper_within_an_english_request_speaks_vietnamese():
    with speaking(Language.ENGLISH), speaking(Language.VIETNAMESE):
        assert say(SENTENCE) == SENTENCE


def test_language_of_one_thread_is_not_that_of_another():
    heard = []
    with speaking(Language.ENGLISH):
        thread = Thread(target=lambda: heard.append(spoken()))
        thread.start()
        thread.join()
    assert heard == [Language.VIETNAMESE]
