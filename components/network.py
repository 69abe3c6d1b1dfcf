"""Small neural networks over sparse features: one hidden layer, which learns which words and meanings can stand for one another."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

# Chosen on one group of writers whose lines were left out of the training.
_NETWORKS = 2  # that begin by different chance and decide together; one is as good, but less steady
_HIDDEN = 64  # of each
_ROUNDS = 4
_BATCH = 512
_STEP = 0.2
_FORGOTTEN = 0.3  # of the features of a message, and of the hidden units, at each step (dropout)
_SMOOTHED = 0.05  # of the certainty, spread over all classes (label smoothing)
_SMALL = 0.001


class Network(NamedTuple):
    """Weights of a trained network, or of several side by side.

    Attributes:
        inner: (features, hidden units).
        inner_bias: (hidden units,).
        outer: (hidden units, classes).
        outer_bias: (classes,).
    """

    inner: np.ndarray
    inner_bias: np.ndarray
    outer: np.ndarray
    outer_bias: np.ndarray

    @classmethod
    def train(cls, matrix: csr_matrix, labels: np.ndarray, classes: int) -> Network:
        """The mean of several networks, each learned by itself, as one.

        Args:
            matrix: (examples, features).
            labels: (examples,) of 0 to ``classes`` - 1; rare classes weigh as much as frequent ones.
        """
        networks = [
            cls._train_one(matrix, labels, classes, np.random.default_rng(seed)) for seed in range(_NETWORKS)
        ]
        inner, inner_bias, outer, outer_bias = zip(*networks)
        return cls(
            np.hstack(inner),
            np.concatenate(inner_bias),
            np.vstack(outer) / np.float32(_NETWORKS),
            np.mean(outer_bias, axis=0),
        )

    @classmethod
    def _train_one(
        cls, matrix: csr_matrix, labels: np.ndarray, classes: int, chance: np.random.Generator
    ) -> Network:
        """Learns by AdaGrad (Duchi et al. 2011), which touches only the features that a batch holds."""
        network = cls(
            chance.standard_normal((matrix.shape[1], _HIDDEN), dtype=np.float32) * _SMALL,
            np.zeros(_HIDDEN, np.float32),
            chance.standard_normal((_HIDDEN, classes), dtype=np.float32) / np.float32(np.sqrt(_HIDDEN)),
            np.zeros(classes, np.float32),
        )
        counts = np.bincount(labels, minlength=classes)
        weights = (len(labels) / classes / np.maximum(counts, 1)).astype(np.float32)
        seen = [np.full((matrix.shape[1], 1), 1e-4, np.float32)]
        seen += [np.full_like(layer, 1e-4) for layer in network[1:]]
        for round_ in range(_ROUNDS):
            order = chance.permutation(len(labels))
            for start in range(0, len(order), _BATCH):
                batch = order[start : start + _BATCH]
                network._learn(
                    matrix[batch], labels[batch], weights, seen, _STEP * (1 - round_ / _ROUNDS), chance
                )
        return network

    def _learn(
        self,
        messages: csr_matrix,
        labels: np.ndarray,
        weights: np.ndarray,
        seen: list[np.ndarray],
        step: float,
        chance: np.random.Generator,
    ) -> None:
        held, rows = _some_features(messages, chance)
        inner = self.inner[rows]
        hidden = held @ inner + self.inner_bias
        alive = (hidden > 0) * _kept(chance, hidden.shape)
        hidden *= alive
        error = _softmax(hidden @ self.outer + self.outer_bias)
        error -= _SMOOTHED / error.shape[1]
        error[np.arange(len(labels)), labels] -= 1 - _SMOOTHED
        error *= weights[labels, np.newaxis] / np.float32(len(labels))
        back = (error @ self.outer.T) * alive
        gradients = (held.T.tocsr() @ back, back.sum(axis=0), hidden.T @ error, error.sum(axis=0))
        squares_of_rows = np.einsum("ij,ij->i", gradients[0], gradients[0])[:, np.newaxis]
        seen[0][rows] += squares_of_rows / np.float32(len(self.inner_bias))
        self.inner[rows] = inner - gradients[0] * (step / np.sqrt(seen[0][rows]))
        for layer, gradient, squares in zip(self[1:], gradients[1:], seen[1:]):
            squares += gradient**2
            layer -= step * gradient / np.sqrt(squares)

    def log_probabilities(self, hidden: np.ndarray) -> np.ndarray:
        """(classes,) for the sum of a message's features times ``inner``, without the bias."""
        margins = np.maximum(hidden + self.inner_bias, 0) @ self.outer + self.outer_bias
        margins -= margins.max()
        return np.asarray(margins - np.log(np.exp(margins).sum()))


def _some_features(messages: csr_matrix, chance: np.random.Generator) -> tuple[csr_matrix, np.ndarray]:
    """(messages, features that stand in one of them), without those that are forgotten this time; and the features' rows."""
    kept = chance.random(messages.nnz, dtype=np.float32) > _FORGOTTEN
    features = messages.indices[kept]
    stands = np.zeros(messages.shape[1], bool)
    stands[features] = True
    rows = np.flatnonzero(stands)
    columns = (np.cumsum(stands, dtype=np.int32) - 1)[features]
    starts = np.concatenate(([0], np.cumsum(kept, dtype=np.int32)))[messages.indptr]
    values = messages.data[kept] / np.float32(1 - _FORGOTTEN)
    return csr_matrix((values, columns, starts), (messages.shape[0], len(rows))), rows


def _kept(chance: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    kept = chance.random(shape, dtype=np.float32) > _FORGOTTEN
    return kept.astype(np.float32) / np.float32(1 - _FORGOTTEN)


def _softmax(margins: np.ndarray) -> np.ndarray:
    margins = np.exp(margins - margins.max(axis=1, keepdims=True))
    return np.asarray(margins / margins.sum(axis=1, keepdims=True), dtype=np.float32)
