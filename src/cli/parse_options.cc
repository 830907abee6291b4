#include "cli/parse_options.h"

#include <algorithm>
#include <array>

#include "cli/choose.h"
#include "cli/input_format.h"
#include "cli/shared_options.h"
#include "cli/twin_files.h"
#include "grammar/compiled.h"
#include "quern/version.h"

namespace quern::cli {
namespace {

constexpr const char* kSeeHelp = "see quern parse --help";

constexpr auto kOptions = std::to_array<Option>({
    {"grammar", 'g', "NAME|PATH", "The grammar: a shipped one, or a .toml file. Default: job."},
    {"from", 0, "FORMAT",
     "What the input holds: text, html, jsonl, json, csv, tsv, warc, rejects\n"
     "(what --rejects wrote); auto, the default, looks at it. Archives and\n"
     "compressed files are undone in any case."},
    {"files-from", 0, "FILE", "Also read the files that this one names, one a line or each ended by\na NUL; -: standard input names them."},
    {"include", 0, "GLOB", "Of folders, read only files whose path in the folder matches, such as\n'*.html'. May stand several times.",
     true},
    {"text-field", 0, "PATH", "The member of JSON, such as job.description, or the column of a table\nthat holds the text. Default: text."},
    {"id-field", 0, "PATH", "The member or column that names the document. Default: id."},
    {"split", 0, "HOW",
     "Where a document ends: none (a document a file: the default of files),\n"
     "formfeed (the default of standard input), or a pattern (RE2): lines\n"
     "that it matches as a whole end a document and belong to none."},
    {"document-limit", 0, "SIZE", "Larger documents are rejected: 500K, 16M, 1G. Default: 16M."},
    {"charset", 0, "NAME", "The encoding of the text, where you know it. Default: found out."},
    {"emit", 0, "FORM", "record: all that was found (the default); schemaorg: JSON-LD;\nflat: columns of scalars and of lists of scalars."},
    {"pretty", 0, nullptr, "Indented JSON rather than one line a record."},
    {"with-text", 0, nullptr, "Add the repaired text, which the spans point into, as `text`."},
    {"output", 'o', "FILE", "Write the records there. The file appears when it is complete."},
    {"rejects", 0, "FILE", "Write the rejected documents there, one JSON line each, with the reason\nand the original."},
    {"max-rejects", 0, "N|N%", "Exit with code 1 if more documents are rejected than so many."},
    {"doc-timeout", 0, "TIME", "Reject documents that take longer: 500ms, 10s, 2m. Default: no limit."},
    {"stats", 0, "FILE", "Write there what was counted: kinds, fields, rules, rejects, times."},
    {"threads", 't', "N", "Work on so many threads. The output is the same for any number.\nDefault: as many as there are processors."},
    {"quiet", 'q', nullptr, "Say nothing about single documents."},
    {"verbose", 'v', nullptr, "Say at the end how much was done in what time."},
});

struct FormWord {
  const char* word;
  Form form;
};
constexpr std::array<FormWord, 3> kFormWords{{{"record", Form::kRecord}, {"schemaorg", Form::kSchemaOrg}, {"flat", Form::kFlat}}};

std::string_view form_word(Form form) {
  const auto found = std::find_if(kFormWords.begin(), kFormWords.end(), [&](const FormWord& each) { return each.form == form; });
  return found->word;
}

SplitOptions read_split(const std::string& how) {
  if (how == "none") return {SplitOptions::Mode::kNone, ""};
  if (how == "formfeed") return {SplitOptions::Mode::kFormFeed, ""};
  return {SplitOptions::Mode::kPattern, how};
}

// Options that say nothing together with others are slips, not wishes.
std::optional<Error> find_contradiction(const CommandLine& line, const ParseOptions& options) {
  const auto given = [&](const char* name) { return line.has(name); };
  const InputFormat format = options.input.format;
  const std::string from = "--from " + std::string(format_word(format));
  if (given("split") && format != InputFormat::kAuto && format != InputFormat::kText)
    return usage_error("--split and " + from + " exclude each other: it is for text", kSeeHelp);
  constexpr std::array kNoMembers{InputFormat::kText, InputFormat::kHtml, InputFormat::kWarc, InputFormat::kRejects};
  if ((given("text-field") || given("id-field")) && std::find(kNoMembers.begin(), kNoMembers.end(), format) != kNoMembers.end())
    return usage_error("--text-field and --id-field say nothing with " + from, "they are for JSON and tables: --from jsonl");
  if (options.settings.emit.with_text && options.settings.emit.form == Form::kSchemaOrg)
    return usage_error("--with-text has no place in --emit schemaorg", "take --emit record or --emit flat");
  const std::array<NamedFile, 3> outputs{{{"--output", options.output}, {"--rejects", options.rejects}, {"--stats", options.stats}}};
  if (auto error = find_twin_files(outputs)) return error;
  constexpr auto kFilled = std::to_array({"grammar", "text-field", "split", "output", "rejects", "stats", "files-from"});
  return find_common_slip(line, options.inputs, kFilled);
}

}  // namespace

std::span<const Option> parse_option_table() { return kOptions; }

Result<ParseOptions> read_parse_options(const CommandLine& line) {
  ParseOptions options;
  options.inputs = line.arguments;
  options.grammar = line.value("grammar", options.grammar);
  options.settings.members.text = line.value("text-field", options.settings.members.text);
  options.settings.members.id = line.value("id-field", options.settings.members.id);
  options.input.text_field = options.settings.members.text;
  options.input.id_field = options.settings.members.id;
  options.files_from = line.value("files-from", "");
  options.include = line.values("include");
  options.rejects = line.value("rejects", "");
  options.output = line.value("output", "");
  options.stats = line.value("stats", "");
  options.settings.stats = !options.stats.empty();
  options.settings.keep_rejects = !options.rejects.empty();
  options.settings.emit.pretty = line.has("pretty");
  options.settings.emit.with_text = line.has("with-text");
  options.split = line.value("split", "");
  if (line.has("split")) options.input.split = read_split(options.split);

  const auto from = read_from(line);
  if (!from) return from.errors();
  options.input.format = *from;
  const auto form = choose(line, "emit", kFormWords);
  if (!form) return form.errors();
  options.settings.emit.form = form->form;
  const auto limit = read_document_limit(line);
  if (!limit) return limit.errors();
  options.settings.parser.document_limit = options.input.document_limit = *limit;
  const auto timeout = read_document_timeout(line);
  if (!timeout) return timeout.errors();
  options.settings.parser.document_timeout = *timeout;
  const auto charset = read_charset(line);
  if (!charset) return charset.errors();
  options.input.charset = *charset;
  const auto threads = read_threads(line);
  if (!threads) return threads.errors();
  options.threads = *threads;
  const auto max_rejects = read_max_rejects(line, "documents");
  if (!max_rejects) return max_rejects.errors();
  options.max_rejects = *max_rejects;
  if (auto error = find_contradiction(line, options)) return *error;
  return options;
}

Value settings_of(const ParseOptions& options, const Grammar& grammar) {
  const auto number = [](uint64_t value) { return Value(static_cast<int64_t>(value)); };
  const CompiledGrammar& compiled = grammar.compiled();
  Value grammar_value, settings;
  grammar_value.set("name", compiled.name);
  grammar_value.set("version", compiled.version);
  grammar_value.set("sha256", compiled.sha256);
  settings.set("quern", version());
  settings.set("grammar", std::move(grammar_value));
  settings.set("from", format_word(options.input.format));
  settings.set("text_field", options.settings.members.text);
  settings.set("id_field", options.settings.members.id);
  settings.set("charset", options.input.charset);
  settings.set("split", options.split);
  settings.set("document_limit", number(options.input.document_limit));
  settings.set("doc_timeout_ms", number(static_cast<uint64_t>(options.settings.parser.document_timeout.count())));
  settings.set("emit", std::string(form_word(options.settings.emit.form)));
  settings.set("with_text", options.settings.emit.with_text);
  return settings;
}

}  // namespace quern::cli
