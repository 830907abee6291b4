#include <algorithm>
#include <vector>

#include "report/page_parts.h"
#include "report/show.h"
#include "report/tables.h"

namespace quern::report {
namespace {

constexpr size_t kMostRows = 15, kMostTables = 100;

bool is_plain(const Value& value) { return value.object() == nullptr && value.array() == nullptr; }
bool is_count(const Value& value) { return value.integer() != nullptr && *value.integer() >= 0; }

// Numbers that are counted by number are the spread of something, not a list of things: its quantiles stand beside it.
bool is_spread(const Value::Object& members) {
  return std::all_of(members.begin(), members.end(), [](const Member& member) {
    return !member.name.empty() && member.name.find_first_not_of("0123456789") == std::string::npos;
  });
}

void write_cell(const Value& value, Table& table) {
  if (is_count(value)) {
    table.number(grouped(static_cast<uint64_t>(*value.integer())));
  } else if (value.integer() != nullptr) {
    table.number(std::to_string(*value.integer()));
  } else if (value.number() != nullptr) {
    table.number(compact(*value.number()));
  } else if (const auto* truth = value.boolean()) {
    table.words(*truth ? "true" : "false");
  } else {
    table.words(value.as_string());
  }
}

// Names with their counts, the most frequent first.
void write_table_of_counts(const std::string& path, const Value::Object& members, HtmlWriter& html) {
  std::vector<const Member*> sorted;
  uint64_t all = 0, rest = 0;
  for (const Member& member : members) {
    sorted.push_back(&member);
    all += static_cast<uint64_t>(*member.value.integer());
  }
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Member* a, const Member* b) { return *a->value.integer() > *b->value.integer(); });
  Table table(html, path, {{"name"}, {""}, {"count", true}});
  for (size_t i = 0; i < sorted.size(); ++i) {
    const auto count = static_cast<uint64_t>(*sorted[i]->value.integer());
    if (i < kMostRows) {
      table.row().name(sorted[i]->name).bar(count, all).number(grouped(count));
    } else {
      rest += count;
    }
  }
  if (sorted.size() > kMostRows) table.note(grouped(sorted.size() - kMostRows) + " others: " + grouped(rest));
  table.end();
}

void write_table_of_facts(const std::string& path, const Value::Object& members, HtmlWriter& html) {
  Table table(html, path, {{"name"}, {"value", true}});
  size_t rows = 0;
  for (const Member& member : members) {
    if (!is_plain(member.value) || ++rows > 3 * kMostRows) continue;
    table.row().name(member.name);
    write_cell(member.value, table);
  }
  if (rows > 3 * kMostRows) table.note(grouped(rows - 3 * kMostRows) + " others");
  table.end();
}

// A table of what the object holds itself, and one for each object in it.
void write_object(const std::string& path, bool outermost, const Value& value, size_t& tables, HtmlWriter& html) {
  const Value::Object* members = value.object();
  if (members == nullptr || members->empty() || is_spread(*members) || tables == kMostTables) return;
  const bool counts = std::all_of(members->begin(), members->end(), [](const Member& member) { return is_count(member.value); });
  if (counts && !outermost) {
    ++tables;
    return write_table_of_counts(path, *members, html);
  }
  if (std::any_of(members->begin(), members->end(), [](const Member& member) { return is_plain(member.value); })) {
    ++tables;
    write_table_of_facts(path, *members, html);
  }
  for (const Member& member : *members)
    write_object(outermost ? member.name : path + " / " + member.name, false, member.value, tables, html);
}

}  // namespace

void write_statistics(const std::vector<NamedValue>& statistics, HtmlWriter& html) {
  if (statistics.empty()) return;
  begin_part(html, "statistics", "Statistics of the run");
  size_t tables = 0;
  for (const NamedValue& one : statistics) {
    html.open("h3").isolated(one.name).close();
    html.open("div", {{"class", "tables"}});
    write_object("all", true, one.value, tables, html);
    html.close();
  }
  html.close();
}

}  // namespace quern::report
