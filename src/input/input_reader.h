// Reads all inputs of a run, whatever they are and are packed in, and fills batches with their documents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "input/archive_reader.h"
#include "input/batch.h"
#include "input/byte_source.h"
#include "input/cutter.h"
#include "input/input_list.h"
#include "input/recognize.h"
#include "quern/parser.h"
#include "quern/result.h"

namespace quern {

// Whether an input of this name holds JSON lines: as the format says, or by the ending of its name.
bool is_json_lines(InputFormat format, const std::string& path);

struct InputOptions {
  InputFormat format = InputFormat::kAuto;  // of what is packed, where the input is an archive; kAuto: each stream is looked at
  std::optional<SplitOptions> split;        // of text; not given: form feeds in standard input, none in files
  std::string charset = {};                 // of text, as declared; empty: find out
  size_t document_limit = size_t{16} << 20;
  std::string text_field = "text", id_field = "id";    // columns of tables
  std::function<bool(uint64_t position)> wanted = {};  // documents for which it is false are passed over
};

// Compressions and archives within each other, each counted; what lies deeper is refused as `archive_too_deep`.
inline constexpr size_t kDeepest = 4;

// One input after the other, in order; the documents come out the same however the bytes came in.
//
//   InputReader reader(paths, options);
//   for (Batch batch; reader.fill(batch); batch.clear()) ...
class InputReader {
 public:
  // Called for each input that cannot be read, or not to its end; the run goes on with the next one.
  using Report = std::function<void(const Errors&)>;

  // `wake_fd`: see ByteSource; `stopped`: whether it was woken to stop, in which case half a document is none.
  InputReader(InputList inputs, InputOptions options, Report report, int wake_fd = -1, std::function<bool()> stopped = {});
  ~InputReader();

  // The pattern of the split is no pattern.
  std::optional<Error> check() const;

  // Adds documents to the batch until it is full, or until reading on would wait while there are some. False: all is read, or it
  // was stopped; then the batch is as it was.
  bool fill(Batch& batch);
  // Whether `fill` may have to wait for whoever feeds the input.
  bool may_wait() const;

  // Read from inputs, as they stand there.
  uint64_t bytes() const { return bytes_ + (source_ ? source_->bytes_read() : 0); }
  uint64_t position() const { return position_ + size_; }  // read up to there, decompressed and one stream after the other
  uint64_t documents() const { return documents_; }        // given out, the refused ones included
  bool failed() const { return failed_; }                  // some input could not be read, or not to its end
  // What was passed over because it is no document, by kind: "links in archives" -> 3.
  const std::map<std::string, uint64_t, std::less<>>& passed_over() const { return passed_over_; }

 private:
  // An archive or a compression that is being read, and what its members are called by.
  struct Layer {
    ArchiveReader reader;
    std::string uri, name;
    bool is_archive;
    bool began = false;  // something came out of it
  };

  bool is_stopped() const { return stopped_ && stopped_(); }
  bool open_next();
  bool open_input();
  void open_member(Layer& layer, const ArchiveReader::Member& member);
  void begin_stream(ByteStream& stream, std::string uri, std::string name);
  void read_piece();
  void take_piece(std::string_view bytes);
  void cut_slice();
  void look(bool complete);
  void open_container(Container container);
  void start_cutter(bool complete);
  void give_up_utf16();
  void end_stream();
  void finish_stream();
  void break_off(const Errors& errors);
  void close_stream();
  void close_input();
  void check_cutter();
  void fail(const Errors& errors);
  void refuse(std::string code, std::string reason);
  void take(RawDocument&& document, std::string_view bytes);
  void pass_over(std::string_view kind);
  TakeDocument taker(InputFormat format);
  StreamInfo stream_info() const;

  InputList inputs_;
  InputOptions options_;
  Report report_;
  int wake_fd_;
  std::function<bool()> stopped_;
  uint32_t input_ = 0;  // how many were opened, or tried to be
  std::optional<ByteSource> source_;
  std::vector<std::unique_ptr<Layer>> layers_;

  ByteStream* stream_ = nullptr;           // that is being read
  std::string uri_, name_;                 // of it; the name is what the ending is looked at of
  std::string head_;                       // of it, until it is known what it holds
  bool unpacked_ = false;                  // it is known that it is in no container
  std::string_view pending_;               // of the piece or the head: read, and not cut yet
  bool ended_ = false;                     // nothing follows what is pending
  std::optional<std::string> why_broken_;  // it ends where it should not
  std::unique_ptr<Cutter> cutter_;
  uint64_t position_ = 0;  // of the stream among all that was decoded
  uint64_t size_ = 0;      // of the stream, up to here

  std::vector<std::byte> piece_;
  Batch* batch_ = nullptr;  // that is being filled
  uint64_t bytes_ = 0, documents_ = 0;
  bool failed_ = false;
  std::map<std::string, uint64_t, std::less<>> passed_over_;
};

}  // namespace quern
