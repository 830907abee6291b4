// Takes a row of a table apart into cells (RFC 4180).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quern {

// Reads the same bytes on as they grow, and none of them twice.
class CsvRowScanner {
 public:
  enum class Found : uint8_t {
    kRow,
    kMore,    // the row goes on behind the bytes
    kBroken,  // something follows a quote that ends a cell
  };
  struct Cell {
    size_t begin, end;  // without its quotes
    bool doubled;       // it holds quotes that stand there twice
  };

  explicit CsvRowScanner(char separator) : separator_(separator) {}

  void start();
  // The row goes on, but its first `size` bytes, which are read, are not held any more; its cells are lost.
  void forget(size_t size);
  // `bytes`: the row from its start, and more. `last`: nothing follows them.
  Found scan(std::string_view bytes, bool last);
  // Of the row that was found, or of what there is of it.
  const std::vector<Cell>& cells() const { return cells_; }
  size_t end() const { return at_; }  // behind its line end
  bool in_quotes() const { return state_ == State::kQuoted; }

 private:
  enum class State : uint8_t { kCellStart, kPlain, kQuoted, kBehindQuote };

  bool read_plain(std::string_view bytes, bool last);
  void read_quoted(std::string_view bytes);
  Found read_behind_quote(std::string_view bytes, bool last);
  void end_cell(size_t end);

  char separator_;
  State state_ = State::kCellStart;
  size_t at_ = 0, begin_ = 0;
  bool doubled_ = false;
  std::vector<Cell> cells_;
};

// What a cell says.
std::string cell_text(std::string_view bytes, const CsvRowScanner::Cell& cell);

}  // namespace quern
