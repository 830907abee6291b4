#include "report/plots.h"

#include <algorithm>
#include <cmath>

#include "report/show.h"

namespace quern::report {
namespace {

constexpr double kWidth = 520, kHeight = 210;
constexpr double kLeft = 52, kRight = 12, kTop = 10, kBottom = 40;
constexpr double kPlotWidth = kWidth - kLeft - kRight, kPlotHeight = kHeight - kTop - kBottom;
constexpr size_t kMostBins = 28;
constexpr double kTicksAcross = 7;
constexpr int kMonthsShown = 60;

// Places in the picture.
struct Scale {
  double bars, highest;
  double x(double bar) const { return kLeft + kPlotWidth * bar / bars; }
  double y(double count) const { return kTop + kPlotHeight * (1 - count / highest); }
};

void write_grid(const Scale& scale, double step, HtmlWriter& html) {
  html.open("g", {{"class", "grid"}});
  for (double count = 0; count <= scale.highest * 1.0001; count += step) {
    const std::string y = fixed(scale.y(count));
    html.leaf("line", {{"x1", fixed(kLeft)}, {"x2", fixed(kWidth - kRight)}, {"y1", y}, {"y2", y}});
    html.element("text", compact(count), {{"x", fixed(kLeft - 6)}, {"y", fixed(scale.y(count) + 4)}, {"class", "end"}});
  }
  html.close();
}

void write_bars(const Plot& plot, const Scale& scale, HtmlWriter& html) {
  html.open("g", {{"class", "bars"}});
  for (size_t i = 0; i < plot.bars.size(); ++i) {
    const uint64_t count = plot.bars[i];
    const double left = scale.x(static_cast<double>(i)), width = kPlotWidth / scale.bars;
    const double gap = width > 6 ? 1 : 0;
    const double top = scale.y(static_cast<double>(count));
    html.open(
        "rect",
        {{"x", fixed(left + gap / 2)}, {"y", fixed(top)}, {"width", fixed(width - gap)}, {"height", fixed(kTop + kPlotHeight - top)}});
    std::string told = i < plot.labels.size() ? plot.labels[i] + ": " : std::string();
    told += grouped(count);
    if (i < plot.line.size()) told += " / " + grouped(plot.line[i]);
    html.element("title", told).close();
  }
  html.close();
}

void write_line(const Plot& plot, const Scale& scale, HtmlWriter& html) {
  std::string path = "M" + fixed(scale.x(0)) + " " + fixed(scale.y(0));
  for (size_t i = 0; i < plot.line.size(); ++i) {
    path += " V" + fixed(scale.y(static_cast<double>(plot.line[i])));
    path += " H" + fixed(scale.x(static_cast<double>(i + 1)));
  }
  path += " V" + fixed(scale.y(0));
  html.leaf("path", {{"class", "steps"}, {"d", path}});
}

void write_ticks(const Plot& plot, const Scale& scale, HtmlWriter& html) {
  html.open("g", {{"class", "ticks"}});
  const std::string foot = fixed(kTop + kPlotHeight);
  html.leaf("line", {{"x1", fixed(kLeft)}, {"x2", fixed(kWidth - kRight)}, {"y1", foot}, {"y2", foot}});
  for (const Plot::Tick& tick : plot.ticks) {
    const std::string x = fixed(scale.x(tick.at));
    html.leaf("line", {{"x1", x}, {"x2", x}, {"y1", foot}, {"y2", fixed(kTop + kPlotHeight + 4)}});
    html.element("text", tick.label, {{"x", x}, {"y", fixed(kTop + kPlotHeight + 17)}, {"class", "middle"}});
  }
  if (!plot.axis.empty())
    html.element("text", plot.axis, {{"x", fixed(kWidth - kRight)}, {"y", fixed(kHeight - 6)}, {"class", "end axis"}});
  html.close();
}

void write_caption(const Plot& plot, HtmlWriter& html) {
  html.open("figcaption").open("strong").isolated(plot.title).close();
  if (!plot.note.empty()) html.text(" ").element("span", plot.note, {{"class", "note"}});
  if (!plot.line.empty()) {
    html.open("span", {{"class", "legend"}});
    html.element("span", plot.bars_name, {{"class", "of-bars"}}).text(" ");
    html.element("span", plot.line_name, {{"class", "of-line"}}).close();
  }
  html.close();
}

uint64_t sum(const std::vector<uint64_t>& counts) {
  uint64_t all = 0;
  for (const uint64_t count : counts) all += count;
  return all;
}

std::vector<Plot::Tick> number_ticks(const std::vector<double>& edges) {
  const double width = edges[1] - edges[0], range = edges.back() - edges.front();
  const double step = std::max(width, round_step(range / width / kTicksAcross) * width);
  std::vector<Plot::Tick> ticks;
  for (double value = std::ceil(edges.front() / step - 1e-9) * step; value <= edges.back() + width / 1000; value += step)
    ticks.push_back({(value - edges.front()) / width, compact(value)});
  return ticks;
}

// Months since year 0; -1 for what is none.
int month_number(const std::string& key) {
  const int year = std::stoi(key.substr(0, 4));
  const int month = key.size() == 7 ? std::stoi(key.substr(5, 2)) : 1;
  return month < 1 || month > 12 ? -1 : year * 12 + month - 1;
}

std::string month_name(int month) {
  const std::string number = std::to_string(month % 12 + 1);
  return std::to_string(month / 12) + (number.size() == 1 ? "-0" : "-") + number;
}

}  // namespace

void write_plot(const Plot& plot, HtmlWriter& html) {
  uint64_t most = 1;
  for (const auto* counts : {&plot.bars, &plot.line})
    for (const uint64_t count : *counts) most = std::max(most, count);
  const double step = std::max(1.0, round_step(static_cast<double>(most) / 4));
  const Scale scale{static_cast<double>(std::max<size_t>(plot.bars.size(), 1)), std::ceil(static_cast<double>(most) / step) * step};
  html.open("figure", {{"class", "plot"}});
  write_caption(plot, html);
  html.open("svg", {{"viewBox", "0 0 " + fixed(kWidth) + " " + fixed(kHeight)}, {"role", "img"}, {"aria-label", plot.title}});
  write_grid(scale, step, html);
  write_bars(plot, scale, html);
  if (!plot.line.empty()) write_line(plot, scale, html);
  write_ticks(plot, scale, html);
  html.close().close();
}

Plot histogram(std::string title, std::string axis, const NumberTally& low, const NumberTally& high, double unit) {
  Plot plot;
  plot.title = std::move(title);
  plot.axis = std::move(axis);
  const std::vector<double> edges = round_edges({&low, &high}, kMostBins, unit);
  if (edges.size() < 2) return plot;
  Bins bars = fill_bins(low, edges);
  Bins line = fill_bins(high, edges);
  for (size_t i = 0; i + 1 < edges.size(); ++i) plot.labels.push_back(compact(edges[i]) + " to " + compact(edges[i + 1]));
  plot.ticks = number_ticks(edges);
  plot.note = "median " + compact((low.empty() ? high : low).quantile(0.5));
  if (!low.empty() && !high.empty()) plot.note += " to " + compact(high.quantile(0.5));
  if (const uint64_t outside = bars.below + bars.above + line.below + line.above)
    plot.note += ", " + grouped(outside) + (outside == 1 ? " value" : " values") + " outside of the plot";
  const bool both = sum(line.counts) > 0;
  plot.bars = std::move(bars.counts);
  if (both) plot.line = std::move(line.counts);
  plot.bars_name = "from";
  plot.line_name = "to";
  return plot;
}

Plot timeline(std::string title, const std::vector<std::pair<std::string, uint64_t>>& months) {
  Plot plot;
  plot.title = std::move(title);
  std::vector<std::pair<int, uint64_t>> placed;
  for (const auto& [key, count] : months)
    if (const int month = month_number(key); month >= 0) placed.emplace_back(month, count);
  if (placed.empty()) return plot;
  std::sort(placed.begin(), placed.end());
  const bool by_year = placed.back().first - placed.front().first >= kMonthsShown;
  const int years = placed.back().first / 12 - placed.front().first / 12 + 1;
  const int unit = by_year ? 12 * static_cast<int>(std::max(1.0, round_step(years / 60.0))) : 1;
  const int first = placed.front().first / unit * unit;
  plot.bars.resize(static_cast<size_t>((placed.back().first - first) / unit) + 1);
  for (const auto& [month, count] : placed) plot.bars[static_cast<size_t>((month - first) / unit)] += count;
  const auto every = static_cast<size_t>(std::ceil(static_cast<double>(plot.bars.size()) / kTicksAcross));
  for (size_t i = 0; i < plot.bars.size(); ++i) {
    const int month = first + static_cast<int>(i) * unit;
    plot.labels.push_back(by_year ? std::to_string(month / 12) : month_name(month));
    if (i % every == 0) plot.ticks.push_back({static_cast<double>(i) + 0.5, plot.labels.back()});
  }
  plot.axis = by_year ? "year" : "month";
  return plot;
}

void write_bar(uint64_t part, uint64_t whole, HtmlWriter& html) {
  const double width = whole == 0 ? 0 : 100 * static_cast<double>(part) / static_cast<double>(whole);
  html.open("svg", {{"class", "bar"}, {"viewBox", "0 0 100 1"}, {"preserveAspectRatio", "none"}, {"aria-hidden", "true"}});
  html.leaf("rect", {{"class", "track"}, {"width", "100"}, {"height", "1"}});
  html.leaf("rect", {{"width", fixed(part > 0 ? std::max(width, 0.4) : 0)}, {"height", "1"}});
  html.close();
}

}  // namespace quern::report
