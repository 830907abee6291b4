// HTML out. What comes from documents goes through `text` or an attribute's value, and nothing else: there it is escaped.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace quern::report {

struct Attribute {
  const char* name;  // of this program's own
  std::string_view value;
};

using Attributes = std::initializer_list<Attribute>;

//   HtmlWriter html(page);
//   html.open("td", {{"class", "name"}});
//   html.isolated(title);                  // <td class="name"><bdi>Fish &amp; chips</bdi>
//   html.close();                          // </td>
class HtmlWriter {
 public:
  explicit HtmlWriter(std::string& out) : out_(out) {}

  HtmlWriter& open(const char* tag, Attributes attributes = {});
  HtmlWriter& close();
  // An element without content: <meta>, <rect>; SVG's as well.
  HtmlWriter& leaf(const char* tag, Attributes attributes = {});
  HtmlWriter& element(const char* tag, std::string_view content, Attributes attributes = {});

  // `&`, `<`, `>` and both quotes are escaped; control characters other than tab and line feed are shown as their pictures, since HTML
  // may not hold them.
  HtmlWriter& text(std::string_view content);
  // The same in <bdi>: marks of direction in it reach no further than its end.
  HtmlWriter& isolated(std::string_view content);
  // The program's own style and script, and its own markup: never anything that was read.
  HtmlWriter& trusted(std::string_view markup);

 private:
  void start(const char* tag, Attributes attributes);

  std::string& out_;
  std::vector<const char*> open_;
};

// What `text` writes.
void append_escaped(std::string& out, std::string_view text);

}  // namespace quern::report
