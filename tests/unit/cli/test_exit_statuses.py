import pytest

from standfirst.cli.exit_statuses import EXIT_STATUSES, joint_status
from standfirst.errors import StandfirstError


def kinds(root: type[StandfirstError] = StandfirstError) -> list[type[StandfirstError]]:
    return [root, *(kind for child in root.__subclasses__() for kind in kinds(child))]


@pytest.mark.parametrize("kind", kinds())
def test_each_error_has_its_exit_status(kind: type[StandfirstError]) -> None:
    """One table, without gaps: a script can tell what happened."""
    assert 2 <= EXIT_STATUSES[kind] <= 5


@pytest.mark.parametrize(
    ("statuses", "joint"), [([0], 0), ([0, 0], 0), ([3], 3), ([3, 3], 3), ([0, 3], 1), ([3, 4], 1), ([0, 4, 2], 1)]
)
def test_several_sources_have_one_status(statuses: list[int], joint: int) -> None:
    """Where they differ, it says that some failed."""
    assert joint_status(statuses) == joint
