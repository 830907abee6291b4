// What the program's exit status says.
#pragma once

namespace quern::cli {

enum ExitCode : int {
  kDone = 0,
  kFindings = 1,      // over --max-rejects, or findings of check, test or validate
  kUsage = 2,         // the command line or the grammar is wrong
  kInputFailed = 3,   // some input could not be read
  kOutputFailed = 4,  // the output could not be written; without a word when its reader closed it
  kBug = 5,           // quern broke its own contract
  kSignalled = 128,   // plus the number of the signal
};

}  // namespace quern::cli
