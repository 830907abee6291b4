#include "quern/grammar.h"

#include <filesystem>
#include <system_error>

#include "grammar/compile.h"
#include "grammar/embedded.h"
#include "grammar/lint.h"
#include "grammar/show.h"
#include "grammar/source.h"

namespace quern {
namespace {

using CompiledResult = Result<std::shared_ptr<const CompiledGrammar>>;

CompiledResult compile_source(const loading::Source& source) {
  loading::Faults faults;
  const auto merged = std::make_shared<loading::Merged>(loading::merge(source, faults));
  auto compiled = loading::compile(merged, faults);
  merged->tables.reset();  // they are compiled; what else was merged is for `show` and `lint`
  if (!faults.empty()) return faults.take();
  return compiled;
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
  const auto source = loading::find_source(name);
  if (!source) return not_found(name);
  auto compiled = compile_source(*source);
  if (!compiled) return compiled.errors();
  return Grammar(std::move(*compiled));
}

Result<Grammar> Grammar::parse(std::string_view toml, std::string_view file) {
  loading::Source source;
  source.file = source.identity = file;
  source.toml = toml;
  const size_t slash = file.rfind('/');
  source.folder = slash == file.npos ? "" : file.substr(0, slash);
  auto compiled = compile_source(source);
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
std::vector<GrammarFinding> Grammar::lint() const { return loading::lint(*compiled_); }
std::string Grammar::show() const { return loading::show(*compiled_->merged); }

}  // namespace quern
