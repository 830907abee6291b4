#include "report/reject_counts.h"

#include <algorithm>

#include "report/shorten.h"

namespace quern::report {
namespace {

constexpr size_t kExamples = 3, kReasonBytes = 300, kMostCodes = 200;

}  // namespace

std::string RejectCounts::misfit(const Value& reject) {
  if (reject.object() == nullptr) return "it is no JSON object";
  for (const char* name : {"code", "reason"}) {
    const Value* found = reject.find(name);
    if (found == nullptr || found->string() == nullptr) return std::string("it has no string `") + name + "`";
  }
  return {};
}

void RejectCounts::add(const Value& reject) {
  ++documents;
  const Value* source = reject.find("source");
  const Value* size = source == nullptr ? nullptr : source->find("bytes");
  const uint64_t reject_bytes = size == nullptr ? 0 : static_cast<uint64_t>(std::max<int64_t>(size->as_integer(), 0));
  bytes += reject_bytes;
  std::string code = shorten(reject.find("code")->as_string(), 100);
  if (codes.size() >= kMostCodes && codes.find(code) == codes.end()) return;
  OfCode& of_code = codes[std::move(code)];
  ++of_code.documents;
  of_code.bytes += reject_bytes;
  const std::string reason = shorten(reject.find("reason")->as_string(), kReasonBytes);
  const bool known =
      std::any_of(of_code.examples.begin(), of_code.examples.end(), [&](const Example& example) { return example.reason == reason; });
  if (known || of_code.examples.size() >= kExamples) return;
  const Value* uri = source == nullptr ? nullptr : source->find("uri");
  const Value* number = source == nullptr ? nullptr : source->find("document");
  std::string place = uri == nullptr ? std::string() : shorten(uri->as_string(), kReasonBytes);
  if (number != nullptr) place += ", document " + std::to_string(number->as_integer());
  of_code.examples.push_back({std::move(place), reason});
}

}  // namespace quern::report
