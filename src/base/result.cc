#include "quern/result.h"

namespace quern {

std::string to_string(const Error& error) {
  std::string out;
  if (!error.place.file.empty()) {
    out += error.place.file;
    if (error.place.line > 0) out += ":" + std::to_string(error.place.line);
    if (error.place.column > 0) out += ":" + std::to_string(error.place.column);
    out += ": ";
  }
  out += "error[" + error.code + "]: " + error.message;
  if (!error.help.empty()) out += "\n  help: " + error.help;
  return out;
}

}  // namespace quern
