"""The addresses of this room."""

from django.urls import path

from daihoi.apps.organisation import views

app_name = "organisation"
urlpatterns = [
    path("tim-don-vi/", views.search, name="search"),
    path("don-vi/<str:code>/truc-thuoc/", views.units, name="units"),
    path("don-vi/<str:code>/dang-vien/", views.members, name="members"),
]
