// All files of a grammar, merged into one: what `extends` names first, then the file itself; what comes later wins.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/document.h"
#include "grammar/source.h"

namespace quern::loading {

struct Merged {
  Node root;                          // as one file; `extends` and `disable` are done with
  std::vector<std::string> sections;  // that a whole grammar declares, in its order
  std::vector<std::string> files;     // as merged
  std::vector<std::string> names;     // by file number of Spot: the file as messages name it
  std::vector<std::string> grammars;  // by file number of Spot: its `grammar`
  std::optional<std::string> tables;  // what is in the file that `decoding.tables` names
  std::string sha256;
  bool whole = false;    // it has a schema, its own or one of a grammar that it extends; else it is a part
  bool complete = true;  // every file could be found and read
};

Merged merge(const Source& source, Faults& faults);

}  // namespace quern::loading
