"""Which need a message is about, learned from examples: words, pieces of words and concepts into a linear model."""

from __future__ import annotations

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from pathlib import Path
from typing import Dict, List, NamedTuple, Sequence, Text, Tuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

_GROUPS = ("words", "pieces", "concepts", "meanings", "last words", "last pieces")
_READABLE = ("words", "concepts", "last words")  # what a reviewer is told as the reason
_PIECE_SIZES = (3, 4, 5)
_LAST = 8  # words: people tell what happened first and ask at the end
_FOLDS = 5
# In so many messages a word or piece must stand to be learned: half the model, and a little more often right.
_FEWEST = 2
_ANY = "ANY"  # stands in every message: a message without a concept is something to learn from, too


class Document(NamedTuple):
    """A message as the classifier sees it: normalised words, the concepts and the plain meanings they stand for."""

    text: Text
    concepts: Tuple[Text, ...]
    meanings: Tuple[Text, ...] = ()


class Classifier:
    """Words and pairs of words, pieces of words, concepts, plain meanings, and the last words once more.

    Each is a TF-IDF vector of length one, so a few concepts weigh as much as many pieces of words; all go
    into one linear model. The margins are turned into probabilities by a scale learned from cross-validated margins, so that a
    confidence of 0.8 is right about eight times in ten (temperature scaling, Guo et al. 2017).
    """

    def __init__(
        self,
        intents: List[Text],
        vocabularies: List[Dict[Text, int]],
        idf: np.ndarray,
        weights: np.ndarray,
        bias: np.ndarray,
        scale: float,
    ) -> None:
        """Holds a trained model.

        Args:
            vocabularies: for each of the groups, the row of each feature; rows run through all of them.
            idf: (features,) inverse document frequencies.
            weights: (features, intents).
            bias: (intents,).
            scale: what margins are multiplied with before the softmax.
        """
        self.intents = intents
        self._vocabularies = vocabularies
        self._idf = idf
        self._weights = weights
        self._bias = bias
        self._scale = scale

    @classmethod
    def train(cls, documents: Sequence[Document], intents: Sequence[Text]) -> "Classifier":
        """A classifier learned from documents and the intent of each."""
        vectorizers = [
            TfidfVectorizer(analyzer=_identity, sublinear_tf=True, min_df=_FEWEST, dtype=np.float32)
            for _ in _GROUPS
        ]
        groups = zip(*(features_of(document) for document in documents))
        matrix = hstack(
            [vectorizer.fit_transform(group) for vectorizer, group in zip(vectorizers, groups)]
        ).tocsr()
        names = sorted(set(intents))
        labels = np.array([names.index(intent) for intent in intents])
        with ThreadPoolExecutor() as pool:  # scikit-learn lets go of Python while it fits
            unseen = pool.submit(_unseen_margins, matrix, labels)
            model = _linear_model().fit(matrix, labels)
        first_rows = np.cumsum([0, *(len(vectorizer.vocabulary_) for vectorizer in vectorizers)])
        return cls(
            intents=names,
            vocabularies=[
                {str(name): int(row + first) for name, row in vectorizer.vocabulary_.items()}
                for vectorizer, first in zip(vectorizers, first_rows)
            ],
            idf=np.concatenate([vectorizer.idf_ for vectorizer in vectorizers]).astype(np.float32),
            weights=np.ascontiguousarray(_two_columns(model.coef_.T), dtype=np.float32),
            bias=_two_columns(model.intercept_[np.newaxis, :])[0].astype(np.float32),
            scale=_best_scale(*unseen.result()),
        )

    @classmethod
    def cross_validated_rankings(
        cls, documents: Sequence[Document], intents: Sequence[Text], folds: int = 5
    ) -> List[List[Tuple[Text, float]]]:
        """The ranking of each document by a classifier that has not seen it."""
        rankings: List[List[Tuple[Text, float]]] = [[] for _ in documents]
        for fold in range(folds):
            places = range(len(documents))
            learned = [place for place in places if place % folds != fold]
            classifier = cls.train([documents[p] for p in learned], [intents[p] for p in learned])
            for place in places:
                if place % folds == fold:
                    rankings[place] = classifier.rank(documents[place])
        return rankings

    def rank(self, document: Document) -> List[Tuple[Text, float]]:
        """Every intent with its probability, likeliest first; all alike when nothing of the message is known."""
        margins = self._bias.copy()
        found = list(zip(self._vocabularies, features_of(document)))
        if not any(name in vocabulary for vocabulary, names in found for name in names if name != _ANY):
            return [(intent, 1 / len(self.intents)) for intent in self.intents]
        for vocabulary, names in found:
            rows, values = self._vector(vocabulary, names)
            if len(rows):
                margins += values @ self._weights[rows]
        probabilities = np.exp(self._scale * (margins - margins.max()))
        probabilities /= probabilities.sum()
        return [(self.intents[place], float(probabilities[place])) for place in np.argsort(-probabilities)]

    def reasons(self, document: Document, intent: Text, most: int) -> List[Text]:
        """The words, pairs of words and concepts that speak most for ``intent``, strongest first."""
        column = self.intents.index(intent)
        spoken: Counter[Text] = Counter()
        for group, vocabulary, features in zip(_GROUPS, self._vocabularies, features_of(document)):
            if group in _READABLE:
                rows, values = self._vector(vocabulary, features)
                weighted = dict(zip(rows.tolist(), (values * self._weights[rows, column]).tolist()))
                spoken.update({name: weighted[vocabulary[name]] for name in features if name in vocabulary})
        strongest = sorted(spoken, key=lambda name: -spoken[name])
        return [name for name in strongest if spoken[name] > 0 and name != _ANY][:most]

    def _vector(self, vocabulary: Dict[Text, int], features: List[Text]) -> Tuple[np.ndarray, np.ndarray]:
        counts = Counter(row for row in map(vocabulary.get, features) if row is not None)
        rows = np.fromiter(counts.keys(), dtype=np.int64, count=len(counts))
        values = np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts))) + 1
        values *= self._idf[rows]
        length = np.sqrt((values**2).sum())
        return rows, values / length if length else values

    def save(self, directory: Path) -> None:
        """Writes the model as plain arrays and JSON."""
        np.savez_compressed(
            directory / "classifier.npz",
            weights=self._weights.astype(np.float16),
            bias=self._bias,
            idf=self._idf,
        )
        names = {"intents": self.intents, "vocabularies": self._vocabularies, "scale": self._scale}
        (directory / "classifier.json").write_text(json.dumps(names, ensure_ascii=False))

    @classmethod
    def load(cls, directory: Path) -> "Classifier":
        """The model that ``save`` wrote."""
        names = json.loads((directory / "classifier.json").read_text())
        with np.load(directory / "classifier.npz") as arrays:
            return cls(
                **names,
                idf=arrays["idf"],
                weights=np.ascontiguousarray(arrays["weights"], dtype=np.float32),
                bias=arrays["bias"],
            )


def features_of(document: Document) -> Tuple[List[Text], ...]:
    """The features of each group: single words and pairs, pieces of 3 to 5 letters within words, concepts and pairs."""
    words = document.text.split()
    last = words[-_LAST:]
    together = [f"{first} {second}" for first, second in combinations(document.concepts, 2)]
    return (
        _with_pairs(words),
        _pieces(words),
        [_ANY, *document.concepts, *together],
        [_ANY, *document.meanings],
        _with_pairs(last),
        _pieces(last),
    )


def _with_pairs(words: List[Text]) -> List[Text]:
    return words + [f"{first} {second}" for first, second in zip(words, words[1:])]


def _pieces(words: List[Text]) -> List[Text]:
    return [
        padded[start : start + size]
        for padded in (f" {word} " for word in words)
        for size in _PIECE_SIZES
        for start in range(len(padded) - size + 1)
    ]


def _identity(features: List[Text]) -> List[Text]:
    return features


def _linear_model() -> LinearSVC:
    return LinearSVC(C=0.5, class_weight="balanced", tol=0.05, random_state=0)


def _unseen_margins(matrix: csr_matrix, labels: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
    """(examples, intents) and (examples,): margins under a model that has not seen them, and the right labels.

    One example in five is enough to learn the one number of the scale.
    """
    held_out = np.arange(len(labels)) % _FOLDS == 0
    model = _linear_model().fit(matrix[~held_out], labels[~held_out])
    found = model.decision_function(matrix[held_out])
    margins = np.full((held_out.sum(), labels.max() + 1), found.min())
    margins[:, model.classes_] = _two_columns(found if found.ndim > 1 else found[:, np.newaxis])
    return margins, labels[held_out]


def _two_columns(columns: np.ndarray) -> np.ndarray:
    """scikit-learn gives one column for two classes; we want one for each."""
    return np.hstack([-columns, columns]) if columns.shape[1] == 1 else columns


def _best_scale(margins: np.ndarray, labels: np.ndarray) -> float:
    """The factor on the margins with the highest likelihood of the right labels (temperature scaling)."""

    def loss(scale: float) -> float:
        scaled = scale * (margins - margins.max(axis=1, keepdims=True))
        likelihood = scaled[np.arange(len(labels)), labels] - np.log(np.exp(scaled).sum(axis=1))
        return float(-likelihood.mean())

    scales = np.geomspace(0.5, 32, 60)
    return float(scales[np.argmin([loss(scale) for scale in scales])])
