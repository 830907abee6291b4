#include "grammar/source.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "grammar/embedded.h"

namespace quern::loading {
namespace {

namespace fs = std::filesystem;

bool is_path(std::string_view name) { return name.size() > 5 && name.substr(name.size() - 5) == ".toml"; }

std::optional<std::string> read_bytes(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

std::optional<Source> read_file(const fs::path& folder, const fs::path& name) {
  const fs::path path = folder / name;
  auto toml = read_bytes(path);
  if (!toml) return std::nullopt;
  Source source;
  source.file = path.string();
  source.toml = std::move(*toml);
  std::error_code error;
  const fs::path canonical = fs::canonical(path, error);
  source.identity = error ? path.string() : canonical.string();
  source.folder = path.parent_path().string();
  source.root = folder.empty() ? source.folder : folder.string();
  return source;
}

std::optional<Source> read_built_in(std::string_view name) {
  for (const EmbeddedGrammar& grammar : embedded_grammars()) {
    if (grammar.name != name) continue;
    const std::string label = "built-in:" + std::string(name) + ".toml";
    const size_t slash = name.rfind('/');
    return Source{label, std::string(grammar.toml), label, std::string(slash == name.npos ? "" : name.substr(0, slash + 1)), "", true};
  }
  return std::nullopt;
}

std::optional<std::string> read_built_in_data(std::string_view name) {
  for (const EmbeddedData& data : embedded_data())
    if (data.name == name) return std::string(data.bytes);
  return std::nullopt;
}

void add_environment(std::vector<std::string>& folders) {
  const char* variable = std::getenv("QUERN_GRAMMAR_PATH");
  std::string_view left = variable ? variable : "";
  while (!left.empty()) {
    const size_t colon = std::min(left.find(':'), left.size());
    if (colon > 0) folders.emplace_back(left.substr(0, colon));
    left.remove_prefix(std::min(colon + 1, left.size()));
  }
}

}  // namespace

std::vector<std::string> search_folders() {
  std::vector<std::string> folders;
  add_environment(folders);
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  if (!error) {
    folders.push_back((program / "grammar").string());
    folders.push_back((program.parent_path() / "grammar").string());
  }
  folders.emplace_back(QUERN_INSTALLED_GRAMMARS);
  if (!error) folders.push_back((program.parent_path() / "share" / "quern" / "grammar").string());
  return folders;
}

std::optional<Source> find_source(std::string_view name) {
  if (is_path(name)) return read_file({}, name);
  const std::string file = std::string(name) + ".toml";
  if (name.find('/') != name.npos) {
    if (auto found = read_file({}, name)) return found;
    if (auto found = read_file({}, file)) return found;
    if (name.front() == '/') return std::nullopt;
  }
  for (const std::string& folder : search_folders())
    if (auto found = read_file(folder, file)) return found;
  return read_built_in(name);
}

std::optional<Source> find_source(std::string_view name, const Source& from) {
  std::optional<Source> found;
  if (from.built_in) {
    found = read_built_in(from.folder + std::string(name));
    if (!found) found = read_built_in(name);
  } else {
    const std::string file = is_path(name) ? std::string(name) : std::string(name) + ".toml";
    found = read_file(from.folder, file);
    if (!found) found = read_file(from.root, file);
    if (found) found->root = from.root;
  }
  return found ? found : find_source(name);
}

std::optional<std::string> find_data(std::string_view name, const Source& from) {
  if (from.built_in) {
    if (auto found = read_built_in_data(from.folder + std::string(name))) return found;
    if (auto found = read_built_in_data(name)) return found;
  } else {
    if (auto found = read_bytes(fs::path(from.folder) / name)) return found;
    if (auto found = read_bytes(fs::path(from.root) / name)) return found;
  }
  for (const std::string& folder : search_folders())
    if (auto found = read_bytes(fs::path(folder) / name)) return found;
  return read_built_in_data(name);
}

std::vector<std::string> known_grammars() {
  std::vector<std::string> names;
  for (const EmbeddedGrammar& grammar : embedded_grammars()) names.emplace_back(grammar.name);
  std::error_code error;
  for (const std::string& folder : search_folders())
    for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator(); entry.increment(error))
      if (entry->path().extension() == ".toml") names.push_back(entry->path().stem().string());
  return names;
}

}  // namespace quern::loading
