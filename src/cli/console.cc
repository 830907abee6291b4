#include "cli/console.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "base/terminal.h"

namespace quern::cli {
namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kYellow = "\x1b[33m";
constexpr std::string_view kEraseLine = "\r\x1b[K";
constexpr std::string_view kPlain = "\x1b[0m";

// Paints the first "word[code]" of the message.
std::string paint(std::string message, std::string_view word, std::string_view colour) {
  const size_t begin = message.find(std::string(word) + "[");
  const size_t end = begin == std::string::npos ? begin : message.find(']', begin);
  if (end == std::string::npos) return message;
  message.insert(end + 1, kPlain);
  message.insert(begin, std::string(kBold) + std::string(colour));
  return message;
}

}  // namespace

bool may_colour(int fd) {
  const char* no_color = std::getenv("NO_COLOR");
  return ::isatty(fd) != 0 && (no_color == nullptr || *no_color == '\0');
}

Console::Console() : colour_(may_colour(STDERR_FILENO)), terminal_(::isatty(STDERR_FILENO) != 0) {}

void Console::error(const Error& error) const { say(to_string(error)); }

void Console::error(const Errors& errors) const {
  for (const Error& each : errors) error(each);
}

void Console::notice(std::string_view message) const {
  if (verbosity_ != Verbosity::kQuiet) say(message);
}

void Console::detail(std::string_view message) const {
  if (verbosity_ == Verbosity::kVerbose) say(message);
}

void Console::status(std::string_view line) const {
  if (!terminal_ || verbosity_ == Verbosity::kQuiet || (line.empty() && !has_status_)) return;
  const std::string text = std::string(kEraseLine) + escape_controls(line);
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
  has_status_ = !line.empty();
}

void Console::say(std::string_view message) const {
  status({});
  std::string line = escape_controls(message);
  if (colour_) line = paint(paint(std::move(line), "error", kRed), "reject", kYellow);
  line.insert(0, colour_ ? std::string(kBold) + "quern:" + std::string(kPlain) + " " : "quern: ");
  line += '\n';
  // One call, so that lines of several processes do not mix. Nobody is left to be told if this fails.
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace quern::cli
