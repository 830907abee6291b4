// Units -> sections: one decoding of the whole document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/compiled.h"
#include "layout/layout.h"

namespace quern {

// A piece of a section's content: a list item, a line, a paragraph.
struct OutlineItem {
  uint32_t first_unit = 0, last_unit = 0;  // inclusive; their spans, joined by a space where they are apart, are the item
};

struct OutlineSection {
  SectionId kind = kNoSection;
  int32_t heading_unit = -1;  // -1: none
  int32_t parent = -1;        // index of the section whose heading stands above this one; -1: none
  std::vector<OutlineItem> items;
  uint32_t first_unit = 0, last_unit = 0;  // inclusive, the heading included
};

struct Outline {
  std::vector<OutlineSection> sections;    // a partition of the units, in order
  std::vector<uint32_t> section_of_unit;   // by unit
  std::vector<uint32_t> unknown_headings;  // units shaped like a heading that no section knows
};

// What decided, for `quern explain`: filled only if asked for.
struct DecodingTrace {
  struct Hit {
    uint32_t cue;
    TopId top;
    float weight;
  };
  struct Feature {
    std::string name;
    std::vector<float> weights;  // by top
  };
  struct UnitTrace {
    std::vector<float> evidence;  // by top
    std::vector<Hit> hits;
    std::vector<Feature> features;  // that learned tables have weights for
  };
  std::vector<UnitTrace> units;
};

Outline make_outline(std::string_view text, const Layout& layout, const CompiledGrammar& grammar, DecodingTrace* trace = nullptr,
                     LanguageBits languages = {});

// The text of an item as a record shows it: its units' words, joined by one space where the source breaks.
std::string item_text(const OutlineItem& item, const Layout& layout, std::string_view text);

}  // namespace quern
