#include "input/chunk_reader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "input/text_blocks.h"
#include "json/utf8_check.h"
#include "text/charset_guess.h"
#include "text/decode.h"

namespace quern {
namespace {

constexpr size_t kChunk = size_t{1} << 20;
constexpr size_t kLeastRead = size_t{64} << 10;

}  // namespace

ChunkReader::ChunkReader(ByteSource& source, ChunkOptions options)
    : source_(source), options_(std::move(options)), started_(options_.json_lines) {}

Result<bool> ChunkReader::next(Chunk& chunk) {
  chunk.buffer.clear();
  chunk.buffer.put(rest_.bytes());
  rest_.clear();
  chunk.undecodable = std::exchange(rest_undecodable_, {});
  chunk.blocks.clear();
  chunk.line = line_;
  chunk.offset = offset_;
  chunk.size = 0;
  size_t looked_at = 0;  // in vain
  for (;;) {
    const size_t have = chunk.buffer.bytes().size();
    const bool enough = have >= kChunk || ended_ || (!source_.is_file() && !source_.is_ready());
    if (have > 0 && enough && (ended_ || have > looked_at)) {
      chunk.size = cut(chunk);
      if (chunk.size > 0) break;
      looked_at = have;
    }
    if (ended_) return false;
    const auto size = read_some(chunk);
    if (!size) return size.errors();
  }
  chunk.differs = differs_from_.has_value();
  hold_rest(chunk);
  if (options_.json_lines) line_ += count_line_ends(chunk.bytes());
  offset_ += chunk.size;
  return true;
}

Result<size_t> ChunkReader::read_some(Chunk& chunk) {
  const size_t have = chunk.buffer.bytes().size();
  const size_t want = have < kChunk ? std::max(kLeastRead, kChunk - have) : have;  // of a long line twice as much each time
  if (started_ && !converter_) {
    char* const room = chunk.buffer.room(want);
    const auto size = source_.read({reinterpret_cast<std::byte*>(room), want});
    if (size) chunk.buffer.stop_at(room + *size);
    ended_ = size && *size == 0;
    return size;
  }
  const size_t before = converted_from_.size();
  converted_from_.resize(before + kLeastRead);
  const auto size = source_.read({reinterpret_cast<std::byte*>(converted_from_.data()) + before, kLeastRead});
  converted_from_.resize(before + (size ? *size : 0));
  if (!size) return size;
  ended_ = *size == 0;
  if (!started_) start(converted_from_);
  if (!started_) return size;
  if (converter_) {
    convert(converted_from_, chunk);
  } else {
    chunk.buffer.put(converted_from_);
  }
  converted_from_.clear();
  return size;
}

// Decides by the first bytes whether the input is converted as a whole.
void ChunkReader::start(std::string_view head) {
  constexpr size_t kEnoughToTell = 4096;
  if (head.size() < kEnoughToTell && !ended_) return;
  started_ = true;
  const ByteOrderMark mark = byte_order_mark(head);
  std::string charset(mark.charset);
  if (charset.empty()) charset = charset_named(options_.charset).value_or("");
  if (charset.empty()) charset = utf16_without_mark(head);
  if (charset.empty() || charset == "utf-8") return;
  converter_.emplace(charset);
  untold_charset_ = charset;
  converted_from_.erase(0, mark.size);
  if (mark.size > 0) differs_from_ = 0;
}

void ChunkReader::convert(std::string_view bytes, Chunk& chunk) {
  Decoded decoded = converter_->feed(bytes, ended_);
  const size_t begin = chunk.buffer.bytes().size();
  for (Decoded::Undecodable& bad : decoded.undecodable) chunk.undecodable.push_back({begin + bad.span.begin, std::move(bad.bytes)});
  chunk.buffer.put(decoded.utf8);
  if (differs_from_ || decoded.utf8 == bytes) return;
  const auto first = std::ranges::mismatch(decoded.utf8, bytes).in1 - decoded.utf8.begin();
  differs_from_ = chunk.offset + begin + static_cast<size_t>(first);
}

size_t ChunkReader::cut(Chunk& chunk) { return options_.json_lines ? cut_lines(chunk) : cut_blocks(chunk); }

size_t ChunkReader::cut_lines(Chunk& chunk) {
  const std::string_view bytes = chunk.buffer.bytes();
  chunk.too_long = in_long_line_;
  chunk.begins_too_long = false;
  if (in_long_line_) {
    const size_t end = bytes.find('\n');
    in_long_line_ = end == std::string_view::npos;
    return in_long_line_ ? bytes.size() : end + 1;
  }
  const size_t end = bytes.rfind('\n');
  if (end != std::string_view::npos) return end + 1;
  if (bytes.size() > options_.line_limit) {
    chunk.too_long = chunk.begins_too_long = in_long_line_ = true;
    return bytes.size();
  }
  return ended_ ? bytes.size() : 0;
}

size_t ChunkReader::cut_blocks(Chunk& chunk) {
  const std::string_view bytes = chunk.buffer.bytes();
  size_t end = 0;
  while (end < bytes.size()) {
    const TextBlock found = first_block(bytes.substr(end), ended_);
    if (found.end == 0) break;
    Chunk::Block block = block_of(bytes.substr(end, found.end));
    block.end = end += found.end;
    if (differs_from_ && *differs_from_ < chunk.offset + end && !untold_charset_.empty())
      block.told_charset = std::exchange(untold_charset_, {});
    line_ += found.line_ends;
    chunk.blocks.push_back(std::move(block));
  }
  return end;
}

// What is no UTF-8 is all in one charset, that which the first such block seems to be in.
Chunk::Block ChunkReader::block_of(std::string_view bytes) {
  if (converter_ || is_utf8(bytes)) return {0, ""};
  if (!options_.charset.empty() || is_mostly_utf8(bytes)) return {0, "utf-8"};
  if (guess_.empty()) {
    const auto decoded = decode(std::as_bytes(std::span(bytes)), "");
    if (!decoded) return {0, "utf-8", /*not_text=*/true};
    guess_ = decoded->charset;
    return {0, guess_, false, guess_};
  }
  return {0, guess_};
}

void ChunkReader::hold_rest(Chunk& chunk) {
  rest_.put(chunk.buffer.bytes().substr(chunk.size));
  const auto behind =
      std::find_if(chunk.undecodable.begin(), chunk.undecodable.end(), [&](const auto& bad) { return bad.at >= chunk.size; });
  rest_undecodable_.assign(std::make_move_iterator(behind), std::make_move_iterator(chunk.undecodable.end()));
  chunk.undecodable.erase(behind, chunk.undecodable.end());
  for (Chunk::Undecodable& bad : rest_undecodable_) bad.at -= chunk.size;
}

}  // namespace quern
