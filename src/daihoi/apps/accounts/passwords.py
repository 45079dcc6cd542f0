"""What a password must be, in the words of this product where Django has none in Vietnamese."""

from django.contrib.auth.password_validation import MinimumLengthValidator


class LengthValidator(MinimumLengthValidator):
    """A password has at least so many characters."""

    def get_error_message(self) -> str:
        return f"Mật khẩu phải có ít nhất {self.min_length} ký tự."

    def get_help_text(self) -> str:
        return self.get_error_message()
