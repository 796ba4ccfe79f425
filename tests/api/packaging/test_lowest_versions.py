"""The lowest versions that pyproject.toml allows work, and none of them has a published fault."""

# ruff: noqa: S603  # the commands are this file's own
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.version import Version

ROOT = Path(__file__).parents[3]
FAULTS = tomllib.loads((ROOT / "tests/unit/dependencies/advisories.toml").read_text(encoding="utf-8"))["fault"]
SERVED = """
import sys
from pathlib import Path
sys.path.append(sys.argv[1])
from tests.api.replies import PAGE
from tests.running import running_helper
with running_helper(Path(sys.argv[2])) as helper:
    assert helper.get("/").status == helper.get("/v1/health").status == 200
    print(len(helper.post("/v1/summaries", {"html": PAGE}).json["sentences"]))
"""


@pytest.fixture(scope="module")
def lowest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with this package and the lowest set that it allows."""
    folder = tmp_path_factory.mktemp("lowest") / "environment"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    uv = [sys.executable, "-m", "uv"]
    subprocess.run([*uv, "venv", "--quiet", "--python", sys.executable, folder], check=True, timeout=120)
    install: list[str | Path] = [
        *uv,
        "pip",
        "install",
        "--quiet",
        "--python",
        python,
        "--resolution",
        "lowest-direct",
        ROOT,
    ]
    subprocess.run(install, check=True, timeout=300)
    return python


def test_the_lowest_versions_sum_up_a_page(lowest: Path, tmp_path: Path) -> None:
    """On the command line, and by a helper of their own."""
    page = ROOT / "tests" / "fixtures" / "seed" / "page.html"
    told = subprocess.run(
        [lowest, "-m", "standfirst", "summarize", "--format", "json", page],
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert len(json.loads(told.stdout)["sentences"]) == 3
    served = subprocess.run([lowest, "-c", SERVED, ROOT, tmp_path], capture_output=True, check=True, timeout=120)
    assert served.stdout.strip() == b"3"


def test_the_lowest_versions_have_no_published_fault(lowest: Path) -> None:
    """What other packages bring, too: it is named in pyproject.toml for its minimum."""
    listed = subprocess.run(
        [sys.executable, "-m", "uv", "pip", "list", "--python", lowest, "--format", "json"],
        capture_output=True,
        check=True,
        timeout=120,
    )
    installed = {row["name"].lower(): Version(row["version"]) for row in json.loads(listed.stdout)}
    faulty = [f["id"] for f in FAULTS if installed[f["package"].lower()] < Version(f["fixed_in"])]
    assert faulty == []
