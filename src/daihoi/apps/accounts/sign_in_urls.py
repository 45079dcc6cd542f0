"""The addresses of signing in: those of allauth that this product uses; accounts are never opened or reset by mail."""

from allauth.account import views
from django.urls import include, path

urlpatterns = [
    path("dang-nhap/", views.login, name="account_login"),
    path("dang-xuat/", views.logout, name="account_logout"),
    path("xac-nhan/", views.reauthenticate, name="account_reauthenticate"),
    path("doi-mat-khau/", views.password_change, name="account_change_password"),
    path("da-khoa/", views.account_inactive, name="account_inactive"),
    path("chua-mo/", views.signup, name="account_signup"),
    path("hai-lop/", include("allauth.mfa.urls")),
]
