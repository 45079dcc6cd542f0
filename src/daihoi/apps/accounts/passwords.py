"""What a password must be, in the words of this product where Django has none in Vietnamese."""

from django.contrib.auth.password_validation import MinimumLengthValidator

from daihoi.core.language import say


class LengthValidator(MinimumLengthValidator):
    """A password has at least so many characters."""

    def get_error_message(self) -> str:
        return say("Mật khẩu phải có ít nhất {min_length} ký tự.", min_length=self.min_length)

    def get_help_text(self) -> str:
        return self.get_error_message()
