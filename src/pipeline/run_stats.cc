#include "pipeline/run_stats.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace quern {
namespace {

constexpr double kWidth = 1.125;

struct NamedCounts {
  std::string_view name;
  Counts RunStats::*counts;
};
constexpr std::array<NamedCounts, 11> kCounts{{{"rejects", &RunStats::rejects},
                                               {"passed_over", &RunStats::passed_over},
                                               {"flags", &RunStats::flags},
                                               {"kinds", &RunStats::kinds},
                                               {"languages", &RunStats::languages},
                                               {"charsets", &RunStats::charsets},
                                               {"media_types", &RunStats::media_types},
                                               {"repairs", &RunStats::repairs},
                                               {"rules", &RunStats::rules},
                                               {"fields", &RunStats::fields},
                                               {"sections", &RunStats::sections}}};

struct NamedNumber {
  std::string_view name;
  uint64_t RunStats::*number;
};
constexpr std::array<NamedNumber, 4> kNumbers{{{"documents", &RunStats::documents},
                                               {"records", &RunStats::records},
                                               {"rejected", &RunStats::rejected},
                                               {"document_bytes", &RunStats::document_bytes}}};

void count(Counts& counts, std::string_view name, uint64_t number = 1) {
  const auto found = counts.find(name);
  if (found != counts.end()) {
    found->second += number;
  } else {
    counts.emplace(name, number);
  }
}

// The upper limit of a bucket, in microseconds.
double limit_of(size_t bucket) { return std::pow(kWidth, static_cast<double>(bucket)); }

std::optional<uint64_t> count_of(const Value* value) {
  const int64_t* number = value == nullptr ? nullptr : value->integer();
  if (number == nullptr || *number < 0) return std::nullopt;
  return static_cast<uint64_t>(*number);
}

}  // namespace

void TimeCounts::add(std::chrono::nanoseconds time) {
  const double microseconds = std::max(1.0, static_cast<double>(time.count()) / 1000);
  const auto bucket = static_cast<size_t>(std::ceil(std::log(microseconds) / std::log(kWidth)));
  ++counts_[std::min(bucket, kBuckets - 1)];
}

void TimeCounts::add(const TimeCounts& other) {
  for (size_t i = 0; i < kBuckets; ++i) counts_[i] += other.counts_[i];
}

double TimeCounts::quantile(double share) const {
  uint64_t all = 0;
  for (const uint64_t number : counts_) all += number;
  const auto wanted = static_cast<uint64_t>(std::ceil(share * static_cast<double>(all)));
  uint64_t before = 0;
  for (size_t i = 0; i < kBuckets && all > 0; ++i) {
    before += counts_[i];
    if (counts_[i] > 0 && before >= wanted) return limit_of(i);
  }
  return 0;
}

void TimeCounts::write(JsonWriter& json) const {
  const auto rounded = [](double microseconds) { return static_cast<int64_t>(std::llround(microseconds)); };
  json.begin_object();
  json.key("p50"), json.integer(rounded(quantile(0.5)));
  json.key("p90"), json.integer(rounded(quantile(0.9)));
  json.key("p99"), json.integer(rounded(quantile(0.99)));
  json.key("max"), json.integer(rounded(quantile(1)));
  json.key("buckets"), json.begin_object();
  for (size_t i = 0; i < kBuckets; ++i)
    if (counts_[i] > 0) json.key(std::to_string(i)), json.integer(static_cast<int64_t>(counts_[i]));
  json.end_object();
  json.end_object();
}

bool TimeCounts::read(const Value& value) {
  const Value* buckets = value.find("buckets");
  if (buckets == nullptr || buckets->object() == nullptr) return false;
  for (const Member& each : *buckets->object()) {
    size_t bucket = kBuckets;
    std::from_chars(each.name.data(), each.name.data() + each.name.size(), bucket);
    const auto number = count_of(&each.value);
    if (!number || bucket >= kBuckets) return false;
    counts_[bucket] += *number;
  }
  return true;
}

void RunStats::add(const Record& record) {
  ++documents, ++records;
  document_bytes += record.source.bytes;
  for (const std::string& flag : record.flags) count(flags, flag);
  count(kinds, record.kind);
  count(languages, record.language ? std::string_view(*record.language) : "unknown");
  count(charsets, record.source.charset);
  count(media_types, record.source.media_type);
  for (const Repair& repair : record.repairs) count(repairs, repair.codec);
  for (const Field& field : record.fields) {
    if (!field.value.empty()) count(fields, field.name);
    for (const Evidence& evidence : field.evidence) count(rules, evidence.rule);
  }
  for (const Section& section : record.sections) count(sections, section.kind);
}

void RunStats::add(const Reject& reject) {
  ++documents, ++rejected;
  document_bytes += reject.source.bytes;
  count(rejects, reject.code);
}

void RunStats::add(const RunStats& other) {
  for (const NamedNumber& each : kNumbers) this->*each.number += other.*each.number;
  for (const NamedCounts& each : kCounts)
    for (const auto& [name, number] : other.*each.counts) count(this->*each.counts, name, number);
  times.add(other.times);
}

void RunStats::write(JsonWriter& json) const {
  for (const NamedNumber& each : kNumbers) json.key(each.name), json.integer(static_cast<int64_t>(this->*each.number));
  json.key("document_time_us"), times.write(json);
  for (const NamedCounts& each : kCounts) {
    json.key(each.name), json.begin_object();
    for (const auto& [name, number] : this->*each.counts) json.key(name), json.integer(static_cast<int64_t>(number));
    json.end_object();
  }
}

bool RunStats::read(const Value& object) {
  for (const NamedNumber& each : kNumbers) {
    const Value* value = object.find(each.name);
    const auto number = count_of(value);
    if (value != nullptr && !number) return false;
    this->*each.number += number.value_or(0);
  }
  for (const NamedCounts& each : kCounts) {
    const Value* value = object.find(each.name);
    if (value == nullptr) continue;
    if (value->object() == nullptr) return false;
    for (const Member& member : *value->object()) {
      const auto number = count_of(&member.value);
      if (!number) return false;
      count(this->*each.counts, member.name, *number);
    }
  }
  const Value* found = object.find("document_time_us");
  return found == nullptr || times.read(*found);
}

}  // namespace quern
