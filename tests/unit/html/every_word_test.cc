// Every word that is seen on a page comes out exactly once, whatever the markup: held against Gumbo's own tree of the whole page.
#include <gtest/gtest.h>
#include <gumbo.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "html/html.h"

namespace quern::html {
namespace {

constexpr std::string_view kTags[] = {"div",    "p",    "ul",     "li",  "ol",    "table", "tr",      "td",
                                      "th",     "h1",   "h3",     "dl",  "dt",    "dd",    "section", "nav",
                                      "footer", "form", "button", "pre", "tbody", "aside", "article", "caption"};
constexpr std::string_view kFormatting[] = {"b", "strong", "a", "em", "font", "small", "span", "label"};
// What hides stands at these alone, and in no page with formatting elements: where those are never closed, what they hide is a matter of
// which copy of them one looks at.
constexpr std::string_view kBoxes[] = {"div", "p", "ul", "li", "td", "tr", "span", "section", "label", "table", "dd"};
constexpr std::string_view kHiding[] = {" hidden", " style=\"display: none\"", " aria-hidden=true"};
constexpr std::string_view kAttributes[] = {
    "", " class='nav menu'", " id=main", " role=navigation", " href='/a?b=1&amp;c=2'", " class=\"cookie\""};
constexpr std::string_view kPieces[] = {"<br>",
                                        "<!-- no -->",
                                        "<script>var no = '<p>no</p>';</script>",
                                        "<hr/>",
                                        "<img alt='no'>",
                                        "&amp; ",
                                        "</p>",
                                        "\n",
                                        "<style>no</style>",
                                        "<svg><text>no</text></svg>"};

class PageMaker {
 public:
  explicit PageMaker(uint32_t seed) : random_(seed), formatting_(seed % 2 == 0) {}

  std::string make() {
    std::string page;
    const size_t pieces = 5 + pick(60);
    for (size_t i = 0; i < pieces; ++i) add(page);
    return page;
  }

 private:
  size_t pick(size_t count) { return std::uniform_int_distribution<size_t>(0, count - 1)(random_); }
  template <size_t kSize>
  std::string one_of(const std::string_view (&list)[kSize]) {
    return std::string(list[pick(kSize)]);
  }

  void add(std::string& page) {
    switch (pick(8)) {
      case 0: page += "<" + one_of(kTags) + one_of(kAttributes) + ">"; break;
      case 1:
        page += formatting_ ? "<" + one_of(kFormatting) + one_of(kAttributes) + ">" : "<" + one_of(kBoxes) + one_of(kHiding) + ">";
        break;
      case 2: page += "</" + (formatting_ && pick(3) == 0 ? one_of(kFormatting) : one_of(kTags)) + ">"; break;
      case 3: page += one_of(kPieces); break;
      default: page += " w" + std::to_string(++words_) + " ";
    }
  }

  std::mt19937 random_;
  bool formatting_;
  size_t words_ = 0;
};

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  for (size_t at = text.find('w'); at != text.npos; at = text.find('w', at + 1)) {
    const size_t end = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
    if (end > at + 1) words.emplace_back(text.substr(at, end - at));
  }
  std::sort(words.begin(), words.end());
  return words;
}

bool is_hidden(const GumboElement& element) {
  if (element.tag == GUMBO_TAG_SCRIPT || element.tag == GUMBO_TAG_STYLE || element.tag == GUMBO_TAG_SVG) return true;
  if (element.tag == GUMBO_TAG_BODY || element.tag == GUMBO_TAG_HTML) return false;
  return gumbo_get_attribute(&element.attributes, "hidden") != nullptr || gumbo_get_attribute(&element.attributes, "style") != nullptr ||
         gumbo_get_attribute(&element.attributes, "aria-hidden") != nullptr;
}

void collect(const GumboNode& node, std::string& text) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) text += node.v.text.text;
  if (node.type != GUMBO_NODE_ELEMENT || is_hidden(node.v.element)) return;
  for (unsigned i = 0; i < node.v.element.children.length; ++i)
    collect(*static_cast<const GumboNode*>(node.v.element.children.data[i]), text);
}

std::vector<std::string> seen_by_gumbo(const std::string& page) {
  const std::string whole = "<!DOCTYPE html><body>" + page;
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, whole.data(), whole.size());
  std::string text;
  collect(*output->root, text);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return words_in(text);
}

TEST(HtmlEveryWord, ThatIsSeenComesOutOnce) {
  size_t words = 0;
  for (uint32_t seed = 1; seed <= 5000; ++seed) {
    const std::string page = PageMaker(seed).make();
    const auto read = read_html(std::as_bytes(std::span(page)));
    ASSERT_TRUE(read) << page;
    const std::vector<std::string> expected = seen_by_gumbo(page);
    ASSERT_EQ(words_in(read->text.utf8), expected) << "seed " << seed << ":\n" << page << "\n---\n" << read->text.utf8;
    words += expected.size();
  }
  EXPECT_GT(words, 30000u);
}

}  // namespace
}  // namespace quern::html
