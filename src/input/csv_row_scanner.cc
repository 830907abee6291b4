#include "input/csv_row_scanner.h"

#include <algorithm>

namespace quern {

void CsvRowScanner::start() {
  state_ = State::kCellStart;
  at_ = begin_ = 0;
  doubled_ = false;
  cells_.clear();
}

void CsvRowScanner::forget(size_t size) {
  at_ -= size;
  begin_ -= std::min(begin_, size);
  cells_.clear();
}

CsvRowScanner::Found CsvRowScanner::scan(std::string_view bytes, bool last) {
  for (;;) {
    if (at_ >= bytes.size() && (!last || state_ == State::kQuoted)) return last ? Found::kBroken : Found::kMore;
    switch (state_) {
      case State::kCellStart:
        doubled_ = false;
        state_ = at_ < bytes.size() && bytes[at_] == '"' ? State::kQuoted : State::kPlain;
        if (state_ == State::kQuoted) ++at_;
        begin_ = at_;
        break;
      case State::kPlain:
        if (read_plain(bytes, last)) return Found::kRow;
        break;
      case State::kQuoted: read_quoted(bytes); break;
      case State::kBehindQuote:
        if (const Found found = read_behind_quote(bytes, last); found != Found::kMore) return found;
        if (state_ == State::kBehindQuote) return Found::kMore;
        break;
    }
  }
}

// Whether the row ends there. Quotes within a cell that begins without one are characters as any other.
bool CsvRowScanner::read_plain(std::string_view bytes, bool last) {
  while (at_ < bytes.size() && bytes[at_] != separator_ && bytes[at_] != '\n') ++at_;
  const bool at_end = at_ == bytes.size();
  if (at_end && !last) return false;
  const bool separated = !at_end && bytes[at_] == separator_;
  const bool return_before = !separated && at_ > begin_ && bytes[at_ - 1] == '\r';
  end_cell(at_ - (return_before ? 1 : 0));
  if (!at_end) ++at_;
  return !separated;
}

void CsvRowScanner::read_quoted(std::string_view bytes) {
  const size_t quote = bytes.find('"', at_);
  if (quote == std::string_view::npos) {
    at_ = bytes.size();
    return;
  }
  at_ = quote + 1;
  state_ = State::kBehindQuote;
}

CsvRowScanner::Found CsvRowScanner::read_behind_quote(std::string_view bytes, bool last) {
  const std::string_view rest = bytes.substr(at_, 2);
  if (rest.starts_with('"')) {
    ++at_;
    doubled_ = true;
    state_ = State::kQuoted;
    return Found::kMore;
  }
  if (rest == "\r" && !last) return Found::kMore;
  const bool separated = rest.starts_with(separator_);
  const size_t line_end = rest.starts_with('\n') ? 1 : rest == "\r\n" || rest == "\r" ? rest.size() : 0;
  if (!separated && line_end == 0 && !rest.empty()) return Found::kBroken;
  end_cell(at_ - 1);
  at_ += separated ? 1 : line_end;
  return separated ? Found::kMore : Found::kRow;
}

void CsvRowScanner::end_cell(size_t end) {
  cells_.push_back({begin_, end, doubled_});
  state_ = State::kCellStart;
}

std::string cell_text(std::string_view bytes, const CsvRowScanner::Cell& cell) {
  const std::string_view text = bytes.substr(cell.begin, cell.end - cell.begin);
  if (!cell.doubled) return std::string(text);
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '"') ++i;
  }
  return out;
}

}  // namespace quern
