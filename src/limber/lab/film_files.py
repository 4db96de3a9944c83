"""Pictures to files: y4m with nothing but numpy (Chromium's fake camera takes it), mp4 through the program `ffmpeg`
or, where there is none, OpenCV.

y4m: one line of text, then for every picture `FRAME` and its planes Y, U, V (4:2:0, BT.601, 16 to 235), as
YUV4MPEG2 has it.
"""

import shutil
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from fractions import Fraction
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import IO, cast

import numpy as np

from limber.errors import InputError
from limber.lab.render_arrays import Bytes

_TO_YUV = np.array(
    ((65.481, 128.553, 24.966), (-37.797, -74.203, 112.0), (112.0, -93.786, -18.214)), np.float32
) / np.float32(255)
_OFFSET = np.array((16.0, 128.0, 128.0), np.float32)


def write_clip(path: Path, pictures: Iterable[Bytes], size_px: tuple[int, int], fps: float) -> int:
    """Write pictures as the name's ending says, y4m or mp4; returns how many.

    Raises
    ------
    InputError
        For another ending, a size that is odd, a file that cannot be written, or when mp4 lacks its program.
    """
    if size_px[0] % 2 or size_px[1] % 2:
        raise InputError("--size", "expected even numbers of pixels")
    try:
        if path.suffix == ".y4m":
            with path.open("wb") as file:
                return _y4m(file, pictures, size_px, fps)
        if path.suffix == ".mp4":
            return _mp4(path, pictures, size_px, fps)
    except OSError as problem:
        raise InputError(path.name, f"cannot be written ({problem.strerror})") from None
    raise InputError(path.name, "expected a name that ends in .y4m or .mp4")


def _y4m(file: IO[bytes], pictures: Iterable[Bytes], size_px: tuple[int, int], fps: float) -> int:
    rate = Fraction(fps).limit_denominator(1001)
    head = f"YUV4MPEG2 W{size_px[0]} H{size_px[1]} F{rate.numerator}:{rate.denominator} Ip A1:1 C420jpeg\n"
    file.write(head.encode())
    count = 0
    for picture in pictures:
        file.write(b"FRAME\n" + planes(picture))
        count += 1
    return count


def planes(picture: Bytes) -> bytes:
    """One picture as Y, U, V (4:2:0)."""
    yuv = picture.astype(np.float32) @ _TO_YUV.T + _OFFSET
    small = (yuv[::2, ::2, 1:] + yuv[1::2, ::2, 1:] + yuv[::2, 1::2, 1:] + yuv[1::2, 1::2, 1:]) * np.float32(0.25)
    full = np.clip(yuv[:, :, 0] + np.float32(0.5), 0, 255).astype(np.uint8)
    small_bytes = np.clip(small + np.float32(0.5), 0, 255).astype(np.uint8)
    return b"".join((full.tobytes(), small_bytes[:, :, 0].tobytes(), small_bytes[:, :, 1].tobytes()))


def _mp4(path: Path, pictures: Iterable[Bytes], size_px: tuple[int, int], fps: float) -> int:
    program = shutil.which("ffmpeg")
    if program is not None:
        return _by_ffmpeg(program, path, pictures, size_px, fps)
    if find_spec("cv2") is not None:
        return _by_opencv(path, pictures, size_px, fps)
    raise InputError(
        "-o", 'mp4 needs pip install ".[video]" in the folder of Limber, or the program ffmpeg; .y4m needs neither'
    )


def _by_ffmpeg(program: str, path: Path, pictures: Iterable[Bytes], size_px: tuple[int, int], fps: float) -> int:
    command = [program, "-hide_banner", "-loglevel", "error", "-y", "-f", "yuv4mpegpipe", "-i", "-", "-c:v", "libx264",
               "-preset", "fast", "-crf", "20", "-pix_fmt", "yuv420p",
               "-movflags", "+faststart", str(path)]  # fmt: skip
    count = 0
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as made:
        with suppress(BrokenPipeError):
            count = _y4m(cast(IO[bytes], made.stdin), pictures, size_px, fps)
        said = made.communicate()[1].decode(errors="replace").strip().splitlines()
    if made.returncode or not count:
        raise InputError(path.name, f"cannot be written ({said[-1] if said else 'ffmpeg stopped'})")
    return count


def _by_opencv(path: Path, pictures: Iterable[Bytes], size_px: tuple[int, int], fps: float) -> int:
    library = import_module("cv2")
    made = library.VideoWriter(str(path), library.VideoWriter_fourcc(*"mp4v"), fps, size_px)
    if not made.isOpened():
        raise InputError(path.name, "cannot be written")
    count = 0
    for picture in pictures:
        made.write(np.ascontiguousarray(picture[:, :, ::-1]))
        count += 1
    made.release()
    return count
