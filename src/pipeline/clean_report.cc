#include "pipeline/clean_report.h"

#include <algorithm>

#include "base/terminal.h"
#include "base/utf8.h"
#include "input/text_blocks.h"
#include "json/writer.h"

namespace quern {
namespace {

void append_change(const CleanPlace& place, std::string_view from, std::string_view to, std::string_view codec, Certainty certainty,
                   std::string_view rule, std::string& out) {
  JsonWriter json(out);
  json.begin_object();
  json.key("file"), json.string(utf8::sanitized(place.file));
  json.key("line"), json.integer(static_cast<int64_t>(place.line));
  json.key("offset"), json.integer(static_cast<int64_t>(place.offset));
  json.key("from"), json.string(from);
  json.key("to"), json.string(to);
  json.key("codec"), codec.empty() ? json.null() : json.string(codec);
  json.key("layers"), json.integer(codec.empty() ? 0 : 1 + std::count(codec.begin(), codec.end(), '>'));
  json.key("certainty"), json.string(certainty == Certainty::kProven ? "proven" : "guessed");
  json.key("rule"), json.string(rule);
  json.end_object();
  out += '\n';
}

// Names of steps in order; the repair is called by its rule, if it has one.
std::string rule_of(const TextChange& change) {
  std::string rule;
  for (const NamedStep& named : all_steps()) {
    if (!change.steps.has(named.step)) continue;
    if (!rule.empty()) rule += ",";
    rule += named.step == Step::kRepair && !change.rule.empty() ? change.rule : named.name;
  }
  return rule;
}

// A place in a text that moves on only.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}
  uint64_t line_ends_before(size_t at) {
    count_ += count_line_ends(text_.substr(done_, at - done_));
    done_ = at;
    return count_;
  }

 private:
  std::string_view text_;
  size_t done_ = 0;
  uint64_t count_ = 0;
};

// Whole lines of the text that became whole lines of the cleaned one.
struct Hunk {
  Span before, after;
};

std::vector<Hunk> hunks_of(std::string_view text, const std::vector<TextChange>& changes) {
  std::vector<Hunk> hunks;
  for (const TextChange& change : changes) {
    const auto line_end = [&] {
      const bool at_end = !change.before.empty() && text[change.before.end - 1] == '\n';
      const size_t end = at_end ? change.before.end : text.find('\n', change.before.end);
      return static_cast<uint32_t>(end == std::string_view::npos ? text.size() : at_end ? end : end + 1);
    }();
    const uint32_t to_end = line_end - change.before.end;
    if (!hunks.empty() && change.before.begin < hunks.back().before.end) {
      hunks.back() = {{hunks.back().before.begin, line_end}, {hunks.back().after.begin, change.after.end + to_end}};
      continue;
    }
    const size_t found = change.before.begin == 0 ? std::string_view::npos : text.rfind('\n', change.before.begin - 1);
    const auto line_begin = static_cast<uint32_t>(found == std::string_view::npos ? 0 : found + 1);
    const uint32_t from_begin = change.before.begin - line_begin;
    hunks.push_back({{line_begin, line_end}, {change.after.begin - from_begin, change.after.end + to_end}});
  }
  return hunks;
}

constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kGreen = "\x1b[32m";
constexpr std::string_view kCyan = "\x1b[36m";
constexpr std::string_view kPlain = "\x1b[0m";

void append_line(std::string_view line, char sign, std::string_view paint, bool colour, std::string& out) {
  if (colour) out += paint;
  out += sign;
  out += colour ? escape_controls(line) : std::string(line);
  if (colour) out += kPlain;
  out += '\n';
}

void append_lines(std::string_view lines, char sign, std::string_view paint, bool colour, std::string& out) {
  while (!lines.empty()) {
    const size_t end = lines.find('\n');
    append_line(lines.substr(0, end), sign, paint, colour, out);
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
  }
}

}  // namespace

void append_explanation(std::string_view text, const Cleaned& cleaned, const CleanPlace& place, std::string& out) {
  LineCounter lines(text);
  for (const TextChange& change : cleaned.changes) {
    const std::string_view from = change.before.of(text), to = change.after.of(cleaned.text);
    if (from == to) continue;
    const uint64_t line = place.line + (place.one_line ? 0 : lines.line_ends_before(change.before.begin));
    append_change({place.file, line, place.offset + change.before.begin}, from, to, change.codec, change.certainty, rule_of(change), out);
  }
}

void append_conversion(std::string_view charset, const CleanPlace& place, std::string& out) {
  append_change(place, charset, "utf-8", "", Certainty::kProven, "decode", out);
}

void append_undecodable(std::string_view text, size_t at, std::string_view bytes, const CleanPlace& place, std::string& out) {
  const uint64_t line = place.line + count_line_ends(text.substr(0, at));
  append_change({place.file, line, place.offset + at}, escape_bytes(bytes), utf8::kReplacementBytes, "", Certainty::kProven, "decode", out);
}

void append_diff(std::string_view text, const Cleaned& cleaned, const CleanPlace& place, bool colour, std::string& out) {
  LineCounter lines(text);
  for (const Hunk& hunk : hunks_of(text, cleaned.changes)) {
    const std::string_view before = hunk.before.of(text), after = hunk.after.of(cleaned.text);
    if (before == after) continue;
    const uint64_t line = place.line + (place.one_line ? 0 : lines.line_ends_before(hunk.before.begin));
    append_line("@ " + std::string(place.file) + ":" + std::to_string(line), '@', kCyan, colour, out);
    append_lines(before, '-', kRed, colour, out);
    append_lines(after, '+', kGreen, colour, out);
  }
}

}  // namespace quern
