// How long the work at hand may take on this thread.
#pragma once

#include <chrono>

namespace quern {

// Thrown where the time is over; caught where the deadline was set.
struct DeadlinePassed {};

// While one with a limit stands, `check_deadline` of its thread throws once the time is over. They do not nest.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  // 0: no limit.
  explicit Deadline(std::chrono::milliseconds limit) : set_(limit.count() > 0) {
    if (set_) end_ = Clock::now() + limit;
  }
  ~Deadline() {
    if (set_) end_ = Clock::time_point::max();
  }
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;

  static void check() {
    if (end_ != Clock::time_point::max() && Clock::now() >= end_) throw DeadlinePassed();
  }

 private:
  static inline thread_local Clock::time_point end_ = Clock::time_point::max();
  bool set_;
};

// For loops over what a document is made of: lines, units, rules.
inline void check_deadline() { Deadline::check(); }

}  // namespace quern
