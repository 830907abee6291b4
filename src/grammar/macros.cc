#include "grammar/macros.h"

#include <algorithm>

#include "grammar/border.h"

namespace quern::loading {
namespace {

bool starts_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool in_name(char c) { return starts_name(c) || (c >= '0' && c <= '9'); }

// The name in the braces that open at `open`, or "" if they are a repeat or belong to an escape such as \p{Greek}.
std::string_view name_at(std::string_view text, size_t open) {
  size_t end = open + 1;
  if (end >= text.size() || !starts_name(text[end])) return {};
  while (end < text.size() && in_name(text[end])) ++end;
  if (end >= text.size() || text[end] != '}') return {};
  return text.substr(open + 1, end - open - 1);
}

}  // namespace

std::vector<std::string_view> names_in(std::string_view text) {
  std::vector<std::string_view> names;
  for (size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1))
    if (const std::string_view name = name_at(text, open); !name.empty()) names.push_back(name);
  return names;
}

Macros::Macros(const Merged& merged, Faults& faults) : faults_(faults), names_known_(merged.whole && merged.complete) {
  for (const Entry& entry : merged.root.table("macro")) macros_[entry.key].source = &entry;
  for (const Entry& entry : merged.root.table("vocabulary")) {
    Macro& macro = macros_[entry.key];
    if (macro.source) {
      faults_.add("grammar_duplicate", entry.at, "`" + entry.key + "` is a macro and a vocabulary", "rename one of them");
      continue;
    }
    macro.source = &entry;
    macro.vocabulary = true;
  }
  for (auto& [name, macro] : macros_) {
    if (!starts_name(name[0]) || !std::all_of(name.begin(), name.end(), in_name))
      faults_.add("grammar_bad_value", macro.source->at, "`" + name + "` cannot stand in a pattern as {" + name + "}",
                  "take letters, digits and _, a letter first");
    if (macro.state == Macro::State::kRaw) expand_macro(macro);
  }
}

void Macros::expand_macro(Macro& macro) {
  if (macro.vocabulary) return expand_vocabulary(macro);
  macro.state = Macro::State::kOpen;
  const Node& source = macro.source->value;
  auto expanded = expand(source.text, source.at);
  macro.state = Macro::State::kFaulty;
  if (!expanded) return;
  macro.text = "(?:" + *expanded + ")";
  if (const auto error = Pattern::check(macro.text)) return faults_.add(Errors{*error}, source.at, "macro `" + macro.source->key + "`: ");
  macro.state = Macro::State::kDone;
}

void Macros::expand_vocabulary(Macro& macro) {
  macro.state = Macro::State::kOpen;
  std::vector<std::string> words;
  bool sound = true;
  for (const Entry& value : macro.source->value.members) {
    for (const Node& word : value.value.elements) {
      auto expanded = checked(word, "vocabulary `" + macro.source->key + "`, `" + value.key + "`: ");
      sound = sound && expanded;
      if (expanded) words.push_back(std::move(*expanded));
    }
  }
  std::stable_sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  macro.text = "(?:";
  for (size_t i = 0; i < words.size(); ++i) macro.text += (i == 0 ? "" : "|") + bordered(words[i]);
  macro.text += words.empty() ? "[^\\x00-\\x{10FFFF}])" : ")";  // no word: matches nothing
  macro.state = sound ? Macro::State::kDone : Macro::State::kFaulty;
}

std::optional<std::string> Macros::expand(std::string_view text, Spot at) {
  std::string out;
  bool sound = true;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      const bool braces = (text[i + 1] == 'p' || text[i + 1] == 'P' || text[i + 1] == 'x') && i + 2 < text.size() && text[i + 2] == '{';
      out += text.substr(i, braces ? 3 : 2);
      i += braces ? 2 : 1;
      continue;
    }
    const std::string_view name = text[i] == '{' ? name_at(text, i) : std::string_view();
    if (name.empty()) {
      out += text[i];
      continue;
    }
    const auto replaced = replacement(name, at);
    sound = sound && replaced;
    if (replaced) out += *replaced;
    i += name.size() + 1;
  }
  if (!sound) return std::nullopt;
  return out;
}

std::optional<std::string_view> Macros::replacement(std::string_view name, Spot at) {
  const auto found = macros_.find(name);
  if (found == macros_.end()) {
    report_unknown(name, at);
    return std::nullopt;
  }
  Macro& macro = found->second;
  if (macro.state == Macro::State::kRaw) expand_macro(macro);
  if (macro.state == Macro::State::kOpen) {
    faults_.add("grammar_cycle", at, "`{" + std::string(name) + "}` names itself, by way of the macros between",
                "write one of them out in full");
    return std::nullopt;
  }
  if (macro.state == Macro::State::kFaulty) return std::nullopt;
  return macro.text;
}

void Macros::report_unknown(std::string_view name, Spot at) {
  if (!names_known_) return;
  std::vector<std::string_view> known;
  for (const auto& [key, macro] : macros_) known.push_back(key);
  faults_.add("grammar_unknown_name", at, "there is no macro or vocabulary `{" + std::string(name) + "}`", suggest(name, known));
}

std::optional<Pattern> Macros::compile(const Node& pattern, std::string_view about) {
  const auto expanded = expand(pattern.text, pattern.at);
  if (!expanded) return std::nullopt;
  const auto known = compiled_.find(*expanded);
  if (known != compiled_.end()) return known->second;
  auto compiled = Pattern::compile(*expanded, pattern.text);
  if (compiled) return compiled_.emplace(*expanded, *compiled).first->second;
  faults_.add(compiled.errors(), pattern.at, about);
  return std::nullopt;
}

std::optional<std::string> Macros::checked(const Node& pattern, std::string_view about) {
  auto expanded = expand(pattern.text, pattern.at);
  if (!expanded) return std::nullopt;
  const auto error = Pattern::check(*expanded);
  if (!error) return expanded;
  faults_.add(Errors{*error}, pattern.at, about);
  return std::nullopt;
}

}  // namespace quern::loading
