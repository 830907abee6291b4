#include "record/record.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "layout/marks.h"
#include "record/kind.h"

namespace quern {
namespace {

constexpr size_t kIdDigits = 16;

// Makes the sections of a record out of those of an outline.
class SectionBuilder {
 public:
  SectionBuilder(const Text& text, const Layout& layout, const Outline& outline, const CompiledGrammar& grammar)
      : text_(text), layout_(layout), outline_(outline), grammar_(grammar) {}

  std::vector<Section> build() {
    std::vector<Section> sections;
    sections.reserve(outline_.sections.size());
    for (const OutlineSection& from : outline_.sections) sections.push_back(section(from));
    return sections;
  }

 private:
  // The layout has taken its decoration off; its numbering stays, for no word of a document may be lost.
  std::string_view heading(const OutlineSection& section) const {
    const std::string_view words = layout_.units[section.heading_unit].span.of(text_.utf8);
    return words.starts_with('*') ? without_decoration(words) : words;
  }

  // Headings above the section, outermost first.
  std::vector<std::string> path(const OutlineSection& section) const {
    std::vector<std::string> headings;
    for (int32_t above = section.parent; above >= 0; above = outline_.sections[above].parent)
      if (outline_.sections[above].heading_unit >= 0) headings.emplace_back(heading(outline_.sections[above]));
    std::reverse(headings.begin(), headings.end());
    return headings;
  }

  Section section(const OutlineSection& from) const {
    Section to;
    to.kind = grammar_.sections[from.kind].name;
    if (from.heading_unit >= 0) to.heading = heading(from);
    to.path = path(from);
    to.items.reserve(from.items.size());
    for (const OutlineItem& item : from.items) to.items.push_back(item_text(item, layout_, text_.utf8));
    to.span = {layout_.units[from.first_unit].marked.begin, layout_.units[from.last_unit].marked.end};
    to.first_line = text_.source_line(to.span.begin);
    to.last_line = text_.source_line(to.span.empty() ? to.span.begin : to.span.end - 1);
    return to;
  }

  const Text& text_;
  const Layout& layout_;
  const Outline& outline_;
  const CompiledGrammar& grammar_;
};

std::vector<std::string> collect_flags(const Text& text, const Layout& layout, const Outline& outline, std::vector<std::string> flags) {
  flags.insert(flags.end(), text.flags.begin(), text.flags.end());
  if (layout.units.empty()) flags.emplace_back("empty_document");
  if (!outline.unknown_headings.empty()) flags.emplace_back("unknown_heading");
  std::sort(flags.begin(), flags.end());
  flags.erase(std::unique(flags.begin(), flags.end()), flags.end());
  return flags;
}

}  // namespace

Record build_record(Text&& text, Source source, std::string_view id, std::optional<std::string> language, const Layout& layout,
                    const Outline& outline, Extraction&& extraction, const CompiledGrammar& grammar) {
  Record record;
  record.schema = grammar.schema;
  record.source = std::move(source);
  record.source.uri = utf8::sanitized(record.source.uri);  // a file's name may be any bytes
  record.source.media_type = utf8::sanitized(record.source.media_type);
  record.source.charset = std::move(text.charset);
  record.id = id.empty() ? record.source.sha256.substr(0, kIdDigits) : utf8::sanitized(id);
  record.language = std::move(language);
  record.fields = std::move(extraction.fields);
  record.sections = SectionBuilder(text, layout, outline, grammar).build();
  record.flags = collect_flags(text, layout, outline, std::move(extraction.flags));
  record.kind = decide_kind(record, extraction.rules_hit, grammar);
  record.repairs = std::move(text.repairs);
  record.grammar_name = grammar.name;
  record.grammar_version = grammar.version;
  record.grammar_sha256 = grammar.sha256;
  record.text = std::move(text.utf8);
  return record;
}

}  // namespace quern
