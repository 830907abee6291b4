// Work on many threads, of which the results come in the order in which the jobs were given.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace quern {

// Jobs are kept and used again. All calls are made by one thread, which is also the one that `take` runs on; `work` runs on any, with the
// number of its thread. With one thread, and for the first job, all is done at once and no thread is started.
//
//   InOrder<Job> jobs(4, work, take);
//   while (fill(jobs.next())) jobs.submit();
//   jobs.drain();
template <typename Job>
class InOrder {
 public:
  InOrder(size_t threads, std::function<void(Job&, size_t thread)> work, std::function<void(Job&)> take)
      : work_(std::move(work)), take_(std::move(take)), slots_(threads == 1 ? 1 : 2 * threads), threads_(threads) {}
  ~InOrder() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    given_.notify_all();
    for (std::thread& worker : workers_) worker.join();
  }
  InOrder(const InOrder&) = delete;
  InOrder& operator=(const InOrder&) = delete;

  // A job to fill. Where all are at work, the oldest is taken first.
  Job& next() {
    if (submitted_ - taken_ == slots_.size()) take_oldest();
    return slot(submitted_).job;
  }

  void submit() {
    if (threads_ == 1 || submitted_ == 0) {
      Job& job = slot(submitted_).job;
      work_(job, 0);
      ++submitted_, ++started_, ++taken_;
      return take_(job);
    }
    if (workers_.empty())
      for (size_t i = 0; i < threads_; ++i) workers_.emplace_back([this, i] { run(i); });
    {
      const std::lock_guard lock(mutex_);
      slot(submitted_).done = false;
      ++submitted_;
    }
    given_.notify_one();
  }

  // Takes all that was submitted.
  void drain() {
    while (taken_ < submitted_) take_oldest();
  }

 private:
  struct Slot {
    Job job;
    bool done = false;
    std::exception_ptr failure;
  };

  Slot& slot(size_t number) { return slots_[number % slots_.size()]; }

  void run(size_t thread) {
    std::unique_lock lock(mutex_);
    for (;;) {
      given_.wait(lock, [this] { return stopped_ || started_ < submitted_; });
      if (stopped_) return;
      Slot& mine = slot(started_++);
      lock.unlock();
      try {
        work_(mine.job, thread);
      } catch (...) {
        mine.failure = std::current_exception();
      }
      lock.lock();
      mine.done = true;
      finished_.notify_one();
    }
  }

  void take_oldest() {
    Slot& oldest = slot(taken_);
    {
      std::unique_lock lock(mutex_);
      finished_.wait(lock, [&] { return oldest.done; });
    }
    if (oldest.failure) std::rethrow_exception(oldest.failure);
    ++taken_;
    take_(oldest.job);
  }

  std::function<void(Job&, size_t)> work_;
  std::function<void(Job&)> take_;
  std::vector<Slot> slots_;
  size_t threads_;
  std::vector<std::thread> workers_;

  std::mutex mutex_;
  std::condition_variable given_, finished_;
  size_t submitted_ = 0, started_ = 0, taken_ = 0;  // how many jobs so far
  bool stopped_ = false;
};

}  // namespace quern
