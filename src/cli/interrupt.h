// SIGINT, SIGTERM and SIGHUP, so that the work at hand can be finished first.
#pragma once

namespace quern::cli {

// While one stands, the first of each is only noted and wakes whoever waits for input; a second one kills
// as ever. There may be one at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  // The signal that came, or 0.
  int signal() const;
  // Becomes readable when a signal comes: for ByteSource.
  int wake_fd() const;
};

}  // namespace quern::cli
