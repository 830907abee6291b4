// Every document of corpus/ gives the record that stands beside it. With QUERN_ACTUAL set to a folder, what was given is written
// there: scripts/bless compares the two.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "golden/corpus.h"
#include "golden/difference.h"
#include "json/reader.h"
#include "json/writer.h"

namespace quern::testing {
namespace {

std::string test_name(const ::testing::TestParamInfo<CorpusDocument>& document) {
  return document.param.folder + "_" + document.param.name;
}

class Corpus : public ::testing::TestWithParam<CorpusDocument> {};

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

TEST_P(Corpus, GivesItsRecord) {
  const CorpusDocument& document = GetParam();
  const Value actual = expected_form(document);
  write_actual(document, actual);
  ASSERT_TRUE(std::filesystem::exists(document.record)) << "no record stands beside it; see scripts/bless --help";
  const auto expected = parse_json(read_bytes(document.record));
  ASSERT_TRUE(expected) << document.record << ": " << expected.errors()[0].message;
  EXPECT_EQ(difference(*expected, actual), "");
}

INSTANTIATE_TEST_SUITE_P(Documents, Corpus, ::testing::ValuesIn(corpus_documents()), test_name);

TEST(CorpusFolder, HasADocumentForEachRecord) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(QUERN_SOURCE_DIR "/corpus")) {
    if (entry.path().extension() != ".json") continue;
    EXPECT_TRUE(std::filesystem::exists(std::filesystem::path(entry.path()).replace_extension(".txt"))) << entry.path();
  }
}

TEST(CorpusFolder, HasManyLayouts) {
  std::vector<std::string> layouts;
  for (const CorpusDocument& document : corpus_documents())
    if (layouts.empty() || layouts.back() != document.folder) layouts.push_back(document.folder);
  EXPECT_GE(layouts.size(), 20u);
}

}  // namespace
}  // namespace quern::testing
