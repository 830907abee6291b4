#include "html/markup.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "html/attributes.h"
#include "html/elements.h"
#include "html/open_elements.h"

namespace quern::html {
namespace {

constexpr size_t kNpos = std::string_view::npos;
constexpr size_t kLongestName = 64;  // of an element that is known

// Their fallback is for programs that cannot show them.
bool is_replaced(GumboTag tag) { return tag == GUMBO_TAG_VIDEO || tag == GUMBO_TAG_AUDIO || tag == GUMBO_TAG_CANVAS; }

bool is_preformatted(GumboTag tag) { return tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LISTING; }
bool is_bold(GumboTag tag) { return tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG; }

// What ends a foreign element by standing in it.
bool breaks_out(GumboTag tag) {
  return kind_of(tag) == ElementKind::kBlock || is_bold(tag) || tag == GUMBO_TAG_SPAN || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_IMG;
}

class MarkupReader {
 public:
  explicit MarkupReader(std::string_view markup) : markup_(markup) {
    out_.skeleton = "<!DOCTYPE html><body>";
    out_.skeleton.reserve(markup.size() / 8 + 64);
    out_.tokens.reserve(markup.size() / 24);
  }

  Markup read() {
    while (at_ < markup_.size() && !out_.too_deep) {
      const size_t tag = next_tag(at_);
      add_text(at_, tag);
      at_ = tag;
      if (at_ < markup_.size()) read_tag();
    }
    return std::move(out_);
  }

 private:
  char char_at(size_t at) const { return at < markup_.size() ? markup_[at] : '\0'; }

  // The next "<" that begins markup; others are text.
  size_t next_tag(size_t from) const {
    for (size_t at = markup_.find('<', from); at != kNpos; at = markup_.find('<', at + 1)) {
      const char next = char_at(at + 1);
      if (is_ascii_letter(next) || next == '!' || next == '?' || next == '/') return at;
    }
    return markup_.size();
  }

  void add_text(size_t begin, size_t end) {
    if (begin == end || svg_ > 0 || templates_ > 0) return;
    const bool blank =
        std::all_of(markup_.begin() + static_cast<ptrdiff_t>(begin), markup_.begin() + static_cast<ptrdiff_t>(end), is_blank);
    space_ = space_ || is_blank(markup_[begin]);
    if (!blank || preformatted_ > 0) {
      emit({0,
            {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)},
            GUMBO_TAG_UNKNOWN,
            static_cast<uint16_t>(kText | (space_ ? kSpaceBefore : 0) | (bold_ > 0 ? kBold : 0))},
           "x");
      space_ = false;
    }
    space_ = space_ || is_blank(markup_[end - 1]);
  }

  void emit(MarkupToken token, std::string_view skeleton) {
    token.skeleton = static_cast<uint32_t>(out_.skeleton.size());
    out_.tokens.push_back(token);
    out_.skeleton += skeleton;
  }

  void read_tag() {
    const char next = char_at(at_ + 1);
    if (next == '!') return skip_declaration();
    if (next == '?') return skip_past(at_, ">");
    const bool is_end = next == '/';
    const size_t begin = at_ + (is_end ? 2 : 1);
    if (is_end && !is_ascii_letter(char_at(begin))) return skip_past(at_, ">");  // a comment, by the standard
    size_t end = begin;
    while (end < markup_.size() && !is_blank(markup_[end]) && markup_[end] != '/' && markup_[end] != '>') ++end;
    const std::string_view name = markup_.substr(begin, end - begin);
    const GumboTag tag = name.size() > kLongestName ? GUMBO_TAG_UNKNOWN : gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size()));
    if (is_end) {
      end_tag(tag, name, end);
    } else {
      start_tag(tag, name, end);
    }
  }

  void skip_past(size_t from, std::string_view mark) {
    const size_t found = markup_.find(mark, from);
    at_ = found == kNpos ? markup_.size() : found + mark.size();
  }

  void skip_declaration() {
    const std::string_view rest = markup_.substr(at_);
    if (rest.starts_with("<![CDATA[") && svg_ > 0) return skip_past(at_, "]]>");
    if (!rest.starts_with("<!--")) return skip_past(at_, ">");
    for (size_t dashes = markup_.find("--", at_ + 2); dashes != kNpos; dashes = markup_.find("--", dashes + 1)) {
      const bool closed = char_at(dashes + 2) == '>' || (dashes >= at_ + 4 && markup_.substr(dashes + 2).starts_with("!>"));
      if (!closed) continue;
      at_ = markup_.find('>', dashes) + 1;
      return;
    }
    at_ = markup_.size();
  }

  // ------------------------------------------------------------ start tags

  void start_tag(GumboTag tag, std::string_view name, size_t behind_name) {
    const size_t begin = at_;
    const Attributes attributes = read_attributes(tag, name, behind_name);
    if (attributes.end == kNpos) {  // the text ends within the tag: it is none
      at_ = markup_.size();
      return;
    }
    at_ = attributes.end;
    if (breaks_out(tag)) svg_ = 0;
    if (svg_ > 0) {
      svg_ += tag == GUMBO_TAG_SVG && !attributes.self_closing;
      return;
    }
    const ElementKind kind = kind_of(tag);
    if (kind == ElementKind::kRawHidden || kind == ElementKind::kRawShown) return raw_element(tag, name, kind, attributes);
    if (kind == ElementKind::kTemplate) ++templates_;
    if (kind == ElementKind::kSvg && !attributes.self_closing) svg_ = 1;
    if (templates_ > 0 || kind == ElementKind::kSvg) return;
    const Span place{static_cast<uint32_t>(begin), static_cast<uint32_t>(at_)};
    if (kind == ElementKind::kBlock) return block(tag, place, attributes.flags);
    if (kind == ElementKind::kSpaced || tag == GUMBO_TAG_IMG || tag == GUMBO_TAG_INPUT) space_ = true;
    bold_ += is_bold(tag);
    if (kind == ElementKind::kVoid) {
      if ((attributes.flags & kItemProp) != 0) emit({0, place, tag, attributes.flags}, "<wbr>");
    } else if (tag != GUMBO_TAG_BODY && tag != GUMBO_TAG_HTML && tag != GUMBO_TAG_HEAD) {
      inline_element(tag, name, place, attributes.flags);
    }
  }

  struct Attributes {
    uint16_t flags = 0;
    size_t end = kNpos;
    bool self_closing = false;
    bool json_ld = false;
  };

  Attributes read_attributes(GumboTag tag, std::string_view name, size_t at) {
    Attributes found;
    AttributeReader reader(markup_, at);
    bool is_open = false;
    for (Attribute attribute; reader.next(attribute);) {
      found.flags |= flags_of(attribute);
      is_open = is_open || equal_ignoring_case(attribute.name, "open");
      if (tag == GUMBO_TAG_SCRIPT && equal_ignoring_case(attribute.name, "type"))
        found.json_ld = equal_ignoring_case(attribute.value.substr(0, attribute.value.find(';')), "application/ld+json");
    }
    found.end = reader.end();
    found.self_closing = found.end != kNpos && markup_[found.end - 2] == '/';
    if (is_furniture_element(tag)) found.flags |= kFurniture;
    if (is_replaced(tag) || (!is_open && equal_ignoring_case(name, "dialog"))) found.flags |= kHidden;
    return found;
  }

  void block(GumboTag tag, Span place, uint16_t flags) {
    if (tag == GUMBO_TAG_FORM && elements_.holds(tag)) return;  // a form within a form is none
    if (is_part_of_table(tag) && !elements_.holds(GUMBO_TAG_TABLE)) {
      space_ = true;  // nor is a cell without a table one; its words stay apart
      return;
    }
    if (!elements_.open(tag)) {
      out_.too_deep = true;
      return;
    }
    forget_closed();
    if (is_preformatted(tag)) ++preformatted_;
    space_ = is_in_line(tag);
    emit({0, place, tag, flags}, "<");
    out_.skeleton += gumbo_normalized_tagname(tag);
    out_.skeleton += '>';
  }

  // Stands in the skeleton only where its attributes say something; then its end tag does, too.
  void inline_element(GumboTag tag, std::string_view name, Span place, uint16_t flags) {
    const bool kept = flags != 0;
    if (kept) {
      if (!elements_.open(GUMBO_TAG_SPAN)) {
        out_.too_deep = true;
        return;
      }
      emit({0, place, GUMBO_TAG_SPAN, flags}, "<span>");
      kept_.push_back({tag, name, elements_.depth(), 0});
    } else {
      const auto found = std::find_if(kept_.rbegin(), kept_.rend(), [&](const Kept& one) { return is_same(one, tag, name); });
      if (found != kept_.rend()) ++found->within;
    }
  }

  // An inline element that stands in the skeleton, and how many of its name are open within it that do not.
  struct Kept {
    GumboTag tag;
    std::string_view name;
    size_t depth;  // of the element
    uint32_t within;
  };
  // Those that ended with the block that they stood in.
  void forget_closed() {
    while (!kept_.empty() && kept_.back().depth > elements_.depth()) kept_.pop_back();
  }
  static bool is_same(const Kept& kept, GumboTag tag, std::string_view name) {
    return kept.tag == tag && (tag != GUMBO_TAG_UNKNOWN || kept.name == name);
  }

  // ------------------------------------------------------------ end tags

  void end_tag(GumboTag tag, std::string_view name, size_t behind_name) {
    AttributeReader reader(markup_, behind_name);
    for (Attribute attribute; reader.next(attribute);) {
    }
    at_ = std::min(reader.end(), markup_.size());
    if (svg_ > 0) {
      if (tag == GUMBO_TAG_SVG) --svg_;
      return;
    }
    const ElementKind kind = kind_of(tag);
    if (kind == ElementKind::kTemplate && templates_ > 0) --templates_;
    if (templates_ > 0) return;
    if (kind == ElementKind::kSpaced) space_ = true;
    if (is_bold(tag) && bold_ > 0) --bold_;
    if (kind == ElementKind::kBlock) {
      end_block(tag);
    } else {
      end_inline(tag, name);
    }
  }

  void end_block(GumboTag tag) {
    elements_.close(tag);
    if (tag == GUMBO_TAG_BR) {  // by the standard it is a line break
      emit({0, {static_cast<uint32_t>(at_), static_cast<uint32_t>(at_)}, tag, 0}, "<br>");
    } else {
      write_end(tag);
    }
    forget_closed();
    if (is_preformatted(tag) && preformatted_ > 0) --preformatted_;
    space_ = is_in_line(tag);
  }

  // Closes those within it, too; it closes nothing that a block stands before.
  void end_inline(GumboTag tag, std::string_view name) {
    const auto found = std::find_if(kept_.rbegin(), kept_.rend(), [&](const Kept& kept) { return is_same(kept, tag, name); });
    if (found == kept_.rend()) return;
    if (found->within > 0) {
      --found->within;
      return;
    }
    const auto count = static_cast<size_t>(found - kept_.rbegin()) + 1;
    if (elements_.depth() + 1 != found->depth + count) return;
    kept_.resize(kept_.size() - count);
    for (size_t i = 0; i < count; ++i)
      if (elements_.close(GUMBO_TAG_SPAN)) write_end(GUMBO_TAG_SPAN);
  }

  void write_end(GumboTag tag) {
    // Gumbo would let a text right before the end of a form stand behind it.
    if (tag == GUMBO_TAG_FORM) out_.skeleton += "<wbr>";
    out_.skeleton += "</";
    out_.skeleton += gumbo_normalized_tagname(tag);
    out_.skeleton += '>';
  }

  // ------------------------------------------------------------ contents that are no markup

  void raw_element(GumboTag tag, std::string_view name, ElementKind kind, const Attributes& attributes) {
    const size_t begin = at_;
    const size_t end = tag == GUMBO_TAG_PLAINTEXT ? markup_.size() : raw_end(tag, name);
    const Span content{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    if (attributes.json_ld) out_.json_ld.push_back(content);
    if (tag == GUMBO_TAG_TITLE && out_.title.empty()) out_.title = content;
    if (kind == ElementKind::kRawShown && (attributes.flags & kHidden) == 0) {
      space_ = true;
      add_text(begin, end);
      space_ = true;
    }
    at_ = end;
    if (at_ < markup_.size()) skip_past(at_, ">");
  }

  // Where "</name" stands; in a script not within `<!-- <script ... </script`, as the standard has it.
  size_t raw_end(GumboTag tag, std::string_view name) const {
    bool commented = false, doubled = false;
    for (size_t at = markup_.find('<', at_); at != kNpos; at = markup_.find('<', at + 1)) {
      const std::string_view rest = markup_.substr(at + 1);
      const bool is_end = rest.starts_with('/') && is_tag_name(rest.substr(1), name);
      if (is_end && !doubled) return at;
      if (tag != GUMBO_TAG_SCRIPT) continue;
      if (is_end) doubled = false;
      if (rest.starts_with("!--")) commented = true;
      if (commented && !doubled) {
        commented = !closes_comment(at);
        doubled = commented && is_tag_name(rest, name);
      }
    }
    return markup_.size();
  }

  // Whether a "-->" stands between this "<" and the next.
  bool closes_comment(size_t at) const {
    const size_t next = std::min(markup_.find('<', at + 1), markup_.size());
    return markup_.substr(at, next - at).find("-->") != kNpos;
  }

  static bool is_tag_name(std::string_view rest, std::string_view name) {
    if (rest.size() <= name.size() || (!is_blank(rest[name.size()]) && rest[name.size()] != '/' && rest[name.size()] != '>')) return false;
    return starts_ignoring_case(rest, name);
  }

  std::string_view markup_;
  Markup out_;
  OpenElements elements_;
  std::vector<Kept> kept_;
  size_t at_ = 0;
  uint32_t svg_ = 0, templates_ = 0, preformatted_ = 0, bold_ = 0;  // how many are open
  bool space_ = false;                                              // white space stood behind the last text
};

}  // namespace

Markup read_markup(std::string_view markup) { return MarkupReader(markup).read(); }

}  // namespace quern::html
