"""The bounded contexts of the pages. A new one is an app ``limber/web/<name>/`` with a ``urls.py`` and a line here."""

CONTEXTS = ("people", "screening", "plans", "sessions", "library", "learn", "home")
