#include "report/tables.h"

#include "report/plots.h"
#include "report/show.h"

namespace quern::report {

Table::Table(HtmlWriter& html, std::string_view caption, const std::vector<Column>& columns, const char* look)
    : html_(html), columns_(columns.size()) {
  html_.open("table", {{"class", look}});
  if (!caption.empty()) html_.open("caption").isolated(caption).close();
  html_.open("thead").open("tr");
  for (const Column& column : columns) html_.element("th", column.name, {{"scope", "col"}, {"class", column.number ? "number" : "text"}});
  html_.close().close().open("tbody");
}

Table& Table::row() {
  end_row();
  html_.open("tr");
  in_row_ = true;
  return *this;
}

Table& Table::name(std::string_view text) {
  html_.open("th", {{"scope", "row"}}).isolated(text).close();
  return *this;
}

Table& Table::code(std::string_view text) {
  html_.open("th", {{"scope", "row"}}).open("code").isolated(text).close().close();
  return *this;
}

Table& Table::words(std::string_view text) {
  html_.open("td").isolated(text).close();
  return *this;
}

Table& Table::number(std::string_view text) {
  html_.element("td", text, {{"class", "number"}});
  return *this;
}

Table& Table::bar(uint64_t part, uint64_t whole) {
  html_.open("td", {{"class", "share"}});
  write_bar(part, whole, html_);
  html_.close();
  return *this;
}

void Table::note(std::string_view text) {
  end_row();
  html_.open("tr", {{"class", "note"}}).element("td", text, {{"colspan", std::to_string(columns_)}}).close();
}

void Table::end_row() {
  if (in_row_) html_.close();
  in_row_ = false;
}

void Table::end() {
  end_row();
  html_.close().close();
}

void write_counts(HtmlWriter& html, std::string_view caption, std::string_view head, const Tally& tally, uint64_t whole, size_t most) {
  const std::vector<Tally::Entry> entries = tally.sorted();
  if (entries.empty()) return;
  Table table(html, caption, {{head}, {""}, {"count", true}, {"share", true}});
  uint64_t more = 0;
  for (size_t i = 0; i < entries.size(); ++i) {
    if (i >= most) {
      more += entries[i].count;
      continue;
    }
    table.row()
        .name(entries[i].name)
        .bar(entries[i].count, whole)
        .number(grouped(entries[i].count))
        .number(share_of(entries[i].count, whole));
  }
  more += tally.pooled();
  if (entries.size() > most)
    table.note(grouped(entries.size() - most) + (tally.pooled() > 0 ? " others or more: " : " others: ") + grouped(more));
  table.end();
}

}  // namespace quern::report
