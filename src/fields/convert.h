// What a capture's type makes of the words it caught. grammar/README.md, "Types of captures".
#pragma once

#include <string>
#include <vector>

#include "fields/haystack.h"
#include "fields/numbers.h"
#include "grammar/compiled.h"
#include "quern/value.h"

namespace quern {

// One value, and where its words stand in the haystack's view.
struct Converted {
  Value value;
  Span range;
  std::string note;  // of a currency: code, symbol or name
};

bool is_number(ConversionKind kind);  // integer, number, years, months, weeks

// The value of a number that was read: months for years and weeks.
Value convert_number(ConversionKind kind, double number);

// Converts ranges of the haystack at hand.
class Converter {
 public:
  explicit Converter(const CompiledGrammar& grammar, LanguageBits languages = {});

  std::optional<NumberText> number(std::string_view words) const { return read_number(words, number_words_); }
  // Appends what the type makes of `range`: one piece, several of a list or of tags. False: the type does not understand it.
  bool convert(ConversionKind kind, int vocabulary, const Haystack& haystack, Span range, std::vector<Converted>& out);
  // The parts of `range` as ranges of the view, for rules that see lists.
  const std::vector<Span>& split(const Haystack& haystack, Span range);

  // Whether tags were taken apart since the last call.
  bool take_glued() { return std::exchange(glued_, false); }

 private:
  bool places(const Haystack& haystack, Span range, std::vector<Converted>& out);
  bool text(const Haystack& haystack, Span range, std::vector<Converted>& out) const;
  bool one(ConversionKind kind, int vocabulary, const Haystack& haystack, Span range, Converted& piece) const;
  bool contact(ConversionKind kind, const Haystack& haystack, Span range, Converted& piece) const;
  bool word(int vocabulary, const Haystack& haystack, Span range, Converted& piece) const;

  const CompiledGrammar& grammar_;
  LanguageBits languages_;
  const Vocabulary* number_words_;
  const Vocabulary* brands_;
  const Vocabulary* regions_;
  std::vector<Span> parts_;
  bool glued_ = false;
};

}  // namespace quern
