// What a unit shows, as features that learned tables have weights for.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/key_hash.h"
#include "grammar/compiled.h"
#include "layout/layout.h"
#include "outline/evidence.h"

namespace quern {

// A feature is a key: the hash of its group and of what it is within the group. Names ("pair:you will") are made only for people and for
// training, which so sees the very features that running does.
struct Features {
  std::vector<uint32_t> keys;
  size_t words = 0;                // so many of them are words, the first ones;
  size_t own = 0;                  // so many are of the unit itself; the rest say where it stands
  std::vector<std::string> names;  // of the keys, if asked for
  bool named = false;
};

// Units from one of these to the next are a block: what a blank line or a heading sets apart.
inline bool begins_block(const Unit& unit) { return unit.boundary == Boundary::kBlank || (unit.heading && !unit.lead); }

struct FeatureGroup {
  std::string_view name;
  uint64_t hash;

  constexpr explicit FeatureGroup(std::string_view group) : name(group), hash(hash_more(hash_more(kHashSeed, group), ':')) {}
};

// Makes the features of units, one after the other; keeps its buffers.
class FeatureMaker {
 public:
  FeatureMaker(std::string_view text, const Layout& layout, const Evidences& evidences, const CompiledGrammar& grammar);

  void make(size_t i, Features& features);

 private:
  void add_words(std::string_view text);
  void name_word(std::string_view word, size_t stem);
  void name_first_words();
  void add_shape(const Unit& unit, std::string_view words);
  void add_cues(size_t unit);
  void add_headings(size_t i);
  void add_place(size_t i);
  void add_heading(const FeatureGroup& group, const HeadingEntry& heading, std::initializer_list<size_t> numbers);
  void add(const Cue& cue);
  // Within the header, so that the hashes of what never changes are made by the compiler.
  void add(const FeatureGroup& group, std::string_view value, std::initializer_list<size_t> numbers = {}) {
    add(group, value, hash_more(kHashSeed, value), numbers);
  }
  void add(const FeatureGroup& group, std::string_view value, uint64_t hash, std::initializer_list<size_t> numbers) {
    for (const size_t number : numbers) hash = hash_more(hash, static_cast<char>('0' + number));
    features_->keys.push_back(feature_key(group.hash, hash));
    if (features_->named) name(group, value, numbers);
  }
  void name(const FeatureGroup& group, std::string_view value, std::initializer_list<size_t> numbers = {});

  std::string_view text_;
  const std::vector<Unit>& units_;
  const Evidences& evidences_;
  const CompiledGrammar& grammar_;
  Features* features_ = nullptr;
  std::vector<uint64_t> top_hashes_;
  std::string folded_, letters_;
  size_t words_ = 0;                  // of the unit, and
  bool wide_ = false;                 // whether it has more than ASCII
  std::vector<std::string> spelled_;  // the words, folded, their digits as zeros, where features are named
};

}  // namespace quern
