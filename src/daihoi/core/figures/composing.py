"""Texts whose accents are written apart (NFD): composed for reading, with the way back to the offsets as written."""

import unicodedata
from dataclasses import replace

from daihoi.core.figures.claims import Claim, Suggestion


class ComposedText:
    """A text in NFC that remembers where each of its characters stood in the text as written."""

    def __init__(self, written: str) -> None:
        self.written = written
        self.text = written
        self._places: list[int] = []
        if not unicodedata.is_normalized("NFC", written):
            self._compose()

    def _compose(self) -> None:
        pieces: list[str] = []
        start = 0
        for place in range(1, len(self.written) + 1):
            if place < len(self.written) and unicodedata.combining(self.written[place]):
                continue
            piece = unicodedata.normalize("NFC", self.written[start:place])
            pieces.append(piece)
            self._places += [start] * len(piece)
            start = place
        self.text = "".join(pieces)
        self._places.append(len(self.written))

    def as_written(self, claim: Claim) -> Claim:
        """Give a claim on the composed text with the offsets and words of the text as written."""
        if not self._places:
            return claim
        start, end = self._places[claim.start], self._places[claim.end]
        return replace(
            claim,
            start=start,
            end=end,
            text=self.written[start:end],
            whole_start=None if claim.whole_start is None else self._places[claim.whole_start],
            suggestions=tuple(self._suggestion(suggestion) for suggestion in claim.suggestions),
        )

    def _suggestion(self, suggestion: Suggestion) -> Suggestion:
        start, end = self._places[suggestion.start], self._places[suggestion.end]
        return replace(suggestion, start=start, end=end, replace=self.written[start:end])
