"""The room `vision`: films and recordings as files. What is in them, and what is made of them.

Films need the extra `limber[video]`; recordings need nothing beyond Limber itself. Nothing of MediaPipe or OpenCV is
loaded before a film is opened.
"""

from limber.vision.film import FILM_SUFFIXES, is_film
from limber.vision.watching import watch

__all__ = ["FILM_SUFFIXES", "is_film", "watch"]
