#include <algorithm>

#include "report/page_parts.h"
#include "report/plots.h"
#include "report/show.h"
#include "report/tables.h"

namespace quern::report {
namespace {

constexpr size_t kMostGroups = 6, kMostCodes = 12, kMostTexts = 8;
constexpr uint64_t kOften = 3;     // a text is worth a line that stands in so many values,
constexpr size_t kMostPlots = 40;  // and the page holds so many plots

void write_coverage(const RecordCounts& records, HtmlWriter& html) {
  Table table(html, "Share of records that have a value", {{"field"}, {""}, {"share", true}, {"records", true}, {"values", true}},
              "counts wide");
  for (const FieldCounts& field : records.fields)
    table.row()
        .code(field.name())
        .bar(field.records(), records.records)
        .number(share_of(field.records(), records.records))
        .number(grouped(field.records()))
        .number(grouped(field.values()));
  table.end();
}

bool is_enumeration(const LeafCounts& leaf) { return leaf.strings.total() > 0 && leaf.codes && leaf.strings.pooled() == 0; }
bool is_date(const LeafCounts& leaf) { return leaf.strings.total() > 0 && leaf.dates; }

void write_codes(const RecordCounts& records, HtmlWriter& html) {
  html.element("h3", "Closed lists and codes");
  html.open("div", {{"class", "tables"}});
  for (const FieldCounts& field : records.fields)
    for (const auto& [place, leaf] : field.leaves())
      if (is_enumeration(leaf)) write_counts(html, place, "value", leaf.strings, leaf.strings.total(), kMostCodes);
  html.close();
}

// The texts that come again and again: titles, skills. Others tell nothing as a table.
bool is_frequent_text(const LeafCounts& leaf) {
  return leaf.strings.names() > 0 && !is_enumeration(leaf) && !is_date(leaf) && leaf.strings.sorted().front().count >= kOften;
}

void write_texts(const RecordCounts& records, HtmlWriter& html) {
  html.element("h3", "Most frequent texts");
  html.open("div", {{"class", "tables"}});
  for (const FieldCounts& field : records.fields)
    for (const auto& [place, leaf] : field.leaves())
      if (is_frequent_text(leaf)) write_counts(html, place, "text", leaf.strings, leaf.strings.total(), kMostTexts);
  html.close();
}

// Months have years among their round numbers.
double unit_of(const std::string& unit) { return unit == "months" ? 12 : 1; }

// Ranges without any code are a group of their own beside those that have one.
std::string group_name(const FieldCounts& field, const std::string& name) {
  return field.ranges().size() > 1 && name.find(": ") == std::string::npos ? name + ": not stated" : name;
}

size_t write_ranges(const FieldCounts& field, size_t room, HtmlWriter& html) {
  std::vector<std::pair<const std::string*, const RangeCounts*>> groups;
  for (const auto& [name, range] : field.ranges()) groups.emplace_back(&name, &range);
  std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.second->ranges > b.second->ranges; });
  const size_t shown = std::min({groups.size(), kMostGroups, room});
  for (size_t i = 0; i < shown; ++i) {
    const RangeCounts& range = *groups[i].second;
    Plot plot = histogram(group_name(field, *groups[i].first), range.unit, range.low, range.high, unit_of(range.unit));
    plot.note = grouped(range.ranges) + (range.ranges == 1 ? " range, " : " ranges, ") + plot.note;
    if (!plot.bars.empty()) write_plot(plot, html);
  }
  if (shown == groups.size()) return shown;
  Table table(html, field.name() + ": other groups", {{"group"}, {"ranges", true}, {"median from", true}, {"to", true}});
  constexpr size_t kMostRows = 8;
  for (size_t i = shown; i < groups.size() && i < shown + kMostRows; ++i) {
    const RangeCounts& range = *groups[i].second;
    table.row().name(group_name(field, *groups[i].first)).number(grouped(range.ranges));
    table.number(range.low.empty() ? "-" : compact(range.low.quantile(0.5)))
        .number(range.high.empty() ? "-" : compact(range.high.quantile(0.5)));
  }
  if (groups.size() > shown + kMostRows) table.note(grouped(groups.size() - shown - kMostRows) + " others");
  table.end();
  return shown;
}

size_t write_leaf_plot(const std::string& place, const LeafCounts& leaf, HtmlWriter& html) {
  Plot plot;
  if (!leaf.numbers.empty()) {
    plot = histogram(place, "", leaf.numbers, NumberTally());
  } else if (is_date(leaf)) {
    std::vector<std::pair<std::string, uint64_t>> months;
    for (const Tally::Entry& entry : leaf.months.sorted()) months.emplace_back(entry.name, entry.count);
    plot = timeline(place, months);
    plot.note = leaf.first_date + " to " + leaf.last_date;
  }
  if (plot.bars.empty()) return 0;
  write_plot(plot, html);
  return 1;
}

void write_plots(const RecordCounts& records, HtmlWriter& html) {
  html.element("h3", "Numbers and dates");
  html.open("div", {{"class", "plots"}});
  size_t plots = 0;
  for (const FieldCounts& field : records.fields) {
    plots += write_ranges(field, kMostPlots - std::min(plots, kMostPlots), html);
    for (const auto& [place, leaf] : field.leaves())
      if (plots < kMostPlots) plots += write_leaf_plot(place, leaf, html);
  }
  html.close();
}

template <typename Test>
bool any_leaf(const RecordCounts& records, Test test) {
  return std::any_of(records.fields.begin(), records.fields.end(), [&](const FieldCounts& field) {
    return std::any_of(field.leaves().begin(), field.leaves().end(), [&](const auto& entry) { return test(entry.second); });
  });
}

}  // namespace

void write_fields(const RecordCounts& records, HtmlWriter& html) {
  begin_part(html, "fields", "What was found");
  if (records.fields.empty()) {
    write_remark(html, "The records have no fields.");
    html.close();
    return;
  }
  write_coverage(records, html);
  const bool has_ranges =
      std::any_of(records.fields.begin(), records.fields.end(), [](const auto& field) { return !field.ranges().empty(); });
  if (has_ranges || any_leaf(records, [](const LeafCounts& leaf) { return !leaf.numbers.empty() || is_date(leaf); }))
    write_plots(records, html);
  if (any_leaf(records, is_enumeration)) write_codes(records, html);
  if (any_leaf(records, is_frequent_text)) write_texts(records, html);
  html.close();
}

}  // namespace quern::report
