#include "text/candidate.h"

#include <vector>

#include "base/utf8.h"

namespace quern::mojibake {
namespace {

// The names of a chain's first codec, its first two, ... all.
std::vector<std::string> names_of(std::string_view codecs) {
  std::vector<std::string> names;
  for (const char codec : codecs) {
    std::string name = names.empty() ? "" : names.back() + '>';
    name += Codecs::get().name(static_cast<size_t>(codec));
    names.push_back(std::move(name));
  }
  return names;
}

// Neighbouring sequences are one change; of their chains the longest stands for all.
void add_change(Changes& changes, Span before, Span after, const std::string& chain, Rule rule) {
  if (changes.empty() || changes.back().before.end != before.begin) {
    changes.push_back({before, after, chain, rule});
    return;
  }
  Change& last = changes.back();
  last.before.end = before.end;
  last.after.end = after.end;
  if (last.chain.size() < chain.size()) last.chain = chain;
  if (last.rule < rule) last.rule = rule;
}

}  // namespace

Reading reading_of(Rewrite rewrite, std::string_view chain, Rule rule) {
  Reading reading{std::move(rewrite.text), {}};
  reading.changes.reserve(rewrite.edits.size());
  for (const OriginMap::Edit& edit : rewrite.edits) reading.changes.push_back({edit.before, edit.after, std::string(chain), rule});
  return reading;
}

Reading reading_of(const Excerpt& excerpt, const Candidate& candidate) {
  const std::string_view piece = excerpt.piece;
  const std::vector<std::string> names = names_of(candidate.codecs);
  Reading reading;
  reading.text.reserve(piece.size());
  size_t copied = 0;
  for (const Sequence& sequence : candidate.decoding.sequences) {
    const Span before{excerpt.offsets[sequence.at], excerpt.offsets[sequence.at + sequence.size]};
    reading.text.append(piece, copied, before.begin - copied);
    copied = before.end;
    const auto after = static_cast<uint32_t>(reading.text.size());
    utf8::append(reading.text, sequence.character);
    add_change(reading.changes, before, {after, static_cast<uint32_t>(reading.text.size())}, names[sequence.depth - size_t{1}],
               sequence.lossy ? Rule::kLossy : Rule::kUtf8);
  }
  reading.text.append(piece, copied);
  return reading;
}

std::u32string decoded(const Characters& piece, const Decoding& decoding) {
  std::u32string text;
  text.reserve(piece.text.size());
  size_t copied = 0;
  for (const Sequence& sequence : decoding.sequences) {
    text.append(piece.text, copied, sequence.at - copied);
    text += sequence.character;
    copied = sequence.at + sequence.size;
  }
  return text.append(piece.text, copied);
}

}  // namespace quern::mojibake
