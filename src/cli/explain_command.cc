#include <array>
#include <limits>
#include <string>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/interrupt.h"
#include "cli/print.h"
#include "cli/shared_options.h"
#include "input/whole_file.h"
#include "quern/parser.h"

namespace quern::cli {
namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"line", 'l', "N", "Only what concerns this line of the document, counted from 1."},
    {"grammar", 'g', "NAME|PATH", "The grammar: a shipped one, or a .toml file. Default: job."},
    {"charset", 0, "NAME", "The encoding of the text, where you know it. Default: found out."},
    {"document-limit", 0, "SIZE", "Larger documents are refused: 500K, 16M, 1G. Default: 16M."},
});

struct ExplainOptions {
  std::string path = "-";
  std::string grammar;
  uint32_t line = 0;
  ParserOptions parser;
};

Result<ExplainOptions> read_options(const CommandLine& line) {
  ExplainOptions options;
  if (line.arguments.size() != 1) return usage_error("quern explain takes one file", "name it, or write - for standard input");
  options.path = line.arguments.front();
  options.grammar = line.value("grammar", "job");
  if (line.has("line")) {
    const std::string text = line.value("line", "");
    const auto number = parse_count(text, std::numeric_limits<uint32_t>::max());
    if (!number) return usage_error("--line does not take `" + text + "`", "it takes the number of a line, counted from 1");
    options.line = static_cast<uint32_t>(*number);
  }
  const auto limit = read_document_limit(line);
  if (!limit) return limit.errors();
  options.parser.document_limit = *limit;
  const auto charset = read_charset(line);
  if (!charset) return charset.errors();
  options.parser.text.charset = *charset;
  return options;
}

int run_explain(const CommandLine& line, Console& console) {
  const auto options = read_options(line);
  if (!options) return fail(console, options.errors(), kUsage);
  const auto grammar = Grammar::load(options->grammar);
  if (!grammar) return fail(console, grammar.errors(), kUsage);
  const Interrupt interrupt;
  const auto document = read_whole_file(options->path, options->parser.document_limit, "raise --document-limit", interrupt.wake_fd());
  if (interrupt.signal() != 0) return kSignalled + interrupt.signal();
  if (!document) return fail(console, document.errors(), kInputFailed);
  Parser parser(*grammar, options->parser);
  const auto explained = parser.explain(*document, options->line);
  if (explained) return print(*explained, console);
  console.error(explained.errors());
  return explained.errors().front().code == "no_such_line" ? kUsage : kInputFailed;
}

}  // namespace

const Command kExplainCommand{
    "explain",
    "why each line and field of a document came out as it did",
    "quern explain [OPTION...] FILE",
    "Shows, for one document, how the text was repaired and taken apart, what evidence each line gave\n"
    "for which section, and which rules made or refused a value. FILE may be - for standard input.",
    kOptions,
    "quern explain posting.txt\nquern explain posting.txt --line 12\nquern explain posting.txt -g rules/tender.toml",
    run_explain,
};

}  // namespace quern::cli
