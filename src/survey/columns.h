// A table for a terminal: columns as wide as their widest entry, the last one as it is.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace quern {

class Columns {
 public:
  enum Side : uint8_t { kLeft, kRight };
  struct Head {
    std::string name;
    Side side = kLeft;
  };

  explicit Columns(std::vector<Head> heads);

  // One entry for each column; line ends and control characters in it become spaces.
  void add(std::vector<std::string> row);
  // With a line of names first.
  std::string text() const;

 private:
  std::vector<Head> heads_;
  std::vector<std::vector<std::string>> rows_;
};

// "64 %"
std::string percent(uint64_t part, uint64_t whole);

}  // namespace quern
