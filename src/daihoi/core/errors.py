"""The one error for input that can't be used."""


class UnusableInput(Exception):
    """Input can't be used; the message is one line that names the place and says what is expected."""
