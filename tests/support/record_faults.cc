#include "support/record_faults.h"

#include "base/utf8.h"
#include "quern/emit.h"
#include "quern/schema.h"
#include "text/chars.h"

namespace quern::testing {
namespace {

// Numbering and letters used as bullets ("o", "viii.") are decoration that a heading or an item need not begin with.
constexpr size_t kLongestDecoration = 5;

// Digits, and letters of the alphabets whose letters stand in one block, so that no table is needed to tell them from signs.
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return c >= 0xC0 && c < 0x530 && c != 0xD7 && c != 0xF7 && !(c >= 0x2B0 && c < 0x386) && c != 0x387 && c != 0x482;
}

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (is_letter(c)) letters += c;
  }
  return letters;
}

bool is_blank(std::string_view text) { return trim(text).empty(); }

std::string quoted(std::string_view text) { return "`" + std::string(text.substr(0, 80)) + "`"; }

class Check {
 public:
  Check(const Record& record, const Grammar& grammar) : record_(record), grammar_(grammar) {}

  std::vector<std::string> run() {
    if (!utf8::valid(record_.text)) fault("the text is no valid UTF-8");
    if (!faults_.empty()) return std::move(faults_);
    check_cover();
    for (const Section& section : record_.sections) check_letters(section);
    for (const Field& field : record_.fields)
      for (const Evidence& evidence : field.evidence) check_span(evidence.span, "evidence of " + field.name);
    for (const Repair& repair : record_.repairs) check_span(repair.span, "a repair");
    check_schema();
    return std::move(faults_);
  }

 private:
  void fault(std::string what) { faults_.push_back(std::move(what)); }

  bool check_span(Span span, const std::string& whose) {
    const auto cuts = [&](uint32_t at) {
      return at < record_.text.size() && (static_cast<unsigned char>(record_.text[at]) & 0xC0) == 0x80;
    };
    const bool good = span.begin <= span.end && span.end <= record_.text.size() && !cuts(span.begin) && !cuts(span.end);
    if (!good) fault("the span " + std::to_string(span.begin) + "-" + std::to_string(span.end) + " of " + whose + " is none of the text");
    return good;
  }

  // The sections stand in order, do not overlap, and leave out nothing but white space.
  void check_cover() {
    const std::string_view text = record_.text;
    uint32_t behind = 0;
    for (const Section& section : record_.sections) {
      if (!check_span(section.span, "section " + section.kind)) return;
      if (section.span.begin < behind) return fault("section " + section.kind + " begins within the one before it");
      const std::string_view gap = text.substr(behind, section.span.begin - behind);
      if (!is_blank(gap)) fault("no section holds " + quoted(gap));
      behind = section.span.end;
    }
    if (!is_blank(text.substr(behind))) fault("no section holds " + quoted(text.substr(behind)));
  }

  // Heading and items show the letters and digits of the section's span, each once, in order.
  void check_letters(const Section& section) {
    const std::string_view source = section.span.of(record_.text);
    const std::u32string there = letters_of(source);
    size_t at = 0;
    const auto take = [&](std::string_view piece) {
      const std::u32string shown = letters_of(piece);
      for (size_t dropped = 0; dropped <= kLongestDecoration && at + dropped + shown.size() <= there.size(); ++dropped) {
        if (there.compare(at + dropped, shown.size(), shown) != 0) continue;
        at += dropped + shown.size();
        return;
      }
      fault("section " + section.kind + " shows " + quoted(piece) + " where something else stands in " + quoted(source));
      at = there.size();
    };
    if (section.heading) take(*section.heading);
    for (const std::string& item : section.items) take(item);
    if (at < there.size()) fault("section " + section.kind + " leaves out the end of " + quoted(source));
  }

  void check_schema() {
    std::string json;
    const EmitResult emitted = emit(record_, grammar_, {}, json);
    for (const Violation& violation : emitted.violations) fault("emitted: " + violation.path + ": " + violation.message);
    for (const Violation& violation : validate(json, grammar_)) fault("validated: " + violation.path + ": " + violation.message);
  }

  const Record& record_;
  const Grammar& grammar_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> record_faults(const Record& record, const Grammar& grammar) { return Check(record, grammar).run(); }

}  // namespace quern::testing
