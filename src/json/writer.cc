#include "json/writer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstring>

#include "base/utf8.h"

namespace quern {
namespace {

constexpr uint64_t repeated(unsigned char byte) { return 0x0101010101010101u * byte; }

// The high bit of every byte of `word` that must be escaped. A borrow may mark a byte above a true one by mistake, never below:
// the lowest mark is right. (Bit tricks of "Hacker's Delight", section 6-1.)
uint64_t escape_marks(uint64_t word) {
  const uint64_t quotes = word ^ repeated('"');
  const uint64_t backslashes = word ^ repeated('\\');
  return (((word - repeated(0x20)) & ~word) | ((quotes - repeated(1)) & ~quotes) | ((backslashes - repeated(1)) & ~backslashes)) &
         repeated(0x80);
}

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

size_t copy_bytes(std::string_view text, char* to) {
  size_t at = 0;
  for (; at < text.size() && !needs_escape(text[at]); ++at) to[at] = text[at];
  return at;
}

// Four to seven bytes, most names of members: both halves, which overlap, are looked at as one word.
size_t copy_short(std::string_view text, char* to) {
  uint32_t first, last;
  std::memcpy(&first, text.data(), 4);
  std::memcpy(&last, text.data() + text.size() - 4, 4);
  if (escape_marks(uint64_t{first} | uint64_t{last} << 32) != 0) return copy_bytes(text, to);
  std::memcpy(to, &first, 4);
  std::memcpy(to + text.size() - 4, &last, 4);
  return text.size();
}

// Copies `text` up to the first byte that must be escaped, a word at a time; returns how much that is.
size_t copy_plain(std::string_view text, char* to) {
  if (text.size() >= 4 && text.size() < 8) return copy_short(text, to);
  size_t at = 0;
  if constexpr (std::endian::native == std::endian::little) {
    while (text.size() >= 8 && at < text.size()) {
      at = std::min(at, text.size() - 8);  // the last word overlaps the one before it
      uint64_t word;
      std::memcpy(&word, text.data() + at, 8);
      std::memcpy(to + at, &word, 8);
      if (const uint64_t marks = escape_marks(word)) return at + (static_cast<size_t>(std::countr_zero(marks)) >> 3);
      at += 8;
    }
  }
  return at + copy_bytes(text.substr(at), to + at);
}

// A code unit of UTF-16.
void write_unit(ByteBuffer& out, uint32_t unit) {
  constexpr char kDigits[] = "0123456789abcdef";
  const char escape[] = {'\\', 'u', kDigits[unit >> 12], kDigits[unit >> 8 & 15], kDigits[unit >> 4 & 15], kDigits[unit & 15]};
  out.put({escape, sizeof escape});
}

void write_escape(ByteBuffer& out, char c) {
  switch (c) {
    case '"': out.put("\\\""); break;
    case '\\': out.put("\\\\"); break;
    case '\b': out.put("\\b"); break;
    case '\f': out.put("\\f"); break;
    case '\n': out.put("\\n"); break;
    case '\r': out.put("\\r"); break;
    case '\t': out.put("\\t"); break;
    default: write_unit(out, static_cast<unsigned char>(c));
  }
}

void write_ascii(ByteBuffer& out, char32_t c) {
  if (c < 0x80) {
    const char byte = static_cast<char>(c);
    needs_escape(byte) ? write_escape(out, byte) : out.put(byte);
  } else if (c < 0x10000) {
    write_unit(out, c);
  } else {
    write_unit(out, 0xD800 + ((c - 0x10000) >> 10));
    write_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
  }
}

void write_quoted(ByteBuffer& out, std::string_view text) {
  out.put('"');
  while (true) {
    char* const to = out.room(text.size());
    const size_t plain = copy_plain(text, to);
    out.stop_at(to + plain);
    if (plain == text.size()) break;
    write_escape(out, text[plain]);
    text.remove_prefix(plain + 1);
  }
  out.put('"');
}

// The shortest digits that read back as the number, held in `digits`.
using Digits = std::array<char, 32>;
template <typename Number>
std::string_view shortest(Number value, Digits& digits) {
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  assert(error == std::errc());
  static_cast<void>(error);
  return {digits.data(), static_cast<size_t>(end - digits.data())};
}

std::string_view number_text(double value, Digits& digits) {
  assert(std::isfinite(value));
  constexpr double kLimit = 9223372036854775808.0;  // 2^63
  if (!std::isfinite(value)) return "null";         // JSON has no other word for it
  if (value >= -kLimit && value < kLimit && value == std::trunc(value)) return shortest(static_cast<int64_t>(value), digits);
  return shortest(value, digits);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  ByteBuffer quoted;
  write_quoted(quoted, text);
  out += quoted.bytes();
}

void append_ascii_json_string(std::string& out, std::string_view text) {
  ByteBuffer quoted;
  quoted.put('"');
  for (size_t at = 0; at < text.size();) write_ascii(quoted, utf8::next(text, at));
  quoted.put('"');
  out += quoted.bytes();
}

void append_json_number(std::string& out, double value) {
  Digits digits;
  out += number_text(value, digits);
}

void JsonWriter::integer(int64_t value) {
  Digits digits;
  plain(shortest(value, digits));
}

void JsonWriter::number(double value) {
  Digits digits;
  plain(number_text(value, digits));
}

void JsonWriter::string(std::string_view value) {
  before_value();
  write_quoted(buffer_, value);
  after_value();
}

void JsonWriter::key(std::string_view name) {
  separate();
  write_quoted(buffer_, name);
  buffer_.put(':');
  if (pretty_) buffer_.put(' ');
  after_key_ = true;
}

void JsonWriter::break_line() {
  buffer_.put('\n');
  for (uint32_t i = 0; i < depth_; ++i) buffer_.put("  ");
}

std::string to_json(const Value& value) {
  std::string out;
  JsonWriter writer(out);
  write_value(value, writer);
  return out;
}

}  // namespace quern
