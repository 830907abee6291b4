#include "quern/grammar.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "grammar/compile.h"
#include "grammar/embedded.h"
#include "grammar/lint.h"
#include "grammar/show.h"
#include "grammar/source.h"

namespace quern {
namespace {

using CompiledResult = Result<std::shared_ptr<const CompiledGrammar>>;

CompiledResult compile_source(loading::Source source) {
  loading::Faults faults;
  auto compiled = loading::compile(loading::merge(source, faults), faults);
  if (!faults.empty()) return faults.take();
  compiled->source = std::make_shared<const loading::Source>(std::move(source));
  return std::shared_ptr<const CompiledGrammar>(std::move(compiled));
}

// Again: what was merged takes ten times the memory of its source, and a grammar is parsed with more often than shown.
loading::Merged merged_again(const CompiledGrammar& grammar) {
  loading::Faults found_before;
  return loading::merge(*grammar.source, found_before);
}

Error not_found(std::string_view name) {
  if (std::error_code error; std::filesystem::is_directory(name, error))
    return {"grammar_not_found", {}, "`" + std::string(name) + "` is a folder, not a grammar", "name one of the .toml files in it"};
  const std::vector<std::string> known = loading::known_grammars();
  std::string help = loading::suggest(name, {known.begin(), known.end()});
  std::string message = "there is no grammar `" + std::string(name) + "`";
  if (name.ends_with(".toml"))
    return {"grammar_not_found", {}, std::move(message), "check the path; shipped grammars are named without .toml"};
  message += " built in or in";
  for (const std::string& folder : loading::search_folders()) message += " " + folder;
  return {"grammar_not_found", {}, std::move(message), std::move(help)};
}

}  // namespace

Result<Grammar> Grammar::load(std::string_view name) {
  auto source = loading::find_source(name);
  if (!source) return not_found(name);
  auto compiled = compile_source(std::move(*source));
  if (!compiled) return compiled.errors();
  return Grammar(std::move(*compiled));
}

Result<Grammar> Grammar::parse(std::string_view toml, std::string_view file) {
  loading::Source source;
  source.file = source.identity = file;
  source.toml = toml;
  const size_t slash = file.rfind('/');
  source.folder = slash == file.npos ? "" : file.substr(0, slash);
  auto compiled = compile_source(std::move(source));
  if (!compiled) return compiled.errors();
  return Grammar(std::move(*compiled));
}

std::vector<std::string> Grammar::shipped() {
  std::vector<std::string> names;
  for (const EmbeddedGrammar& grammar : embedded_grammars()) names.emplace_back(grammar.name);
  return names;
}

std::string_view Grammar::name() const { return compiled_->name; }
std::string_view Grammar::version() const { return compiled_->version; }
std::string_view Grammar::schema() const { return compiled_->schema; }
std::string_view Grammar::sha256() const { return compiled_->sha256; }
std::vector<GrammarFinding> Grammar::lint() const { return loading::lint(*compiled_, merged_again(*compiled_)); }
std::string Grammar::show() const { return loading::show(merged_again(*compiled_)); }

}  // namespace quern
