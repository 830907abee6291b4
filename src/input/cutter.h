// Cuts a stream of bytes of one format into documents.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "input/batch.h"
#include "quern/result.h"

namespace quern {

// Push bytes in pieces of any size; the documents come out the same.
class Cutter {
 public:
  virtual ~Cutter() = default;
  virtual void feed(std::string_view bytes) = 0;
  // The stream is at its end.
  virtual void finish() = 0;
  // The stream ends where it should not: what there is of a document is no whole one, and refused as `document_cut`.
  virtual void break_off(const std::string& why) = 0;
  // Why nothing of the stream can be cut; asked after each call.
  virtual std::optional<Error> failure() const { return std::nullopt; }
};

// The bytes live until the call returns.
using TakeDocument = std::function<void(RawDocument&&, std::string_view bytes)>;

// What cutters know of the stream they cut.
struct StreamInfo {
  std::string uri = "-";
  std::string media_type = "text/plain";
  std::string charset = {};                  // as declared; empty: unknown
  size_t document_limit = size_t{16} << 20;  // bytes; a larger document is refused as `document_too_large`
};

// The source of the `number`-th document of a stream (from 0), at `offset` bytes.
Source source_at(const StreamInfo& stream, uint64_t number, uint64_t offset);

// A document that is refused before it is parsed. `source.bytes`: how many it has, of which the taker gets the first.
RawDocument refused(Source source, std::string code, std::string reason);
RawDocument refused_as_too_large(Source source, size_t limit);
RawDocument refused_as_cut(Source source, const std::string& why);

}  // namespace quern
