#include "input/csv_cutter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"

namespace quern {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr size_t kLongestHeader = size_t{64} << 10;
// What tables of postings call their text, the likeliest first.
constexpr std::array<std::string_view, 7> kTextColumns{"text", "description", "job_description", "jobdescription",
                                                       "body", "content",     "full_text"};

uint64_t lines_of(std::string_view bytes) { return static_cast<uint64_t>(std::count(bytes.begin(), bytes.end(), '\n')); }

std::string trimmed(std::string_view name) {
  const size_t begin = name.find_first_not_of(" \t");
  return begin == std::string_view::npos ? "" : std::string(name.substr(begin, name.find_last_not_of(" \t") + 1 - begin));
}

std::optional<size_t> find_column(const std::vector<std::string>& header, std::string_view name) {
  const auto exact = std::find(header.begin(), header.end(), name);
  const auto found =
      exact != header.end() ? exact : std::ranges::find_if(header, [&](const auto& cell) { return equal_ignoring_case(cell, name); });
  return found == header.end() ? std::nullopt : std::optional(static_cast<size_t>(found - header.begin()));
}

}  // namespace

std::optional<size_t> find_text_column(const std::vector<std::string>& header, std::string_view name) {
  if (const auto found = find_column(header, name)) return found;
  if (name != kTextColumns.front()) return std::nullopt;
  for (const std::string_view usual : kTextColumns)
    if (const auto found = find_column(header, usual)) return found;
  return std::nullopt;
}

char guess_separator(std::string_view header) {
  constexpr std::string_view kSeparators = ",;\t";
  std::array<size_t, kSeparators.size()> counts{};
  bool quoted = false;
  for (const char c : header) {
    if (c == '"') quoted = !quoted;
    if (const size_t which = kSeparators.find(c); !quoted && which != std::string_view::npos) ++counts[which];
  }
  return kSeparators[static_cast<size_t>(std::ranges::max_element(counts) - counts.begin())];
}

std::optional<char> named_separator(std::string_view line) {
  constexpr std::string_view kName = "sep=";
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() != kName.size() + 1 || !starts_ignoring_case(line, kName) || line.back() == '"') return std::nullopt;
  return line.back();
}

CsvCutter::CsvCutter(StreamInfo stream, CsvOptions options, TakeDocument take)
    : stream_(std::move(stream)), options_(std::move(options)), take_(std::move(take)) {}

void CsvCutter::feed(std::string_view bytes) {
  held_ += bytes;
  read(false);
}

void CsvCutter::finish() { read(true); }

void CsvCutter::read(bool last) {
  if (failure_ || (!scanner_ && !begin_table(last))) return;
  while (!failure_ && begin_ < held_.size()) {
    if (!(skipping_ == Skipping::kNone ? read_row(last) : skip(last))) break;
  }
  if (last && skipping_ != Skipping::kNone) end_skipped();
  if (last && columns_ == 0 && !failure_) take_header();
  held_.erase(0, begin_);
  begin_ = 0;
}

bool CsvCutter::begin_table(bool last) {
  const size_t line_end = held_.find('\n');
  if (line_end == std::string::npos && !last && held_.size() < kLongestHeader) return false;
  if (held_.starts_with(kUtf8Mark)) pass(kUtf8Mark.size());
  const std::string_view header = row().substr(0, line_end == std::string::npos ? line_end : line_end - begin_);
  const auto named = named_separator(header);
  const char separator = options_.separator != '\0' ? options_.separator : guess_separator(header);
  scanner_.emplace(named.value_or(separator));
  if (named) pass(std::min(header.size() + 1, row().size()));
  scanner_->start();
  return true;
}

// Whether there may be more to read in what is held.
bool CsvCutter::read_row(bool last) {
  const auto found = scanner_->scan(row(), last);
  if (found == CsvRowScanner::Found::kBroken && std::min(scanner_->end() + 1, row().size()) <= stream_.document_limit)
    return take_broken(last);
  if (found != CsvRowScanner::Found::kRow) {
    if (row().size() <= stream_.document_limit) return false;
    begin_skipping(Skipping::kRow);
    return skip(last);
  }
  const size_t size = scanner_->end();
  if (columns_ == 0) {
    take_header();
  } else if (size > stream_.document_limit) {
    take(refused_as_too_large(source(size), stream_.document_limit), row().substr(0, stream_.document_limit));
  } else {
    take_row();
  }
  pass(size);
  scanner_->start();
  return true;
}

void CsvCutter::take_header() {
  std::vector<std::string> names;
  for (const CsvRowScanner::Cell& cell : scanner_->cells()) names.push_back(trimmed(cell_text(row(), cell)));
  const auto text = find_text_column(names, options_.text_column);
  if (!text) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "`" : ", `") + name + "`";
    const std::string there_are = names.empty() ? ": the table is empty" : "; there are " + all;
    failure_ = Error{"missing_column",
                     {stream_.uri, static_cast<uint32_t>(line_)},
                     "the table has no column `" + options_.text_column + "`" + there_are,
                     "name the column of the text with --text-field, or read the input as text with --from text"};
    return;
  }
  columns_ = names.size();
  text_column_ = *text;
  id_column_ = find_column(names, options_.id_column);
}

void CsvCutter::take_row() {
  const auto& cells = scanner_->cells();
  if (cells.size() == 1 && cells[0].begin == cells[0].end && row()[0] != '"') return;  // a blank line
  if (cells.size() != columns_)
    return refuse_row(scanner_->end(), "the row has " + std::to_string(cells.size()) + (cells.size() == 1 ? " cell" : " cells") +
                                           ", the header has " + std::to_string(columns_));
  const CsvRowScanner::Cell& cell = cells[text_column_];
  const std::string doubled = cell.doubled ? cell_text(row(), cell) : "";
  const std::string_view text = cell.doubled ? std::string_view(doubled) : row().substr(cell.begin, cell.end - cell.begin);
  RawDocument document;
  document.source = source(text.size());
  if (id_column_) document.id = cell_text(row(), cells[*id_column_]);
  take(std::move(document), text);
}

// Refuses the line that the row began on: what follows was read as part of a cell and is read again. So that this stays linear in the
// size of the table, all up to where the fault shows is refused where too much was read again.
bool CsvCutter::take_broken(bool last) {
  const bool again = read_again_ <= 4 * (offset_ + stream_.document_limit);
  const size_t fault = scanner_->end();
  const size_t from = again ? 0 : fault - 1;
  const size_t line_end = row().find('\n', from);
  const size_t end = line_end == std::string_view::npos ? row().size() : line_end + 1;
  if (end > stream_.document_limit) {
    begin_skipping(Skipping::kLine);
    drop(from);
    return skip(last);
  }
  if (line_end == std::string_view::npos && !last) return false;
  read_again_ += fault - std::min(fault, end);
  refuse_row(end, scanner_->in_quotes() ? "a quote is not closed" : "something follows the quote that ends a cell");
  pass(end);
  scanner_->start();
  return true;
}

void CsvCutter::begin_skipping(Skipping what) {
  skipping_ = what;
  start_ = row().substr(0, stream_.document_limit);
  skipped_ = skipped_lines_ = 0;
}

void CsvCutter::drop(size_t size) {
  skipped_ += size;
  skipped_lines_ += lines_of(row().substr(0, size));
  begin_ += size;
}

// Whether there may be more to read in what is held.
bool CsvCutter::skip(bool last) {
  if (skipping_ == Skipping::kLine) {
    const size_t line_end = row().find('\n');
    drop(line_end == std::string_view::npos ? row().size() : line_end + 1);
    if (line_end != std::string_view::npos) end_skipped();
    return true;
  }
  const auto found = scanner_->scan(row(), last);
  const size_t size = scanner_->end();
  drop(size);
  scanner_->forget(size);
  if (found == CsvRowScanner::Found::kRow) end_skipped();
  if (found == CsvRowScanner::Found::kBroken) skipping_ = Skipping::kLine;
  return found != CsvRowScanner::Found::kMore;
}

void CsvCutter::end_skipped() {
  take(refused_as_too_large(source(skipped_), stream_.document_limit), start_);
  skipping_ = Skipping::kNone;
  offset_ += skipped_;
  line_ += skipped_lines_;
  scanner_->start();
}

void CsvCutter::break_off(const std::string& why) {
  if (failure_ || (skipping_ == Skipping::kNone && row().empty())) return;
  const bool skipping = skipping_ != Skipping::kNone;
  take(refused_as_cut(source(skipping ? skipped_ : row().size()), why), skipping ? std::string_view(start_) : row());
}

void CsvCutter::refuse_row(size_t end, const std::string& what) {
  take(refused(source(end), "invalid_row", "line " + std::to_string(line_) + ": " + what), row().substr(0, end));
}

void CsvCutter::pass(size_t size) {
  line_ += lines_of(row().substr(0, size));
  offset_ += size;
  begin_ += size;
}

Source CsvCutter::source(uint64_t bytes) {
  Source source = source_at(stream_, documents_, offset_);
  source.bytes = bytes;
  return source;
}

void CsvCutter::take(RawDocument&& document, std::string_view bytes) {
  ++documents_;
  document.line = line_;
  take_(std::move(document), bytes);
}

}  // namespace quern
