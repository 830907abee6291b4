// What each rule of a grammar does on a corpus: hits, what it loses and to which rule, where two rules disagree.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/analysis.h"

namespace quern {

class CoverageSurvey {
 public:
  // `instances_of` (optional): the rule of which all that it made and lost is kept, for instances().
  explicit CoverageSurvey(const CompiledGrammar& grammar, std::string instances_of = {});

  // A document; `attempts`: what extract_fields noted of it.
  void add(std::string_view text, const Analysis& found, const ExtractionTrace& attempts, std::string_view place);

  // Fields by the share of documents that have a value; then the rules by name:
  //
  //   rule        documents  values  overlaps  conflicts  refused  loses to
  //   title.key         812     812       140         12        3  title.below 12
  //
  // values: what stands in the records; overlaps: values that another rule gave as well, conflicts: that another rule gave otherwise;
  // refused: by guards and places. Last the rules that never matched.
  std::string table() const;
  // What became of each match of the rule asked for: place, text, "value" or why not.
  std::string instances() const;

 private:
  struct Counts {
    uint64_t documents = 0, last_document = 0;
    uint64_t values = 0, overlaps = 0, conflicts = 0, refused = 0;
    std::map<int, uint64_t> lost_to;  // by rule
  };

  const CompiledGrammar& grammar_;
  std::string instances_of_;
  uint64_t documents_ = 0;
  std::vector<Counts> rules_;     // by rule
  std::vector<uint64_t> fields_;  // documents that have a value, by field
  std::vector<std::vector<std::string>> instances_;
};

}  // namespace quern
