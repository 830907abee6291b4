// Tables of the page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/html_writer.h"
#include "report/tally.h"

namespace quern::report {

struct Column {
  std::string_view name;
  bool number = false;  // set to the right
};

// A table as it is written: heads, then rows of cells.
//
//   Table table(html, "Languages", {{"language"}, {"documents", true}});
//   table.row().name("en").number("1,200");
//   table.end();
class Table {
 public:
  // `caption`: empty for none.
  Table(HtmlWriter& html, std::string_view caption, const std::vector<Column>& columns, const char* look = "counts");

  Table& row();
  Table& name(std::string_view text);   // the row's head, which comes from documents
  Table& code(std::string_view text);   // the same, in the type of code
  Table& words(std::string_view text);  // of this program or from documents
  Table& number(std::string_view text);
  Table& bar(uint64_t part, uint64_t whole);
  // What stands below the rows, over the whole width.
  void note(std::string_view text);
  void end();

 private:
  void end_row();

  HtmlWriter& html_;
  size_t columns_;
  bool in_row_ = false;
};

// Names with their counts and shares of `whole`, the first `most` of them.
void write_counts(HtmlWriter& html, std::string_view caption, std::string_view head, const Tally& tally, uint64_t whole, size_t most = 12);

}  // namespace quern::report
