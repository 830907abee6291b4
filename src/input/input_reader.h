// Reads all inputs of a run, whatever they are, and fills batches with their documents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "input/batch.h"
#include "input/byte_source.h"
#include "input/cutter.h"
#include "quern/parser.h"
#include "quern/result.h"

namespace quern {

enum class InputFormat : uint8_t { kAuto, kText, kJsonLines };

// Whether an input of this name holds JSON lines: as the format says, or by the ending of its name.
bool is_json_lines(InputFormat format, const std::string& path);

struct InputOptions {
  InputFormat format = InputFormat::kAuto;
  std::optional<SplitOptions> split;  // of text; not given: form feeds in standard input, none in files
  std::string charset = {};           // of text, as declared; empty: find out
  size_t document_limit = size_t{16} << 20;
  std::function<bool(uint64_t position)> wanted = {};  // documents for which it is false are passed over
};

// One input after the other, in order; the documents come out the same however the bytes came in.
//
//   InputReader reader(paths, options);
//   for (Batch batch; reader.fill(batch); batch.clear()) ...
class InputReader {
 public:
  // Called for each input that cannot be read, or not to its end; the run goes on with the next one.
  using Report = std::function<void(const Errors&)>;

  // `wake_fd`: see ByteSource; `stopped`: whether it was woken to stop, in which case half a document is none.
  InputReader(std::vector<std::string> paths, InputOptions options, Report report, int wake_fd = -1, std::function<bool()> stopped = {});
  ~InputReader();

  // The pattern of the split is no pattern.
  std::optional<Error> check() const;

  // Adds documents to the batch until it is full, or until reading on would wait while there are some. False: all is read, or it
  // was stopped; then the batch is as it was.
  bool fill(Batch& batch);
  // Whether `fill` may have to wait for whoever feeds the input.
  bool may_wait() const;

  uint64_t bytes() const { return bytes_; }          // read from inputs, as they stand there
  uint64_t documents() const { return documents_; }  // given out, the refused ones included
  uint64_t position() const { return bytes_; }       // read up to there, decompressed and one input after the other
  bool failed() const { return failed_; }            // some input could not be read, or not to its end

 private:
  bool is_stopped() const { return stopped_ && stopped_(); }
  bool open_next();
  void read_piece();
  std::unique_ptr<Cutter> make_cutter(const std::string& path);

  std::vector<std::string> paths_;
  InputOptions options_;
  Report report_;
  int wake_fd_;
  std::function<bool()> stopped_;
  size_t next_ = 0;  // of the paths
  std::optional<ByteSource> source_;
  std::unique_ptr<Cutter> cutter_;
  std::vector<std::byte> piece_;
  Batch* batch_ = nullptr;  // that is being filled
  uint64_t bytes_ = 0, documents_ = 0;
  uint64_t position_ = 0;  // where the current input begins
  bool failed_ = false;
};

}  // namespace quern
