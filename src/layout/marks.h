// What decorates a line: bullets, numbering, markdown, rules.
#pragma once

#include <cstdint>
#include <string_view>

namespace quern {

// Size in bytes of the bullet that `line` (no space before it) begins with, the space behind it included; 0 for none.
// Dashes and stars are bullets before a space or, like `-Technology`, before a letter; `• •` is one bullet.
// Numbering ("1.", "a)") is none: it is words, see numbering_size.
uint32_t bullet_size(std::string_view line);

// Size of a bullet character that is one wherever it stands, as in `first • second`; 0 for none.
uint32_t inline_bullet_size(std::string_view text);

// Size of a mark that is a bullet at the start of a line, or within a line where a list has begun with it: dashes, `·`; 0 for none.
uint32_t list_mark_size(std::string_view text);

// Size of "1." "2)" "(3)" "a)" "iv." at the start of `line`, the space behind it included; 0 for none.
uint32_t numbering_size(std::string_view line);

// `-----`, `=====`, `***`, `|---|---|`: at least three marks and nothing else.
bool is_rule(std::string_view line);

// The level of the markdown heading that begins `line` and the size of its mark: {2, 3} for "## X"; {0, 0} for none.
struct HeadingMark {
  uint8_t level = 0;
  uint32_t size = 0;
};
HeadingMark heading_mark(std::string_view line);

// `line` without emphasis marks around all of it ("**Tasks:**" -> "Tasks:"); the same view if there are none.
std::string_view without_emphasis(std::string_view line);

// Without characters at either end that are neither letters nor digits nor part of a word: emoji, `#`, `:`, dashes. Brackets
// that open inside stay ("Skills (hard):" -> "Skills (hard)"), and so do a question mark and the sign of an amount ("£900").
std::string_view without_decoration(std::string_view line);

}  // namespace quern
