"""The counts of many messages at once: those that scikit-learn would come to, group by group."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from components.counting import count
from components.features import GROUPS, Document, features_of

DOCUMENTS = [
    Document("they took my son", ("TAKEN", "SON"), ("they", "take", "child")),
    Document("se llevaron a mi hijo se lo llevaron", ("TAKEN", "SON"), ("take", "child", "take")),
    Document("how much is bond", (), ("much", "bond")),
    Document("", (), ()),
] * 9


def test_each_group_is_what_scikit_learn_makes_of_its_features():
    counted = count(DOCUMENTS)
    for place, (vocabulary, fewest) in enumerate(zip(counted.vocabularies, [3] * 5 + [8])):
        vectorizer = TfidfVectorizer(analyzer=list, sublinear_tf=True, min_df=fewest, dtype=np.float32)
        expected = vectorizer.fit_transform([features_of(document)[place] for document in DOCUMENTS])
        columns = [vocabulary[name] for name in vectorizer.get_feature_names_out()]
        assert len(columns) == len(vocabulary)
        assert counted.matrix[:, columns].toarray() == pytest.approx(expected.toarray())
        assert counted.idf[columns] == pytest.approx(vectorizer.idf_)


def test_the_columns_run_through_all_groups():
    counted = count(DOCUMENTS)
    columns = [column for vocabulary in counted.vocabularies for column in vocabulary.values()]
    assert columns == list(range(counted.matrix.shape[1])) == list(range(len(counted.idf)))


def test_a_feature_of_too_few_messages_is_not_learned():
    rare = [Document("asylum", ())] * 2
    words, *_ = count([*DOCUMENTS, *rare]).vocabularies
    assert "asylum" not in words
    assert "bond" in words


def test_a_message_has_as_many_groups_as_are_counted():
    assert len(features_of(DOCUMENTS[0])) == len(GROUPS) == len(count(DOCUMENTS).vocabularies)


def test_the_columns_of_a_message_are_in_order():
    """Whatever sorts them later would change what the network learns while it learns."""
    texts = [
        "how much is bond",
        "zeta alpha bond money",
        "alpha how is much zeta",
        "bond bond alpha money how",
    ]
    matrix = count([Document(text, ()) for text in texts * 3]).matrix
    for first, last in zip(matrix.indptr, matrix.indptr[1:]):
        assert list(matrix.indices[first:last]) == sorted(matrix.indices[first:last])
