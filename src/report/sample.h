// Which records of a stream are shown: few, spread over all of it, with the rare kinds among them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace quern::report {

// A record that may be shown.
struct SampledRecord {
  uint64_t index = 0;  // among all records, from 0
  std::string json;
  std::string file;
  uint64_t line = 0;
  std::vector<std::string> labels;
};

// One pass, no chance: the same records give the same sample. It holds at most twice the wanted number of records and one for each of the
// first kMostLabels labels, none larger than kLargestRecord.
class Sample {
 public:
  static constexpr size_t kMostLabels = 256;
  static constexpr size_t kLargestRecord = size_t{1} << 20;

  explicit Sample(size_t wanted) : wanted_(wanted) {}

  // `labels`: what it is an example of ("kind job_posting", "flag glued_tags").
  void offer(std::string_view json, std::string_view file, uint64_t line, std::vector<std::string> labels);

  // Records at even distances; in place of up to half of them, one for each label, the rarest first, that would not be seen otherwise.
  // In the order of the stream.
  std::vector<std::shared_ptr<const SampledRecord>> chosen() const;
  // Records that were too large to be shown.
  uint64_t too_large() const { return too_large_; }

 private:
  using Records = std::vector<std::shared_ptr<const SampledRecord>>;
  struct Label {
    uint64_t count = 0;
    std::shared_ptr<const SampledRecord> first;
  };

  void thin_out();
  Records spread(size_t count) const;
  std::shared_ptr<const SampledRecord> rarest_unseen(const Records& chosen) const;

  size_t wanted_;
  uint64_t offered_ = 0, too_large_ = 0;
  uint64_t stride_ = 1;
  Records kept_;  // every stride_-th
  std::map<std::string, Label, std::less<>> labels_;
};

}  // namespace quern::report
