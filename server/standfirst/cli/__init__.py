"""The command line: one file a verb; each parses its arguments, calls the product, and writes the result down."""

from __future__ import annotations

from standfirst.cli.program import main

__all__ = ["main"]
