"""What a model of sections is worth on documents it never saw: one fold of five held out, or one source."""
import collections
import hashlib

import numpy as np

from outline_chain import Chain
from outline_material import KINDS

FOLDS = 5
OWN = 2


def fold_of(document):
    return int(hashlib.md5(document.name.encode()).hexdigest(), 16) % FOLDS


def weigh(documents):
    """Sources count by the root of their size, so that no board drowns the others; what was written for the project counts double."""
    sizes = collections.Counter(document.source for document in documents)
    for document in documents:
        document.weight = sizes[document.source] ** -0.5 * (OWN if document.source.startswith(("corpus", "seeds")) else 1)
    mean = np.mean([document.weight for document in documents])
    for document in documents:
        document.weight /= mean
    return documents


def score(pairs):
    """(word accuracy, macro F1 over kinds of 50 words or more, F1 by kind) of [(document, kind of each unit)]."""
    hit, given, labelled = np.zeros(len(KINDS)), np.zeros(len(KINDS)), np.zeros(len(KINDS))
    for document, kinds in pairs:
        labelled += document.words.sum(0) + document.missed
        np.add.at(given, kinds, document.words.sum(1))
        np.add.at(hit, kinds, document.words[np.arange(len(document)), kinds])
    f1 = {kind: 2 * hit[i] / (given[i] + labelled[i]) for i, kind in enumerate(KINDS) if labelled[i] >= 50}
    return hit.sum() / labelled.sum(), float(np.mean(list(f1.values()))), f1


def held_out(gold, others, speak, by_source, options=None):
    """[(document, kinds)] by models that saw neither the document's fold nor, `by_source`, anything of its source.

    `speak(document, source)` is what the words say, by a table that no document of `source` was in, nor any labelled one.
    """
    key = (lambda document: document.source) if by_source else fold_of
    for group in sorted({key(document) for document in gold}):
        heard = lambda document: speak(document, group if by_source else None)
        chain = Chain(weigh([document for document in gold if key(document) != group] + others), heard, options)
        for document in gold:
            if key(document) == group:
                yield document, chain.decode(document, heard)
