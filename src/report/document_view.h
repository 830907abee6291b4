// One record for reading: its text in sections with the values' places marked, beside its JSON.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "quern/span.h"
#include "quern/value.h"
#include "report/html_writer.h"

namespace quern::report {

// The colour of a kind of section, by the part of its name before the first dot: a number below kColours.
class Colours {
 public:
  static constexpr size_t kColours = 12;

  // `kinds`: the most frequent first, so that these differ.
  explicit Colours(const std::vector<std::string>& kinds);
  // The name of the style sheet's class: "k3".
  std::string of(std::string_view kind) const;

 private:
  std::map<std::string, size_t, std::less<>> numbers_;
};

// A field's value and where it stands in the text. `field` and `element` say which one it is: a list has one for each element.
struct Marking {
  std::string field;
  size_t element = 0;
  std::string rule;
  Span span;
};

// All values of a record that its evidence gives a place, in its order.
std::vector<Marking> markings_of(const Value& record);

// The text with its sections, each value's place a link to the value ("#d3-v0" to "#d3-m0"). A record without `text` shows the items
// of its sections. Spans that lead out of the text are cut.
void write_text(const Value& record, const std::vector<Marking>& markings, const std::string& prefix, const Colours& colours,
                HtmlWriter& html);

// The record as pretty JSON, each value with a place a link to it; long members folded, `text` left out.
void write_json(const Value& record, const std::vector<Marking>& markings, bool linked, const std::string& prefix, HtmlWriter& html);

}  // namespace quern::report
