#include "survey/heading_survey.h"

#include <algorithm>

#include "grammar/headings.h"
#include "survey/columns.h"

namespace quern {
namespace {

uint64_t count_words(std::string_view text) {
  uint64_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    words += !space && !inside ? 1 : 0;
    inside = !space;
  }
  return words;
}

}  // namespace

void HeadingSurvey::add(std::string_view text, const Analysis& found, std::string_view place) {
  ++documents_;
  const auto& units = found.layout.units;
  for (const uint32_t at : found.outline.unknown_headings) {
    const std::string_view line = units[at].span.of(text);
    const std::string key = heading_key(line, grammar_.headings);
    if (key.empty()) continue;
    Heading& heading = headings_[key];
    heading.documents += heading.last_document == documents_ ? 0 : 1;
    heading.last_document = documents_;
    if (heading.first.empty()) heading.first = place;
    for (size_t i = at + 1; i < units.size() && !units[i].heading; ++i)
      heading.words[grammar_.sections[found.outline.sections[found.outline.section_of_unit[i]].kind].top] +=
          count_words(units[i].span.of(text));
  }
}

std::string HeadingSurvey::table(size_t fewest, size_t most) const {
  std::vector<std::map<std::string, Heading>::const_pointer> order;
  for (const auto& entry : headings_)
    if (entry.second.documents >= fewest) order.push_back(&entry);
  std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->second.documents > b->second.documents; });
  if (order.size() > most) order.resize(most);
  Columns columns({{"documents", Columns::kRight}, {"below it"}, {"heading"}, {"first in"}});
  for (const auto* entry : order) {
    const Heading& heading = entry->second;
    uint64_t all = 0;
    for (const auto& [top, words] : heading.words) all += words;
    const auto main =
        std::max_element(heading.words.begin(), heading.words.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const std::string below = all == 0 ? "-" : grammar_.tops[main->first] + " " + percent(main->second, all);
    columns.add({std::to_string(heading.documents), below, entry->first, heading.first});
  }
  return columns.text();
}

}  // namespace quern
