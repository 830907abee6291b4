// What a run counted: what came in, what was found, what was refused, how long documents took.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "json/writer.h"
#include "quern/record.h"
#include "quern/result.h"
#include "quern/value.h"

namespace quern {

using Counts = std::map<std::string, uint64_t, std::less<>>;

// Times in buckets that each are an eighth wider than the one before, so that those of many runs add up.
class TimeCounts {
 public:
  void add(std::chrono::nanoseconds time);
  void add(const TimeCounts& other);
  // An upper limit of the time that `share` (0 to 1) of all took no longer than, in microseconds; 0 if there are none.
  double quantile(double share) const;

  void write(JsonWriter& json) const;
  // What `write` wrote. False: it is nothing of the kind.
  bool read(const Value& value);

 private:
  static constexpr size_t kBuckets = 256;
  std::array<uint64_t, kBuckets> counts_{};
};

struct RunStats {
  uint64_t documents = 0, records = 0, rejected = 0;
  uint64_t document_bytes = 0;  // of all documents, as they came
  Counts rejects;               // by code
  Counts passed_over;           // what inputs held besides documents, by kind
  Counts flags, kinds, languages, charsets, media_types;
  Counts repairs;   // by what was undone: "windows-1252"
  Counts rules;     // values by the rule that made them
  Counts fields;    // records with a value of the field
  Counts sections;  // by kind
  TimeCounts times;

  void add(const Record& record);
  void add(const Reject& reject);
  void add(const RunStats& other);

  // Members of an object that the caller has begun.
  void write(JsonWriter& json) const;
  // What `write` wrote, from the object that holds it. Members that are missing count as none; false: one is of another kind.
  bool read(const Value& object);
};

}  // namespace quern
