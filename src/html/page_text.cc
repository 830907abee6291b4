#include "html/page_text.h"

#include <algorithm>
#include <string>

#include "html/attributes.h"
#include "html/elements.h"

namespace quern::html {
namespace {

constexpr uint32_t kLongestRow = 1000;  // bytes of a row that is one line
constexpr size_t kLongestKey = 60;      // bytes of a key

// Elements that stand apart from what is round them.
bool is_paragraph(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_BR:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TFOOT: return false;
    default: return true;
  }
}

class TextMaker {
 public:
  TextMaker(std::string_view source, const Markup& markup, const std::vector<PageNode>& nodes)
      : markup_(markup), nodes_(nodes), writer_(source) {}

  LineWriter::Written make() {
    for (uint32_t at = 0; at < nodes_.size();) {
      leave_up_to(at);
      at = enter(at);
    }
    leave_up_to(static_cast<uint32_t>(nodes_.size()));
    return writer_.finish();
  }

 private:
  struct Open {
    uint32_t number;
    GumboTag tag;
    bool furniture = false;
    bool one_line = false;  // what stands in it makes no lines of its own
  };
  struct List {
    bool ordered;
    uint32_t items;
  };
  struct Row {
    size_t cells = 0, seen = 0;
    bool keyed = false;
  };

  // Gives the number of the node to look at next.
  uint32_t enter(uint32_t at) {
    const PageNode& node = nodes_[at];
    if ((node.flags & kText) != 0) {
      add_text(markup_.tokens[node.token]);
      return at + 1;
    }
    if ((node.flags & kHidden) != 0) return node.end;
    Open opened{at, node.tag};
    opened.furniture = is_furniture(node);
    if (opened.furniture && ++furniture_ == 1) {
      writer_.blank_line();
      writer_.set_furniture(true);
    }
    opened.one_line = is_one_line(node);
    if (is_in_line(node.tag) || node.tag == GUMBO_TAG_UNKNOWN || is_void(node.tag)) {
      if (node.tag == GUMBO_TAG_BUTTON) writer_.space();
      open_.push_back(opened);
      return at + 1;
    }
    begin_block(at);
    one_lines_ += opened.one_line;
    open_.push_back(opened);
    return at + 1;
  }

  static bool is_void(GumboTag tag) { return kind_of(tag) == ElementKind::kVoid; }

  // An element that holds most of the page, or its subject, is none, whatever it is called.
  bool is_furniture(const PageNode& node) const {
    if ((node.flags & kFurniture) == 0 && node.tag != GUMBO_TAG_HEADER) return false;
    if (node.has_subject || node.size * uint64_t{2} > nodes_[0].size) return false;
    const bool in_subject = std::any_of(open_.begin(), open_.end(),
                                        [](const Open& open) { return open.tag == GUMBO_TAG_MAIN || open.tag == GUMBO_TAG_ARTICLE; });
    return node.tag != GUMBO_TAG_HEADER || (node.flags & kFurniture) != 0 || !in_subject;
  }

  bool is_one_line(const PageNode& node) const {
    if (node.tag == GUMBO_TAG_DD) return continues_term(node);
    return is_heading(node.tag) || (is_cell(node.tag) && !rows_.empty() && rows_.back().cells > 0);
  }

  void add_text(const MarkupToken& token) {
    if (preformatted_ > 0) {
      writer_.preformatted(token.place, fresh_);
    } else {
      writer_.words(token.place, (token.flags & kSpaceBefore) != 0, (token.flags & kBold) != 0);
    }
    fresh_ = false;
  }

  void begin_block(uint32_t at) {
    const PageNode& node = nodes_[at];
    if (one_lines_ > 0) return writer_.space();
    if (is_cell(node.tag) && begin_cell(node)) return;
    if (node.tag == GUMBO_TAG_DD && continues_term(node)) return writer_.mark(writer_.line().ends_with(':') ? " " : ": ");
    if (is_paragraph(node.tag) && items_ == 0 && !(is_list(node.tag) && !lists_.empty())) {
      writer_.blank_line();
    } else {
      writer_.end_line();
    }
    if (is_list(node.tag)) lists_.push_back({node.tag == GUMBO_TAG_OL, 0});
    if (node.tag == GUMBO_TAG_LI) begin_item();
    if (node.tag == GUMBO_TAG_TR) begin_row(at);
    if (is_heading(node.tag)) begin_heading(node.tag);
    if (node.tag == GUMBO_TAG_PRE || node.tag == GUMBO_TAG_LISTING) {
      ++preformatted_;
      fresh_ = true;
    }
  }

  void begin_heading(GumboTag tag) {
    if (items_ == 0) writer_.blank_line();
    writer_.begin_with(std::string(static_cast<size_t>(tag - GUMBO_TAG_H1) + 1, '#') + " ", "", /*is_heading=*/true);
  }

  void begin_item() {
    ++items_;
    const size_t depth = lists_.empty() ? 0 : std::min<size_t>(lists_.size() - 1, 8);
    std::string bullet = "- ";
    if (!lists_.empty() && lists_.back().ordered && ++lists_.back().items <= 99) bullet = std::to_string(lists_.back().items) + ". ";
    const std::string indent(2 * depth, ' ');
    writer_.begin_with(indent + bullet, indent + "  ", /*is_heading=*/false);
  }

  // A row whose cells are a line each at most is one line; any other is a frame that paragraphs stand in.
  void begin_row(uint32_t at) {
    Row row;
    bool simple = nodes_[at].size <= kLongestRow;
    uint32_t first = 0, second = 0, all = 0;
    for (uint32_t cell = at + 1; cell < nodes_[at].end; cell = nodes_[cell].end) {
      const PageNode& node = nodes_[cell];
      if ((node.flags & kHidden) != 0) continue;
      ++all;
      if (node.size == 0) continue;
      simple = simple && is_cell(node.tag) && node.blocks <= 1;
      (row.cells == 0 ? first : second) = cell;
      ++row.cells;
    }
    if (!simple || row.cells < 2) row.cells = 0;
    row.keyed = all == 2 && row.cells == 2 && nodes_[first].size <= kLongestKey && nodes_[second].tag != GUMBO_TAG_TH;
    rows_.push_back(row);
  }

  // True: the cell goes on the line of its row.
  bool begin_cell(const PageNode& node) {
    if (rows_.empty() || rows_.back().cells == 0) return false;
    Row& row = rows_.back();
    if (node.size == 0 || row.seen++ == 0) return true;
    const bool has_colon = writer_.line().ends_with(':');
    writer_.mark(!row.keyed ? " | " : has_colon ? " " : ": ");
    return true;
  }

  // A short term and what it means are `Key: value`.
  bool continues_term(const PageNode& node) const {
    return one_lines_ == 0 && after_term_ && node.blocks <= 1 && !writer_.line_is_empty() && writer_.line().size() <= kLongestKey;
  }

  void leave_up_to(uint32_t at) {
    while (!open_.empty() && nodes_[open_.back().number].end <= at) {
      const Open open = open_.back();
      open_.pop_back();
      leave(open);
    }
  }

  void leave(const Open& open) {
    end_block(open);
    if (!open.furniture || --furniture_ > 0) return;
    writer_.blank_line();
    writer_.set_furniture(false);
  }

  void end_block(const Open& open) {
    const GumboTag tag = open.tag;
    if (tag == GUMBO_TAG_BUTTON) writer_.space();
    if (is_in_line(tag) || tag == GUMBO_TAG_UNKNOWN || is_void(tag) || tag == GUMBO_TAG_BR) return;
    one_lines_ -= open.one_line;
    after_term_ = tag == GUMBO_TAG_DT && one_lines_ == 0;
    if (after_term_) return writer_.space();
    if (one_lines_ > 0 || (is_cell(tag) && open.one_line)) return writer_.space();
    if (is_paragraph(tag) && items_ == 0 && !(is_list(tag) && lists_.size() > 1)) {
      writer_.blank_line();
    } else {
      writer_.end_line();
    }
    if (is_heading(tag)) writer_.begin_with("", "", false);
    if (is_list(tag) && !lists_.empty()) lists_.pop_back();
    if (tag == GUMBO_TAG_LI) end_item();
    if (tag == GUMBO_TAG_TR && !rows_.empty()) rows_.pop_back();
    if (tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LISTING) --preformatted_;
  }

  void end_item() {
    --items_;
    writer_.begin_with("", items_ > 0 ? std::string(2 * std::min<size_t>(lists_.size(), 8), ' ') : "", false);
  }

  const Markup& markup_;
  const std::vector<PageNode>& nodes_;
  LineWriter writer_;
  std::vector<Open> open_;
  std::vector<List> lists_;
  std::vector<Row> rows_;
  uint32_t furniture_ = 0, one_lines_ = 0, items_ = 0, preformatted_ = 0;  // how many are open
  bool after_term_ = false, fresh_ = false;
};

}  // namespace

LineWriter::Written write_text(std::string_view source, const Markup& markup, const std::vector<PageNode>& nodes) {
  return TextMaker(source, markup, nodes).make();
}

}  // namespace quern::html
