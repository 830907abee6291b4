#include "record/kind.h"

#include <algorithm>

namespace quern {
namespace {

class Facts {
 public:
  Facts(const Record& record, const std::vector<int>& rules_hit, const CompiledGrammar& grammar)
      : record_(record), rules_hit_(rules_hit), grammar_(grammar) {}

  bool hold(const KindDecl& kind) const {
    const auto holds = [this](const Condition& condition) { return this->holds(condition); };
    return (kind.any.empty() || std::any_of(kind.any.begin(), kind.any.end(), holds)) &&
           std::all_of(kind.all.begin(), kind.all.end(), holds) && std::none_of(kind.none.begin(), kind.none.end(), holds);
  }

 private:
  bool holds(const Condition& condition) const {
    switch (condition.on) {
      case Condition::On::kField: return field_has_value(condition.name);
      case Condition::On::kSection:
        return std::any_of(record_.sections.begin(), record_.sections.end(),
                           [&](const Section& section) { return is_within(section.kind, condition.name); });
      case Condition::On::kFlag: return std::find(record_.flags.begin(), record_.flags.end(), condition.name) != record_.flags.end();
      case Condition::On::kRule:
        return std::any_of(rules_hit_.begin(), rules_hit_.end(), [&](int rule) { return grammar_.rules[rule].id == condition.name; });
    }
    return false;
  }

  bool field_has_value(std::string_view name) const {
    const Field* field = record_.find(name);
    return field && has_value(field->value);
  }

  const Record& record_;
  const std::vector<int>& rules_hit_;
  const CompiledGrammar& grammar_;
};

}  // namespace

bool has_value(const Value& value) {
  if (const auto* members = value.object())
    return std::any_of(members->begin(), members->end(), [](const Member& member) { return has_value(member.value); });
  return !value.empty();
}

bool is_within(std::string_view section, std::string_view name) {
  return section.substr(0, name.size()) == name && (section.size() == name.size() || section[name.size()] == '.');
}

std::string decide_kind(const Record& record, const std::vector<int>& rules_hit, const CompiledGrammar& grammar) {
  const Facts facts(record, rules_hit, grammar);
  for (const KindDecl& kind : grammar.kinds)
    if (facts.hold(kind)) return kind.name;
  return {};
}

}  // namespace quern
