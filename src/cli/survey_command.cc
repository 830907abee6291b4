#include "cli/survey_command.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <optional>
#include <string>

#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/interrupt.h"
#include "cli/print.h"
#include "cli/quantity.h"
#include "grammar/faults.h"
#include "input/input_reader.h"
#include "pipeline/document_parser.h"
#include "pipeline/read_document.h"
#include "survey/coverage_survey.h"
#include "survey/heading_survey.h"

namespace quern::cli {
namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"grammar", 'g', "NAME|PATH", "headings, coverage: the grammar. Default: job."},
    {"text-field", 0, "PATH", "headings, coverage: the member of JSON lines that holds the text.\nDefault: text."},
    {"least", 0, "N", "headings: only those of N documents or more. Default: 2."},
    {"top", 0, "N", "headings: no more than N. Default: 100."},
    {"rule", 0, "ID", "coverage: rather than the table, all that this rule matched and what\nbecame of it."},
});

struct SurveyOptions {
  std::vector<std::string> inputs;
  std::string text_field, rule;
  size_t least = 2, top = 100;
};

Result<size_t> read_number(const CommandLine& line, const char* option, size_t otherwise) {
  if (!line.has(option)) return otherwise;
  const std::string text = line.value(option, "");
  if (const auto number = parse_count(text, std::numeric_limits<size_t>::max())) return size_t{*number};
  return usage_error("--" + std::string(option) + " does not take `" + text + "`", "it takes a number from 1");
}

Result<SurveyOptions> read_options(const CommandLine& line, const CompiledGrammar& grammar) {
  SurveyOptions options;
  options.inputs.assign(line.arguments.begin() + 1, line.arguments.end());
  if (options.inputs.empty()) return usage_error("there is no corpus to read", "name its files: quern grammar coverage postings/*.txt");
  options.text_field = line.value("text-field", "text");
  options.rule = line.value("rule", "");
  std::vector<std::string_view> ids;
  for (const Rule& rule : grammar.rules) ids.push_back(rule.id);
  if (!options.rule.empty() && std::find(ids.begin(), ids.end(), options.rule) == ids.end())
    return usage_error("the grammar has no rule `" + options.rule + "`", loading::did_you_mean(options.rule, ids));
  const auto least = read_number(line, "least", options.least), top = read_number(line, "top", options.top);
  if (!least) return least.errors();
  if (!top) return top.errors();
  options.least = *least;
  options.top = *top;
  return options;
}

// Reads the documents of all inputs, as quern parse does; what cannot be read is told, and passed over.
class CorpusReader {
 public:
  using Take = std::function<void(const ReadDocument&, const std::string& place)>;
  CorpusReader(const SurveyOptions& options, const CompiledGrammar& grammar, const Console& console, Take take)
      : grammar_(grammar),
        console_(console),
        take_(std::move(take)),
        unwrapper_({.text = options.text_field}, grammar.structured),
        reader_(
            options.inputs, {}, [this](const Errors& errors) { console_.error(errors); }, interrupt_.wake_fd(),
            [this] { return interrupt_.signal() != 0; }) {}

  // False: not all of it could be read.
  bool read() {
    for (Batch batch; reader_.fill(batch); batch.clear())
      for (RawDocument& document : batch.documents()) complete_ = take_document(document, batch.bytes(document)) && complete_;
    return complete_ && !reader_.failed();
  }
  int signal() const { return interrupt_.signal(); }

 private:
  bool take_document(RawDocument& document, std::string_view bytes) {
    const bool is_one_of_many = document.form != RawDocument::Form::kText;
    const std::string place =
        is_one_of_many ? document.source.uri + ":" + std::to_string(document.source.document + 1) : document.source.uri;
    std::string_view content;
    Error error{"", {place}, "", ""};
    if (unwrapper_.unwrap(document, bytes, content)) {
      const auto read =
          read_document(std::as_bytes(std::span(content)), document.source, {.charset = document.source.charset}, grammar_.structured);
      if (read) {
        take_(*read, place);
        return true;
      }
      error = read.errors().front();
      error.place = {place};
    } else {
      error.code = document.code;
      error.message = document.reason;
    }
    console_.error(error);
    return is_one_of_many;  // the others are read all the same
  }

  const CompiledGrammar& grammar_;
  const Console& console_;
  Take take_;
  Interrupt interrupt_;
  DocumentUnwrapper unwrapper_;
  InputReader reader_;
  bool complete_ = true;
};

}  // namespace

std::span<const Option> survey_options() { return kOptions; }

int run_survey(const CommandLine& line, Console& console) {
  const auto grammar = Grammar::load(line.value("grammar", "job"));
  if (!grammar) return fail(console, grammar.errors(), kUsage);
  const CompiledGrammar& rules = grammar->compiled();
  const auto options = read_options(line, rules);
  if (!options) return fail(console, options.errors(), kUsage);
  const bool headings = line.arguments.front() == "headings";
  HeadingSurvey heading_survey(rules);
  CoverageSurvey coverage(rules, options->rule);
  CorpusReader reader(*options, rules, console, [&](const ReadDocument& document, const std::string& place) {
    ExtractionTrace attempts;
    const Analysis found = analyse(document, rules, nullptr, headings ? nullptr : &attempts);
    if (headings) {
      heading_survey.add(document.text.utf8, found, place);
    } else {
      coverage.add(document.text.utf8, found, attempts, place);
    }
  });
  const bool complete = reader.read();
  if (reader.signal() != 0) return kSignalled + reader.signal();
  const std::string table = headings                ? heading_survey.table(options->least, options->top)
                            : options->rule.empty() ? coverage.table()
                                                    : coverage.instances();
  return print(table, console, complete ? kDone : kInputFailed);
}

}  // namespace quern::cli
