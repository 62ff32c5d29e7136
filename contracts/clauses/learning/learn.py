"""Weights from labelled sentences: a linear machine for each kind, always the same for the same material."""

from collections import Counter
from collections.abc import Iterable, Sequence

from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from contracts.clauses.learning.material import Labelled
from contracts.clauses.pieces import pieces_of
from contracts.clauses.weighing import WHOLE, Weights, share

#: What was seen in fewer sentences says nothing.
SEEN = 4
#: How closely the border follows single sentences; chosen on sets that were not learnt (docs/clauses.md).
CLOSENESS = 1.0
#: A smaller weight, in hundredths, is left out of the file.
SMALL = 5
#: The pieces of a sentence, sort by sort: runs, pairs.
Sorts = tuple[Sequence[str], ...]


def learn(material: Iterable[Labelled]) -> Weights:
    """The weights, rounded; each kind was told from all the others and from the fair sentences."""
    kinds: list[str] = []
    sentences: list[Sorts] = []
    for one in material:
        pieces = pieces_of(one.plain, one.parties)
        kinds.append(one.kind)
        sentences.append((sorted(pieces.runs), sorted(pieces.pairs)))
    names = _often(sentences)
    machine = LinearSVC(C=CLOSENESS, random_state=1, max_iter=5000).fit(_matrix(sentences, names), kinds)
    weights = (machine.coef_.T * WHOLE).round().astype(int).tolist()
    return Weights(
        kinds=[str(kind) for kind in machine.classes_],
        starts=[round(float(start) * WHOLE) for start in machine.intercept_],
        pieces={name: said for name, row in zip(names, weights, strict=True) if (said := _said(row))},
    )


def _said(row: Sequence[int]) -> list[int]:
    return [number for place, weight in enumerate(row) if abs(weight) >= SMALL for number in (place, weight)]


def _often(sentences: Iterable[Sorts]) -> list[str]:
    seen = Counter(name for sorts in sentences for sort in sorts for name in sort)
    return sorted(name for name, count in seen.items() if count >= SEEN)


def _matrix(sentences: Sequence[Sorts], names: Sequence[str]) -> csr_matrix:
    """A row for each sentence, a column for each piece."""
    places = {name: place for place, name in enumerate(names)}
    found = [
        (row, places[name], share(len(sort)))
        for row, sorts in enumerate(sentences)
        for sort in sorts
        for name in sort
        if name in places
    ]
    rows, columns, shares = zip(*found, strict=True)
    return csr_matrix((shares, (rows, columns)), shape=(len(sentences), len(names)))
