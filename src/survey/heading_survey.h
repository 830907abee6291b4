// Which headings of a corpus a grammar does not know: how a vocabulary grows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/analysis.h"

namespace quern {

class HeadingSurvey {
 public:
  explicit HeadingSurvey(const CompiledGrammar& grammar) : grammar_(grammar) {}

  // A document; `place`: how a message names it.
  void add(std::string_view text, const Analysis& found, std::string_view place);

  // A table: headings by the number of documents that have them, at least `fewest`; with the kind of what stands below (by words, as
  // the whole document's decoding has it), its share, and the first document. At most `most` lines.
  //
  //   documents  below it       heading       first in
  //          57  benefits 64 %  what's in it  postings/a.txt
  std::string table(size_t fewest, size_t most) const;

 private:
  struct Heading {
    uint64_t documents = 0;
    uint64_t last_document = 0;
    std::map<TopId, uint64_t> words;  // below it, by kind
    std::string first;                // place of the first document that has it
  };

  const CompiledGrammar& grammar_;
  uint64_t documents_ = 0;
  std::map<std::string, Heading> headings_;  // by key
};

}  // namespace quern
