"""The preview of an exercise while its files are being written (`serve`): one page on this machine, nothing else.

It stands apart from Limber's pages: no data folder, no person, no database.
"""

from limber.web.preview.server import serve

__all__ = ["serve"]
