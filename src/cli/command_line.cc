// Boost.Program_options takes the words apart; no other file includes it.
#include <algorithm>
#include <boost/program_options.hpp>

#include "cli/command.h"
#include "grammar/faults.h"

namespace quern::cli {
namespace {

namespace po = boost::program_options;

std::vector<Option> all_options(const Command& command) {
  std::vector<Option> all(command.options.begin(), command.options.end());
  all.push_back(kHelpOption);
  return all;
}

po::options_description describe(const std::vector<Option>& options) {
  po::options_description description;
  for (const Option& option : options) {
    const std::string name = option.letter == 0 ? option.name : std::string(option.name) + "," + option.letter;
    if (option.value == nullptr) {
      description.add_options()(name.c_str(), option.help);
    } else {
      description.add_options()(name.c_str(), po::value<std::string>(), option.help);
    }
  }
  return description;
}

bool may_repeat(const std::vector<Option>& options, std::string_view name) {
  return std::any_of(options.begin(), options.end(), [&](const Option& option) { return option.many && name == option.name; });
}

std::string see_help(const Command& command) { return std::string("see quern ") + command.name + " --help"; }

Error unknown_option(const Command& command, const std::string& name) {
  std::vector<std::string> known;
  for (const Option& option : all_options(command)) known.push_back(std::string("--") + option.name);
  const std::string near = loading::did_you_mean(name, {known.begin(), known.end()});
  return usage_error("unknown option `" + name + "`", near.empty() ? see_help(command) : near + " " + see_help(command));
}

Error describe_error(const Command& command, const po::error& error) {
  if (const auto* unknown = dynamic_cast<const po::unknown_option*>(&error)) return unknown_option(command, unknown->get_option_name());
  const auto* named = dynamic_cast<const po::error_with_option_name*>(&error);
  const std::string option = named != nullptr ? "the option `" + named->get_option_name() + "` " : std::string();
  if (const auto* syntax = dynamic_cast<const po::invalid_command_line_syntax*>(&error)) {
    switch (syntax->kind()) {
      case po::invalid_syntax::extra_parameter: return usage_error(option + "takes no value", see_help(command));
      case po::invalid_syntax::missing_parameter:
      case po::invalid_syntax::empty_adjacent_parameter:
        return usage_error(option + "needs a value", "write --option=VALUE if the value begins with a dash; " + see_help(command));
      default: break;
    }
  }
  return usage_error(error.what(), see_help(command));
}

}  // namespace

Error usage_error(std::string message, std::string help) { return {"usage", {}, std::move(message), std::move(help)}; }

Result<CommandLine> parse_command_line(const Command& command, const std::vector<std::string>& words) {
  using namespace po::command_line_style;
  const std::vector<Option> options = all_options(command);
  const po::options_description description = describe(options);
  CommandLine line;
  try {
    const int style = unix_style & ~allow_guessing;  // a new option must not change what an abbreviation means
    const auto parsed = po::command_line_parser(words).options(description).style(style).run();
    for (const auto& option : parsed.options) {
      if (option.position_key >= 0) {
        line.arguments.insert(line.arguments.end(), option.value.begin(), option.value.end());
      } else {
        std::vector<std::string>& values = line.options[option.string_key];
        values.push_back(option.value.empty() ? "" : option.value.front());
        if (values.size() > 1 && !may_repeat(options, option.string_key))
          return usage_error("the option `--" + option.string_key + "` stands twice", see_help(command));
      }
    }
  } catch (const po::error& error) {
    return describe_error(command, error);
  }
  return line;
}

}  // namespace quern::cli
