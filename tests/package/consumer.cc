// The example of quern.h, as a project of someone else would write it: exit code 0 if the record is as it should be.
#include <quern/quern.h>

#include <iostream>
#include <string>
#include <variant>

int main() {
  auto grammar = quern::Grammar::load("job");
  if (!grammar) {
    for (const auto& error : grammar.errors()) std::cerr << quern::to_string(error) << '\n';
    return 2;
  }
  quern::Parser parser(*grammar);
  parser.feed("Beekeeper\n\nRequirements:\n- 3 years of experience with bees\n- a driving licence\n");
  auto outcome = parser.finish();
  const auto* record = std::get_if<quern::Record>(&outcome);
  if (record == nullptr) {
    std::cerr << std::get<quern::Reject>(outcome).reason << '\n';
    return 1;
  }
  std::string json;
  const auto result = quern::emit(*record, *grammar, {.pretty = true}, json);
  std::cout << json;
  for (const auto& violation : result.violations) std::cerr << violation.path << ": " << violation.message << '\n';
  if (record->sections.empty() || !result.violations.empty()) return 1;
  return record->grammar_name == "job" ? 0 : 1;
}
