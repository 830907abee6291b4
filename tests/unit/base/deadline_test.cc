#include "base/deadline.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <thread>

#include "base/made_once.h"

namespace quern {
namespace {

using std::chrono::milliseconds;

void pass(milliseconds time) { std::this_thread::sleep_for(time); }

TEST(Deadline, PassesAndEndsWithItsScope) {
  {
    const Deadline deadline(milliseconds(1));
    pass(milliseconds(2));
    EXPECT_THROW(check_deadline(), DeadlinePassed);
  }
  EXPECT_NO_THROW(check_deadline());
}

TEST(Deadline, WithoutALimitNeverPasses) {
  const Deadline deadline(milliseconds(0));
  pass(milliseconds(1));
  EXPECT_NO_THROW(check_deadline());
}

TEST(Deadline, RestsWhileItIsPaused) {
  const Deadline deadline(milliseconds(500));
  {
    const Deadline::Pause pause;
    {
      const Deadline::Pause within;
      pass(milliseconds(300));
    }
    pass(milliseconds(300));
    EXPECT_NO_THROW(check_deadline());
  }
  EXPECT_NO_THROW(check_deadline());
  pass(milliseconds(600));
  EXPECT_THROW(check_deadline(), DeadlinePassed);
}

TEST(MadeOnce, IsMadeOnceAndNotOnTheTimeOfADocument) {
  const MadeOnce<std::string> word;
  int made = 0;
  const auto make = [&] {
    ++made;
    pass(milliseconds(500));
    return std::make_unique<const std::string>("sieve");
  };
  const Deadline deadline(milliseconds(400));
  EXPECT_EQ(word.get(make), "sieve");
  EXPECT_EQ(word.get(make), "sieve");
  EXPECT_EQ(made, 1);
  EXPECT_NO_THROW(check_deadline());
}

TEST(MadeOnce, IsTriedAgainWhenMakingFails) {
  const MadeOnce<std::string> word;
  EXPECT_THROW(word.get([]() -> std::unique_ptr<const std::string> { throw std::runtime_error("no"); }), std::runtime_error);
  EXPECT_EQ(word.get([] { return std::make_unique<const std::string>("sieve"); }), "sieve");
}

}  // namespace
}  // namespace quern
