#include "text/misreading.h"

#include <gtest/gtest.h>

#include "text/lattice.h"

namespace quern::mojibake {
namespace {

TEST(Reread, FindsTheChainAndTheChanges) {
  ProvenChains proven;
  const auto reading = reread(Excerpt("prêt: dÃ©jÃ\u00A0 prÃªt"), {}, proven);
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->text, "prêt: déjà prêt");
  ASSERT_EQ(reading->changes.size(), 3u);
  EXPECT_EQ(reading->changes[0].before, (Span{8, 12}));
  EXPECT_EQ(reading->changes[0].after, (Span{8, 10}));
  EXPECT_EQ(proven.chains().size(), 1u);
}

TEST(Reread, PrefersTheCodecThatMakesWords) {
  ProvenChains proven;
  const auto reading = reread(Excerpt("vÄ›Ĺˇina ĹľivoÄŤichĹŻ"), {}, proven);  // windows-1250, though windows-1252 has half of it
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->text, "věšina živočichů");
}

TEST(Reread, GivesNothingForWords) {
  ProvenChains proven;
  EXPECT_FALSE(reread(Excerpt("Smörgåsbord på Ålandsöarna"), {}, proven));
  EXPECT_FALSE(reread(Excerpt("РОССИЯ и Україна"), {}, proven));
  EXPECT_FALSE(reread(Excerpt("plain"), {}, proven));
  EXPECT_TRUE(proven.chains().empty());
}

TEST(Reread, DoesNotPutASmallLetterBehindCapitals) {
  ProvenChains proven;
  EXPECT_FALSE(reread(Excerpt("KAHVILASSÄ§ on"), {}, proven));
}

TEST(RereadAsProven, TakesOnlyWhatLeavesNothingOdd) {
  ProvenChains proven;
  EXPECT_FALSE(reread_as_proven(Excerpt("fÃ¼r"), proven));
  proven.add(std::string(1, '\0'));  // windows-1252
  const auto reading = reread_as_proven(Excerpt("fÃ¼r"), proven);
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->reading.text, "für");
  EXPECT_TRUE(reading->fits);
  EXPECT_FALSE(reread_as_proven(Excerpt("fÃƒÂ¼r"), proven));
}

TEST(RereadAsProven, SaysWhereTheResultIsToBeCompared) {
  ProvenChains proven;
  proven.add(std::string(1, '\x07'));  // windows-1257
  const auto reading = reread_as_proven(Excerpt("kas Ä¯vyko"), proven);
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->reading.text, "kas ĝvyko");
  EXPECT_FALSE(reading->fits);
}

TEST(ProvenChains, SeveralHintsAreAProof) {
  const std::string chain(1, '\x03');  // its characters are numbers of codecs
  ProvenChains proven;
  proven.start_pass();
  proven.add_hint(chain);
  proven.add_hint(chain);
  EXPECT_FALSE(proven.contains(chain));
  proven.start_pass();
  proven.add_hint(chain);
  EXPECT_FALSE(proven.contains(chain));  // the same places seen again are no new hints
  proven.add_hint(chain);
  proven.add_hint(chain);
  EXPECT_TRUE(proven.contains(chain));
}

TEST(DecodeThrough, KeepsWhatWouldBecomeWorse) {
  const Characters piece(U"Ã¼ü«Â»");
  const Decoding decoding = decode_through(piece, std::string(1, '\0'));
  ASSERT_EQ(decoding.sequences.size(), 2u);
  EXPECT_EQ(decoding.sequences[0].character, U'ü');
  EXPECT_EQ(decoding.sequences[1].character, U'»');
}

TEST(Peel, DecodesEverySequence) { EXPECT_EQ(peel(Characters(U"Ãƒ Ã¼ x Ã"), 0), U"Ã ü x Ã"); }

}  // namespace
}  // namespace quern::mojibake
