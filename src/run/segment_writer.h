// Writes the records and rejects of one segment, which appear in the folder of the run when it is complete.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "output/output_file.h"
#include "pipeline/run_stats.h"
#include "run/journal.h"

namespace quern {

class SegmentWriter {
 public:
  SegmentWriter(std::string folder, SegmentId id, std::string fingerprint);

  void add(std::string_view records, std::string_view rejects, const RunStats& stats);
  // What stands on the disk now. Fails with `output_failed`.
  Result<SegmentEntry> commit();
  SegmentId id() const { return entry_.id; }
  // Nothing can be written any more.
  bool failed() const { return failure_.has_value(); }

 private:
  // One of the files, made when something is to be written to it.
  struct Part {
    std::optional<OutputFile> file;
    Sha256 digest;
  };

  void write(const char* kind, Part& part, WrittenFile& written, std::string_view bytes);
  void finish(Part& part, WrittenFile& written);

  std::string folder_;
  SegmentEntry entry_;
  Part records_, rejects_;
  std::optional<Error> failure_;
};

// "records-000012-0003.ndjson"
std::string segment_file_name(std::string_view kind, SegmentId id);

}  // namespace quern
