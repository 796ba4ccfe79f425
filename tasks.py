"""Set up, run, test and package Standfirst: `python tasks.py run`. Standard library only; `make VERB` calls it too.

run       set up, start the helper, summarize the example page, stay until Ctrl-C
test      set up everything, run every check and every test; `test unit api` runs the named parts only
check     the checks without the tests: format, lint, types, imports
package   build the wheel and the extension's zips into dist/
bench     quality and speed against peers; see benchmarks/README.md
soak      thirty minutes of mixed load against a running helper
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import first_run
from environment import (
    PROGRAMS,
    PYTHON,
    ROOT,
    TaskError,
    call,
    call_together,
    say,
    set_up_browsers,
    set_up_model,
    set_up_node,
    set_up_python,
)

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same zip from the same files, whenever it is built


def check() -> None:
    """Format, lint, types, the import rule, and what the stores' own linter says."""
    set_up_python("dev")
    call(PROGRAMS / "ruff", "check", ".")
    call(PROGRAMS / "ruff", "format", "--check", ".")
    call(PROGRAMS / "mypy")
    call(PROGRAMS / "lint-imports")
    path = set_up_node()
    tools = ROOT / "node_modules" / ".bin"
    suffix = ".cmd" if os.name == "nt" else ""
    call(tools / f"eslint{suffix}", ".", extra=path)
    call(tools / f"tsc{suffix}", "--project", "jsconfig.json", extra=path)
    call(tools / f"web-ext{suffix}", "lint", "--self-hosted", "--source-dir", "extension", extra=path)


def test_unit() -> None:
    """The engine's and the rooms' own tests."""
    set_up_python("dev")
    call(PYTHON, "-m", "pytest", "-q", "-n", "2", "tests/unit")


def test_js() -> None:
    """The extension's modules and content scripts, in Node."""
    path = set_up_node()
    node = shutil.which("node", path=path["PATH"]) or "node"
    files = sorted((ROOT / "tests" / "js").rglob("*.test.js"))  # Node 20 expands no patterns itself
    call(node, "--test", "--test-reporter=dot", *files, extra=path)


def test_api() -> None:
    """The helper over HTTP and the command line, as processes of their own."""
    set_up_python("dev")
    call(PYTHON, "-m", "pytest", "--no-header", "-n", "2", "--dist", "loadfile", "tests/api", extra=set_up_model())


def test_browser() -> None:
    """The extension in real Chromium and real Firefox with the real helper."""
    set_up_python("dev")
    browsers = set_up_browsers()
    set_up_node()  # axe-core, the accessibility checker, is among the JavaScript tools
    # A process for each browser: pytest-xdist's groups do not hold a session's browser together with pytest 9.
    run = (PYTHON, "-m", "pytest", "--no-header", "tests/browser", "-k")
    call_together({"chromium": (*run, "not firefox"), "firefox": (*run, "firefox")}, extra=browsers | set_up_model())


PARTS: dict[str, Callable[[], None]] = {
    "check": check,
    "unit": test_unit,
    "js": test_js,
    "api": test_api,
    "browser": test_browser,
}


def test(parts: Sequence[str]) -> None:
    """Run the named parts, or all of them; stop at the first that fails."""
    unknown = set(parts) - set(PARTS)
    if unknown:
        raise TaskError(f"No such part: {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}.")
    chosen = parts or tuple(PARTS)
    begin = time.monotonic()
    for number, part in enumerate(chosen, start=1):
        say(f"{number} of {len(chosen)}: {part}")
        PARTS[part]()
    say(f"All passed in {time.monotonic() - begin:.0f} s. Next: `make run` to use it, CONTRIBUTING.md to change it.")


def package() -> None:
    """Build the wheel, and the extension for each store, into dist/."""
    set_up_python("dev")
    shutil.rmtree(ROOT / "dist", ignore_errors=True)
    say("Building the wheel")
    call(PYTHON, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", "dist", ".")
    for store in ("chrome", "firefox"):
        zip_extension(ROOT / "dist" / f"standfirst-{store}.zip")
    say("In dist/: " + ", ".join(sorted(path.name for path in (ROOT / "dist").iterdir())))


def zip_extension(target: Path) -> None:
    """Zip the extension as it lies, less the development key; the same files give the same bytes."""
    folder = ROOT / "extension"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            content = file.read_bytes()
            if file == folder / "manifest.json":
                manifest = json.loads(content)
                del manifest["key"]
                content = json.dumps(manifest, indent=2, ensure_ascii=False).encode() + b"\n"
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, content)


def bench(arguments: Sequence[str]) -> None:
    """Run one of the benchmarks, or say which there are."""
    set_up_python("dev", "benchmarks")
    scripts = {path.stem: path for path in (ROOT / "benchmarks").glob("*.py")}
    if not arguments or arguments[0] not in scripts:
        raise TaskError(f"Name a benchmark: {', '.join(sorted(scripts))}. benchmarks/README.md tells of each.")
    # The click is measured with the browser tests' own harness, which lies in the checkout.
    call(PYTHON, scripts[arguments[0]], *arguments[1:], extra={"PYTHONPATH": str(ROOT)})


def main() -> int:
    """Do what the first argument names; give the exit status."""
    verb, *arguments = sys.argv[1:] or ["help"]
    verbs: dict[str, Callable[[], None]] = {
        "run": first_run.run,
        "test": lambda: test(arguments),
        "check": lambda: test(["check"]),
        "package": package,
        "bench": lambda: bench(arguments),
        "soak": lambda: bench(["soak", *arguments]),
    }
    if verb not in verbs:
        print(__doc__)
        return 0 if verb in {"help", "-h", "--help"} else 2
    try:
        verbs[verb]()
    except TaskError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
