// Where the time of `quern parse` goes: the CPU time of each stage over all documents of a file of JSON lines, as a table.
//
//   build/release/bench/stages FILE     // of 300 documents or more; the first 100 are run beforehand, to warm up
#include <ctime>

#include <array>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "fields/fields.h"
#include "json/line_reader.h"
#include "layout/layout.h"
#include "outline/decode.h"
#include "outline/evidence.h"
#include "outline/learned.h"
#include "outline/outline.h"
#include "quern/emit.h"
#include "record/record.h"
#include "text/language.h"

namespace quern::bench {
namespace {

constexpr size_t kWarmUp = 100;
constexpr std::array<std::string_view, 8> kStages = {"read JSON", "text",   "languages", "layout",
                                                     "outline",   "fields", "record",    "check and write"};

class Clock {
 public:
  // The time since the last lap goes to the stage.
  void lap(size_t stage) {
    const double now = seconds();
    spent_[stage] += now - last_;
    last_ = now;
  }
  void restart() { last_ = seconds(); }
  double since_last() const { return seconds() - last_; }
  void clear() { spent_ = {}; }
  const std::array<double, kStages.size()>& spent() const { return spent_; }

 private:
  static double seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  }

  double last_ = 0;
  std::array<double, kStages.size()> spent_{};
};

void parse(const std::string& line, JsonLineReader& reader, const Grammar& grammar, Clock& clock, std::string& out) {
  const CompiledGrammar& rules = grammar.compiled();
  clock.restart();
  const auto found = reader.read(line);
  clock.lap(0);
  Source source;
  source.sha256 = sha256_hex(found->text);
  Text text = *prepare_text(std::as_bytes(std::span(found->text)));
  clock.lap(1);
  const std::vector<std::string> languages = detect_languages(text.utf8);
  const LanguageBits spoken = rules.spoken(languages);
  clock.lap(2);
  const Layout layout = lay_out(text.utf8, rules);
  clock.lap(3);
  const Outline outline = make_outline(text.utf8, layout, rules, nullptr, spoken);
  clock.lap(4);
  Extraction extraction = extract_fields(text.utf8, layout, outline, rules, nullptr, spoken);
  clock.lap(5);
  const Record record =
      build_record(std::move(text), std::move(source), found->id, std::nullopt, layout, outline, std::move(extraction), rules);
  clock.lap(6);
  out.clear();
  emit(record, grammar, {}, out);
  clock.lap(7);
}

// Learned evidence and decoding, which are a part of the outline: microseconds for 3 KB of text. In a round of its own, so that no document
// was decoded just before.
double decoding_of_3_kb(std::ifstream& file, JsonLineReader& reader, const CompiledGrammar& rules) {
  Clock clock;
  std::string line;
  double spent = 0;
  size_t bytes = 0;
  while (std::getline(file, line)) {
    const Text text = *prepare_text(std::as_bytes(std::span(reader.read(line)->text)));
    const Layout layout = lay_out(text.utf8, rules);
    Evidences evidences = weigh_evidence(text.utf8, layout, rules, rules.spoken(detect_languages(text.utf8)), nullptr);
    clock.restart();
    if (rules.decoding.tables) learn_evidence(text.utf8, layout, rules, evidences, nullptr);
    const std::vector<TopId> kinds = decode(layout, evidences, rules);
    spent += clock.since_last();
    bytes += kinds.empty() ? 0 : text.utf8.size();
  }
  return bytes > 0 ? spent / static_cast<double>(bytes) * 3000 * 1e6 : 0;
}

int run(const char* path) {
  std::ifstream file(path);
  const auto grammar = Grammar::load("job");
  if (!file || !grammar) return std::fprintf(stderr, "stages: cannot read %s\n", path), 2;
  JsonLineReader reader("text", "id");
  Clock clock;
  std::string line, out;
  size_t documents = 0;
  while (std::getline(file, line)) {
    if (documents == kWarmUp) clock.clear();
    parse(line, reader, *grammar, clock, out);
    ++documents;
  }
  const double measured = static_cast<double>(documents > kWarmUp ? documents - kWarmUp : documents);
  double total = 0;
  for (const double spent : clock.spent()) total += spent;
  std::printf("| stage | us a document | share |\n| --- | ---: | ---: |\n");
  for (size_t i = 0; i < kStages.size(); ++i)
    std::printf("| %s | %.1f | %.1f %% |\n", kStages[i].data(), clock.spent()[i] / measured * 1e6, clock.spent()[i] / total * 100);
  std::printf("| all | %.1f | 100 %% |\n", total / measured * 1e6);
  file.clear();
  file.seekg(0);
  std::printf("\nOf the outline, learned evidence and decoding take %.1f us for 3 KB of text.\n",
              decoding_of_3_kb(file, reader, grammar->compiled()));
  return 0;
}

}  // namespace
}  // namespace quern::bench

int main(int argc, char** argv) {
  if (argc != 2) return std::fprintf(stderr, "usage: stages FILE (JSON lines with `text`)\n"), 2;
  return quern::bench::run(argv[1]);
}
