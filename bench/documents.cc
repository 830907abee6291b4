#include "bench/documents.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/utf8.h"

namespace quern::bench {
namespace {

// What windows-1252 makes of the bytes 0x80 to 0x9F; its five holes are read as C1 controls, as browsers do.
constexpr std::array<char32_t, 32> kWindows1252 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                   0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                   0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::string damaged(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    utf8::append(out, byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80u] : byte);
  }
  return out;
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

std::string ascii(const std::string& text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), is_ascii);
  return out;
}

[[noreturn]] void fail(const std::string& why) {
  std::fprintf(stderr, "bench: %s\n", why.c_str());
  std::exit(1);
}

std::vector<std::string> load_corpus() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(QUERN_SOURCE_DIR "/corpus"))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (utf8::valid(text)) texts.push_back(std::move(text));
  }
  if (texts.empty()) fail("no documents in " QUERN_SOURCE_DIR "/corpus");
  return texts;
}

std::vector<std::string> make(Condition condition) {
  std::vector<std::string> made;
  for (const std::string& text : load_corpus()) {
    if (condition == Condition::kAscii) {
      made.push_back(ascii(text));
    } else if (!std::all_of(text.begin(), text.end(), is_ascii)) {
      made.push_back(condition == Condition::kDamaged ? damaged(text) : text);
    }
  }
  return made;
}

Grammar load_job_grammar() {
  auto grammar = Grammar::load("job");
  if (!grammar) fail(to_string(grammar.errors().front()));
  return *grammar;
}

}  // namespace

const std::vector<std::string>& documents(Condition condition) {
  static const std::array<std::vector<std::string>, 3> kDocuments = {make(Condition::kAscii), make(Condition::kAccented),
                                                                     make(Condition::kDamaged)};
  return kDocuments[static_cast<size_t>(condition)];
}

const Grammar& job_grammar() {
  static const Grammar kGrammar = load_job_grammar();
  return kGrammar;
}

}  // namespace quern::bench
