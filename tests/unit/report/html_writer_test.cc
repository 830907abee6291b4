#include "report/html_writer.h"

#include <gtest/gtest.h>

namespace quern::report {
namespace {

TEST(HtmlWriter, NestsElements) {
  std::string out;
  HtmlWriter html(out);
  html.open("p", {{"class", "lead"}}).text("a").element("b", "c").leaf("br").close();
  EXPECT_EQ(out, "<p class=\"lead\">a<b>c</b><br/></p>");
}

TEST(HtmlWriter, EscapesTextAndAttributes) {
  std::string out;
  HtmlWriter html(out);
  html.element("p", "</script><img src=x onerror='a'>&lt;]]>", {{"title", "\"><b>'&"}});
  EXPECT_EQ(out, "<p title=\"&quot;&gt;&lt;b&gt;&#39;&amp;\">&lt;/script&gt;&lt;img src=x onerror=&#39;a&#39;&gt;&amp;lt;]]&gt;</p>");
}

TEST(HtmlWriter, ShowsControlsAsPictures) {
  std::string out;
  HtmlWriter(out).text(std::string_view("a\0b\x1B\r\x7F\t\n", 8));
  EXPECT_EQ(out, "a␀b␛␍␡\t\n");
}

TEST(HtmlWriter, IsolatesDirections) {
  std::string out;
  HtmlWriter(out).isolated("\u202Eabc");
  EXPECT_EQ(out, "<bdi>\u202Eabc</bdi>");
}

}  // namespace
}  // namespace quern::report
