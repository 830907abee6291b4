#include "fields/contacts.h"

#include <gtest/gtest.h>

#include <string>

namespace quern {
namespace {

std::string email(std::string_view text) { return std::string(read_email(text).value_or("none")); }
std::string url(std::string_view text) { return std::string(read_url(text).value_or("none")); }

TEST(Contacts, TakesPunctuationOffAddresses) {
  EXPECT_EQ(email("jobs@example.org"), "jobs@example.org");
  EXPECT_EQ(email("<Jobs.Team+hr@example.co.uk>,"), "Jobs.Team+hr@example.co.uk");
  EXPECT_EQ(email("(mailto:jobs@example.org)."), "jobs@example.org");
  EXPECT_EQ(email("büro@bücher.example"), "büro@bücher.example");
}

TEST(Contacts, RefusesWhatIsNoAddress) {
  for (const char* text : {"", "@", "name@", "name@...", "@example.org", "name@example", "a b@example.org", "a..b@example.org",
                           "a@b@example.org", ".a@example.org", "a@-example.org", "a@example.1", "a@example.c", "a@exam ple.org"})
    EXPECT_EQ(email(text), "none") << text;
  EXPECT_EQ(email(std::string(65, 'a') + "@example.org"), "none");
}

TEST(Contacts, ReadsAddressesOfPages) {
  EXPECT_EQ(url("https://example.org/jobs/1?x=2#top"), "https://example.org/jobs/1?x=2#top");
  EXPECT_EQ(url("(HTTP://example.org/a_(b))."), "HTTP://example.org/a_(b)");
  EXPECT_EQ(url("www.example.org,"), "www.example.org");
  EXPECT_EQ(url("example.org:8080/apply"), "example.org:8080/apply");
  EXPECT_EQ(url("https://user@example.org/x"), "https://user@example.org/x");
}

TEST(Contacts, RefusesWhatIsNoPage) {
  for (const char* text :
       {"", "https://", "http://localhost", "jobs@example.org", "example.org:port", "https://exa mple.org", "1.5", "e.g", "and/or"})
    EXPECT_EQ(url(text), "none") << text;
}

}  // namespace
}  // namespace quern
