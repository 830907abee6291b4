// What holds of cleaning any text in any steps: see clean_fault. On the corpus, on texts put together by chance of what the steps are
// about, and on real texts.
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "base/utf8.h"
#include "golden/corpus.h"
#include "golden/shared.h"
#include "json/line_reader.h"
#include "support/allocations.h"
#include "support/clean_faults.h"
#include "text/clean.h"
#include "text/decode.h"

namespace quern::testing {
namespace {

Steps every_step_but(Steps left_out) {
  Steps steps;
  for (const NamedStep& named : all_steps())
    if (!left_out.has(named.step)) steps.insert(named.step);
  return steps;
}

// Those that are worth a look at each text: the default, everything, everything without the entities.
std::vector<Steps> usual_steps() {
  return {kDefaultSteps, every_step_but({}), every_step_but({Step::kEscaped, Step::kEntities}), {Step::kRepair}};
}

void expect_sound(std::string_view text, Steps steps, bool certain = false) {
  EXPECT_EQ(clean_fault(text, steps, certain), "") << "of `" << text.substr(0, 400) << "`";
}

TEST(CleanProperties, EachStepAloneAndAllOfThem) {
  constexpr std::string_view kText = "caf&eacute; Ã©\x01 ﬁ “Ａ”—\u00A0\u200B\r\nA\u030A ½ \uFEFF&amp;amp;";
  for (const NamedStep& named : all_steps()) expect_sound(kText, {named.step});
  for (uint32_t bits = 0; bits >> all_steps().size() == 0; bits += 7) expect_sound(kText, steps_of_bits(bits), bits % 2 == 0);
}

TEST(CleanProperties, Corpus) {
  for (const CorpusDocument& document : corpus_documents()) {
    const std::string bytes = read_bytes(document.text);
    const Decoded decoded = decode_utf8(bytes);
    SCOPED_TRACE(document.label());
    for (const Steps steps : usual_steps()) expect_sound(decoded.utf8, steps);
    expect_sound(decoded.utf8, kDefaultSteps, /*certain=*/true);
  }
}

// Pieces that do something to each other, in any order.
constexpr auto kPieces = std::to_array<std::string_view>({
    "a",      "E",      " ",      "\n",      "\r",       "\r\n",   "\x01",   "\x7F",   "\u0085", "\u0092", "&",      "amp;",
    "#",      "39;",    ";",      "&amp;",   "&Atilde;", "&copy;", "&lt;",   "&#195;", "&#xA9;", "&#146",  "&nbsp;", "<",
    "Ã",      "©",      "â€™",    "â€",      "\u009D",   "Â",      "\u00A0", "Ð",      "¼",      "πŸ’°",   "’",      "“",
    "\u2014", "\u2212", "\u200B", "\u200D",  "\u00AD",   "\uFEFF", "\uFFFD", "Ａ",     "＆",     "；",     "ﬁ",      "ｶ",
    "ﾞ",      "\u0308", "\u0338", "e\u0301", "½",        "①",      "日本",   "💰",      "가",     "ᄀ",     "ᅡ",     "\u2028",
});

std::string random_text(std::mt19937& random) {
  std::string text;
  for (size_t left = 1 + random() % 24; left > 0; --left) text += kPieces[random() % kPieces.size()];
  return text;
}

TEST(CleanProperties, TextsByChance) {
  std::mt19937 random(20240501);  // NOLINT: the same texts each time
  for (size_t i = 0; i < 20000 && !::testing::Test::HasFailure(); ++i)
    expect_sound(random_text(random), steps_of_bits(static_cast<uint32_t>(random())), random() % 4 == 0);
}

TEST(CleanProperties, AnyBytesBecomeUtf8) {
  std::mt19937 random(7);  // NOLINT: the same bytes each time
  for (size_t i = 0; i < 3000; ++i) {
    std::string bytes(random() % 200, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    EXPECT_TRUE(utf8::valid(normalize(bytes).utf8));
    EXPECT_TRUE(utf8::valid(repair(bytes).utf8));
    TextOptions options;
    options.steps = steps_of_bits(static_cast<uint32_t>(random()));
    const auto text = prepare_text(std::as_bytes(std::span(bytes)), options);
    EXPECT_TRUE(!text || utf8::valid(text->utf8));
  }
}

TEST(CleanProperties, TextThatIsCleanCostsNoAllocation) {
  const size_t none = allocations();
  ::operator delete(::operator new(1));
  ASSERT_EQ(allocations() - none, 1u);  // they are counted, in whatever build this is
  for (const std::string_view text :
       {"Plain ASCII, R&D; a < b\n", "Grüße aus Köln – “naïve” 日本語 💰 Ελλάδα, Москва\n", "x\u0301 \u00A0\uFB01&amp; <p>"}) {
    for (const Steps steps : {kDefaultSteps, Steps{Step::kEntities, Step::kRepair, Step::kNfkc}}) {
      const std::string once = [&] {  // also makes what is made once
        Cleaned done = clean(text, {steps, false, Tracking::kOrigin});
        return done.changed ? std::move(done.text) : std::string(text);
      }();
      const size_t before = allocations();
      const bool changed = clean(once, {steps, false, Tracking::kOrigin}).changed;
      EXPECT_EQ(allocations() - before, 0u) << once;
      EXPECT_FALSE(changed);
    }
  }
}

std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::vector<std::string> lines;
  const std::string content = read_bytes(file);
  for (size_t at = 0; at < content.size();) {
    const size_t end = std::min(content.find('\n', at), content.size());
    lines.push_back(content.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

TEST(CleanProperties, RealDamageAndCleanText) {
  const auto folder = shared_folder() / "data" / "mojibake";
  QUERN_SKIP_WITHOUT(folder);
  size_t texts = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") {
      const std::string whole = read_bytes(entry.path());
      for (const Steps steps : usual_steps()) expect_sound(decode_utf8(whole).utf8, steps), ++texts;
    } else if (entry.path().extension() == ".jsonl") {
      const bool synthetic = entry.path().filename().string().starts_with("synth");
      JsonLineReader reader(synthetic ? "damaged" : "original", "");
      for (const std::string& line : lines_of(entry.path())) {
        const auto read = reader.read(line);
        ASSERT_TRUE(read) << line;
        for (const Steps steps : usual_steps()) expect_sound(read->text, steps), ++texts;
      }
    }
  }
  EXPECT_GT(texts, 1000u);
}

}  // namespace
}  // namespace quern::testing
