#include "outline/learned.h"

#include <algorithm>
#include <array>

#include "outline/features.h"

namespace quern {
namespace {

using Scores = std::array<float, kMostColumns>;

constexpr float kFloor = 7;    // what the best kind is ahead of the others in words, at most
constexpr size_t kWindow = 3;  // units to either side

void add(Scores& into, const Scores& scores, float weight) {
  for (size_t kind = 0; kind < into.size(); ++kind) into[kind] += weight * scores[kind];
}

// Sums of rows of whole numbers.
class RowSum {
 public:
  void add(const FeatureTable::Row& row) {
    for (size_t kind = 0; kind < row.size(); ++kind) sums_[kind] += row[kind];
  }
  Scores times(float scale) const {
    Scores scores;
    for (size_t kind = 0; kind < scores.size(); ++kind) scores[kind] = scale * static_cast<float>(sums_[kind]);
    return scores;
  }

 private:
  std::array<int32_t, kMostColumns> sums_{};
};

class Learner {
 public:
  Learner(std::string_view text, const Layout& layout, const CompiledGrammar& grammar, Evidences& evidences, DecodingTrace* trace)
      : units_(layout.units),
        grammar_(grammar),
        tables_(*grammar.decoding.tables),
        evidences_(evidences),
        trace_(trace),
        maker_(text, layout, evidences, grammar),
        context_(units_.size()),
        sums_(units_.size() + 1) {}

  void run() {
    features_.named = trace_ != nullptr;
    for (size_t i = 0; i < units_.size(); ++i) look_up(i);
    for (size_t begin = 0; begin < units_.size();) {
      const size_t end = end_of_block(begin);
      const Scores block = mean(begin, end);
      for (size_t i = begin; i < end; ++i) weigh(i, block);
      begin = end;
    }
  }

 private:
  void look_up(size_t i) {
    maker_.make(i, features_);
    RowSum words, context;
    for (size_t at = 0; at < features_.keys.size(); ++at) {
      const FeatureTable::Row* word = at < features_.own ? tables_.words.find(features_.keys[at]) : nullptr;
      const FeatureTable::Row* other = at < features_.words ? nullptr : tables_.context.find(features_.keys[at]);
      if (word) words.add(*word);
      if (other) context.add(*other);
      if (trace_ && (word || other)) note(i, features_.names[at], word, other);
    }
    context_[i] = context.times(tables_.context.scale);
    sums_[i + 1] = sums_[i];
    add(sums_[i + 1], relative(words.times(tables_.words.scale)), 1);
  }

  // How far each kind is from the mean of all, after the weakest were lifted to the floor.
  Scores relative(Scores scores) const {
    float best = scores[tables_.kinds[0]], sum = 0;
    for (const TopId kind : tables_.kinds) best = std::max(best, scores[kind]);
    for (const TopId kind : tables_.kinds) sum += scores[kind] = std::max(scores[kind], best - kFloor);
    for (const TopId kind : tables_.kinds) scores[kind] -= sum / static_cast<float>(tables_.kinds.size());
    return scores;
  }

  size_t end_of_block(size_t begin) const {
    size_t end = begin + 1;
    while (end < units_.size() && !begins_block(units_[end])) ++end;
    return end;
  }

  // What the words of the units say on the average.
  Scores mean(size_t begin, size_t end) const {
    Scores scores = sums_[end];
    add(scores, sums_[begin], -1);
    for (float& score : scores) score /= static_cast<float>(end - begin);
    return scores;
  }

  void weigh(size_t i, const Scores& block) {
    const auto view = [&](View which) { return tables_.views[static_cast<size_t>(which)]; };
    const Scores window = mean(i - std::min(i, kWindow), std::min(i + kWindow + 1, units_.size()));
    Scores scores = context_[i];
    add(scores, mean(i, i + 1), view(View::kUnit));
    if (i > 0) add(scores, mean(i - 1, i), view(View::kBefore));
    if (i + 1 < units_.size()) add(scores, mean(i + 1, i + 2), view(View::kBehind));
    add(scores, window, view(View::kWindow));
    add(scores, block, view(View::kBlock));
    for (const TopId from : tables_.kinds) add(scores, tables_.across[from], window[from]);
    float* const evidence = evidences_.of(i);
    for (size_t kind = 0; kind < evidences_.tops; ++kind) evidence[kind] = tables_.hand * evidence[kind] + scores[kind];
    if (trace_) trace_->units[i].evidence.assign(evidence, evidence + evidences_.tops);
  }

  void note(size_t i, const std::string& name, const FeatureTable::Row* word, const FeatureTable::Row* other) {
    std::vector<float> weights(evidences_.tops);
    const float share = tables_.views[static_cast<size_t>(View::kUnit)] + tables_.views[static_cast<size_t>(View::kBlock)];
    for (size_t kind = 0; kind < weights.size(); ++kind)
      weights[kind] = (word ? share * tables_.words.scale * static_cast<float>((*word)[kind]) : 0) +
                      (other ? tables_.context.scale * static_cast<float>((*other)[kind]) : 0);
    trace_->units[i].features.push_back({name, std::move(weights)});
  }

  const std::vector<Unit>& units_;
  const CompiledGrammar& grammar_;
  const OutlineTables& tables_;
  Evidences& evidences_;
  DecodingTrace* trace_;
  FeatureMaker maker_;
  Features features_;
  std::vector<Scores> context_;
  std::vector<Scores> sums_;  // of what the words of the units before say
};

}  // namespace

void learn_evidence(std::string_view text, const Layout& layout, const CompiledGrammar& grammar, Evidences& evidences,
                    DecodingTrace* trace) {
  Learner(text, layout, grammar, evidences, trace).run();
}

}  // namespace quern
