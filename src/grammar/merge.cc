#include "grammar/merge.h"

#include <algorithm>
#include <array>

#include "base/digest.h"
#include "grammar/keys.h"

namespace quern::loading {
namespace {

// Lists that add up; elsewhere the later value replaces the earlier one. `*` stands for any name.
constexpr auto kAddingUp = std::to_array<std::array<std::string_view, 4>>({
    {"section", "*", "heads", "*"},
    {"section", "*", "weak", "*"},
    {"section", "*", "patterns", "*"},
    {"section", "*", "cues", "*"},
    {"section", "*", "tails", ""},
    {"section", "*", "children", ""},
    {"vocabulary", "*", "*", ""},
    {"heading", "conjunctions", "", ""},
    {"layout", "abbreviations", "", ""},
    {"layout", "joiners", "", ""},
    {"languages", "", "", ""},
});

// Lists of tables whose elements are known by the value of a key.
std::string_view key_of(std::string_view list) {
  if (list == "rule" || list == "field") return "id";
  if (list == "kind") return "name";
  return list == "schemaorg" ? "kind" : "";
}

using Path = std::vector<std::string_view>;

bool adds_up(const Path& path) {
  return std::any_of(kAddingUp.begin(), kAddingUp.end(), [&](const auto& wanted) {
    for (size_t i = 0; i < wanted.size(); ++i) {
      const std::string_view at = i < path.size() ? path[i] : "";
      if (wanted[i] != at && (wanted[i] != "*" || at.empty())) return false;
    }
    return path.size() <= wanted.size();
  });
}

class Merger {
 public:
  Merger(Merged& merged, Faults& faults) : merged_(merged), faults_(faults) {}

  void add(const Source& source, Spot named_at) {
    if (std::find(open_.begin(), open_.end(), source.identity) != open_.end()) {
      faults_.add("grammar_cycle", named_at, "`" + source.file + "` extends itself, by way of the files between",
                  "remove one of the `extends` that lead back");
      return;
    }
    if (std::find(done_.begin(), done_.end(), source.identity) != done_.end()) return;
    done_.push_back(source.identity);
    open_.push_back(source.identity);
    add_file(source);
    open_.pop_back();
  }

  std::string take_text() { return std::move(text_); }

 private:
  void add_file(const Source& source) {
    const uint16_t file = faults_.add_file(source.file);
    merged_.names.push_back(source.file);
    merged_.grammars.emplace_back();
    Node root;
    if (!read_document(source.toml, file, root, faults_)) {
      merged_.complete = false;
      return;
    }
    check_keys(root, faults_);
    merged_.grammars[file] = root.string("grammar");
    for (const Node& name : root.list("extends")) extend(name, source);
    for (const Node& id : root.list("disable")) disable(id);
    for (const std::string_view list : {"rule", "field", "kind", "schemaorg"}) report_duplicates(root, list);
    if (root.find("schema"))
      for (const Entry& section : root.table("section")) declare(section.key);
    std::erase_if(root.members, [](const Entry& entry) { return entry.key == "extends" || entry.key == "disable"; });
    merged_.root.at = root.at;
    give_language(root);
    if (const Node* decoding = root.find("decoding")) find_tables(*decoding, source);
    Path path;
    merge_table(merged_.root, std::move(root), path);
    merged_.whole = merged_.root.find("schema") != nullptr;
    merged_.files.push_back(source.file);
    text_ += source.toml;
  }

  // The language of a file is that of its rules and of its words.
  static void give_language(Node& root) {
    if (const Node* language = root.find("language")) {
      const auto give = [&](Node& table) {
        if (table.is_table() && !table.find("language")) table.members.push_back({"language", language->at, *language});
      };
      if (Node* rules = root.find("rule"))
        for (Node& rule : rules->elements) give(rule);
      if (Node* vocabularies = root.find("vocabulary"))
        for (Entry& vocabulary : vocabularies->members)
          for (Entry& value : vocabulary.value.members)
            for (Node& word : value.value.elements) give(as_table(word));
    }
    std::erase_if(root.members, [](const Entry& entry) { return entry.key == "language"; });
  }

  // A word that is a pattern alone: as `{ match = "..." }`.
  static Node& as_table(Node& word) {
    if (!word.is_string()) return word;
    Node table;
    table.at = word.at;
    table.members.push_back({"match", word.at, std::move(word)});
    word = std::move(table);
    return word;
  }

  void extend(const Node& name, const Source& from) {
    if (const auto found = find_source(name.text, from)) return add(*found, name.at);
    merged_.complete = false;
    const std::vector<std::string> names = known_grammars();
    const std::string near = did_you_mean(name.text, {names.begin(), names.end()});
    faults_.add("grammar_not_found", name.at, "there is no grammar `" + name.text + "` beside this file or in the search path",
                near.empty() ? "put " + name.text + ".toml beside this file, or set QUERN_GRAMMAR_PATH to its folder" : near);
  }

  // Tables are looked up from the file that names them; of several the last ones count, "" stands for none.
  void find_tables(const Node& decoding, const Source& from) {
    const Node* name = decoding.find("tables");
    if (!name || !name->is_string()) return;
    merged_.tables = name->text.empty() ? std::nullopt : find_data(name->text, from);
    if (merged_.tables) text_ += *merged_.tables;
    if (merged_.tables || name->text.empty()) return;
    faults_.add("grammar_not_found", name->at, "there is no file `" + name->text + "` beside this file or in the search path",
                "put it there, or take `tables` out: sections are then told by headings and cues alone");
  }

  // "core:url.bare" or "url.bare"; what was merged until now loses this rule.
  void disable(const Node& id) {
    const size_t colon = id.text.find(':');
    const std::string_view name = colon == std::string::npos ? std::string_view(id.text) : std::string_view(id.text).substr(colon + 1);
    const std::string_view grammar = colon == std::string::npos ? "" : std::string_view(id.text).substr(0, colon);
    Node* rules = merged_.root.find("rule");
    const auto meant = [&](const Node& rule) {
      return rule.string("id") == name && (grammar.empty() || merged_.grammars[rule.at.file] == grammar);
    };
    if (rules && std::erase_if(rules->elements, meant) > 0) return;
    if (!merged_.complete) return;  // it may stand in what could not be read
    std::vector<std::string_view> known;
    if (rules)
      for (const Node& rule : rules->elements) known.push_back(rule.string("id"));
    faults_.add("grammar_unknown_name", id.at, "`disable` names the rule `" + id.text + "`, which no extended grammar has",
                did_you_mean(name, known));
  }

  void report_duplicates(const Node& root, std::string_view list) {
    const std::string_view key = key_of(list);
    std::vector<std::string_view> seen;
    for (const Node& element : root.list(list)) {
      const std::string_view id = element.string(key);
      if (std::find(seen.begin(), seen.end(), id) != seen.end())
        faults_.add("grammar_duplicate", element.find(key)->at,
                    "[[" + std::string(list) + "]] `" + std::string(id) + "` stands twice in this file", "rename one, or remove it");
      seen.push_back(id);
    }
  }

  void declare(const std::string& section) {
    if (std::find(merged_.sections.begin(), merged_.sections.end(), section) == merged_.sections.end()) merged_.sections.push_back(section);
  }

  void merge_table(Node& into, Node&& from, Path& path) {
    for (Entry& entry : from.members) {
      Entry* standing = nullptr;
      for (Entry& candidate : into.members)
        if (candidate.key == entry.key) standing = &candidate;
      if (!standing) {
        into.members.push_back(std::move(entry));
        continue;
      }
      const std::string key = entry.key;
      path.push_back(key);
      merge_value(standing->value, std::move(entry.value), path);
      path.pop_back();
    }
  }

  void merge_value(Node& into, Node&& from, Path& path) {
    if (into.is_table() && from.is_table()) {
      merge_table(into, std::move(from), path);
    } else if (into.is_array() && from.is_array() && path.size() == 1 && !key_of(path[0]).empty()) {
      merge_by_key(into, std::move(from), key_of(path[0]));
    } else if (into.is_array() && from.is_array() && adds_up(path)) {
      std::move(from.elements.begin(), from.elements.end(), std::back_inserter(into.elements));
    } else {
      into = std::move(from);
    }
  }

  // A later rule stands in the place of the earlier one: fields keep their order in the record.
  void merge_by_key(Node& into, Node&& from, std::string_view key) {
    for (Node& element : from.elements) {
      const auto standing = std::find_if(into.elements.begin(), into.elements.end(),
                                         [&](const Node& earlier) { return earlier.string(key) == element.string(key); });
      if (standing == into.elements.end()) {
        into.elements.push_back(std::move(element));
      } else {
        *standing = std::move(element);
      }
    }
  }

  Merged& merged_;
  Faults& faults_;
  std::vector<std::string> open_, done_;  // identities: files whose `extends` are being read, and all that were read
  std::string text_;
};

}  // namespace

Merged merge(const Source& source, Faults& faults) {
  Merged merged;
  Merger merger(merged, faults);
  merger.add(source, {});
  merged.sha256 = sha256_hex(merger.take_text());
  return merged;
}

}  // namespace quern::loading
