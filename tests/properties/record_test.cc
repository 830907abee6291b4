// What holds of every record, on the corpus and on a sample of real postings: every word stands in exactly one section, in order;
// the record keeps to its schema; and it does not matter in what pieces the bytes came.
#include <gtest/gtest.h>

#include <algorithm>

#include "golden/corpus.h"
#include "golden/shared.h"
#include "json/line_reader.h"
#include "support/record_faults.h"

namespace quern::testing {
namespace {

constexpr size_t kPerSource = 25;  // postings taken of each source, spread over it
constexpr size_t kPieces[] = {1, 7, 4096};

std::string joined(const std::vector<std::string>& faults) {
  std::string out;
  for (const std::string& fault : faults) out += fault + "\n";
  return out;
}

std::string parse_in_pieces(Parser& parser, std::string_view bytes, size_t piece) {
  for (size_t at = 0; at < bytes.size(); at += piece) parser.feed(bytes.substr(at, piece));
  return json_of(parser.finish(), parser.grammar());
}

struct Posting {
  std::string place;  // file and number
  std::string bytes;
};

// Every n-th of a list so that about kPerSource are left.
template <typename T>
std::vector<T> thinned(std::vector<T> all) {
  std::vector<T> few;
  const size_t step = std::max<size_t>(1, all.size() / kPerSource);
  for (size_t i = 0; i < all.size(); i += step) few.push_back(std::move(all[i]));
  return few;
}

// The member that holds the posting: of those that the sources name it by, the longest of the first line.
std::string text_member(std::string_view line) {
  std::string longest_name;
  size_t longest = 0;
  for (const char* name : {"text", "description", "full_description", "jobpost", "Job Description", "job_descripcion"}) {
    JsonLineReader reader(name, "");
    const auto found = reader.read(line);
    if (found && found->text.size() > longest) longest = found->text.size(), longest_name = name;
  }
  return longest_name;
}

std::vector<Posting> postings_of_lines(const std::filesystem::path& file) {
  const std::string content = read_bytes(file);
  std::vector<std::string_view> lines;
  for (size_t at = 0; at < content.size();) {
    const size_t end = std::min(content.find('\n', at), content.size());
    lines.push_back(std::string_view(content).substr(at, end - at));
    at = end + 1;
  }
  std::vector<Posting> postings;
  if (lines.empty()) return postings;
  const std::string member = text_member(lines.front());
  if (member.empty()) return postings;
  JsonLineReader reader(member, "");
  for (const std::string_view line : thinned(lines)) {
    const auto read = reader.read(line);
    if (read) postings.push_back({file.filename().string(), std::string(read->text)});
  }
  return postings;
}

// Postings of one source: its lines of JSON, else its files of text.
std::vector<Posting> sample_of(const std::filesystem::path& source) {
  std::vector<Posting> postings;
  std::vector<std::filesystem::path> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source)) {
    if (entry.path().extension() == ".jsonl" && entry.path().string().find("fields") == std::string::npos) {
      for (Posting& posting : postings_of_lines(entry.path())) postings.push_back(std::move(posting));
    } else if (entry.path().extension() == ".txt" || entry.path().extension() == ".md") {
      texts.push_back(entry.path());
    }
  }
  std::sort(texts.begin(), texts.end());
  for (const auto& text : thinned(texts)) postings.push_back({text.filename().string(), read_bytes(text)});
  return postings;
}

std::vector<std::filesystem::path> sources() {
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(shared_folder() / "data" / "postings"))
    if (entry.is_directory()) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  return folders;
}

std::string test_name(const ::testing::TestParamInfo<CorpusDocument>& document) {
  return document.param.folder + "_" + document.param.name;
}

class CorpusProperties : public ::testing::TestWithParam<CorpusDocument> {};

TEST_P(CorpusProperties, RecordsAreWhole) {
  for (const Outcome& outcome : outcomes_of(GetParam())) {
    const auto* record = std::get_if<Record>(&outcome);
    ASSERT_TRUE(record) << std::get<Reject>(outcome).reason;
    EXPECT_EQ(joined(record_faults(*record, shipped_grammar(GetParam().grammar))), "");
  }
}

TEST_P(CorpusProperties, PiecesDoNotMatter) {
  const Grammar& grammar = shipped_grammar(GetParam().grammar);
  const auto whole = outcomes_of(GetParam());
  for (const size_t piece : kPieces) {
    const auto pieces = outcomes_of(GetParam(), piece);
    ASSERT_EQ(pieces.size(), whole.size()) << "in pieces of " << piece;
    for (size_t i = 0; i < whole.size(); ++i)
      EXPECT_EQ(json_of(pieces[i], grammar), json_of(whole[i], grammar)) << "in pieces of " << piece;
  }
}

INSTANTIATE_TEST_SUITE_P(Documents, CorpusProperties, ::testing::ValuesIn(corpus_documents()), test_name);

TEST(PostingProperties, RecordsOfRealPostingsAreWholeAndDoNotDependOnPieces) {
  QUERN_SKIP_WITHOUT(shared_folder() / "data" / "postings");
  Parser parser(shipped_grammar("job"));
  size_t parsed = 0;
  for (const auto& source : sources()) {
    for (const Posting& posting : sample_of(source)) {
      SCOPED_TRACE(source.filename().string() + "/" + posting.place + ": " + posting.bytes.substr(0, 60));
      parser.feed(posting.bytes);
      const Outcome outcome = parser.finish();
      const auto* record = std::get_if<Record>(&outcome);
      EXPECT_EQ(record ? joined(record_faults(*record, parser.grammar())) : "", "");
      const std::string json = json_of(outcome, parser.grammar());
      EXPECT_EQ(parse_in_pieces(parser, posting.bytes, kPieces[parsed % std::size(kPieces)]), json);
      ++parsed;
    }
  }
  EXPECT_GT(parsed, 200u);
}

}  // namespace
}  // namespace quern::testing
