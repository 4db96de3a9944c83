"""One module per command of the shell: ``add_parser(subparsers)`` and ``run(args) -> int``.

A command only translates between the shell and the front door of a room. It imports that room inside `run`, so that
``limber --version`` stays quick.
"""

from limber.commands import analyze, exercises, handout, lab, plan, replay, rules, schema, screen, serve, why

COMMANDS = (serve, exercises, screen, plan, why, replay, analyze, handout, rules, schema, lab)
