// What is written in place of a chunk: stretches of it as they stand, and what was made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quern {

// Something in a chunk that could not be read as it should be.
struct CleanTrouble {
  std::string code;
  uint64_t line;  // of the input, from 1
  std::string reason;
};

class CleanOutput {
 public:
  void start(std::string_view chunk) {
    chunk_ = chunk;
    made_.clear();
    pieces_.clear();
    troubles.clear();
    documents = rejected = 0;
    changed = false;
  }

  // `part`: of the chunk.
  void keep(std::string_view part) {
    const auto begin = static_cast<size_t>(part.data() - chunk_.data());
    add({false, begin, begin + part.size()});
  }
  void put(std::string_view text) {
    const size_t begin = made_.size();
    made_ += text;
    add({true, begin, made_.size()});
  }

  // Calls write(std::string_view) for each stretch.
  template <typename Write>
  void for_each(Write write) const {
    for (const Piece& piece : pieces_) write((piece.made ? std::string_view(made_) : chunk_).substr(piece.begin, piece.end - piece.begin));
  }

  uint64_t documents = 0, rejected = 0;  // lines of JSON, and those of them that were passed on as they are
  bool changed = false;                  // something is not what it was
  std::vector<CleanTrouble> troubles;

 private:
  struct Piece {
    bool made;
    size_t begin, end;
  };

  void add(Piece piece) {
    if (!pieces_.empty() && pieces_.back().made == piece.made && pieces_.back().end == piece.begin) {
      pieces_.back().end = piece.end;
    } else {
      pieces_.push_back(piece);
    }
  }

  std::string_view chunk_;
  std::string made_;
  std::vector<Piece> pieces_;
};

}  // namespace quern
