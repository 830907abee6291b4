// The documents of corpus/ and what becomes of them, for the tests that hold every document of it to something.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "quern/grammar.h"
#include "quern/parser.h"
#include "quern/value.h"

namespace quern::testing {

struct CorpusDocument {
  std::string folder;            // its layout: "template"
  std::string name;              // without extension
  std::filesystem::path text;    // .txt or .html
  std::filesystem::path record;  // .json
  std::string grammar = "job";
  SplitOptions split;  // of a file that holds several postings

  std::string label() const { return folder + "/" + name; }
};
std::ostream& operator<<(std::ostream& out, const CorpusDocument& document);

// All of corpus/, in order of their labels.
std::vector<CorpusDocument> corpus_documents();

std::string read_bytes(const std::filesystem::path& path);

// A shipped grammar, loaded once. One that does not load ends the program: no test could go on.
const Grammar& shipped_grammar(const std::string& name);

// What became of each posting in the document when it is fed in pieces of `piece` bytes, in order.
std::vector<Outcome> outcomes_of(const CorpusDocument& document, size_t piece = std::string_view::npos);

// The record or reject as JSON, one line.
std::string json_of(const Outcome& outcome, const Grammar& grammar);

// What the .json beside the document holds: its record, or the list of its records, without the version of quern and
// the grammar's version and digest.
Value expected_form(const CorpusDocument& document);

}  // namespace quern::testing
