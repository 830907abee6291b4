"""What a model of sections is worth on documents it never saw: one fold of five held out, or one source."""
import hashlib

import numpy as np

from outline_chain import Chain, weigh
from outline_material import KINDS

FOLDS = 5


def fold_of(document):
    return int(hashlib.md5(document.name.encode()).hexdigest(), 16) % FOLDS


def score(pairs):
    """(word accuracy, macro F1 over kinds of 50 words or more, F1 by kind) of [(document, kind of each unit)]."""
    hit, given, labelled = np.zeros(len(KINDS)), np.zeros(len(KINDS)), np.zeros(len(KINDS))
    for document, kinds in pairs:
        labelled += document.words.sum(0) + document.missed
        np.add.at(given, kinds, document.words.sum(1))
        np.add.at(hit, kinds, document.words[np.arange(len(document)), kinds])
    f1 = {kind: 2 * hit[i] / (given[i] + labelled[i]) for i, kind in enumerate(KINDS) if labelled[i] >= 50}
    return hit.sum() / labelled.sum(), float(np.mean(list(f1.values()))), f1


def groups(gold, by_source):
    """{which documents are held out: whether one is}: one fold of five, or one source."""
    key = (lambda document: document.source) if by_source else fold_of
    return {group: lambda document, group=group: key(document) == group for group in sorted({key(document) for document in gold})}


def held_out(gold, others, said, by_source, options=None):
    """[(document, kinds)] by chains that saw neither the document's fold nor, `by_source`, anything of its source.

    `said[group][document.name]` is what words say that were learned without the group, too.
    """
    for group, is_out in groups(gold, by_source).items():
        speak = lambda document: said[group][document.name]
        chain = Chain(weigh([document for document in gold if not is_out(document)] + others), speak, options)
        for document in gold:
            if is_out(document):
                yield document, chain.decode(document, speak)
