// Headings that are questions or exclamations are compared by their words alone.
#include <gtest/gtest.h>

#include "grammar/headings.h"

namespace quern {
namespace {

TEST(HeadingQuestions, MarksAtBothEndsDoNotCount) {
  const Headings headings;
  EXPECT_EQ(heading_key("¿Qué ofrecemos?", headings), "qué ofrecemos");
  EXPECT_EQ(heading_key("¡Únete a nuestro equipo!", headings), "únete a nuestro equipo");
  EXPECT_EQ(heading_key("Qui sommes-nous ?", headings), "qui sommes-nous");
  EXPECT_EQ(heading_key("🔎 Wie ben jij?", headings), "wie ben jij");
}

}  // namespace
}  // namespace quern
