#include "report/sample.h"

#include <algorithm>
#include <utility>

namespace quern::report {

void Sample::offer(std::string_view json, std::string_view file, uint64_t line, std::vector<std::string> labels) {
  const uint64_t index = offered_++;
  if (wanted_ == 0) return;
  if (json.size() > kLargestRecord) {
    ++too_large_;
    return;
  }
  std::vector<Label*> first_of;
  for (const std::string& name : labels) {
    auto found = labels_.find(name);
    if (found == labels_.end() && labels_.size() < kMostLabels) found = labels_.emplace(name, Label()).first;
    if (found == labels_.end()) continue;
    if (found->second.count++ == 0) first_of.push_back(&found->second);
  }
  const bool falls_on_stride = index % stride_ == 0;
  if (!falls_on_stride && first_of.empty()) return;
  const auto record =
      std::make_shared<const SampledRecord>(SampledRecord{index, std::string(json), std::string(file), line, std::move(labels)});
  for (Label* label : first_of) label->first = record;
  if (falls_on_stride) kept_.push_back(record);
  if (kept_.size() > 2 * wanted_) thin_out();
}

void Sample::thin_out() {
  stride_ *= 2;
  std::erase_if(kept_, [&](const auto& record) { return record->index % stride_ != 0; });
}

Sample::Records Sample::spread(size_t count) const {
  if (count >= kept_.size()) return kept_;
  Records records;
  for (size_t i = 0; i < count; ++i) records.push_back(kept_[i * kept_.size() / count]);
  return records;
}

std::shared_ptr<const SampledRecord> Sample::rarest_unseen(const Records& chosen) const {
  const Label* rarest = nullptr;
  for (const auto& [name, label] : labels_) {
    const auto has_it = [&, wanted = std::string_view(name)](const auto& record) {
      return std::find(record->labels.begin(), record->labels.end(), wanted) != record->labels.end();
    };
    if ((rarest == nullptr || label.count < rarest->count) && std::none_of(chosen.begin(), chosen.end(), has_it)) rarest = &label;
  }
  return rarest == nullptr ? nullptr : rarest->first;
}

std::vector<std::shared_ptr<const SampledRecord>> Sample::chosen() const {
  Records rare;
  while (true) {
    Records records = spread(wanted_ - rare.size());
    records.insert(records.end(), rare.begin(), rare.end());
    const auto more = rare.size() < wanted_ / 2 ? rarest_unseen(records) : nullptr;
    if (more) {
      rare.push_back(more);
      continue;
    }
    std::sort(records.begin(), records.end(), [](const auto& a, const auto& b) { return a->index < b->index; });
    records.erase(std::unique(records.begin(), records.end()), records.end());
    return records;
  }
}

}  // namespace quern::report
