#include "pipeline/stats_file.h"

#include <algorithm>

#include "grammar/compiled.h"
#include "json/reader.h"
#include "quern/version.h"

namespace quern {
namespace {

constexpr std::string_view kSchema = "quern.stats/1";

void write_facts(const RunFacts& facts, const RunStats& stats, JsonWriter& json) {
  json.key("grammar"), json.begin_object();
  json.key("name"), json.string(facts.grammar_name);
  json.key("version"), json.string(facts.grammar_version);
  json.key("sha256"), json.string(facts.grammar_sha256);
  json.end_object();
  json.key("input_bytes"), json.integer(static_cast<int64_t>(facts.input_bytes));
  json.key("seconds"), json.number(facts.seconds);
  json.key("cpu_seconds"), json.number(facts.cpu_seconds);
  json.key("documents_per_second"), json.number(facts.seconds > 0 ? static_cast<double>(stats.documents) / facts.seconds : 0);
  json.key("input_bytes_per_second"), json.number(facts.seconds > 0 ? static_cast<double>(facts.input_bytes) / facts.seconds : 0);
  json.key("peak_rss_bytes"), json.integer(static_cast<int64_t>(facts.peak_rss_bytes));
}

RunFacts read_facts(const Value& object) {
  const auto text = [](const Value* value) { return value == nullptr ? std::string() : std::string(value->as_string()); };
  const auto number = [&](std::string_view name) {
    return object.find(name) == nullptr ? 0.0 : std::max(0.0, object.find(name)->as_double());
  };
  RunFacts facts;
  if (const Value* grammar = object.find("grammar")) {
    facts.grammar_name = text(grammar->find("name"));
    facts.grammar_version = text(grammar->find("version"));
    facts.grammar_sha256 = text(grammar->find("sha256"));
  }
  facts.input_bytes = static_cast<uint64_t>(number("input_bytes"));
  facts.seconds = number("seconds");
  facts.cpu_seconds = number("cpu_seconds");
  facts.peak_rss_bytes = static_cast<uint64_t>(number("peak_rss_bytes"));
  return facts;
}

}  // namespace

RunFacts facts_of(const Grammar& grammar) {
  const CompiledGrammar& compiled = grammar.compiled();
  RunFacts facts;
  facts.grammar_name = compiled.name;
  facts.grammar_version = compiled.version;
  facts.grammar_sha256 = compiled.sha256;
  return facts;
}

void StatsFile::add(const StatsFile& other) {
  if (facts.grammar_name.empty()) facts = {other.facts.grammar_name, other.facts.grammar_version, other.facts.grammar_sha256};
  facts.input_bytes += other.facts.input_bytes;
  facts.seconds += other.facts.seconds;
  facts.cpu_seconds += other.facts.cpu_seconds;
  facts.peak_rss_bytes = std::max(facts.peak_rss_bytes, other.facts.peak_rss_bytes);
  stats.add(other.stats);
}

std::string to_json(const StatsFile& file) {
  std::string out;
  JsonWriter json(out, JsonWriter::Layout::kPretty);
  json.begin_object();
  json.key("schema"), json.string(kSchema);
  json.key("quern"), json.string(version());
  write_facts(file.facts, file.stats, json);
  file.stats.write(json);
  json.end_object();
  return out + "\n";
}

Result<StatsFile> read_stats_file(std::string_view text, const std::string& path) {
  const Error bad{
      "bad_stats_file", {path}, "this is no statistics file of schema " + std::string(kSchema), "name a file that --stats wrote"};
  const Result<Value> object = parse_json(text);
  if (!object || object->find("schema") == nullptr || object->find("schema")->as_string() != kSchema) return bad;
  StatsFile file{read_facts(*object), {}};
  if (!file.stats.read(*object)) return bad;
  return file;
}

}  // namespace quern
