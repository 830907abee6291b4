#include "grammar/border.h"

#include <algorithm>

#include "pattern/regex_parts.h"

namespace quern::loading {
namespace {

using pattern::parse_regex;
using pattern::regex_text;
using pattern::RegexItem;
using pattern::RegexSequence;

enum class Side { kBegin, kEnd };

// What stands at one side of all that a part can match.
enum class Edge { kNothing, kWord, kOther, kMixed };

Edge either(Edge a, Edge b) {
  if (a == Edge::kNothing) return b;
  return b == Edge::kNothing || a == b ? a : Edge::kMixed;
}

Edge edge_of(const RegexSequence& sequence, Side side);
bool can_be_empty(const RegexSequence& sequence);

bool can_be_empty(const RegexItem& item) {
  return item.zero_width() || item.optional() ||
         (item.kind == RegexItem::Kind::kGroup && std::any_of(item.alternatives.begin(), item.alternatives.end(),
                                                              [](const RegexSequence& alternative) { return can_be_empty(alternative); }));
}

bool can_be_empty(const RegexSequence& sequence) {
  return std::all_of(sequence.begin(), sequence.end(), [](const RegexItem& item) { return can_be_empty(item); });
}

Edge edge_of(const RegexItem& item, Side side) {
  switch (item.kind) {
    case RegexItem::Kind::kWordCharacter: return Edge::kWord;
    case RegexItem::Kind::kOtherCharacter: return Edge::kOther;
    case RegexItem::Kind::kAnyCharacter: return Edge::kMixed;
    case RegexItem::Kind::kAssertion: return Edge::kNothing;
    case RegexItem::Kind::kGroup: break;
  }
  Edge edge = Edge::kNothing;
  for (const RegexSequence& alternative : item.alternatives) edge = either(edge, edge_of(alternative, side));
  return edge;
}

Edge edge_of(const RegexSequence& sequence, Side side) {
  Edge edge = Edge::kNothing;
  for (size_t i = 0; i < sequence.size(); ++i) {
    const RegexItem& item = side == Side::kBegin ? sequence[i] : sequence[sequence.size() - 1 - i];
    edge = either(edge, edge_of(item, side));
    if (!can_be_empty(item)) break;
  }
  return edge;
}

std::string joined(std::string_view inner, std::string_view outer, Side side) {
  return side == Side::kBegin ? std::string(outer) + std::string(inner) : std::string(inner) + std::string(outer);
}

std::string with_border(const RegexSequence& sequence, Side side);

// Each alternative gets the border that it needs.
std::string with_border(const RegexItem& group, Side side) {
  std::string out(group.open);
  for (size_t i = 0; i < group.alternatives.size(); ++i) out += (i == 0 ? "" : "|") + with_border(group.alternatives[i], side);
  return out + ")";
}

// `sequence` ends (or begins) in an optional part: with the part its border, without it that of what then stands there.
std::string with_optional(const RegexItem& optional, const RegexSequence& rest, Side side) {
  RegexItem part = optional;
  part.repeat = {};
  const std::string bordered_part = with_border(RegexSequence{part}, side);
  switch (edge_of(rest, side)) {
    case Edge::kWord: return joined(regex_text(rest), "(?:" + bordered_part + "|\\b)", side);
    case Edge::kMixed: return "(?:" + joined(regex_text(rest), bordered_part, side) + "|" + with_border(rest, side) + ")";
    default: return joined(regex_text(rest), "(?:" + bordered_part + ")?", side);
  }
}

std::string with_border(const RegexSequence& sequence, Side side) {
  const Edge edge = edge_of(sequence, side);
  const std::string text = regex_text(sequence);
  if (edge == Edge::kWord && !can_be_empty(sequence)) return joined(text, "\\b", side);
  if (edge != Edge::kMixed) return text;
  const RegexItem& last = side == Side::kBegin ? sequence.front() : sequence.back();
  RegexSequence rest = sequence;
  rest.erase(side == Side::kBegin ? rest.begin() : rest.end() - 1);
  if (last.repeat == "?" && !rest.empty()) return with_optional(last, rest, side);
  if (last.kind == RegexItem::Kind::kGroup && last.repeat.empty()) return joined(regex_text(rest), with_border(last, side), side);
  return text;
}

}  // namespace

std::string bordered(std::string_view pattern) {
  std::string out(pattern);
  for (const Side side : {Side::kBegin, Side::kEnd}) {
    const auto alternatives = parse_regex(out);
    if (!alternatives) return std::string(pattern);
    std::string next;
    for (size_t i = 0; i < alternatives->size(); ++i) next += (i == 0 ? "" : "|") + with_border((*alternatives)[i], side);
    out = alternatives->size() > 1 ? "(?:" + next + ")" : next;
  }
  return out;
}

}  // namespace quern::loading
