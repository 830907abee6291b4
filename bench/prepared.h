// The documents after the stages before the one that is measured.
#pragma once

#include <vector>

#include "bench/documents.h"
#include "fields/fields.h"
#include "layout/layout.h"
#include "outline/outline.h"
#include "quern/text.h"

namespace quern::bench {

struct Prepared {
  Text text;
  Layout layout;
  Outline outline;
};

inline const std::vector<Prepared>& prepared_documents() {
  static const std::vector<Prepared> kPrepared = [] {
    const CompiledGrammar& grammar = job_grammar().compiled();
    std::vector<Prepared> prepared;
    for (const std::string& document : documents(Condition::kAccented)) {
      Text text = *prepare_text(std::as_bytes(std::span(document)));
      Layout layout = lay_out(text.utf8, grammar);
      Outline outline = make_outline(text.utf8, layout, grammar);
      prepared.push_back({std::move(text), std::move(layout), std::move(outline)});
    }
    return prepared;
  }();
  return kPrepared;
}

}  // namespace quern::bench
