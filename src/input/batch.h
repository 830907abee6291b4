// Documents as they came, cut out of their inputs and not parsed yet: what one thread takes at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "quern/record.h"

namespace quern {

// A batch is full with so many bytes; one document may be larger.
inline constexpr size_t kBatchBytes = size_t{256} << 10;
// And with so many documents: the records of small ones take far more room than they.
inline constexpr size_t kBatchDocuments = 1000;

struct RawDocument {
  enum class Form : uint8_t {
    kText,     // the bytes are the document, of source.media_type; source.charset: as declared, empty if unknown
    kJson,     // the bytes are a JSON object; the text is a member of it
    kRefused,  // the bytes are the original of a reject
  };

  Form form = Form::kText;
  Source source = {};   // uri, document, offset, media_type and charset; the parser fills in the rest
  std::string id = {};  // empty: it has none, or its JSON object names it
  // Of its first byte in all that its reader read, decompressed and one stream after the other: it grows from document to document.
  uint64_t position = 0;
  uint64_t line = 0;                   // of its stream, from 1, where it begins; 0: not counted
  uint32_t input = 0;                  // number of the input it came from, among all of the run
  std::string code = {}, reason = {};  // of kRefused
  size_t begin = 0, end = 0;           // its bytes in the batch
};

// Keeps its room when it is cleared.
class Batch {
 public:
  void add(RawDocument document, std::string_view bytes) {
    document.begin = bytes_.size();
    bytes_ += bytes;
    document.end = bytes_.size();
    documents_.push_back(std::move(document));
  }
  void clear() {
    documents_.clear();
    if (bytes_.capacity() > 4 * kBatchBytes) std::string().swap(bytes_);  // a giant passed through
    bytes_.clear();
  }

  bool empty() const { return documents_.empty(); }
  // Documents themselves take room, too: a batch of empty ones ends.
  bool full() const {
    return documents_.size() >= kBatchDocuments || bytes_.size() + documents_.size() * sizeof(RawDocument) >= kBatchBytes;
  }
  std::span<RawDocument> documents() { return documents_; }
  std::string_view bytes(const RawDocument& document) const {
    return std::string_view(bytes_).substr(document.begin, document.end - document.begin);
  }

 private:
  std::string bytes_;
  std::vector<RawDocument> documents_;
};

}  // namespace quern
