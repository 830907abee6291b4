// Cleans a piece of an input: some blocks of text, or some lines of JSON.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "json/line_reader.h"
#include "text/clean.h"

namespace quern {

struct CleanSettings {
  bool json_lines = false;
  std::string text_field = "text";  // a path as JsonLineReader takes it
  std::string charset;              // of text, as declared; empty: find out
  CleanOptions clean{kDefaultSteps, false, Tracking::kNothing};
};

// Something that could not be read as it should be.
struct CleanTrouble {
  std::string code;
  uint64_t line;  // from 1
  std::string reason;
};

// What is written in place of a chunk: stretches of it, and of what was made.
class CleanOutput {
 public:
  void start(std::string_view chunk) {
    chunk_ = chunk;
    made_.clear();
    pieces_.clear();
    troubles.clear();
    changed = false;
  }
  void keep(std::string_view part) {
    const auto begin = static_cast<size_t>(part.data() - chunk_.data());
    if (!pieces_.empty() && !pieces_.back().made && pieces_.back().end == begin) {
      pieces_.back().end = begin + part.size();
    } else {
      pieces_.push_back({false, begin, begin + part.size()});
    }
  }
  // To be appended to; `put` then says that it is to be written.
  std::string& made() { return made_; }
  void put() {
    const size_t begin = put_until();
    pieces_.push_back({true, begin, made_.size()});
  }

  // Calls write(std::string_view) for each stretch.
  template <typename Write>
  void for_each(Write write) const {
    for (const Piece& piece : pieces_) write((piece.made ? std::string_view(made_) : chunk_).substr(piece.begin, piece.end - piece.begin));
  }

  bool changed = false;
  std::vector<CleanTrouble> troubles;

 private:
  struct Piece {
    bool made;
    size_t begin, end;
  };

  size_t put_until() const {
    for (auto piece = pieces_.rbegin(); piece != pieces_.rend(); ++piece)
      if (piece->made) return piece->end;
    return 0;
  }

  std::string_view chunk_;
  std::string made_;
  std::vector<Piece> pieces_;
};

// Keeps its buffers; one a thread.
class ChunkCleaner {
 public:
  explicit ChunkCleaner(const CleanSettings& settings) : settings_(settings), reader_(settings.text_field, "") {}

  // `chunk`: whole blocks or lines; `line`: the number of its first line.
  void clean(std::string_view chunk, uint64_t line, CleanOutput& out);

 private:
  void clean_block(std::string_view block, uint64_t line, CleanOutput& out);
  void clean_json_line(std::string_view line, uint64_t number, CleanOutput& out);

  const CleanSettings& settings_;
  JsonLineReader reader_;
};

}  // namespace quern
