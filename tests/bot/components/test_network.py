"""The networks: learn what features say together, the same each time, and decide as one."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from components import network
from components.network import Network

# Two features that say nothing by themselves: together, or both missing, they mean class 1.
EITHER_OR = np.array([[1, 1, 1], [1, 0, 1], [0, 1, 1], [0, 0, 1]], np.float32)
CLASSES = np.array([1, 0, 0, 1])


def trained():
    matrix, labels = np.tile(EITHER_OR, (500, 1)), np.tile(CLASSES, 500)
    return Network.train(csr_matrix(matrix), labels, 2)


def decided(learned):
    return np.array([learned.log_probabilities(features @ learned.inner) for features in EITHER_OR])


@pytest.fixture
def many_rounds(monkeypatch):
    monkeypatch.setattr(network, "_ROUNDS", 40)  # of a few hundred steps, for so few examples


def test_learns_what_no_feature_says_by_itself(many_rounds):
    found = decided(trained())
    assert found.argmax(axis=1).tolist() == CLASSES.tolist()
    assert np.exp(found).sum(axis=1) == pytest.approx(1)


def test_learns_the_same_from_the_same():
    first, second = trained(), trained()
    assert all(np.array_equal(ours, theirs) for ours, theirs in zip(first, second))


def test_several_decide_by_the_mean_of_what_each_says(many_rounds, monkeypatch):
    together = decided(trained())
    monkeypatch.setattr(network, "_NETWORKS", 1)
    chance = np.random.default_rng
    alone = []
    for seed in (0, 1):
        monkeypatch.setattr(np.random, "default_rng", lambda _, seed=seed: chance(seed))
        alone.append(decided(trained()))
    assert not np.allclose(*alone)
    mean = np.mean(alone, axis=0)
    mean -= np.log(np.exp(mean).sum(axis=1, keepdims=True))
    assert together == pytest.approx(mean, abs=1e-4)
