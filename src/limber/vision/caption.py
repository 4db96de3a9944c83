"""Words on a picture: a panel with the count, a caption below. In every language that Limber speaks."""

from typing import Any

from limber.vision.extra import cv2, numpy

PAPER, INK, LIVING, QUIET = (242, 247, 250), (46, 42, 31), (94, 107, 30), (95, 96, 85)  # blue first
_PAPER_PART = 0.88
_STEPS, _NARROWER = 16, 0.95


class Painter:
    """Writes on one picture, in sizes that follow its shorter side."""

    def __init__(self, drawn: Any) -> None:
        self._drawn = drawn
        self.height, self.width = drawn.shape[:2]
        self.unit = min(self.height, self.width * 0.75) / 100.0
        self._face = cv2().FontFace("sans")

    def panel(self, name: str, count: str, note: str) -> None:
        """Top left: the exercise, the count large, a note below."""
        lines = [(name, 3.8, 500, INK), (count, 13.0, 700, LIVING), (note, 3.8, 500, QUIET)]
        shown = [(text, max(11.0, size * self.unit), weight, colour) for text, size, weight, colour in lines if text]
        pad, gap = 3.0 * self.unit, 1.8 * self.unit
        wide = max(self._width(text, size, weight) for text, size, weight, _ in shown) + 2 * pad
        tall = sum(size for _, size, _, _ in shown) + gap * (len(shown) - 1) + 2 * pad
        left = top = 3.0 * self.unit
        self._plate(left, top, wide, tall)
        down = top + pad
        for text, size, weight, colour in shown:
            self._write(text, left + pad, down + 0.84 * size, size, weight, colour)
            down += size + gap

    def caption(self, text: str, *, quiet: bool = False) -> None:
        """Below in the middle, in one line or more."""
        size = max(13.0, (4.4 if quiet else 5.6) * self.unit)
        pad = 2.6 * self.unit
        lines = self._balanced(text, size, 600, 0.9 * self.width - 2 * pad)
        step = 1.3 * size
        wide = max(self._width(line, size, 600) for line in lines) + 2 * pad
        tall = step * (len(lines) - 1) + size + 2 * pad
        left, top = (self.width - wide) / 2, self.height - tall - 4.0 * self.unit
        self._plate(left, top, wide, tall)
        for n, line in enumerate(lines):
            x = (self.width - self._width(line, size, 600)) / 2
            self._write(line, x, top + pad + 0.84 * size + n * step, size, 600, QUIET if quiet else INK)

    def _width(self, text: str, size: float, weight: int) -> float:
        x, _, wide, _ = cv2().getTextSize((0, 0), text, (0, 0), self._face, round(size), weight)
        return float(x + wide)

    def _balanced(self, text: str, size: float, weight: int, room: float) -> list[str]:
        """In as few lines as there is room for, and these about as long as each other."""
        lines = self._wrapped(text, size, weight, room)
        for _ in range(_STEPS):
            room *= _NARROWER
            narrower = self._wrapped(text, size, weight, room)
            if len(narrower) > len(lines):
                break
            lines = narrower
        return lines

    def _wrapped(self, text: str, size: float, weight: int, room: float) -> list[str]:
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self._width(longer, size, weight) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def _write(self, text: str, x: float, y: float, size: float, weight: int, colour: tuple[int, int, int]) -> None:
        cv2().putText(self._drawn, text, (round(x), round(y)), colour, self._face, round(size), weight)

    def _plate(self, left: float, top: float, wide: float, tall: float) -> None:
        """A paper plate with round corners, a little see-through."""
        library, np = cv2(), numpy()
        x0, y0 = max(0, round(left)), max(0, round(top))
        x1, y1 = min(self.width, round(left + wide)), min(self.height, round(top + tall))
        below = self._drawn[y0:y1, x0:x1]
        if not below.size:
            return
        high, long = below.shape[:2]
        radius = int(min(2.4 * self.unit, high / 2, long / 2))
        shape = np.zeros((high, long), np.uint8)
        for x, y in ((radius, radius), (long - 1 - radius, radius), (radius, high - 1 - radius),
                     (long - 1 - radius, high - 1 - radius)):  # fmt: skip
            library.circle(shape, (x, y), radius, 255, -1, library.LINE_AA)
        library.rectangle(shape, (radius, 0), (long - 1 - radius, high - 1), 255, -1)
        library.rectangle(shape, (0, radius), (long - 1, high - 1 - radius), 255, -1)
        part = (shape.astype(np.float32) * (_PAPER_PART / 255.0))[:, :, None]
        below[:] = (below * (1.0 - part) + np.array(PAPER, np.float32) * part).astype(np.uint8)
