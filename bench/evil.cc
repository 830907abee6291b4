// Texts that were made to cost time: what ten times as much of one costs. A parser that is linear needs ten times the time.
//
//   build/release/bench/evil [KB=100]      each text as so many kilobytes, and ten times that; the worst first
#include <ctime>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "quern/quern.h"

namespace {

struct Evil {
  std::string unit, joint;
  double ratio = 0, seconds = 0;  // seconds of the larger one
};

// What is repeated: beginnings that lead nowhere, nests that never close, things that are almost a value.
constexpr std::string_view kUnits[] = {
    "a",
    "A.\t",
    "A.*",
    "1.\u00A0",
    "A",
    "word",
    "Requirements:",
    "Requirements",
    "REQUIREMENTS AND DUTIES",
    "- ",
    "* item",
    "1.",
    "1) one",
    "5 years",
    "5 - ",
    "five (5) years of ",
    "$",
    "$5",
    "$50,000 - ",
    "50k-",
    "1,",
    "1.000,",
    "€ 1.200,50 ",
    "EUR",
    "up to ",
    "per hour ",
    "remote",
    "not remote ",
    "Berlin, ",
    "Berlin, Germany / ",
    "New York, NY 10001 ",
    "bachelor",
    "bachelor's degree or ",
    "Bachelor's in Art, Music, ",
    "a@",
    "a@b.c",
    "x.y@z.example,",
    "http://",
    "https://example.org/b?c=",
    "www.",
    "12/",
    "2024-01-",
    "01/02/2024 - ",
    "January ",
    "(",
    ")",
    "[",
    "((a)",
    "\"",
    "'",
    "“",
    "|",
    "| a | b ",
    "||",
    "---",
    "===",
    "##",
    "# a",
    "**",
    "**a",
    "__",
    "`",
    ":",
    "a:",
    "Key: value",
    "a: b: c: ",
    ";",
    ",",
    ".",
    "...",
    "!",
    "?",
    "a. B",
    "aB",
    "degreeLocation: ",
    "timeWhat You'll DoSort ",
    "GED2 years",
    "word Requirements Two steady ",
    "Duties: - a - B ",
    "Duties:– A",
    " ### A - b",
    "[x] ",
    "•",
    "• a",
    "·",
    "\t",
    "\t-",
    " ",
    "   ",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\f",
    "é",
    "Ã©",
    "Ã",
    "Â",
    "â€™",
    "Ã¢â‚¬â„¢",
    "Ãƒ",
    "\xCC\x81",
    "e\xCC\x81\xCC\xA7",
    "\xEF\xBF\xBD",
    "Ð¿Ñ€",
    "ÐŸ",
    "öðretmen ",
    "пїЅ",
    "ä½",
    "\xC2\x85",
    "\xC2\xA0",
    "\xE2\x80\x8B",
    "\xEF\xBB\xBF",
    "ﬁ",
    "𝐑𝐞𝐪",
    "🚀 ",
    "日本語",
    "&",
    "&amp;",
    "&amp;amp;",
    "&#",
    "&#x",
    "&lt;p&gt;",
    "<",
    "<p>",
    "<div>",
    "</div>",
    "<a ",
    "<a href=\"",
    "<!--",
    "<b>",
    "<table><tr><td>",
    "<script>",
    "<li>a",
    "{\"a\":",
    "]",
    "Senior Engineer at ",
    "Senior ",
    "is looking for a ",
    "We are hiring a ",
    "GmbH ",
    "Acme Ltd, Acme Inc., ",
    "Full-time/",
    "full-time part-time ",
    "CDI - CDD ",
    "English (",
    "English, German, French, ",
    "posted on ",
};
constexpr std::string_view kJoints[] = {"", "\n", " x "};

std::string repeated(const Evil& evil, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += evil.unit + evil.joint;
  return text;
}

double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// The least of some runs: noise only adds.
double time_of(quern::Parser& parser, const std::string& text, int runs) {
  double least = 1e9;
  for (int i = 0; i < runs; ++i) {
    const double begin = cpu_seconds();
    parser.parse(text);
    least = std::min(least, cpu_seconds() - begin);
  }
  return least;
}

// In C's notation.
std::string shown(const Evil& evil) {
  constexpr std::string_view kControls = "\a\b\t\n\v\f\r", kLetters = "abtnvfr";
  std::string out;
  for (const char c : evil.unit + evil.joint) {
    const size_t at = kControls.find(c);
    out += at == std::string_view::npos ? std::string(1, c) : std::string{'\\', kLetters[at]};
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const size_t bytes = (argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100) * 1000;
  const auto grammar = quern::Grammar::load("job");
  if (!grammar || bytes == 0) return 2;
  quern::Parser parser(*grammar, {.document_limit = size_t{256} << 20});
  std::vector<Evil> evils;
  for (const std::string_view unit : kUnits)
    for (const std::string_view joint : kJoints) evils.push_back({std::string(unit), std::string(joint)});
  for (Evil& evil : evils) {
    const double once = time_of(parser, repeated(evil, bytes), 3);
    evil.seconds = time_of(parser, repeated(evil, 10 * bytes), 1);
    if (evil.seconds / once > 11) evil.seconds = std::min(evil.seconds, time_of(parser, repeated(evil, 10 * bytes), 2));
    evil.ratio = evil.seconds / once;
  }
  std::sort(evils.begin(), evils.end(), [](const Evil& a, const Evil& b) { return a.ratio > b.ratio; });
  const auto over = std::count_if(evils.begin(), evils.end(), [](const Evil& evil) { return evil.ratio > 11; });
  std::printf("%zu texts of %zu kB and of ten times that: %zu need more than 11 times the time\n", evils.size(), bytes / 1000,
              static_cast<size_t>(over));
  const auto show = [bytes](const Evil& evil) {
    std::printf("  %6.1f times, %8.2f MB/s  %s\n", evil.ratio, 10 * static_cast<double>(bytes) / 1e6 / evil.seconds, shown(evil).c_str());
  };
  for (size_t i = 0; i < evils.size() && (i < 12 || evils[i].ratio > 11); ++i) show(evils[i]);
  std::sort(evils.begin(), evils.end(), [](const Evil& a, const Evil& b) { return a.seconds > b.seconds; });
  std::printf("the slowest:\n");
  for (size_t i = 0; i < 12; ++i) show(evils[i]);
  return over == 0 ? 0 : 1;
}
