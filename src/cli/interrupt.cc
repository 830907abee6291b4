#include "cli/interrupt.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cassert>
#include <cerrno>

namespace quern::cli {
namespace {

// A signal handler reaches nothing but globals; it may run on any thread.
std::atomic<int> g_signal = 0;
static_assert(std::atomic<int>::is_always_lock_free);
std::array<int, 2> g_wake{-1, -1};
constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};
std::array<struct sigaction, kSignals.size()> g_before;

void note(int number) {
  const int saved = errno;
  g_signal = number;
  [[maybe_unused]] const ssize_t n = ::write(g_wake[1], "!", 1);
  errno = saved;
}

}  // namespace

Interrupt::Interrupt() {
  assert(g_wake[0] < 0);
  g_signal = 0;
  if (::pipe2(g_wake.data(), O_CLOEXEC | O_NONBLOCK) != 0) return;  // then signals kill as ever
  struct sigaction action {};
  action.sa_handler = note;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals[i], nullptr, &g_before[i]);
    if (g_before[i].sa_handler != SIG_IGN) ::sigaction(kSignals[i], &action, nullptr);  // nohup and the like have their reasons
  }
}

Interrupt::~Interrupt() {
  if (g_wake[0] < 0) return;
  for (size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], &g_before[i], nullptr);
  for (int& fd : g_wake) {
    ::close(fd);
    fd = -1;
  }
}

int Interrupt::signal() const { return g_signal; }
int Interrupt::wake_fd() const { return g_wake[0]; }

}  // namespace quern::cli
