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

std::string_view named_language(std::string_view language) { return language == "any" ? std::string_view() : language; }

template <typename Words>
std::string alternatives_of(const Words& words) {
  std::string text = "(?:";
  for (const auto& word : words) text += (&word == &words.front() ? "" : "|") + bordered(word.text);
  return text + (words.empty() ? "[^\\x00-\\x{10FFFF}])" : ")");  // no word: matches nothing
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
  for (const std::string_view name : names_in(source.text)) {
    const auto named = macros_.find(name);
    macro.speaks = macro.speaks || (named != macros_.end() && named->second.speaks);
  }
}

void Macros::expand_vocabulary(Macro& macro) {
  macro.state = Macro::State::kOpen;
  bool sound = true;
  for (const Entry& value : macro.source->value.members) {
    for (const Node& word : value.value.elements) {
      auto expanded = checked(word.match(), "vocabulary `" + macro.source->key + "`, `" + value.key + "`: ");
      sound = sound && expanded;
      if (expanded) macro.words.push_back({std::move(*expanded), named_language(word.string("language"))});
    }
  }
  std::stable_sort(macro.words.begin(), macro.words.end(), [](const Word& a, const Word& b) { return a.text.size() > b.text.size(); });
  macro.text = alternatives_of(macro.words);
  macro.speaks = std::any_of(macro.words.begin(), macro.words.end(), [](const Word& word) { return !word.language.empty(); });
  macro.state = sound ? Macro::State::kDone : Macro::State::kFaulty;
}

// Of a macro without faults.
std::string_view Macros::text_for(Macro& macro, std::string_view language) {
  language = named_language(language);
  if (!macro.speaks || language.empty()) return macro.text;
  const auto known = macro.by_language.find(language);
  if (known != macro.by_language.end()) return known->second;
  std::string text;
  if (macro.vocabulary) {
    std::vector<Word> words = macro.words;
    std::erase_if(words, [&](const Word& word) { return !word.language.empty() && word.language != language; });
    text = alternatives_of(words);
  } else {
    text = "(?:" + *expand(macro.source->value.text, macro.source->value.at, language) + ")";
  }
  return macro.by_language.emplace(language, std::move(text)).first->second;
}

std::optional<std::string> Macros::expand(std::string_view text, Spot at, std::string_view language) {
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
    Macro* const macro = find(name, at);
    sound = sound && macro;
    if (macro) out += text_for(*macro, language);
    i += name.size() + 1;
  }
  if (!sound) return std::nullopt;
  return out;
}

// Null where it is unknown or faulty.
Macros::Macro* Macros::find(std::string_view name, Spot at) {
  const auto found = macros_.find(name);
  if (found == macros_.end()) {
    report_unknown(name, at);
    return nullptr;
  }
  Macro& macro = found->second;
  if (macro.state == Macro::State::kRaw) expand_macro(macro);
  if (macro.state == Macro::State::kOpen) {
    faults_.add("grammar_cycle", at, "`{" + std::string(name) + "}` names itself, by way of the macros between",
                "write one of them out in full");
    return nullptr;
  }
  return macro.state == Macro::State::kFaulty ? nullptr : &macro;
}

void Macros::report_unknown(std::string_view name, Spot at) {
  if (!names_known_) return;
  std::vector<std::string_view> known;
  for (const auto& [key, macro] : macros_) known.push_back(key);
  faults_.add("grammar_unknown_name", at, "there is no macro or vocabulary `{" + std::string(name) + "}`", suggest(name, known));
}

std::optional<Pattern> Macros::compile(const Node& pattern, std::string_view about, std::string_view language) {
  const auto expanded = expand(pattern.text, pattern.at, language);
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
