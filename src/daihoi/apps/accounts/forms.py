"""What an administrator types: a new account, a role for one, a password, the reason for taking a role back."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.queries import unit_in_scope
from daihoi.apps.accounts.roles import Role
from daihoi.apps.frame.fields import said
from daihoi.core.language import say


class _RoleFields(forms.Form):
    """A role and the unit in which it is held, as far as the administrator's own scope goes."""

    role = forms.ChoiceField(label="Vai trò", choices=said(Role.choices))
    unit = forms.CharField(
        label="Mã đơn vị",
        max_length=40,
        help_text="Vai trò có hiệu lực ở đơn vị này và mọi đơn vị trực thuộc. Mã có ở trang Đơn vị và đảng viên.",
    )

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])

    def clean_unit(self) -> Any:
        code = self.cleaned_data["unit"].strip()
        unit = unit_in_scope(self.actor, code)
        if unit is None:
            raise ValidationError(
                say("Không có đơn vị mang mã “{code}” trong phạm vi quản trị của đồng chí.", code=code)
            )
        return unit


class AccountForm(_RoleFields):
    """A new account with its first role."""

    full_name = forms.CharField(label="Họ và tên", max_length=200)
    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=150,
        validators=[User.username_validator],
        help_text="Chữ, số và các dấu . - _, ví dụ nguyen.van.an.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label="Mật khẩu ban đầu",
        strip=False,
        help_text="Ít nhất 10 ký tự. Người được cấp đổi lại sau khi đăng nhập.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    field_order = ("full_name", "username", "password", "role", "unit")

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError(say("Đã có tài khoản tên “{username}”. Chọn tên khác.", username=username))
        return username

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, User(username=self.cleaned_data.get("username", "")))
        return password


class GiveForm(_RoleFields):
    """A role for a person who has an account."""

    username = forms.CharField(label="Tên đăng nhập của người được giao", max_length=150)
    field_order = ("username", "role", "unit")

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"].strip()
        self.user = User.objects.filter(username=username, is_active=True).first()
        if self.user is None:
            raise ValidationError(
                say("Chưa có tài khoản tên “{username}”. Lập tài khoản mới hoặc xem lại tên.", username=username)
            )
        return username


class PasswordForm(forms.Form):
    """A new password for a person who lost theirs."""

    password = forms.CharField(
        label="Mật khẩu mới",
        strip=False,
        help_text="Ít nhất 10 ký tự. Báo cho người sử dụng bằng cách riêng; họ đổi lại sau khi đăng nhập.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self.user)
        return password


class EndForm(forms.Form):
    """Why a role is taken back."""

    reason = forms.CharField(label="Lý do thu hồi", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
