// Cutting streams into documents, without parsing them: bytes of input a second.
#include <benchmark/benchmark.h>

#include <string>

#include "input/open_cutter.h"

namespace quern::bench {
namespace {

constexpr size_t kSize = size_t{32} << 20;
constexpr size_t kPiece = size_t{256} << 10;

// A posting of about 4 KB, with quotes to be escaped in it.
std::string posting() {
  std::string text = "Harbour Pilot\n\nDuties:\n";
  while (text.size() < 4000) text += "- You bring ships of every size safely to their \"berth\", by day and by night\n";
  return text;
}

std::string with_doubled(const std::string& text, const std::string& quote, const std::string& line_end) {
  std::string out;
  for (const char c : text) out += c == '"' ? quote : c == '\n' ? line_end : std::string(1, c);
  return out;
}

std::string json_object() { return "{\"id\":7,\"title\":\"Pilot\",\"text\":\"" + with_doubled(posting(), "\\\"", "\\n") + "\"}"; }
std::string json_line() { return json_object() + "\n"; }
std::string json_element() { return json_object() + ",\n"; }
std::string csv_row() { return "7,Harbour Pilot,\"" + with_doubled(posting(), "\"\"", "\n") + "\"\r\n"; }
std::string warc_record() {
  const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + posting();
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://jobs.example.com/7\r\nWARC-Record-ID: <urn:uuid:7>\r\n"
         "Content-Type: application/http; msgtype=response\r\nContent-Length: " +
         std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

void cut(benchmark::State& state, InputFormat format, const std::string& head, std::string (*unit)()) {
  std::string bytes = head;
  for (const std::string one = unit(); bytes.size() < kSize;) bytes += one;
  for (auto _ : state) {
    Batch batch;
    const auto take = [&](RawDocument&& document, std::string_view of) {
      if (batch.full()) batch.clear();
      batch.add(std::move(document), of);
    };
    const auto cutter = open_cutter(format, {}, {}, take, [](std::string_view) {});
    for (std::string_view rest = bytes; !rest.empty(); rest.remove_prefix(std::min(rest.size(), kPiece)))
      cutter->feed(rest.substr(0, kPiece));
    cutter->finish();
    benchmark::DoNotOptimize(batch.documents().data());
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * bytes.size()));
}

BENCHMARK_CAPTURE(cut, text_by_form_feeds, InputFormat::kText, "", [] { return posting() + "\f"; });
BENCHMARK_CAPTURE(cut, json_lines, InputFormat::kJsonLines, "", json_line);
BENCHMARK_CAPTURE(cut, json_array, InputFormat::kJson, "[", json_element);
BENCHMARK_CAPTURE(cut, csv, InputFormat::kCsv, "id,title,text\r\n", csv_row);
BENCHMARK_CAPTURE(cut, warc, InputFormat::kWarc, "", warc_record);

}  // namespace
}  // namespace quern::bench
