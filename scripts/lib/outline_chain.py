"""A linear-chain conditional random field over the units of a document."""
import collections
import re

import numpy as np
import scipy.optimize
import scipy.sparse

from outline_material import INDEX, KINDS
from outline_words import Words, matrix

COUNT = len(KINDS)
CLASSES = 11  # of switches: boundaries, a known heading, an unknown one
GUESS = -0.5 * np.array([0, 1.7, 3, 4, 4, 4.5, 2.5, 0.5, 4, 0.3, 1.2])  # what switches are drawn to: half of what the engine takes by default
FLOOR = 7.0
WINDOW = 3
WORDS = {"word", "stem", "pair", "first", "first pair"}
VIEWS = ["unit", "before", "behind", "window", "block"]
L2 = {"cue": 5.0, "tie": 0.05, "switch": 0.1, "switch to": 2.0, "change": 1.0, "across": 2.0, "other": 10.0}
ACROSS_SCALE = 0.3
BATCH = 400  # documents
OWN = 2      # weight of what was written for the project

# Features that speak for the kind they name: all kinds share a weight, beside the weights of their own. By group: what the name holds
# behind the kind -> which weight.
TIES = [(re.compile(r"heading:(\w+)/(\d)/(\d)"), lambda strength, inline: f"heading {strength}{inline}"),
        (re.compile(r"above:(\w+)/(\d)/(\d)/(\d)"), lambda strength, inline, distance: f"above {min(int(strength), 1)}{inline}{distance}"),
        (re.compile(r"cue:(\w+) "), lambda: "cue"),
        (re.compile(r"against:(\w+) "), lambda: "against")]


def tie_of(name):
    """(shared weight, kind) of a feature, or None."""
    for pattern, which in TIES:
        found = pattern.match(name)
        if found and found[1] in INDEX:
            return which(*found.groups()[1:]), INDEX[found[1]]
    return None


def relative(scores):
    scores = np.maximum(scores - scores.max(1, keepdims=True), -FLOOR)
    return scores - scores.mean(1, keepdims=True)


def views(scores, blocks):
    """units x kinds x views of what the words say."""
    scores, count = relative(scores), len(scores)
    none = np.zeros((1, scores.shape[1]))
    window = np.array([scores[max(0, i - WINDOW):i + WINDOW + 1].mean(0) for i in range(count)])
    block = np.empty_like(scores)
    starts = sorted({0, *np.flatnonzero(blocks)}) + [count]
    for begin, end in zip(starts, starts[1:]):
        block[begin:end] = scores[begin:end].mean(0)
    return np.stack([scores, np.vstack([none, scores[:-1]]), np.vstack([scores[1:], none]), window, block], 2)


class Batch:
    """Documents side by side: position after position, those that are long enough."""

    def __init__(self, documents):
        lengths = [len(document) for document in documents]
        offsets = np.cumsum([0] + lengths)
        order = sorted(range(len(documents)), key=lambda i: -lengths[i])
        self.steps = [np.array([offsets[i] + at for i in order if lengths[i] > at]) for at in range(max(lengths))]
        self.classes = np.concatenate([document.classes for document in documents])
        self.labels = np.concatenate([document.rules if document.labels is None else document.labels for document in documents])
        self.weights = np.concatenate([np.full(len(document), document.weight) for document in documents])
        self.later = np.concatenate([np.empty(0, int), *self.steps[1:]])

    def expect(self, scores, transitions):
        """(log of the sum over all labellings, kinds of each unit, pairs of kinds by class): expected, weighted."""
        highest = scores.max(1)
        exp_scores = np.exp(scores - highest[:, None])
        top = transitions.max()
        exp_moves = np.exp(transitions - top)
        forward, backward, scale = np.empty_like(scores), np.ones_like(scores), np.empty(len(scores))
        state = None
        for at, units in enumerate(self.steps):
            state = exp_scores[units] if at == 0 else np.einsum("bi,bij->bj", state[:len(units)], exp_moves[self.classes[units]]) * exp_scores[units]
            scale[units] = state.sum(1)
            state = state / scale[units][:, None]
            forward[units] = state
        state = None
        for at in range(len(self.steps) - 1, -1, -1):
            units = self.steps[at]
            if state is not None:
                following = self.steps[at + 1]
                backward[units[:len(following)]] = np.einsum("bj,bij->bi", state, exp_moves[self.classes[following]])
            state = exp_scores[units] * backward[units] / scale[units][:, None]
        total = ((np.log(scale) + highest + top) * self.weights).sum() - top * self.weights[self.steps[0]].sum()
        kinds = forward * backward
        kinds *= (self.weights / kinds.sum(1))[:, None]
        later = exp_scores[self.later] * backward[self.later] * (self.weights[self.later] / scale[self.later])[:, None]
        pairs = np.zeros_like(transitions)
        for which in range(len(transitions)):
            chosen = self.classes[self.later] == which
            pairs[which] = exp_moves[which] * (forward[self.later[chosen] - 1].T @ later[chosen])
        return total, kinds, pairs


class Chain:
    """score = features x weights + the grammar's own scores + views + across + transitions. `options["without"]`: groups of features that
    are left out, "rules" for the grammar's own scores."""

    def __init__(self, documents, speak, options=None):
        self.options = options or {}
        self.names = self.frequent(documents)
        self.index = {name: i for i, name in enumerate(self.names)}
        self.ties = sorted({tie[0] for tie in map(tie_of, self.names) if tie})
        self.tie_index = {tie: i for i, tie in enumerate(self.ties)}
        self.shared_count = len(self.ties) + 1 + len(VIEWS)
        self.fit(documents, speak)

    def features(self, document):
        """All but words, which speak through their table alone."""
        left_out = WORDS | set(self.options.get("without", ()))
        return [[name for name in own + place if name.split(":")[0] not in left_out] for own, place in zip(document.own, document.place)]

    def frequent(self, documents):
        """Features that two documents have."""
        seen = collections.Counter(name for document in documents for name in {name for names in self.features(document) for name in names})
        return sorted(name for name, count in seen.items() if count > 1)

    def inputs(self, document, speak):
        """(features; shared weights and views: units x kinds x inputs; window)."""
        lists = self.features(document)
        shared = np.zeros((len(document), COUNT, len(self.ties)))
        for i, names in enumerate(lists):
            for name in names:
                if name in self.index and (tie := tie_of(name)):
                    shared[i, tie[1], self.tie_index[tie[0]]] += 1
        seen = views(speak(document), document.blocks)
        rules = document.scores * ("rules" not in self.options.get("without", ()))

        return matrix(lists, self.index), np.concatenate([shared, rules[:, :, None], seen], 2), seen[:, :, VIEWS.index("window")] * ACROSS_SCALE

    def strengths(self):
        rows = np.array([L2["cue" if name.startswith(("cue:", "against:")) else "other"] for name in self.names] + [L2["across"]] * COUNT)
        return np.concatenate([np.repeat(rows, COUNT), np.full(self.shared_count, L2["tie"]), np.full(CLASSES, L2["switch"]),
                               np.full(CLASSES * COUNT, L2["switch to"]), np.full(COUNT * COUNT, L2["change"])])

    def split(self, flat):
        sizes = [(len(self.names) + COUNT) * COUNT, self.shared_count, CLASSES, CLASSES * COUNT, COUNT * COUNT]
        rows, shared, switch, to, change = np.split(flat, np.cumsum(sizes)[:-1])
        self.switch = switch
        moves = switch[:, None, None] + to.reshape(CLASSES, 1, COUNT) + change.reshape(1, COUNT, COUNT)
        return rows.reshape(-1, COUNT), shared, moves * (1 - np.eye(COUNT))

    def fit(self, documents, speak):
        batch = Batch(documents)
        inputs = [self.inputs(document, speak) for document in documents]
        rows = scipy.sparse.hstack([scipy.sparse.vstack([found for found, _, _ in inputs]), np.concatenate([window for _, _, window in inputs])]).tocsr()
        transposed = rows.T.tocsr()
        shared = np.concatenate([seen for _, seen, _ in inputs]).reshape(-1, self.shared_count)
        units = rows.shape[0]
        gold = np.zeros((units, COUNT))
        gold[np.arange(units), batch.labels] = batch.weights
        gold_pairs = np.zeros((CLASSES, COUNT, COUNT))
        np.add.at(gold_pairs, (batch.classes[batch.later], batch.labels[batch.later - 1], batch.labels[batch.later]), batch.weights[batch.later])
        strengths, moved = self.strengths(), 1 - np.eye(COUNT)
        start = np.zeros(len(strengths))
        at = (len(self.names) + COUNT) * COUNT + self.shared_count
        start[at:at + CLASSES] = GUESS

        def loss(flat):
            weights, common, moves = self.split(flat)
            scores = rows @ weights + (shared @ common).reshape(units, COUNT)
            total, kinds, pairs = batch.expect(scores, moves)
            drawn = flat - start
            value = total - (scores * gold).sum() - (moves * gold_pairs).sum() + 0.5 * (strengths * drawn * drawn).sum()
            excess, moves_excess = kinds - gold, (pairs - gold_pairs) * moved
            slope = np.concatenate([(transposed @ excess).ravel(), shared.T @ excess.ravel(), moves_excess.sum((1, 2)),
                                    moves_excess.sum(1).ravel(), moves_excess.sum(0).ravel()])
            return value, slope + strengths * drawn

        done = scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 60, "maxcor": 8})
        self.weights, self.common, self.moves = self.split(done.x)

    def scores(self, document, speak):
        found, shared, window = self.inputs(document, speak)
        return found @ self.weights[:-COUNT] + window @ self.weights[-COUNT:] + shared @ self.common

    def decode(self, document, speak):
        return viterbi(self.scores(document, speak), self.moves, document.classes)

    def guess(self, documents, speak):
        """[(likeliest kind of each unit, how likely it is)] by document."""
        guesses = []
        for begin in range(0, len(documents), BATCH):
            batch = documents[begin:begin + BATCH]
            _, kinds, _ = Batch(batch).expect(np.concatenate([self.scores(document, speak) for document in batch]), self.moves)
            ends = np.cumsum([len(document) for document in batch])
            guesses += [(kind.argmax(1), kind.max(1)) for kind in np.split(kinds, ends[:-1])]
        return guesses

    def table(self):
        """{name: weights by kind}: what each feature is worth in the end, its share of the common weights included."""
        rows = {name: self.weights[i].copy() for i, name in enumerate(self.names)}
        for name, row in rows.items():
            if tie := tie_of(name):
                row[tie[1]] += self.common[self.tie_index[tie[0]]]
        return rows


def weigh(documents):
    """Sources count by the root of their size, so that no board drowns the others; what was written for the project counts double."""
    sizes = collections.Counter(document.source for document in documents)
    for document in documents:
        document.weight = sizes[document.source] ** -0.5 * (OWN if document.source.startswith(("corpus", "seeds")) else 1)
    mean = np.mean([document.weight for document in documents])
    for document in documents:
        document.weight /= mean
    return documents


def teach(gold, others, postings):
    """Words that have heard a chain: what headings vouch for, and what the chain that this teaches is sure of."""
    words = Words(postings)
    return Words(postings, Chain(weigh(gold + others), words.speak).guess(postings, words.speak))


def viterbi(scores, moves, classes):
    origins, best = np.zeros(scores.shape, int), scores[0]
    for i in range(1, len(scores)):
        ways = best[:, None] + moves[classes[i]]
        origins[i] = ways.argmax(0)
        best = ways.max(0) + scores[i]
    labels = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        labels.append(int(origins[i, labels[-1]]))
    return np.array(labels[::-1])
