// One logical line -> pieces: inline headings, sentences, inline bullets, glued joints.
#pragma once

#include <string_view>
#include <vector>

#include "grammar/compiled.h"
#include "grammar/headings.h"
#include "layout/cut.h"
#include "layout/lines.h"
#include "quern/span.h"

namespace quern {

struct Piece {
  Span words;
  Span marked;                          // the pieces' marked spans cover that of the line without a gap
  Boundary boundary = Boundary::kLine;  // before it; of the first piece: left to the caller
  bool lead = false;                    // an inline heading, what it heads follows
  HeadingEntry known;                   // of a lead
};

// Cuts lines; keeps its buffers from line to line.
class LineSplitter {
 public:
  LineSplitter(std::string_view text, const CompiledGrammar& grammar) : text_(text), grammar_(grammar) {}

  // A line that needs no cut gives one piece. Linear in the size of the line.
  // `first`: of the document.
  const std::vector<Piece>& split(const Line& line, bool first = false);

 private:
  static constexpr uint32_t kLongestPrefix = 90;  // bytes before the colon of `Heading: content`
  static constexpr size_t kMostWords = 8;         // of an inline heading

  // What the word before a bare heading is.
  enum class Before : uint8_t { kText, kName, kJoiner, kNumber };

  void find_prefix(const Line& line);
  void find_title(const Line& line);
  void find_cuts(uint32_t begin, uint32_t end);
  void begin_words(uint32_t at);
  void collect_words(uint32_t end);
  uint32_t try_sentence(uint32_t at, uint32_t begin, uint32_t end);
  uint32_t try_bullet(uint32_t at, uint32_t end);
  uint32_t try_list_mark(uint32_t at, uint32_t begin, uint32_t end);
  uint32_t try_markdown(uint32_t at, uint32_t begin, uint32_t end);
  void try_colon(uint32_t colon, uint32_t begin, uint32_t end);
  bool is_rest_of_phrase(size_t word, uint32_t colon) const;
  void take_lead(uint32_t lead_end, const HeadingEntry& known);
  bool try_phrase(uint32_t decorated, uint32_t start, uint32_t colon, Boundary boundary);
  void try_bare_heading(uint32_t at, uint32_t begin, uint32_t end);
  Before kind_of(std::string_view word);
  bool may_begin_heading(uint32_t at, uint32_t end);
  bool try_title_case(uint32_t at, uint32_t end, bool behind_name = false);
  bool opens_content(uint32_t next, uint32_t end) const;
  bool is_no_name(const HeadingEntry& known, size_t words, uint32_t next) const;
  bool is_furniture(const HeadingEntry& known) const;
  bool stands_alone(const HeadingEntry& known, size_t words, uint32_t next, uint32_t end) const;
  bool is_abbreviation(uint32_t stop, uint32_t begin);
  void build(const Line& line);

  std::string_view text_;
  const CompiledGrammar& grammar_;
  HeadingLookup lookup_;
  std::string folded_;
  bool list_item_ = false;             // a list item holds one thing: no heading but at the start of a sentence
  uint32_t list_begin_ = 0;            // what follows the last heading
  std::string_view list_mark_;         // what the items of the list at hand begin with
  std::vector<uint32_t> word_starts_;  // of the sentence at hand, those before collected_
  uint32_t collected_ = 0;
  uint32_t sure_joints_ = 0;
  std::vector<Cut> cuts_;
  std::vector<Piece> pieces_;
};

}  // namespace quern
