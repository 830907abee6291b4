#include "survey/coverage_survey.h"

#include <algorithm>
#include <utility>

#include "survey/columns.h"

namespace quern {
CoverageSurvey::CoverageSurvey(const CompiledGrammar& grammar, std::string instances_of)
    : grammar_(grammar), instances_of_(std::move(instances_of)), rules_(grammar.rules.size()), fields_(grammar.fields.size()) {}

void CoverageSurvey::add(std::string_view text, const Analysis& found, const ExtractionTrace& attempts, std::string_view place) {
  ++documents_;
  for (size_t i = 0; i < found.extraction.fields.size(); ++i) fields_[i] += found.extraction.fields[i].value.empty() ? 0 : 1;
  for (const ExtractionTrace::Attempt& attempt : attempts.attempts) {
    if (attempt.rule < 0) continue;
    Counts& counts = rules_[static_cast<size_t>(attempt.rule)];
    counts.documents += counts.last_document == documents_ ? 0 : 1;
    counts.last_document = documents_;
    if (attempt.accepted) {
      ++counts.values;
    } else if (attempt.winner < 0) {
      ++counts.refused;
    } else if (attempt.twin) {
      ++counts.overlaps;
    } else {
      ++counts.conflicts;
      ++counts.lost_to[attempts.attempts[static_cast<size_t>(attempt.winner)].rule];
    }
    if (grammar_.rules[static_cast<size_t>(attempt.rule)].id == instances_of_)
      instances_.push_back({std::string(place), attempt.accepted ? "value" : attempt.reason, std::string(attempt.span.of(text))});
  }
}

std::string CoverageSurvey::table() const {
  Columns fields({{"field"}, {"documents", Columns::kRight}, {"share", Columns::kRight}});
  for (size_t i = 0; i < fields_.size(); ++i)
    fields.add({grammar_.fields[i].id, std::to_string(fields_[i]), percent(fields_[i], documents_)});
  Columns rules({{"rule"},
                 {"documents", Columns::kRight},
                 {"values", Columns::kRight},
                 {"overlaps", Columns::kRight},
                 {"conflicts", Columns::kRight},
                 {"refused", Columns::kRight},
                 {"loses to"}});
  std::string silent;
  for (size_t i = 0; i < rules_.size(); ++i) {
    const Counts& counts = rules_[i];
    if (counts.documents == 0) {
      silent += "  " + grammar_.rules[i].id + "\n";
      continue;
    }
    const auto most =
        std::max_element(counts.lost_to.begin(), counts.lost_to.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    rules.add(
        {grammar_.rules[i].id, std::to_string(counts.documents), std::to_string(counts.values), std::to_string(counts.overlaps),
         std::to_string(counts.conflicts), std::to_string(counts.refused),
         most == counts.lost_to.end() ? "" : grammar_.rules[static_cast<size_t>(most->first)].id + " " + std::to_string(most->second)});
  }
  return fields.text() + "\n" + rules.text() + (silent.empty() ? "" : "\nrules that never matched\n" + silent);
}

std::string CoverageSurvey::instances() const {
  Columns columns({{"place"}, {"what became of it"}, {"text"}});
  for (const auto& instance : instances_) columns.add(instance);
  return columns.text();
}

}  // namespace quern
