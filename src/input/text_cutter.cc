#include "input/text_cutter.h"

#include <algorithm>
#include <utility>

namespace quern {

Result<std::optional<Pattern>> compile_separator(const SplitOptions& split) {
  if (split.mode != SplitOptions::Mode::kPattern) return std::optional<Pattern>();
  Result<Pattern> pattern = Pattern::compile(split.pattern);
  if (pattern) return std::optional<Pattern>(std::move(*pattern));
  Error error = pattern.errors().front();
  error.code = "bad_split_pattern";
  return error;
}

TextCutter::TextCutter(StreamInfo stream, SplitOptions::Mode mode, std::optional<Pattern> separator, TakeDocument take)
    : stream_(std::move(stream)), take_(std::move(take)), splitter_(mode, std::move(separator), *this) {}

void TextCutter::piece(std::string_view bytes, bool blank) {
  has_text_ = has_text_ || !blank;
  held_ += bytes.substr(0, std::min(bytes.size(), stream_.document_limit - held_.size()));
  size_ += bytes.size();
}

void TextCutter::separator(uint64_t bytes) {
  end_document(false);
  offset_ += bytes;
}

void TextCutter::finish() {
  splitter_.finish();
  end_document(true);
}

void TextCutter::break_off(const std::string& why) {
  splitter_.finish();
  if (!has_text_) return;
  Source source = source_at(stream_, documents_++, offset_);
  source.bytes = size_;
  take_(refused_as_cut(std::move(source), why), held_);
}

void TextCutter::end_document(bool at_end) {
  if (has_text_ || (at_end && documents_ == 0)) {
    Source source = source_at(stream_, documents_++, offset_);
    source.bytes = size_;
    if (size_ > stream_.document_limit) {
      take_(refused_as_too_large(std::move(source), stream_.document_limit), held_);
    } else {
      RawDocument document;
      document.source = std::move(source);
      take_(std::move(document), held_);
    }
  }
  offset_ += size_;
  size_ = 0;
  has_text_ = false;
  held_.clear();
}

}  // namespace quern
