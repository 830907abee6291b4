// Where data goes: standard output, or a file that appears only when it is complete.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "quern/result.h"

namespace quern {

// Buffered. Every fault counts, those at flush and close included; after the first one all writing is refused.
//
//   auto file = OutputFile::create("records.ndjson");
//   file->buffer() += "{}\n";  if (!file->settle()) ...
//   if (!file->commit()) report(file->error());
class OutputFile {
 public:
  static OutputFile standard_output();
  // A regular file is written under a temporary name beside it, which `commit` renames and the destructor removes;
  // a device or a pipe is written to as it is. Fails with `output_failed`.
  static Result<OutputFile> create(const std::string& path);
  // The file with this content, in one call. Fails as the steps do.
  static std::optional<Error> write_whole(const std::string& path, std::string_view content);
  ~OutputFile();
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;

  // Append here, then `settle`, which writes when there is enough to write.
  std::string& buffer() { return buffer_; }
  bool settle();
  // Much at once is written as it stands, without a copy.
  bool write(std::string_view bytes);
  bool flush();
  // Writes what is left, makes sure it arrived, and gives the file its name.
  bool commit();

  bool failed() const { return failure_ != 0; }
  // The reader has closed the pipe: it wants no more, and no message.
  bool reader_is_gone() const;
  Error error() const;

 private:
  OutputFile(int fd, std::string path, std::string temporary);
  bool write_out(std::string_view rest);
  bool fail(const char* step);

  int fd_ = -1;
  std::string path_;       // as messages name it
  std::string temporary_;  // the name until `commit`; empty: none
  std::string target_;     // what the temporary is renamed to: `path_` behind symbolic links
  std::string buffer_;
  int failure_ = 0;  // errno of the first fault
  const char* step_ = "";
};

}  // namespace quern
