// Finds where one document ends and the next begins in a stream of bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pattern/pattern.h"
#include "quern/parser.h"

namespace quern {

// What the stream is made of, in order. Views live until the call returns.
class StreamEvents {
 public:
  virtual ~StreamEvents() = default;
  // More of the current document; `blank`: all of it is white space (or a byte order mark).
  virtual void piece(std::string_view bytes, bool blank) = 0;
  // The current document ends here; the separator of `bytes` bytes belongs to none.
  virtual void separator(uint64_t bytes) = 0;
};

// A longer line is never a separator: so a line that never ends takes no memory.
inline constexpr size_t kLongestSeparator = 4096;

// The documents come out the same however the stream was cut into pieces. UTF-16 and UTF-32 (known by their mark, or by the
// zeros of the first two characters: RFC 4627, 3) are split at whole characters: the byte 0C in U+010C is no form feed.
class StreamSplitter {
 public:
  // `pattern`: of mode kPattern.
  StreamSplitter(SplitOptions::Mode mode, std::optional<Pattern> pattern, StreamEvents& events);

  void feed(std::string_view bytes);
  void finish();

 private:
  void detect();
  void split(std::string_view bytes);
  void split_units(std::string_view units);
  void split_at_form_feeds(std::string_view units);
  void split_at_lines(std::string_view units);
  bool end_held_line(std::string_view& units);
  void end_line(std::string_view line);
  void hold_line(std::string_view rest);
  size_t find_line_end(std::string_view units, size_t from) const;
  size_t find_form_feed(std::string_view units) const;
  bool is_separator(std::string_view line) const;
  bool ends_in_return(std::string_view units) const;
  uint32_t unit(std::string_view units, size_t at) const;
  std::string to_utf8(std::string_view units) const;
  bool is_blank(std::string_view units) const;
  void emit(std::string_view units);

  SplitOptions::Mode mode_;
  std::optional<Pattern> pattern_;
  StreamEvents& events_;

  bool detected_ = false;
  size_t width_ = 1;         // bytes of a code unit
  bool big_endian_ = false;  // of a wider unit
  std::string head_;         // the first bytes, until the encoding is known
  std::string part_;         // of a code unit that a piece ended in
  std::string line_;         // the start of a line whose end is yet to come
  bool too_long_ = false;    // this line is no separator, its start was passed on already
};

}  // namespace quern
