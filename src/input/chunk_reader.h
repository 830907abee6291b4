// Reads an input as chunks that can be cleaned one by one, on any thread: whole lines of JSON, or whole blocks of text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/byte_source.h"
#include "json/byte_buffer.h"
#include "quern/result.h"
#include "text/converter.h"

namespace quern {

struct Chunk {
  // Of text: where a block ends, and what its bytes are in.
  struct Block {
    size_t end;
    std::string charset;  // empty: well-formed UTF-8
    bool not_text = false;
    std::string told_charset = {};  // what the input was converted from, in the first block where that made a difference
  };
  // Bytes that a declared charset has no character for; U+FFFD stands for them at `at`.
  struct Undecodable {
    size_t at;
    std::string bytes;
  };

  ByteBuffer buffer;
  size_t size = 0;  // what of the buffer belongs to this chunk
  std::string_view bytes() const { return buffer.bytes().substr(0, size); }

  uint64_t line = 1;    // the number of its first line
  uint64_t offset = 0;  // of its first byte in the input as decoded
  std::vector<Block> blocks;
  std::vector<Undecodable> undecodable;
  bool differs = false;  // from the bytes of the input: it was converted
  // A line of JSON that is longer than the limit comes in several chunks: this is its first one, or a later one.
  bool begins_too_long = false;
  bool too_long = false;
};

struct ChunkOptions {
  bool json_lines = false;
  std::string charset;  // of text, as declared; empty: find out
  size_t line_limit = size_t{16} << 20;
};

// What chunks hold depends on the input alone only where it is text: its blocks do. Lines of JSON come as they are at hand.
class ChunkReader {
 public:
  ChunkReader(ByteSource& source, ChunkOptions options);

  // The next chunk; false at the end, or when the source was woken. Fails as the source does.
  Result<bool> next(Chunk& chunk);
  // Whether `next` may have to wait for whoever feeds the source.
  bool may_wait() const { return !source_.is_file() && !ended_ && !source_.is_ready(); }

 private:
  Result<size_t> read_some(Chunk& chunk);
  void convert(std::string_view bytes, Chunk& chunk);
  void start(std::string_view head);
  size_t cut(Chunk& chunk);
  size_t cut_lines(Chunk& chunk);
  size_t cut_blocks(Chunk& chunk);
  Chunk::Block block_of(std::string_view bytes);
  void hold_rest(Chunk& chunk);

  ByteSource& source_;
  ChunkOptions options_;
  std::optional<StreamConverter> converter_;
  std::string untold_charset_;  // what it converts from, until a block tells it
  std::string converted_from_;  // bytes as read
  std::string guess_;           // the charset of what was no UTF-8
  ByteBuffer rest_;             // what was read and belongs to the next chunk
  std::vector<Chunk::Undecodable> rest_undecodable_;
  uint64_t line_ = 1, offset_ = 0;
  bool started_;  // it is known whether the input is converted; JSON never is
  bool ended_ = false;
  std::optional<uint64_t> differs_from_;  // the first place in the decoded input that is not what its bytes were
  bool in_long_line_ = false;
};

}  // namespace quern
