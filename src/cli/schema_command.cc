#include <array>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/print.h"
#include "quern/grammar.h"
#include "quern/schema.h"

namespace quern::cli {
namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"as", 0, "FORM",
     "json: JSON Schema 2020-12 (the default); duckdb, clickhouse: CREATE\n"
     "TABLE; spark: the columns as a DDL string."},
    {"grammar", 'g', "NAME|PATH", "The grammar whose records are described. Default: job."},
});

struct Form {
  std::string_view name;
  std::string (*make)(const Grammar& grammar);
};
constexpr std::array<Form, 4> kForms{{
    {"json", [](const Grammar& grammar) { return json_schema(grammar); }},
    {"duckdb", [](const Grammar& grammar) { return table_schema(grammar, TableDialect::kDuckDb); }},
    {"clickhouse", [](const Grammar& grammar) { return table_schema(grammar, TableDialect::kClickHouse); }},
    {"spark", [](const Grammar& grammar) { return table_schema(grammar, TableDialect::kSpark); }},
}};

int run_schema(const CommandLine& line, Console& console) {
  if (!line.arguments.empty())
    return fail(console, {usage_error("quern schema takes no argument, but got `" + line.arguments.front() + "`", "write --grammar NAME")},
                kUsage);
  const std::string as = line.value("as", "json");
  for (const Form& form : kForms) {
    if (form.name != as) continue;
    const auto grammar = Grammar::load(line.value("grammar", "job"));
    if (grammar) return print(form.make(*grammar), console);
    console.error(grammar.errors());
    return kUsage;
  }
  console.error(usage_error("--as does not take `" + as + "`", "it takes json, duckdb, clickhouse, spark"));
  return kUsage;
}

}  // namespace

const Command kSchemaCommand{
    "schema",
    "the schema of the records, for validators and databases",
    "quern schema [OPTION...]",
    "Prints what the records of a grammar look like.",
    kOptions,
    "quern schema > job.schema.json\n"
    "quern schema --as duckdb | duckdb jobs.db\n"
    "quern schema --as clickhouse -g course",
    run_schema,
};

}  // namespace quern::cli
