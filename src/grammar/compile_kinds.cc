#include <algorithm>
#include <array>

#include "grammar/compile.h"
#include "quern/codes.h"

namespace quern::loading {
namespace {

bool is_flag(const Compiling& c, std::string_view name) {
  const CodeInfo* code = find_code(name);
  if (code && code->kind == CodeKind::kFlag) return true;
  return std::any_of(c.out.flags.begin(), c.out.flags.end(), [&](const FlagDecl& flag) { return flag.code == name; });
}

// The names that a condition of this sort may have.
std::vector<std::string_view> known_names(const Compiling& c, Condition::On on) {
  std::vector<std::string_view> names;
  if (on == Condition::On::kField)
    for (const FieldDecl& field : c.out.fields) names.push_back(field.id);
  if (on == Condition::On::kSection) names = c.section_names();
  if (on == Condition::On::kFlag)
    for (const FlagDecl& flag : c.out.flags) names.push_back(flag.code);
  if (on == Condition::On::kRule)
    for (const Rule& rule : c.out.rules) names.push_back(rule.id);
  return names;
}

std::vector<Condition> read_conditions(Compiling& c, const std::vector<Node>& sources) {
  static constexpr std::array<std::string_view, 4> kOn = {"field", "section", "flag", "rule"};  // as Condition::On
  std::vector<Condition> conditions;
  for (const Node& source : sources) {
    const size_t colon = source.text.find(':');
    const auto on = std::find(kOn.begin(), kOn.end(), std::string_view(source.text).substr(0, colon));
    if (colon == std::string::npos || on == kOn.end()) {
      c.faults.add("grammar_bad_value", source.at, "`" + source.text + "` is no condition",
                   "write field:NAME, section:NAME, flag:NAME or rule:ID");
      continue;
    }
    Condition condition{static_cast<Condition::On>(on - kOn.begin()), source.text.substr(colon + 1)};
    const auto known = known_names(c, condition.on);
    const bool declared = std::find(known.begin(), known.end(), condition.name) != known.end() ||
                          (condition.on == Condition::On::kFlag && is_flag(c, condition.name));
    if (!declared && c.names_known)
      c.faults.add("grammar_unknown_name", source.at, "there is no " + std::string(*on) + " `" + condition.name + "`",
                   suggest(condition.name, known));
    conditions.push_back(std::move(condition));
  }
  return conditions;
}

}  // namespace

void compile_kinds(Compiling& c) {
  const auto& sources = c.merged.root.list("kind");
  for (const Node& source : sources) {
    KindDecl kind;
    kind.name = source.string("name");
    kind.any = read_conditions(c, source.list("any"));
    kind.all = read_conditions(c, source.list("all"));
    kind.none = read_conditions(c, source.list("none"));
    const bool last = &source == &sources.back();
    const bool conditional = !kind.any.empty() || !kind.all.empty() || !kind.none.empty();
    if (last == conditional && c.names_known)
      c.faults.add("grammar_bad_value", source.find("name")->at,
                   last ? "the last kind has a condition: a document may then be of no kind"
                        : "this kind always holds, so those behind it are never reached",
                   last ? "add a [[kind]] without condition behind it" : "give it a condition, or put it last");
    c.out.kinds.push_back(std::move(kind));
  }
}

}  // namespace quern::loading
