"""The file of learned tables: what src/grammar/outline_tables.cc reads, named and laid out as grammar/README.md says."""
import struct

import numpy as np

from outline_chain import ACROSS_SCALE, COUNT, VIEWS
from outline_material import KINDS

MASK = (1 << 64) - 1
SEED = 0xCBF29CE484222325


def hash_of(data, value=SEED):
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def hash_of_word(data):
    value = 0
    for begin in range(0, len(data), 8):
        value = (((value ^ value >> 32) * 0xD6E8FEB86659FD93) & MASK) ^ int.from_bytes(data[begin:begin + 8], "little")
    return value


def key_of(name):
    """As src/base/key_hash.h and src/outline/features.cc make it of a feature's group and of what it is within the group."""
    group, _, value = name.partition(":")
    second = 0
    if group in ("word", "stem", "first"):
        first = hash_of_word(value.encode())
    elif group in ("pair", "first pair"):
        first, second = (hash_of_word(word.encode()) for word in value.split(" "))
    else:
        if group not in ("cue", "against"):
            parts = value.split("/")  # a word, then numbers of one character each
            numbers = [part for part in parts if part.isdigit()]
            value = "".join([part for part in parts if not part.isdigit()] + [chr(48 + int(number)) for number in numbers])
        first = hash_of(value.encode())
    key = ((first ^ hash_of(group.encode() + b":")) * 0x9E3779B97F4A7C15) & MASK
    return (((key ^ key >> 32 ^ second) * 0xD6E8FEB86659FD93) & MASK) >> 32


def packed(rows):
    """{name: weights} as whole numbers of one byte, scaled to the largest; rows of zeros are left out."""
    scale = max(np.abs(row).max() for row in rows.values()) / 127
    whole = {name: np.rint(row / scale).astype(np.int8) for name, row in rows.items()}
    kept = sorted((key_of(name), row.tobytes()) for name, row in whole.items() if row.any())
    if len({key for key, _ in kept}) < len(kept):
        raise SystemExit("two features have one key: change the hash in src/base/key_hash.h")
    return struct.pack("<If", len(kept), scale) + b"".join(struct.pack("<I", key) + row for key, row in kept), len(kept)


def write(path, words, chain):
    """Writes the tables and gives the sizes: (rows of words, rows of context, bytes)."""
    centred = words.weights - words.weights.mean(1, keepdims=True)
    speaking = dict(zip(words.names, centred))
    speaking["any:"] = speaking.get("any:", 0) + words.bias - words.bias.mean()
    word_bytes, word_rows = packed(speaking)
    context_bytes, context_rows = packed({name: row - row.mean() for name, row in chain.table().items()})
    rules, *seen = chain.common[-1 - len(VIEWS):]
    numbers = [rules, *seen, *(chain.weights[-COUNT:] * ACROSS_SCALE).ravel()]
    for switch, moves in zip(chain.switch, chain.moves):
        numbers += [-switch, *(-moves).ravel()]
    data = f"quern outline tables 2\n{' '.join(KINDS)}\n".encode() + word_bytes + context_bytes + struct.pack(f"<{len(numbers)}f", *numbers)
    path.write_bytes(data)
    return word_rows, context_rows, len(data)
