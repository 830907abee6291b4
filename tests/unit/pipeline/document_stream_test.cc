#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "input/stream_splitter.h"
#include "quern/parser.h"
#include "support/small_grammar.h"

namespace quern {
namespace {

using namespace std::string_literals;
using test::small_grammar;
using Mode = SplitOptions::Mode;

// What a sink got, with the bytes that the document was made of.
struct Taken {
  uint64_t document;
  uint64_t offset;
  uint64_t bytes;
  std::string sha256;
  bool operator==(const Taken&) const = default;
};

class Collector final : public Sink {
 public:
  void take(Record&& record) override { add(record.source); }
  void take(Reject&& reject) override { add(reject.source); }
  std::vector<Taken> taken;

 private:
  void add(const Source& source) { taken.push_back({source.document, source.offset, source.bytes, source.sha256}); }
};

std::vector<Taken> run(std::string_view bytes, SplitOptions split, size_t chunk) {
  Parser parser(small_grammar(), {.document_limit = 1 << 20, .text = {}});
  Collector sink;
  auto stream = DocumentStream::open(parser, sink, std::move(split), "in");
  EXPECT_TRUE(stream);
  for (size_t at = 0; at < bytes.size(); at += chunk) stream->feed(bytes.substr(at, chunk));
  stream->finish();
  EXPECT_EQ(stream->documents(), sink.taken.size());
  return sink.taken;
}

// Offset and size of each document; the same for every chunk size.
std::vector<std::pair<uint64_t, uint64_t>> documents_of(std::string_view bytes, const SplitOptions& split) {
  const auto whole = run(bytes, split, bytes.size() + 1);
  for (const size_t chunk : {1, 2, 3, 5, 7, 64}) EXPECT_EQ(run(bytes, split, chunk), whole) << "chunks of " << chunk;
  std::vector<std::pair<uint64_t, uint64_t>> out;
  for (const Taken& taken : whole) {
    EXPECT_EQ(taken.document, out.size());
    out.emplace_back(taken.offset, taken.bytes);
  }
  return out;
}

using Pieces = std::vector<std::pair<uint64_t, uint64_t>>;

const SplitOptions kWhole{Mode::kNone, ""};
const SplitOptions kFormFeeds{Mode::kFormFeed, ""};
const SplitOptions kEquals{Mode::kPattern, "^=+$"};

TEST(DocumentStream, WholeStreamIsOneDocument) {
  EXPECT_EQ(documents_of("one\ftwo\n===\n", kWhole), (Pieces{{0, 12}}));
  EXPECT_EQ(documents_of("", kWhole), (Pieces{{0, 0}}));
  EXPECT_EQ(documents_of(" \n\n", kWhole), (Pieces{{0, 3}}));
}

TEST(DocumentStream, SplitsAtFormFeeds) {
  EXPECT_EQ(documents_of("one\n\ftwo\n\fthree", kFormFeeds), (Pieces{{0, 4}, {5, 4}, {10, 5}}));
  EXPECT_EQ(documents_of("no form feed", kFormFeeds), (Pieces{{0, 12}}));
}

TEST(DocumentStream, SkipsPiecesOfWhiteSpace) {
  EXPECT_EQ(documents_of("\f \r\n\t\fone\f\f\n\f two \f\n", kFormFeeds), (Pieces{{6, 3}, {13, 5}}));
}

TEST(DocumentStream, StreamOfWhiteSpaceIsOneDocument) {
  EXPECT_EQ(documents_of("", kFormFeeds), (Pieces{{0, 0}}));
  EXPECT_EQ(documents_of("\n \n", kFormFeeds), (Pieces{{0, 3}}));
  EXPECT_EQ(documents_of("\n\f\f  ", kFormFeeds), (Pieces{{3, 2}}));
}

TEST(DocumentStream, SkipsMoreWhiteSpaceThanIsHeldBack) {
  const std::string blank(10'000, '\n');
  EXPECT_EQ(documents_of(blank + "\fone\f" + blank, kFormFeeds), (Pieces{{10'001, 3}}));
  EXPECT_EQ(documents_of(blank + "one", kFormFeeds), (Pieces{{0, 10'003}}));
  EXPECT_EQ(documents_of("one\f" + blank + "two", kFormFeeds), (Pieces{{0, 3}, {4, 10'003}}));
}

TEST(DocumentStream, EmptyDocumentIsFlagged) {
  class : public Sink {
   public:
    void take(Record&& record) override { flags = record.flags; }
    void take(Reject&&) override {}
    std::vector<std::string> flags;
  } sink;
  Parser parser(small_grammar());
  auto stream = DocumentStream::open(parser, sink, kFormFeeds);
  ASSERT_TRUE(stream);
  stream->finish();
  EXPECT_EQ(std::count(sink.flags.begin(), sink.flags.end(), "empty_document"), 1);
}

TEST(DocumentStream, SplitsAtLinesThatMatch) {
  EXPECT_EQ(documents_of("one\n===\ntwo\n= =\nstill\n=\n\nthree", kEquals), (Pieces{{0, 4}, {8, 14}, {24, 6}}));
  EXPECT_EQ(documents_of("===\none\n===", kEquals), (Pieces{{4, 4}}));
}

TEST(DocumentStream, TakesEveryKindOfLineEnd) {
  EXPECT_EQ(documents_of("one\r\n===\r\ntwo\r\n===\r\n", kEquals), (Pieces{{0, 5}, {10, 5}}));
  EXPECT_EQ(documents_of("one\r===\rtwo\r===", kEquals), (Pieces{{0, 4}, {8, 4}}));
  EXPECT_EQ(documents_of("one\n===\r", kEquals), (Pieces{{0, 4}}));
}

TEST(DocumentStream, SeparatorMatchesTheWholeLine) {
  EXPECT_EQ(documents_of("one\nx===\n===x\ntwo", {Mode::kPattern, "=+"}), (Pieces{{0, 17}}));
}

TEST(DocumentStream, LineThatNeverEndsIsNoSeparator) {
  const std::string exact(kLongestSeparator, '=');
  EXPECT_EQ(documents_of("one\n" + exact + "\r\ntwo", kEquals), (Pieces{{0, 4}, {4 + exact.size() + 2, 3}}));
  const std::string longer = exact + "=";
  EXPECT_EQ(documents_of("one\n" + longer + "\r\n===\ntwo", kEquals), (Pieces{{0, 4 + longer.size() + 2}, {4 + longer.size() + 6, 3}}));
  EXPECT_EQ(documents_of(longer + "\r===\rtwo", kEquals), (Pieces{{0, longer.size() + 1}, {longer.size() + 5, 3}}));
}

TEST(DocumentStream, Utf8MarkIsWhiteSpaceAndNoPartOfALine) {
  EXPECT_EQ(documents_of("\xEF\xBB\xBF\fone", kFormFeeds), (Pieces{{4, 3}}));
  EXPECT_EQ(documents_of("\xEF\xBB\xBF===\none", kEquals), (Pieces{{7, 3}}));
}

// Little or big endian UTF-16 or UTF-32 of characters of the basic plane.
std::string wide(std::u16string_view text, size_t width, bool big) {
  std::string out;
  for (const char16_t c : text) {
    std::string unit(width, '\0');
    unit[big ? width - 1 : 0] = static_cast<char>(c & 0xFF);
    unit[big ? width - 2 : 1] = static_cast<char>(c >> 8);
    out += unit;
  }
  return out;
}

TEST(DocumentStream, SplitsWideCharactersAsAWhole) {
  // U+010C and U+0C01 hold a byte 0C; U+0C0C holds two.
  constexpr std::u16string_view kText = u"\u010Ce\u0C01\fk\u0C0C\f \f\u0C01";
  for (const size_t width : {size_t{2}, size_t{4}}) {
    for (const bool big : {false, true}) {
      const Pieces expected{{0, 4 * width}, {5 * width, 2 * width}, {10 * width, width}};
      EXPECT_EQ(documents_of(wide(u"\uFEFF" + std::u16string(kText), width, big), kFormFeeds), expected)
          << width << (big ? " big" : " little");
      EXPECT_EQ(documents_of(wide(u"\uFEFFone\n==\nt", width, big), kEquals), (Pieces{{0, 5 * width}, {8 * width, width}}));
    }
  }
  EXPECT_EQ(documents_of(wide(u"ab\u010C\fc", 2, false), kFormFeeds), (Pieces{{0, 6}, {8, 2}}));  // no mark
}

TEST(DocumentStream, MatchesWideLinesAsText) {
  const std::string text = wide(u"a\xD83D\xDE80\n\xD83D\xDE80\nb", 2, false);  // lines of a rocket
  EXPECT_EQ(documents_of("\xFF\xFE" + text, {Mode::kPattern, "\xF0\x9F\x9A\x80"}), (Pieces{{0, 10}, {16, 2}}));
}

TEST(DocumentStream, KeepsHalfACharacterAtTheEnd) { EXPECT_EQ(documents_of("a\0b\0\f\0c"s, kFormFeeds), (Pieces{{0, 4}, {6, 1}})); }

TEST(DocumentStream, RefusesABadPattern) {
  Parser parser(small_grammar());
  Collector sink;
  auto stream = DocumentStream::open(parser, sink, {Mode::kPattern, "=("});
  ASSERT_FALSE(stream);
  EXPECT_EQ(stream.errors().front().code, "bad_split_pattern");
  EXPECT_NE(stream.errors().front().message.find("=("), std::string::npos);
}

// Random streams of few characters meet every border; the documents and the separators add up to the stream.
TEST(DocumentStream, AnyChunksGiveTheSameDocuments) {
  uint32_t state = 12345;
  const auto random = [&](uint32_t below) {
    state = state * 1664525 + 1013904223;
    return (state >> 16) % below;
  };
  for (int round = 0; round < 200; ++round) {
    std::string bytes;
    for (uint32_t i = random(60); i > 0; --i) bytes += "\n\r=\f x\0\xFE"[random(8)];
    for (const SplitOptions& split : {kFormFeeds, kEquals}) documents_of(bytes, split);
  }
}

}  // namespace
}  // namespace quern
