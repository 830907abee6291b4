#include "pipeline/in_order.h"

#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>

namespace quern {
namespace {

struct Number {
  int given = 0, made = 0;
};

class InOrderOf : public ::testing::TestWithParam<size_t> {};

TEST_P(InOrderOf, ResultsComeInTheOrderOfTheJobs) {
  std::vector<int> taken;
  InOrder<Number> jobs(
      GetParam(),
      [](Number& job, size_t) {
        if (job.given % 7 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
        job.made = job.given * 2;
      },
      [&](Number& job) { taken.push_back(job.made); });
  for (int i = 0; i < 200; ++i) {
    jobs.next().given = i;
    jobs.submit();
    if (i == 100) {
      jobs.drain();
      EXPECT_EQ(taken.size(), 101u);
    }
  }
  jobs.drain();
  ASSERT_EQ(taken.size(), 200u);
  for (int i = 0; i < 200; ++i) EXPECT_EQ(taken[i], 2 * i);
}

TEST_P(InOrderOf, FaultsComeToTheCaller) {
  InOrder<Number> jobs(
      GetParam(), [](Number& job, size_t) { job.given == 3 ? throw std::runtime_error("three") : void(); }, [](Number&) {});
  const auto run = [&] {
    for (int i = 0; i < 10; ++i) {
      jobs.next().given = i;
      jobs.submit();
    }
    jobs.drain();
  };
  EXPECT_THROW(run(), std::runtime_error);
}

INSTANTIATE_TEST_SUITE_P(Threads, InOrderOf, ::testing::Values(1, 2, 5));

}  // namespace
}  // namespace quern
