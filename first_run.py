"""What `tasks.py run` does: the helper in the foreground sums up the example page. Standard library only."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
import urllib.request
import webbrowser

from environment import PROGRAMS, PYTHON, ROOT, TaskError, say, set_up_python

SEED_PAGE = ROOT / "tests" / "fixtures" / "seed" / "page.html"
SEED_URL = "https://www.news.example/world/lavrov-lukashenko-minsk"
PORT = 7826
HELPER = f"http://127.0.0.1:{PORT}"
START_SECONDS = 30  # a cold disk and a virus scanner on a slow machine take about ten


def run() -> None:
    """Start the helper (or use the one that answers), sum up the example page, stay until Ctrl-C.

    Raises:
        TaskError: another version runs already, or the helper does not start or answer.
    """
    set_up_python()
    helper = None if answers_already() else start()
    try:
        wait_for_helper(helper)
        print(f"\n{example_summary()}\n{next_steps()}", flush=True)
        if has_display():
            webbrowser.open(f"{HELPER}/")
        stay(helper)
    except KeyboardInterrupt:
        print()
    finally:
        if helper:
            stop(helper)
    say("Stopped." if helper else "The helper that was already running goes on.")


def answers_already() -> bool:
    """Tell whether a helper of this version runs.

    Raises:
        TaskError: one of another version does.
    """
    running, ours = health(), own_version()
    if running is None:
        return False
    if running != ours:
        raise TaskError(f"Standfirst {running} runs on port {PORT}, and this is {ours}. End it, then run this again.")
    say(f"The helper already answers at {HELPER}")
    return True


def start() -> subprocess.Popen[bytes]:
    """Start the helper. The port is said, so that it is the one asked for whatever the settings say."""
    say("Starting the helper")
    return subprocess.Popen([PYTHON, "-m", "standfirst", "serve", "--port", str(PORT)], cwd=ROOT)


def health() -> str | None:
    """The version of the helper that answers on the port; None where none does."""
    try:
        with urllib.request.urlopen(f"{HELPER}/v1/health", timeout=2) as reply:  # noqa: S310  # our own
            answer = json.load(reply)
    except (OSError, ValueError, http.client.HTTPException):
        return None
    is_ours = isinstance(answer, dict) and answer.get("name") == "standfirst"
    return str(answer.get("version")) if is_ours else None


def own_version() -> str:
    """The version that this checkout installs."""
    result = subprocess.run(
        [PYTHON, "-c", "import standfirst; print(standfirst.__version__)"], capture_output=True, text=True, check=True
    )
    return result.stdout.strip()


def wait_for_helper(helper: subprocess.Popen[bytes] | None) -> None:
    """Wait until the helper answers.

    Raises:
        TaskError: it ended or stays silent; what it said of the reason is on the terminal already.
    """
    limit = time.monotonic() + START_SECONDS
    while health() is None:
        if helper and helper.poll() is not None:
            raise TaskError("The helper did not start; the reason stands above.")
        if time.monotonic() > limit:
            raise TaskError(f"The helper did not answer within {START_SECONDS} s.")
        time.sleep(0.1)


def example_summary() -> str:
    """Have the helper sum up the example page.

    Raises:
        TaskError: it did not.
    """
    body = json.dumps({"html": SEED_PAGE.read_text(encoding="utf-8"), "url": SEED_URL}).encode()
    headers = {"Content-Type": "application/json", "Accept": "text/plain"}
    request = urllib.request.Request(f"{HELPER}/v1/summaries", body, headers)  # noqa: S310  # our own address
    say(f"{SEED_PAGE.relative_to(ROOT)} in three sentences")
    try:
        with urllib.request.urlopen(request, timeout=START_SECONDS) as reply:  # noqa: S310  # likewise
            return str(reply.read().decode())
    except (OSError, http.client.HTTPException) as error:
        raise TaskError(
            f"The helper did not summarize the page ({error}). `{PROGRAMS / 'standfirst'} doctor` looks for the reason."
        ) from error


def next_steps() -> str:
    """What a person does now."""
    return (
        "Next:"
        f"\n  1. Open {HELPER}/ and paste an address or a text."
        f"\n  2. Put the summary into the pages you read. The extension lies in\n     {ROOT / 'extension'}"
        "\n     Chrome, Edge:  chrome://extensions → Developer mode → Load unpacked → that folder"
        "\n     Firefox:       about:debugging#/runtime/this-firefox → Load Temporary Add-on → its manifest.json"
        "\n     Then open an article and click Standfirst in the toolbar, or press Alt+Shift+S."
        f"\n  3. In a terminal: {PROGRAMS / 'standfirst'} summarize https://…"
        "\n\nCtrl-C stops the helper."
    )


def has_display() -> bool:
    """Tell whether a browser window could be opened here."""
    if os.environ.get("CI"):
        return False
    return os.name == "nt" or sys.platform == "darwin" or bool({"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ))


def stay(helper: subprocess.Popen[bytes] | None) -> None:
    """Stay until the helper ends.

    Raises:
        TaskError: it failed.
    """
    if helper:
        if helper.wait():
            raise TaskError("The helper ended by itself; the reason stands above.")
        return
    while health() is not None:
        time.sleep(2)


def stop(helper: subprocess.Popen[bytes]) -> None:
    """End the helper and wait for it; Ctrl-C has reached it already where it came from the terminal."""
    if helper.poll() is None:
        helper.terminate()
        helper.wait(timeout=START_SECONDS)
