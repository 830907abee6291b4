#include "cli/report_run.h"

#include <algorithm>
#include <limits>

#include "cli/console.h"
#include "cli/quantity.h"
#include "cli/record_lines.h"
#include "input/whole_file.h"
#include "json/reader.h"

namespace quern::cli {
namespace {

constexpr size_t kStatisticsLimit = size_t{64} << 20;
constexpr uint64_t kMostMessages = 10;  // about the lines of one file

}  // namespace

ReportRun::ReportRun(report::Findings& findings, report::Sample& sample, const Console& console)
    : findings_(findings), sample_(sample), console_(console) {}

void ReportRun::read_records(const std::string& path) {
  read_lines(path, [&](std::string_view line, const Value& record, At at) {
    std::string misfit = report::RecordCounts::misfit(record);
    if (!misfit.empty()) return misfit;
    findings_.records.add(record);
    sample_.offer(line, at.path, at.line, report::labels_of(record));
    return misfit;
  });
}

void ReportRun::read_rejects(const std::string& path) {
  findings_.has_rejects = true;
  read_lines(path, [&](std::string_view, const Value& reject, At) {
    std::string misfit = report::RejectCounts::misfit(reject);
    if (misfit.empty()) findings_.rejects.add(reject);
    return misfit;
  });
}

void ReportRun::read_lines(const std::string& path, const TakeLine& take) {
  if (signal() != 0) return;
  refused_here_ = 0;
  const auto take_line = [&](const InputLine& line) {
    const At at{path, line.number};
    if (!line.whole())
      return refuse(at, {"not_a_record", {}, "the line has " + std::to_string(line.bytes) + " bytes, no record has that many", ""});
    const auto value = parse_json(line.text);
    if (!value) return refuse(at, value.errors().front());
    if (std::string misfit = take(line.text, *value, at); !misfit.empty())
      refuse(at, {"not_a_record", {}, "the line is not what quern parse writes: " + misfit, "Give what quern parse --emit record writes."});
  };
  const Errors errors = read_record_lines(path, interrupt_, {.take = take_line, .is_stopped = [this] { return signal() != 0; }});
  if (!errors.empty()) return fail(errors);
  if (refused_here_ > kMostMessages) console_.error(path + ": " + show_count(refused_here_ - kMostMessages, "more line") + " like these");
}

void ReportRun::read_statistics(const std::string& path) {
  if (signal() != 0) return;
  const auto text = read_whole_file(path, kStatisticsLimit, "name records as arguments, without --stats", interrupt_.wake_fd());
  if (signal() != 0) return;
  if (!text) return fail(text.errors());
  auto value = parse_json(*text);
  if (!value) {
    Error error = value.errors().front();
    error.place.file = path;
    return fail({error});
  }
  if (value->object() == nullptr)
    return fail(
        {{"not_json", {path, 0, 0}, "statistics are a JSON object, and this is none", "Name the file that quern wrote as statistics."}});
  findings_.statistics.push_back({path, std::move(*value)});
}

void ReportRun::refuse(At at, Error error) {
  failed_ = true;
  ++findings_.broken_lines;
  if (++refused_here_ > kMostMessages) return;
  error.place = {at.path, static_cast<uint32_t>(std::min<uint64_t>(at.line, std::numeric_limits<uint32_t>::max())), error.place.column};
  console_.error(error);
}

void ReportRun::fail(const Errors& errors) {
  failed_ = true;
  console_.error(errors);
}

}  // namespace quern::cli
