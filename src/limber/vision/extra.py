"""OpenCV and MediaPipe: loaded when first needed, quiet, kept from the network, and missed in one clear line."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import Any

from limber.errors import LimberError

NOWHERE = "http://127.0.0.1:9"
"""The port where nobody listens ("discard"): where MediaPipe's reports of its own use are sent."""
_QUIET = {
    "OPENCV_LOG_LEVEL": "SILENT",
    "OPENCV_FFMPEG_LOGLEVEL": "-8",
    "OPENCV_VIDEOIO_DEBUG": "0",
    "GLOG_minloglevel": "3",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}
_PACKAGES = {"libGL.so.1": "libgl1", "libxcb.so.1": "libxcb1", "libEGL.so.1": "libegl1", "libGLESv2.so.2": "libgles2",
             "libgthread-2.0.so.0": "libglib2.0-0", "libportaudio.so.2": "libportaudio2"}  # fmt: skip


class MissingExtraError(LimberError):
    """What films need is not installed here."""


@cache
def cv2() -> Any:
    """OpenCV.

    Raises
    ------
    MissingExtraError
        Says which package or system library is missing, and how to get it.
    """
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    return _load("cv2")


@cache
def numpy() -> Any:
    """Numpy, which both others bring; `MissingExtraError` as above."""
    return _load("numpy")


@cache
def mediapipe() -> Any:
    """MediaPipe's tasks for pictures (`mediapipe.tasks.python`, with `Image` beside it); `MissingExtraError` as above.

    MediaPipe reports its use to its maker when the machine is online. Limber promises that nothing leaves the device:
    from here on this process reaches web addresses only through an address where nobody listens.
    """
    cv2()
    _keep_from_the_network()
    with quiet():
        return _load("mediapipe")


def _keep_from_the_network() -> None:
    for name in ("https_proxy", "http_proxy", "all_proxy"):
        os.environ[name] = os.environ[name.upper()] = NOWHERE
    os.environ["no_proxy"] = os.environ["NO_PROXY"] = ""


def _load(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as problem:
        library = _library(str(problem))
        if library:
            raise MissingExtraError(_without(library)) from None
        raise MissingExtraError(
            f'films need the extra "video", which is not installed here ({problem.name or name} is missing): '
            'pip install ".[video]" in the folder of Limber'
        ) from None
    except OSError as problem:  # MediaPipe opens its library by itself
        raise MissingExtraError(_without(_library(str(problem)) or name)) from None


def _library(message: str) -> str | None:
    found = re.match(r"(lib[\w.+-]+\.so[\d.]*): cannot open shared object", message)
    return found[1] if found else None


def _without(library: str) -> str:
    package = _PACKAGES.get(library)
    how = f"; on Debian and Ubuntu: sudo apt-get install {package}" if package else ""
    return f"films need the system library {library}, which is missing on this machine{how}"


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what C libraries write to standard error, such as greetings, from a person's terminal."""
    try:
        kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    except OSError:  # no standard error at all
        yield
        return
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
