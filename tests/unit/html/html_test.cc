#include "html/html.h"

#include <gtest/gtest.h>

#include <string>

#include "html/open_elements.h"

namespace quern::html {
namespace {

Page read(std::string_view bytes, const TextOptions& options = {}) {
  auto page = read_html(std::as_bytes(std::span(bytes)), options);
  EXPECT_TRUE(page) << (page ? "" : to_string(page.errors()[0]));
  return page ? std::move(*page) : Page();
}

std::string text_of(std::string_view html) { return read(html).text.utf8; }

std::string furniture_of(std::string_view html) {
  const Page page = read(html);
  std::string all;
  for (const Span span : page.furniture) all += "[" + std::string(span.of(page.text.utf8)) + "]";
  return all;
}

std::string code_of(const Result<Page>& page) { return page ? "" : page.errors()[0].code; }

TEST(HtmlText, HeadingsKeepTheirLevel) {
  EXPECT_EQ(text_of("<h1>Cook</h1><p>We cook.</p><h3>Your <em>tasks</em></h3><p>Stir.</p>"),
            "# Cook\n\nWe cook.\n\n### Your tasks\n\nStir.");
}

TEST(HtmlText, ListItemsGetBulletsAndNumbers) {
  EXPECT_EQ(text_of("<ul><li>one<li>two<ol><li>first<li>second</ol><li>three</ul>"), "- one\n- two\n  1. first\n  2. second\n- three");
  EXPECT_EQ(text_of("<ul><li><p>one</p><p>more of it</p></li><li>two</li></ul>"), "- one\n  more of it\n- two");
}

TEST(HtmlText, ParagraphsAndBreaksAreLines) {
  EXPECT_EQ(text_of("<p>a\n b</p><p>c<br>d<br/>e</p><div>f</div><div>g</div>"), "a b\n\nc\nd\ne\n\nf\ng");
}

TEST(HtmlText, ABoldLineIsMarkedAsSuch) {
  EXPECT_EQ(text_of("<p><strong>Your </strong><b>tasks:</b></p><p>Stir <b>well</b>.</p>"), "**Your tasks:**\n\nStir well.");
  EXPECT_EQ(text_of("<b>Tasks</b><br>Stir.<ul><li><b>salt</b></li></ul>"), "**Tasks**\nStir.\n\n- salt");
}

TEST(HtmlText, RowsOfTwoCellsAreKeysAndValues) {
  EXPECT_EQ(text_of("<table><tr><th>Pay</th><td>$5</td></tr><tr><td>Place:<td>Ulm</table>"), "Pay: $5\nPlace: Ulm");
  EXPECT_EQ(text_of("<table><tr><th>A<th>B<th>C<tr><td>1<td><td>3</table>"), "A | B | C\n1 | 3");
  EXPECT_EQ(text_of("<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>"), "a\n\nb\n\nc");
  EXPECT_EQ(text_of("<dl><dt>Pay<dd>$5<dt>Place<dd><p>Ulm</p></dl>"), "Pay: $5\nPlace: Ulm");
}

TEST(HtmlText, WhiteSpaceIsCollapsedAsBrowsersDo) {
  EXPECT_EQ(text_of("<p> a <b> b</b>c <i>d </i> e</p>"), "a bc d e");
  EXPECT_EQ(text_of("<p>in<b>side</b></p>\n<p>\t</p>"), "inside");
  EXPECT_EQ(text_of("<p>a<button>b</button>c</p>"), "a b c");
}

TEST(HtmlText, PreformattedLinesStayAsTheyAre) {
  EXPECT_EQ(text_of("<pre>\n  a   b\n\n    c &lt;d&gt;  \n</pre><p>e</p>"), "  a   b\n\n    c <d>\n\ne");
}

TEST(HtmlText, ReferencesAreDecodedOnce) {
  EXPECT_EQ(text_of("<p>R&amp;D &euro;5 caf&eacute; &#8211; &#x41;&#66 &copy2 &nosuch; a&b &amp;lt; <i>x</i></p>"),
            "R&D €5 café – AB ©2 &nosuch; a&b &lt; x");
  EXPECT_EQ(text_of("<p>&#0;&#xD800;&#99999999;&#128;</p>"), "\uFFFD\uFFFD\uFFFD€");
}

TEST(HtmlText, WhatIsNotSeenLeavesNoText) {
  EXPECT_EQ(text_of("<title>t</title><style>s</style><script>a='<p>b</p>'</script><template><p>c</p></template><noscript>d</noscript>"
                    "<p hidden>e</p><div style='color:red; Display : none'>f<div>g</div></div><span aria-hidden=true>h</span>"
                    "<svg><text>i</text></svg><video>j</video><dialog>k</dialog><!-- l --><p>seen</p>"),
            "seen");
  EXPECT_EQ(text_of("<script><!-- <script>a</script> b --></script><p>seen</p>"), "seen");
  EXPECT_EQ(text_of("<svg><circle><p>seen</p>"), "seen");
}

TEST(HtmlText, SloppyMarkupLosesNothing) {
  EXPECT_EQ(text_of("<p>a<b>b<p>c</b>d</i></div>e"), "ab\n\ncde");
  EXPECT_EQ(text_of("5 < 6 and <3 </ p> x<"), "5 < 6 and <3 x<");
  EXPECT_EQ(text_of("<table>astray<tr><td>cell</table>"), "astray\n\ncell");
  EXPECT_EQ(text_of("a</p>b</br>c"), "a\n\nb\nc");
  EXPECT_EQ(text_of("<p>kept<a href='never closed>lost</a>"), "kept");
}

TEST(HtmlText, LinesLeadToTheSource) {
  const Page page = read("<html>\n<body>\n<h1>Cook</h1>\n<ul>\n<li>Stir &amp;\nserve\n<li>Taste\n</ul>");
  const auto line_of = [&](std::string_view words) { return page.text.source_line(static_cast<uint32_t>(page.text.utf8.find(words))); };
  EXPECT_EQ(page.text.utf8, "# Cook\n\n- Stir & serve\n- Taste");
  EXPECT_EQ(line_of("Cook"), 3u);
  EXPECT_EQ(line_of("- Stir"), 5u);
  EXPECT_EQ(line_of("serve"), 6u);
  EXPECT_EQ(line_of("- Taste"), 7u);
}

TEST(HtmlFurniture, IsMarkedWhereThePageSaysSo) {
  EXPECT_EQ(furniture_of("<nav>Home</nav><main><h1>Cook</h1><p>Stir all day.</p></main><footer>Imprint</footer>"), "[Home][Imprint]");
  EXPECT_EQ(furniture_of("<div class=cookieBanner>Accept</div><p>Stir and taste all day.</p><div id=site-footer>Imprint</div>"),
            "[Accept][Imprint]");
  EXPECT_EQ(furniture_of("<header>Shop</header><article><header>Cook</header><p>Stir and taste.</p></article>"), "[Shop]");
  EXPECT_EQ(furniture_of("<div role=navigation>Home</div><p>Stir and taste all day.</p>"), "[Home]");
}

TEST(HtmlFurniture, IsNeverMostOfThePage) {
  EXPECT_EQ(furniture_of("<form><p>Stir and taste all day.</p><nav>Home</nav></form>"), "[Home]");
  EXPECT_EQ(furniture_of("<div class='page-with-sidebar'>Stir</div><div>and taste the soup</div>"), "");
  EXPECT_EQ(furniture_of("<aside><h1>Cook</h1></aside><p>Stir and taste all day.</p>"), "");
}

TEST(HtmlCharset, TheBearerThenTheMarkThenMetaThenTheBytes) {
  EXPECT_EQ(read("<meta charset=windows-1252><p>caf\xE9").text.utf8, "café");
  EXPECT_EQ(read("<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-2'><p>\xB1").text.utf8, "ą");
  EXPECT_EQ(read("<!-- <meta charset=koi8-r> --><meta charset=windows-1251><p>\xCF\xEE\xE2\xE0\xF0").text.utf8, "Повар");
  TextOptions declared;
  declared.charset = "koi8-r";
  EXPECT_EQ(read("<meta charset=windows-1251><p>\xF0\xCF\xD7\xC1\xD2", declared).text.utf8, "Повар");
  EXPECT_EQ(read("<meta charset=utf-16><p>caf\xC3\xA9").text.utf8, "café");
  EXPECT_EQ(read("<meta charset=no-such-set><p>caf\xC3\xA9").text.charset, "utf-8");
}

TEST(HtmlLimits, DepthIsRefusedSloppinessIsNot) {
  const auto repeat = [](std::string_view piece, size_t times) {
    std::string all;
    for (size_t i = 0; i < times; ++i) all += piece;
    return all;
  };
  const auto code = [](const std::string& html) { return code_of(read_html(std::as_bytes(std::span(html)))); };
  EXPECT_EQ(code(repeat("<div>", 1000000) + "x"), "html_too_deep");
  EXPECT_EQ(code(repeat("<div>", kDeepest) + "x"), "");
  EXPECT_EQ(code(repeat("<div>", kDeepest + 1) + "x"), "html_too_deep");
  EXPECT_EQ(code(repeat("<ul><li>", kDeepest) + "x"), "html_too_deep");
  for (const std::string_view piece : {"<p>x", "<b>x", "<li>x", "<td>x", "<tr><td>x", "<dd>x", "<br>x", "<font size=1>x", "<a href=1>x",
                                       "<option>x", "<h2>x", "</div>x", "<span>x"})
    EXPECT_EQ(code("<table><ul>" + repeat(piece, 100000)), "") << piece;
}

TEST(HtmlRecognition, KnowsPagesAndPieces) {
  EXPECT_TRUE(looks_like_html("<!DOCTYPE html>\n<html>"));
  EXPECT_TRUE(looks_like_html("\n<!-- made by hand -->\n<HTML lang=en>"));
  EXPECT_TRUE(looks_like_html("<p>We are looking for a cook.</p><ul><li>Stir the soup all day</li></ul>"));
  EXPECT_TRUE(looks_like_html("<li>Stir the soup all day.</li>"));
  EXPECT_TRUE(looks_like_html("Cook | Ulm<p>We are looking for a cook.<p>Stir the soup all day."));
}

TEST(HtmlRecognition, TextThatSpeaksOfTagsIsText) {
  EXPECT_FALSE(looks_like_html("Knowledge of <div> and <p>, of <ul><li></li></ul> and of a < b > c."));
  EXPECT_FALSE(looks_like_html("# Cook\n\nStir.<br>Taste.<br>\n\n<b>Pay</b>: fair\n\n<img src=x>"));
  EXPECT_FALSE(looks_like_html("You know what <table> means, and </table>, and why <html> comes first."));
  EXPECT_FALSE(looks_like_html("vector<int> a; map<p> b; list<li> c;"));
  EXPECT_FALSE(looks_like_html(""));
}

}  // namespace
}  // namespace quern::html
