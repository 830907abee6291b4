// The folder of a run.
#pragma once

#include <optional>
#include <string>

#include "quern/result.h"
#include "run/journal.h"
#include "run/manifest.h"

namespace quern {

// Makes the folder, or checks that a run may write there. Fails with `run_exists` or `output_failed`.
std::optional<Error> prepare_folder(const std::string& folder, bool resume);

// Writes down what the run is, or checks that it is the one that is written down. Fails with `run_mismatch`, `run_damaged` or
// `output_failed`.
std::optional<Error> settle_manifest(const std::string& folder, const Manifest& manifest);

// Removes what a run that ended in the middle of its work left behind: temporary files, and files that the journal does not know.
void sweep(const std::string& folder, const JournalEntries& entries);

}  // namespace quern
