// Any bytes through the whole way: a reject with its reason, or a record of which all holds that must hold of a record.
#include <cstdio>
#include <cstdlib>

#include "quern/parser.h"
#include "support/record_faults.h"

namespace {

[[noreturn]] void fail(const char* what, const std::string& why) {
  std::fprintf(stderr, "%s: %s\n", what, why.c_str());
  std::abort();
}

quern::Parser make_parser() {
  auto grammar = quern::Grammar::load("job");
  if (!grammar) fail("grammar", to_string(grammar.errors().front()));
  return quern::Parser(*grammar, {.document_limit = 64 << 10, .text = {}});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static quern::Parser parser = make_parser();
  parser.feed(std::as_bytes(std::span(data, size)));
  const quern::Outcome outcome = parser.finish();
  if (const auto* reject = std::get_if<quern::Reject>(&outcome)) {
    if (reject->code.empty() || reject->reason.empty()) fail("reject", "without code or reason");
    return 0;
  }
  for (const std::string& fault : quern::testing::record_faults(std::get<quern::Record>(outcome), parser.grammar())) fail("record", fault);
  return 0;
}
