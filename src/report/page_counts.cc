#include <algorithm>
#include <cmath>

#include "quern/codes.h"
#include "report/page_parts.h"
#include "report/plots.h"
#include "report/show.h"
#include "report/tables.h"

namespace quern::report {
namespace {

constexpr size_t kMostFiles = 20, kMostRepairs = 30, kMostFlags = 100;

void write_figure(HtmlWriter& html, std::string_view number, std::string_view name, std::string_view note) {
  html.open("div", {{"class", "figure"}});
  html.element("dd", number).element("dt", name);
  if (!note.empty()) html.element("dd", note, {{"class", "note"}});
  html.close();
}

void write_sources(const RecordCounts& records, HtmlWriter& html) {
  const std::vector<Tally::Entry> entries = records.sources.sorted();
  if (entries.empty()) return;
  const auto several =
      std::find_if(entries.begin(), entries.end(), [](const Tally::Entry& entry) { return entry.count == 1; }) - entries.begin();
  Table table(html, "Source files", {{"file"}, {"documents", true}, {"share", true}, {"size", true}}, "counts wide");
  // Files of one document are examples only.
  const size_t shown = std::min({entries.size(), std::max(static_cast<size_t>(several), size_t{5}), kMostFiles});
  for (size_t i = 0; i < shown; ++i)
    table.row()
        .name(entries[i].name)
        .number(grouped(entries[i].count))
        .number(share_of(entries[i].count, records.records))
        .number(size_of(entries[i].weight));
  uint64_t rest = records.sources.pooled();
  for (size_t i = shown; i < entries.size(); ++i) rest += entries[i].count;
  if (rest > 0)
    table.note(grouped(rest) + (rest == 1 ? " document" : " documents") + " in " + grouped(entries.size() - shown) +
               (entries.size() - shown == 1 ? " other file" : " other files") + (records.sources.pooled() > 0 ? " or more" : ""));
  table.end();
}

void write_repairs(const RecordCounts& records, HtmlWriter& html) {
  if (records.repairs.empty()) return;
  std::vector<const RepairCounts*> repairs;
  for (const auto& [name, counts] : records.repairs) repairs.push_back(&counts);
  const auto places = [](const RepairCounts* counts) { return counts->proven + counts->guessed; };
  std::stable_sort(repairs.begin(), repairs.end(), [&](const RepairCounts* a, const RepairCounts* b) { return places(a) > places(b); });
  Table table(html, "Repairs by codec", {{"codec"}, {"what"}, {"documents", true}, {"places", true}, {"proven", true}, {"guessed", true}},
              "counts wide");
  for (size_t i = 0; i < repairs.size() && i < kMostRepairs; ++i)
    table.row()
        .name(repairs[i]->codec.empty() ? "none" : repairs[i]->codec)
        .words(repairs[i]->kind)
        .number(grouped(repairs[i]->records))
        .number(grouped(places(repairs[i])))
        .number(grouped(repairs[i]->proven))
        .number(grouped(repairs[i]->guessed));
  if (repairs.size() > kMostRepairs) table.note(grouped(repairs.size() - kMostRepairs) + " others");
  table.end();
}

std::string meaning_of(const Findings& findings, const std::string& code) {
  if (const CodeInfo* known = find_code(code)) return std::string(known->meaning);
  const auto declared = findings.meanings.find(code);
  return declared == findings.meanings.end() ? "Declared by the grammar; name it with --grammar to see the meaning." : declared->second;
}

}  // namespace

std::vector<std::string> kinds_by_words(const RecordCounts& records) {
  std::vector<std::pair<uint64_t, std::string>> kinds;
  for (const auto& [kind, counts] : records.sections) kinds.emplace_back(counts.words, kind);
  std::stable_sort(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> names;
  for (auto& [words, kind] : kinds) names.push_back(std::move(kind));
  return names;
}

void write_overview(const Findings& findings, HtmlWriter& html) {
  const RecordCounts& records = findings.records;
  html.open("dl", {{"class", "figures"}});
  write_figure(html, grouped(records.records), "records", size_of(records.bytes) + " of documents");
  if (findings.has_rejects)
    write_figure(html, grouped(findings.rejects.documents), "refused",
                 share_of(findings.rejects.documents, findings.rejects.documents + records.records) + " of all documents");
  write_figure(html, grouped(records.flagged), "with a flag", share_of(records.flagged, records.records));
  write_figure(html, grouped(records.repaired), "repaired", share_of(records.repaired, records.records));
  uint64_t sections = 0, words = 0;
  for (const auto& [kind, counts] : records.sections) sections += counts.sections, words += counts.words;
  write_figure(html, grouped(sections), "sections", grouped(words) + " words");
  if (findings.broken_lines > 0) write_figure(html, grouped(findings.broken_lines), "broken lines", "passed over");
  html.close();
}

void write_input(const Findings& findings, HtmlWriter& html) {
  const RecordCounts& records = findings.records;
  begin_part(html, "input", "What came in");
  if (records.records == 0) {
    write_remark(html, "No record was read.");
    html.close();
    return;
  }
  html.open("div", {{"class", "tables"}});
  write_counts(html, "Kinds", "kind", records.kinds, records.records);
  write_counts(html, "Languages", "language", records.languages, records.records);
  write_counts(html, "Charsets", "read as", records.charsets, records.records);
  write_counts(html, "Media types", "came as", records.media_types, records.records);
  if (records.schemas.names() > 1) write_counts(html, "Schemas", "schema", records.schemas, records.records);
  if (records.grammars.names() > 1) write_counts(html, "Grammars", "grammar", records.grammars, records.records);
  html.close();
  write_sources(records, html);
  write_repairs(records, html);
  html.close();
}

void write_flags(const Findings& findings, HtmlWriter& html) {
  begin_part(html, "flags", "Flags");
  const std::vector<Tally::Entry> flags = findings.records.flags.sorted();
  if (flags.empty()) write_remark(html, "No record bears a flag.");
  if (!flags.empty()) {
    Table table(html, "", {{"flag"}, {""}, {"records", true}, {"share", true}, {"what it means"}}, "counts wide");
    for (size_t i = 0; i < flags.size() && i < kMostFlags; ++i)
      table.row()
          .code(flags[i].name)
          .bar(flags[i].count, findings.records.records)
          .number(grouped(flags[i].count))
          .number(share_of(flags[i].count, findings.records.records))
          .words(meaning_of(findings, flags[i].name));
    if (flags.size() > kMostFlags) table.note(grouped(flags.size() - kMostFlags) + " others");
    table.end();
    write_remark(html, "quern codes CODE tells the cause and the cure of each.");
  }
  html.close();
}

void write_rejects(const Findings& findings, HtmlWriter& html) {
  begin_part(html, "rejects", "What was refused");
  if (findings.rejects.codes.empty()) {
    write_remark(html, findings.has_rejects
                           ? "No document was refused."
                           : "No file of rejects was given; quern parse writes one with --rejects, and quern report reads it.");
  } else {
    Table table(html, "", {{"code"}, {"documents", true}, {"size", true}, {"what it means, and examples"}}, "counts wide");
    for (const auto& [code, counts] : findings.rejects.codes) {
      table.row().code(code).number(grouped(counts.documents)).number(size_of(counts.bytes));
      html.open("td").isolated(meaning_of(findings, code)).open("ul", {{"class", "examples"}});
      for (const auto& example : counts.examples) html.open("li").isolated(example.place).text(": ").isolated(example.reason).close();
      html.close().close();
    }
    table.end();
  }
  html.close();
}

void write_sections(const RecordCounts& records, const Colours& colours, HtmlWriter& html) {
  begin_part(html, "sections", "Sections");
  if (records.sections.empty()) {
    write_remark(html, "No record has a section.");
    html.close();
    return;
  }
  uint64_t all_words = 0;
  for (const auto& [kind, counts] : records.sections) all_words += counts.words;
  Table table(
      html, "",
      {{"kind"}, {"share of words"}, {"words", true}, {"", true}, {"documents", true}, {"", true}, {"sections", true}, {"items", true}},
      "counts wide");
  for (const std::string& kind : kinds_by_words(records)) {
    const SectionCounts& counts = records.sections.find(kind)->second;
    table.row();
    html.open("th", {{"scope", "row"}}).open("span", {{"class", "swatch " + colours.of(kind)}}).close().isolated(kind).close();
    table.bar(counts.words, all_words)
        .number(grouped(counts.words))
        .number(share_of(counts.words, all_words))
        .number(grouped(counts.records))
        .number(share_of(counts.records, records.records))
        .number(grouped(counts.sections))
        .number(grouped(counts.items));
  }
  table.end();
  write_remark(html, "Words are runs without white space, in headings and items.");
  html.close();
}

}  // namespace quern::report
