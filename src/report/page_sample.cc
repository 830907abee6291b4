#include <algorithm>
#include <map>

#include "json/reader.h"
#include "report/page_parts.h"
#include "report/shorten.h"
#include "report/show.h"

namespace quern::report {
namespace {

constexpr size_t kTitleBytes = 120;

// A record of the sample, read again.
struct Shown {
  const SampledRecord* source;
  Value record;
  std::string number;  // "3", from 1
};

std::string_view string_of(const Value& record, std::string_view name) {
  const Value* found = record.find(name);
  return found == nullptr ? std::string_view() : found->as_string();
}

// What a reader knows a document by: its first field that is a text, else its id.
std::string title_of(const Value& record) {
  for (const Member* field : fields_of(record))
    if (!field->value.as_string().empty()) return shorten(field->value.as_string(), kTitleBytes);
  return shorten(string_of(record, "id"), kTitleBytes);
}

// "en" of the label "language en"; all of them, one a line.
std::string labelled(const SampledRecord& record, std::string_view what) {
  std::string found;
  for (const std::string& label : record.labels)
    if (label.starts_with(what) && label.substr(what.size(), 1) == " ")
      found += (found.empty() ? "" : "\n") + label.substr(what.size() + 1);
  return found;
}

void write_filter(const std::vector<Shown>& sample, const char* what, const char* all, HtmlWriter& html) {
  std::map<std::string, uint64_t> counts;
  const std::string start = std::string(what) + " ";
  for (const Shown& shown : sample)
    for (const std::string& label : shown.source->labels)
      if (label.starts_with(start)) ++counts[label.substr(start.size())];
  if (counts.empty()) return;
  html.open("label").element("span", what).open("select", {{"data-filter", what}});
  html.element("option", all, {{"value", ""}});
  for (const auto& [name, count] : counts) html.element("option", name + " (" + grouped(count) + ")", {{"value", name}});
  html.close().close();
}

void write_controls(const std::vector<Shown>& sample, HtmlWriter& html) {
  html.open("div", {{"class", "controls"}});
  html.open("label")
      .element("span", "search")
      .leaf("input", {{"type", "search"}, {"id", "search"}, {"placeholder", "in text and JSON"}})
      .close();
  write_filter(sample, "kind", "all kinds", html);
  write_filter(sample, "flag", "all flags", html);
  write_filter(sample, "language", "all languages", html);
  html.element("output", "", {{"id", "matches"}, {"aria-live", "polite"}});
  html.element("p", "Keys: j and k go on and back, / searches, Esc lets go of a mark.", {{"class", "keys"}});
  html.close();
}

void write_list(const std::vector<Shown>& sample, HtmlWriter& html) {
  html.open("ol", {{"class", "list"}, {"id", "list"}});
  for (const Shown& shown : sample) {
    html.open("li").open("a", {{"href", "#doc-" + shown.number}});
    html.open("span", {{"class", "title"}}).isolated(title_of(shown.record)).close();
    html.open("span", {{"class", "note"}}).isolated(labelled(*shown.source, "kind")).text(" · ");
    html.isolated(labelled(*shown.source, "language")).close();
    html.close().close();
  }
  html.close();
}

void write_facts(const Shown& shown, HtmlWriter& html) {
  const Value* source = shown.record.find("source");
  html.open("p", {{"class", "facts"}});
  html.isolated(shorten(string_of(*source, "uri"), kTitleBytes));
  if (const Value* number = source->find("document")) html.text(", document " + std::to_string(number->as_integer()));
  html.text(" · ").isolated(labelled(*shown.source, "kind")).text(" · ").isolated(labelled(*shown.source, "language"));
  html.text(" · record ").isolated(shorten(shown.source->file, kTitleBytes)).text(":" + std::to_string(shown.source->line));
  for (const Value& flag : *shown.record.find("flags")->array())
    html.text(" ").open("span", {{"class", "flag"}}).isolated(shorten(flag.as_string(), kTitleBytes)).close();
  html.close();
}

void write_document(const Shown& shown, const Colours& colours, HtmlWriter& html) {
  const std::string prefix = "d" + shown.number + "-";
  const std::vector<Marking> markings = markings_of(shown.record);
  const bool has_text = shown.record.find("text") != nullptr;
  html.open("article", {{"class", "doc"},
                        {"id", "doc-" + shown.number},
                        {"data-kind", labelled(*shown.source, "kind")},
                        {"data-flag", labelled(*shown.source, "flag")},
                        {"data-language", labelled(*shown.source, "language")}});
  html.open("h3").isolated(title_of(shown.record)).close();
  write_facts(shown, html);
  html.open("div", {{"class", "panes"}});
  html.open("div", {{"class", "text pane"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", "Text"}});
  write_text(shown.record, markings, prefix, colours, html);
  html.close();
  html.open("div", {{"class", "json pane"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", "JSON"}});
  write_json(shown.record, markings, has_text, prefix, html);
  html.close().close().close();
}

}  // namespace

void write_sample(const Sample& sample, uint64_t records, const Colours& colours, HtmlWriter& html) {
  begin_part(html, "sample", "Documents");
  const auto chosen = sample.chosen();
  std::vector<Shown> all;
  bool has_text = true;
  for (const auto& record : chosen) {
    auto value = parse_json(record->json);
    if (!value) continue;  // it was read before
    has_text = has_text && value->find("text") != nullptr;
    all.push_back({record.get(), std::move(*value), std::to_string(all.size() + 1)});
  }
  std::string remark =
      all.size() == records
          ? "All " + grouped(records) + (records == 1 ? " record." : " records.")
          : grouped(all.size()) + " of " + grouped(records) +
                " records: at even distances, and for each kind, language, flag and repair at least one as far as there is room.";
  if (sample.too_large() > 0) remark += " Records above 1 MiB are left out (" + grouped(sample.too_large()) + ").";
  if (!has_text)
    remark += " Records without text show the items of their sections; with quern parse --with-text the places of values are marked.";
  write_remark(html, remark);
  if (!all.empty()) {
    write_controls(all, html);
    html.open("div", {{"class", "browser"}});
    write_list(all, html);
    html.open("div", {{"class", "docs"}});
    for (const Shown& shown : all) write_document(shown, colours, html);
    html.close().close();
  }
  html.close();
}

}  // namespace quern::report
