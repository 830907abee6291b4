#include <gtest/gtest.h>

#include <string>

#include "html/html.h"

namespace quern::html {
namespace {

TEST(LooksLikeHtml, CutsALongTextAtAWholeCharacter) {
  // The beginning that is looked at ends in the middle of a character, in one of these.
  for (size_t shift = 0; shift < 4; ++shift) {
    std::string text(shift, 'a');
    while (text.size() < 100'000) text += "\xE2\x80\xAF";  // a narrow no-break space
    EXPECT_FALSE(looks_like_html(text)) << shift;
    EXPECT_FALSE(looks_like_escaped_html("&lt;p&gt;" + text)) << shift;
  }
}

TEST(LooksLikeHtml, TakesPagesAndFragmentsAndNoMention) {
  EXPECT_TRUE(looks_like_html("<!DOCTYPE html><p>Text"));
  EXPECT_TRUE(looks_like_html("<p>You will keep the books.</p><ul><li>You will keep the lamp.</li></ul>"));
  EXPECT_FALSE(looks_like_html("You know what <div> and <p> are for."));
  EXPECT_TRUE(looks_like_escaped_html("&lt;p&gt;You will keep the books.&lt;/p&gt;&lt;p&gt;You will keep the lamp.&lt;/p&gt;"));
  EXPECT_FALSE(looks_like_escaped_html("if a &lt; b, then stop"));
}

}  // namespace
}  // namespace quern::html
