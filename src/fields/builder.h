// One match of a rule -> values: captures converted, constants and choices filled in, bounds checked.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fields/convert.h"
#include "fields/fit.h"
#include "fields/guards.h"
#include "fields/scene.h"
#include "grammar/compiled.h"

namespace quern {

class Builder {
 public:
  enum class Outcome { kMade, kRefused, kOutOfRange };

  explicit Builder(const CompiledGrammar& grammar, LanguageBits languages = {}) : grammar_(grammar), converter_(grammar, languages) {}

  // `groups`: of a match in the scene's haystack. A flag rule makes `true`.
  Outcome build(const Rule& rule, Scene& scene, const std::vector<std::string_view>& groups);

  // Of the last match: the values, each with its place in the view; several of a list.
  std::vector<Converted>& made() { return made_; }
  // ... and why there are none.
  std::string take_reason() { return std::exchange(reason_, {}); }
  bool swapped() const { return swapped_; }  // a range stood the wrong way round
  bool glued() const { return glued_; }      // tags were taken apart

 private:
  static constexpr int kNone = -1, kWhole = -2;  // of properties: no capture makes several values; it makes objects
  Outcome refuse(std::string reason);
  Outcome misfit(Fit worst, const Value& value);
  bool read_captures(const std::vector<std::string_view>& groups);
  void share_scales();

  Outcome build_scalar();
  bool scalar_pieces();
  Outcome build_object();
  bool fill(const Reading& reading);
  void fill_part(const Converted& part, Value::Object& members) const;
  bool convert(const Reading& reading);
  void spread(const Value& object);
  void fill_constants();
  void order_ranges();
  void fill_text(const Converted* part, Value& text) const;
  Outcome finish_object();

  const Value* choose(const Choice& choice);
  bool is_set(int property) const { return property >= 0 && !slots_[static_cast<size_t>(property)].is_null(); }
  void set(int property, Value value);
  bool is_split(const Reading& reading) const;

  const CompiledGrammar& grammar_;
  Converter converter_;

  // Of the match at hand.
  const Rule* rule_ = nullptr;
  Scene* scene_ = nullptr;
  const Shape* shape_ = nullptr;  // of one value
  bool many_ = false;             // one match may give several values
  Span match_;
  std::vector<Reading> readings_;
  std::vector<Value> slots_;       // of an object, by property
  std::vector<Converted> pieces_;  // of the capture at hand
  std::vector<Converted> parts_;   // of the capture that makes several values
  int parted_ = kNone;             // its property
  std::vector<Converted> made_;
  std::string reason_;
  bool swapped_ = false, glued_ = false;
};

}  // namespace quern
