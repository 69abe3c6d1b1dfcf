"""PostgreSQL ends every connection, again and again, at every step of a handoff; run by ``make test-connections``."""

import os
import time
from collections.abc import Iterator

import psycopg
import pytest

from tests.e2e.promises import holds
from tests.e2e.scene import Scene, set_up
from tests.e2e.walking import walked

DATABASE = os.environ.get("TEST_DATABASE_URL", "")
END_ALL = """
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""

pytestmark = pytest.mark.skipif(not DATABASE, reason="NO POSTGRESQL HERE: make test-connections starts one")


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    yield from set_up(tmp_path_factory.mktemp("connections"), DATABASE_URL=DATABASE)


def test_every_connection_ended_again_and_again_at_every_step(scene: Scene) -> None:
    ended: list[int] = []

    def strike() -> None:
        with psycopg.connect(DATABASE, autocommit=True) as server:
            for _ in range(20):
                time.sleep(0.15)
                ended.extend(server.execute(END_ALL).fetchone() or ())

    holds(scene, walked(scene, strike))
    assert sum(ended) > 20
