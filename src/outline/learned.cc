#include "outline/learned.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "outline/features.h"

namespace quern {
namespace {

using Scores = std::array<float, kMostColumns>;

constexpr float kFloor = 7;    // what the best kind is ahead of the others in words, at most
constexpr size_t kWindow = 3;  // units to either side

void add(Scores& into, const Scores& scores, float weight) {
  for (size_t kind = 0; kind < into.size(); ++kind) into[kind] += weight * scores[kind];
}

Scores scaled(const FeatureTable::Sum& sum, float scale) {
  Scores scores;
  for (size_t kind = 0; kind < scores.size(); ++kind) scores[kind] = scale * static_cast<float>(sum[kind]);
  return scores;
}

class Learner {
 public:
  Learner(std::string_view text, const Layout& layout, const CompiledGrammar& grammar, Evidences& evidences, DecodingTrace* trace)
      : units_(layout.units),
        tables_(*grammar.decoding.tables),
        evidences_(evidences),
        trace_(trace),
        maker_(text, layout, evidences, grammar),
        context_(units_.size()),
        words_(units_.size()),
        sums_(units_.size() + 1) {
    for (const TopId kind : tables_.kinds) known_[kind] = 1;
  }

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
    const std::span<const uint32_t> keys = features_.keys;
    words_[i] = relative(scaled(tables_.words.sum(keys.first(features_.own)), tables_.words.scale));
    context_[i] = scaled(tables_.context.sum(keys.subspan(features_.words)), tables_.context.scale);
    sums_[i + 1] = sums_[i];
    add(sums_[i + 1], words_[i], 1);
    if (trace_) note_features(i);
  }

  // How far each kind is from the mean of all, after the weakest were lifted to the floor.
  Scores relative(Scores scores) const {
    float best = scores[tables_.kinds[0]], sum = 0;
    for (const TopId kind : tables_.kinds) best = std::max(best, scores[kind]);
    for (size_t kind = 0; kind < scores.size(); ++kind) scores[kind] = known_[kind] * std::max(scores[kind], best - kFloor);
    for (const float score : scores) sum += score;
    const float mean = sum / static_cast<float>(tables_.kinds.size());
    for (size_t kind = 0; kind < scores.size(); ++kind) scores[kind] -= known_[kind] * mean;
    return scores;
  }

  size_t end_of_block(size_t begin) const {
    size_t end = begin + 1;
    while (end < units_.size() && !begins_block(units_[end])) ++end;
    return end;
  }

  // What the words of the units say on the average.
  Scores mean(size_t begin, size_t end) const {
    const float share = 1 / static_cast<float>(end - begin);
    Scores scores;
    for (size_t kind = 0; kind < scores.size(); ++kind) scores[kind] = share * (sums_[end][kind] - sums_[begin][kind]);
    return scores;
  }

  void weigh(size_t i, const Scores& block) {
    const auto view = [&](View which) { return tables_.views[static_cast<size_t>(which)]; };
    const Scores window = mean(i - std::min(i, kWindow), std::min(i + kWindow + 1, units_.size()));
    Scores scores = context_[i];
    add(scores, words_[i], view(View::kUnit));
    if (i > 0) add(scores, words_[i - 1], view(View::kBefore));
    if (i + 1 < units_.size()) add(scores, words_[i + 1], view(View::kBehind));
    add(scores, window, view(View::kWindow));
    add(scores, block, view(View::kBlock));
    for (size_t from = 0; from < kMostColumns; ++from) add(scores, tables_.across[from], window[from]);
    float* const evidence = evidences_.of(i);
    Scores own{};
    std::copy(evidence, evidence + evidences_.tops, own.begin());
    add(scores, own, tables_.hand);
    std::copy(scores.begin(), scores.begin() + static_cast<std::ptrdiff_t>(evidences_.tops), evidence);
    if (trace_) trace_->units[i].evidence.assign(evidence, evidence + evidences_.tops);
  }

  void note_features(size_t i) {
    const float share = tables_.views[static_cast<size_t>(View::kUnit)] + tables_.views[static_cast<size_t>(View::kBlock)];
    for (size_t at = 0; at < features_.keys.size(); ++at) {
      const FeatureTable::Row* word = at < features_.own ? tables_.words.find(features_.keys[at]) : nullptr;
      const FeatureTable::Row* other = at < features_.words ? nullptr : tables_.context.find(features_.keys[at]);
      if (!word && !other) continue;
      std::vector<float> weights(evidences_.tops);
      for (size_t kind = 0; kind < weights.size(); ++kind)
        weights[kind] = (word ? share * tables_.words.scale * static_cast<float>((*word)[kind]) : 0) +
                        (other ? tables_.context.scale * static_cast<float>((*other)[kind]) : 0);
      trace_->units[i].features.push_back({features_.names[at], std::move(weights)});
    }
  }

  const std::vector<Unit>& units_;
  const OutlineTables& tables_;
  Evidences& evidences_;
  DecodingTrace* trace_;
  FeatureMaker maker_;
  Features features_;
  Scores known_{};               // 1 for kinds that the tables know, 0 for others
  std::vector<Scores> context_;  // by unit
  std::vector<Scores> words_;    // what the words of each unit say
  std::vector<Scores> sums_;     // of those of the units before
};

}  // namespace

void learn_evidence(std::string_view text, const Layout& layout, const CompiledGrammar& grammar, Evidences& evidences,
                    DecodingTrace* trace) {
  Learner(text, layout, grammar, evidences, trace).run();
}

}  // namespace quern
