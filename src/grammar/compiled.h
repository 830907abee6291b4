// A grammar as the stages use it: names resolved to numbers, patterns compiled, nothing left to look up by string.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "grammar/outline_tables.h"
#include "grammar/phrase_filter.h"
#include "grammar/shape.h"
#include "grammar/switches.h"
#include "pattern/pattern.h"
#include "quern/result.h"
#include "quern/value.h"
#include "text/names.h"

namespace quern {

using SectionId = uint16_t;  // index into CompiledGrammar::sections

inline constexpr SectionId kNoSection = 0xFFFF;

struct SectionKind {
  std::string name;
  TopId top = 0;                    // what stands before the first dot
  std::vector<SectionId> children;  // may stand below this one
  std::vector<SectionId> within;    // its headings count only below one of these, their sub-kinds and children included; empty: anywhere
  bool inline_heading = false;
  bool headless = false;  // lines shaped like a heading that no section knows are plain lines here
  float prefix = -1;      // as Decoding::prefix, for inline headings of this section; negative: that one
  float memory = -1;      // as Decoding::memory, for headings of this section; negative: that one
  Place place;
};

// A set of sections, by id.
class SectionMask {
 public:
  void add(SectionId id) {
    if (bits_.size() <= id) bits_.resize(id + 1u, false);
    bits_[id] = true;
  }
  bool has(SectionId id) const { return id < bits_.size() && bits_[id]; }
  bool empty() const { return bits_.empty(); }

 private:
  std::vector<bool> bits_;
};

enum class HeadingStrength : uint8_t { kExact, kPattern, kWeak };

struct HeadingEntry {
  SectionId section = kNoSection;
  HeadingStrength strength = HeadingStrength::kExact;
};

// Lets phrases be looked up by a piece of a string.
struct PhraseHash {
  using is_transparent = void;
  size_t operator()(std::string_view phrase) const { return std::hash<std::string_view>()(phrase); }
};

// Heading phrases -> sections. Keys are as heading_key (grammar/headings.h) makes them.
struct Headings {
  std::unordered_map<std::string, std::vector<HeadingEntry>, PhraseHash, std::equal_to<>> phrases;
  PatternSet patterns;                      // anchored at both ends; see the folded heading, conjunctions as written
  std::vector<SectionId> pattern_sections;  // by pattern number
  std::vector<std::string> tails;           // folded
  std::vector<std::string> conjunctions;    // folded words that count as "&"
  size_t longest_phrase = 0;                // in words
  PhraseFilter phrase_filter;               // of the keys of `phrases`
  PhraseFilter tail_filter;                 // of the last words of `tails`
  PhraseFilter first_filter;                // of the first words of exact headings
};

inline constexpr size_t kMostLanguages = 64;  // as many as LanguageBits has bits

// Languages of a document, as bits by their number in CompiledGrammar::languages. Cues and rules of a language speak only there;
// those of none speak everywhere.
struct LanguageBits {
  uint64_t bits = ~uint64_t{0};
  bool allows(int language) const { return language < 0 || (bits >> language & 1) != 0; }
};

struct Cue {
  TopId top = 0;
  int language = -1;  // index into CompiledGrammar::languages; -1: none
  float weight = 1;
  uint16_t early = 0;         // only in the first so many units; 0: anywhere
  std::string source;         // the pattern, for explanations
  uint64_t feature_hash = 0;  // of kind and pattern: what learned tables know it by
  int twin = -1;              // an earlier cue that says the same for another language; -1: none
};

// Words that the layout must know.
struct LayoutWords {
  std::unordered_set<std::string> abbreviations;  // folded, without the final stop: a stop behind them ends no sentence
  std::unordered_set<std::string> joiners;        // folded: what stands behind them goes on with them
};

struct Decoding {
  float heading = 6, prefix = 3, pattern = 2, weak = 1.5f, memory = 0.6f, unknown = 0.7f, cue = 1, furniture = 12;
  std::optional<TopId> unknown_section, furniture_section;
  std::vector<float> start, base;  // by TopId
  Switches switches;
  std::optional<OutlineTables> tables;  // what was learned, if the grammar names any
};

enum class ConversionKind : uint8_t {
  kText,
  kInteger,
  kNumber,
  kYears,
  kMonths,
  kWeeks,
  kFlag,
  kCurrency,
  kDate,
  kDayFirstDate,
  kPlace,
  kPlaces,
  kList,
  kTags,
  kEmail,
  kUrl,
  kVocabulary
};

struct Capture {
  int group = 0;         // of the pattern
  std::string property;  // that it fills ("min_months" of a capture `min` of type years); "" for the value itself
  ConversionKind conversion = ConversionKind::kText;
  int vocabulary = -1;  // index into CompiledGrammar::vocabularies
};

struct Guard {
  enum class Op : uint8_t { kLess, kLessEqual, kGreater, kGreaterEqual, kEqual, kNotEqual };
  std::string capture;  // name of the group; compared is the number as written,
  bool length = false;  // or how many characters it has
  Op op = Op::kLess;
  double bound = 0;
};

// One alternative of `choose.PROPERTY`.
struct Alternative {
  SectionMask in;               // empty: any section
  std::optional<Pattern> near;  // found in what the pattern saw
  Value value;
};

struct Choice {
  std::string property;  // "" for the value itself
  std::vector<Alternative> alternatives;
};

struct Example {
  Place place;
  std::string text;
  bool good = true;
  Value expected;  // of a good one
  SectionId section = kNoSection;
};

enum class RuleSource : uint8_t { kUnit, kItem, kItems, kHeading };
enum class RulePosition : uint8_t { kAnywhere, kFirst, kEarly };

struct Rule {
  std::string id;
  Place place;
  int language = -1;     // index into CompiledGrammar::languages; -1: none
  int field = -1;        // index into CompiledGrammar::fields; -1 for a flag rule
  std::string property;  // of an object field that is filled as a whole list, "entry_from"
  std::string flag;
  int unless = -1;                 // of a flag rule: index of the field whose value makes the flag needless; -1: none
  SectionMask within, not_within;  // empty within: anywhere
  RuleSource source = RuleSource::kUnit;
  RulePosition position = RulePosition::kAnywhere;
  std::optional<Pattern> pattern;  // none: the whole unit, item or heading
  std::vector<Capture> captures;
  std::vector<Member> constants;  // named "": the value itself
  std::vector<Choice> choices;    // the rule's own, then the field's
  std::vector<Guard> guards;
  std::vector<Pattern> not_before, not_after, not_value;  // of each: none may be found
  int rank = 50;
  uint32_t votes = 0;         // of a single value: how often such rules must give it for it to count; 0: it counts at once
  bool text_is_unit = false;  // `text = "unit"`
  std::vector<Example> examples;

  bool may_stand_in(SectionId section) const { return (within.empty() || within.has(section)) && !not_within.has(section); }
};

// The rules that see one kind of haystack: units, items or headings. Numbers are indices into CompiledGrammar::rules.
struct RuleSet {
  PatternSet patterns;
  std::vector<int> rules;                 // by pattern
  std::vector<int> whole;                 // those without pattern
  PatternSet::Mask first, early;          // patterns of rules that ask for such a position
  std::vector<PatternSet::Mask> allowed;  // by section: patterns of rules that may stand there
  bool empty() const { return rules.empty() && whole.empty(); }
};

struct FieldDecl {
  std::string id;
  Place place;
  Shape shape;  // of a list: kArray
  bool many = false;
  bool unique = true;
  std::vector<std::string> unique_keys;  // empty: the whole value
  std::optional<int> spare_from;         // of a list: from this rank on rules count only where those below give nothing
  size_t limit = 1000;
};

struct Vocabulary {
  std::string name;
  struct Entry {
    std::string value;
    Pattern pattern;  // matches a phrase that means it, as a whole
  };
  std::vector<Entry> entries;

  // The entry that means `words`, or null.
  const Entry* find(std::string_view words) const {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.pattern.matches(words); });
    return found == entries.end() ? nullptr : &*found;
  }
};

struct FlagDecl {
  std::string code, meaning, cause, cure;
};

struct Condition {
  enum class On : uint8_t { kField, kSection, kFlag, kRule };
  On on = On::kField;
  std::string name;  // a section's sub-kinds count too
};

struct KindDecl {
  std::string name;
  std::vector<Condition> any, all, none;
};

struct SchemaOrgDecl {
  std::string kind;
  std::vector<std::string> require;
  Value template_;
};

// How a value is read from an item of structured data.
struct StructuredReading {
  enum class Type : uint8_t { kText, kNumber, kDate, kCurrency, kCountry };
  std::vector<std::string> from;    // paths; the first that gives a value, or all of them where they are joined
  std::optional<std::string> join;  // what stands between them
  Type type = Type::kText;
  std::vector<Member> map;  // words of the item -> values of the record; empty: as they stand
};

struct StructuredProperty {
  int property = -1;
  StructuredReading reading;
};

// What of structured data fills a field.
struct StructuredField {
  int field = -1;
  bool text_wins = false;  // where the text gives another value
  std::string each;        // path of the elements that make a list; empty: the item itself
  StructuredReading reading;
  std::vector<StructuredProperty> properties;  // of an object
};

struct StructuredDecl {
  std::string type;                             // of the items, as schema.org has it; empty: structured data is not looked at
  std::vector<std::string> title, description;  // paths
  std::vector<StructuredField> fields;
};

namespace loading {
struct Source;  // grammar/source.h
}

struct CompiledGrammar {
  std::shared_ptr<const loading::Source> source;  // the file that it was read from
  std::string name, version, schema, sha256;
  std::vector<std::string> files;  // that it was merged from
  std::vector<std::string> languages;

  std::vector<std::string> tops;  // kinds that the decoding decides
  std::vector<SectionId> plain;   // by top: the section that is the kind itself
  std::vector<SectionKind> sections;
  Headings headings;
  std::vector<Cue> cues;
  PatternSet cue_set;  // [i] is cues[i]
  Decoding decoding;
  LayoutWords layout;

  std::vector<FieldDecl> fields;
  std::vector<Rule> rules;
  RuleSet unit_rules, item_rules, heading_rules;  // by what they see
  std::vector<Vocabulary> vocabularies;
  std::shared_ptr<const Names> names;

  std::vector<FlagDecl> flags;
  std::vector<KindDecl> kinds;
  std::vector<SchemaOrgDecl> schema_org;
  StructuredDecl structured;
  Shape record_shape;  // of the whole record, envelope included

  // The index of a language, -1 if the grammar does not name it.
  int find_language(std::string_view code) const {
    for (size_t i = 0; i < languages.size(); ++i)
      if (languages[i] == code) return static_cast<int>(i);
    return -1;
  }

  // What it knows of a document's languages; all of it where it knows none of them.
  LanguageBits spoken(const std::vector<std::string>& codes) const {
    uint64_t bits = 0;
    for (const std::string& code : codes)
      if (const int index = find_language(code); index >= 0) bits |= uint64_t{1} << index;
    return bits == 0 ? LanguageBits{} : LanguageBits{bits};
  }

  // The vocabulary of this name, or null.
  const Vocabulary* find_vocabulary(std::string_view wanted) const {
    const auto found = std::find_if(vocabularies.begin(), vocabularies.end(), [&](const Vocabulary& v) { return v.name == wanted; });
    return found == vocabularies.end() ? nullptr : &*found;
  }

  SectionId find_section(std::string_view section_name) const {
    for (SectionId i = 0; i < sections.size(); ++i)
      if (sections[i].name == section_name) return i;
    return kNoSection;
  }
};

}  // namespace quern
