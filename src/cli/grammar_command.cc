#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/print.h"
#include "cli/quantity.h"
#include "cli/survey_command.h"
#include "grammar/compiled.h"
#include "grammar/faults.h"
#include "quern/grammar.h"

namespace quern::cli {
namespace {

std::string title(const Grammar& grammar) { return std::string(grammar.name()) + " " + std::string(grammar.version()); }

// "job 1.0.0: 45 sections, 1203 headings, 86 rules, 312 examples"
std::string count(const Grammar& grammar) {
  const CompiledGrammar& rules = grammar.compiled();
  size_t examples = 0;
  for (const Rule& rule : rules.rules) examples += rule.examples.size();
  return title(grammar) + ": " + show_count(rules.sections.size(), "section") + ", " +
         show_count(rules.headings.phrases.size() + rules.headings.patterns.size(), "heading") + ", " +
         show_count(rules.rules.size(), "rule") + ", " + show_count(examples, "example");
}

std::string describe(const ExampleFailure& failure) {
  const Place& place = failure.place;
  return place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": rule " + failure.rule +
         "\n  example:  " + failure.example + "\n  expected: " + failure.expected + "\n  actual:   " + failure.actual + "\n";
}

int check(const Grammar& grammar, std::string& out) {
  out += count(grammar) + ": ok\n";
  return kDone;
}

int test(const Grammar& grammar, std::string& out) {
  const ExampleReport report = grammar.test();
  for (const ExampleFailure& failure : report.failures) out += describe(failure);
  out += title(grammar) + ": " + show_count(report.examples, "example") + " of " + show_count(report.rules, "rule") + ": ";
  out += report.failures.empty() ? "ok\n" : show_count(report.failures.size(), "failure") + "\n";
  return report.failures.empty() ? kDone : kFindings;
}

int lint(const Grammar& grammar, std::string& out) {
  const std::vector<GrammarFinding> findings = grammar.lint();
  for (const GrammarFinding& finding : findings)
    out += finding.place.file + ":" + std::to_string(finding.place.line) + ":" + std::to_string(finding.place.column) + ": " +
           finding.message + "\n  help: " + finding.help + "\n";
  out += title(grammar) + ": " + (findings.empty() ? "nothing to better" : show_count(findings.size(), "finding")) + "\n";
  return findings.empty() ? kDone : kFindings;
}

int show(const Grammar& grammar, std::string& out) {
  out += grammar.show();
  return kDone;
}

struct Action {
  std::string_view name;
  int (*run)(const Grammar& grammar, std::string& out);
};
constexpr std::array<Action, 4> kActions{{{"check", check}, {"test", test}, {"lint", lint}, {"show", show}}};

const Action* find_action(const CommandLine& line, const Console& console) {
  const std::string name = line.arguments.empty() ? "" : line.arguments.front();
  for (const Action& action : kActions)
    if (action.name == name) return &action;
  const std::string message = name.empty() ? "quern grammar needs to be told what to do" : "quern grammar does not know `" + name + "`";
  console.error(usage_error(
      message, loading::suggest(name, {"check", "test", "lint", "show", "headings", "coverage"}) + " (see quern grammar --help)"));
  return nullptr;
}

int run_grammar(const CommandLine& line, Console& console) {
  if (!line.arguments.empty() && (line.arguments.front() == "headings" || line.arguments.front() == "coverage"))
    return run_survey(line, console);
  const Action* action = find_action(line, console);
  if (action == nullptr) return kUsage;
  for (const Option& option : survey_options()) {
    if (!line.has(option.name)) continue;
    console.error(usage_error("--" + std::string(option.name) + " says nothing to quern grammar " + std::string(action->name),
                              "it is for headings and coverage; other actions take grammars as arguments"));
    return kUsage;
  }
  std::vector<std::string> names(line.arguments.begin() + 1, line.arguments.end());
  if (names.empty()) names = {"job"};
  std::string out;
  int code = kDone;
  for (const std::string& name : names) {
    const auto grammar = Grammar::load(name);
    if (!grammar) {
      console.error(grammar.errors());
      code = kUsage;
      continue;
    }
    const int found = action->run(*grammar, out);
    if (code == kDone) code = found;
  }
  return print(out, console, code);
}

}  // namespace

const Command kGrammarCommand{
    "grammar",
    "check a grammar, run its examples, measure it on a corpus, show it",
    "quern grammar check [NAME|PATH...]\nquern grammar test [NAME|PATH...]\nquern grammar lint [NAME|PATH...]\nquern grammar show "
    "[NAME|PATH...]\n"
    "quern grammar headings [OPTION...] FILE...\nquern grammar coverage [OPTION...] FILE...",
    "check reports every fault with file, line, column and help (exit code 2 if there is one).\n"
    "test runs the good and bad examples of all rules (exit code 1 if one fails).\n"
    "lint finds what could be better: headings of two sections, rules without example, oversized\n"
    "patterns, macros and vocabularies that nothing uses (exit code 1 if there is any).\n"
    "show prints the grammar with all that it extends. Without a name: job.\n"
    "headings lists those headings of a corpus that the grammar does not know, by how many\n"
    "documents have them, with the kind of what stands below: how a vocabulary grows.\n"
    "coverage tells for each field and rule what it gives on a corpus, what it loses to other rules,\n"
    "and which rules never match. A file is a document; of .jsonl and .ndjson each line is one.",
    survey_options(),
    "quern grammar check rules/tender.toml\nquern grammar test job course\nquern grammar show job | less\n"
    "quern grammar headings postings/*.txt --top 30\nquern grammar coverage dump.jsonl --text-field job.description\n"
    "quern grammar coverage postings/*.txt --rule title.key",
    run_grammar,
};

}  // namespace quern::cli
