"""The addresses of this room."""

from django.urls import path

from daihoi.apps.exchange import views

app_name = "exchange"
urlpatterns = [
    path("nhap-du-lieu/", views.start, name="start"),
    path("nhap-du-lieu/moi/", views.new, name="new"),
    path("nhap-du-lieu/mau/<slug:kind>.xlsx", views.template, name="template"),
    path("nhap-du-lieu/<int:number>/", views.show, name="show"),
    path("nhap-du-lieu/<int:number>/tien-do/", views.progress, name="progress"),
    path("nhap-du-lieu/<int:number>/ghi/", views.apply, name="apply"),
    path("nhap-du-lieu/<int:number>/dung/", views.stop, name="stop"),
    path("nhap-du-lieu/<int:number>/kiem-tra-lai/", views.check_again, name="check_again"),
    path("nhap-du-lieu/<int:number>/bo/", views.discard, name="discard"),
]
