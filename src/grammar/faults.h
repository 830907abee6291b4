// What is wrong with a grammar: collected over all of its files, told at once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quern/result.h"

namespace quern::loading {

// A place in one of the files that a grammar is merged from; `file` is a number that Faults gives out.
struct Spot {
  uint16_t file = 0;
  uint32_t line = 0;  // from 1; 0 for the file as a whole
  uint32_t column = 0;
};

class Faults {
 public:
  uint16_t add_file(std::string name);
  Place place(Spot spot) const;

  void add(std::string_view code, Spot spot, std::string message, std::string help = {});
  // Errors of another part (a pattern), told at this place; `about` goes before each message.
  void add(const Errors& errors, Spot spot, std::string_view about = {});

  bool empty() const { return faults_.empty(); }
  // All, by file and place, each once.
  Errors take();

 private:
  struct Fault {
    Spot spot;
    Error error;
  };
  std::vector<std::string> files_;
  std::vector<Fault> faults_;
};

// "did you mean `heads`?" for the name that is nearest to `name`, or "" where none is near.
std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& known);
// The same; where none is near, "known are `a`, `b` and `c`".
std::string suggest(std::string_view name, const std::vector<std::string_view>& known);

}  // namespace quern::loading
