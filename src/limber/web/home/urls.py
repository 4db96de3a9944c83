"""The address of the home page."""

from django.urls import path

from limber.web.home import views

app_name = "home"
urlpatterns = [path("", views.today, name="today")]
