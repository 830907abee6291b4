#include "text/entities.h"

#include <gtest/gtest.h>

namespace quern {
namespace {

std::string all(std::string_view text) {
  const Rewrite done = decode_entities(text);
  return done.changed() ? done.text : std::string(text);
}

std::string escaped(std::string_view text) {
  const Rewrite done = decode_escaped(text);
  return done.changed() ? done.text : std::string(text);
}

TEST(Entities, NamedAndNumbered) {
  EXPECT_EQ(all("caf&eacute; &#233;&#xE9;&#XE9; &CounterClockwiseContourIntegral; &nGt;"), "café ééé ∳ ≫⃒");
  EXPECT_EQ(all("&#x1F4B0;&amp;&lt;b&gt;"), "💰&<b>");
}

TEST(Entities, NumbersOfWindows1252) { EXPECT_EQ(all("it&#146;s &#128; &#x97; &#129;"), "it’s € — \u0081"); }

TEST(Entities, NumbersThatNameNoCharacterStay) {
  EXPECT_EQ(all("&#0; &#xD800; &#x110000; &#99999999999; &#; &#x; &#xZ;"), "&#0; &#xD800; &#x110000; &#99999999999; &#; &#x; &#xZ;");
}

TEST(Entities, WithoutSemicolonWhereItIsSafe) {
  EXPECT_EQ(all("&copy 2024, caf&eacute, &#233 &amp"), "© 2024, café, é &");
  EXPECT_EQ(all("?a=1&copy=2&lang=en&reg2 &eacutex &alpha AT&T R&D &;"), "?a=1&copy=2&lang=en&reg2 &eacutex &alpha AT&T R&D &;");
}

TEST(Entities, ThatAreMadeOfEntities) {
  EXPECT_EQ(all("&amp;amp;lt;"), "<");
  EXPECT_EQ(all("&am&#112;; &lt&semi;"), "& <;");
  EXPECT_EQ(all("&am&#112 x"), "& x");
  std::string deep = "&";
  for (int i = 0; i < 100000; ++i) deep += "amp;";
  EXPECT_EQ(all(deep), "&");
}

TEST(Entities, SayWhatTheyReplaced) {
  const Rewrite done = decode_entities("a &amp;lt; b&eacute;");
  ASSERT_EQ(done.text, "a < bé");
  ASSERT_EQ(done.edits.size(), 2u);
  EXPECT_EQ(done.edits[0].before, (Span{2, 10}));
  EXPECT_EQ(done.edits[0].after, (Span{2, 3}));
  EXPECT_EQ(done.edits[1].before, (Span{12, 20}));
}

TEST(Entities, TextThatHasNoneIsLeftAlone) { EXPECT_FALSE(decode_entities("R&D & Söhne; a=1&b=2").changed()); }

TEST(Escaped, OnlyWhatAnEscaperMakes) {
  EXPECT_EQ(escaped("Fish &amp; chips &mdash; &pound;5"), "Fish & chips — £5");
  EXPECT_EQ(escaped("Fish &amp; chips, R&D"), "Fish &amp; chips, R&D");
  EXPECT_EQ(escaped("Fish &amp; chips<br>"), "Fish &amp; chips<br>");
  EXPECT_EQ(escaped("Fish &amp; chips &copy 2024"), "Fish &amp; chips &copy 2024");
  EXPECT_EQ(escaped("a < b\n&pound;5\rR&D\n&lt; 3"), "a < b\n£5\rR&D\n< 3");
  EXPECT_EQ(escaped("no entity"), "no entity");
  EXPECT_EQ(escaped("The entity &eacute; is é"), "The entity &eacute; is é");
  EXPECT_EQ(escaped("– &#8211; is a dash\nGrüße &#8211; caf&eacute;"), "– &#8211; is a dash\nGrüße – café");
}

TEST(Escaped, LevelAfterLevel) {
  EXPECT_EQ(escaped("&amp;amp;eacute;"), "é");
  EXPECT_EQ(escaped("&amp;lt;b&amp;gt;"), "<b>");
  EXPECT_EQ(escaped("&amp;lt; means &lt;"), "&lt; means <");  // what comes out is what no escaper makes
  std::string deep = "&";
  for (int i = 0; i < 1000; ++i) deep += "amp;";
  EXPECT_EQ(escaped(deep), deep);
}

}  // namespace
}  // namespace quern
