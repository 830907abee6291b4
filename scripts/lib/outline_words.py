"""Word evidence by distant supervision: units that headings and cues agree on label themselves; of others a chain says what it is sure of."""
import collections

import numpy as np
import scipy.optimize
import scipy.sparse

from outline_material import INDEX, KINDS

LEAST_POSTINGS, LEAST_SOURCES = 20, 3  # that a feature must be seen in
FARTHEST = 25                          # units below a heading
DOUBT = 0.5                            # weight of a unit that no heading vouches for
SURE = 0.9                             # how sure a chain must be of a unit that no heading vouches for
L2 = 3.0


def features_seen(documents):
    """Names of the features that enough postings of enough sources have."""
    seen, sources = collections.Counter(), collections.defaultdict(set)
    for document in documents:
        for name in {name for names in document.own for name in names}:
            seen[name] += 1
            sources[name].add(document.source)
    return sorted(name for name, count in seen.items() if count >= LEAST_POSTINGS and len(sources[name]) >= LEAST_SOURCES)


def matrix(lists, index):
    """Units x features: how often each is there."""
    columns, ends = [], [0]
    for names in lists:
        columns += [index[name] for name in names if name in index]
        ends.append(len(columns))
    found = scipy.sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(lists), len(index)))
    found.sum_duplicates()
    return found


def examples(documents, guesses):
    """[(document's source, features, kind, weight)] of units that are no headings. Guesses, if any: (kinds, how sure) by document."""
    for number, document in enumerate(documents):
        kinds, sure = guesses[number] if guesses else (document.rules, np.ones(len(document)))
        for i in range(len(document)):
            above, _, _, distance = document.above[i]
            if document.heading[i][2]:
                continue
            if above and INDEX[above] == document.rules[i] and distance <= FARTHEST:
                yield document.source, document.own[i], document.rules[i], 1.0
            elif sure[i] >= SURE and (guesses or not above):
                yield document.source, document.own[i], kinds[i], DOUBT


class Words:
    """A linear table: how the features of a unit speak for each kind. `guesses` are those of a chain that heard an earlier table."""

    def __init__(self, documents, guesses=None):
        self.names = features_seen(documents)
        self.index = {name: i for i, name in enumerate(self.names)}
        sources, lists, labels, weights = zip(*examples(documents, guesses))
        by_source, by_kind = collections.Counter(sources), collections.Counter(labels)
        weights = np.array(weights) * np.array([by_source[source] ** -0.5 * by_kind[kind] ** -0.3 for source, kind in zip(sources, labels)])
        self.weights, self.bias = self.fit(matrix(lists, self.index), np.array(labels), weights / weights.mean())

    @staticmethod
    def fit(found, labels, weights):
        """Logistic regression, drawn to zero."""
        count, width, kinds = found.shape[0], found.shape[1], len(KINDS)
        found, transposed = found.astype(np.float32), found.T.tocsr().astype(np.float32)
        target = np.eye(kinds, dtype=np.float32)[labels]
        weights = (weights / count)[:, None].astype(np.float32)

        def loss(flat):
            table = flat.reshape(width + 1, kinds).astype(np.float32)
            scores = found @ table[:-1] + table[-1]
            scores -= scores.max(1, keepdims=True)
            scores -= np.log(np.exp(scores).sum(1, keepdims=True))
            errors = (np.exp(scores) - target) * weights
            value = -(weights * target * scores).sum() + L2 / 2 / count * (table[:-1] ** 2).sum()
            return float(value), np.vstack([transposed @ errors + L2 / count * table[:-1], errors.sum(0)]).ravel().astype(np.float64)

        done = scipy.optimize.minimize(loss, np.zeros((width + 1) * kinds), jac=True, method="L-BFGS-B", options={"maxiter": 60, "maxcor": 6})
        table = done.x.reshape(width + 1, kinds)
        return table[:-1], table[-1]

    def speak(self, document):
        return matrix(document.own, self.index) @ self.weights + self.bias
