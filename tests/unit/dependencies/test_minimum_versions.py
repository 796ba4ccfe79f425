"""No dependency may be installed in a version whose faults are published."""

import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

HERE = Path(__file__).parent
PROJECT = tomllib.loads((HERE.parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REQUIREMENTS = {requirement.name: requirement for requirement in map(Requirement, PROJECT["dependencies"])}
FAULTS = tomllib.loads((HERE / "advisories.toml").read_text(encoding="utf-8"))["fault"]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["id"])
def test_a_version_with_a_published_fault_is_refused(fault: dict[str, str]) -> None:
    """The lowest version that pyproject.toml allows has the fault no longer."""
    lowest = min(Version(part.version) for part in REQUIREMENTS[fault["package"]].specifier if part.operator == ">=")
    assert lowest >= Version(fault["fixed_in"]), fault["what"]


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_dependency_has_a_minimum_and_what_runs_here_meets_it(name: str) -> None:
    """An open lower bound would let an old fault in."""
    specifier = REQUIREMENTS[name].specifier
    assert any(part.operator == ">=" for part in specifier)
    assert version(name) in specifier
