#include "text/plain_english.h"

#include <gtest/gtest.h>

#include <string>

namespace quern {
namespace {

std::string repeated(std::string_view sentence, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += sentence;
  return text;
}

const std::string kEnglish = "You will work with other people in our small workshop, and ensure that what we ship is well made.\n";
const std::string kGerman = "Wir suchen jemanden, der gerne mit anderen Menschen schraubt und feilt, und das schon am Morgen.\n";

TEST(PlainEnglish, IsEnglishProse) {
  EXPECT_TRUE(is_plain_english(repeated(kEnglish, 8)));
  EXPECT_TRUE(is_plain_english(repeated("THE MAKERS OF TOOLS AND TOYS, WHO THINK THAT WORK SHOULD BE FUN: ", 8)));
}

TEST(PlainEnglish, IsNoOtherLanguage) {
  EXPECT_FALSE(is_plain_english(repeated(kGerman, 8)));
  EXPECT_FALSE(
      is_plain_english(repeated("Wij zoeken een medewerker of stagiair met kennis van hout of metaal, in de stad of op het land. ", 8)));
  EXPECT_FALSE(is_plain_english(repeated("To je jasné, že to tak je a že to bude jinak, když to tak nebude. ", 12)));
}

TEST(PlainEnglish, LeavesNoRoomForASecondLanguage) {
  EXPECT_FALSE(is_plain_english(kGerman + kGerman + kGerman + repeated(kEnglish, 6)));
  EXPECT_FALSE(is_plain_english(repeated(kEnglish, 3) + kGerman + kGerman + kGerman + repeated(kEnglish, 3)));
  EXPECT_FALSE(is_plain_english(repeated(kEnglish, 6) + kGerman + kGerman + kGerman));
}

TEST(PlainEnglish, IsNotToldFromALine) { EXPECT_FALSE(is_plain_english(kEnglish)); }

}  // namespace
}  // namespace quern
