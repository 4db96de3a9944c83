"""``limber serve``: start Limber on this machine and open the browser."""

import argparse
import os
from typing import TYPE_CHECKING

from limber.errors import InputError

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

DEFAULT_PORT = 8610


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser("serve", help="start Limber here and open the browser (the default)")
    parser.add_argument(
        "--port", help=f"the port on this machine; default LIMBER_PORT or {DEFAULT_PORT}", metavar="NUMBER"
    )
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    given, place = (args.port, "--port") if args.port else (os.environ.get("LIMBER_PORT"), "LIMBER_PORT")
    port = read_port(given, place) if given else DEFAULT_PORT
    from limber.web.launch import serve

    return serve(port, open_browser=not args.no_browser)


def read_port(text: str, place: str) -> int:
    """Read a port number; raises `InputError` naming the place it came from."""
    if not text.isascii() or not text.isdigit() or not 1024 <= int(text) <= 65535:
        raise InputError(place, "expected a port number from 1024 to 65535")
    return int(text)
