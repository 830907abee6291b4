#include "outline/features.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/ascii.h"
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

// What a byte is within a word, folded and with digits as zeros; 0 where it is of no word.
constexpr std::array<char, 256> kOfWord = [] {
  std::array<char, 256> letters{};
  for (size_t c = 'a'; c <= 'z'; ++c) letters[c] = letters[c - 'a' + 'A'] = static_cast<char>(c);
  for (size_t c = '0'; c <= '9'; ++c) letters[c] = '0';
  for (size_t c = 0x80; c < letters.size(); ++c) letters[c] = static_cast<char>(c);
  return letters;
}();

char of_word(char c) { return kOfWord[static_cast<unsigned char>(c)]; }

bool goes_on_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Numbers as one of a few sizes: the place of the last limit that is not above `number`.
template <size_t kSize>
size_t size_class(const size_t (&limits)[kSize], size_t number) {
  return static_cast<size_t>(std::upper_bound(std::begin(limits), std::end(limits), number) - std::begin(limits));
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

// Marks that a unit may hold, as bits.
enum Mark : uint8_t { kAt = 1, kBar = 2, kColon = 4, kDigit = 8, kDollar = 16, kWide = 32 };
constexpr std::array<uint8_t, 256> kMarks = [] {
  std::array<uint8_t, 256> marks{};
  marks['@'] = kAt;
  marks['|'] = kBar;
  marks[':'] = kColon;
  marks['$'] = kDollar;
  for (size_t c = '0'; c <= '9'; ++c) marks[c] = kDigit;
  for (size_t c = 0x80; c < marks.size(); ++c) marks[c] = kWide;
  return marks;
}();

uint8_t marks_of(std::string_view text) {
  uint8_t marks = 0;
  for (const char c : text) marks |= kMarks[static_cast<unsigned char>(c)];
  return marks;
}

bool holds(std::string_view text, std::string_view string) { return text.find(string) != text.npos; }

}  // namespace

void FeatureMaker::make(size_t i, Features& features) {
  features_ = &features;
  features.keys.clear();
  features.names.clear();
  const Unit& unit = units_[i];
  const std::string_view words = (unit.span.empty() ? unit.marked : unit.span).of(text_);
  split(words);
  add_words();
  features.words = features.keys.size();
  add_shape(unit, words);
  add_cues(i);
  features.own = features.keys.size();
  add_headings(i);
  add_place(i);
}

void FeatureMaker::split(std::string_view text) {
  if (skip_ascii(text, 0) < text.size()) {
    fold_phrase(text, folded_);
    text = folded_;
  }
  words_.clear();
  for (size_t at = 0; at < text.size(); ++at) {
    if (of_word(text[at]) == 0) continue;
    const size_t begin = at;
    size_t characters = 0;
    Word word;
    uint64_t hash = kHashSeed;
    char letter = 0;
    for (; at < text.size() && (letter = of_word(text[at])) != 0; ++at) {
      if (!goes_on_character(letter) && ++characters > kStemSize) break;
      hash = hash_more(hash, letter);
    }
    if (characters > kStemSize) {
      word.stem = at - begin;
      word.stem_hash = hash;
      for (; at < text.size() && (letter = of_word(text[at])) != 0; ++at) hash = hash_more(hash, letter);
    }
    word.hash = hash;
    word.text = text.substr(begin, at - begin);
    words_.push_back(word);
  }
}

void FeatureMaker::add_words() {
  std::vector<uint32_t>& keys = features_->keys;
  keys.resize(3 * words_.size() + 2);  // at most
  uint32_t* key = keys.data();
  for (size_t i = 0; i < words_.size(); ++i) {
    const Word& word = words_[i];
    *key++ = feature_key(kWord.hash, word.hash);
    if (word.stem > 0) *key++ = feature_key(kStem.hash, word.stem_hash);
    if (i > 0) *key++ = feature_key(kPair.hash, words_[i - 1].hash, word.hash);
  }
  if (!words_.empty()) *key++ = feature_key(kFirst.hash, words_[0].hash);
  if (words_.size() > 1) *key++ = feature_key(kFirstPair.hash, words_[0].hash, words_[1].hash);
  keys.resize(static_cast<size_t>(key - keys.data()));
  if (features_->named) name_words();
}

// In the order of the keys.
void FeatureMaker::name_words() {
  const auto folded = [](std::string_view text) {
    std::string word(text);
    std::transform(word.begin(), word.end(), word.begin(), of_word);
    return word;
  };
  const auto pair = [&](size_t i) { return folded(words_[i].text) + " " + folded(words_[i + 1].text); };
  for (size_t i = 0; i < words_.size(); ++i) {
    const Word& word = words_[i];
    name(kWord, folded(word.text));
    if (word.stem > 0) name(kStem, folded(word.text.substr(0, word.stem)));
    if (i > 0) name(kPair, pair(i - 1));
  }
  if (!words_.empty()) name(kFirst, folded(words_[0].text));
  if (words_.size() > 1) name(kFirstPair, pair(0));
}

void FeatureMaker::add_shape(const Unit& unit, std::string_view words) {
  add(kAny, "");
  add(kLength, "", {size_class(kLengths, words_.size())});
  if (unit.bullet) add(kShape, "bullet");
  if (unit.emphasis) add(kShape, "emphasis");
  if (unit.heading) add(kShape, unit.lead ? "inline heading" : "heading");
  if (words.empty()) return;
  const auto first = static_cast<unsigned char>(words.front());
  if (is_upper(first)) add(kBegin, "capital");
  if (is_lower(first)) add(kBegin, "small");
  if (is_digit(first)) add(kBegin, "digit");
  add(kEnd, ending(words.back()));
  const uint8_t marks = marks_of(words);
  if (marks & kAt) add(kShape, "at");
  if (marks & kBar) add(kShape, "bar");
  if (holds(words, "www.") || ((marks & kColon) && holds(words, "://"))) add(kShape, "address");
  if (marks & kDigit) add(kShape, "number");
  if ((marks & kDollar) || ((marks & kWide) && (holds(words, "€") || holds(words, "£")))) add(kShape, "money");
  if ((marks & kColon) && words.find(':') < std::min(kLongestKey, words.size() - 1)) add(kShape, "key");
}

void FeatureMaker::add_cues(size_t unit) {
  for (const uint16_t hit : evidences_.hits_of(unit)) add(grammar_.cues[hit]);
}

void FeatureMaker::add_heading(const FeatureGroup& group, const HeadingEntry& heading, std::initializer_list<size_t> numbers) {
  add(group, heading.section == kNoSection ? "?" : grammar_.tops[grammar_.sections[heading.section].top], numbers);
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
