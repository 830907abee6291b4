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

Macros::Macros(const Merged& merged, Faults& faults) : merged_(merged), faults_(faults), names_known_(merged.whole && merged.complete) {
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
    if (!macro.by_language.contains("")) expand_macro(macro, "");
  }
}

void Macros::expand_macro(Macro& macro, const std::string& language) {
  using State = Expansion::State;
  Expansion& expansion = macro.by_language[language];
  expansion.state = State::kOpen;
  bool sound = true;
  std::string text = macro.vocabulary ? expand_vocabulary(macro, language, sound) : expand_plain(macro, language, sound);
  expansion.text = std::move(text);
  expansion.state = sound ? State::kDone : State::kFaulty;
}

std::string Macros::expand_plain(Macro& macro, const std::string& language, bool& sound) {
  const Node& source = macro.source->value;
  const auto expanded = expand(source.text, source.at, language);
  sound = expanded.has_value();
  if (!sound) return {};
  std::string text = "(?:" + *expanded + ")";
  if (!language.empty()) return text;  // checked as the text of all languages
  if (const auto error = Pattern::check(text)) {
    faults_.add(Errors{*error}, source.at, "macro `" + macro.source->key + "`: ");
    sound = false;
  }
  return text;
}

std::string Macros::expand_vocabulary(Macro& macro, const std::string& language, bool& sound) {
  std::vector<std::string> words;
  for (const Entry& value : macro.source->value.members) {
    for (const Node& word : value.value.elements) {
      const std::string& spoken = language_at(word.at);
      if (!language.empty() && !spoken.empty() && spoken != language) continue;
      auto expanded = language.empty() ? checked(word, "vocabulary `" + macro.source->key + "`, `" + value.key + "`: ")
                                       : expand(word.text, word.at, language);
      sound = sound && expanded;
      if (expanded) words.push_back(std::move(*expanded));
    }
  }
  std::stable_sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  std::string text = "(?:";
  for (size_t i = 0; i < words.size(); ++i) text += (i == 0 ? "" : "|") + bordered(words[i]);
  return text + (words.empty() ? "[^\\x00-\\x{10FFFF}])" : ")");  // no word: matches nothing
}

std::optional<std::string> Macros::expand(std::string_view text, Spot at) { return expand(text, at, language_at(at)); }

std::optional<std::string> Macros::expand(std::string_view text, Spot at, const std::string& language) {
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
    const auto replaced = replacement(name, at, language);
    sound = sound && replaced;
    if (replaced) out += *replaced;
    i += name.size() + 1;
  }
  if (!sound) return std::nullopt;
  return out;
}

std::optional<std::string_view> Macros::replacement(std::string_view name, Spot at, const std::string& language) {
  using State = Expansion::State;
  const auto found = macros_.find(name);
  if (found == macros_.end()) {
    report_unknown(name, at);
    return std::nullopt;
  }
  Macro& macro = found->second;
  const auto expanded = [&](const std::string& spoken) {
    if (!macro.by_language.contains(spoken)) expand_macro(macro, spoken);
    return &macro.by_language[spoken];
  };
  const Expansion* expansion = expanded("");
  if (expansion->state == State::kDone && !language.empty()) expansion = expanded(language);
  if (expansion->state == State::kOpen) {
    faults_.add("grammar_cycle", at, "`{" + std::string(name) + "}` names itself, by way of the macros between",
                "write one of them out in full");
    return std::nullopt;
  }
  if (expansion->state == State::kFaulty) return std::nullopt;
  return expansion->text;
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
