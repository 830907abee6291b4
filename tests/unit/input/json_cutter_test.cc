#include "input/json_cutter.h"

#include "unit/input/cut.h"

namespace quern {
namespace {

using testing::Shown;

testing::MakeCutter cutter(size_t limit = 1000) {
  return [limit](TakeDocument take) {
    return std::make_unique<JsonCutter>(StreamInfo{.uri = "in", .document_limit = limit}, std::move(take));
  };
}

Shown read(std::string_view bytes, size_t limit = 1000) { return shown(testing::cut(cutter(limit), bytes)); }

TEST(JsonCutter, AnElementOfAnArrayIsADocument) {
  EXPECT_EQ(read(R"([{"text":"a"}, {"text":"b"}])"), (Shown{R"([{"text":"a"}] @1)", R"([{"text":"b"}] @15)"}));
  EXPECT_EQ(read("\n[\n  {},\n\n  {}\n]\n"), (Shown{"[{}] @5", "[{}] @12"}));
  EXPECT_EQ(read("[]"), Shown{});
  EXPECT_EQ(read(" "), Shown{});
}

TEST(JsonCutter, BracketsAndQuotesInStringsEndNothing) {
  const std::string one = R"({"a":"}]\"{[","b":"\\","c":["\\\"]",{"d":"x"}]})";
  EXPECT_EQ(read("[" + one + "," + one + "]"), (Shown{"[" + one + "] @1", "[" + one + "] @" + std::to_string(one.size() + 2)}));
}

TEST(JsonCutter, ObjectsMayFollowEachOtherOverSeveralLines) {
  EXPECT_EQ(read("\xEF\xBB\xBF{\n \"text\": \"a\"\n}\n{\n}{},\n{}"),
            (Shown{"[{\n \"text\": \"a\"\n}] @3", "[{\n}] @20", "[{}] @23", "[{}] @27"}));
}

TEST(JsonCutter, TellsTheLine) {
  const auto found = testing::cut(cutter(), "[\n{},\n\n{\"a\":\n1},{}]");
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].raw.line, 2u);
  EXPECT_EQ(found[1].raw.line, 4u);
  EXPECT_EQ(found[2].raw.line, 5u);
  EXPECT_EQ(found[2].raw.source.document, 2u);
  EXPECT_EQ(found[2].raw.form, RawDocument::Form::kJson);
}

TEST(JsonCutter, ElementsThatAreNoObjectsAreForTheParserToRefuse) {
  EXPECT_EQ(read(R"([1, "a,b", [2, 3], null])"), (Shown{"[1] @1", R"(["a,b"] @4)", "[[2, 3]] @11", "[null] @19"}));
  EXPECT_EQ(read("12"), Shown{"[12] @0"});
}

TEST(JsonCutter, RefusesWhatIsTooLargeAndGoesOn) {
  EXPECT_EQ(read(R"([{"text":"aaaaaaaaaaaaaaaaaa"},{}])", 10),
            (Shown{R"(document_too_large: the document has 29 bytes, the limit is 10 [{"text":"a] @1)", "[{}] @31"}));
}

TEST(JsonCutter, TheRestOfABrokenArrayIsOneReject) {
  EXPECT_EQ(read("[{}\n;{}]\n[{}]"), (Shown{"[{}] @1", "invalid_json: line 2: expected is a comma or ], not `;` [;{}]\n[{}]] @4"}));
  EXPECT_EQ(read("[{\"a\":{]\n,{}]"),
            (Shown{"invalid_json: line 1: a bracket is closed by one of the other kind, in what begins on line 1 [{\"a\":{]\n,{}]] @1"}));
  EXPECT_EQ(read("[{}, }"), (Shown{"[{}] @1", "invalid_json: line 1: expected is an object, not `}` [}] @5"}));
}

TEST(JsonCutter, ObjectsGoOnAtTheNextLineThatBeginsWithOne) {
  EXPECT_EQ(read("{}\noops {}\n x\n{\"b\":1}"),
            (Shown{"[{}] @0", "invalid_json: line 2: expected is an object or [, not `o` [oops {}\n x\n] @3", "[{\"b\":1}] @14"}));
}

TEST(JsonCutter, AStreamThatEndsTooEarlyIsTold) {
  EXPECT_EQ(read("[{},\n{\"a\": \"b"),
            (Shown{"[{}] @1",
                   "invalid_json: line 2: the input ends within what begins on line 2: a quote or a bracket is not closed "
                   "[{\"a\": \"b] @5"}));
  EXPECT_EQ(read("[{}"), (Shown{"[{}] @1", "invalid_json: line 1: the input ends before the array does: expected is a comma or ] [] @3"}));
}

TEST(JsonCutter, WhatBreaksOffIsNoDocument) {
  EXPECT_EQ(shown(testing::cut_broken_off(cutter(), "[{},{\"a\"")),
            (Shown{"[{}] @1", "document_cut: the input breaks off within the document: the wire was cut [{\"a\"] @4"}));
  EXPECT_EQ(shown(testing::cut_broken_off(cutter(), "[{},")), Shown{"[{}] @1"});
}

TEST(JsonCutter, DepthTakesNoMemory) {
  const std::string deep(100000, '[');
  const auto found = testing::cut_in_pieces(cutter(50), "[" + deep + std::string(100000, ']') + ",{}]", 1000);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].raw.source.bytes, 200000u);
  EXPECT_EQ(found[1].bytes, "{}");
}

}  // namespace
}  // namespace quern
