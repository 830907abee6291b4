#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"

namespace quern::cli {
namespace {

// "-g, --grammar NAME|PATH"
std::string spelling(const Option& option) {
  std::string out = option.letter == 0 ? "    " : std::string("-") + option.letter + ", ";
  out += std::string("--") + option.name;
  if (option.value != nullptr) out += std::string(" ") + option.value;
  return out;
}

// `text` with every line after the first indented by `width`.
std::string hang(std::string_view text, size_t width) {
  std::string out;
  for (const char c : text) {
    out += c;
    if (c == '\n') out.append(width, ' ');
  }
  return out;
}

}  // namespace

std::string help_of(const Command& command) {
  std::vector<Option> options(command.options.begin(), command.options.end());
  options.push_back(kHelpOption);
  size_t width = 0;
  for (const Option& option : options) width = std::max(width, spelling(option).size());

  std::string out = std::string("Usage: ") + hang(command.usage, 7) + "\n\n" + command.description + "\n\nOptions:\n";
  for (const Option& option : options) {
    std::string left = "  " + spelling(option);
    left.resize(width + 4, ' ');
    out += left + hang(option.help, width + 4) + "\n";
  }
  return out + "\nExamples:\n  " + hang(command.examples, 2) + "\n";
}

}  // namespace quern::cli
