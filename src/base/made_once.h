// What is made when it is first asked for, by whichever thread asks.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>

#include "base/deadline.h"

namespace quern {

// The time that making takes is not the document's that happens to come first: its deadline rests meanwhile.
template <typename T>
class MadeOnce {
 public:
  // `make` gives a unique_ptr. When it throws, the next one to ask tries again.
  template <typename Make>
  const T& get(const Make& make) const {
    if (!ready_.load(std::memory_order_acquire)) {
      const Deadline::Pause pause;
      std::call_once(once_, [&] {
        value_ = make();
        ready_.store(true, std::memory_order_release);
      });
    }
    return *value_;
  }

 private:
  mutable std::once_flag once_;
  mutable std::atomic<bool> ready_ = false;
  mutable std::unique_ptr<const T> value_;
};

}  // namespace quern
