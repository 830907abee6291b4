// What speaks for a reading of mojibake: the characters that it brings in, and what was seen elsewhere in the document.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "text/lattice.h"

namespace quern::mojibake {

constexpr float kFamiliar = 7.5;  // nats: a character that costs no more is met now and then

// What stands for one reading of one piece of text.
struct Evidence {
  size_t decoded = 0;              // characters brought in,
  size_t distinct = 0;             // different ones of them,
  size_t common = 0;               // those that are met often,
  size_t rare = 0;                 // those hardly ever met
  size_t scripts = 0;              // that the letters among them are of
  float rarest = 0;                // in nats, of one of them
  float ill_fitting = 0;           // what the last one costs where it stands
  bool sign = false;               // the last one is no letter
  bool small_in_capitals = false;  // the last one is a small letter at the end of a word in capitals
  size_t outer = 0;                // characters that they replace
  uint16_t layers = 0;             // that each of them went through, or more
  bool letters = false;            // those are letters all of them,
  bool signs = false;              // or none of them

  Evidence(const Characters& piece, const Decoding& reading);
  // Whether it carries a reading that makes the text `gain` nats more plausible.
  bool suffices(double gain) const;

 private:
  void look_at_last(const Characters& piece, const Sequence& last);
  bool is_orderly(double gain) const;
  bool suffices_alone(double gain) const;
};

// Chains of codecs that were at work elsewhere in the document: less evidence will do for them.
class ProvenChains {
 public:
  bool contains(const std::string& codecs) const;
  const std::vector<std::string>& chains() const { return chains_; }

  // The codecs with which they begin.
  CodecMask first_codecs() const { return first_codecs_; }

  void add(const std::string& codecs);
  // Hints add up within one pass over the document; each place counts once.
  void start_pass() { hints_.clear(); }
  // A place where a chain explains the text well, though one such place is not enough.
  void add_hint(const std::string& codecs);

 private:
  std::vector<std::string> chains_;
  CodecMask first_codecs_ = 0;
  std::map<std::string, size_t> hints_;
};

}  // namespace quern::mojibake
