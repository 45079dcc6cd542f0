"""The addresses of this room."""

from django.urls import path

from daihoi.apps.reporting import views

app_name = "reporting"
urlpatterns = [
    path("", views.first_screen, name="home"),
    path("don-vi/<str:code>/", views.overview, name="overview"),
]
