#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

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

TEST(LooksLikeHtml, TakesLinesThatEndInBreaksAlone) {
  EXPECT_TRUE(looks_like_html("Bridge Engineer<br>Duties:<br>Design bridges<br/><br/>Requirements:<br>5 years"));
  EXPECT_TRUE(looks_like_html("Ferry Captain <BR />Steer the ferry <BR />Keep the log"));
  EXPECT_TRUE(looks_like_html("Ferry Captain | Kiel<br>\nSteer the ferry<br><br>\nKeep the log<br>"));
  EXPECT_TRUE(looks_like_escaped_html("Ferry Captain&lt;br&gt;Steer the ferry&lt;br&gt;Keep the log"));
}

TEST(LooksLikeHtml, LeavesMarkdownWithBreaksAlone) {
  EXPECT_FALSE(looks_like_html("# Ferry Captain\n\nSteer the ferry<br>\nKeep the log<br>\n\n- Kiel\n- Laboe"));
  EXPECT_FALSE(looks_like_html("| Task | Where |\n|---|---|\n| Steer<br>Anchor<br>Moor<br>Land | Kiel<br>Laboe<br>Eckernförde |"));
  EXPECT_FALSE(looks_like_html("Task | Where\n:-- | :--\nSteer<br>Anchor<br>Moor<br>Land | Kiel<br>Laboe<br>Eckernförde"));
  EXPECT_FALSE(looks_like_html("You know why <br>s are bad, what `<br/>` does, and how \"<br>\" and <br /> differ from (<br>)."));
  EXPECT_FALSE(looks_like_html("One line<br>and another"));
}

// Each in memory of its own, so that a sanitizer sees a step beyond the end.
TEST(LooksLikeHtml, TakesBytesThatAreNoUtf8) {
  std::string all;
  for (int i = 0; i < 2560; ++i) all += static_cast<char>(i);
  for (const std::string& bytes : {all, std::string(100'000, '\x80'), std::string(100'000, '\xF0')}) {
    EXPECT_FALSE(looks_like_html(bytes)) << bytes.size();
    EXPECT_FALSE(looks_like_escaped_html("&lt;" + bytes)) << bytes.size();
  }
  for (const std::string_view end : {"\xC3", "\xE2\x80", "\xF0", "\xF0\x9F\x98", "\x80", "\xFF"}) {
    const auto is_page = [&](std::string_view text) {
      const std::string whole = std::string(text) + std::string(end);
      const std::vector<char> bytes(whole.begin(), whole.end());
      const std::string_view raw(bytes.data(), bytes.size());
      return looks_like_html(raw) || looks_like_escaped_html(raw);
    };
    EXPECT_FALSE(is_page(""));
    EXPECT_FALSE(is_page("a < b"));
    EXPECT_FALSE(is_page("a &lt; b"));
    EXPECT_FALSE(is_page("<p>" + std::string(20, end.front())));
    EXPECT_TRUE(is_page("<!DOCTYPE html><p>caf"));
    EXPECT_TRUE(is_page("&lt;html&gt;&lt;p&gt;caf"));
    EXPECT_TRUE(is_page("<p>You will keep the books.</p><p>You will keep the lamp.</p>"));
  }
}

}  // namespace
}  // namespace quern::html
