#include "outline/features.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <iterator>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold.h"

namespace quern {
namespace {

constexpr FeatureGroup kWord("word");
constexpr FeatureGroup kStem("stem");
constexpr FeatureGroup kPair("pair");
constexpr FeatureGroup kFirst("first");
constexpr FeatureGroup kFirstPair("first pair");
constexpr FeatureGroup kLength("length");
constexpr FeatureGroup kShape("shape");
constexpr FeatureGroup kBegin("begin");
constexpr FeatureGroup kEnd("end");
constexpr FeatureGroup kCue("cue");
constexpr FeatureGroup kAgainst("against");
constexpr FeatureGroup kHeading("heading");
constexpr FeatureGroup kAbove("above");
constexpr FeatureGroup kAboveBefore("above before");
constexpr FeatureGroup kAny("any");
constexpr FeatureGroup kFromStart("from start");
constexpr FeatureGroup kToEnd("to end");
constexpr FeatureGroup kTenth("tenth");
constexpr FeatureGroup kBoundary("boundary");
constexpr FeatureGroup kBehind("behind");

constexpr size_t kStemSize = 5;     // characters
constexpr size_t kLongestKey = 40;  // bytes before a colon

// What a byte is within a word, folded and with digits as zeros; 0 where it is of no word. Without branches, so that compilers make
// vectors.
char of_word(char c) {
  const auto lower = static_cast<char>(c | 0x20);
  return static_cast<signed char>(c) < 0 ? c : is_small_ascii(lower) ? lower : is_ascii_digit(c) ? '0' : '\0';
}

// Eight letters of a word, the first one lowest.
uint64_t eight_at(const char* letters) {
  uint64_t eight = 0;
  std::memcpy(&eight, letters, sizeof eight);
  return std::endian::native == std::endian::little ? eight : __builtin_bswap64(eight);
}

// How many of eight letters stand before the first that is 0.
size_t letters_of(uint64_t eight) {
  const uint64_t zeros = (eight - 0x0101010101010101ull) & ~eight & 0x8080808080808080ull;
  return static_cast<size_t>(std::countr_zero(zeros)) / 8;
}

uint64_t first_of(uint64_t eight, size_t letters) { return letters == 8 ? eight : eight & ((uint64_t{1} << 8 * letters) - 1); }

// The bytes of the first kStemSize characters of a word; 0 if it has no more than these.
size_t stem_of(std::string_view word) {
  size_t characters = 0, at = 0;
  while (at < word.size() && (utf8::is_continuation(word[at]) || ++characters <= kStemSize)) ++at;
  return characters > kStemSize ? at : 0;
}

// Numbers as one of a few sizes: the place of the last limit that is not above `number`.
template <size_t kSize>
size_t size_class(const size_t (&limits)[kSize], size_t number) {
  size_t size = 0;
  for (const size_t limit : limits) size += number >= limit ? 1 : 0;
  return size;
}

constexpr size_t kLengths[] = {1, 2, 3, 4, 6, 9, 15, 25, 40};  // words
constexpr size_t kDistances[] = {2, 5, 13, 26};                // units below a heading
constexpr size_t kPlaces[] = {1, 2, 3, 4, 7, 12, 20};          // units from the start
constexpr size_t kEnds[] = {1, 2, 3, 6, 12};                   // units to the end

std::string_view ending(char last) {
  switch (last) {
    case '.': return "stop";
    case ':': return "colon";
    case '?': return "question";
    case '!': return "exclamation";
    case ',':
    case ';': return "comma";
    default: return "no stop";
  }
}

bool holds(std::string_view text, char c) { return text.find(c) != text.npos; }
bool holds(std::string_view text, std::string_view string) { return text.find(string) != text.npos; }

// Without a way out of the loop, so that compilers make vectors of it.
bool holds_digit(std::string_view text) {
  uint8_t found = 0;
  for (const char c : text) found = static_cast<uint8_t>(found | (is_ascii_digit(c) ? 1 : 0));
  return found != 0;
}

}  // namespace

FeatureMaker::FeatureMaker(std::string_view text, const Layout& layout, const Evidences& evidences, const CompiledGrammar& grammar)
    : text_(text), units_(layout.units), evidences_(evidences), grammar_(grammar) {
  for (const std::string& top : grammar.tops) top_hashes_.push_back(hash_more(kHashSeed, top));
}

void FeatureMaker::make(size_t i, Features& features) {
  features_ = &features;
  features.keys.clear();
  features.names.clear();
  const Unit& unit = units_[i];
  const std::string_view words = (unit.span.empty() ? unit.marked : unit.span).of(text_);
  add_words(words);
  features.words = features.keys.size();
  add_shape(unit, words);
  add_cues(i);
  features.own = features.keys.size();
  add_headings(i);
  add_place(i);
}

void FeatureMaker::add_words(std::string_view text) {
  wide_ = skip_ascii(text, 0) < text.size();
  if (wide_) {
    fold_wide(text, folded_);
    text = folded_;
  }
  letters_.assign(text.size() + 8, '\0');  // the last word has an end too
  std::transform(text.begin(), text.end(), letters_.begin(), of_word);
  std::vector<uint32_t>& keys = features_->keys;
  keys.resize(3 * (text.size() / 2 + 1) + 2);  // at most
  uint32_t* key = keys.data();
  uint64_t first = 0, second = 0, before = 0;  // words, as hashes
  words_ = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    uint64_t eight = eight_at(&letters_[at]);
    size_t letters = letters_of(eight);
    if (letters == 0) {
      ++at;
      continue;
    }
    const uint64_t first_five = first_of(eight, kStemSize);
    const bool long_word = letters > kStemSize;
    uint64_t word = 0;
    while (true) {
      word = word_hash_more(word, first_of(eight, letters));
      at += letters;
      if (letters < 8) break;
      eight = eight_at(&letters_[at]);
      letters = letters_of(eight);
      if (letters == 0) break;
    }
    const std::string_view spelled = std::string_view(letters_).substr(begin, at - begin);
    const size_t stem = wide_ ? stem_of(spelled) : long_word ? kStemSize : 0;
    *key++ = feature_key(kWord.hash, word);
    if (stem > 0) *key++ = feature_key(kStem.hash, wide_ ? word_hash(spelled.substr(0, stem)) : first_five);
    if (words_ > 0) *key++ = feature_key(kPair.hash, before, word);
    if (words_ == 0) first = word;
    if (words_ == 1) second = word;
    before = word;
    ++words_;
    if (features_->named) name_word(spelled, stem);
  }
  if (words_ > 0) *key++ = feature_key(kFirst.hash, first);
  if (words_ > 1) *key++ = feature_key(kFirstPair.hash, first, second);
  keys.resize(static_cast<size_t>(key - keys.data()));
  if (features_->named) name_first_words();
}

// In the order of the keys.
void FeatureMaker::name_word(std::string_view word, size_t stem) {
  if (words_ == 1) spelled_.clear();
  name(kWord, word);
  if (stem > 0) name(kStem, word.substr(0, stem));
  if (words_ > 1) name(kPair, spelled_.back() + " " + std::string(word));
  spelled_.emplace_back(word);
}

void FeatureMaker::name_first_words() {
  if (words_ > 0) name(kFirst, spelled_[0]);
  if (words_ > 1) name(kFirstPair, spelled_[0] + " " + spelled_[1]);
}

void FeatureMaker::add_shape(const Unit& unit, std::string_view words) {
  add(kAny, "");
  add(kLength, "", {size_class(kLengths, words_)});
  if (unit.bullet) add(kShape, "bullet");
  if (unit.emphasis) add(kShape, "emphasis");
  if (unit.heading) add(kShape, unit.lead ? "inline heading" : "heading");
  if (words.empty()) return;
  const auto first = static_cast<unsigned char>(words.front());
  if (is_upper(first)) add(kBegin, "capital");
  if (is_lower(first)) add(kBegin, "small");
  if (is_digit(first)) add(kBegin, "digit");
  add(kEnd, ending(words.back()));
  const size_t colon = words.find(':');
  if (holds(words, '@')) add(kShape, "at");
  if (holds(words, '|')) add(kShape, "bar");
  if (holds(words, "www.") || (colon != words.npos && holds(words, "://"))) add(kShape, "address");
  if (holds_digit(words)) add(kShape, "number");
  if (holds(words, '$') || (wide_ && (holds(words, "€") || holds(words, "£")))) add(kShape, "money");
  if (colon < std::min(kLongestKey, words.size() - 1)) add(kShape, "key");
}

void FeatureMaker::add_cues(size_t unit) {
  for (const uint16_t hit : evidences_.hits_of(unit)) add(grammar_.cues[hit]);
}

void FeatureMaker::add_heading(const FeatureGroup& group, const HeadingEntry& heading, std::initializer_list<size_t> numbers) {
  if (heading.section == kNoSection) return add(group, "?", numbers);
  const TopId top = grammar_.sections[heading.section].top;
  add(group, grammar_.tops[top], top_hashes_[top], numbers);
}

void FeatureMaker::add_headings(size_t i) {
  const Unit& unit = units_[i];
  const auto strength = [](const HeadingEntry& heading) { return static_cast<size_t>(heading.strength); };
  if (unit.heading) add_heading(kHeading, evidences_.headings[i], {strength(evidences_.headings[i]), unit.lead});
  const HeadingAbove& above = evidences_.above[i];
  const size_t distance = i - above.unit;
  if (above.unknown) {
    add(kAbove, "?", {size_class(kDistances, distance)});
  } else if (above.entry.section == kNoSection) {
    add(kAbove, "");
  } else if (distance > 0) {
    add_heading(kAbove, above.entry, {strength(above.entry), above.lead, size_class(kDistances, distance)});
    add_heading(kAboveBefore, above.entry, {above.lead, static_cast<size_t>(unit.boundary)});
  }
}

void FeatureMaker::add_place(size_t i) {
  add(kFromStart, "", {size_class(kPlaces, i)});
  add(kToEnd, "", {size_class(kEnds, units_.size() - 1 - i)});
  add(kTenth, "", {10 * i / units_.size()});
  add(kBoundary, "", {static_cast<size_t>(units_[i].boundary)});
  if (i > 0 && units_[i - 1].heading) add(kBehind, units_[i - 1].lead ? "inline heading" : "heading");
}

void FeatureMaker::add(const Cue& cue) {
  const FeatureGroup& group = cue.weight < 0 ? kAgainst : kCue;
  features_->keys.push_back(feature_key(group.hash, cue.feature_hash));
  if (features_->named) name(group, grammar_.tops[cue.top] + " " + cue.source);
}

void FeatureMaker::name(const FeatureGroup& group, std::string_view value, std::initializer_list<size_t> numbers) {
  std::string name = std::string(group.name) + ":" + std::string(value);
  for (const size_t number : numbers) name += (name.back() == ':' ? "" : "/") + std::to_string(number);
  features_->names.push_back(std::move(name));
}

}  // namespace quern
