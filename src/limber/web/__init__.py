"""The pages: a Django project with one app per bounded context (see `limber.web.contexts`)."""
