"""Kinds of numpy arrays, so that signatures say what is in them; their numbers are of 32 bits where many are needed."""

from typing import Any

from numpy.typing import NDArray

Floats = NDArray[Any]
Ints = NDArray[Any]
Bytes = NDArray[Any]
Flags = NDArray[Any]
