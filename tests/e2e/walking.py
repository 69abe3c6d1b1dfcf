"""All walks at once, each by as many families as it has steps, while something happens to the installation."""

from collections.abc import Callable, Iterable

from tests.e2e.families import Family
from tests.e2e.scene import Scene
from tests.e2e.walks import WALKS, Walk
from tests.e2e.ways import ByText, OnTheWeb


def walked(scene: Scene, strike: Callable[[], None], walks: Iterable[Walk] = WALKS) -> list[Family]:
    """Families at every step of every walk at once, while ``strike`` happens; they have walked to the end afterwards."""
    families = [_family(scene, walk, step) for walk in walks for step in range(len(walk.words) + 1)]
    for family in families:
        family.start()
    for family in families:
        assert family.is_ready.wait(90)
    for family in families:
        family.go.set()
    strike()
    for family in families:
        family.all_is_back.set()
    for family in families:
        family.join(150)
        assert not family.is_alive(), str(family)
        if family.error:
            raise AssertionError(str(family), family.answers(), family.first_aid()) from family.error
    return families


def _family(scene: Scene, walk: Walk, step: int) -> Family:
    return ByText(scene, walk, step) if walk.is_by_text else OnTheWeb(scene, walk, step)
