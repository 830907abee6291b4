#include "pipeline/explain.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <utility>

#include "base/utf8.h"

namespace quern {
namespace {

constexpr size_t kShown = 72;    // bytes of a quoted text
constexpr size_t kFeatures = 4;  // of a unit that are shown

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text.substr(0, kShown)) out += c == '\n' ? ' ' : c;
  if (text.size() > kShown) {
    while (utf8::is_continuation(out.back())) out.pop_back();  // no half character
    if (static_cast<unsigned char>(out.back()) >= 0xC0) out.pop_back();
    out += "…";
  }
  return out + "\"";
}

std::string decimal(float number) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%+.1f", static_cast<double>(number));
  return digits;
}

std::string_view name_of(Boundary boundary) {
  static constexpr std::string_view kNames[] = {"start of the text", "blank line", "line",           "bullet",         "sentence",
                                                "inline bullet",     "joint",      "inline heading", "after a heading"};
  return kNames[static_cast<size_t>(boundary)];
}

class Explainer {
 public:
  Explainer(const Findings& findings, const CompiledGrammar& grammar, uint32_t line) : at_(findings), grammar_(grammar), line_(line) {}

  std::string run() {
    for (uint32_t i = 0; i < at_.layout.units.size(); ++i)
      if (is_asked(at_.layout.units[i].span)) explain_unit(i);
    out_ += "\nfields\n";
    for (const Field& field : at_.extraction.fields) explain_field(field);
    bool headed = false;
    for (const auto& attempt : at_.attempts.attempts) {
      if (attempt.accepted || !is_asked(attempt.span)) continue;
      if (!std::exchange(headed, true)) out_ += "\nrefused\n";
      explain_refusal(attempt);
    }
    return std::move(out_);
  }

 private:
  bool is_asked(Span span) const { return line_ == 0 || at_.text.source_line(span.begin) == line_; }
  std::string line_of(Span span) const { return "line " + std::to_string(at_.text.source_line(span.begin)); }

  void explain_unit(uint32_t i) {
    const Unit& unit = at_.layout.units[i];
    const OutlineSection& section = at_.outline.sections[at_.outline.section_of_unit[i]];
    const bool heads = section.heading_unit == static_cast<int32_t>(i);
    out_ += line_of(unit.span) + "  [" + grammar_.sections[section.kind].name + "] " + (heads ? "heading " : "") +
            quoted(unit.span.of(at_.text.utf8)) + "\n    before it: " + std::string(name_of(unit.boundary));
    if (unit.heading) {
      out_ += unit.known.section == kNoSection ? "; looks like a heading, but no section knows it"
                                               : "; a heading of " + grammar_.sections[unit.known.section].name;
    }
    out_ += "\n    evidence:";
    explain_evidence(i, grammar_.sections[section.kind].top);
    explain_features(i, grammar_.sections[section.kind].top);
    for (const auto& hit : at_.decoding.units[i].hits)
      out_ += "    cue " + decimal(hit.weight) + " " + grammar_.tops[hit.top] + ": " + grammar_.cues[hit.cue].source + "\n";
  }

  // The features that most favour the kind that was chosen over the next best one, or that one over it.
  void explain_features(uint32_t i, TopId winner) {
    const DecodingTrace::UnitTrace& unit = at_.decoding.units[i];
    if (unit.features.empty()) return;
    TopId rival = winner == 0 ? 1 : 0;
    for (TopId kind = 0; kind < unit.evidence.size(); ++kind)
      if (kind != winner && unit.evidence[kind] > unit.evidence[rival]) rival = kind;
    std::vector<std::pair<float, std::string_view>> gains;
    for (const auto& feature : unit.features) gains.emplace_back(feature.weights[winner] - feature.weights[rival], feature.name);
    std::stable_sort(gains.begin(), gains.end(), [](const auto& a, const auto& b) { return std::abs(a.first) > std::abs(b.first); });
    out_ += "    " + grammar_.tops[winner] + " rather than " + grammar_.tops[rival] + ":";
    const char* separator = " ";
    for (size_t rank = 0; rank < std::min(gains.size(), kFeatures); ++rank) {
      out_ += separator + decimal(gains[rank].first) + " " + std::string(gains[rank].second);
      separator = ", ";
    }
    out_ += "\n";
  }

  // The three kinds with the most evidence; `*` marks what the whole document's decoding chose.
  void explain_evidence(uint32_t i, TopId winner) {
    const std::vector<float>& scores = at_.decoding.units[i].evidence;
    std::vector<TopId> order(scores.size());
    std::iota(order.begin(), order.end(), TopId{0});
    std::stable_sort(order.begin(), order.end(), [&](TopId a, TopId b) { return scores[a] > scores[b]; });
    bool shown = false;
    for (size_t rank = 0; rank < order.size(); ++rank) {
      if (rank >= 3 && (shown || order[rank] != winner)) continue;
      shown = shown || order[rank] == winner;
      out_ += " " + grammar_.tops[order[rank]] + " " + decimal(scores[order[rank]]) + (order[rank] == winner ? "*" : "");
    }
    out_ += "\n";
  }

  void explain_field(const Field& field) {
    if (field.value.empty()) {
      if (line_ == 0) out_ += "  " + field.name + ": nothing\n";
      return;
    }
    for (const Evidence& evidence : field.evidence) {
      if (!is_asked(evidence.span)) continue;
      out_ += "  " + field.name + ": " + quoted(evidence.span.of(at_.text.utf8)) + " by " + evidence.rule + ", " + line_of(evidence.span) +
              "\n";
    }
  }

  void explain_refusal(const ExtractionTrace::Attempt& attempt) {
    out_ += "  " + grammar_.rules[static_cast<size_t>(attempt.rule)].id + ": " + quoted(attempt.span.of(at_.text.utf8)) + ", " +
            line_of(attempt.span) + ": " + attempt.reason + "\n";
  }

  const Findings& at_;
  const CompiledGrammar& grammar_;
  uint32_t line_;
  std::string out_;
};

}  // namespace

std::string explain(const Findings& findings, const CompiledGrammar& grammar, uint32_t line) {
  return Explainer(findings, grammar, line).run();
}

}  // namespace quern
