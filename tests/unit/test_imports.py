"""What is loaded when: the terminal and the helper's parent process stay light, because pages are read elsewhere."""

import json
import subprocess
import sys

import pytest

import standfirst

ENGINE = {"trafilatura", "lxml", "sumy", "nltk", "numpy"}


def modules_after(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after some code."""
    printed = subprocess.run(  # noqa: S603  # this Python, our own code
        [sys.executable, "-c", f"import sys\n{code}\nimport json\nsys.stderr.write(json.dumps(list(sys.modules)))"],
        check=True,
        capture_output=True,
        text=True,
    ).stderr
    return {name.partition(".")[0] for name in json.loads(printed)}


PARENTS = ["standfirst", "standfirst.cli", "standfirst.batch.run", "standfirst.web", "standfirst.desktop"]


@pytest.mark.parametrize("module", PARENTS)
def test_the_parent_loads_no_engine(module: str) -> None:
    assert not modules_after(f"import {module}") & ENGINE


VERBS = [
    "",
    "summarize",
    "extract",
    "batch",
    "serve",
    "install",
    "uninstall",
    "doctor",
    "pair",
    "extension",
    "history",
    "history list",
    "history delete",
    "methods",
    "config",
    "config set",
]


def test_help_loads_neither_engine_nor_server() -> None:
    """One interpreter prints the help of every verb."""
    lines = [f"assert run({[*verb.split(), '--help']}) == 0" for verb in VERBS]
    code = "\n".join(["from standfirst.cli.program import run", *lines])
    assert not modules_after(code) & {*ENGINE, "flask", "waitress", "urllib3", "ssl", "webbrowser"}


def test_reading_the_table_of_methods_loads_no_algorithm() -> None:
    code = "from standfirst.cli.program import run\nassert run(['methods']) == 0"
    assert not modules_after(code) & ENGINE


@pytest.mark.parametrize("name", standfirst.__all__)
def test_each_public_name_is_there(name: str) -> None:
    assert getattr(standfirst, name)
    assert standfirst.__all__ == sorted(standfirst.__all__)


def test_public_names_are_listed_before_they_are_loaded() -> None:
    """A console completes them."""
    modules_after("import standfirst\nassert {*standfirst.__all__} <= {*dir(standfirst)}")


def test_a_name_that_is_not_public_is_not_there() -> None:
    assert not hasattr(standfirst, "summarise")
