#include "text/codecs.h"

#include <gtest/gtest.h>

namespace quern::mojibake {
namespace {

size_t codec_named(std::string_view name) {
  const Codecs& codecs = Codecs::get();
  for (size_t i = 0; i < codecs.size(); ++i)
    if (codecs.name(i) == name) return i;
  ADD_FAILURE() << name;
  return 0;
}

unsigned char byte_of(std::string_view codec, char32_t c) {
  const Codecs& codecs = Codecs::get();
  return codecs.byte(codec_named(codec), codecs.index(c));
}

TEST(Codecs, KnowTheBytesOfTheirCharacters) {
  EXPECT_EQ(byte_of("windows-1252", U'é'), 0xE9);
  EXPECT_EQ(byte_of("windows-1252", U'€'), 0x80);
  EXPECT_EQ(byte_of("windows-1251", U'Р'), 0xD0);
  EXPECT_EQ(byte_of("windows-1253", U'π'), 0xF0);
  EXPECT_EQ(byte_of("macintosh", U'√'), 0xC3);
  EXPECT_EQ(byte_of("ibm437", U'├'), 0xC3);
  EXPECT_EQ(byte_of("koi8-r", U'п'), 0xD0);
  EXPECT_EQ(byte_of("iso-8859-1", 0x93), 0x93);
}

TEST(Codecs, KnowNoByteForStrangers) {
  EXPECT_EQ(byte_of("windows-1252", U'Р'), 0);
  EXPECT_EQ(Codecs::get().index(U'語'), 0);
  EXPECT_EQ(Codecs::get().index(0x1F600), 0);
  EXPECT_EQ(Codecs::get().index(U'a'), 0);
}

TEST(Codecs, HolesTakeTheControlAndTheCharacterOfWindows1252) {
  EXPECT_EQ(byte_of("windows-1252", 0x81), 0x81);
  EXPECT_EQ(byte_of("windows-1253", 0x9F), 0x9F);
  EXPECT_EQ(byte_of("windows-1253", U'Ÿ'), 0x9F);
  EXPECT_EQ(byte_of("windows-1253", U'ˆ'), 0x88);
  EXPECT_EQ(byte_of("windows-1253", U'á'), 0);  // no hole there
}

TEST(Codecs, KnowTheRolesOfCharacters) {
  const Codecs& codecs = Codecs::get();
  const CodecMask western = CodecMask{1} << codec_named("windows-1252");
  EXPECT_TRUE(codecs.leads(codecs.index(U'Ã')) & western);
  EXPECT_FALSE(codecs.continues(codecs.index(U'Ã')) & western);
  EXPECT_TRUE(codecs.continues(codecs.index(U'©')) & western);
  EXPECT_FALSE(codecs.leads(codecs.index(U'ÿ')) & western);  // FF starts nothing
}

}  // namespace
}  // namespace quern::mojibake
