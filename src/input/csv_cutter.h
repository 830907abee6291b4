// A table as a source of documents: a row a document, whose text stands in one column (CSV, TSV).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "input/csv_row_scanner.h"
#include "input/cutter.h"

namespace quern {

struct CsvOptions {
  std::string text_column = "text";  // letters of either case
  std::string id_column = "id";
  char separator = '\0';  // where the first line does not name it; NUL: the one of comma, semicolon and tab that the header has most of
};

// Which column holds the text: the one of this name; where it is the default one, also one of the names that tables often have for it.
std::optional<size_t> find_text_column(const std::vector<std::string>& header, std::string_view name);

char guess_separator(std::string_view header);

// Of a first line `sep=;`, as programs of spreadsheets write and read it.
std::optional<char> named_separator(std::string_view line);

// The first row names the columns; a table without a column of the text fails with `missing_column`. A row that is broken, or has not as
// many cells as the header, is refused as `invalid_row`, and reading goes on at the next line. Holds one row, up to the limit.
class CsvCutter final : public Cutter {
 public:
  CsvCutter(StreamInfo stream, CsvOptions options, TakeDocument take);

  void feed(std::string_view bytes) override;
  void finish() override;
  void break_off(const std::string& why) override;
  std::optional<Error> failure() const override { return failure_; }

 private:
  // What of a row that is longer than the limit is passed over.
  enum class Skipping : uint8_t { kNone, kRow, kLine };

  std::string_view row() const { return std::string_view(held_).substr(begin_); }
  void read(bool last);
  bool begin_table(bool last);
  bool read_row(bool last);
  bool skip(bool last);
  void begin_skipping(Skipping what);
  void drop(size_t size);  // of what is skipped
  void end_skipped();
  void take_header();
  void take_row();
  bool take_broken(bool last);
  void refuse_row(size_t end, const std::string& what);
  void pass(size_t size);
  Source source(uint64_t bytes);
  void take(RawDocument&& document, std::string_view bytes);

  StreamInfo stream_;
  CsvOptions options_;
  TakeDocument take_;
  std::optional<CsvRowScanner> scanner_;  // once the separator is known
  std::optional<Error> failure_;
  size_t columns_ = 0;  // 0: the header is yet to come
  size_t text_column_ = 0;
  std::optional<size_t> id_column_;

  std::string held_;
  size_t begin_ = 0;     // of the row, in held_
  uint64_t offset_ = 0;  // of the row, in the stream
  uint64_t line_ = 1;    // of the row
  Skipping skipping_ = Skipping::kNone;
  std::string start_;     // of what is passed over
  uint64_t skipped_ = 0;  // bytes of it
  uint64_t skipped_lines_ = 0;
  uint64_t read_again_ = 0;  // bytes behind a quote that turned out to be out of place
  uint64_t documents_ = 0;
};

}  // namespace quern
