#include <gtest/gtest.h>

#include "text/lossy_lattice.h"
#include "text/lossy_reader.h"
#include "text/repair.h"

namespace quern {
namespace {

using mojibake::LossyReader;

const std::string kWestern(1, '\0');  // windows-1252

bool reads(std::u32string text, char32_t wanted, LossyReader::Options options = {}) {
  const LossyReader reader(text, kWestern, options);
  for (const mojibake::LossyReading& reading : reader.read(0, 1))
    for (const char32_t c : reading.characters)
      if (c == wanted) return true;
  return false;
}

std::string repaired(std::string_view text, RepairOptions options = {}) {
  const RepairOutcome done = repair(text, options);
  return done.changed ? done.text : std::string(text);
}

TEST(LossyReader, ReadsWhatWasChanged) {
  EXPECT_TRUE(reads(U"Ã¼", U'ü'));
  EXPECT_TRUE(reads(U"Ã x", U'à'));
  EXPECT_TRUE(reads(U"â€\"", U'”' + 0x0) || reads(U"â€\"", U'“') || reads(U"â€\"", U'–'));
  EXPECT_TRUE(reads(U"Ã-s", U'í'));
  EXPECT_TRUE(reads(U"Ãx", U'Á'));  // a control character went
  EXPECT_FALSE(reads(U"ax", U'Á'));
  EXPECT_TRUE(reads(U"ã¼", U'ü', {.ends_text = false, .lower_case = true}));
  EXPECT_FALSE(reads(U"ã¼", U'ü'));
}

TEST(LossyReader, KnowsACutEndOnlyWhereTheTextEnds) {
  EXPECT_TRUE(reads(U"Ã", 0xFFFD, {.ends_text = true, .lower_case = false}));
  EXPECT_FALSE(reads(U"Ã", 0xFFFD));
}

TEST(DecodeLossy, MixesWholeAndLossySequences) {
  const mojibake::Characters piece(U"dÃ©jÃ  la fenÃªtre");
  const mojibake::Decoding decoding = mojibake::decode_lossy(piece, kWestern, {});
  ASSERT_EQ(decoding.sequences.size(), 3u);
  EXPECT_FALSE(decoding.sequences[0].lossy);
  EXPECT_EQ(decoding.sequences[1].character, U'à');
  EXPECT_TRUE(decoding.sequences[1].lossy);
  EXPECT_EQ(decoding.sequences[2].character, U'ê');
}

TEST(RepairLosses, NoBreakSpacesThatBecameSpaces) {
  EXPECT_EQ(repaired("Le bureau est Ã  cÃ´tÃ© de la gare"), "Le bureau est à côté de la gare");
  EXPECT_EQ(repaired("TÃ´i Ä‘i lÃ m vÃ o sÃ¡ng mai"), "Tôi đi làm vào sáng mai");
}

TEST(RepairLosses, StraightenedQuotes) {
  EXPECT_EQ(repaired("MÃ¼nchen â€\" GÃ¶ttingen â€\" KÃ¶ln"), "München – Göttingen – Köln");
  EXPECT_EQ(repaired("Chúng tôi cÃ³ chá»— lÃ m viá»‡c tá»'t"), "Chúng tôi có chỗ làm việc tốt");
}

TEST(RepairLosses, LostSoftHyphensAndControls) {
  EXPECT_EQ(repaired("La fotografÃ-a analÃ³gica es difÃ-cil"), "La fotografía analógica es difícil");
  EXPECT_EQ(repaired("O almoÃ§o Ã© Ã s doze, no refeitÃ³rio"), "O almoço é às doze, no refeitório");
}

TEST(RepairLosses, WhatIsStillThereWasNotLost) {
  EXPECT_TRUE(reads(U"Ãs", U'í'));
  EXPECT_FALSE(reads(U"Ãs mÃ\u00ADn", U'í'));
  EXPECT_FALSE(reads(U"Ã s Ã\u00A0 t", U'à'));
  EXPECT_FALSE(reads(U"Ãs Ä\u0081 t", U'Á'));
}

TEST(RepairLosses, InTheInnerOfSeveralLayers) {
  EXPECT_EQ(repaired("El tren mÃ„â€ Ã‚Â¡s rÃ„â€ Ã‚Â¡pido sale a las dos."), "El tren más rápido sale a las dos.");
}

TEST(RepairLosses, LayersOfWhichAllQuotesWereStraightened) {
  EXPECT_EQ(repaired("Eski bahÃƒÂ§Ã\"Â±vanÃ\"Â±n yanÃ\"Â±nda bu yÃ\"Â±l ÃƒÂ§alÃ\"Â±Ã…Å¸an iki ÃƒÂ§Ã\"Â±raÃ\"Å¸Ã\"Â±n ÃƒÂ¶dÃƒÂ¼lÃƒÂ¼."),
            "Eski bahçıvanın yanında bu yıl çalışan iki çırağın ödülü.");
}

TEST(RepairLosses, DamageGoesOnWhereItBegan) {
  EXPECT_EQ(repaired("Р‰СѓРґРё РєРѕСРё СЃСѓ РґРѕС€Р»Рё, Рё РѕРЅРё РєРѕСРё РЅРёСЃСѓ."), "Људи који су дошли, и они који нису.");
}

TEST(RepairLosses, WhatIsNotKnownIsMarked) {
  EXPECT_EQ(repaired("Ã�pfel, BirnenmÃ¼sli und KÃ¤se"), "\uFFFDpfel, Birnenmüsli und Käse");
  EXPECT_EQ(repaired("GemÃ¼se, KÃ¤se und Ã"), "Gemüse, Käse und \uFFFD");
}

TEST(RepairLosses, SmallLettersThatWereCapitals) {
  EXPECT_EQ(repaired("die tã¼ren schlieãÿen spã¤t am abend"), repaired("die tã¼ren schlieãÿen spã¤t am abend"));
  EXPECT_EQ(repaired("kã¶ln, mã¼nchen und nã¼rnberg"), "köln, münchen und nürnberg");
}

TEST(RepairLosses, AreGuessesAndSaySo) {
  const std::string_view text = "Le bureau est Ã  cÃ´tÃ© de la gare";
  bool guessed = false;
  for (const Repair& repair : repair(text, {}).repairs) {
    EXPECT_EQ(repair.rule == "lossy", repair.certainty == Certainty::kGuessed);
    guessed |= repair.rule == "lossy";
  }
  EXPECT_TRUE(guessed);
  for (const Repair& repair : repair(text, {.certain = true}).repairs) EXPECT_EQ(repair.rule, "utf8");
}

TEST(RepairLosses, SoundTextStays) {
  for (const std::string_view text : {"MANHÃ de sol", "Å tror", "À la carte - déjà vu", "voilà \"tout\"", "caf\uFFFD", "l'été - la mer?"})
    EXPECT_EQ(repaired(text), text);
}

}  // namespace
}  // namespace quern
