// The knowledge of one document family, loaded from TOML and compiled once. grammar/README.md is its reference.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "quern/export.h"
#include "quern/result.h"

namespace quern {

struct CompiledGrammar;  // src/grammar/compiled.h

// What the examples of one rule came to.
struct ExampleFailure {
  Place place;
  std::string rule;
  std::string example;
  std::string expected;  // JSON, or "no match"
  std::string actual;
};

struct ExampleReport {
  size_t rules = 0;
  size_t examples = 0;
  std::vector<ExampleFailure> failures;
};

// What could be better in a sound grammar.
struct GrammarFinding {
  Place place;
  std::string message, help;
};

// Immutable and cheap to copy; one may serve any number of parsers and threads.
//
//   auto grammar = quern::Grammar::load("job");             // shipped, or found beside the program
//   auto own = quern::Grammar::load("rules/tender.toml");   // by path
class QUERN_EXPORT Grammar {
 public:
  // `name` is a path if it ends in ".toml". Else NAME.toml is looked for in $QUERN_GRAMMAR_PATH, in `grammar/` beside the program,
  // in the install prefix (share/quern/grammar), and among those built into the library; a name with a slash, such as "job/de" or
  // "rules/tender", also as a path, and first of all.
  // Every fault of the grammar is reported at once.
  static Result<Grammar> load(std::string_view name);
  // From text that is already in memory; `file` is named in messages.
  static Result<Grammar> parse(std::string_view toml, std::string_view file = "<memory>");
  // Names of the grammars built into the library.
  static std::vector<std::string> shipped();

  std::string_view name() const;
  std::string_view version() const;
  std::string_view schema() const;  // "quern.job/1"
  std::string_view sha256() const;  // of the source files, in the order they were merged

  // Runs the good and bad examples of every rule.
  ExampleReport test() const;
  // Headings that two sections have, rules without example, oversized patterns, macros and vocabularies that nothing uses.
  std::vector<GrammarFinding> lint() const;
  // The grammar as it was merged: sections, fields, rules, with where each came from.
  std::string show() const;

  const CompiledGrammar& compiled() const { return *compiled_; }

 private:
  explicit Grammar(std::shared_ptr<const CompiledGrammar> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const CompiledGrammar> compiled_;
};

}  // namespace quern
