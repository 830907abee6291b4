#include "pipeline/run_stats.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <variant>

#include "pipeline/stats_file.h"
#include "quern/parser.h"
#include "support/small_grammar.h"

namespace quern {
namespace {

using std::chrono::microseconds;

Outcome parsed(std::string_view text) { return Parser(test::small_grammar()).parse(text, {.uri = "a"}); }

TEST(TimeCounts, GivesQuantilesWithinAnEighth) {
  TimeCounts times;
  EXPECT_EQ(times.quantile(0.5), 0);
  for (int i = 1; i <= 1000; ++i) times.add(microseconds(i));
  EXPECT_GE(times.quantile(0.5), 500);
  EXPECT_LE(times.quantile(0.5), 500 * 1.125 * 1.001);
  EXPECT_GE(times.quantile(0.99), 990);
  EXPECT_LE(times.quantile(0.99), 990 * 1.125 * 1.001);
  times.add(std::chrono::hours(24 * 365 * 100));  // longer than the last bucket
  EXPECT_GT(times.quantile(1), 1e9);
}

TEST(RunStats, CountsRecordsAndRejects) {
  RunStats stats;
  stats.add(std::get<Record>(parsed("Needs\n- a boat\n")));
  stats.add(std::get<Record>(parsed("caf\xC3\x83\xC2\xA9\n")));
  stats.add(Reject{"not_text", {.uri = "b", .bytes = 7}, "no", "original"});
  EXPECT_EQ(stats.documents, 3u);
  EXPECT_EQ(stats.records, 2u);
  EXPECT_EQ(stats.rejected, 1u);
  EXPECT_EQ(stats.document_bytes, 15u + 8u + 7u);
  EXPECT_EQ(stats.rejects, (Counts{{"not_text", 1}}));
  EXPECT_EQ(stats.charsets, (Counts{{"utf-8", 2}}));
  EXPECT_EQ(stats.media_types, (Counts{{"text/plain", 2}}));
  EXPECT_EQ(stats.repairs, (Counts{{"windows-1252", 1}}));
  EXPECT_EQ(stats.sections.at("needs"), 1u);
}

TEST(RunStats, SumsAreThoseOfAll) {
  RunStats a, b;
  a.add(std::get<Record>(parsed("Needs\n- a boat\n")));
  a.times.add(microseconds(100));
  b.add(Reject{"not_text", {.uri = "b", .bytes = 7}, "no", ""});
  b.times.add(microseconds(100'000));
  RunStats both = a;
  both.add(b);
  EXPECT_EQ(both.documents, 2u);
  EXPECT_EQ(both.kinds, a.kinds);
  EXPECT_EQ(both.rejects, b.rejects);
  EXPECT_EQ(both.times.quantile(1), b.times.quantile(1));
}

TEST(StatsFile, ReadsWhatItWrote) {
  StatsFile file{facts_of(test::small_grammar()), {}};
  file.facts.input_bytes = 123;
  file.facts.seconds = 1.5;
  file.facts.peak_rss_bytes = 1 << 20;
  file.stats.add(std::get<Record>(parsed("Needs\n- a boat\n")));
  file.stats.add(Reject{"not_text", {.uri = "b", .bytes = 7}, "no", ""});
  file.stats.times.add(microseconds(100));
  const std::string json = to_json(file);
  const auto again = read_stats_file(json, "stats.json");
  ASSERT_TRUE(again);
  EXPECT_EQ(to_json(*again), json);
  EXPECT_EQ(again->stats.documents, 2u);
}

TEST(StatsFile, RefusesWhatIsNone) {
  for (const char* bad :
       {"", "[]", "{}", R"({"schema":"quern.stats/2"})", R"({"schema":"quern.stats/1","documents":-1})",
        R"({"schema":"quern.stats/1","kinds":[1]})", R"({"schema":"quern.stats/1","document_time_us":{"buckets":{"999":1}}})"}) {
    const auto read = read_stats_file(bad, "stats.json");
    ASSERT_FALSE(read) << bad;
    EXPECT_EQ(read.errors().front().code, "bad_stats_file") << bad;
  }
}

}  // namespace
}  // namespace quern
