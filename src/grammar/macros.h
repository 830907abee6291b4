// {NAME} in patterns: macros and vocabularies put in their places.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/merge.h"
#include "pattern/pattern.h"

namespace quern::loading {

// What stands in braces in a pattern and may be the name of a macro.
std::vector<std::string_view> names_in(std::string_view text);

class Macros {
 public:
  // Reports macros that name themselves or what is not declared, and words of vocabularies that are no patterns.
  Macros(const Merged& merged, Faults& faults);

  // `text` with all names replaced; nothing where one of them is unknown or faulty (that is reported). For a `language` vocabularies have
  // the words of files of that language and of those of none; for "" and "any" they have all.
  std::optional<std::string> expand(std::string_view text, Spot at, std::string_view language = "");
  // The same, compiled; what RE2 refuses is reported, with `about` before it.
  std::optional<Pattern> compile(const Node& pattern, std::string_view about, std::string_view language = "");
  // The same as text, its syntax checked.
  std::optional<std::string> checked(const Node& pattern, std::string_view about);

 private:
  struct Word {
    std::string text;
    std::string_view language;  // "": of none
  };
  struct Macro {
    enum class State { kRaw, kOpen, kDone, kFaulty };
    const Entry* source = nullptr;
    bool vocabulary = false;
    State state = State::kRaw;
    std::string text;
    std::vector<Word> words;                                      // of a vocabulary, the longest first
    bool speaks = false;                                          // some words of it are of one language alone
    std::map<std::string, std::string, std::less<>> by_language;  // then: the text for each that was asked for
  };

  void expand_macro(Macro& macro);
  void expand_vocabulary(Macro& macro);
  std::string_view text_for(Macro& macro, std::string_view language);
  Macro* find(std::string_view name, Spot at);
  void report_unknown(std::string_view name, Spot at);

  Faults& faults_;
  bool names_known_;
  std::map<std::string, Macro, std::less<>> macros_;
  std::unordered_map<std::string, Pattern> compiled_;  // by their expanded text: what several rules match is made once
};

}  // namespace quern::loading
