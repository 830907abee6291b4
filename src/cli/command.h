// What a command of the program is: its help, its options, and what it does.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quern/result.h"

namespace quern::cli {

class Console;

// One option, as help shows it and as the command line takes it.
struct Option {
  const char* name;   // "grammar"
  char letter;        // 'g', or 0
  const char* value;  // what help calls its value; null: it takes none
  const char* help;   // one line or several
  bool many = false;  // it may stand more than once
};

// A command line taken apart. Every option is one that the command declares.
struct CommandLine {
  std::map<std::string, std::vector<std::string>, std::less<>> options;  // by name; "" for those without value
  std::vector<std::string> arguments;                                    // what is no option

  bool has(std::string_view name) const { return options.find(name) != options.end(); }
  std::string value(std::string_view name, std::string_view otherwise) const {
    const auto found = options.find(name);
    return found == options.end() ? std::string(otherwise) : found->second.front();
  }
  // All values of an option that may stand more than once.
  std::vector<std::string> values(std::string_view name) const {
    const auto found = options.find(name);
    return found == options.end() ? std::vector<std::string>() : found->second;
  }
};

struct Command {
  const char* name;
  const char* summary;      // for the list of commands
  const char* usage;        // "quern parse [OPTION...] [FILE...]", one line or several
  const char* description;  // a paragraph
  std::span<const Option> options;
  const char* examples;  // shown as they stand
  // Gives an exit code (exit_code.h).
  int (*run)(const CommandLine& line, Console& console);
};

extern const Command kParseCommand;
extern const Command kRunCommand;
extern const Command kMergeCommand;
extern const Command kCleanCommand;
extern const Command kGrammarCommand;
extern const Command kSchemaCommand;
extern const Command kValidateCommand;
extern const Command kExplainCommand;
extern const Command kReportCommand;
extern const Command kCodesCommand;

// What every command takes besides its own options.
inline constexpr Option kHelpOption{"help", 'h', nullptr, "Show this text."};

// --help of one command.
std::string help_of(const Command& command);

// Fails with `usage`, naming what it does not understand.
Result<CommandLine> parse_command_line(const Command& command, const std::vector<std::string>& words);

Error usage_error(std::string message, std::string help);

}  // namespace quern::cli
