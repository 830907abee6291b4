// Every document of corpus/ gives the record that stands beside it. With QUERN_ACTUAL set to a folder, what was given is written
// there: scripts/bless compares the two.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "golden/corpus.h"
#include "golden/difference.h"
#include "json/reader.h"
#include "json/writer.h"

namespace quern::testing {
namespace {

std::string test_name(const ::testing::TestParamInfo<CorpusDocument>& document) {
  return document.param.folder + "_" + document.param.name;
}

// corpus/open.txt: documents that do not come out right yet, each with the reason.
std::map<std::string, std::string> read_open_documents() {
  std::map<std::string, std::string> open;
  std::istringstream lines(read_bytes(QUERN_SOURCE_DIR "/corpus/open.txt"));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    const size_t end = std::min(line.find(' '), line.size());
    open[line.substr(0, end)] = line.substr(std::min(line.find_first_not_of(' ', end), line.size()));
  }
  return open;
}

const std::map<std::string, std::string>& open_documents() {
  static const std::map<std::string, std::string> open = read_open_documents();
  return open;
}

void write_actual(const CorpusDocument& document, const Value& actual) {
  const char* folder = std::getenv("QUERN_ACTUAL");
  if (!folder) return;
  std::string json;
  JsonWriter writer(json, JsonWriter::Layout::kPretty);
  write_value(actual, writer);
  const std::filesystem::path path = std::filesystem::path(folder) / document.folder / (document.name + ".json");
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << json << "\n";
}

class Corpus : public ::testing::TestWithParam<CorpusDocument> {};

TEST_P(Corpus, GivesItsRecord) {
  const CorpusDocument& document = GetParam();
  const Value actual = expected_form(document);
  write_actual(document, actual);
  ASSERT_TRUE(std::filesystem::exists(document.record)) << "no record stands beside it; see scripts/bless --help";
  const auto expected = parse_json(read_bytes(document.record));
  ASSERT_TRUE(expected) << document.record << ": " << expected.errors()[0].message;
  if (open_documents().contains(document.label())) {
    EXPECT_NE(difference(*expected, actual, Members::kExpected), "") << "it comes out right now: bless it and take it off corpus/open.txt";
  } else {
    const std::string found = difference(*expected, actual);
    EXPECT_TRUE(found.empty()) << found;
  }
}

INSTANTIATE_TEST_SUITE_P(Documents, Corpus, ::testing::ValuesIn(corpus_documents()), test_name);

TEST(CorpusFolder, HasADocumentForEachRecord) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(QUERN_SOURCE_DIR "/corpus")) {
    if (entry.path().extension() != ".json") continue;
    EXPECT_TRUE(std::filesystem::exists(std::filesystem::path(entry.path()).replace_extension(".txt")) ||
                std::filesystem::exists(std::filesystem::path(entry.path()).replace_extension(".html")))
        << entry.path();
  }
}

TEST(CorpusFolder, HasManyLayouts) {
  std::vector<std::string> layouts;
  for (const CorpusDocument& document : corpus_documents())
    if (layouts.empty() || layouts.back() != document.folder) layouts.push_back(document.folder);
  EXPECT_GE(layouts.size(), 20u);
}

TEST(CorpusFolder, SaysWhyADocumentIsOpen) {
  std::vector<std::string> labels;
  for (const CorpusDocument& document : corpus_documents()) labels.push_back(document.label());
  for (const auto& [label, reason] : open_documents()) {
    EXPECT_NE(std::find(labels.begin(), labels.end(), label), labels.end()) << label << " is no document of corpus/";
    EXPECT_FALSE(reason.empty()) << label;
  }
}

}  // namespace
}  // namespace quern::testing
