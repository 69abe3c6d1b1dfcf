"""Which need a message is about, learned from examples: a linear model and a small network over words, pieces, concepts and meanings."""

from __future__ import annotations

import json
import warnings
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Dict, List, Mapping, Sequence, Text, Tuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.exceptions import ConvergenceWarning
from sklearn.svm import LinearSVC

from components.counting import count
from components.features import ANY, GROUPS, Document, features_of
from components.network import Network

_READABLE = ("words", "concepts", "last words")  # what a reviewer is told as the reason
_PASSES = 3  # of the linear model over the examples; more of them teach it single writers by heart
# How much each group of features says beside the others, before the models learn what it says.
_WEIGH = {
    "words": 2.5,
    "pieces": 1.0,
    "concepts": 1.0,
    "meanings": 1.5,
    "last words": 0.7,
    "meanings together": 1.0,
}
# The linear model's margins beside the network's logarithms, and what their sum is multiplied with so that a confidence of
# 0.8 is right about eight times in ten (temperature scaling, Guo et al. 2017); chosen on a group of writers left out of training.
_MARGINS_WEIGH = 8.0
_SCALE = 0.4


class Classifier:
    """Words and pairs of words, pieces of words, concepts, plain meanings alone and two together, and the last words once more.

    Each group is a TF-IDF vector of one length, so a few concepts weigh as much as many pieces of words. A linear
    model learns what each feature says by itself, a network what features say together; they decide in common.
    """

    def __init__(
        self,
        intents: List[Text],
        vocabularies: List[Dict[Text, int]],
        idf: np.ndarray,
        weights: np.ndarray,
        bias: np.ndarray,
        network: Network,
    ) -> None:
        """Holds a trained model.

        Args:
            vocabularies: for each of the groups, the row of each feature; rows run through all of them.
            idf: (features,) inverse document frequencies.
            weights: (features, intents) of the linear model.
            bias: (intents,).
        """
        self.intents = intents
        self._vocabularies = vocabularies
        self._idf = idf
        self._weights = weights
        self._bias = bias
        self._network = network

    @classmethod
    def train(cls, documents: Sequence[Document], intents: Sequence[Text]) -> "Classifier":
        """A classifier learned from documents and the intent of each."""
        vocabularies, idf, matrix = count(documents)
        weigh = np.repeat([np.float32(_WEIGH[group]) for group in GROUPS], list(map(len, vocabularies)))
        matrix.data *= weigh[matrix.indices]
        names = sorted(set(intents))
        labels = np.searchsorted(names, intents)
        with ThreadPoolExecutor() as pool:  # scikit-learn lets go of Python while it fits
            linear = pool.submit(_fit_linear_model, matrix, labels)
            network = Network.train(matrix, labels, len(names))
        model = linear.result()
        return cls(
            intents=names,
            vocabularies=vocabularies,
            idf=idf,
            weights=np.ascontiguousarray(
                _two_columns(model.coef_.T) * weigh[:, np.newaxis], dtype=np.float16
            ),
            bias=_two_columns(model.intercept_[np.newaxis, :])[0].astype(np.float32),
            network=network._replace(inner=(network.inner * weigh[:, np.newaxis]).astype(np.float16)),
        )

    @classmethod
    def cross_validated_rankings(
        cls, documents: Sequence[Document], intents: Sequence[Text], folds: Sequence[int]
    ) -> List[List[Tuple[Text, float]]]:
        """The ranking of each document by a classifier that has seen no document of the same fold."""
        rankings: List[List[Tuple[Text, float]]] = [[] for _ in documents]
        for fold in sorted(set(folds)):
            learned = [place for place, other in enumerate(folds) if other != fold]
            classifier = cls.train([documents[p] for p in learned], [intents[p] for p in learned])
            for place, document in enumerate(documents):
                if folds[place] == fold:
                    rankings[place] = classifier.rank(document)
        return rankings

    def rank(self, document: Document) -> List[Tuple[Text, float]]:
        """Every intent with its probability, likeliest first; all alike when nothing of the message is known."""
        margins, hidden = self._bias.copy(), np.zeros_like(self._network.inner_bias)
        found = list(zip(self._vocabularies, features_of(document)))
        if not any(name in vocabulary for vocabulary, names in found for name in names if name != ANY):
            return [(intent, 1 / len(self.intents)) for intent in self.intents]
        for vocabulary, names in found:
            rows, values = self._vector(vocabulary, names)
            if len(rows):
                margins += values @ self._weights[rows].astype(np.float32)
                hidden += values @ self._network.inner[rows].astype(np.float32)
        together = _SCALE * (self._network.log_probabilities(hidden) + _MARGINS_WEIGH * margins)
        probabilities = np.exp(together - together.max())
        probabilities /= probabilities.sum()
        return [(self.intents[place], float(probabilities[place])) for place in np.argsort(-probabilities)]

    def reasons(self, document: Document, intent: Text, most: int) -> List[Text]:
        """The words, pairs of words and concepts that speak most for ``intent``, strongest first."""
        column = self.intents.index(intent)
        spoken: Counter[Text] = Counter()
        for group, vocabulary, features in zip(GROUPS, self._vocabularies, features_of(document)):
            if group in _READABLE:
                rows, values = self._vector(vocabulary, features)
                weighted = dict(zip(rows.tolist(), (values * self._weights[rows, column]).tolist()))
                spoken.update({name: weighted[vocabulary[name]] for name in features if name in vocabulary})
        strongest = sorted(spoken, key=lambda name: -spoken[name])
        return [name for name in strongest if spoken[name] > 0 and name != ANY][:most]

    def _vector(self, vocabulary: Dict[Text, int], features: List[Text]) -> Tuple[np.ndarray, np.ndarray]:
        counts = Counter(row for row in map(vocabulary.get, features) if row is not None)
        rows = np.fromiter(counts.keys(), dtype=np.int64, count=len(counts))
        values = np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts))) + 1
        values *= self._idf[rows]
        length = np.sqrt((values**2).sum())
        return rows, values / length if length else values

    def save(self, directory: Path) -> None:
        """Writes the model as plain arrays and JSON; the large ones in steps of 1/127 of the largest of their row.

        Rasa packs the whole model with the most thorough of gzip's levels, which takes ten times as long over the bare steps.
        """
        arrays = {
            **_in_steps("weights", self._weights),
            **_in_steps("inner", self._network.inner),
            "bias": self._bias,
            "idf": self._idf,
            "inner_bias": self._network.inner_bias,
            "outer": self._network.outer,
            "outer_bias": self._network.outer_bias,
        }
        np.savez_compressed(directory / "classifier.npz", allow_pickle=False, **arrays)
        names = {"intents": self.intents, "vocabularies": self._vocabularies}
        (directory / "classifier.json").write_text(json.dumps(names, ensure_ascii=False))

    @classmethod
    def load(cls, directory: Path) -> "Classifier":
        """The model that ``save`` wrote."""
        names = json.loads((directory / "classifier.json").read_text())
        with np.load(directory / "classifier.npz") as arrays:
            inner = _from_steps("inner", arrays)
            return cls(
                **names,
                idf=arrays["idf"],
                weights=_from_steps("weights", arrays),
                bias=arrays["bias"],
                network=Network(inner, arrays["inner_bias"], arrays["outer"], arrays["outer_bias"]),
            )


def _in_steps(name: Text, rows: np.ndarray) -> Dict[Text, np.ndarray]:
    step = np.maximum(np.abs(rows).max(axis=1, keepdims=True).astype(np.float32) / 127, 1e-9)
    return {name: np.round(rows / step).astype(np.int8), f"{name}_step": step}


def _from_steps(name: Text, arrays: Mapping[Text, np.ndarray]) -> np.ndarray:
    return (arrays[name] * arrays[f"{name}_step"]).astype(np.float16)


def _fit_linear_model(matrix: csr_matrix, labels: np.ndarray) -> LinearSVC:
    model = LinearSVC(C=0.5, class_weight="balanced", max_iter=_PASSES, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # we stop early on purpose
        return model.fit(matrix, labels)


def _two_columns(columns: np.ndarray) -> np.ndarray:
    """scikit-learn gives one column for two classes; we want one for each."""
    return np.hstack([-columns, columns]) if columns.shape[1] == 1 else columns
