#include "text/language.h"

#include <gtest/gtest.h>

namespace quern {
namespace {

std::string main_language(std::string_view text) {
  const std::vector<std::string> languages = detect_languages(text);
  return languages.empty() ? "" : languages[0];
}

TEST(DetectLanguage, KnowsCommonLanguages) {
  EXPECT_EQ(main_language("We are looking for a careful person who likes to work with other people in a small workshop."), "en");
  EXPECT_EQ(main_language("Wir suchen eine sorgfältige Person, die gerne mit anderen Menschen in einer kleinen Werkstatt arbeitet."), "de");
  EXPECT_EQ(main_language("Nous cherchons une personne soigneuse qui aime travailler avec les autres dans un petit atelier."), "fr");
  EXPECT_EQ(main_language("Ищем внимательного человека, который любит работать вместе с другими людьми в маленькой мастерской."), "ru");
}

TEST(DetectLanguage, NamesLanguagesByTheirPresentCode) {
  EXPECT_EQ(main_language("אנחנו מחפשים אדם זהיר שאוהב לעבוד עם אנשים אחרים בבית מלאכה קטן"), "he");
}

TEST(DetectLanguage, SaysNothingWhereItCannotKnow) {
  EXPECT_EQ(main_language(""), "");
  EXPECT_EQ(main_language("C++ 42 %%"), "");
}

TEST(DetectLanguage, ReadsASampleOfALongText) {
  std::string text = "Acme 12/34\n";
  while (text.size() < 20000)
    text += "Für die Werkstätte suchen wir jemanden, der gerne schraubt, hämmert und feilt – möglichst früh am Tag.\n";
  EXPECT_EQ(main_language(text), "de");
}

}  // namespace
}  // namespace quern
