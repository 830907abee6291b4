// The program: finds the command that is meant and runs it.
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/print.h"
#include "grammar/faults.h"
#include "quern/version.h"

namespace quern::cli {
namespace {

constexpr auto kCommands =
    std::to_array<const Command*>({&kParseCommand, &kRunCommand, &kMergeCommand, &kCleanCommand, &kGrammarCommand, &kSchemaCommand,
                                   &kValidateCommand, &kExplainCommand, &kReportCommand, &kCodesCommand});

std::string overall_help() {
  std::string out =
      "quern mills loosely formatted text (job postings first) into clean, validated JSON.\n"
      "\n"
      "Usage: quern COMMAND [OPTION...] [ARGUMENT...]\n"
      "       quern FILE...                            the same as quern parse FILE...\n"
      "\n"
      "Commands:\n";
  for (const Command* command : kCommands) {
    std::string name = std::string("  ") + command->name;
    name.resize(12, ' ');
    out += name + command->summary + "\n";
  }
  return out +
         "\n"
         "  quern COMMAND --help shows the options of a command, with examples.\n"
         "  quern --version shows the version.\n"
         "\n"
         "Data goes to standard output, messages go to standard error.\n"
         "\n"
         "Exit codes:\n"
         "    0  done\n"
         "    1  done, but over --max-rejects, or with findings (clean --check, grammar test, validate)\n"
         "    2  the command line or the grammar is wrong\n"
         "    3  some input could not be read\n"
         "    4  the output could not be written\n"
         "    5  a fault of quern itself\n"
         "  130  ended by SIGINT, 143 by SIGTERM, after what was at hand was written\n";
}

const Command* find_command(std::string_view name) {
  const auto found = std::find_if(kCommands.begin(), kCommands.end(), [&](const Command* command) { return name == command->name; });
  return found == kCommands.end() ? nullptr : *found;
}

// Does the first word name a file, rather than a command that does not exist?
bool looks_like_file(const std::string& word) {
  struct stat status {};
  return word.find_first_of("./") != std::string::npos || ::stat(word.c_str(), &status) == 0;
}

int unknown_command(const std::string& word, const Console& console) {
  std::vector<std::string_view> names;
  for (const Command* command : kCommands) names.emplace_back(command->name);
  const std::string near = loading::did_you_mean(word, names);
  console.error(usage_error("there is no command and no file `" + word + "`", (near.empty() ? "" : near + " ") + "see quern --help"));
  return kUsage;
}

int run_command(const Command& command, const std::vector<std::string>& words, Console& console) {
  const Result<CommandLine> line = parse_command_line(command, words);
  if (!line) {
    console.error(line.errors());
    return kUsage;
  }
  if (line->has("help")) return print(help_of(command), console);
  return command.run(*line, console);
}

int run(std::vector<std::string> words, Console& console) {
  const std::string first = words.empty() ? "" : words.front();
  if (first == "--version") return print("quern " + std::string(version()) + "\n", console);
  if (first == "--help" || first == "-h" || (first == "help" && words.size() == 1)) return print(overall_help(), console);
  if (first == "help") {  // quern help COMMAND
    words = {words[1], "--help"};
    return find_command(words[0]) == nullptr ? unknown_command(words[0], console) : run(words, console);
  }
  if (const Command* command = find_command(first)) return run_command(*command, {words.begin() + 1, words.end()}, console);
  if (!first.empty() && first[0] != '-' && !looks_like_file(first)) return unknown_command(first, console);
  return run_command(kParseCommand, words, console);
}

// Data must not go to an input or output file that was given the number of a closed standard stream.
void occupy_standard_streams() {
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd)
    if (::fcntl(fd, F_GETFD) < 0) static_cast<void>(::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY));
}

int guarded_main(int argc, char** argv) {
  occupy_standard_streams();
  ::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write,
  ::signal(SIGXFSZ, SIG_IGN);  // and so is a file that may grow no more
  Console console;
  try {
    return run({argv + 1, argv + argc}, console);
  } catch (const std::bad_alloc&) {
    console.error("out of memory; a lower --document-limit needs less");
    return kBug;
  } catch (const std::exception& error) {
    console.error(std::string("a fault of quern itself: ") + error.what() +
                  "\n  help: please report it, with the command line and the input");
    return kBug;
  }
}

}  // namespace
}  // namespace quern::cli

int main(int argc, char** argv) { return quern::cli::guarded_main(argc, argv); }
