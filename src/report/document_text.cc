#include <algorithm>

#include "report/document_view.h"
#include "report/record_counts.h"
#include "report/shorten.h"

namespace quern::report {
namespace {

constexpr size_t kMostNamed = 16;  // values of one place that it is linked with: a forged record may have any number

std::string_view top_of(std::string_view kind) { return kind.substr(0, kind.find('.')); }

// [begin, end] as a span; empty for anything else.
Span span_of(const Value* value) {
  const auto* ends = value == nullptr ? nullptr : value->array();
  if (ends == nullptr || ends->size() != 2) return {};
  const auto bounded = [](const Value& end) { return static_cast<uint32_t>(std::clamp<int64_t>(end.as_integer(), 0, UINT32_MAX)); };
  return {bounded((*ends)[0]), bounded((*ends)[1])};
}

// The span within a text, its ends where characters begin.
Span fit(Span span, std::string_view text) {
  const auto end = static_cast<uint32_t>(character_start(text, span.end));
  return {std::min(static_cast<uint32_t>(character_start(text, span.begin)), end), end};
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

class TextView {
 public:
  TextView(std::string_view text, const std::vector<Marking>& markings, const std::string& prefix, const Colours& colours, HtmlWriter& html)
      : text_(text), markings_(markings), prefix_(prefix), colours_(colours), html_(html), begun_(markings.size()) {
    for (const Marking& marking : markings) {
      places_.push_back(fit(marking.span, text));
      cuts_.push_back(places_.back().begin);
      cuts_.push_back(places_.back().end);
    }
    std::sort(cuts_.begin(), cuts_.end());
  }

  void write(const Value::Array& sections) {
    for (const Value& section : sections) {
      Span span = fit(span_of(section.find("span")), text_);
      span.begin = std::max(span.begin, at_);
      if (span.begin >= span.end) continue;
      write_gap(span.begin);
      write_section(section, span);
      at_ = span.end;
    }
    write_gap(static_cast<uint32_t>(text_.size()));
  }

 private:
  // Text between sections: white space, unless the record is not quern's own work.
  void write_gap(uint32_t end) {
    if (at_ >= end || is_blank(text_.substr(at_, end - at_))) return;
    html_.open("section", {{"class", "part"}}).open("div", {{"class", "words"}, {"dir", "auto"}});
    write_run(at_, end);
    html_.close().close();
  }

  void write_section(const Value& section, Span span) {
    const Value* kind = section.find("kind");
    const std::string name = kind == nullptr ? std::string() : std::string(kind->as_string());
    html_.open("section", {{"class", "part " + colours_.of(name)}});
    html_.open("h4").isolated(name).close();
    const uint32_t heading_end = end_of_heading(section, span);
    if (heading_end > span.begin) {
      html_.open("div", {{"class", "heading"}, {"dir", "auto"}});
      write_run(span.begin, heading_end);
      html_.close();
    }
    const uint32_t body = skip_line_ends(heading_end, span.end);
    if (body < span.end) {
      html_.open("div", {{"class", "words"}, {"dir", "auto"}});
      write_run(body, span.end);
      html_.close();
    }
    html_.close();
  }

  // The section's first line, if that is its heading.
  uint32_t end_of_heading(const Value& section, Span span) const {
    const Value* heading = section.find("heading");
    if (heading == nullptr || heading->empty()) return span.begin;
    const std::string_view whole = text_.substr(span.begin, span.end - span.begin);
    const std::string_view line = whole.substr(0, whole.find('\n'));
    return line.find(heading->as_string()) == std::string_view::npos || line.size() > heading->as_string().size() + 16
               ? span.begin
               : span.begin + static_cast<uint32_t>(line.size());
  }

  uint32_t skip_line_ends(uint32_t at, uint32_t end) const {
    while (at < end && text_[at] == '\n') ++at;
    return at;
  }

  // A piece of the text, cut where marked places begin and end.
  void write_run(uint32_t begin, uint32_t end) {
    while (begin < end) {
      const auto cut = std::upper_bound(cuts_.begin(), cuts_.end(), begin);
      const uint32_t next = cut == cuts_.end() ? end : std::min(*cut, end);
      write_segment(begin, next);
      begin = next;
    }
  }

  void write_segment(uint32_t begin, uint32_t end) {
    std::vector<size_t> here;
    std::string numbers, names;
    for (size_t i = 0; i < places_.size(); ++i) {
      if (places_[i].begin > begin || places_[i].end < end) continue;
      here.push_back(i);
      if (here.size() > kMostNamed) continue;
      numbers += (numbers.empty() ? "" : " ") + std::to_string(i);
      names += (names.empty() ? "" : ", ") + markings_[i].field + " (" + markings_[i].rule + ")";
    }
    const std::string_view words = text_.substr(begin, end - begin);
    if (here.empty() || is_blank(words)) {
      html_.text(words);
      return;
    }
    size_t anchors = 0;
    for (const size_t i : here) {
      if (begun_[i]) continue;
      begun_[i] = true;
      ++anchors;
      html_.open("span", {{"id", prefix_ + "m" + std::to_string(i)}, {"class", "at"}});
    }
    html_.open("a",
               {{"class", "mark"}, {"href", "#" + prefix_ + "v" + std::to_string(here.back())}, {"data-v", numbers}, {"title", names}});
    html_.text(words).close();
    for (; anchors > 0; --anchors) html_.close();
  }

  std::string_view text_;
  const std::vector<Marking>& markings_;
  const std::string& prefix_;
  const Colours& colours_;
  HtmlWriter& html_;
  std::vector<Span> places_;    // of the markings
  std::vector<uint32_t> cuts_;  // their ends, sorted
  std::vector<bool> begun_;     // by marking: its anchor is written
  uint32_t at_ = 0;             // up to here the text is written
};

void write_items(const Value& section, const Colours& colours, HtmlWriter& html) {
  const Value* kind = section.find("kind");
  const std::string name = kind == nullptr ? std::string() : std::string(kind->as_string());
  html.open("section", {{"class", "part " + colours.of(name)}});
  html.open("h4").isolated(name).close();
  if (const Value* heading = section.find("heading"); heading != nullptr && !heading->empty())
    html.element("div", heading->as_string(), {{"class", "heading"}, {"dir", "auto"}});
  const Value* items = section.find("items");
  if (items != nullptr && items->array() != nullptr && !items->array()->empty()) {
    html.open("ul");
    for (const Value& item : *items->array()) html.element("li", item.as_string(), {{"dir", "auto"}});
    html.close();
  }
  html.close();
}

void add_marking(std::vector<Marking>& markings, const std::string& field, size_t element, const Value& evidence) {
  const Span span = span_of(evidence.find("span"));
  const Value* rule = evidence.find("rule");
  if (span.begin < span.end) markings.push_back({field, element, rule == nullptr ? std::string() : std::string(rule->as_string()), span});
}

}  // namespace

Colours::Colours(const std::vector<std::string>& kinds) {
  for (const std::string& kind : kinds) numbers_.emplace(top_of(kind), numbers_.size() % kColours);
}

std::string Colours::of(std::string_view kind) const {
  const auto found = numbers_.find(top_of(kind));
  return found == numbers_.end() ? "k-none" : "k" + std::to_string(found->second);
}

std::vector<Marking> markings_of(const Value& record) {
  std::vector<Marking> markings;
  const Value* evidence = record.find("evidence");
  for (const Member* field : fields_of(record)) {
    const Value* found = evidence->find(field->name);
    if (const auto* list = found->array()) {
      for (size_t i = 0; i < list->size(); ++i) add_marking(markings, field->name, i, (*list)[i]);
    } else {
      add_marking(markings, field->name, 0, *found);
    }
  }
  return markings;
}

void write_text(const Value& record, const std::vector<Marking>& markings, const std::string& prefix, const Colours& colours,
                HtmlWriter& html) {
  static const Value::Array kNone;
  const Value* sections = record.find("sections");
  const auto& parts = sections == nullptr || sections->array() == nullptr ? kNone : *sections->array();
  const Value* text = record.find("text");
  if (text != nullptr && text->string() != nullptr) {
    TextView(*text->string(), markings, prefix, colours, html).write(parts);
  } else {
    for (const Value& section : parts) write_items(section, colours, html);
  }
}

}  // namespace quern::report
