// What the program says to people, on standard error.
#pragma once

#include <string>
#include <string_view>

#include "quern/result.h"

namespace quern::cli {

enum class Verbosity { kQuiet, kNormal, kVerbose };

// Whether what is written there may be coloured: a terminal, and NO_COLOR does not speak against it.
bool may_colour(int fd);

// Colour only on a terminal, and not where NO_COLOR says so. Control characters in what is said (file names, pieces
// of documents) are shown escaped: no input steers the terminal.
class Console {
 public:
  Console();

  void set_verbosity(Verbosity verbosity) { verbosity_ = verbosity; }

  // Always said: the reason of an exit code other than 0.
  void error(const Error& error) const;
  void error(const Errors& errors) const;
  void error(std::string_view message) const { say(message); }
  // Of interest to most; --quiet leaves it out.
  void notice(std::string_view message) const;
  // Said with --verbose only.
  void detail(std::string_view message) const;
  // How far the work is: one line that the next one replaces, and any message; on a terminal alone, and not with --quiet. Empty: none.
  void status(std::string_view line) const;

 private:
  void say(std::string_view message) const;

  Verbosity verbosity_ = Verbosity::kNormal;
  bool colour_ = false;
  bool terminal_ = false;
  mutable bool has_status_ = false;  // a status line stands on the terminal
};

}  // namespace quern::cli
