#include "json/writer.h"

#include <bit>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstring>

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

// The first byte at or after `from` that must be escaped, or the end.
size_t find_escape(std::string_view text, size_t from) {
  size_t at = from;
  for (; at + 8 <= text.size(); at += 8) {
    uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    if (const uint64_t marks = escape_marks(word)) {
      if constexpr (std::endian::native == std::endian::little) return at + (static_cast<size_t>(std::countr_zero(marks)) >> 3);
      break;
    }
  }
  while (at < text.size() && !needs_escape(text[at])) ++at;
  return at;
}

void append_escape(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\b': out += "\\b"; break;
    case '\f': out += "\\f"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default: {
      constexpr char kDigits[] = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(c);
      const char escape[] = {'\\', 'u', '0', '0', kDigits[byte >> 4], kDigits[byte & 15]};
      out.append(escape, sizeof escape);
    }
  }
}

template <typename Number>
void append_shortest(std::string& out, Number value) {
  char digits[32];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
  assert(error == std::errc());
  static_cast<void>(error);
  out.append(digits, end);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  size_t plain = 0;
  while (true) {
    const size_t stop = find_escape(text, plain);
    out.append(text.data() + plain, stop - plain);
    if (stop == text.size()) break;
    append_escape(out, text[stop]);
    plain = stop + 1;
  }
  out += '"';
}

void append_json_number(std::string& out, double value) {
  assert(std::isfinite(value));
  constexpr double kLimit = 9223372036854775808.0;  // 2^63
  if (!std::isfinite(value)) {
    out += "null";  // JSON has no other word for it
  } else if (value >= -kLimit && value < kLimit && value == std::trunc(value)) {
    append_shortest(out, static_cast<int64_t>(value));
  } else {
    append_shortest(out, value);
  }
}

void JsonWriter::integer(int64_t value) {
  before_value();
  append_shortest(out_, value);
}

void JsonWriter::key(std::string_view name) {
  separate();
  append_json_string(out_, name);
  out_ += pretty_ ? ": " : ":";
  after_key_ = true;
}

void JsonWriter::break_line() {
  out_ += '\n';
  out_.append(size_t{2} * depth_, ' ');
}

std::string to_json(const Value& value) {
  std::string out;
  JsonWriter writer(out);
  write_value(value, writer);
  return out;
}

}  // namespace quern
