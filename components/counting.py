"""Counts the features of many messages and weighs them, for the classifier to learn from."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import Dict, Iterable, List, NamedTuple, Sequence, Text, Tuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfTransformer

from components.features import GROUPS, Document, pieces_of, words_of

# In so many messages a feature must stand to be learned: a smaller model, and a little more often right.
_FEWEST = {**dict.fromkeys(GROUPS, 3), "meanings together": 8}


class Counted(NamedTuple):
    """Messages as vectors.

    Attributes:
        vocabularies: for each of the groups, the column of each feature; columns run through all of them.
        idf: (features,) inverse document frequencies.
        matrix: (messages, features) TF-IDF, of length one in each group.
    """

    vocabularies: List[Dict[Text, int]]
    idf: np.ndarray
    matrix: csr_matrix


def count(documents: Sequence[Document]) -> Counted:
    """The vectors of messages, of the features that stand in enough of them."""
    vocabularies: List[Dict[Text, int]] = []
    idfs, matrices, first = [], [], 0
    for group, fewest in _FEWEST.items():
        names, counts = _frequent(*_counts(group, documents), fewest)
        if not names:  # of these messages none says anything of the kind
            matrices.append(counts)
            idfs.append(np.zeros(0, np.float32))
            vocabularies.append({})
            continue
        weighing = TfidfTransformer(sublinear_tf=True)
        matrices.append(weighing.fit_transform(counts))
        idfs.append(weighing.idf_.astype(np.float32))
        vocabularies.append({name: place for place, name in enumerate(names, first)})
        first += len(names)
    matrix = hstack(matrices, format="csr")
    matrix.sort_indices()  # or the linear model does it, at some moment while the network learns, which then learns differently each time
    return Counted(vocabularies, np.concatenate(idfs), matrix)


def _counts(group: Text, documents: Sequence[Document]) -> Tuple[List[Text], csr_matrix]:
    """The features of a group, and (messages, features) how often each stands in each message."""
    if group != "pieces":
        return _count(map(GROUPS[group], documents))
    words, stand = _count(map(words_of, documents))  # a word is cut once, wherever it stands
    pieces, stand_in_words = _count(map(pieces_of, words))
    counts = stand @ stand_in_words
    counts.sort_indices()
    return pieces, counts


def _count(lists: Iterable[Sequence[Text]]) -> Tuple[List[Text], csr_matrix]:
    """The different names, in the order they come, and (lists, names) how often each stands in each list."""
    columns_of: Dict[Text, int] = defaultdict(lambda: len(columns_of))
    columns, starts = array("i"), array("i", [0])
    for names in lists:
        columns.extend(map(columns_of.__getitem__, names))
        starts.append(len(columns))
    shape = len(starts) - 1, len(columns_of)
    counts = csr_matrix((np.ones(len(columns), np.float32), columns, starts), shape)
    counts.sum_duplicates()
    return list(columns_of), counts


def _frequent(names: List[Text], counts: csr_matrix, fewest: int) -> Tuple[List[Text], csr_matrix]:
    """The features that stand in so many messages, by name, and their columns of ``counts``."""
    messages = np.bincount(counts.indices, minlength=len(names))
    columns = sorted(np.flatnonzero(messages >= fewest).tolist(), key=names.__getitem__)
    return [names[column] for column in columns], counts[:, columns]
