#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/print.h"
#include "grammar/compiled.h"
#include "grammar/faults.h"
#include "quern/codes.h"
#include "quern/grammar.h"

namespace quern::cli {
namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"grammar", 'g', "NAME|PATH", "The grammar whose flags are listed too. Default: job."},
});

// A code of the engine, or a flag that the grammar declares.
struct Entry {
  std::string_view code, kind, meaning, cause, cure;
};

std::string_view kind_name(CodeKind kind) {
  switch (kind) {
    case CodeKind::kError: return "error";
    case CodeKind::kReject: return "reject";
    case CodeKind::kFlag: return "flag";
    case CodeKind::kViolation: return "violation";
  }
  return "";
}

std::vector<Entry> all_entries(const Grammar& grammar) {
  std::vector<Entry> entries;
  for (const CodeInfo& info : all_codes()) entries.push_back({info.code, kind_name(info.kind), info.meaning, info.cause, info.cure});
  for (const FlagDecl& flag : grammar.compiled().flags) entries.push_back({flag.code, "flag", flag.meaning, flag.cause, flag.cure});
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.code < b.code; });
  return entries;
}

std::string table(const std::vector<Entry>& entries) {
  size_t width = 0;
  for (const Entry& entry : entries) width = std::max(width, entry.code.size());
  std::string out;
  for (const Entry& entry : entries) {
    std::string row(entry.code);
    row.resize(width + 2, ' ');
    row += entry.kind;
    row.resize(width + 13, ' ');
    out += row + std::string(entry.meaning) + "\n";
  }
  return out;
}

std::string describe(const Entry& entry) {
  return std::string(entry.code) + " (" + std::string(entry.kind) + ")\n  meaning: " + std::string(entry.meaning) +
         "\n  cause:   " + std::string(entry.cause) + "\n  cure:    " + std::string(entry.cure) + "\n";
}

int unknown_code(const std::string& code, const std::vector<Entry>& entries, const Console& console) {
  std::vector<std::string_view> known;
  for (const Entry& entry : entries) known.push_back(entry.code);
  const std::string near = loading::did_you_mean(code, known);
  console.error(usage_error("there is no code `" + code + "`", (near.empty() ? "" : near + " ") + "quern codes lists all"));
  return kUsage;
}

int run_codes(const CommandLine& line, Console& console) {
  const auto grammar = Grammar::load(line.value("grammar", "job"));
  if (!grammar) return fail(console, grammar.errors(), kUsage);
  const std::vector<Entry> entries = all_entries(*grammar);
  if (line.arguments.empty()) return print(table(entries), console);
  std::string out;
  for (const std::string& code : line.arguments) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.code == code; });
    if (found == entries.end()) return unknown_code(code, entries, console);
    out += describe(*found);
  }
  return print(out, console);
}

}  // namespace

const Command kCodesCommand{
    "codes",
    "every diagnostic: its meaning, its cause and its cure",
    "quern codes [OPTION...] [CODE...]",
    "Lists the codes of errors, rejects, flags and violations, or explains those that are named.",
    kOptions,
    "quern codes\nquern codes mojibake_suspect\nquern codes | grep reject",
    run_codes,
};

}  // namespace quern::cli
