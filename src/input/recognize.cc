#include "input/recognize.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "html/html.h"
#include "input/csv_cutter.h"
#include "input/json_value_scanner.h"
#include "input/reject_cutter.h"

namespace quern {
namespace {

constexpr std::string_view kWhite = " \t\r\n\f\v";
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kWarcStart = "WARC/1.";

struct Ending {
  std::string_view ending;
  InputFormat format;
};
constexpr auto kEndings = std::to_array<Ending>({
    {".jsonl", InputFormat::kJsonLines},
    {".ndjson", InputFormat::kJsonLines},
    {".json", InputFormat::kJson},
    {".csv", InputFormat::kCsv},
    {".tsv", InputFormat::kTsv},
    {".warc", InputFormat::kWarc},
    {".html", InputFormat::kHtml},
    {".htm", InputFormat::kHtml},
    {".xhtml", InputFormat::kHtml},
    {".txt", InputFormat::kText},
    {".text", InputFormat::kText},
    {".md", InputFormat::kText},
});

// kAuto: the name says nothing. What a compression added to it does not count.
InputFormat format_by_name(std::string_view name) {
  for (const std::string_view packed : {".gz", ".zst", ".xz", ".bz2", ".lz4"}) {
    if (!ends_ignoring_case(name, packed)) continue;
    name.remove_suffix(packed.size());
    break;
  }
  for (const Ending& known : kEndings)
    if (ends_ignoring_case(name, known.ending)) return known.format;
  return InputFormat::kAuto;
}

// `text` begins with a brace that begins an object. Lines of JSON, if the object and nothing else stands on its line.
std::optional<InputFormat> jsonl_or_json(std::string_view text, bool complete, InputFormat named) {
  const auto reject = begins_reject(text);
  if (!reject && !complete) return std::nullopt;
  if (reject.value_or(false)) return InputFormat::kRejects;
  if (named == InputFormat::kJsonLines) return InputFormat::kJsonLines;
  JsonValueScanner scanner;
  const size_t end = scanner.scan(text);
  const std::string_view object = text.substr(0, end);
  if (object.find('\n') != std::string_view::npos) return InputFormat::kJson;
  if (end == std::string_view::npos) return complete ? std::optional(InputFormat::kJsonLines) : std::nullopt;
  const size_t next = text.find_first_not_of(" \t\r", end);
  if (next == std::string_view::npos) return complete ? std::optional(InputFormat::kJsonLines) : std::nullopt;
  return text[next] == '\n' ? InputFormat::kJsonLines : InputFormat::kJson;
}

// `text` begins with { or [. Braces and brackets begin texts, too: {{title}}, [x] done.
std::optional<InputFormat> json_or_text(std::string_view text, bool complete, InputFormat named) {
  const InputFormat otherwise = named == InputFormat::kJsonLines || named == InputFormat::kJson ? named : InputFormat::kText;
  const size_t next = text.find_first_not_of(kWhite, 1);
  if (next == std::string_view::npos) return complete ? std::optional(otherwise) : std::nullopt;
  if (text[0] == '{') return text[next] == '"' || text[next] == '}' ? jsonl_or_json(text, complete, named) : std::optional(otherwise);
  if (text[next] == '{') return InputFormat::kJson;
  if (text[next] != ']' || next > 1) return otherwise;
  const size_t behind = text.find_first_not_of(kWhite, next + 1);  // an array without elements, if it is all there is
  if (behind != std::string_view::npos) return otherwise;
  return complete ? std::optional(InputFormat::kJson) : std::nullopt;
}

bool is_column_name(std::string_view name) {
  const auto fits = [](char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == ' '; };
  return !name.empty() && name.size() <= 64 && name.front() != ' ' && name.back() != ' ' && std::ranges::all_of(name, fits);
}

// A first row of names, of which one is that of the text, and a second one of as many cells.
std::optional<bool> is_table(std::string_view text, bool complete, std::string_view text_column) {
  const size_t line_end = text.find('\n');
  if (line_end == std::string_view::npos && !complete) return std::nullopt;
  if (line_end == std::string_view::npos) return false;
  if (named_separator(text.substr(0, line_end))) return true;
  CsvRowScanner scanner(guess_separator(text.substr(0, line_end)));
  const std::string_view header = text.substr(0, line_end + 1);
  if (scanner.scan(header, true) != CsvRowScanner::Found::kRow) return false;
  std::vector<std::string> names;
  for (const CsvRowScanner::Cell& cell : scanner.cells()) names.push_back(cell_text(header, cell));
  if (names.size() < 2 || !std::ranges::all_of(names, is_column_name) || !find_text_column(names, text_column)) return false;
  scanner.start();
  const auto second = scanner.scan(text.substr(line_end + 1), complete);
  if (second == CsvRowScanner::Found::kMore) return std::nullopt;
  return scanner.in_quotes() || (second == CsvRowScanner::Found::kRow && scanner.cells().size() == names.size());
}

std::optional<InputFormat> recognize_text(std::string_view text, bool complete, InputFormat named, std::string_view text_column) {
  const InputFormat otherwise = named == InputFormat::kAuto ? InputFormat::kText : named;
  if (text.empty()) return complete ? std::optional(otherwise == InputFormat::kHtml ? InputFormat::kText : otherwise) : std::nullopt;
  if (kWarcStart.starts_with(text) && text.size() < kWarcStart.size() && !complete) return std::nullopt;
  if (text.starts_with(kWarcStart)) return InputFormat::kWarc;
  if (text[0] == '{' || text[0] == '[') return json_or_text(text, complete, named);
  if (text[0] == '<' || named == InputFormat::kHtml) {
    const auto html = html::stream_is_html(text, complete, named == InputFormat::kHtml);
    if (!html) return std::nullopt;
    if (*html) return InputFormat::kHtml;
    return named == InputFormat::kHtml ? InputFormat::kText : otherwise;
  }
  if (otherwise != InputFormat::kText || named == InputFormat::kText) return otherwise;
  const auto table = is_table(text, complete, text_column);
  if (!table) return std::nullopt;
  return *table ? InputFormat::kCsv : InputFormat::kText;
}

}  // namespace

std::optional<InputFormat> recognize(std::string_view head, bool complete, std::string_view name, std::string_view text_column) {
  complete = complete || head.size() >= kRecognitionHead;
  std::string_view text = head.substr(0, kRecognitionHead);
  if (!complete && text.size() < kUtf8Mark.size() && kUtf8Mark.starts_with(text)) return std::nullopt;
  if (text.starts_with(kUtf8Mark)) text.remove_prefix(kUtf8Mark.size());
  text.remove_prefix(std::min(text.find_first_not_of(kWhite), text.size()));
  return recognize_text(text, complete, format_by_name(name), text_column);
}

}  // namespace quern
