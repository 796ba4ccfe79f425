"""The program: the group of all verbs, and how any error leaves it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

import click

from standfirst import __version__
from standfirst.cli import terminal
from standfirst.cli.batch import batch
from standfirst.cli.briefing import briefing
from standfirst.cli.config import config
from standfirst.cli.doctor import doctor
from standfirst.cli.exit_statuses import EXIT_STATUSES, INTERRUPTED, TROUBLE
from standfirst.cli.extension import extension
from standfirst.cli.extract import extract
from standfirst.cli.history import history
from standfirst.cli.install import install, uninstall
from standfirst.cli.methods import methods
from standfirst.cli.model import model
from standfirst.cli.pair import pair
from standfirst.cli.serve import serve
from standfirst.cli.summarize import summarize
from standfirst.errors import StandfirstError

log = logging.getLogger(__name__)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
def program() -> None:
    """A real summary where the page says “No time to read?”: on your own machine, out of the article's own sentences.

    \b
    standfirst summarize https://news.example/article
    standfirst serve
    """  # noqa: D301  # click's mark for lines that stay as they are


_READING = (summarize, extract, briefing, batch)
_HELPER = (serve, install, uninstall, doctor, pair, extension, history)

for verb in (*_READING, *_HELPER, methods, model, config):
    program.add_command(verb)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; see `exit_statuses`.

    Args:
        arguments: what follows the program's name; by default `sys.argv`.
    """
    terminal.prepare_streams()
    try:
        status = program.main(arguments, prog_name="standfirst", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except StandfirstError as error:
        terminal.report(error)
        return EXIT_STATUSES[type(error)]
    except OSError as error:
        return _refused(error)
    except Exception as error:  # the one net of this door: a reader is told in a sentence, never by a traceback
        log.debug("an unexpected error", exc_info=error)
        terminal.complain(f"Something unexpected went wrong ({type(error).__name__}).", "`standfirst doctor` may help.")
        return TROUBLE
    return status if isinstance(status, int) else 0


def main() -> None:
    """Run the command line and exit."""
    sys.exit(run())


def _refused(error: OSError) -> int:
    """What the system did not let us read or write; whoever reads our output, such as `head`, may have enough of it."""
    terminal.drop_output()
    if isinstance(error, BrokenPipeError):
        return 0
    terminal.complain(f"The system refused to read or write ({error.strerror}).", "See that the disk has room.")
    return TROUBLE
