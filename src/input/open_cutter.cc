#include "input/open_cutter.h"

#include <utility>

#include "input/csv_cutter.h"
#include "input/json_cutter.h"
#include "input/json_line_cutter.h"
#include "input/reject_cutter.h"
#include "input/text_cutter.h"

namespace quern {
namespace {

std::unique_ptr<Cutter> open_text_cutter(StreamInfo stream, const InputOptions& options, TakeDocument take) {
  const SplitOptions otherwise{stream.uri == "-" ? SplitOptions::Mode::kFormFeed : SplitOptions::Mode::kNone, ""};
  const SplitOptions split = options.split.value_or(otherwise);
  auto separator = compile_separator(split);
  return std::make_unique<TextCutter>(std::move(stream), split.mode, separator ? std::move(*separator) : std::nullopt, std::move(take));
}

}  // namespace

std::unique_ptr<Cutter> open_cutter(InputFormat format, StreamInfo stream, const InputOptions& options, TakeDocument take,
                                    PassOver pass_over) {
  switch (format) {
    case InputFormat::kHtml:
      stream.media_type = "text/html";
      return std::make_unique<TextCutter>(std::move(stream), SplitOptions::Mode::kNone, std::nullopt, std::move(take));
    case InputFormat::kJsonLines: return std::make_unique<JsonLineCutter>(std::move(stream), std::move(take));
    case InputFormat::kJson: return std::make_unique<JsonCutter>(std::move(stream), std::move(take));
    case InputFormat::kCsv:
    case InputFormat::kTsv: {
      CsvOptions table{options.text_field, options.id_field, format == InputFormat::kTsv ? '\t' : '\0'};
      return std::make_unique<CsvCutter>(std::move(stream), std::move(table), std::move(take));
    }
    case InputFormat::kWarc: return std::make_unique<WarcCutter>(std::move(stream), std::move(take), std::move(pass_over));
    case InputFormat::kRejects: return std::make_unique<RejectCutter>(std::move(stream), std::move(take));
    case InputFormat::kAuto:
    case InputFormat::kText: break;
  }
  return open_text_cutter(std::move(stream), options, std::move(take));
}

}  // namespace quern
