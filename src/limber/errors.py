"""What can go wrong because of what somebody gave us. Expected outcomes are values, not errors."""


class LimberError(Exception):
    """Base of all errors that a user is told about in one line."""


class InputError(LimberError):
    """Something that was given to Limber is wrong.

    Parameters
    ----------
    place : str
        Where: file, key or argument, for example ``request.json: days_per_week``.
    expected : str
        What was expected there, in plain words. Never repeats health data.
    """

    def __init__(self, place: str, expected: str) -> None:
        super().__init__(place, expected)
        self.place = place
        self.expected = expected

    def __str__(self) -> str:
        return f"{self.place}: {self.expected}" if self.place else self.expected
