// Pictures of numbers, as SVG within the page. Their colours are the style sheet's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/html_writer.h"
#include "report/number_tally.h"

namespace quern::report {

// Bars side by side, and perhaps a second distribution as a line over them.
struct Plot {
  struct Tick {
    double at = 0;  // in bars from the left edge: 0 to bars.size()
    std::string label;
  };

  std::string title;
  std::string note;            // a line below the title; may be empty
  std::string axis;            // what the bars stand along; may be empty
  std::string bars_name = {};  // both names make a legend, none is shown without a line
  std::string line_name = {};
  std::vector<uint64_t> bars;
  std::vector<uint64_t> line = {};  // empty, or as many as there are bars
  std::vector<std::string> labels;  // of each bar: "10,000 - 15,000"
  std::vector<Tick> ticks;
};

void write_plot(const Plot& plot, HtmlWriter& html);

// A plot of numbers, and of those at the upper end of ranges if `high` has any, with what lies outside of the bins said in its note.
// `unit`: as round_edges takes it.
Plot histogram(std::string title, std::string axis, const NumberTally& low, const NumberTally& high, double unit = 1);

// A plot over time of the keys "YYYY-MM" and "YYYY" of a tally: by month up to five years, else by year.
Plot timeline(std::string title, const std::vector<std::pair<std::string, uint64_t>>& months);

// A bar in a table's cell.
void write_bar(uint64_t part, uint64_t whole, HtmlWriter& html);

}  // namespace quern::report
