#include "report/page.h"

#include <array>
#include <utility>

#include "base/base64.h"
#include "base/digest.h"
#include "quern/version.h"
#include "report/assets.h"
#include "report/page_parts.h"
#include "report/show.h"

namespace quern::report {
namespace {

// 'sha256-...' of CSP: of the very bytes between the tags.
std::string source_hash(std::string_view content) {
  const std::string hex = sha256_hex(content);
  std::string bytes;
  for (size_t i = 0; i + 1 < hex.size(); i += 2) bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return "'sha256-" + base64(bytes) + "'";
}

// Nothing is loaded, and nothing runs but this page's own script and style.
std::string policy() {
  return "default-src 'none'; script-src " + source_hash(script()) + "; style-src " + source_hash(style()) +
         "; base-uri 'none'; form-action 'none'";
}

void write_head(const PageOptions& options, HtmlWriter& html) {
  html.open("head").leaf("meta", {{"charset", "utf-8"}});
  html.leaf("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy()}});
  html.leaf("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.leaf("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  html.leaf("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  html.element("title", options.title);
  html.open("style").trusted(style()).close().close();
}

std::string joined_names(const Tally& tally) {
  std::string names;
  size_t shown = 0;
  for (const Tally::Entry& entry : tally.sorted()) {
    if (++shown > 3) return names + " ...";
    names += (names.empty() ? "" : ", ") + entry.name;
  }
  return names;
}

void write_masthead(const Findings& findings, const PageOptions& options, HtmlWriter& html) {
  html.open("header").open("h1").isolated(options.title).close();
  html.open("p", {{"class", "lead"}});
  html.text(grouped(findings.records.records) + (findings.records.records == 1 ? " record" : " records"));
  if (findings.records.records > 0) {
    html.text(" read by the grammar ").isolated(joined_names(findings.records.grammars));
    html.text(" of quern ").isolated(joined_names(findings.records.programs));
  }
  html.close();
  constexpr std::array<std::pair<const char*, const char*>, 6> kParts{{{"#input", "What came in"},
                                                                       {"#fields", "What was found"},
                                                                       {"#flags", "Flags"},
                                                                       {"#rejects", "What was refused"},
                                                                       {"#sections", "Sections"},
                                                                       {"#sample", "Documents"}}};
  html.open("nav", {{"aria-label", "Parts of this page"}});
  for (const auto& [link, name] : kParts) html.element("a", name, {{"href", link}}).text(" ");
  html.close().close();
}

}  // namespace

void begin_part(HtmlWriter& html, std::string_view id, std::string_view heading) {
  html.open("section", {{"class", "block"}, {"id", id}}).element("h2", heading);
}

void write_remark(HtmlWriter& html, std::string_view text) { html.element("p", text, {{"class", "remark"}}); }

std::string make_page(const Findings& findings, const Sample& sample, const PageOptions& options) {
  std::string page = "<!DOCTYPE html>\n";
  HtmlWriter html(page);
  html.open("html", {{"lang", "en"}});
  write_head(options, html);
  html.open("body");
  write_masthead(findings, options, html);
  html.open("main");
  const Colours colours(kinds_by_words(findings.records));
  write_overview(findings, html);
  write_input(findings, html);
  write_fields(findings.records, html);
  write_flags(findings, html);
  write_rejects(findings, html);
  write_sections(findings.records, colours, html);
  write_statistics(findings.statistics, html);
  write_sample(sample, findings.records.records, colours, html);
  html.close();
  html.element("footer", "Made by quern " + std::string(version()) + " report. This page loads nothing.");
  html.open("script").trusted(script()).close();
  html.close().close();
  page += '\n';
  return page;
}

}  // namespace quern::report
