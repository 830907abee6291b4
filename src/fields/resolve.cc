#include "fields/resolve.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "fields/fit.h"
#include "json/writer.h"
#include "text/fold.h"

namespace quern {
namespace {

// The candidates of one field, or of one of its properties, by place in the text.
using Pool = std::vector<Candidate*>;

// How equal values are found: case aside.
void append_key(std::string& key, const Value& value) {
  if (const auto* text = value.string()) {
    key += fold_phrase(*text);
  } else if (const auto* members = value.object()) {
    for (const Member& member : *members) append_key(key, member.value);
  } else if (const auto* elements = value.array()) {
    for (const Value& element : *elements) append_key(key, element);
    key += ']';
  } else {
    key += to_json(value);
  }
  key += '\0';
}

class Resolver {
 public:
  Resolver(std::vector<Candidate>& candidates, const CompiledGrammar& grammar, Extraction& out, ExtractionTrace* trace)
      : grammar_(grammar), out_(out), trace_(trace), hit_(grammar.rules.size(), false) {
    for (Candidate& candidate : candidates) order_.push_back(&candidate);
    std::sort(order_.begin(), order_.end(), [&](const Candidate* a, const Candidate* b) { return place_of(*a) < place_of(*b); });
  }

  void run() {
    auto next = order_.begin();
    out_.fields.reserve(grammar_.fields.size());
    for (size_t i = 0; i < grammar_.fields.size(); ++i) {
      const FieldDecl& field = grammar_.fields[i];
      is_contribution_ = false;
      Field made{field.id, field.many, field.many ? Value(Value::Array()) : Value(), {}};
      while (next != order_.end() && rule_of(**next).field == static_cast<int>(i)) {
        const auto end = std::find_if(next, order_.end(), [&](const Candidate* c) { return !share_pool(**next, *c); });
        pool_.assign(next, end);
        next = end;
        fill(field, made);
      }
      out_.fields.push_back(std::move(made));
    }
    for (size_t i = 0; i < hit_.size(); ++i)
      if (hit_[i]) out_.rules_hit.push_back(static_cast<int>(i));
  }

  void mark_hit(int rule) { hit_[static_cast<size_t>(rule)] = true; }

 private:
  const Rule& rule_of(const Candidate& candidate) const { return grammar_.rules[static_cast<size_t>(candidate.rule)]; }

  // Fields and their properties apart, then as in the text; the rest makes the order total.
  std::tuple<int, const std::string&, uint32_t, uint32_t, int, uint32_t, uint32_t> place_of(const Candidate& candidate) const {
    const Rule& rule = rule_of(candidate);
    return {rule.field, rule.property, candidate.match.begin, candidate.span.begin, rule.rank, candidate.match.end, candidate.match_number};
  }
  bool share_pool(const Candidate& a, const Candidate& b) const {
    return rule_of(a).field == rule_of(b).field && rule_of(a).property == rule_of(b).property;
  }

  void fill(const FieldDecl& field, Field& made) {
    const std::string& property = rule_of(*pool_[0]).property;
    if (!property.empty()) return fill_property(field, property, made);
    if (!field.many) return fill_single(made);
    if (field.spare_from) drop_spare(*field.spare_from);
    drop_overlaps();
    keep_list(field.unique, field.unique_keys, field.limit);
    for (Candidate* candidate : pool_) {
      made.value.push(std::move(candidate->value));
      made.evidence.push_back({rule_of(*candidate).id, candidate->span});
    }
  }

  void fill_single(Field& made) {
    count_votes();
    if (pool_.empty()) return;
    Candidate* best = *std::min_element(pool_.begin(), pool_.end(), [&](const Candidate* a, const Candidate* b) {
      return std::tuple(rule_of(*a).rank, ~a->votes, a->match.begin, ~a->match.size()) <
             std::tuple(rule_of(*b).rank, ~b->votes, b->match.begin, ~b->match.size());
    });
    for (const Candidate* candidate : pool_)
      if (candidate != best) lose_to(*best, *candidate);
    accept(*best);
    made.value = std::move(best->value);
    made.evidence.assign(1, {rule_of(*best).id, best->span});
  }

  // Leaves out what rules from this rank on have given where another gave anything.
  void drop_spare(int from) {
    const auto is_spare = [&](const Candidate* candidate) { return rule_of(*candidate).rank >= from; };
    const auto better = std::find_if_not(pool_.begin(), pool_.end(), is_spare);
    if (better == pool_.end()) return;
    const Candidate& winner = **better;
    std::erase_if(pool_, [&](const Candidate* candidate) {
      if (!is_spare(candidate)) return false;
      lose_to(winner, *candidate);
      return true;
    });
  }

  // Leaves out what too few of the rules that vote have given.
  void count_votes() {
    votes_.clear();
    std::vector<std::pair<Candidate*, const uint32_t*>> voters;
    for (Candidate* candidate : pool_) {
      if (rule_of(*candidate).votes == 0) continue;
      uint32_t& votes = votes_[key_of(candidate->value, {})];
      ++votes;
      voters.emplace_back(candidate, &votes);
    }
    for (const auto& [candidate, votes] : voters) candidate->votes = *votes;
    std::erase_if(pool_, [&](const Candidate* candidate) {
      const uint32_t wanted = rule_of(*candidate).votes;
      if (candidate->votes >= wanted) return false;
      if (trace_ != nullptr) lose(*candidate, std::to_string(candidate->votes) + " of " + std::to_string(wanted) + " votes");
      return true;
    });
  }

  // A list within an object: the evidence is that of the object, or else of what came first.
  void fill_property(const FieldDecl& field, const std::string& property, Field& made) {
    const Shape& object = element_of(field.shape);
    const int number = find_property(object, property);
    if (field.many || number < 0) return;
    drop_overlaps();
    keep_list(true, {}, object.properties[static_cast<size_t>(number)].shape.max_items);
    if (made.value.is_null())
      for (const Property& each : object.properties) made.value.set(each.name, blank(each.shape));
    Value& list = *made.value.find(property);
    for (Candidate* candidate : pool_) list.push(std::move(candidate->value));
    const bool is_earlier = made.evidence.empty() || (pool_[0]->span.begin < made.evidence[0].span.begin && is_contribution_);
    if (!is_earlier) return;
    is_contribution_ = true;
    made.evidence.assign(1, {rule_of(*pool_[0]).id, pool_[0]->span});
  }

  // Runs of matches that overlap are rare: most pools pass without a sort.
  void drop_overlaps() {
    kept_.clear();
    for (size_t begin = 0; begin < pool_.size();) {
      size_t end = begin + 1;
      bool several = false;
      for (uint32_t reach = pool_[begin]->match.end; end < pool_.size() && pool_[end]->match.begin < reach; ++end) {
        reach = std::max(reach, pool_[end]->match.end);
        several = several || pool_[end]->match_number != pool_[begin]->match_number;
      }
      if (several) {
        drop_overlaps_in(begin, end);
      } else {
        kept_.insert(kept_.end(), pool_.begin() + static_cast<ptrdiff_t>(begin), pool_.begin() + static_cast<ptrdiff_t>(end));
      }
      begin = end;
    }
    std::stable_sort(kept_.begin(), kept_.end(), [](const Candidate* a, const Candidate* b) { return a->span.begin < b->span.begin; });
    pool_.swap(kept_);
  }

  void drop_overlaps_in(size_t begin, size_t end) {
    Pool run(pool_.begin() + static_cast<ptrdiff_t>(begin), pool_.begin() + static_cast<ptrdiff_t>(end));
    std::stable_sort(run.begin(), run.end(), [&](const Candidate* a, const Candidate* b) {
      return std::tuple(rule_of(*a).rank, ~a->match.size(), a->match.begin, a->match_number) <
             std::tuple(rule_of(*b).rank, ~b->match.size(), b->match.begin, b->match_number);
    });
    std::map<uint32_t, const Candidate*> standing;  // by the begin of the match
    for (Candidate* candidate : run) {
      const auto behind = standing.lower_bound(candidate->match.end);
      const Candidate* rival = behind == standing.begin() ? nullptr : std::prev(behind)->second;
      if (rival == nullptr || !rival->match.overlaps(candidate->match)) {
        standing.emplace(candidate->match.begin, candidate);
      } else if (rival->match_number != candidate->match_number) {
        lose_to(*rival, *candidate);
        continue;
      }
      kept_.push_back(candidate);
    }
  }

  // Of equal values the first, and as many as the list takes.
  void keep_list(bool unique, const std::vector<std::string>& keys, size_t limit) {
    kept_.clear();
    std::unordered_map<std::string, const Candidate*> known;
    bool cut = false;
    for (Candidate* candidate : pool_) {
      const Candidate* twin = unique ? known.try_emplace(key_of(candidate->value, keys), candidate).first->second : candidate;
      if (twin != candidate) {
        lose(*candidate, "equal to an earlier value", twin, /*is_twin=*/true);
      } else if (kept_.size() >= limit) {
        cut = true;
        lose(*candidate, "beyond the limit of the list");
      } else {
        accept(*candidate);
        kept_.push_back(candidate);
      }
    }
    if (cut) out_.flags.emplace_back("list_cut");
    pool_.swap(kept_);
  }

  static std::string key_of(const Value& value, const std::vector<std::string>& keys) {
    std::string key;
    if (keys.empty()) append_key(key, value);
    for (const std::string& name : keys) {
      const Value* member = value.find(name);
      append_key(key, member != nullptr ? *member : Value());
    }
    return key;
  }

  void accept(const Candidate& candidate) {
    mark_hit(candidate.rule);
    if (candidate.swapped) out_.flags.emplace_back("range_swapped");
    if (candidate.glued) out_.flags.emplace_back("glued_tags");
    if (trace_ != nullptr) trace_->attempts[static_cast<size_t>(candidate.attempt)].reason = to_json(candidate.value);
  }

  void lose(const Candidate& candidate, std::string_view reason, const Candidate* winner = nullptr, bool is_twin = false) {
    if (trace_ == nullptr) return;
    auto& attempt = trace_->attempts[static_cast<size_t>(candidate.attempt)];
    attempt.accepted = false;
    attempt.reason = reason;
    if (winner != nullptr) attempt.winner = winner->attempt;
    attempt.twin = is_twin;
  }

  void lose_to(const Candidate& winner, const Candidate& loser) {
    if (trace_ != nullptr) lose(loser, "lost to rule " + rule_of(winner).id, &winner, key_of(loser.value, {}) == key_of(winner.value, {}));
  }

  const CompiledGrammar& grammar_;
  Extraction& out_;
  ExtractionTrace* trace_;
  std::vector<bool> hit_;
  Pool order_, pool_, kept_;
  std::unordered_map<std::string, uint32_t> votes_;  // by the key of a value: how many candidates of rules that vote have it
  bool is_contribution_ = false;                     // the evidence of the object at hand is that of one of its lists
};

}  // namespace

void resolve(std::vector<Candidate>& candidates, const std::vector<int>& flag_rules, const CompiledGrammar& grammar, Extraction& out,
             ExtractionTrace* trace) {
  Resolver resolver(candidates, grammar, out, trace);
  for (const int rule : flag_rules) resolver.mark_hit(rule);
  resolver.run();
}

}  // namespace quern
