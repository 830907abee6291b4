#include "html/tree.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

#include "html/attributes.h"
#include "html/elements.h"

namespace quern::html {
namespace {

constexpr uint16_t kMostBlocks = 1000;

// All that Gumbo asks for, given back at once: its own way to free a tree is a recursion. What it asked for last it often gives back first.
class TreeMemory {
 public:
  static void* allocate(void* self, size_t size) { return static_cast<TreeMemory*>(self)->take(size); }
  static void release(void* self, void* taken) { static_cast<TreeMemory*>(self)->give_back(static_cast<char*>(taken)); }

 private:
  static constexpr size_t kBlock = size_t{1} << 16, kAlign = alignof(std::max_align_t);

  void* take(size_t size) {
    size = (size + kAlign - 1) / kAlign * kAlign;
    if (size > left_) {
      const size_t block = std::max(size, blocks_.empty() ? kBlock : kBlock * 16);
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(block));
      next_ = blocks_.back().get();
      left_ = block;
    }
    last_ = next_;
    next_ += size;
    left_ -= size;
    return last_;
  }

  void give_back(char* taken) {
    if (taken == nullptr || taken != last_) return;
    left_ += static_cast<size_t>(next_ - last_);
    next_ = std::exchange(last_, nullptr);
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  char *next_ = nullptr, *last_ = nullptr;
  size_t left_ = 0;
};

const GumboVector& children_of(const GumboNode& node) {
  return node.type == GUMBO_NODE_DOCUMENT ? node.v.document.children : node.v.element.children;
}

class TreeMaker {
 public:
  explicit TreeMaker(const Markup& markup) : markup_(markup) { nodes_.reserve(markup.tokens.size() + 16); }

  std::vector<PageNode> make(const GumboNode& root) {
    open(root);
    while (!path_.empty()) {
      Step& step = path_.back();
      const GumboVector& children = children_of(*step.node);
      if (step.next == children.length) {
        close();
        continue;
      }
      const auto& child = *static_cast<const GumboNode*>(children.data[step.next++]);
      if (child.type == GUMBO_NODE_ELEMENT) {
        open(child);
      } else if (child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_WHITESPACE) {
        add_texts(child.v.text);
      }
    }
    return std::move(nodes_);
  }

 private:
  struct Step {
    const GumboNode* node;
    uint32_t number;  // in nodes_
    unsigned next;    // of its children
    bool has_text;    // right in it
  };

  // The token that begins at `place` of the skeleton. They mostly come in order.
  uint32_t token_at(const char* place) {
    const auto at = static_cast<uint32_t>(place - markup_.skeleton.data());
    const auto& tokens = markup_.tokens;
    if (last_ + 1 < tokens.size() && tokens[last_ + 1].skeleton == at) return ++last_;
    const auto found = std::lower_bound(tokens.begin(), tokens.end(), at,
                                        [](const MarkupToken& token, uint32_t wanted) { return token.skeleton < wanted; });
    if (found == tokens.end() || found->skeleton != at) return kNoToken;
    return last_ = static_cast<uint32_t>(found - tokens.begin());
  }

  void open(const GumboNode& from) {
    PageNode node;
    if (from.type == GUMBO_NODE_ELEMENT) {
      node.tag = from.v.element.tag;
      if (from.v.element.original_tag.data != nullptr) node.token = token_at(from.v.element.original_tag.data);
      if (node.token != kNoToken) node.flags = markup_.tokens[node.token].flags;
      if (node.tag == GUMBO_TAG_BR) node.blocks = 1;
      node.has_subject = node.tag == GUMBO_TAG_H1 || node.tag == GUMBO_TAG_MAIN || node.tag == GUMBO_TAG_ARTICLE;
    }
    path_.push_back({&from, static_cast<uint32_t>(nodes_.size()), 0, false});
    nodes_.push_back(node);
  }

  void close() {
    const Step step = path_.back();
    path_.pop_back();
    PageNode& node = nodes_[step.number];
    node.end = static_cast<uint32_t>(nodes_.size());
    const bool is_line = step.has_text && !is_in_line(node.tag);
    node.blocks = std::min<uint16_t>(static_cast<uint16_t>(node.blocks + is_line), kMostBlocks);
    if (path_.empty() || (node.flags & kHidden) != 0) return;
    PageNode& parent = nodes_[path_.back().number];
    path_.back().has_text = path_.back().has_text || (step.has_text && is_in_line(node.tag));
    parent.size += node.size;
    parent.blocks = std::min<uint16_t>(static_cast<uint16_t>(parent.blocks + node.blocks), kMostBlocks);
    parent.has_subject = parent.has_subject || node.has_subject;
  }

  // One letter of the skeleton is one text of the page.
  void add_texts(const GumboText& text) {
    uint32_t token = token_at(text.original_text.data);
    for (const char* letter = text.text; *letter != '\0' && token < markup_.tokens.size(); ++token) {
      const MarkupToken& source = markup_.tokens[token];
      if ((source.flags & kText) == 0) continue;
      PageNode node;
      node.flags = source.flags;
      node.token = token;
      node.end = static_cast<uint32_t>(nodes_.size() + 1);
      node.size = source.place.size();
      nodes_.push_back(node);
      nodes_[path_.back().number].size += node.size;
      path_.back().has_text = true;
      ++letter;
    }
  }

  const Markup& markup_;
  std::vector<PageNode> nodes_;
  std::vector<Step> path_;
  uint32_t last_ = kNoToken;
};

}  // namespace

std::vector<PageNode> make_tree(const Markup& markup) {
  TreeMemory memory;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &TreeMemory::allocate;
  options.deallocator = &TreeMemory::release;
  options.userdata = &memory;
  options.max_errors = 0;
  const GumboOutput* output = gumbo_parse_with_options(&options, markup.skeleton.data(), markup.skeleton.size());
  return TreeMaker(markup).make(*output->document);
}

}  // namespace quern::html
