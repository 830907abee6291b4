#include "text/letter_model.h"

#include <gtest/gtest.h>

#include <array>
#include <string_view>

#include "text/fluency.h"

namespace quern::mojibake {
namespace {

float letters(const LetterModel& model, std::u32string_view word) {
  float cost = 0;
  uint16_t before_last = 0, last = 0;
  for (const char32_t c : word) {
    const uint16_t letter = model.number(c);
    cost += model.cost(before_last, last, letter);
    before_last = last;
    last = letter;
  }
  return cost + model.cost(before_last, last, 0);
}

TEST(LetterModel, KnowsTheWordsOfManyLanguages) {
  const LetterModel& model = LetterModel::get();
  for (const auto& [word, damaged] : std::to_array<std::pair<std::u32string_view, std::u32string_view>>({
           {U"öğretmen", U"öðretmen"},
           {U"český", U"èeský"},
           {U"für", U"fόr"},
           {U"больница", U"вПКШНХЖЮ"},
           {U"niño", U"niсo"},
           {U"þess", U"şess"},
       })) {
    EXPECT_LT(letters(model, word), letters(model, damaged));
  }
}

TEST(LetterModel, TakesCapitalsForTheirSmallLetters) {
  const LetterModel& model = LetterModel::get();
  EXPECT_EQ(model.number(U'Ž'), model.number(U'ž'));
  EXPECT_NE(model.number(U'Ž'), 0);
  EXPECT_EQ(model.number(U'€'), 0);
  EXPECT_EQ(model.number(U'語'), 0);
}

TEST(LetterModel, KnowsWhichChineseCharactersAreMet) {
  const LetterModel& model = LetterModel::get();
  EXPECT_LT(model.wide_cost(U'的'), model.wide_cost(U'鈥'));
  EXPECT_LT(model.wide_cost(U'는'), model.wide_cost(U'뷁'));
}

TEST(LetterModel, OfNothingOrGarbageKnowsNothing) {
  EXPECT_EQ(LetterModel({}).number(U'a'), 0);
  std::array<unsigned char, 64> garbage{};
  garbage.fill('Q');
  EXPECT_EQ(LetterModel(garbage).number(U'a'), 0);
  const auto shipped = embedded_letters();
  EXPECT_EQ(LetterModel(shipped.first(shipped.size() / 2)).number(U'a'), 0);
}

TEST(Fluency, WordsReadBetterThanMojibake) {
  EXPECT_LT(fluency("die Prüfung der Anträge"), fluency("die PrÃ¼fung der AntrÃ¤ge"));
  EXPECT_LT(fluency("заявление"), fluency("Р·Р°СЏРІР»РµРЅРёРµ"));
  EXPECT_LT(fluency("求人情報"), fluency("æ±‚äººæƒ…å ±"));
}

}  // namespace
}  // namespace quern::mojibake
