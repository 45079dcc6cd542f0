"""The addresses of this room."""

from django.urls import path

from daihoi.apps.accounts import views

app_name = "accounts"
urlpatterns = [
    path("quan-tri/", views.grants, name="grants"),
    path("quan-tri/tai-khoan-moi/", views.grant_new_account, name="grant_new_account"),
    path("quan-tri/giao-vai-tro/", views.grant_give, name="grant_give"),
    path("quan-tri/vai-tro/<int:grant>/thu-hoi/", views.grant_end, name="grant_end"),
    path("quan-tri/tai-khoan/<int:person>/mat-khau/", views.grant_password, name="grant_password"),
    path("nhat-ky/", views.audit, name="audit"),
    path("nhat-ky/<int:sequence>/", views.audit_entry, name="audit_entry"),
    path("nhat-ky/kiem-tra/", views.audit_check, name="audit_check"),
]
