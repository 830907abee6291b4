// Reads sequences of UTF-8 of which characters were changed or dropped after the misreading: no-break spaces that became spaces,
// quotes that were straightened, control characters and soft hyphens that went, U+FFFD, a cut end, small letters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/codecs.h"
#include "text/survivors.h"

namespace quern::mojibake {

// What a run of characters may have been, at one layer.
struct LossyReading {
  uint32_t size = 0;  // characters of the text
  float price = 0;    // nats: how rare the losses are
  uint32_t losses = 0;
  uint32_t dropped = 0;  // characters of it that are not there any more
  bool wild = false;     // one of its bytes is not known at all
  std::vector<char32_t> characters;
};

class LossyReader {
 public:
  struct Options {
    bool ends_text = false;   // where the text ends, a sequence may be cut
    bool lower_case = false;  // all letters were made small, and nothing else was lost
  };
  LossyReader(const std::u32string& text, std::string_view codecs, Options options)
      : text_(text), codecs_(codecs), options_(options), survivors_(text, static_cast<size_t>(codecs.front())) {}

  // All readings through the first `depth` codecs, those without a loss included.
  std::vector<LossyReading> read(size_t at, size_t depth) const { return read(at, depth, options_.lower_case ? 0 : kMostLosses); }

 private:
  static constexpr uint32_t kMostLosses = 3;

  struct Partial;
  std::vector<LossyReading> read(size_t at, size_t depth, uint32_t losses) const;
  std::vector<LossyReading> shown(size_t at, uint32_t losses) const;
  void read_behind_lost(size_t at, size_t depth, uint32_t losses, const LossyReading& first, std::vector<LossyReading>& out) const;
  void read_on(size_t at, size_t depth, const Partial& partial, std::vector<LossyReading>& out) const;
  bool continues(char32_t c) const { return (tables_.continues(tables_.index(c)) >> static_cast<size_t>(codecs_.front()) & 1) != 0; }
  unsigned char byte(size_t depth, char32_t c) const { return tables_.byte(static_cast<size_t>(codecs_[depth - 1]), tables_.index(c)); }

  const Codecs& tables_ = Codecs::get();
  const std::u32string& text_;
  std::string_view codecs_;
  Options options_;
  Survivors survivors_;
};

}  // namespace quern::mojibake
