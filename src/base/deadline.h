// How long the work at hand may take on this thread.
#pragma once

#include <chrono>
#include <utility>

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
    if (set_) end_ = kNone;
  }
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;

  static void check() {
    if (end_ != kNone && Clock::now() >= end_) throw DeadlinePassed();
  }

  // Time that is not the document's, such as what its thread makes for all that follow.
  class Pause {
   public:
    Pause() {
      if (end_ != kNone) start_ = Clock::now();
      std::swap(end_, stood_);
    }
    ~Pause() {
      if (stood_ != kNone) end_ = stood_ + (Clock::now() - start_);
    }
    Pause(const Pause&) = delete;
    Pause& operator=(const Pause&) = delete;

   private:
    Clock::time_point start_, stood_ = kNone;
  };

 private:
  static constexpr Clock::time_point kNone = Clock::time_point::max();
  static inline thread_local Clock::time_point end_ = kNone;
  bool set_;
};

// For loops over what a document is made of: lines, units, rules.
inline void check_deadline() { Deadline::check(); }

}  // namespace quern
