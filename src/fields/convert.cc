#include "fields/convert.h"

#include <cmath>

#include "fields/contacts.h"
#include "fields/dates.h"
#include "fields/lists.h"
#include "fields/places.h"
#include "fields/tags.h"
#include "text/chars.h"

namespace quern {

bool is_number(ConversionKind kind) {
  switch (kind) {
    case ConversionKind::kInteger:
    case ConversionKind::kNumber:
    case ConversionKind::kYears:
    case ConversionKind::kMonths:
    case ConversionKind::kWeeks: return true;
    default: return false;
  }
}

Value convert_number(ConversionKind kind, double number) {
  constexpr double kMonthsPerYear = 12, kWeeksPerYear = 52;
  switch (kind) {
    case ConversionKind::kYears: return number_value(std::round(number * kMonthsPerYear));
    case ConversionKind::kMonths: return number_value(std::round(number));
    case ConversionKind::kWeeks: return number_value(std::round(number * kMonthsPerYear / kWeeksPerYear));
    default: return number_value(number);
  }
}

Converter::Converter(const CompiledGrammar& grammar, LanguageBits languages)
    : grammar_(grammar),
      languages_(languages),
      number_words_(grammar.find_vocabulary("number_word")),
      brands_(grammar.find_vocabulary("brand")),
      regions_(grammar.find_vocabulary("region")) {}

const std::vector<Span>& Converter::split(const Haystack& haystack, Span range) {
  parts_.clear();
  split_list(range.of(haystack.view()), grammar_, parts_, languages_);
  for (Span& part : parts_) part = {part.begin + range.begin, part.end + range.begin};
  return parts_;
}

bool Converter::convert(ConversionKind kind, int vocabulary, const Haystack& haystack, Span range, std::vector<Converted>& out) {
  if (kind == ConversionKind::kPlaces) return places(haystack, range, out);
  if (kind == ConversionKind::kList || kind == ConversionKind::kTags) {
    if (kind == ConversionKind::kList) {
      split(haystack, range);
    } else {
      parts_.clear();
      glued_ = split_tags(range.of(haystack.view()), brands_, parts_) || glued_;
      for (Span& part : parts_) part = {part.begin + range.begin, part.end + range.begin};
    }
    for (const Span part : parts_) text(haystack, part, out);
    return !parts_.empty();
  }
  Converted piece;
  piece.range = range;
  if (!one(kind, vocabulary, haystack, range, piece)) return false;
  out.push_back(std::move(piece));
  return true;
}

bool Converter::places(const Haystack& haystack, Span range, std::vector<Converted>& out) {
  split(haystack, range);
  join_regions(haystack.view(), *grammar_.names, regions_, parts_);
  for (const Span part : parts_) {
    out.push_back({Value(), part, {}});
    one(ConversionKind::kPlace, -1, haystack, part, out.back());
  }
  return !parts_.empty();
}

bool Converter::text(const Haystack& haystack, Span range, std::vector<Converted>& out) const {
  std::string shown = haystack.shown(range);
  if (shown.empty()) return false;
  out.push_back({Value(std::move(shown)), range, {}});
  return true;
}

bool Converter::one(ConversionKind kind, int vocabulary, const Haystack& haystack, Span range, Converted& piece) const {
  const std::string_view words = trim(range.of(haystack.view()));
  if (kind == ConversionKind::kFlag) {
    piece.value = !words.empty();
    return true;
  }
  if (words.empty()) return false;
  if (is_number(kind)) {
    const auto read = number(words);
    if (read) piece.value = convert_number(kind, read->value());
    return read.has_value();
  }
  switch (kind) {
    case ConversionKind::kCurrency: {
      auto currency = grammar_.names->currency(words);
      if (!currency) return false;
      piece.value = std::move(currency->code);
      piece.note = std::move(currency->source);
      return true;
    }
    case ConversionKind::kDate:
    case ConversionKind::kDayFirstDate: {
      auto date = read_date(words, *grammar_.names, kind == ConversionKind::kDate ? DateOrder::kMonthFirst : DateOrder::kDayFirst);
      if (date) piece.value = std::move(*date);
      return date.has_value();
    }
    case ConversionKind::kPlace: {
      auto country = country_of(words, *grammar_.names);
      piece.value.set("text", haystack.shown(range));
      piece.value.set("country", country ? Value(std::move(*country)) : Value());
      return true;
    }
    case ConversionKind::kEmail:
    case ConversionKind::kUrl: return contact(kind, haystack, range, piece);
    case ConversionKind::kVocabulary: return word(vocabulary, haystack, range, piece);
    default: piece.value = haystack.shown(range); return true;
  }
}

bool Converter::contact(ConversionKind kind, const Haystack& haystack, Span range, Converted& piece) const {
  const std::string_view words = range.of(haystack.view());
  const auto address = kind == ConversionKind::kEmail ? read_email(words) : read_url(words);
  if (!address) return false;
  piece.range = haystack.range_of(*address);
  piece.value = *address;
  return true;
}

bool Converter::word(int vocabulary, const Haystack& haystack, Span range, Converted& piece) const {
  const std::string_view words = trim(range.of(haystack.view()));
  const Vocabulary::Entry* meant = grammar_.vocabularies[static_cast<size_t>(vocabulary)].find(words);
  if (meant != nullptr) piece.value = meant->value;
  return meant != nullptr;
}

}  // namespace quern
