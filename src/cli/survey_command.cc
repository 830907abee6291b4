#include "cli/survey_command.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <variant>

#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/input_format.h"
#include "cli/interrupt.h"
#include "cli/parse_options.h"
#include "cli/print.h"
#include "cli/quantity.h"
#include "cli/read_document.h"
#include "grammar/faults.h"
#include "input/byte_source.h"
#include "input/json_lines.h"
#include "survey/coverage_survey.h"
#include "survey/heading_survey.h"

namespace quern::cli {
namespace {

constexpr size_t kChunk = size_t{256} << 10;
constexpr size_t kLimit = size_t{16} << 20;  // bytes of a document, as the default of quern parse

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

// Reads files as documents, JSON lines as many; what cannot be read is told, and passed over.
class CorpusReader {
 public:
  using Take = std::function<void(const Text&, const std::string& place)>;
  CorpusReader(const std::string& text_field, Console& console, Take take)
      : text_field_(text_field), console_(console), take_(std::move(take)), chunk_(kChunk) {}

  // False: it could not be read to its end.
  bool read(const std::string& path) {
    if (is_json_lines(From::kAuto, path)) return read_lines(path);
    const auto document = read_document(path, kLimit, interrupt_);
    if (!document) return fail(document.errors());
    return interrupt_.signal() == 0 && take_document(*document, path, {});
  }
  int signal() const { return interrupt_.signal(); }

 private:
  bool read_lines(const std::string& path) {
    auto source = ByteSource::open(path, interrupt_.wake_fd());
    if (!source) return fail(source.errors());
    JsonLines lines({text_field_, "id", kLimit, path}, [this](JsonLines::Item&& item) { take_line(std::move(item)); });
    for (;;) {
      const auto size = source->read(chunk_);
      if (interrupt_.signal() != 0) return false;
      if (!size) return fail(size.errors());
      if (*size == 0) break;
      lines.feed(std::string_view(reinterpret_cast<const char*>(chunk_.data()), *size));
    }
    lines.finish();
    return true;
  }

  void take_line(JsonLines::Item&& item) {
    if (auto* reject = std::get_if<Reject>(&item)) {
      fail({Error{std::move(reject->code), {place_of(reject->source)}, std::move(reject->reason), ""}});
    } else {
      const auto& document = std::get<JsonDocument>(item);
      take_document(document.text, place_of(document.source), {.charset = "utf-8"});
    }
  }

  // Documents of one file by their number, from 1: "dump.jsonl:12".
  static std::string place_of(const Source& source) { return source.uri + ":" + std::to_string(source.document + 1); }

  bool take_document(std::string_view bytes, const std::string& place, const TextOptions& options) {
    const auto text = prepare_text(std::as_bytes(std::span(bytes)), options);
    if (!text) return fail({Error{text.errors().front().code, {place}, text.errors().front().message, text.errors().front().help}});
    take_(*text, place);
    return true;
  }

  bool fail(const Errors& errors) {
    if (interrupt_.signal() == 0) console_.error(errors);
    return false;
  }

  const std::string& text_field_;
  Console& console_;
  Take take_;
  Interrupt interrupt_;
  std::vector<std::byte> chunk_;
};

}  // namespace

std::span<const Option> survey_options() { return kOptions; }

int run_survey(const CommandLine& line, Console& console) {
  const auto grammar = Grammar::load(line.value("grammar", "job"));
  if (!grammar) {
    console.error(grammar.errors());
    return kUsage;
  }
  const CompiledGrammar& rules = grammar->compiled();
  const auto options = read_options(line, rules);
  if (!options) {
    console.error(options.errors());
    return kUsage;
  }
  const bool headings = line.arguments.front() == "headings";
  HeadingSurvey heading_survey(rules);
  CoverageSurvey coverage(rules, options->rule);
  CorpusReader reader(options->text_field, console, [&](const Text& text, const std::string& place) {
    ExtractionTrace attempts;
    const Analysis found = analyse(text.utf8, rules, nullptr, headings ? nullptr : &attempts);
    if (headings) {
      heading_survey.add(text.utf8, found, place);
    } else {
      coverage.add(text.utf8, found, attempts, place);
    }
  });
  bool complete = true;
  for (const std::string& input : options->inputs) {
    complete = reader.read(input) && complete;
    if (reader.signal() != 0) return kSignalled + reader.signal();
  }
  const std::string table = headings                ? heading_survey.table(options->least, options->top)
                            : options->rule.empty() ? coverage.table()
                                                    : coverage.instances();
  return print(table, console, complete ? kDone : kInputFailed);
}

}  // namespace quern::cli
