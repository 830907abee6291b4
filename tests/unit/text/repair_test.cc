#include "text/repair.h"

#include <gtest/gtest.h>

namespace quern {
namespace {

std::string repaired(std::string_view text, RepairOptions options = {}) {
  const RepairOutcome done = repair(text, options);
  return done.changed ? done.text : std::string(text);
}

TEST(Repair, UndoesTheUsualMisreadings) {
  EXPECT_EQ(repaired("Wir suchen eine KÃ¶chin fÃ¼r die KÃ¼che"), "Wir suchen eine Köchin für die Küche");
  EXPECT_EQ(repaired("Donâ€™t wait â€“ applyâ€¦"), "Don’t wait – apply…");
  EXPECT_EQ(repaired("РћС‚РєСЂС‹С‚Р° РІР°РєР°РЅСЃРёСЏ"), "Открыта вакансия");
  EXPECT_EQ(repaired("Ξ\u009DΞ\u00ADΞ± ΞΈΞ\u00ADΟƒΞ· ΟƒΟ„Ξ· Ξ»Ξ\u00ADΟƒΟ‡Ξ·"), "Νέα θέση στη λέσχη");
  EXPECT_EQ(repaired("PensГЈo completa e cafГ© da manhГЈ"), "Pensão completa e café da manhã");
  EXPECT_EQ(repaired("R├╝ckruf und Gr├╝├ƒe"), "Rückruf und Grüße");
  EXPECT_EQ(repaired("d√©veloppeur exp√©riment√©"), "développeur expérimenté");
}

TEST(Repair, FillsTheHolesOfACodecFromWindows1252) {
  EXPECT_EQ(repaired("πŸ’° $ - $"), "💰 $ - $");
  EXPECT_EQ(repaired("πŸ“ˆ Growth"), "📈 Growth");
  EXPECT_EQ(repaired("planning β€” lead the team, donβ€™t follow"), "planning — lead the team, don’t follow");
}

TEST(Repair, UndoesSeveralLayers) {
  EXPECT_EQ(repaired("Ã¢â‚¬Å“GrÃƒÂ¼ÃƒÅ¸eÃ¢â‚¬Â\u009D aus der BÃƒÂ¤ckerei"), "“Grüße” aus der Bäckerei");
  const RepairOutcome done = repair("cafÃƒÂ© crÃƒÂ¨me", {});
  EXPECT_EQ(done.text, "café crème");
  ASSERT_FALSE(done.repairs.empty());
  EXPECT_EQ(done.repairs[0].codec, "windows-1252>windows-1252");
}

TEST(Repair, ReadsSurrogatesThatWereWrittenOneByOne) { EXPECT_EQ(repaired("Hello \u00ED\u00A0\u00BD\u00ED\u00B8\u008D"), "Hello 😍"); }

TEST(Repair, LogsWhatItDid) {
  const std::string source = "Menü: Ã„pfel und BirnenmÃ¼sli";
  const RepairOutcome done = repair(source, {});
  ASSERT_EQ(done.text, "Menü: Äpfel und Birnenmüsli");
  ASSERT_EQ(done.repairs.size(), 2u);
  EXPECT_EQ(done.repairs[0].kind, "mojibake");
  EXPECT_EQ(done.repairs[0].codec, "windows-1252");
  EXPECT_EQ(done.repairs[0].from, "Ã„");
  EXPECT_EQ(done.repairs[0].to, "Ä");
  EXPECT_EQ(done.repairs[0].certainty, Certainty::kProven);
  EXPECT_EQ(done.repairs[1].span.of(done.text), "ü");
  const auto at = static_cast<uint32_t>(done.text.find("sli"));
  EXPECT_EQ(source.substr(done.origin.before(at)), "sli");
}

TEST(Repair, OneChangeForNeighbouringCharacters) {
  const RepairOutcome done = repair("Компания РРќРўР•Р“Р Рђ РёС‰РµС‚ РїРѕРІР°СЂР°", {});
  ASSERT_TRUE(done.changed);
  EXPECT_EQ(done.repairs.back().to, "повара");
}

TEST(Repair, MixesOfSoundAndDamagedTextAreTakenApart) {
  EXPECT_EQ(repaired("Für Gäste – fÃ¼r GÃ¤ste"), "Für Gäste – für Gäste");
  EXPECT_EQ(repaired("Größe\nGrÃ¶ÃŸe\nДом\n"), "Größe\nGröße\nДом\n");
}

TEST(Repair, CleanTextStaysByteForByte) {
  for (const std::string_view text : {
           "Ärger im Café? Ça va, señor – “naïve” façade… 20 °C, 5 m², ½ Liter, £3, €5",
           "MAÑANA SERÁ ÚTIL: FORÊT, ÎLE, ÅNGSTRÖM, ÇA",
           "Съешь же ещё этих мягких французских булок, да выпей чаю. МОСКВА",
           "Їжак і ґава: «п’ять» — „шість“",
           "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία. ΑΘΗΝΑ «ΕΛΛΑΣ»",
           "以呂波耳本部止、千利奴流乎和加。ガール",
           "문을 열고 들어갔다",
           "نص عربي، مع فاصلة؟ نعم",
           "می‌خواهم",
           "Příliš žluťoučký kůň úpěl ďábelské ódy",
           "İŞ GÜVENLİĞİ Uzmanı: ağır çalışma",
           "💰 🚀 👩🏽‍💻 ✅ ♥",
           "PLACÉ® and CRÈME™ are marks",
           "",
       }) {
    EXPECT_FALSE(repair(text, {}).changed) << text;
  }
}

TEST(Repair, ALonePairOfLettersIsNoProof) {
  EXPECT_EQ(repaired("SMÖRGÅS"), "SMÖRGÅS");
  EXPECT_EQ(repaired("Ã Ä"), "Ã Ä");
}

TEST(Repair, WhatIsProvenElsewhereHelpsWeakPlaces) {
  EXPECT_EQ(repaired("KAHVILASSÄ§ on"), "KAHVILASSÄ§ on");
  EXPECT_EQ(repaired("GeschÃ¤ft fÃ¼r SchlÃ¼ssel\nTIL Ã… BEGYNNE"), "Geschäft für Schlüssel\nTIL Å BEGYNNE");
}

TEST(Repair, RestoresC1Controls) {
  const RepairOutcome done = repair("\u0093Quoted\u0094 text \u0096 and it\u0092s here", {});
  EXPECT_EQ(done.text, "“Quoted” text – and it’s here");
  EXPECT_EQ(done.repairs[0].codec, "iso-8859-1");
  EXPECT_EQ(done.repairs[0].certainty, Certainty::kGuessed);
  EXPECT_FALSE(repair("\u0093Quoted\u0094", {.certain = true}).changed);
}

TEST(Repair, SaysWhatItCouldNotRepair) {
  EXPECT_TRUE(repair("Careers â€\" the next step", {.certain = true}).suspect);
  EXPECT_FALSE(repair("Careers – the next step", {}).suspect);
  EXPECT_FALSE(repair("GrÃ¼ÃŸe aus KÃ¶ln", {}).suspect);
}

TEST(Repair, TwiceIsOnce) {
  for (const std::string_view text : {"ÃƒÂ¼ Ã¼ ü und ÃƒÆ’Ã‚Â¼", "â€œ â€ β€™ вЂ” Ã", "РўРµСЃС‚ Рё ещё"}) {
    const std::string once = repaired(text);
    EXPECT_EQ(repaired(once), once);
  }
}

TEST(Repair, ReadsLongLinesInPieces) {
  std::string damaged, sound;
  for (int i = 0; i < 2000; ++i) {
    damaged += "schÃ¶ne BlÃ¼ten ";
    sound += "schöne Blüten ";
  }
  EXPECT_EQ(repaired(damaged), sound);
}

}  // namespace
}  // namespace quern
