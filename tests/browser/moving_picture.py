"""Moving pictures for the fake camera: y4m files, made of plain numbers."""

from collections.abc import Iterable
from pathlib import Path

WIDTH_PX, HEIGHT_PX = 640, 360


def write_y4m(
    path: Path, frames: Iterable[bytes], size: tuple[int, int] = (WIDTH_PX, HEIGHT_PX), rate: int = 30
) -> Path:
    """Write frames (planes Y, U, V of 4:2:0, one after the other) as the file that Chromium takes for a camera."""
    with path.open("wb") as out:
        out.write(f"YUV4MPEG2 W{size[0]} H{size[1]} F{rate}:1 Ip A1:1 C420jpeg\n".encode())
        for frame in frames:
            out.write(b"FRAME\n" + frame)
    return path


def moving_block(
    seconds: float = 2, size: tuple[int, int] = (WIDTH_PX, HEIGHT_PX), rate: int = 30, light: int = 150
) -> Iterable[bytes]:
    """A pale block that wanders over a plain wall: a picture with nobody in it."""
    width, height = size
    wide, tall = width // 8, height // 3
    colours = bytes([128]) * (width // 2 * (height // 2) * 2)
    for n in range(round(seconds * rate)):
        left = (n * 4) % (width - wide)
        line = bytes([light // 2]) * width
        lit = line[:left] + bytes([light]) * wide + line[left + wide :]
        yield b"".join(lit if height // 3 <= y < height // 3 + tall else line for y in range(height)) + colours
