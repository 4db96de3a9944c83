"""What the log may say: time, level, logger, and where in our code something broke. Never what a person entered."""

import logging
import traceback


class QuietFormatter(logging.Formatter):
    """Leaves out messages' values and errors' texts, which could hold addresses, answers or names."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line; of an exception only its kind and its place."""
        line = f"{self.formatTime(record)} {record.levelname.lower()} {record.name}"
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            frames = traceback.extract_tb(error.__traceback__)
            place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
            return f"{line}: {type(error).__name__}{place}"
        # A message's pattern is ours; its arguments may not be.
        return f"{line}: {record.msg}" if isinstance(record.msg, str) else line
