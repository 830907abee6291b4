#include <optional>
#include <utility>

#include "base/ascii.h"
#include "html/attributes.h"
#include "html/line_writer.h"
#include "html/structured_data.h"
#include "text/chars.h"

namespace quern::html {
namespace {

constexpr uint32_t kLongestProperty = 4096;  // bytes of text that are a value; the page itself has longer ones

class ItemReader {
 public:
  ItemReader(std::string_view source, const Markup& markup, const std::vector<PageNode>& nodes)
      : source_(source), markup_(markup), nodes_(nodes) {}

  void read(std::vector<StructuredItem>& items) {
    for (uint32_t at = 0; at < nodes_.size(); ++at) {
      close_up_to(at, items);
      if ((nodes_[at].flags & (kItemScope | kItemProp)) != 0 && (nodes_[at].flags & kText) == 0) look(at);
    }
    close_up_to(static_cast<uint32_t>(nodes_.size()), items);
  }

 private:
  struct Item {
    uint32_t number;
    Value value;
    std::string property;  // of the item round it; empty: none
  };

  void close_up_to(uint32_t at, std::vector<StructuredItem>& items) {
    while (!open_.empty() && nodes_[open_.back().number].end <= at) {
      Item done = std::move(open_.back());
      open_.pop_back();
      if (!open_.empty() && !done.property.empty()) {
        add(done.property, std::move(done.value));
      } else if (open_.empty()) {
        items.push_back({std::move(done.value), markup_.tokens[nodes_[done.number].token].place});
      }
    }
  }

  void look(uint32_t at) {
    const Span tag = markup_.tokens[nodes_[at].token].place;
    std::string property, type;
    std::optional<std::string_view> value;
    AttributeReader reader(source_, tag.begin + 1 + source_.substr(tag.begin + 1).find_first_of(" \t\r\n\f/>"));
    for (Attribute attribute; reader.next(attribute);) {
      const auto is = [&](std::string_view name) { return equal_ignoring_case(attribute.name, name); };
      if (is("itemprop")) property = attribute.value;
      if (is("itemtype")) type = attribute.value;
      if (is("content") || is("datetime")) value = attribute.value;
    }
    if ((nodes_[at].flags & kItemScope) != 0) {
      Value item{Value::Object{}};
      item.set("@type", type);
      open_.push_back({at, std::move(item), property});
    } else if (!open_.empty() && !property.empty()) {
      std::string text = value ? decoded(*value) : nodes_[at].size <= kLongestProperty ? line_of(source_, markup_, nodes_, at) : "";
      if (!text.empty()) add(property, std::move(text));
    }
  }

  // References decoded, white space collapsed.
  std::string decoded(std::string_view value) const {
    LineWriter writer(source_);
    const auto begin = static_cast<uint32_t>(value.data() - source_.data());
    writer.words({begin, begin + static_cast<uint32_t>(value.size())}, false, false);
    return std::string(trim(writer.line()));
  }

  // A property that stands twice is a list.
  void add(const std::string& property, Value value) {
    Value& item = open_.back().value;
    Value* known = item.find(property);
    if (!known) {
      item.set(property, std::move(value));
    } else if (known->array()) {
      known->push(std::move(value));
    } else {
      *known = Value(Value::Array{std::move(*known), std::move(value)});
    }
  }

  std::string_view source_;
  const Markup& markup_;
  const std::vector<PageNode>& nodes_;
  std::vector<Item> open_;
};

}  // namespace

std::string line_of(std::string_view source, const Markup& markup, const std::vector<PageNode>& nodes, uint32_t number) {
  LineWriter writer(source);
  for (uint32_t at = number; at < nodes[number].end; ++at) {
    if ((nodes[at].flags & kText) == 0) continue;
    const MarkupToken& token = markup.tokens[nodes[at].token];
    writer.words(token.place, (token.flags & kSpaceBefore) != 0, false);
  }
  return std::string(trim(writer.line()));
}

void read_microdata(std::string_view source, const Markup& markup, const std::vector<PageNode>& nodes, std::vector<StructuredItem>& items) {
  ItemReader(source, markup, nodes).read(items);
}

}  // namespace quern::html
