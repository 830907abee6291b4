#include "pattern/first_bytes.h"

#include <algorithm>

#include "pattern/characters.h"

namespace quern::pattern {
namespace {

bool is_anchored(const RegexSequence& sequence) {
  if (sequence.empty()) return false;
  const RegexItem& first = sequence.front();
  if (first.optional()) return false;
  if (first.kind == RegexItem::Kind::kAssertion) return first.text == "^" || first.text == "\\A";
  return first.kind == RegexItem::Kind::kGroup && pattern::is_anchored(first.alternatives);
}

bool is_anchored_at_end(const RegexSequence& sequence) {
  if (sequence.empty()) return false;
  const RegexItem& last = sequence.back();
  if (last.optional()) return false;
  if (last.kind == RegexItem::Kind::kAssertion) return last.text == "$" || last.text == "\\z";
  return last.kind == RegexItem::Kind::kGroup && pattern::is_anchored_at_end(last.alternatives);
}

void add_range(ByteSet& set, int from, int to) {
  for (int byte = from; byte <= to; ++byte) set.set(static_cast<size_t>(byte));
}

void add_beyond_ascii(ByteSet& set) { add_range(set, 0x80, 0xFF); }

void add_letters(ByteSet& set) {
  add_range(set, 'a', 'z');
  add_range(set, 'A', 'Z');
  add_beyond_ascii(set);
}

// Of an escape that stands for many characters; false for one that is not followed here.
bool add_escape(ByteSet& set, char escape) {
  if (escape != 'd' && escape != 'w' && escape != 's') return false;
  if (escape == 's') add_range(set, 0x09, 0x20);
  if (escape != 's') add_range(set, '0', '9');
  if (escape == 'w') {
    add_range(set, 'A', 'Z');
    add_range(set, 'a', 'z');
    set.set('_');
  }
  return true;
}

// Of a class without negation: everything that it names, or what a range spans.
void add_class(ByteSet& set, std::string_view inner) {
  if (inner.starts_with('^')) return void(set.set());
  for (size_t i = 0; i < inner.size(); ++i) {
    const char c = inner[i];
    if (c == '[' || static_cast<unsigned char>(c) >= 0x80) {  // [:alpha:], or a character beyond ASCII
      if (c == '[') return void(set.set());
      add_beyond_ascii(set);
    } else if (inner.substr(i).starts_with("\\pL")) {
      add_letters(set);
      i += 2;
      continue;
    } else if (c == '\\') {
      if (i + 1 < inner.size() && add_escape(set, inner[i + 1])) {
        ++i;
        continue;
      }
      const bool letter = i + 1 < inner.size() && ((inner[i + 1] | 0x20) >= 'a' && (inner[i + 1] | 0x20) <= 'z');
      if (letter) return void(set.set());
    } else if (c == '-' && i > 0 && i + 1 < inner.size()) {
      if (inner[i + 1] == '\\' || static_cast<unsigned char>(inner[i + 1]) >= 0x80) return void(set.set());
      add_range(set, static_cast<unsigned char>(inner[i - 1]), static_cast<unsigned char>(inner[i + 1]));
    }
    set.set(static_cast<unsigned char>(c));
  }
}

void add_character(ByteSet& set, std::string_view text) {
  if (const auto few = few_characters(text)) {
    for (const std::string& character : *few) set.set(static_cast<unsigned char>(character[0]));
  } else if (text.starts_with('[')) {
    add_class(set, text.substr(1, text.size() - 2));
  } else if (text == "\\pL") {
    add_letters(set);
  } else if (static_cast<unsigned char>(text[0]) >= 0x80) {
    add_beyond_ascii(set);
  } else if (text.size() != 2 || text[0] != '\\' || !add_escape(set, text[1])) {
    set.set();
  }
}

// Adds what the sequence can begin with; true if it can be empty.
bool add_first(ByteSet& set, const RegexSequence& sequence) {
  for (const RegexItem& item : sequence) {
    if (item.zero_width()) continue;
    bool empty = item.optional();
    if (item.kind == RegexItem::Kind::kGroup) {
      for (const RegexSequence& alternative : item.alternatives) empty = add_first(set, alternative) || empty;
    } else {
      add_character(set, item.text);
    }
    if (!empty) return false;
  }
  return true;
}

void add_other_case(ByteSet& set) {
  for (size_t c = 'a'; c <= 'z'; ++c) {
    const size_t upper = c - ('a' - 'A');
    if (set[c] || set[upper]) set.set(c).set(upper);
  }
  if (set['k'] || set['s']) add_beyond_ascii(set);  // the Kelvin sign and the long s fold to them
}

}  // namespace

bool is_anchored(const std::vector<RegexSequence>& alternatives) {
  return std::all_of(alternatives.begin(), alternatives.end(), [](const RegexSequence& sequence) { return is_anchored(sequence); });
}

bool is_anchored_at_end(const std::vector<RegexSequence>& alternatives) {
  return std::all_of(alternatives.begin(), alternatives.end(), [](const RegexSequence& sequence) { return is_anchored_at_end(sequence); });
}

ByteSet first_bytes(const std::vector<RegexSequence>& alternatives) {
  ByteSet set;
  for (const RegexSequence& alternative : alternatives)
    if (add_first(set, alternative)) set.set();
  add_other_case(set);
  return set;
}

}  // namespace quern::pattern
