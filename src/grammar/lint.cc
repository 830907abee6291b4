#include "grammar/lint.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "grammar/headings.h"
#include "grammar/macros.h"
#include "grammar/merge.h"

namespace quern::loading {
namespace {

constexpr int kLargeProgram = 20000;  // instructions: such a pattern takes a hundred times as long to capture as to find

// Vocabularies that types and stages look for by themselves.
constexpr std::array<std::string_view, 4> kKnownToTypes{"number_word", "list_word", "brand", "region"};

class Linter {
 public:
  Linter(const CompiledGrammar& grammar, const Merged& merged) : grammar_(grammar), merged_(merged) {}

  std::vector<GrammarFinding> run() {
    find_double_headings();
    find_rules_without_example();
    find_large_programs();
    find_unused();
    std::sort(findings_.begin(), findings_.end(), [](const GrammarFinding& a, const GrammarFinding& b) {
      return std::tie(a.place.file, a.place.line, a.place.column, a.message) <
             std::tie(b.place.file, b.place.line, b.place.column, b.message);
    });
    return std::move(findings_);
  }

 private:
  Place place(Spot spot) const { return {merged_.names[spot.file], spot.line, spot.column}; }
  void add(Place where, std::string message, std::string help) {
    findings_.push_back({std::move(where), std::move(message), std::move(help)});
  }

  // Of a heading that several sections have, only one can ever be meant, unless all but one ask for their place.
  void find_double_headings() {
    std::map<std::string, std::pair<std::string, Spot>> seen;
    for (const Entry& section : merged_.root.table("section")) {
      if (!section.value.list("within").empty()) continue;
      for (const std::string_view key : {"heads", "weak"})
        for (const Entry& language : section.value.table(key))
          for (const Node& head : language.value.elements) {
            const auto [first, added] = seen.try_emplace(heading_key(head.text, grammar_.headings), section.key, head.at);
            if (added || first->second.first == section.key) continue;
            add(place(head.at), "the heading `" + head.text + "` of `" + section.key + "` is one of `" + first->second.first + "`, too",
                "take it out of one of them, or say with `within` where it counts");
          }
    }
  }

  void find_rules_without_example() {
    for (const Rule& rule : grammar_.rules) {
      const bool good = std::any_of(rule.examples.begin(), rule.examples.end(), [](const Example& example) { return example.good; });
      if (!good) add(rule.place, "rule `" + rule.id + "` has no example of what it finds", "add ok = [[\"text\", expected]]");
    }
  }

  void find_large_programs() {
    for (const Rule& rule : grammar_.rules) {
      const int size = rule.pattern ? rule.pattern->program_size() : 0;
      if (size > kLargeProgram)
        add(rule.place, "the pattern of rule `" + rule.id + "` makes a program of " + std::to_string(size) + " instructions",
            "name a large vocabulary once, make repeats smaller, take [a-z] in place of \\pL");
    }
  }

  void find_unused() {
    collect_names(merged_.root);
    used_.insert(kKnownToTypes.begin(), kKnownToTypes.end());
    for (const auto& [table, what] : {std::pair("macro", "no pattern uses the macro `"), {"vocabulary", "nothing uses the vocabulary `"}})
      for (const Entry& entry : merged_.root.table(table))
        if (is_own(entry.at) && used_.count(entry.key) == 0) add(place(entry.at), what + entry.key + "`", "remove it");
  }

  // Whether it stands in the grammar itself or in a part of it; others may need what it does not.
  bool is_own(Spot spot) const {
    const std::string& file = merged_.grammars[spot.file];
    return file == grammar_.name || file.starts_with(grammar_.name + "/");
  }

  // What stands in braces anywhere, and the types of captures.
  void collect_names(const Node& node) {
    if (node.is_string())
      for (const std::string_view name : names_in(node.text)) used_.emplace(name);
    for (const Node& element : node.elements) collect_names(element);
    for (const Entry& member : node.members) {
      if (member.key == "types")
        for (const Entry& type : member.value.members) used_.insert(type.value.text);
      collect_names(member.value);
    }
  }

  const CompiledGrammar& grammar_;
  const Merged& merged_;
  std::set<std::string, std::less<>> used_;
  std::vector<GrammarFinding> findings_;
};

}  // namespace

std::vector<GrammarFinding> lint(const CompiledGrammar& grammar, const Merged& merged) { return Linter(grammar, merged).run(); }

}  // namespace quern::loading
