#include "cli/clean_options.h"

#include <array>

#include "cli/shared_options.h"
#include "text/chars.h"

namespace quern::cli {
namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"steps", 's', "LIST",
     "What is done, parted by commas; the order does not matter:\n"
     "* escaped    decode HTML entities in lines that are escaped as a whole\n"
     "  entities   decode all HTML entities\n"
     "* repair     undo mojibake\n"
     "  width      full-width and half-width forms -> ordinary ones\n"
     "  quotes     curly quotes -> ' and \"\n"
     "  dashes     dashes, hyphens, minus sign -> -\n"
     "  spaces     no-break space, thin space ... -> space\n"
     "  ligatures  typographic ligatures -> letters\n"
     "* controls   remove control characters\n"
     "  zero-width remove characters that are not seen and join nothing\n"
     "* line-ends  CRLF, CR and others -> LF\n"
     "* nfc        Unicode's composed form\n"
     "  nfkc       its composed form for compatibility\n"
     "default stands for those with a star, none for none of them."},
    {"certain", 0, nullptr, "Leave out repairs that are guesses."},
    {"from", 0, "FORMAT", "auto: JSON lines by the endings .jsonl and .ndjson, else text (the\ndefault); text; jsonl."},
    {"text-field", 0, "PATH",
     "JSON lines: the member that is cleaned, such as job.description; all\nothers pass byte for byte. Default: text."},
    {"charset", 0, "NAME", "The encoding of the text, where you know it. Default: found out."},
    {"document-limit", 0, "SIZE", "JSON lines: longer lines pass as they are: 500K, 16M, 1G. Default: 16M."},
    {"explain", 0, nullptr, "Write the changes rather than the text, a line of JSON each."},
    {"diff", 0, nullptr, "Write the lines that change rather than the text."},
    {"check", 0, nullptr, "Write no text; exit with code 1 if any would change."},
    {"output", 'o', "FILE", "Write there. The file appears when it is complete."},
    {"threads", 't', "N", "Work on so many threads. The output is the same for any number.\nDefault: as many as there are processors."},
    {"max-rejects", 0, "N|N%", "Exit with code 1 if more lines of JSON cannot be read than so many."},
    {"quiet", 'q', nullptr, "Say nothing about single lines."},
    {"verbose", 'v', nullptr, "Say at the end how much was done in what time."},
});

std::string all_step_words() {
  std::string all;
  for (const NamedStep& named : all_steps()) all += std::string(named.name) + ", ";
  return all + "default, none";
}

std::optional<Steps> steps_named(std::string_view word) {
  if (word == "default") return kDefaultSteps;
  if (word == "none") return Steps();
  for (const NamedStep& named : all_steps())
    if (named.name == word) return Steps{named.step};
  return std::nullopt;
}

Result<Steps> read_steps(std::string_view list) {
  Steps steps;
  while (true) {
    const size_t comma = list.find(',');
    const std::string word(trim(list.substr(0, comma)));
    const std::optional<Steps> named = steps_named(word);
    if (!named) return usage_error("--steps does not take `" + word + "`", "it takes a list of " + all_step_words());
    steps.insert(*named);
    if (comma == std::string_view::npos) return steps;
    list.remove_prefix(comma + 1);
  }
}

CleanSettings::Output output_of(const CommandLine& line) {
  if (line.has("explain")) return CleanSettings::Output::kExplain;
  if (line.has("diff")) return CleanSettings::Output::kDiff;
  return line.has("check") ? CleanSettings::Output::kNothing : CleanSettings::Output::kText;
}

// Options that say nothing together with others are slips, not wishes.
std::optional<Error> find_contradiction(const CommandLine& line, const CleanRunOptions& options) {
  const auto given = [&](const char* name) { return line.has(name); };
  if (given("explain") && given("diff")) return usage_error("--explain and --diff exclude each other", "run quern twice");
  if (given("text-field") && options.from == InputFormat::kText)
    return usage_error("--text-field says nothing of text", "read the input with --from jsonl");
  if (given("charset") && options.from == InputFormat::kJsonLines)
    return usage_error("--charset says nothing of JSON lines: JSON is UTF-8", "leave it out, or convert the file first");
  if (given("check") && given("output") && !given("explain") && !given("diff"))
    return usage_error("--check writes no text for --output", "add --diff or --explain, or leave one out");
  constexpr auto kFilled = std::to_array({"text-field", "output"});
  return find_common_slip(line, options.inputs, kFilled);
}

}  // namespace

std::span<const Option> clean_option_table() { return kOptions; }

Result<CleanRunOptions> read_clean_options(const CommandLine& line) {
  CleanRunOptions options;
  options.inputs = line.arguments;
  options.output = line.value("output", "");
  options.check = line.has("check");
  options.settings.output = output_of(line);
  options.settings.text_field = line.value("text-field", options.settings.text_field);
  options.settings.certain = line.has("certain");
  const auto from = read_from_lines(line);
  if (!from) return from.errors();
  options.from = *from;
  const auto steps = read_steps(line.value("steps", "default"));
  if (!steps) return steps.errors();
  options.settings.steps = *steps;
  const auto charset = read_charset(line);
  if (!charset) return charset.errors();
  options.charset = *charset;
  const auto limit = read_document_limit(line);
  if (!limit) return limit.errors();
  options.line_limit = *limit;
  const auto threads = read_threads(line);
  if (!threads) return threads.errors();
  options.threads = *threads;
  const auto max_rejects = read_max_rejects(line, "lines");
  if (!max_rejects) return max_rejects.errors();
  options.max_rejects = *max_rejects;
  if (auto error = find_contradiction(line, options)) return *error;
  return options;
}

}  // namespace quern::cli
