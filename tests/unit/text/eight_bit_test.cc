#include "text/eight_bit.h"

#include <gtest/gtest.h>

#include "text/repair.h"

namespace quern {
namespace {

std::string repaired(std::string_view text, RepairOptions options = {}) {
  const RepairOutcome done = repair(text, options);
  return done.changed ? done.text : std::string(text);
}

TEST(EightBit, CyrillicReadAsWestern) {
  EXPECT_EQ(repaired("Ïðèãëàøàåì íà ðàáîòó ñâàðùèêà"), "Приглашаем на работу сварщика");
  EXPECT_EQ(repaired("оПХЦКЮЬЮЕЛ МЮ ПЮАНРС ЯБЮПЫХЙЮ"), "Приглашаем на работу сварщика");
}

TEST(EightBit, CentralEuropeanReadAsWestern) {
  EXPECT_EQ(repaired("Hledáme øidièe, který zaène ráno a skonèí veèer"), "Hledáme řidiče, který začne ráno a skončí večer");
  EXPECT_EQ(repaired("Ýþ arayan öðretmenler için duyuru"), "İş arayan öğretmenler için duyuru");
}

TEST(EightBit, LinesThatAreSoundStay) {
  const std::string text = "Poste à pourvoir dès maintenant\nÏðèãëàøàåì íà ðàáîòó ñâàðùèêà\nÍóæíà ìåäñåñòðà\n";
  EXPECT_EQ(repaired(text), "Poste à pourvoir dès maintenant\nПриглашаем на работу сварщика\nНужна медсестра\n");
}

TEST(EightBit, LettersThatMakeNoWordsStay) {
  for (const std::string_view text :
       {"Bitte keine Umlaute (äöü) verwenden", "Sonderzeichen (ä, ö, ü, ß) vermeiden!", "Wir sind SPÖ, FPÖ und KPÖ.", "äöü ÄÖÜ ß", "åäö",
        "/^[A-Za-zÀ-ÖØ-öø-ÿ' -]+$/", "tr 'áéíóúñ' 'aeioun'", "{'ä': 'ae', 'ö': 'oe', 'ü': 'ue'}", "ÀÁÂÃÄÅàáâãäå", "а б в г ѓ д ѕ"})
    EXPECT_EQ(repaired(text), text);
}

TEST(EightBit, IsAGuess) {
  const std::string_view text = "Ïðèãëàøàåì íà ðàáîòó ñâàðùèêà";
  const RepairOutcome done = repair(text, {});
  ASSERT_FALSE(done.repairs.empty());
  EXPECT_EQ(done.repairs[0].rule, "8-bit");
  EXPECT_EQ(done.repairs[0].codec, "windows-1252>windows-1251");
  EXPECT_EQ(done.repairs[0].certainty, Certainty::kGuessed);
  EXPECT_FALSE(repair(text, {.certain = true}).changed);
}

TEST(EightBit, SoundTextIsNotOdd) {
  for (const std::string_view text : {"Szűrőt és tömlőt keresünk", "Það er gott að búa á Íslandi", "Şişli'de çalışacak aşçı", "Żółw i jaźń",
                                      "Ищем врача", "Ψάχνουμε νοσηλευτή", "Tìm việc làm ở Hà Nội"}) {
    EXPECT_EQ(repaired(text), text);
  }
}

TEST(OddPlaces, AreFewInWordsAndManyInConfusedOnes) {
  EXPECT_TRUE(mojibake::odd_places("Grüße aus Köln", 1).empty());
  EXPECT_FALSE(mojibake::odd_places("Ïðèãëàøàåì íà ðàáîòó", 2).empty());
}

}  // namespace
}  // namespace quern
