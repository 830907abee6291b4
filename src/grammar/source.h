// Where grammars are found: files by path, beside the file that extends them, in the search path, or built in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quern::loading {

struct Source {
  std::string file;      // as messages name it
  std::string toml;      // what stands in it
  std::string identity;  // the same for the same file however it was named
  std::string folder;    // that `extends` is looked up in first; for a built-in one its name's folder ("job/", or "")
  std::string root;      // and then: the folder that its name was looked up in; empty for a built-in one
  bool built_in = false;
};

// As Grammar::load says.
std::optional<Source> find_source(std::string_view name);
// For `extends`: beside `from` first, then as above.
std::optional<Source> find_source(std::string_view name, const Source& from);

// A file of another kind that a grammar names: beside `from`, in the search path, or built in.
std::optional<std::string> find_data(std::string_view name, const Source& from);

// The folders that are searched for a name, in order.
std::vector<std::string> search_folders();
// Names that a search would find, for suggestions.
std::vector<std::string> known_grammars();

}  // namespace quern::loading
