// What became of one document: a record, or a reject.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quern/export.h"
#include "quern/span.h"
#include "quern/text.h"
#include "quern/value.h"

namespace quern {

// Where a document came from.
struct Source {
  std::string uri = {};   // file name as given, or "-" for standard input
  uint64_t document = 0;  // number of the document in its file, from 0
  uint64_t offset = 0;    // first byte of the document in its file or stream
  std::string media_type = "text/plain";
  std::string charset = {};  // what it was decoded from; of a document to come: as declared, empty if unknown
  uint64_t bytes = 0;        // size as it came
  std::string sha256 = {};   // of the bytes as they came, 64 hexadecimal digits
};

// One section of the partition of the document. Every word stands in exactly one.
struct Section {
  std::string kind;                    // a section that the grammar declares
  std::optional<std::string> heading;  // without decoration and final colon
  std::vector<std::string> path;       // headings above this one, outermost first
  std::vector<std::string> items;      // repaired text, one line or list item each, without bullet
  uint32_t first_line = 0;             // in the source, from 1, inclusive
  uint32_t last_line = 0;
  Span span;  // of the repaired text
};

// Whether a value was read from the text of a document or from data that it carries for programs.
enum class How { kText, kStructured };

// What a value rests on.
struct Evidence {
  std::string rule;  // id of the grammar's rule; "structured.FIELD" of structured data
  Span span;         // of the repaired text; empty for structured data whose words the text does not have
  How how = How::kText;
};

// One field that the grammar declares. For a list, evidence[i] is that of the i-th element; else there is one or none.
struct Field {
  std::string name;
  bool many = false;
  Value value;
  std::vector<Evidence> evidence;
};

struct Record {
  std::string schema;  // "quern.job/1"
  std::string kind;    // "job_posting"
  std::string id;      // the source's own where it has one, else the first 16 digits of sha256
  Source source;
  std::optional<std::string> language;  // ISO 639-1 (or -3) code
  std::vector<Field> fields;            // all that the grammar declares, in its order
  std::vector<Section> sections;
  std::vector<Repair> repairs;
  std::vector<std::string> flags;  // sorted, each once
  std::string grammar_name, grammar_version, grammar_sha256;
  std::string text;  // the repaired text that all spans point into

  // The field's value, or null if the grammar declares none of this name.
  QUERN_EXPORT const Field* find(std::string_view name) const;
};

// A document that could not become a record. Nothing of it is lost: `original` holds its bytes
// (the first `limit` of them when it was refused for its size; `bytes` says how many there were).
struct Reject {
  std::string code;  // of kind kReject, see `quern codes`
  Source source;
  std::string reason;  // what, where and why, for a person
  std::string original;
  std::string id = {};  // the source's own, where it has one
};

}  // namespace quern
