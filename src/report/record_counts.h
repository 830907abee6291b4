// What a stream of records amounts to.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "quern/value.h"
#include "report/field_counts.h"
#include "report/tally.h"

namespace quern::report {

struct SectionCounts {
  uint64_t records = 0, sections = 0, items = 0, words = 0;
  uint64_t last_record = 0;  // the number of the one counted last, from 1
};

struct RepairCounts {
  std::string kind, codec;  // codec: empty where none was undone
  uint64_t records = 0, proven = 0, guessed = 0;
  uint64_t last_record = 0;
};

class RecordCounts {
 public:
  // Why this is no record in its full form, as a sentence for a person; empty if it is one.
  static std::string misfit(const Value& record);

  // A record that is no misfit.
  void add(const Value& record);

  uint64_t records = 0, bytes = 0;     // bytes: of the documents as they came
  uint64_t flagged = 0, repaired = 0;  // records that have at least one
  Tally kinds, languages, charsets, media_types, schemas, grammars, programs, flags;
  Tally sources{20000};             // documents by uri, with their bytes
  std::vector<FieldCounts> fields;  // in the records' own order
  std::map<std::string, SectionCounts, std::less<>> sections;
  std::map<std::string, RepairCounts, std::less<>> repairs;  // by kind and codec

 private:
  void add_source(const Value& source);
  void add_fields(const Value& record);
  void add_sections(const Value& all);
  void add_repairs(const Value& all);
  FieldCounts* find_field(std::string_view name);
};

// The fields of a record: what its evidence speaks of, each with its value.
std::vector<const Member*> fields_of(const Value& record);

// Runs of anything but white space.
uint64_t count_words(std::string_view text);

// What a record is an example of: its kind, its language, its flags, the codecs of its repairs.
std::vector<std::string> labels_of(const Value& record);

}  // namespace quern::report
