// A merged grammar for people to read: one TOML file that loads as the same grammar, with where each part came from.
#pragma once

#include <string>

#include "grammar/merge.h"

namespace quern::loading {

std::string show(const Merged& merged);

}  // namespace quern::loading
