#include "run/segment_writer.h"

#include <array>
#include <cstdio>
#include <utility>

namespace quern {

std::string segment_file_name(std::string_view kind, SegmentId id) {
  std::array<char, 64> numbers{};
  std::snprintf(numbers.data(), numbers.size(), "-%06llu-%04llu.ndjson", static_cast<unsigned long long>(id.first),
                static_cast<unsigned long long>(id.second));
  return std::string(kind) + numbers.data();
}

SegmentWriter::SegmentWriter(std::string folder, SegmentId id, std::string fingerprint) : folder_(std::move(folder)) {
  entry_.id = id;
  entry_.fingerprint = std::move(fingerprint);
}

void SegmentWriter::add(std::string_view records, std::string_view rejects, const RunStats& stats) {
  write("records", records_, entry_.records, records);
  write("rejects", rejects_, entry_.rejects, rejects);
  entry_.stats.add(stats);
}

void SegmentWriter::write(const char* kind, Part& part, WrittenFile& written, std::string_view bytes) {
  if (bytes.empty() || failure_) return;
  if (!part.file) {
    written.name = segment_file_name(kind, entry_.id);
    auto file = OutputFile::create(folder_ + "/" + written.name);
    if (!file) {
      failure_ = file.errors().front();
      return;
    }
    part.file.emplace(std::move(*file));
  }
  written.bytes += bytes.size();
  part.digest.add(bytes);
  if (!part.file->write(bytes)) failure_ = part.file->error();
}

void SegmentWriter::finish(Part& part, WrittenFile& written) {
  if (!part.file || failure_) return;
  written.sha256 = part.digest.hex();
  if (!part.file->commit()) failure_ = part.file->error();
}

Result<SegmentEntry> SegmentWriter::commit() {
  finish(records_, entry_.records);
  finish(rejects_, entry_.rejects);
  if (failure_) return *failure_;
  return std::move(entry_);
}

}  // namespace quern
